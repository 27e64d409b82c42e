#include "reference/lists.h"

#include "reference/text.h"
#include "reference/typed_list.h"

namespace muster_reference {
namespace {

std::vector<Record> CutBody(std::string_view bytes, const Head& head, CutRules rules) {
  rules.delimiter = head.delimiter;
  rules.columns = head.columns.size();
  rules.number_column = head.number_column;
  std::vector<Record> records = CutList(bytes.substr(head.body_offset), rules);
  for (Record& record : records) {
    record.begin += head.body_offset;
    record.end += head.body_offset;
    record.line += head.body_line - 1;
  }
  return records;
}

}  // namespace

ReadList ReadRecipientList(const RefList& list, const RefJob& job, const Home& home,
                           const std::vector<std::string>& content_columns) {
  ReadList read;
  if (list.list_text && !IsCsvText(list.bytes)) {
    read.typed_numbers = true;
    read.records = CutTypedNumbers(list.bytes, home, job.max_record_bytes);
    if (list.bytes.empty() || list.bytes == "\xEF\xBB\xBF") read.error = "list";
    return read;
  }
  HeadOptions options;
  options.detect_encoding = job.encoding == "auto";
  options.delimiter = job.delimiter;
  options.header = list.list_text ? "yes" : job.header;
  options.number_column = job.number_column;
  options.ref_column = job.ref_column;
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
  read.records = CutBody(list.bytes, read.head, rules);
  return read;
}

bool IsRepeatedHeader(const Record& record, const Head& head) {
  if (!record.code.empty() || record.fields.size() != head.folded_header.size()) return false;
  for (size_t i = 0; i < record.fields.size(); ++i) {
    if (FoldName(record.fields[i]) != head.folded_header[i]) return false;
  }
  return true;
}

std::string ReadSuppressionList(const std::string& bytes, const RefJob& job, const Home& home, bool keep_unreadable,
                                RefSuppressionList* list, std::set<uint64_t>* keys) {
  std::set<uint64_t> found;
  Head head;
  std::vector<Record> records;
  if (!bytes.empty() && bytes != "\xEF\xBB\xBF") {
    if (RefuseEncoding(bytes) == "UTF-16") return "UTF-16";
    HeadOptions options;  // always detected
    options.detect_encoding = false;
    options.space_advice = false;
    head = ReadHead(bytes, options);
    if (!head.error.empty()) return head.message;
    records = CutBody(bytes, head, CutRules());
  }
  for (const Record& record : records) {
    if (record.blank || IsRepeatedHeader(record, head)) continue;
    ++list->records;
    std::string field;
    if (record.code.empty() && head.number_column < record.fields.size()) field = record.fields[head.number_column];
    std::vector<uint64_t> numbers;
    if (IsUtf8(field)) numbers = NumbersSeen(field, home);
    if (numbers.empty() && keep_unreadable && IsUtf8(field) && !IsWhiteSpaceOnly(field)) {
      numbers.push_back(UnreadableKey(field));
    }
    found.insert(numbers.begin(), numbers.end());
    if (!numbers.empty()) continue;
    ++list->errors;
    if (list->first_error_line == 0) list->first_error_line = record.line;
  }
  list->numbers = found.size();
  keys->insert(found.begin(), found.end());
  if (found.empty() && !job.allow_empty_list) return "holds no number at all";
  bool too_many = job.max_list_errors >= 0
                      ? list->errors > static_cast<size_t>(job.max_list_errors)
                      : list->errors > 1 && static_cast<double>(list->errors) * 100 >
                                                static_cast<double>(list->records) * job.max_list_errors_percent;
  return too_many ? "too many records without a number" : "";
}

}  // namespace muster_reference
