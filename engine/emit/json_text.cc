#include "emit/json_text.h"

#include <array>
#include <charconv>
#include <cstring>

#include "base/strings.h"
#include "emit/decimal.h"
#include "emit/readable_text.h"

namespace muster {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool NeedsEscape(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

// Not 0 when one of the eight bytes needs an escape. A byte is below n when subtracting n borrows while its own top
// bit is clear; a borrow can only spoil bytes above a true hit, so 0 is exact.
uint64_t EscapesInWord(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kTops = kOnes * 0x80;
  const auto below = [](uint64_t bytes, uint64_t limit) { return (bytes - kOnes * limit) & ~bytes; };
  return (below(word, 0x20) | below(word ^ (kOnes * '"'), 1) | below(word ^ (kOnes * '\\'), 1)) & kTops;
}

// The first position from `begin` on that needs an escape; the size of `text` when there is none.
size_t FindEscape(std::string_view text, size_t begin) {
  while (text.size() - begin >= 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + begin, 8);
    if (EscapesInWord(word) != 0) break;
    begin += 8;
  }
  while (begin < text.size() && !NeedsEscape(static_cast<unsigned char>(text[begin]))) ++begin;
  return begin;
}

void AppendEscape(unsigned char byte, std::string* out) {
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  const size_t at = kShort.find(static_cast<char>(byte));
  if (at != std::string_view::npos) {
    const char escape[] = {'\\', kLetters[at]};
    out->append(escape, 2);
    return;
  }
  const char escape[] = {'\\', 'u', '0', '0', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
  out->append(escape, 6);
}

}  // namespace

void AppendJsonEscaped(std::string_view text, std::string* out) {
  for (size_t begin = 0;;) {
    const size_t end = FindEscape(text, begin);
    out->append(text.data() + begin, end - begin);
    if (end == text.size()) return;
    AppendEscape(static_cast<unsigned char>(text[end]), out);
    begin = end + 1;
  }
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
