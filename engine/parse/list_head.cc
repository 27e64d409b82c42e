#include "parse/list_head.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/strings.h"
#include "parse/column_names.h"
#include "parse/field_rules.h"
#include "parse/head_records.h"
#include "parse/record_scanner.h"
#include "source/encoding_guess.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr size_t kHeaderDigits = 6;  // a field with as many is data

// `0912345678 王小明`: a number, a space, and a text in one field.
bool IsNumberSpaceText(std::string_view record) {
  const std::string_view text = TrimSpace(record);
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view number = text.substr(0, space);
  for (size_t pos = 0; pos < number.size();) {
    const CodePoint c = DecodeUtf8(number, pos);
    const bool known =
        c.value < 0x80 ? std::string_view("0123456789+-().").find(static_cast<char>(c.value)) != std::string_view::npos
                       : c.value >= 0xFF10 && c.value <= 0xFF19;
    if (!known) return false;
    pos += c.size;
  }
  const bool has_text = std::ranges::any_of(text.substr(space), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return CountDigits(number) >= 8 && has_text;
}

class HeadReader {
 public:
  HeadReader(std::string_view name, std::string_view bytes, bool at_end, const HeadOptions& options)
      : name_(name), bytes_(bytes), at_end_(at_end), options_(options), format_(options.format) {}

  absl::StatusOr<ListHead> Read();

 private:
  using Step = absl::Status (HeadReader::*)();

  absl::Status CheckKind();
  absl::Status DecideEncoding();
  absl::Status SkipPreamble();
  bool HasFullwidthComma() const;
  absl::Status DecideDelimiter();
  absl::Status ReadRecords();
  absl::Status DecideHeader();
  absl::Status NameColumns();
  absl::Status ChooseNumberColumn();
  absl::Status ChooseRefColumn();
  absl::Status ChooseCountryColumn();
  absl::Status CheckSpaces();

  void TakeSamples();

  // The first record's fields; of a malformed one, cut as if quotes were ordinary, and without them.
  std::vector<std::string> FirstFields() const;
  bool NamesNumberColumn(const std::vector<std::string>& fields) const;
  absl::Status CheckOwnHeader() const;
  bool IsNumberColumnName(std::string_view field) const;

  std::string TextOf(const HeadRecord& record) const {
    return DecodeRecordLoosely(head_.dialect.encoding, bytes_.substr(record.begin, record.end - record.begin));
  }
  Phrase ReadAs() const;
  Phrase ColumnsInWords() const;
  Phrase NumberColumnAdvice() const;
  absl::Status Error(const Phrase& where, const Phrase& why, const Phrase& what_to_do) const {
    return MakeError(options_.kind, where, why, what_to_do);
  }
  // About the record `text` (line 0: about the list), and with how the list was read.
  absl::Status ErrorAt(std::string_view text, uint64_t line, const Phrase& why, const Phrase& what_to_do) const {
    const Phrase where = line > 0 ? Say("list {}, line {}: {}", name_, line, ForDisplay(text)) : Say("list {}", name_);
    return MakeError(options_.kind, where, why, what_to_do, ReadAs());
  }

  const std::string_view name_;
  const std::string_view bytes_;
  const bool at_end_;
  const HeadOptions& options_;
  const ListFormat& format_;

  ListHead head_;
  bool delimiter_known_ = false;
  // What is not decided yet is not shown.
  bool header_decided_ = false, number_column_decided_ = false;
  std::vector<HeadRecord> records_;  // the first that are not blank
};

absl::StatusOr<ListHead> HeadReader::Read() {
  static constexpr Step kSteps[] = {
      &HeadReader::CheckKind,       &HeadReader::DecideEncoding,      &HeadReader::SkipPreamble,
      &HeadReader::DecideDelimiter, &HeadReader::ReadRecords,         &HeadReader::DecideHeader,
      &HeadReader::NameColumns,     &HeadReader::CheckSpaces,         &HeadReader::ChooseNumberColumn,
      &HeadReader::ChooseRefColumn, &HeadReader::ChooseCountryColumn,
  };
  for (const Step step : kSteps) {
    if (absl::Status status = (this->*step)(); !status.ok()) return status;
  }
  TakeSamples();
  head_.dialect.columns = static_cast<uint32_t>(head_.columns.size());
  return std::move(head_);
}

absl::Status HeadReader::CheckKind() {
  const Phrase where = Say("list {}", name_);
  // An empty suppression list is judged by who loads it.
  if ((bytes_.empty() || bytes_ == kUtf8Bom) && options_.kind == ErrorKind::kList) {
    return Error(where, Say("the list is empty: it holds no bytes"), Say("check the path, or export the list again"));
  }
  // Text made of a UTF-16 list may begin like such a file; the list itself does not.
  if (const auto file = RecogniseForeignFile(bytes_); file && !IsUtf16(options_.shown.encoding)) {
    return Error(where, Say("it is {}, not a text list", file->what), file->advice);
  }
  return absl::OkStatus();
}

absl::Status HeadReader::DecideEncoding() {
  head_.encoding_detected = format_.encoding == Encoding::kAuto;
  head_.dialect.encoding = head_.encoding_detected ? options_.shown.encoding : format_.encoding;
  if (head_.dialect.encoding == Encoding::kMixed && format_.delimiter == Delimiter::kFullwidthComma) {
    return MixedFullwidthComma(ErrorKind::kUsage, name_);
  }
  // A suppression list of open encoding is read as ASCII.
  if (head_.dialect.encoding != Encoding::kAuto || options_.kind == ErrorKind::kSuppression) return absl::OkStatus();
  const size_t high = FindNonAscii(bytes_, 0);
  size_t begin = high;
  while (begin > 0 && !IsLineEnd(bytes_[begin - 1])) --begin;
  const size_t end = std::min(bytes_.find_first_of("\r\n", high), bytes_.size());
  return UndecidedEncoding(options_.kind, Say("list {}", name_), "--encoding",
                           1 + CountLineEnds(bytes_.substr(0, begin)), bytes_.substr(begin, end - begin));
}

// The byte order mark and Excel's line `sep=X`.
absl::Status HeadReader::SkipPreamble() {
  uint64_t& pos = head_.body_offset;
  pos = bytes_.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0;
  const std::string_view rest = bytes_.substr(pos);
  if (rest.size() < 5 || FoldName(rest.substr(0, 4)) != "sep=") return absl::OkStatus();
  static constexpr Delimiter kKnown[] = {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe};
  for (const Delimiter delimiter : kKnown) {
    if (DelimiterBytes(delimiter, Encoding::kUtf8)[0] != rest[4]) continue;
    if (rest.size() > 5 && !IsLineEnd(rest[5])) continue;
    pos += rest.size() == 5 ? 5 : rest.substr(5).starts_with("\r\n") ? 7 : 6;
    head_.records = head_.headers = 1;
    head_.first_line = 2;
    if (format_.delimiter == Delimiter::kAuto) {
      head_.delimiter = delimiter;
      delimiter_known_ = true;
    }
    break;
  }
  return absl::OkStatus();
}

// In the first line, in either encoding of a mixed list.
bool HeadReader::HasFullwidthComma() const {
  const std::string_view rest = bytes_.substr(head_.body_offset);
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kBig5}) {
    if (line.find(DelimiterBytes(Delimiter::kFullwidthComma, encoding)) != std::string_view::npos) return true;
  }
  return false;
}

absl::Status HeadReader::DecideDelimiter() {
  Dialect& dialect = head_.dialect;
  dialect.quotes = options_.quotes;
  dialect.max_field_lines = format_.max_field_lines;
  dialect.max_record_bytes = format_.max_record_bytes;
  head_.delimiter_detected = format_.delimiter == Delimiter::kAuto;
  if (!head_.delimiter_detected) {
    head_.delimiter = format_.delimiter;
  } else if (!delimiter_known_) {
    head_.delimiter = GuessDelimiter(dialect, bytes_, head_.body_offset, at_end_);
    if (dialect.encoding == Encoding::kMixed && head_.delimiter == Delimiter::kAuto && HasFullwidthComma()) {
      return MixedFullwidthComma(options_.kind, name_);
    }
  }
  SetDelimiter(head_.delimiter, &dialect);
  return absl::OkStatus();
}

absl::Status HeadReader::ReadRecords() {
  records_ = ReadHeadRecords(head_.dialect, bytes_, head_.body_offset, at_end_, kRecordsJudged);
  if (!records_.empty() || at_end_) return absl::OkStatus();
  const auto first = ReadHeadRecords(head_.dialect, bytes_, head_.body_offset, /*at_end=*/true, 1);
  if (first.empty()) {
    return Error(Say("list {}", name_), Say("its first 64 KiB are blank"), Say("export the list again"));
  }
  const std::string text = TextOf(first[0]);
  const bool stray = first[0].code == Code::kUnterminatedQuote;
  return ErrorAt(text, head_.first_line + first[0].lines_before,
                 stray ? Say("a quote opens in its first record and does not close within 64 KiB")
                       : Say("its first record is longer than 64 KiB"),
                 stray ? Say("remove the quote, or read quotes as ordinary characters (list option 16)")
                       : Say("check that the file is a list, one recipient a line"));
}

std::vector<std::string> HeadReader::FirstFields() const {
  if (records_.empty()) return {};
  const HeadRecord& first = records_[0];
  if (first.code == Code::kNone) return first.fields;
  Dialect plain = head_.dialect;
  plain.quotes = false;
  plain.max_record_bytes = std::numeric_limits<uint32_t>::max();
  auto cut = ReadHeadRecords(plain, bytes_.substr(0, first.end), first.begin, /*at_end=*/true, 1);
  if (cut.empty()) return {};
  for (std::string& field : cut[0].fields) std::erase(field, '"');
  return cut[0].fields;
}

bool HeadReader::IsNumberColumnName(std::string_view field) const {
  if (NumberColumnRank(field).has_value()) return true;
  return !format_.number_column.empty() && !ParseUint(TrimSpace(format_.number_column)).has_value() &&
         FoldName(field) == FoldName(format_.number_column);
}

// A record with a number in it is somebody's, also when a word such as Mobile stands beside the number; only a name
// that can be nothing else says more. Nine digits are no date.
bool HeadReader::NamesNumberColumn(const std::vector<std::string>& fields) const {
  constexpr size_t kNumberDigits = 9;
  bool named = false;
  for (const std::string& field : fields) {
    if (!IsNumberColumnName(field)) continue;
    const std::optional<int> rank = NumberColumnRank(field);
    if (!rank || *rank == 0) return true;
    named = true;
  }
  return named && std::ranges::none_of(fields, [](const auto& field) { return IsWrittenNumber(field, kNumberDigits); });
}

// Under job option 32 a header of the list's own must say the same as the content's first line: where they differ,
// values would stand in the wrong places.
absl::Status HeadReader::CheckOwnHeader() const {
  if (options_.content_columns == nullptr || records_.empty()) return absl::OkStatus();
  const std::vector<std::string> fields = FirstFields();
  const auto same_name = [](const std::string& a, const std::string& b) { return FoldName(a) == FoldName(b); };
  if (!NamesNumberColumn(fields) || std::ranges::equal(fields, *options_.content_columns, same_name)) {
    return absl::OkStatus();
  }
  return MakeError(ErrorKind::kUsage, Say("{} has a header of its own: {}", name_, ForDisplay(JoinWith(fields, ","))),
                   Say("the content's first line names other columns (job option 32): {}",
                       ForDisplay(JoinWith(*options_.content_columns, ","))),
                   Say("make the two the same, or leave 32 and the content's first line out"));
}

absl::Status HeadReader::DecideHeader() {
  head_.header_detected = format_.header == HeaderMode::kAuto;
  if (absl::Status same = CheckOwnHeader(); !same.ok()) return same;
  if (records_.empty() || format_.header == HeaderMode::kNo || options_.content_columns != nullptr) {
    return absl::OkStatus();
  }
  const HeadRecord& first = records_[0];
  const std::vector<std::string> fields = FirstFields();
  if (head_.header_detected) {
    const bool named = NamesNumberColumn(fields);
    const bool digits =
        std::ranges::any_of(fields, [](const auto& field) { return CountDigits(field) >= kHeaderDigits; });
    if (!named && digits) return absl::OkStatus();
    head_.header_assumed = !named;
  }
  head_.has_header = true;
  head_.header_record = TextOf(first);
  head_.header_fields = first.fields;
  head_.header_line = head_.first_line + first.lines_before;
  if (first.code != Code::kNone) {
    const bool stray = first.code == Code::kUnterminatedQuote;
    return ErrorAt(
        head_.header_record, head_.header_line,
        stray ? Say("a quote opens in the header and does not close") : Say("the header is over the record limit"),
        stray ? Say("remove the quote; if the list has no header, set --header no")
              : Say("check that the file is a list"));
  }
  head_.records += first.blanks_before + 1;
  head_.blank += first.blanks_before;
  ++head_.headers;
  head_.first_line += first.lines_before + first.line_ends;
  head_.body_offset = first.next;
  return absl::OkStatus();
}

absl::Status HeadReader::NameColumns() {
  header_decided_ = true;
  if (options_.content_columns != nullptr) {
    head_.columns = *options_.content_columns;
  } else if (head_.has_header) {
    for (const std::string& field : records_[0].fields) head_.columns.emplace_back(TrimSpace(field));
  } else {
    const auto good = std::ranges::find(records_, Code::kNone, &HeadRecord::code);
    const size_t count = good != records_.end() ? good->fields.size() : FirstFields().size();
    for (size_t i = 1; i <= std::max<size_t>(count, 1); ++i) head_.columns.push_back(std::to_string(i));
  }
  return absl::OkStatus();
}

// A list cut at nothing, of which every row has its number and a text with a space between.
absl::Status HeadReader::CheckSpaces() {
  // In a suppression list every number of a field is found, whatever text stands beside it.
  if (options_.kind == ErrorKind::kSuppression) return absl::OkStatus();
  if (format_.delimiter != Delimiter::kAuto || head_.delimiter != Delimiter::kAuto) return absl::OkStatus();
  const size_t skip = head_.has_header ? 1 : 0;
  if (records_.size() <= skip) return absl::OkStatus();
  for (size_t i = skip; i < records_.size(); ++i) {
    const HeadRecord& record = records_[i];
    if (record.fields.size() != 1 || !IsNumberSpaceText(record.fields[0])) return absl::OkStatus();
  }
  const HeadRecord& shown = records_[skip];
  const uint64_t line_of_first_byte =
      head_.has_header ? head_.header_line - records_[0].lines_before : head_.first_line;
  return ErrorAt(TextOf(shown), line_of_first_byte + shown.lines_before,
                 Say("every row is a number, a space and a text, but spaces separate columns only when that is set"),
                 Say("set --delimiter space"));
}

absl::Status HeadReader::ChooseNumberColumn() {
  uint32_t& chosen = head_.dialect.number_column;
  head_.number_column_detected = format_.number_column.empty();
  const bool named = head_.has_header || options_.content_columns != nullptr;
  const auto error = [this](const Phrase& why, const Phrase& what_to_do) {
    return ErrorAt(head_.header_record, head_.header_line, why, what_to_do);
  };
  if (!head_.number_column_detected) {
    const auto found = FindColumnOrIndex(head_.columns, format_.number_column);
    if (!found.has_value()) {
      return error(
          Say("there is no column \"{}\"; its columns are {}", ForDisplay(format_.number_column), ColumnsInWords()),
          Say("give --number-column one of these names, or its place counted from 1"));
    }
    chosen = *found;
    return absl::OkStatus();
  }
  if (!named || head_.columns.size() == 1) return absl::OkStatus();
  const std::vector<uint32_t> best = BestNumberColumns(head_.columns);
  if (best.empty()) {
    return error(Say("no column is known to hold the number; its columns are {}", ColumnsInWords()),
                 NumberColumnAdvice());
  }
  if (best.size() > 1) {
    return error(Say("two columns may hold the number: \"{}\" and \"{}\"", ForDisplay(head_.columns[best[0]]),
                     ForDisplay(head_.columns[best[1]])),
                 NumberColumnAdvice());
  }
  chosen = best[0];
  return absl::OkStatus();
}

absl::Status HeadReader::ChooseRefColumn() {
  number_column_decided_ = true;
  const bool named = head_.has_header || options_.content_columns != nullptr;
  if (format_.ref_column.empty()) {
    if (named) head_.ref_column = FindColumn(head_.columns, "RefID");
    return absl::OkStatus();
  }
  head_.ref_column = FindColumn(head_.columns, format_.ref_column);
  if (head_.ref_column.has_value()) return absl::OkStatus();
  return ErrorAt(head_.header_record, head_.header_line,
                 Say("there is no column \"{}\"; its columns are {}", ForDisplay(format_.ref_column), ColumnsInWords()),
                 Say("give --ref-column one of these names"));
}

// Nothing is guessed: a list without the column that says how its numbers are read is refused.
absl::Status HeadReader::ChooseCountryColumn() {
  if (format_.country_column.empty()) return absl::OkStatus();
  head_.country_column = FindColumnOrIndex(head_.columns, format_.country_column);
  if (head_.country_column.has_value()) return absl::OkStatus();
  return ErrorAt(
      head_.header_record, head_.header_line,
      Say("there is no column \"{}\"; its columns are {}", ForDisplay(format_.country_column), ColumnsInWords()),
      Say("give --country-column one of these names, or its place counted from 1"));
}

// Values rather than names of columns, when there are any.
void HeadReader::TakeSamples() {
  head_.encoding_evidence = options_.shown.evidence;
  std::vector<std::string>& samples = head_.encoding_evidence.samples;
  const auto take = [&samples](const HeadRecord& record) {
    for (const std::string& field : record.fields) {
      if (samples.size() < kMostSamples && FindNonAscii(field, 0) < field.size()) {
        samples.push_back(ForDisplay(field, kSampleBytes));
      }
    }
  };
  for (size_t i = head_.has_header ? 1 : 0; i < records_.size(); ++i) take(records_[i]);
  if (samples.empty() && !records_.empty()) take(records_[0]);
}

// --- words

Phrase HeadReader::ReadAs() const {
  const auto setting = [](const Phrase& label, const Phrase& value, bool detected) {
    return detected ? Say("{} {} (detected)", label, value) : Say("{} {} (set)", label, value);
  };
  const Phrase delimiter = head_.delimiter == Delimiter::kAuto ? Say("none") : Verbatim(NameOf(head_.delimiter));
  std::vector<Phrase> settings = {
      setting(Say("encoding"),
              head_.dialect.encoding == Encoding::kAuto ? Say("undecided") : Verbatim(NameOf(head_.dialect.encoding)),
              head_.encoding_detected),
      setting(Say("delimiter"), delimiter, head_.delimiter_detected)};
  if (header_decided_) {
    settings.push_back(setting(Say("header"), head_.has_header ? Say("yes") : Say("no"), head_.header_detected));
  }
  if (number_column_decided_) {
    settings.push_back(setting(Say("number column"), Verbatim(ForDisplay(head_.columns[head_.dialect.number_column])),
                               head_.number_column_detected));
  }
  return Enumerate(settings);
}

Phrase HeadReader::ColumnsInWords() const {
  std::vector<Phrase> shown;
  for (const std::string& column : head_.columns) shown.push_back(Say("\"{}\"", ForDisplay(column)));
  return Enumerate(shown);
}

Phrase HeadReader::NumberColumnAdvice() const {
  if (options_.kind == ErrorKind::kSuppression) return Say("name the column with the numbers SMSNumber");
  const Encoding shown = options_.shown.encoding;
  if (!head_.encoding_detected && shown != Encoding::kAuto && shown != head_.dialect.encoding) {
    return Say("the list looks like {}: leave --encoding out, or set --encoding {}", NameOf(shown), NameOf(shown));
  }
  return head_.header_assumed
             ? Say("set --number-column to a name, or to a place counted from 1; if the list has no header, set "
                   "--header no")
             : Say("set --number-column to a name, or to a place counted from 1");
}

}  // namespace

absl::Status MixedFullwidthComma(ErrorKind kind, std::string_view list_name) {
  return MakeError(kind, Say("list {}", list_name),
                   Say("the full-width comma is written in other bytes in each of the encodings that the list mixes"),
                   Say("set another delimiter, or save the list as UTF-8"));
}

absl::StatusOr<ListHead> ReadListHead(std::string_view name, std::string_view bytes, bool at_end,
                                      const HeadOptions& options) {
  return HeadReader(name, bytes, at_end, options).Read();
}

std::vector<std::string> SplitHeaderLine(std::string_view line) {
  if (line.starts_with(kUtf8Bom)) line.remove_prefix(kUtf8Bom.size());
  Dialect dialect;
  Delimiter delimiter = GuessDelimiter(dialect, line, 0, /*at_end=*/true);
  if (delimiter == Delimiter::kAuto) {
    // A stray quote hides the delimiter.
    dialect.quotes = false;
    delimiter = GuessDelimiter(dialect, line, 0, /*at_end=*/true);
    dialect.quotes = delimiter == Delimiter::kAuto;
  }
  SetDelimiter(delimiter, &dialect);
  const std::vector<HeadRecord> records = ReadHeadRecords(dialect, line, 0, /*at_end=*/true, 1);
  std::vector<std::string> columns;
  if (records.empty()) return columns;
  for (const std::string& field : records[0].fields) columns.emplace_back(TrimSpace(field));
  return columns;
}

}  // namespace muster
