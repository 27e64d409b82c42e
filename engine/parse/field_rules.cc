#include "parse/field_rules.h"

#include <algorithm>

#include "source/text_decoder.h"

namespace muster {
namespace {

// Digits that make a line inside a quoted field a row.
constexpr size_t kRowDigits = 8;

// Reads a field's text: is it a written number and nothing else?
class NumberText {
 public:
  explicit NumberText(Encoding encoding) : encoding_(encoding) {}

  void Add(std::string_view text) {
    for (size_t pos = 0; pos < text.size() && !spoiled_;) {
      const char c = text[pos];
      const size_t wide = static_cast<unsigned char>(c) < 0x80 ? 0 : WideDigitSize(encoding_, text, pos);
      const bool digit = wide > 0 || (c >= '0' && c <= '9');
      digits_ += digit ? 1 : 0;
      spoiled_ = !digit && std::string_view("+-(). ").find(c) == std::string_view::npos;
      pos += std::max<size_t>(wide, 1);
    }
  }
  bool IsNumber(size_t least_digits) const { return !spoiled_ && digits_ >= least_digits; }

 private:
  const Encoding encoding_;
  bool spoiled_ = false;
  size_t digits_ = 0;
};

size_t FindDelimiter(const Dialect& dialect, std::string_view line, size_t from) {
  const std::string_view delimiter = dialect.delimiter();
  if (delimiter.empty()) return line.size();
  if (!dialect.by_characters()) return std::min(line.find(delimiter, from), line.size());
  while (from < line.size() && !line.substr(from).starts_with(delimiter)) {
    from += StructureSize(dialect.encoding, line, from);
  }
  return std::min(from, line.size());
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
  NumberText number(Encoding::kUtf8);
  number.Add(field);
  return number.IsNumber(least_digits);
}

bool LooksLikeRow(const Dialect& dialect, std::string_view line, size_t mark, uint32_t* fields_before) {
  if (dialect.columns == 0 || line.size() > dialect.max_record_bytes) return false;
  const std::string_view delimiter = dialect.delimiter();
  NumberText number(dialect.encoding);
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
    const size_t end = FindDelimiter(dialect, line, pos);
    if (wanted) number.Add(line.substr(pos, end - pos));
    ++fields;
    if (fields_before != nullptr && end <= mark) *fields_before = fields;
    if (end == line.size()) break;
    pos = end + delimiter.size();
  }
  return fields == dialect.columns && number.IsNumber(kRowDigits);
}

}  // namespace muster
