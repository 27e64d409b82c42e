#include "emit/json_text.h"

#include <array>
#include <charconv>

#include "base/byte_room.h"
#include "emit/decimal.h"
#include "emit/readable_text.h"
#include "emit/special_bytes.h"

namespace muster {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// The letter of the short form, 0: there is none.
constexpr std::array<char, 128> kShortEscapes = [] {
  std::array<char, 128> letters{};
  constexpr std::string_view kBytes = "\b\t\n\f\r\"\\";
  for (size_t i = 0; i < kBytes.size(); ++i) letters[static_cast<size_t>(kBytes[i])] = "btnfr\"\\"[i];
  return letters;
}();

char* PutEscape(unsigned char byte, char* to) {
  *to++ = '\\';
  if (kShortEscapes[byte] != 0) {
    *to++ = kShortEscapes[byte];
    return to;
  }
  to = CopyShort("u00", to);
  *to++ = kHexDigits[byte >> 4];
  *to++ = kHexDigits[byte & 15];
  return to;
}

}  // namespace

char* PutJsonEscaped(std::string_view text, char* to) {
  for (size_t begin = 0;;) {
    const size_t end = FindJsonEscape(text, begin);
    to = CopyShort(text.substr(begin, end - begin), to);
    if (end == text.size()) return to;
    to = PutEscape(static_cast<unsigned char>(text[end]), to);
    begin = end + 1;
  }
}

void AppendJsonEscaped(std::string_view text, std::string* out) {
  const size_t begin = out->size();
  out->resize(begin + MostJsonBytes(text));
  out->resize(static_cast<size_t>(PutJsonEscaped(text, out->data() + begin) - out->data()));
}

JsonWriter::JsonWriter() { Begin('{'); }

JsonWriter& JsonWriter::Key(std::string_view key) {
  if (has_entries_.back()) text_ += ',';
  has_entries_.back() = true;
  NewLine();
  text_ += '"';
  AppendJsonEscaped(key, &text_);
  text_ += "\": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view value) {
  BeforeValue();
  text_ += '"';
  std::string readable;
  AppendReadable(value, &readable);
  AppendJsonEscaped(readable, &text_);
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::Number(uint64_t value) {
  BeforeValue();
  AppendDecimal(value, &text_);
  return *this;
}

JsonWriter& JsonWriter::Decimal(double value) {
  BeforeValue();
  std::array<char, 400> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 3);
  text_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::Bool(bool value) {
  BeforeValue();
  text_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::Null() {
  BeforeValue();
  text_ += "null";
  return *this;
}

JsonWriter& JsonWriter::BeginObject() {
  BeforeValue();
  Begin('{');
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  End('}');
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  BeforeValue();
  Begin('[');
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  End(']');
  return *this;
}

std::string JsonWriter::Finish() {
  End('}');
  text_ += '\n';
  return std::move(text_);
}

void JsonWriter::BeforeValue() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_entries_.back()) text_ += ',';
  has_entries_.back() = true;
  NewLine();
}

void JsonWriter::Begin(char bracket) {
  text_ += bracket;
  has_entries_.push_back(false);
}

void JsonWriter::End(char bracket) {
  const bool had_entries = has_entries_.back();
  has_entries_.pop_back();
  if (had_entries) NewLine();
  text_ += bracket;
}

void JsonWriter::NewLine() {
  text_ += '\n';
  text_.append(2 * has_entries_.size(), ' ');
}

std::string Hex16(uint64_t value) {
  std::string hex(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) hex[i] = kHexDigits[value & 15];
  return hex;
}

}  // namespace muster
