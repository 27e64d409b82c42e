#include "parse/field_rules.h"

#include <algorithm>

namespace muster {
namespace {

// Digits that make a line inside a quoted field a row.
constexpr size_t kRowDigits = 8;

// Reads a field's text byte by byte: is it a written number and nothing else?
class NumberText {
 public:
  void Add(std::string_view text) {
    for (const char c : text) Add(static_cast<unsigned char>(c));
  }
  bool IsNumber(size_t least_digits) const { return !spoiled_ && wide_ == 0 && digits_ >= least_digits; }

 private:
  // U+FF10 to U+FF19 are EF BC 90 to EF BC 99.
  void Add(unsigned char c) {
    if (wide_ == 1) {
      wide_ = 2;
      spoiled_ |= c != 0xBC;
    } else if (wide_ == 2) {
      wide_ = 0;
      ++digits_;
      spoiled_ |= c < 0x90 || c > 0x99;
    } else if (c == 0xEF) {
      wide_ = 1;
    } else if (c >= '0' && c <= '9') {
      ++digits_;
    } else {
      spoiled_ |= std::string_view("+-(). ").find(static_cast<char>(c)) == std::string_view::npos;
    }
  }

  bool spoiled_ = false;
  int wide_ = 0;  // bytes seen of a full-width digit
  size_t digits_ = 0;
};

size_t FindDelimiter(std::string_view line, std::string_view delimiter, size_t from) {
  return delimiter.empty() ? line.size() : std::min(line.find(delimiter, from), line.size());
}

}  // namespace

bool IsBlankRecord(std::string_view delimiter, std::string_view record) {
  while (!record.empty()) {
    if (record[0] == ' ' || record[0] == '\t') {
      record.remove_prefix(1);
    } else if (!delimiter.empty() && record.starts_with(delimiter)) {
      record.remove_prefix(delimiter.size());
    } else {
      return false;
    }
  }
  return true;
}

bool IsWrittenNumber(std::string_view field, size_t least_digits) {
  NumberText number;
  number.Add(field);
  return number.IsNumber(least_digits);
}

bool LooksLikeRow(const Dialect& dialect, std::string_view line, size_t mark, uint32_t* fields_before) {
  if (dialect.columns == 0 || line.size() > dialect.max_record_bytes) return false;
  const std::string_view delimiter = dialect.delimiter();
  NumberText number;
  uint32_t fields = 0;
  if (fields_before != nullptr) *fields_before = 0;
  for (size_t pos = 0;;) {
    const bool wanted = fields == dialect.number_column;
    if (dialect.quotes && pos < line.size() && line[pos] == '"') {
      ++pos;
      for (;;) {
        const size_t quote = line.find('"', pos);
        if (quote == std::string_view::npos) return false;
        if (wanted) number.Add(line.substr(pos, quote - pos));
        pos = quote + 1;
        if (pos == line.size() || line[pos] != '"') break;
        if (wanted) number.Add("\"");
        ++pos;
      }
    }
    const size_t end = FindDelimiter(line, delimiter, pos);
    if (wanted) number.Add(line.substr(pos, end - pos));
    ++fields;
    if (fields_before != nullptr && end <= mark) *fields_before = fields;
    if (end == line.size()) break;
    pos = end + delimiter.size();
  }
  return fields == dialect.columns && number.IsNumber(kRowDigits);
}

}  // namespace muster
