#include "reference/lists.h"

#include <algorithm>

#include "reference/countries.h"
#include "reference/decoder.h"
#include "reference/text.h"
#include "reference/typed_list.h"

namespace muster_reference {
namespace {

// The body's records, decoded. Offsets are those of the head's text.
std::vector<Record> CutBody(const Head& head, CutRules rules) {
  rules.encoding = CutEncoding(head);
  rules.delimiter = head.delimiter;
  rules.columns = head.columns.size();
  rules.number_column = head.number_column;
  std::vector<Record> records = CutList(std::string_view(head.text).substr(head.body_offset), rules);
  for (Record& record : records) {
    record.begin += head.body_offset;
    record.end += head.body_offset;
    record.line += head.body_line - 1;
    DecodeRecord(head.text, rules.encoding, &record);
  }
  return records;
}

// Where only valid numbers count: to tell numbers that stand beside each other, and what nothing can read.
Home Strictly(Home home) {
  home.possible = false;
  return home;
}

// Of a white list only what is certainly meant; on the other lists nobody may be missed.
std::vector<uint64_t> NumbersOfText(const std::string& text, const Home& home, bool white) {
  return white ? NumbersSeen(text, home) : AllNumbersSeen(text, home);
}

std::vector<uint64_t> NumbersOfEntry(const DecodedText& field, const Home& home, bool white) {
  std::vector<uint64_t> numbers = NumbersOfText(field.readable, home, white);
  if (!NumbersOfText(field.readable, Strictly(home), white).empty() || field.decodes) return numbers;
  // The parts between bytes that do not decode are looked at one by one.
  std::string part;
  for (char c : field.readable + '\xFF') {
    if (c != '\xFF') {
      part += c;
      continue;
    }
    for (uint64_t number : NumbersOfText(part, home, white)) numbers.push_back(number);
    part.clear();
  }
  return numbers;
}

// What list option 12 compares: the bytes, also without white space at their ends.
void KeepUnreadable(std::string text, std::set<uint64_t>* unreadable) {
  if (TrimWhiteSpace(text).empty()) return;
  unreadable->insert(UnreadableKey(text));
  unreadable->insert(UnreadableKey(TrimWhiteSpace(text)));
}

// What a record is searched as: one in UTF-8 in a list of big5 or gb18030 as that.
std::string SearchedAs(std::string_view record, const std::string& encoding) {
  std::string reading = ReadingOf(record, encoding);
  return reading == "undecided" && (encoding == "big5" || encoding == "gb18030") ? "utf-8" : reading;
}

// Adds what an entry of a suppression list holds. True when that is a number.
bool ReadEntry(const DecodedText& field, const Home& home, bool white, std::set<uint64_t>* numbers,
               std::set<uint64_t>* unreadable) {
  std::vector<uint64_t> seen = NumbersOfEntry(field, home, white);
  numbers->insert(seen.begin(), seen.end());
  if (NumbersOfEntry(field, Strictly(home), white).empty()) KeepUnreadable(field.text, unreadable);
  return !seen.empty();
}

// Where the encoding is in doubt, a field is searched in each of them.
bool ReadInEveryEncoding(const std::string& written, const Home& home, std::set<uint64_t>* numbers) {
  bool any = false;
  std::set<uint64_t> kept;
  for (const char* encoding : {"utf-8", "big5", "gb18030"}) {
    any |= ReadEntry(DecodeText(written, encoding), home, false, numbers, &kept);
  }
  return any;
}

// A malformed record: what stands between delimiters, quotes, line ends and NULs.
bool ReadPieces(const std::string& record, const Head& head, const Home& home, bool white, std::set<uint64_t>* numbers,
                std::set<uint64_t>* unreadable) {
  std::string encoding = CutEncoding(head);
  std::vector<std::string> pieces(1);
  for (size_t pos = 0; pos < record.size();) {
    std::string_view rest = std::string_view(record).substr(pos);
    if (!head.delimiter.empty() && StartsWith(rest, head.delimiter)) {
      pieces.emplace_back();
      pos += head.delimiter.size();
    } else if (std::string_view("\"\n\r\0", 4).find(rest[0]) != std::string_view::npos) {
      pieces.emplace_back();
      ++pos;
    } else {
      size_t length = CharacterLengthAt(record, pos, encoding);
      pieces.back() += rest.substr(0, length);
      pos += length;
    }
  }
  std::string reading = SearchedAs(record, encoding);
  std::set<uint64_t> kept;
  bool any = false, any_valid = false;
  for (const std::string& piece : pieces) {
    DecodedText text = DecodeText(piece, reading);
    any |= ReadEntry(text, home, white, numbers, &kept);
    any_valid |= !NumbersOfEntry(text, Strictly(home), white).empty();
  }
  if (any_valid) return true;
  KeepUnreadable(DecodeText(record, reading).text, &kept);
  unreadable->insert(kept.begin(), kept.end());
  return any;
}

}  // namespace

ReadList ReadRecipientList(const RefList& list, const RefJob& job, const Home& home,
                           const std::vector<std::string>& content_columns) {
  ReadList read;
  if (list.list_text && !IsCsvText(list.bytes)) {
    read.typed_numbers = true;
    read.head.text = list.bytes;
    read.records = CutTypedNumbers(list.bytes, Strictly(home), job.max_record_bytes);
    for (Record& record : read.records) DecodeRecord(list.bytes, "utf-8", &record);
    if (list.bytes.empty() || list.bytes == "\xEF\xBB\xBF") read.error = "list";
    return read;
  }
  HeadOptions options;
  options.encoding = list.list_text ? "utf-8" : job.encoding;  // what was typed in is UTF-8
  options.delimiter = job.delimiter;
  options.header = list.list_text && job.header == "no" ? "auto" : job.header;
  options.number_column = job.number_column;
  options.ref_column = job.ref_column;
  options.country_column = job.country_column;
  options.quotes = (job.list_option & 16) == 0;
  options.max_field_lines = job.max_field_lines;
  options.max_record_bytes = job.max_record_bytes;
  options.content_columns = content_columns;
  read.head = ReadHead(list.bytes, options);
  read.error = read.head.error;
  read.message = list.name + ": " + read.head.message;
  if (!read.error.empty()) return read;
  CutRules rules;
  rules.quotes = options.quotes;
  rules.max_field_lines = job.max_field_lines;
  rules.max_record_bytes = job.max_record_bytes;
  read.records = CutBody(read.head, rules);
  return read;
}

bool IsRepeatedHeader(const Record& record, const Head& head) {
  if (!record.code.empty() || record.fields.size() != head.folded_header.size()) return false;
  for (size_t i = 0; i < record.fields.size(); ++i) {
    if (FoldName(record.fields[i]) != head.folded_header[i]) return false;
  }
  return true;
}

namespace {

// The column of each row's country; size(): none. A white list must have it by name.
size_t CountryColumn(const Head& head, const RefJob& job, bool white) {
  if (job.country_column.empty() || (white && !head.has_header)) return head.columns.size();
  for (size_t i = 0; i < head.columns.size(); ++i) {
    if (FoldName(head.columns[i]) == FoldName(job.country_column)) return i;
  }
  for (size_t i = 0; !white && i < head.columns.size(); ++i) {
    if (std::to_string(i + 1) == TrimWhiteSpace(job.country_column)) return i;
  }
  return head.columns.size();
}

}  // namespace

std::string ReadSuppressionList(const std::string& bytes, const Home& home, const RefJob& job, RefSuppressionList* list,
                                std::set<uint64_t>* keys) {
  const bool white = list->role == "whitelist";
  std::set<uint64_t> found, unreadable;
  Head head;
  std::vector<Record> records;
  static const std::set<std::string> kNothing = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  if (kNothing.count(bytes) == 0) {
    HeadOptions options;  // always detected
    options.suppression = true;
    head = ReadHead(bytes, options);
    if (!head.error.empty()) return head.message;
    records = CutBody(head, CutRules());
  }
  if (head.header_assumed) {
    const std::string& field = head.columns[head.number_column];
    std::set<uint64_t> numbers;
    if (head.encoding == "undecided" && ReadInEveryEncoding(field, home, &numbers)) return "undecided encoding";
    ReadEntry(DecodeText(field, "utf-8"), home, white, &found, &unreadable);
  }
  for (const Record& record : records) {
    if ((record.blank && record.code.empty()) || IsRepeatedHeader(record, head)) continue;
    ++list->records;
    bool any = false;
    if (record.code.empty()) {
      std::string written;
      if (head.number_column < record.written.size()) written = record.written[head.number_column];
      std::string_view raw = std::string_view(head.text).substr(record.begin, record.end - record.begin);
      DecodedText field = DecodeText(written, SearchedAs(raw, CutEncoding(head)));
      if (head.encoding == "undecided" && !field.decodes) return "undecided encoding";
      Home abroad = home;
      if (size_t column = CountryColumn(head, job, white);
          column < std::min(head.columns.size(), record.written.size())) {
        std::string reading = SearchedAs(raw, CutEncoding(head));
        abroad = HomeOfField(DecodeText(record.written[column], reading).readable, home);
      }
      bool is_abroad = abroad.region != home.region;
      std::set<uint64_t> kept;
      if (!white || !is_abroad) any = ReadEntry(field, home, white, &found, &unreadable);
      if (is_abroad) any |= ReadEntry(field, abroad, white, &found, white ? &unreadable : &kept);
      bool ascii = std::all_of(written.begin(), written.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
      // The list may go on in another encoding than it began with.
      if (!any && !white && !ascii) any = ReadInEveryEncoding(written, home, &found);
      // Fields that do not line up may have their number in another column; without a header nobody has said which
      // column counts.
      bool uneven = record.multiline || record.fields.size() != head.columns.size();
      if (!white && (uneven || (!head.has_header && head.columns.size() > 1))) {
        any |= ReadPieces(std::string(raw), head, home, white, &found, &unreadable);
      }
    } else {
      any =
          ReadPieces(head.text.substr(record.begin, record.end - record.begin), head, home, white, &found, &unreadable);
    }
    if (any) continue;
    ++list->errors;
    if (list->first_error_line == 0) list->first_error_line = record.line;
  }
  list->numbers = found.size();
  keys->insert(found.begin(), found.end());
  keys->insert(unreadable.begin(), unreadable.end());
  if (found.empty() && !job.allow_empty_list) return "holds no number at all";
  bool too_many = job.max_list_errors >= 0
                      ? list->errors > static_cast<size_t>(job.max_list_errors)
                      : list->errors > 1 && static_cast<double>(list->errors) * 100 >
                                                static_cast<double>(list->records) * job.max_list_errors_percent;
  return too_many ? "too many records without a number" : "";
}

}  // namespace muster_reference
