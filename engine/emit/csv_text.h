// CSV by RFC 4180 with LF: fields that hold a comma, a quote, CR or LF are quoted.
#ifndef MUSTER_EMIT_CSV_TEXT_H_
#define MUSTER_EMIT_CSV_TEXT_H_

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

// Writes a field at `to`, where MostCsvBytes(field) must be free; returns its end.
char* PutCsvField(std::string_view field, char* to);
inline size_t MostCsvBytes(std::string_view field) { return 2 * field.size() + 2; }
void AppendCsvField(std::string_view field, std::string* out);

// The fields with commas between them and a line end.
void AppendCsvLine(std::initializer_list<std::string_view> fields, std::string* out);
void AppendCsvLine(const std::vector<std::string>& fields, std::string* out);

// Reads such a text back, line by line.
class CsvReader {
 public:
  // `text` not owned.
  explicit CsvReader(std::string_view text) : text_(text) {}

  // The fields of the next line; false at the end.
  bool Next(std::vector<std::string>* fields);

 private:
  std::string_view text_;
  size_t pos_ = 0;
};

}  // namespace muster

#endif  // MUSTER_EMIT_CSV_TEXT_H_
