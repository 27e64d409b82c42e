#include "reference/head.h"

#include <map>

#include "reference/text.h"

namespace muster_reference {
namespace {

const std::vector<std::string> kMobileNames = {"Mobile",   "Mobile No", "MobileNumber", "Cell",     "Cellphone",
                                               "MSISDN",   "dstaddr",   "DestNo",       "手機",     "手機號碼",
                                               "手機門號", "手機號",    "門號",         "行動電話", "行動電話號碼",
                                               "連絡手機", "聯絡手機",  "收訊門號",     "受話門號"};
const std::vector<std::string> kTelephoneNames = {"Phone",    "Phone Number", "Tel",      "Telephone", "電話",
                                                  "電話號碼", "聯絡電話",     "連絡電話", "號碼"};

// Case, width, spaces and `_ . : *` do not count in a number column's name.
std::string FoldNumberName(std::string_view name) {
  std::string out;
  for (char32_t c : Decode(name)) {
    char32_t h = LowerAscii(HalfWidth(c));
    if (IsWhiteSpace(h) || h == 0xFEFF || h == U'_' || h == U'.' || h == U':' || h == U'*') continue;
    out += Encode(std::u32string(1, h));
  }
  return out;
}

bool IsOneOf(const std::vector<std::string>& names, const std::string& folded) {
  for (const std::string& name : names) {
    if (FoldNumberName(name) == folded) return true;
  }
  return false;
}

constexpr size_t kRecordsJudged = 20;

// The records of a text, decoded.
std::vector<Record> CutAndDecode(std::string_view text, const CutRules& rules) {
  std::vector<Record> records = CutList(text, rules);
  for (Record& record : records) DecodeRecord(text, rules.encoding, &record);
  return records;
}

bool StartsLikeAnotherKindOfFile(std::string_view bytes) {
  for (std::string_view magic : {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8"}) {
    if (StartsWith(bytes, magic)) return true;
  }
  return false;
}

std::string DelimiterByWord(const std::string& word, const std::string& encoding) {
  if (word == "comma") return ",";
  if (word == "semicolon") return ";";
  if (word == "tab") return "\t";
  if (word == "pipe") return "|";
  if (word == "fullwidth-comma") return WideCommaIn(encoding);
  return " ";
}

// `sep=X`: X, else "".
std::string SepLine(std::string_view line) {
  if (line.size() != 5 || FoldName(line.substr(0, 4)) != "sep=") return "";
  return std::string(",;\t|").find(line[4]) == std::string::npos ? "" : std::string(1, line[4]);
}

// ASCII and full-width ones.
size_t CountDigits(std::string_view field) {
  size_t digits = 0;
  for (char32_t c : Decode(field)) {
    if (HalfWidth(c) >= U'0' && HalfWidth(c) <= U'9') ++digits;
  }
  return digits;
}

// A phone number and nothing else: 9 or more digits (8 could be a date) among `+-(). `.
bool IsWrittenNumber(std::string_view field) {
  for (char32_t c : Decode(field)) {
    bool digit = (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    if (!digit && std::u32string_view(U"+-(). ").find(c) == std::u32string_view::npos) return false;
  }
  return CountDigits(field) >= 9;
}

// `wanted`: --number-column; its place in the list is no name. A record with a number in it is somebody's, unless it
// has the wanted name or SMSNumber.
bool NamesNumberColumn(const std::vector<std::string>& fields, const std::string& wanted) {
  bool is_name = wanted.find_first_not_of("0123456789") != std::string::npos;
  bool some_name = false, some_number = false;
  for (const std::string& field : fields) {
    if (NumberColumnRank(field) == 0) return true;
    if (is_name && FoldName(field) == FoldName(wanted) && NumberColumnRank(field) < 0) return true;
    some_name = some_name || NumberColumnRank(field) > 0;
    some_number = some_number || IsWrittenNumber(field);
  }
  return some_name && !some_number;
}

bool NoFieldHasSixDigits(const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    if (CountDigits(field) >= 6) return false;
  }
  return true;
}

// `0912345678 王小明`: a number, a space, and something that is a letter or not ASCII.
bool IsNumberSpaceText(std::string_view field) {
  const std::string trimmed = TrimWhiteSpace(field);
  const std::string_view text = trimmed;
  size_t space = text.find(' ');
  if (space == std::string_view::npos || CountDigits(text.substr(0, space)) < 8) return false;
  for (char32_t c : Decode(text.substr(0, space))) {
    if ((c < U'０' || c > U'９') && std::u32string_view(U"0123456789+-().").find(c) == std::u32string_view::npos) {
      return false;
    }
  }
  for (char c : text.substr(space)) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) return true;
  }
  return false;
}

// One column, and every row of the first 20 records is a number, a space and a text.
bool WantsSpaceAdvice(std::string_view body, bool has_header, const CutRules& rules) {
  size_t seen = 0, rows = 0;
  for (const Record& record : CutAndDecode(body, rules)) {
    if (record.blank) continue;
    if (++seen > kRecordsJudged) break;
    if (has_header && seen == 1) continue;
    if (record.fields.empty() || !IsNumberSpaceText(record.fields[0])) return false;
    ++rows;
  }
  return rows > 0;
}

std::string FindRefColumn(Head* head, const std::string& wanted) {
  for (size_t i = 0; i < head->columns.size(); ++i) {
    if (FoldName(head->columns[i]) != FoldName(wanted.empty() ? "RefID" : wanted)) continue;
    head->ref_column = static_cast<int>(i);
    return "";
  }
  return wanted.empty() ? "" : "no column " + wanted;
}

std::string FindCountryColumn(Head* head, const std::string& wanted) {
  if (wanted.empty()) return "";
  for (size_t i = 0; i < head->columns.size(); ++i) {
    if (FoldName(head->columns[i]) != FoldName(wanted)) continue;
    head->country_column = static_cast<int>(i);
    return "";
  }
  for (size_t i = 0; i < head->columns.size(); ++i) {
    if (std::to_string(i + 1) == TrimWhiteSpace(wanted)) head->country_column = static_cast<int>(i);
  }
  return head->country_column >= 0 ? "" : "no column " + wanted;
}

void Fail(Head* head, const std::string& error, const std::string& message) {
  head->error = error;
  head->message = message;
}

// The body begins behind the record, which is `begin` bytes into the list.
void MoveBodyBehind(std::string_view bytes, size_t record_end, size_t lines, Head* head) {
  head->body_offset = record_end + LineEndAt(bytes, record_end);
  head->body_line += lines;
}

// The fields of a record; of a malformed one those that it has when quotes are no quotes.
std::vector<std::string> FieldsWithoutQuoting(std::string_view body, const Record& record, const CutRules& rules) {
  if (!record.fields.empty()) return record.fields;
  CutRules plain = rules;
  plain.quotes = false;
  plain.max_record_bytes = static_cast<size_t>(-1);
  std::string_view raw = body.substr(record.begin, record.end - record.begin);
  std::vector<std::string> fields = CutAndDecode(raw, plain)[0].fields;
  for (std::string& field : fields) std::erase(field, '"');
  return fields;
}

// "1", "2", … as many as the first well-formed record has fields.
void NumberColumns(std::string_view body, const std::vector<Record>& records, const CutRules& rules, Head* head) {
  size_t count = 1, seen = 0;
  for (const Record& record : records) {
    if (record.blank) continue;
    if (++seen > kRecordsJudged) break;
    if (seen == 1 || !record.fields.empty()) count = FieldsWithoutQuoting(body, record, rules).size();
    if (!record.fields.empty()) break;
  }
  for (size_t i = 1; i <= count; ++i) head->columns.push_back(std::to_string(i));
}

// Takes the header off the body when there is one, and names the columns.
// Job option 32: has the list a header of its own that says something else than the content's first line?
bool OwnHeaderDiffers(std::string_view body, const HeadOptions& options, const CutRules& rules) {
  for (const Record& record : CutAndDecode(body, rules)) {
    if (record.blank) continue;
    const std::vector<std::string> fields = FieldsWithoutQuoting(body, record, rules);
    if (!NamesNumberColumn(fields, options.number_column)) return false;
    if (fields.size() != options.content_columns.size()) return true;
    for (size_t i = 0; i < fields.size(); ++i) {
      if (FoldName(fields[i]) != FoldName(options.content_columns[i])) return true;
    }
    return false;
  }
  return false;
}

void TakeHeader(std::string_view bytes, const HeadOptions& options, const CutRules& rules, Head* head) {
  std::string_view body = bytes.substr(head->body_offset);
  std::vector<Record> records = CutAndDecode(body, rules);
  size_t first = 0;
  while (first < records.size() && records[first].blank && records[first].code.empty()) ++first;
  if (first == records.size()) return NumberColumns(body, records, rules, head);
  const Record& record = records[first];
  std::vector<std::string> fields = FieldsWithoutQuoting(body, record, rules);
  bool named = NamesNumberColumn(fields, options.number_column);
  bool is_header = options.header == "yes" || (options.header == "auto" && (named || NoFieldHasSixDigits(fields)));
  if (!is_header) return NumberColumns(body, records, rules, head);
  if (record.fields.empty()) return Fail(head, "list", "a malformed header");
  head->has_header = true;
  head->header_assumed = options.header == "auto" && !named;
  head->header_line = head->body_line + record.line - 1;
  std::string_view raw = body.substr(record.begin, record.end - record.begin);
  head->header_record = DecodeText(raw, ReadingOf(raw, rules.encoding)).text;
  head->columns = record.fields;
  for (const std::string& name : record.fields) head->folded_header.push_back(FoldName(name));
  head->headers += 1;
  head->blank += first;
  size_t next_line = first + 1 < records.size() ? records[first + 1].line : record.line + 1;
  MoveBodyBehind(bytes, head->body_offset + record.end, next_line - 1, head);
}

// The encoding in force, the text to cut, and where it begins.
void OpenText(std::string_view bytes, const HeadOptions& options, Head* head) {
  if (StartsLikeAnotherKindOfFile(bytes)) return Fail(head, "list", "not a text list");
  head->encoding = options.encoding == "auto" ? DetectEncoding(bytes) : options.encoding;
  std::string shown = EncodingOfFirstBytes(bytes);
  bool may_be_mixed = head->encoding == "mixed" && shown == "utf-8";
  if (!shown.empty() && shown != head->encoding && !may_be_mixed) {
    return Fail(head, "list", "set " + head->encoding + ", but the list begins like " + shown);
  }
  head->text = bytes;
  if (StartsWith(head->encoding, "utf-16")) {
    Utf16Text utf16 = Utf8FromUtf16(bytes, head->encoding == "utf-16be");
    head->text = utf16.text;
    head->offsets = utf16.offsets;
  }
  bool may_have_mark = CutEncoding(*head) == "utf-8" || head->encoding == "mixed";
  if (may_have_mark && StartsWith(head->text, "\xEF\xBB\xBF")) head->body_offset = 3;
  if (head->text.size() == head->body_offset) return Fail(head, "list", "a list of no bytes");
  if (head->encoding == "undecided" && !options.suppression) Fail(head, "list", "undecided encoding");
  if (head->encoding == "mixed" && options.delimiter == "fullwidth-comma")
    Fail(head, "usage", "mixed, full-width comma");
}

}  // namespace

int NumberColumnRank(std::string_view name) {
  if (!IsUtf8(name)) return -1;
  std::string folded = FoldNumberName(name);
  if (folded == "smsnumber") return 0;
  if (IsOneOf(kMobileNames, folded)) return 1;
  return IsOneOf(kTelephoneNames, folded) ? 2 : -1;
}

std::string DetectDelimiter(std::string_view text, const CutRules& rules) {
  constexpr size_t kHeadBytes = 64 * 1024;
  std::string best;
  size_t best_records = 0;
  for (const std::string& delimiter :
       {std::string(","), std::string(";"), std::string("\t"), std::string("|"), WideCommaIn(rules.encoding)}) {
    if (delimiter.empty()) continue;
    CutRules with = rules;
    with.delimiter = delimiter;
    with.columns = 0;
    std::map<size_t, size_t> records_by_fields;
    size_t seen = 0;
    for (const Record& record : CutList(text, with)) {
      bool beyond = text.size() > kHeadBytes && record.end >= kHeadBytes;
      if (record.blank) continue;
      if (beyond || ++seen > kRecordsJudged) break;
      if (record.fields.size() >= 2) ++records_by_fields[record.fields.size()];
    }
    for (const auto& [fields, records] : records_by_fields) {
      if (records <= best_records) continue;
      best = delimiter;
      best_records = records;
    }
  }
  return best;
}

std::string FindNumberColumn(const std::vector<std::string>& columns, const std::string& wanted, bool has_header,
                             bool one_column_will_do, size_t* index) {
  *index = 0;
  if (!wanted.empty()) {
    for (size_t i = 0; i < columns.size(); ++i) {
      *index = i;
      if (FoldName(columns[i]) == FoldName(wanted)) return "";
    }
    bool digits = wanted.find_first_not_of("0123456789") == std::string::npos && wanted.size() < 10;
    size_t number = digits ? std::stoul(wanted) : 0;
    if (number < 1 || number > columns.size()) return "no column " + wanted;
    *index = number - 1;
    return "";
  }
  if (!has_header) return "";
  if (columns.size() == 1 && one_column_will_do) return "";
  for (int rank = 0; rank <= 2; ++rank) {
    std::vector<size_t> found;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (NumberColumnRank(columns[i]) == rank) found.push_back(i);
    }
    if (found.size() > 1) return "two number columns: " + columns[found[0]] + ", " + columns[found[1]];
    if (found.empty()) continue;
    *index = found[0];
    return "";
  }
  return "no number column";
}

std::string CutEncoding(const Head& head) { return StartsWith(head.encoding, "utf-16") ? "utf-8" : head.encoding; }

void DecodeRecord(std::string_view text, const std::string& encoding, Record* record) {
  std::string reading = ReadingOf(text.substr(record->begin, record->end - record->begin), encoding);
  record->written = record->fields;
  for (std::string& field : record->fields) {
    record->decoded.push_back(DecodeText(field, reading));
    field = record->decoded.back().text;
  }
}

Head ReadHead(std::string_view list, const HeadOptions& options) {
  Head head;
  OpenText(list, options, &head);
  if (!head.error.empty()) return head;
  const std::string bytes = head.text;
  size_t first_line_end = EndOfLine(bytes, head.body_offset);
  std::string sep = SepLine(std::string_view(bytes).substr(head.body_offset, first_line_end - head.body_offset));
  if (!sep.empty()) {
    head.headers += 1;
    MoveBodyBehind(bytes, first_line_end, 1, &head);
  }
  CutRules rules;
  rules.encoding = CutEncoding(head);
  rules.quotes = options.quotes;
  rules.max_field_lines = options.max_field_lines;
  rules.max_record_bytes = options.max_record_bytes;
  std::string_view body = std::string_view(bytes).substr(head.body_offset);
  if (options.delimiter != "auto") {
    head.delimiter = DelimiterByWord(options.delimiter, rules.encoding);
  } else {
    head.delimiter = sep.empty() ? DetectDelimiter(body, rules) : sep;
    std::string_view line = body.substr(0, EndOfLine(body, 0));
    bool wide = line.find("，") != std::string_view::npos || line.find("\xA1\x41") != std::string_view::npos;
    if (rules.encoding == "mixed" && head.delimiter.empty() && wide) {
      Fail(&head, "list", "a mixed list cut at full-width commas");
      return head;
    }
  }
  rules.delimiter = head.delimiter;
  if (!options.content_columns.empty()) {
    if (OwnHeaderDiffers(body, options, rules)) {
      Fail(&head, "usage", "the list's own header differs from the content's first line");
      return head;
    }
    head.has_header = true;
    head.columns = options.content_columns;
    for (const std::string& name : head.columns) head.folded_header.push_back(FoldName(name));
  } else {
    TakeHeader(bytes, options, rules, &head);
  }
  if (!head.error.empty()) return head;
  bool own_header = head.has_header && options.content_columns.empty();
  if (options.delimiter == "auto" && head.delimiter.empty() && !options.suppression &&
      WantsSpaceAdvice(body, own_header, rules)) {
    Fail(&head, "list", "every row is number, space, text: --delimiter space");
    return head;
  }
  std::string error = FindNumberColumn(head.columns, options.number_column, head.has_header, true, &head.number_column);
  if (error.empty()) error = FindRefColumn(&head, options.ref_column);
  if (error.empty()) error = FindCountryColumn(&head, options.country_column);
  if (!error.empty()) Fail(&head, "list", error);
  return head;
}

std::vector<std::string> ContentColumns(std::string_view first_line) {
  if (StartsWith(first_line, "\xEF\xBB\xBF")) first_line.remove_prefix(3);
  CutRules rules;
  rules.delimiter = DetectDelimiter(first_line, rules);
  if (rules.delimiter.empty()) {  // a stray quote hides the delimiter
    rules.quotes = false;
    rules.delimiter = DetectDelimiter(first_line, rules);
    rules.quotes = rules.delimiter.empty();
  }
  std::vector<Record> records = CutList(first_line, rules);
  return records.empty() || records[0].blank ? std::vector<std::string>() : records[0].fields;
}

}  // namespace muster_reference
