// JSON as Muster writes it: UTF-8 as is; escaped are only `"`, `\` and control characters below U+0020, with the
// short forms where there are any.
#ifndef MUSTER_EMIT_JSON_TEXT_H_
#define MUSTER_EMIT_JSON_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

// Writes `text` (UTF-8) as the inside of a JSON string at `to`, where MostJsonBytes(text) must be free; returns its
// end. Runs without escapes are copied at once.
char* PutJsonEscaped(std::string_view text, char* to);
inline size_t MostJsonBytes(std::string_view text) { return 6 * text.size(); }
void AppendJsonEscaped(std::string_view text, std::string* out);

// Indented JSON, key by key in the order of the calls. Strings may hold any bytes: those that are no UTF-8 stand as
// `\xHH`.
class JsonWriter {
 public:
  // Opens the outermost object.
  JsonWriter();

  JsonWriter& Key(std::string_view key);
  JsonWriter& String(std::string_view value);
  JsonWriter& Number(uint64_t value);
  // Not negative, with three decimals.
  JsonWriter& Decimal(double value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();

  // Closes the outermost object and gives the text, with a line end. The writer is used up.
  std::string Finish();

 private:
  void BeforeValue();
  void Begin(char bracket);
  void End(char bracket);
  void NewLine();

  std::string text_;
  std::vector<bool> has_entries_;  // per open bracket
  bool after_key_ = false;
};

// "0123456789abcdef": sixteen lower-case hexadecimal digits.
std::string Hex16(uint64_t value);

}  // namespace muster

#endif  // MUSTER_EMIT_JSON_TEXT_H_
