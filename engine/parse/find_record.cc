// The quoting rule, byte by byte. A record is decided in one walk; whatever makes an opening quote stray ends
// the walk, and the record becomes the rest of that quote's physical line. The places where the answer could
// change with bytes that are not there yet return kNeedMore, so that every answer holds for any longer data.
#include <algorithm>

#include "parse/field_rules.h"
#include "parse/record_scanner.h"
#include "source/text_decoder.h"

namespace muster {
namespace {

class Finder {
 public:
  Finder(const Dialect& dialect, std::string_view data, size_t begin, bool at_end, Record* record,
         std::vector<FieldRef>* out, std::string* rewritten)
      : dialect_(dialect),
        delimiter_(dialect.delimiter()),
        data_(data),
        begin_(begin),
        limit_(begin + dialect.max_record_bytes),
        at_end_(at_end),
        record_(*record),
        out_(out),
        rewritten_(rewritten),
        out_mark_(out != nullptr ? out->size() : 0),
        rewritten_mark_(rewritten != nullptr ? rewritten->size() : 0),
        pos_(begin) {}

  FindResult Find();

 private:
  enum class Verdict : uint8_t { kClosed, kStray, kTooLong, kNeedMore };

  struct QuotedText {
    size_t begin = 0, end = 0;  // between the quotes
    bool doubled = false;
    uint32_t line_ends = 0;
    size_t first_line_end = 0;  // where the first of them begins
    size_t last_line = 0;       // where the line of the closing quote begins, when line_ends > 0
  };

  bool IsLineEndAt(size_t i) const { return data_[i] == '\n' || data_[i] == '\r'; }
  bool IsDelimiterAt(size_t i) const { return !delimiter_.empty() && data_.substr(i).starts_with(delimiter_); }
  size_t FindLineEnd(size_t from) const {
    while (from < data_.size() && !IsLineEndAt(from)) ++from;
    return from;
  }

  // Each leaves pos_ on the delimiter or line end behind the field, or at the end of the list.
  Verdict PlainField();
  Verdict QuotedField();
  Verdict FindClosingQuote(QuotedText* text);
  Verdict CheckLastLine(const QuotedText& text);
  Verdict SkipText();
  void EmitQuoted(const QuotedText& text, size_t tail);

  void DropFields();

  FindResult EndRecord();
  FindResult EndMalformed(size_t from, Code code);
  // Takes the line end at pos_, which is record_.end.
  FindResult TakeLineEnd();

  const Dialect& dialect_;
  const std::string_view delimiter_;
  const std::string_view data_;
  const size_t begin_;
  const size_t limit_;
  const bool at_end_;
  Record& record_;
  std::vector<FieldRef>* const out_;
  std::string* const rewritten_;
  const size_t out_mark_, rewritten_mark_;

  size_t pos_;
  size_t stray_line_end_ = 0;  // with kStray: where to look for the end of the stray quote's line
};

FindResult Finder::Find() {
  record_ = Record();
  for (;;) {
    const bool quoted = dialect_.quotes && pos_ < data_.size() && data_[pos_] == '"';
    switch (quoted ? QuotedField() : PlainField()) {
      case Verdict::kClosed:
        break;
      case Verdict::kStray:
        return EndMalformed(stray_line_end_, Code::kUnterminatedQuote);
      case Verdict::kTooLong:
        return EndMalformed(pos_, Code::kRecordTooLong);
      case Verdict::kNeedMore:
        DropFields();
        return FindResult::kNeedMore;
    }
    ++record_.fields;
    if (pos_ > limit_) return EndMalformed(pos_, Code::kRecordTooLong);
    if (pos_ == data_.size() || IsLineEndAt(pos_)) return EndRecord();
    pos_ += delimiter_.size();
    if (pos_ > limit_) return EndMalformed(pos_, Code::kRecordTooLong);
  }
}

Finder::Verdict Finder::PlainField() {
  const size_t field = pos_;
  const Verdict verdict = SkipText();
  if (verdict == Verdict::kClosed && out_ != nullptr) {
    out_->push_back({static_cast<uint32_t>(field), static_cast<uint32_t>(pos_ - field)});
  }
  return verdict;
}

Finder::Verdict Finder::SkipText() {
  const char* const bytes = data_.data();
  const size_t size = data_.size();
  const int first = delimiter_.empty() ? -1 : static_cast<unsigned char>(delimiter_[0]);
  const bool one_byte = delimiter_.size() <= 1;
  const bool by_characters = dialect_.by_characters();
  size_t i = pos_;
  while (i < size) {
    const char c = bytes[i];
    if (c == '\n' || c == '\r') break;
    if (static_cast<unsigned char>(c) == first && (one_byte || IsDelimiterAt(i))) break;
    i += by_characters ? StructureSize(dialect_.encoding, data_, i) : 1;
  }
  pos_ = i;
  if (i < size || at_end_) return Verdict::kClosed;
  return size > limit_ ? Verdict::kTooLong : Verdict::kNeedMore;
}

Finder::Verdict Finder::QuotedField() {
  QuotedText text;
  text.begin = pos_ + 1;
  Verdict verdict = FindClosingQuote(&text);
  if (verdict == Verdict::kStray) stray_line_end_ = text.line_ends > 0 ? text.first_line_end : text.begin;
  if (verdict != Verdict::kClosed) return verdict;
  const size_t tail = pos_ = text.end + 1;
  if (tail < data_.size() && !IsLineEndAt(tail) && !IsDelimiterAt(tail)) {
    const size_t left = data_.size() - tail;
    if (!at_end_ && left < delimiter_.size() && delimiter_.starts_with(data_.substr(tail))) return Verdict::kNeedMore;
    stray_line_end_ = text.first_line_end;
    if (text.line_ends > 0) return Verdict::kStray;
    verdict = SkipText();
    if (verdict != Verdict::kClosed) return verdict;
  }
  if (text.line_ends > 0) {
    verdict = CheckLastLine(text);
    if (verdict != Verdict::kClosed) return verdict;
    record_.multiline = true;
    record_.line_ends += text.line_ends;
  }
  if (out_ != nullptr) EmitQuoted(text, tail);
  return Verdict::kClosed;
}

Finder::Verdict Finder::FindClosingQuote(QuotedText* text) {
  for (size_t i = text->begin;;) {
    if (i >= limit_) return Verdict::kStray;
    if (i >= data_.size()) return at_end_ ? Verdict::kStray : Verdict::kNeedMore;
    const char c = data_[i];
    if (c == '"') {
      if (i + 1 == data_.size() && !at_end_) return Verdict::kNeedMore;
      if (i + 1 == data_.size() || data_[i + 1] != '"') {
        text->end = i;
        return Verdict::kClosed;
      }
      text->doubled = true;
      i += 2;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 == data_.size() && !at_end_) return Verdict::kNeedMore;
      if (text->line_ends == 0) {
        text->first_line_end = i;
      } else if (LooksLikeRow(dialect_, data_.substr(text->last_line, i - text->last_line))) {
        return Verdict::kStray;
      }
      if (++text->line_ends > dialect_.max_field_lines) return Verdict::kStray;
      i += c == '\r' && i + 1 < data_.size() && data_[i + 1] == '\n' ? 2 : 1;
      text->last_line = i;
    } else {
      ++i;
    }
  }
}

// The line on which a field of several lines closes is read to its physical end, whatever quotes follow. When the
// number on it stands behind the closing quote, where this record has its own, nobody would be swallowed by it: then
// the line speaks against the quote only if the quote's own line, with the quote as text, is a row too.
//
//     "a name on          proper: `lines",0912…` has the number of this record, and `"a name on` is no row
//     two lines",0912345678
//     "Stray,0911111111   stray: both lines are rows
//     Other",0922222222
Finder::Verdict Finder::CheckLastLine(const QuotedText& text) {
  if (dialect_.columns == 0) return Verdict::kClosed;
  const size_t end = FindLineEnd(text.end + 1);
  if (end == data_.size() && !at_end_ && end - text.last_line <= dialect_.max_record_bytes) return Verdict::kNeedMore;
  stray_line_end_ = text.first_line_end;
  const std::string_view line = data_.substr(text.last_line, end - text.last_line);
  uint32_t fields_before = 0;
  if (!LooksLikeRow(dialect_, line, text.end - text.last_line, &fields_before)) return Verdict::kClosed;
  if (fields_before != record_.fields || dialect_.number_column <= fields_before) return Verdict::kStray;
  size_t first_line = text.begin - 1;
  while (first_line > begin_ && !IsLineEndAt(first_line - 1)) --first_line;
  Dialect unquoted = dialect_;
  unquoted.quotes = false;
  const bool is_row = LooksLikeRow(unquoted, data_.substr(first_line, text.first_line_end - first_line));
  return is_row ? Verdict::kStray : Verdict::kClosed;
}

void Finder::EmitQuoted(const QuotedText& text, size_t tail) {
  if (!text.doubled && tail == pos_) {
    out_->push_back({static_cast<uint32_t>(text.begin), static_cast<uint32_t>(text.end - text.begin)});
    return;
  }
  const size_t start = rewritten_->size();
  for (size_t i = text.begin; i < text.end;) {
    const size_t quote = std::min(data_.find('"', i), text.end);
    const size_t end = std::min(quote + 1, text.end);
    rewritten_->append(data_.substr(i, end - i));
    i = quote + 2;
  }
  rewritten_->append(data_.substr(tail, pos_ - tail));
  out_->push_back(
      {static_cast<uint32_t>(start) | FieldRef::kRewritten, static_cast<uint32_t>(rewritten_->size() - start)});
}

void Finder::DropFields() {
  if (out_ != nullptr) out_->resize(out_mark_);
  if (rewritten_ != nullptr) rewritten_->resize(rewritten_mark_);
}

FindResult Finder::EndRecord() {
  record_.end = pos_;
  record_.blank = IsBlankRecord(delimiter_, data_.substr(begin_, pos_ - begin_));
  return TakeLineEnd();
}

FindResult Finder::EndMalformed(size_t from, Code code) {
  DropFields();
  pos_ = FindLineEnd(from);
  if (pos_ == data_.size() && !at_end_) return pos_ > limit_ ? FindResult::kOversize : FindResult::kNeedMore;
  record_.end = pos_;
  record_.code = pos_ > limit_ ? Code::kRecordTooLong : code;
  record_.fields = 0;
  record_.multiline = false;
  return TakeLineEnd();
}

FindResult Finder::TakeLineEnd() {
  const size_t size = data_.size();
  record_.next = pos_;
  if (pos_ == size) return FindResult::kRecord;
  const bool is_cr = data_[pos_] == '\r';
  if (is_cr && pos_ + 1 == size && !at_end_) return FindResult::kNeedMore;
  record_.next += is_cr && pos_ + 1 < size && data_[pos_ + 1] == '\n' ? 2 : 1;
  ++record_.line_ends;
  return FindResult::kRecord;
}

}  // namespace

FindResult FindRecord(const Dialect& dialect, std::string_view data, size_t begin, bool at_end, Record* record,
                      std::vector<FieldRef>* out, std::string* rewritten) {
  return Finder(dialect, data, begin, at_end, record, out, rewritten).Find();
}

}  // namespace muster
