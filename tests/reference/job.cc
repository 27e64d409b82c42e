#include "reference/job.h"

#include "reference/countries.h"
#include "reference/damage.h"
#include "reference/decoder.h"
#include "reference/lists.h"
#include "reference/number.h"
#include "reference/rules.h"
#include "reference/sms.h"
#include "reference/template.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr int kNational = 4, kRaw = 8, kNoQuotes = 16, kUnsubscribe = 32, kDedup = 64, kBlack = 128, kWhite = 256;
constexpr int kStrip = 1, kMerge = 16, kHeaderInContent = 32;

// What the usage rules of the options say; "" when the job may start.
std::string CheckOptions(const RefJob& job) {
  constexpr int kKnown = kNational | kRaw | kNoQuotes | kUnsubscribe | kDedup | kBlack | kWhite;
  if ((job.list_option & ~kKnown) != 0) return "list option bits 1, 2 and above 256";
  if ((job.job_option & ~(kStrip | kMerge | kHeaderInContent)) != 0) return "job option bits";
  auto mismatch = [&](int bit, const std::vector<std::string>& lists) {
    return ((job.list_option & bit) != 0) == lists.empty();
  };
  if (mismatch(kUnsubscribe, job.unsubscribe)) return "unsubscribe list and bit 32";
  if (mismatch(kBlack, job.blacklist)) return "black list and bit 128";
  if (mismatch(kWhite, job.whitelist)) return "white list and bit 256";
  if (job.character_set != 0 && job.character_set != 17 && job.character_set != 117) return "character set";
  if (job.body_format < 0 || job.body_format > 2) return "body format";
  const std::set<std::string> encodings = {"auto", "utf-8",      "utf-16le", "utf-16be",
                                           "big5", "big5-hkscs", "gb18030",  "mixed"};
  if (encodings.count(job.encoding) == 0) return "encoding";
  if (job.encoding == "mixed" && job.delimiter == "fullwidth-comma") return "no full-width comma under mixed";
  if (job.batch_size < 1 || job.batch_size > 100000) return "batch size";
  std::string region = JobRegion(job.country, job.region);
  if (region.empty()) return "country";
  std::string area;
  if (!ParseArea(job.area, region, &area)) return "area";
  std::set<std::string> codes;
  if (!CodesOf(job.countries, &codes)) return "countries";
  if (!codes.empty() && (job.list_option & (kNational | kRaw)) == (kNational | kRaw)) return "countries and 12";
  if (LineEndsToLf(job.content).empty()) return "no content";
  if (job.lists.empty()) return "no list";
  return CheckSenderOptions(job.sender_names, job.prepend_sender, job.strict_rules, job.character_set);
}

struct Outcome {
  enum Kind { kEmitted, kRejected, kSuppressed, kDuplicate } kind = kRejected;
  std::string code;
};

// One row on its way through the rules.
struct Row {
  size_t list = 0, number = 0;
  const Record* record = nullptr;
  const ReadList* source = nullptr;
  std::string ref;
  Verdict verdict;
  RefMessage message;
  size_t empty_values = 0;
};

class Judge {
 public:
  explicit Judge(const RefJob& job) : job_(job) {}

  RefResult Run() {
    Prepare();
    if (!result_.error.empty()) {
      RefResult failed;
      failed.error = result_.error;
      failed.error_message = result_.error_message;
      return failed;
    }
    CountHeads();
    for (size_t i = 0; i < job_.lists.size() && result_.error.empty(); ++i) RunList(i);
    RefCounters& counters = result_.counters;
    if (result_.error.empty() && job_.max_rejects_percent >= 0 &&
        static_cast<double>(counters.rejected) * 100 > static_cast<double>(counters.rows) * job_.max_rejects_percent) {
      Fail("budget", "too many rejects");
    }
    // A job that stops in the middle keeps its last, unfinished batch back.
    bool stopped = !result_.error.empty() && job_.max_rejects >= 0;
    counters.batches = (counters.emitted + (stopped ? 0 : job_.batch_size - 1)) / job_.batch_size;
    return result_;
  }

 private:
  void Fail(const std::string& error, const std::string& message) {
    if (!result_.error.empty()) return;
    result_.error = error;
    result_.error_message = message;
  }

  // --- before the first row ---

  void Prepare() {
    std::string usage = CheckOptions(job_);
    if (!usage.empty()) return Fail("usage", usage);
    policy_.national = (job_.list_option & kNational) != 0;
    policy_.raw = (job_.list_option & kRaw) != 0;
    policy_.accept_any = job_.accept == "any";
    policy_.home.region = JobRegion(job_.country, job_.region);
    policy_.home.possible = job_.validity == "possible";
    CodesOf(job_.countries, &policy_.countries);
    ParseArea(job_.area, policy_.home.region, &policy_.home.area);
    LoadSuppression("unsubscribe", job_.unsubscribe, &unsubscribed_);
    LoadSuppression("blacklist", job_.blacklist, &blacklisted_);
    LoadSuppression("whitelist", job_.whitelist, &whitelisted_);
    if (!result_.error.empty()) return;
    std::string content = LineEndsToLf(job_.content);
    if (StartsWith(content, "\xEF\xBB\xBF")) content.erase(0, 3);
    if (!content.empty() && content.back() == '\n') content.pop_back();
    if ((job_.job_option & kHeaderInContent) != 0) content = TakeColumnsOffContent(content);
    if (!result_.error.empty()) return;
    for (const RefList& list : job_.lists) {
      lists_.push_back(ReadRecipientList(list, job_, policy_.home, content_columns_));
      if (!lists_.back().error.empty()) Fail(lists_.back().error, lists_.back().message);
    }
    PrepareTemplate(content);
    PrepareRules();
  }

  void PrepareRules() {
    if (!result_.error.empty()) return;
    for (const std::string& name : job_.sender_names) senders_.push_back(BareSender(name));
    std::string literals;
    for (const TemplatePart& part : template_.parts) literals += part.placeholder ? "" : part.text;
    size_t first = 0;  // the first part that is not empty
    while (first < template_.parts.size() && !template_.parts[first].placeholder &&
           template_.parts[first].text.empty()) {
      ++first;
    }
    std::string begin;
    bool whole = true;
    for (size_t i = first; i < template_.parts.size(); ++i) {
      whole = whole && !template_.parts[i].placeholder;
      if (whole) begin += template_.parts[i].text;
    }
    if (job_.strict_rules && MustBegin() && !IsWhiteSpaceOnly(begin) &&
        (whole ? !BeginsWithSender(begin, senders_) : NeverBeginsWithSender(begin, senders_))) {
      return Fail("usage", "the content does not begin with the sender's name");
    }
    if (job_.character_set != 0 || job_.prepend_sender) return;
    Ucs2Characters found = FindUcs2Characters(literals);
    Warn("ucs2_characters", "content", found.line + (content_columns_.empty() ? 0 : 1), found.count);
  }

  bool MustBegin() const { return !senders_.empty() && !job_.prepend_sender; }

  std::string TakeColumnsOffContent(const std::string& content) {
    size_t line_end = content.find('\n');
    if (line_end == std::string::npos) {
      Fail("usage", "a content of one line");
      return "";
    }
    content_columns_ = ContentColumns(content.substr(0, line_end));
    bool found = false;
    for (size_t i = 0; i < content_columns_.size(); ++i) {
      const std::string& wanted = job_.number_column;
      if (wanted.empty()) {
        found |= NumberColumnRank(content_columns_[i]) >= 0;
      } else {
        found |= FoldName(content_columns_[i]) == FoldName(wanted) || std::to_string(i + 1) == wanted;
      }
    }
    if (!found) Fail("usage", "the content's first line has no number column");
    return content.substr(line_end + 1);
  }

  void PrepareTemplate(const std::string& content) {
    if (!result_.error.empty()) return;
    if ((job_.job_option & kMerge) == 0) {
      template_.parts = {{false, content}};
      return;
    }
    std::vector<std::string> columns;
    for (const ReadList& list : lists_) {
      columns.insert(columns.end(), list.head.columns.begin(), list.head.columns.end());
    }
    template_ = ParseTemplate(content, columns, job_.unknown_placeholder);
    if (!template_.unknown.empty()) return Fail("usage", "no column " + template_.unknown);
    for (const ReadList& list : lists_) {
      for (const TemplatePart& part : template_.parts) {
        if (!part.placeholder || list.typed_numbers || ColumnOf(list, part.text) >= 0) continue;
        return Fail("usage", "a list lacks the column " + part.text);
      }
    }
  }

  void LoadSuppression(const std::string& role, const std::vector<std::string>& files, std::set<uint64_t>* keys) {
    for (const std::string& bytes : files) {
      RefSuppressionList list;
      list.role = role;
      std::string error = ReadSuppressionList(bytes, policy_.home, job_, &list, keys);
      if (!error.empty()) Fail("suppression", role + " list: " + error);
      Warn("suppression_no_number", role, list.first_error_line, list.errors);
      result_.suppression_lists.push_back(list);
    }
  }

  static int ColumnOf(const ReadList& list, const std::string& folded_name) {
    for (size_t i = 0; i < list.head.columns.size(); ++i) {
      if (FoldName(list.head.columns[i]) == folded_name) return static_cast<int>(i);
    }
    return -1;
  }

  static std::string FieldOf(const Record& record, int column) {
    if (column < 0 || static_cast<size_t>(column) >= record.fields.size()) return "";
    return record.fields[static_cast<size_t>(column)];
  }

  static DecodedText DecodedOf(const Record& record, int column) {
    if (column < 0 || static_cast<size_t>(column) >= record.decoded.size()) return DecodedText();
    return record.decoded[static_cast<size_t>(column)];
  }

  // --- the rows ---

  void Warn(const std::string& code, size_t list, size_t line, size_t count = 1) {
    Warn(code, job_.lists[list].name, line, count);
  }

  void Warn(const std::string& code, const std::string& list, size_t line, size_t count) {
    if (count == 0) return;
    RefWarning& warning = result_.counters.warnings[code];
    if (warning.count == 0) {
      warning.first_list = list;
      warning.first_line = line;
    }
    warning.count += count;
  }

  // All heads are read before the first row.
  void CountHeads() {
    for (size_t i = 0; i < lists_.size(); ++i) {
      const Head& head = lists_[i].head;
      std::vector<std::string> columns = lists_[i].head.columns;
      for (std::string& name : columns) name = TrimWhiteSpace(name);
      std::string delimiter = head.delimiter;
      if (!delimiter.empty() && delimiter == WideCommaIn(CutEncoding(head))) delimiter = "，";
      result_.lists.push_back({head.headers + head.blank, 0, head.encoding, delimiter,
                               head.has_header && content_columns_.empty(), head.number_column, columns,
                               head.header_record});
      result_.counters.headers += head.headers;
      result_.counters.blank += head.blank;
      result_.counters.records += head.headers + head.blank;
      if (head.header_assumed) Warn("header_assumed", i, head.header_line);
    }
  }

  void RunList(size_t index) {
    const ReadList& list = lists_[index];
    RefCounters& counters = result_.counters;
    for (const Record& record : list.records) {
      ++counters.records;
      ++result_.lists[index].records;
      if (record.blank && record.code.empty()) {
        ++counters.blank;
      } else if (IsRepeatedHeader(record, list.head)) {
        ++counters.headers;
        ++counters.repeated_headers;
        Warn("repeated_header", index, record.line);
      } else {
        RunRow(index, list, record);
      }
      if (job_.max_rejects >= 0 && counters.rejected > static_cast<size_t>(job_.max_rejects)) {
        return Fail("budget", "too many rejects");
      }
    }
  }

  void RunRow(size_t index, const ReadList& list, const Record& record) {
    Row row;
    row.list = index;
    row.number = ++result_.counters.rows;
    ++result_.lists[index].rows;
    row.record = &record;
    row.source = &list;
    if (record.code.empty() && DecodedOf(record, list.head.ref_column).decodes) {
      row.ref = FieldOf(record, list.head.ref_column);
    }
    if (row.ref.empty()) row.ref = job_.ref_id;
    Report(row, Decide(&row));
  }

  // The first rule that applies decides.
  Outcome Decide(Row* row) {
    const Record& record = *row->record;
    if (!record.code.empty()) return {Outcome::kRejected, record.code};
    CountShapeWarnings(*row);
    for (int column : UsedColumns(*row)) {
      if (!DecodedOf(record, column).decodes) return {Outcome::kRejected, "invalid_encoding"};
    }
    WarnOfDamage(*row);
    std::string country = FieldOf(record, row->source->head.country_column);
    row->verdict = JudgeNumber(FieldOf(record, static_cast<int>(row->source->head.number_column)), policy_,
                               HomeOfField(country, policy_.home));
    if (!row->verdict.code.empty()) return {Outcome::kRejected, row->verdict.code};
    if (!row->verdict.repairs.empty()) ++result_.counters.rows_repaired;
    for (const std::string& repair : row->verdict.repairs) ++result_.counters.repaired[repair];
    if (row->verdict.no_trunk_prefix) Warn("no_trunk_prefix", row->list, record.line);
    std::string suppressed = SuppressedAs(*row);
    if (!suppressed.empty()) return {Outcome::kSuppressed, suppressed};
    if ((job_.list_option & kDedup) != 0) {
      uint64_t key = row->verdict.key;
      if (first_row_.count(key) > 0) {
        if (lost_.erase(key) > 0) Warn("lost_with_duplicates", row->list, record.line);
        return {Outcome::kDuplicate, ""};
      }
      first_row_[key] = row->number;
    }
    std::string fault = BuildMessage(row);
    if (fault.empty()) return {Outcome::kEmitted, ""};
    if ((job_.list_option & kDedup) != 0) lost_.insert(row->verdict.key);
    return {Outcome::kRejected, fault};
  }

  void CountShapeWarnings(const Row& row) {
    const Record& record = *row.record;
    if (row.source->typed_numbers) return;
    if (record.fields.size() < row.source->head.columns.size()) Warn("short_row", row.list, record.line);
    if (record.fields.size() > row.source->head.columns.size()) Warn("long_row", row.list, record.line);
    if (record.multiline) Warn("multiline_field", row.list, record.line);
  }

  std::vector<int> UsedColumns(const Row& row) {
    const Head& head = row.source->head;
    std::vector<int> used = {static_cast<int>(head.number_column), head.ref_column, head.country_column};
    for (const TemplatePart& part : template_.parts) {
      if (part.placeholder) used.push_back(ColumnOf(*row.source, part.text));
    }
    return used;
  }

  void WarnOfDamage(const Row& row) {
    for (int column : UsedColumns(row)) {
      if (column == static_cast<int>(row.source->head.number_column)) continue;
      if (!LooksDamaged(FieldOf(*row.record, column))) continue;
      return Warn("damaged_text", row.list, row.record->line);
    }
  }

  static bool Holds(const std::set<uint64_t>& keys, const Row& row) {
    for (uint64_t key : row.verdict.probes) {
      if (keys.count(key) > 0) return true;
    }
    return false;
  }

  // The code under which the row is suppressed, or "". Under `override` the white list protects only those of the
  // row's numbers that are on it.
  std::string SuppressedAs(const Row& row) {
    bool white = (job_.list_option & kWhite) != 0;
    bool override = white && job_.whitelist_mode == "override";
    bool unsubscribed = false, blacklisted = false, kept = false;
    for (uint64_t key : row.verdict.probes) {
      bool opted_out = unsubscribed_.count(key) > 0 || blacklisted_.count(key) > 0;
      if (override && whitelisted_.count(key) > 0) {
        kept |= opted_out;
      } else {
        unsubscribed |= unsubscribed_.count(key) > 0;
        blacklisted |= blacklisted_.count(key) > 0;
      }
    }
    if (unsubscribed) return "unsubscribed";
    if (blacklisted) return "blacklisted";
    bool listed = white && Holds(whitelisted_, row);
    if (listed && job_.whitelist_mode == "exclude") return "whitelisted";
    if (white && !listed && job_.whitelist_mode == "only") return "not_whitelisted";
    if (Holds(job_.already_sent, row)) return "already_sent";
    if (kept) Warn("override_kept", row.list, row.record->line);
    return "";
  }

  // Fills row->message. Returns a reject code or "".
  std::string BuildMessage(Row* row) {
    std::string text;
    for (const TemplatePart& part : template_.parts) {
      if (!part.placeholder) {
        text += part.text;
        continue;
      }
      std::string value = FieldOf(*row->record, ColumnOf(*row->source, part.text));
      if (value.empty()) ++row->empty_values;
      text += LineEndsToLf(value);
    }
    if (row->empty_values > 0 && job_.reject_empty_field) return "empty_field";
    if ((job_.job_option & kStrip) != 0) text = StripMessage(text);
    if (IsEmptyMessage(text)) return "empty_message";
    if (job_.prepend_sender && !BeginsWithSender(text, senders_)) text = "【" + senders_[0] + "】" + text;
    SmsText sms = MeasureSms(text, job_.character_set);
    if (!sms.code.empty()) return sms.code;
    if (sms.segments > (job_.body_format == 2 ? job_.max_segments : 1)) return "message_too_long";
    row->message.text = text;
    row->message.encoding = sms.encoding;
    row->message.segments = sms.segments;
    row->message.flash = job_.body_format == 1;
    return "";
  }

  // --- accounting ---

  void Report(const Row& row, const Outcome& outcome) {
    RefCounters& counters = result_.counters;
    const Record& record = *row.record;
    switch (outcome.kind) {
      case Outcome::kEmitted:
        return ReportMessage(row);
      case Outcome::kRejected: {
        ++counters.rejected;
        ++counters.by_code[outcome.code];
        const std::vector<size_t>& offsets = row.source->head.offsets;
        size_t begin = offsets.empty() ? record.begin : offsets[record.begin];
        size_t end = offsets.empty() ? record.end : offsets[record.end];
        std::string raw = job_.lists[row.list].bytes.substr(begin, end - begin);
        std::string shown = ShownRecord(raw, row.source->head.encoding);
        result_.rejects.push_back(
            {row.list, row.number, record.line, begin, raw.size(), outcome.code, row.ref, raw, shown});
        return;
      }
      case Outcome::kSuppressed:
        ++counters.suppressed;
        ++counters.suppressed_by_code[outcome.code];
        result_.suppressed.push_back({row.list, row.number, record.line, outcome.code, row.verdict.to, row.ref});
        return;
      case Outcome::kDuplicate:
        ++counters.duplicates;
        result_.duplicates.push_back(
            {row.list, row.number, record.line, row.verdict.to, row.ref, first_row_.at(row.verdict.key)});
        return;
    }
  }

  void ReportMessage(const Row& row) {
    RefCounters& counters = result_.counters;
    RefMessage message = row.message;
    if (MustBegin() && !BeginsWithSender(message.text, senders_)) {
      if (job_.strict_rules) return Fail("usage", "a message does not begin with the sender's name");
      Warn("no_sender_name", row.list, row.record->line);
    }
    message.to = row.verdict.to;
    message.row = row.number;
    message.list = row.list;
    message.line = row.record->line;
    message.ref = row.ref;
    message.key = row.verdict.key;
    result_.messages.push_back(message);
    ++counters.emitted;
    counters.segments += message.segments;
    ++(message.encoding == "gsm7" ? counters.gsm7_messages : counters.ucs2_messages);
    ++counters.by_count[message.segments];
    ++counters.countries[row.verdict.calling_code];
    ++counters.types[row.verdict.type];
    Warn("empty_value", row.list, row.record->line, row.empty_values);
  }

  const RefJob& job_;
  Policy policy_;
  std::vector<std::string> content_columns_;
  std::vector<ReadList> lists_;
  Template template_;
  std::vector<std::string> senders_;
  std::set<uint64_t> unsubscribed_, blacklisted_, whitelisted_;
  std::map<uint64_t, size_t> first_row_;  // key -> the row that was seen first
  std::set<uint64_t> lost_;               // keys whose first row fell to a message fault, no duplicate seen yet
  RefResult result_;
};

}  // namespace

RefResult RunReference(const RefJob& job) { return Judge(job).Run(); }

}  // namespace muster_reference
