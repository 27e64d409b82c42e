#include "emit/csv_text.h"

#include <algorithm>

#include "base/byte_room.h"
#include "emit/special_bytes.h"

namespace muster {
namespace {

template <typename Fields>
void AppendLine(const Fields& fields, std::string* out) {
  bool first = true;
  for (const auto& field : fields) {
    if (!first) *out += ',';
    first = false;
    AppendCsvField(field, out);
  }
  *out += '\n';
}

}  // namespace

char* PutCsvField(std::string_view field, char* to) {
  if (FindCsvSpecial(field, 0) == field.size()) return CopyShort(field, to);
  *to++ = '"';
  for (size_t begin = 0;;) {
    const size_t end = std::min(field.find('"', begin), field.size());
    to = CopyShort(field.substr(begin, end - begin), to);
    if (end == field.size()) break;
    to = CopyShort("\"\"", to);
    begin = end + 1;
  }
  *to++ = '"';
  return to;
}

void AppendCsvField(std::string_view field, std::string* out) {
  const size_t begin = out->size();
  out->resize(begin + MostCsvBytes(field));
  out->resize(static_cast<size_t>(PutCsvField(field, out->data() + begin) - out->data()));
}

void AppendCsvLine(std::initializer_list<std::string_view> fields, std::string* out) { AppendLine(fields, out); }
void AppendCsvLine(const std::vector<std::string>& fields, std::string* out) { AppendLine(fields, out); }

bool CsvReader::Next(std::vector<std::string>* fields) {
  fields->clear();
  if (pos_ == text_.size()) return false;
  for (;;) {
    std::string& field = fields->emplace_back();
    if (pos_ < text_.size() && text_[pos_] == '"') {
      for (++pos_; pos_ < text_.size(); ++pos_) {
        if (text_[pos_] == '"' && (pos_ + 1 == text_.size() || text_[pos_ + 1] != '"')) break;
        if (text_[pos_] == '"') ++pos_;
        field += text_[pos_];
      }
      pos_ = std::min(pos_ + 1, text_.size());
    }
    const size_t end = std::min(text_.find_first_of(",\n", pos_), text_.size());
    field += text_.substr(pos_, end - pos_);
    pos_ = std::min(end + 1, text_.size());
    if (end == text_.size() || text_[end] == '\n') return true;
  }
}

}  // namespace muster
