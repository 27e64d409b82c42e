#include "pipeline/judged_job.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "absl/strings/str_split.h"
#include "emit/readable_text.h"
#include "muster/compiled_set.h"
#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "parse/dialect.h"

namespace muster {
namespace {

using muster_reference::RefJob;
using muster_reference::RefList;
using muster_reference::RefResult;

SuppressionOptions OptionsOf(const RefJob& job, const std::string& role) {
  SuppressionOptions options;
  options.role = role;
  options.flag = "--" + role;
  options.country_code = job.country;
  options.region = job.region;
  options.area_code = job.area;
  options.country_column = job.country_column;
  options.validity = job.validity == "possible" ? Validity::kPossible : Validity::kValid;
  options.allow_empty = job.allow_empty_list;
  if (job.max_list_errors >= 0) {
    options.max_errors = Budget{.count = static_cast<uint64_t>(job.max_list_errors)};
  } else {
    options.max_errors = Budget{.is_percent = true, .percent = job.max_list_errors_percent};
  }
  return options;
}

// A folder for the sets of one job.
class SetFolder {
 public:
  // In memory where there is such a place: the tests make thousands.
  SetFolder() {
    path_ = std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path().string();
    path_ += "/muster-judged-XXXXXX";
    mkdtemp(path_.data());
  }
  ~SetFolder() { std::filesystem::remove_all(path_); }
  SetFolder(const SetFolder&) = delete;
  SetFolder& operator=(const SetFolder&) = delete;
  std::string NewPath() { return path_ + "/" + std::to_string(++count_) + ".mset"; }

 private:
  std::string path_;
  int count_ = 0;
};

std::shared_ptr<const SuppressionSet> LoadSet(const std::vector<std::string>& lists, const RefJob& job,
                                              const std::string& role, ListForm form, SetFolder* folder,
                                              absl::Status* status) {
  if (lists.empty() || !status->ok()) return nullptr;
  SuppressionOptions options = OptionsOf(job, role);
  options.mapping = form == ListForm::kCompiled ? SetMapping::kMap : SetMapping::kCopy;
  std::vector<Source> sources;
  for (const std::string& bytes : lists) {
    const Source text = Source::Memory(role, bytes);
    if (form == ListForm::kText || (form == ListForm::kSecondCompiled && sources.size() % 2 == 0)) {
      sources.push_back(text);
      continue;
    }
    const std::string path = folder->NewPath();
    if (*status = CompileSuppression({text}, options, {.path = path}).status(); !status->ok()) return nullptr;
    sources.push_back(Source::File(path));
  }
  auto set = SuppressionSet::Load(sources, options);
  if (!set.ok()) {
    *status = set.status();
    return nullptr;
  }
  return *set;
}

// How the list is laid out; whatever names nothing stays as it is.
ListFormat FormatOf(const RefJob& ref) {
  ListFormat format;
  format.country_column = ref.country_column;
  format.ref_column = ref.ref_column;
  format.number_column = ref.number_column;
  format.header = ref.header == "yes" ? HeaderMode::kYes : ref.header == "no" ? HeaderMode::kNo : HeaderMode::kAuto;
  for (const Delimiter delimiter : {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe,
                                    Delimiter::kFullwidthComma, Delimiter::kSpace}) {
    if (ref.delimiter == NameOf(delimiter)) format.delimiter = delimiter;
  }
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be, Encoding::kBig5,
                                  Encoding::kBig5Hkscs, Encoding::kGb18030, Encoding::kMixed}) {
    if (ref.encoding == NameOf(encoding)) format.encoding = encoding;
  }
  format.max_field_lines = static_cast<uint32_t>(ref.max_field_lines);
  format.max_record_bytes = static_cast<uint32_t>(ref.max_record_bytes);
  return format;
}

Job EngineJob(const RefJob& ref, ListForm form, SetFolder* folder, absl::Status* status) {
  Job job;
  job.content = ref.content;
  job.list_option = static_cast<uint32_t>(ref.list_option);
  job.job_option = static_cast<uint32_t>(ref.job_option);
  if (!ref.whitelist.empty()) {
    job.whitelist_mode = ref.whitelist_mode == "only"       ? WhitelistMode::kOnly
                         : ref.whitelist_mode == "override" ? WhitelistMode::kOverride
                                                            : WhitelistMode::kExclude;
  }
  job.country_code = ref.country;
  job.region = ref.region;
  job.area_code = ref.area;
  job.validity = ref.validity == "possible" ? Validity::kPossible : Validity::kValid;
  job.countries = ref.countries;
  job.format = FormatOf(ref);
  job.accept = ref.accept == "any" ? Accept::kAny : Accept::kMobile;
  if (ref.character_set != 0) job.character_set = ref.character_set;
  job.body_format = ref.body_format;
  job.max_segments = static_cast<int>(ref.max_segments);
  job.empty_field = ref.reject_empty_field ? EmptyFieldMode::kReject : EmptyFieldMode::kInsert;
  job.unknown_placeholder = ref.unknown_placeholder == "keep"    ? UnknownPlaceholder::kKeep
                            : ref.unknown_placeholder == "empty" ? UnknownPlaceholder::kEmpty
                                                                 : UnknownPlaceholder::kStop;
  job.sender_names = ref.sender_names;
  job.prepend_sender = ref.prepend_sender;
  job.strict_rules = ref.strict_rules;
  job.ref_id = ref.ref_id;
  job.batch_size = static_cast<uint32_t>(ref.batch_size);
  if (ref.max_rejects_percent >= 0) {
    job.max_rejects = Budget{.is_percent = true, .percent = ref.max_rejects_percent};
  }
  if (ref.max_rejects >= 0) job.max_rejects = Budget{.count = static_cast<uint64_t>(ref.max_rejects)};
  // As the command does: options that are wrong by themselves come before lists that cannot be read.
  Job unread = job;
  const auto stand_in = [](const auto& lists) { return lists.empty() ? nullptr : SuppressionSet::FromKeys({}, ""); };
  unread.unsubscribe = stand_in(ref.unsubscribe);
  unread.blacklist = stand_in(ref.blacklist);
  unread.whitelist = stand_in(ref.whitelist);
  if (*status = EffectiveJob(unread).status(); !status->ok()) return job;
  job.unsubscribe = LoadSet(ref.unsubscribe, ref, "unsubscribe", form, folder, status);
  job.blacklist = LoadSet(ref.blacklist, ref, "blacklist", form, folder, status);
  job.whitelist = LoadSet(ref.whitelist, ref, "whitelist", form, folder, status);
  if (!ref.already_sent.empty()) {
    job.already_sent = SuppressionSet::FromKeys({ref.already_sent.begin(), ref.already_sent.end()}, "already_sent");
  }
  return job;
}

// Lines of fields.
class Lines {
 public:
  template <typename... Fields>
  void Add(const std::string& what, const Fields&... fields) {
    text_ += what;
    ((text_ += "|", Write(fields)), ...);
    text_ += "\n";
  }
  const std::string& text() const { return text_; }

 private:
  void Write(const std::string& field) { text_ += field; }
  void Write(std::string_view field) { text_ += field; }
  void Write(const char* field) { text_ += field; }
  template <typename Number>
  void Write(Number number) {
    text_ += std::to_string(number);
  }

  std::string text_;
};

// What a sink is told, by kind.
class LineSink : public Sink {
 public:
  absl::Status Submit(const Batch& batch) override {
    batches_.Add("batch", batch.id, batch.messages.size());
    for (const Message& m : batch.messages) {
      messages_.Add("message", m.to, m.text, m.row, m.list, m.line, NameOf(m.encoding), m.segments, m.flash, m.ref,
                    m.key);
    }
    return absl::OkStatus();
  }
  absl::Status Rejected(const RejectedRow& r) override {
    std::string shown;
    AppendReversible(r.encoding, r.record, &shown);
    rejects_.Add("reject", r.list, r.row, r.line, r.byte_offset, r.bytes, NameOf(r.code), r.ref, r.record);
    if (r.bytes == r.record.size()) rejects_.Add("shown as", shown);
    return absl::OkStatus();
  }
  absl::Status Suppressed(const SuppressedRow& s) override {
    suppressed_.Add("suppressed", s.list, s.row, s.line, NameOf(s.code), s.number, s.ref);
    return absl::OkStatus();
  }
  absl::Status Duplicate(const DuplicateRow& d) override {
    duplicates_.Add("duplicate", d.list, d.row, d.line, d.number, d.ref, d.first_row);
    return absl::OkStatus();
  }
  SinkNeeds Needs() const override { return {true, true, true, true}; }

  std::string text() const {
    return rejects_.text() + suppressed_.text() + duplicates_.text() + messages_.text() + batches_.text();
  }

 private:
  Lines rejects_, suppressed_, duplicates_, messages_, batches_;
};

// The messages of an unfinished batch are kept back when a job stops in the middle.
std::string JudgedEvents(const RefResult& result, size_t batch_size) {
  Lines lines, batches;
  for (const auto& r : result.rejects) {
    lines.Add("reject", r.list, r.row, r.line, r.byte_offset, r.bytes, r.code, r.ref, r.record.substr(0, 4096));
    if (r.record.size() <= 4096) lines.Add("shown as", r.shown);
  }
  for (const auto& s : result.suppressed) lines.Add("suppressed", s.list, s.row, s.line, s.code, s.number, s.ref);
  for (const auto& d : result.duplicates) lines.Add("duplicate", d.list, d.row, d.line, d.number, d.ref, d.first_row);
  const size_t given = std::min(result.messages.size(), result.counters.batches * batch_size);
  for (size_t begin = 0; begin < given; begin += batch_size) {
    batches.Add("batch", begin / batch_size + 1, std::min(batch_size, given - begin));
  }
  for (size_t i = 0; i < given; ++i) {
    const auto& m = result.messages[i];
    lines.Add("message", m.to, m.text, m.row, m.list, m.line, m.encoding, m.segments, m.flash, m.ref, m.key);
  }
  return lines.text() + batches.text();
}

size_t CountOf(const std::map<std::string, size_t>& counts, std::string_view name) {
  const auto found = counts.find(std::string(name));
  return found == counts.end() ? 0 : found->second;
}

// The judge does not look for names in other brackets.
bool IsJudged(const CodeInfo& info) { return info.code != Code::kNone && info.code != Code::kUnreplacedName; }

void AddCodes(const Summary& summary, Lines* lines) {
  for (const CodeInfo& info : AllCodes()) {
    if (!IsJudged(info)) continue;
    const size_t index = static_cast<size_t>(info.code);
    if (info.group != CodeGroup::kWarning) {
      lines->Add(std::string(info.name), summary.by_code[index]);
      continue;
    }
    const Warning& warning = summary.warnings[index];
    lines->Add(std::string(info.name), warning.count, warning.first ? warning.first->list : "",
               warning.first ? warning.first->line : 0);
  }
}

void AddCodes(const muster_reference::RefCounters& counters, Lines* lines) {
  for (const CodeInfo& info : AllCodes()) {
    if (!IsJudged(info)) continue;
    const std::string name(info.name);
    switch (info.group) {
      case CodeGroup::kRepair:
        lines->Add(name, CountOf(counters.repaired, name));
        break;
      case CodeGroup::kReject:
        lines->Add(name, CountOf(counters.by_code, name));
        break;
      case CodeGroup::kSuppressed:
        lines->Add(name, CountOf(counters.suppressed_by_code, name));
        break;
      case CodeGroup::kDuplicate:
        lines->Add(name, counters.duplicates);
        break;
      case CodeGroup::kWarning: {
        const auto found = counters.warnings.find(name);
        const auto warning = found == counters.warnings.end() ? muster_reference::RefWarning() : found->second;
        lines->Add(name, warning.count, warning.first_list, warning.first_line);
        break;
      }
      case CodeGroup::kNone:
        break;
    }
  }
}

void AddCounts(const std::string& what, const std::map<std::string, size_t>& counts, Lines* lines) {
  for (const auto& [name, count] : counts) lines->Add(what, name, count);
}

void AddCounters(const Summary& s, Lines* lines) {
  lines->Add("totals", s.records, s.headers, s.blank, s.rows, s.emitted, s.rejected, s.suppressed, s.duplicates);
  lines->Add("messages", s.batches, s.repaired, s.segments, s.gsm7_messages, s.ucs2_messages);
  for (const auto& [segments, messages] : s.messages_by_segments) lines->Add("of segments", segments, messages);
  std::map<std::string, size_t> countries, types;
  for (const auto& [code, count] : s.countries) countries[code == 0 ? "unknown" : std::to_string(code)] = count;
  for (size_t type = 0; type < kNumberTypeCount; ++type) {
    if (s.types[type] > 0) types[std::string(NameOf(static_cast<NumberType>(type)))] = s.types[type];
  }
  AddCounts("country", countries, lines);
  AddCounts("type", types, lines);
  AddCodes(s, lines);
}

void AddCounters(const muster_reference::RefCounters& c, Lines* lines) {
  lines->Add("totals", c.records, c.headers, c.blank, c.rows, c.emitted, c.rejected, c.suppressed, c.duplicates);
  lines->Add("messages", c.batches, c.rows_repaired, c.segments, c.gsm7_messages, c.ucs2_messages);
  for (const auto& [segments, messages] : c.by_count) lines->Add("of segments", segments, messages);
  AddCounts("country", c.countries, lines);
  AddCounts("type", c.types, lines);
  AddCodes(c, lines);
}

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += "[" + name + "]";
  return text;
}

// Typed-in text is UTF-8, neither set nor detected.
std::string HowKnown(std::string_view list, bool detected) {
  return list == "--list-text" ? "" : detected ? "detected" : "set";
}

void AddLists(const Summary& summary, bool ended, Lines* lines) {
  for (const ListSummary& list : summary.lists) {
    lines->Add("list", list.path, list.records, list.rows, list.encoding, HowKnown(list.path, list.encoding_detected),
               list.delimiter, list.has_header ? "header" : "", list.number_column, Joined(list.columns),
               list.header_record);
    if (ended) lines->Add("bytes", list.bytes);
  }
  for (const auto& list : summary.suppression_lists) lines->Add("suppression list", list.role, list.no_number);
}

std::string DelimiterName(const std::string& bytes) {
  for (const Delimiter delimiter : {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe,
                                    Delimiter::kFullwidthComma, Delimiter::kSpace}) {
    if (bytes == DelimiterBytes(delimiter, Encoding::kUtf8)) return std::string(NameOf(delimiter));
  }
  return "none";
}

void AddLists(const RefJob& job, const RefResult& result, Lines* lines) {
  for (size_t i = 0; i < result.lists.size(); ++i) {
    const muster_reference::RefListCounters& list = result.lists[i];
    const std::string number_column =
        list.has_header ? list.columns[list.number_column] : std::to_string(list.number_column + 1);
    lines->Add("list", job.lists[i].name, list.records, list.rows, list.encoding,
               HowKnown(job.lists[i].name, job.encoding == "auto"), DelimiterName(list.delimiter),
               list.has_header ? "header" : "", number_column, Joined(list.columns), list.header_record);
    if (result.error.empty()) lines->Add("bytes", job.lists[i].bytes.size());
  }
  for (const auto& list : result.suppression_lists) lines->Add("suppression list", list.role, list.errors);
}

std::string KindName(const absl::Status& status) {
  switch (KindOf(status)) {
    case ErrorKind::kUsage:
      return "usage";
    case ErrorKind::kList:
      return "list";
    case ErrorKind::kRejectBudget:
      return "budget";
    case ErrorKind::kSuppression:
      return "suppression";
    default:
      return "other";
  }
}

JobAnswer Failed(const absl::Status& status) {
  return {"error|" + KindName(status) + "\n", std::string(status.message())};
}

bool HasFailed(const JobAnswer& answer) { return answer.lines.starts_with("error|"); }

}  // namespace

JobAnswer EngineAnswer(const RefJob& ref, int threads, uint64_t chunk_bytes, ListForm form) {
  absl::Status loading;
  SetFolder folder;
  const Job job = EngineJob(ref, form, &folder, &loading);
  if (!loading.ok()) return Failed(loading);
  std::vector<Source> sources;
  for (const RefList& list : ref.lists) {
    sources.push_back(list.list_text ? Source::ListText(list.bytes) : Source::Memory(list.name, list.bytes));
  }
  LineSink sink;
  Summary partial;
  const absl::StatusOr<Summary> summary =
      muster::Run(job, sources, sink, {.threads = threads, .chunk_bytes = chunk_bytes, .partial = &partial});
  JobAnswer answer;
  if (!summary.ok()) {
    answer = Failed(summary.status());
    if (KindOf(summary.status()) != ErrorKind::kRejectBudget) return answer;
  }
  Lines lines;
  AddLists(summary.ok() ? *summary : partial, summary.ok(), &lines);
  AddCounters(summary.ok() ? *summary : partial, &lines);
  answer.lines += lines.text() + sink.text();
  return answer;
}

JobAnswer JudgeAnswer(const RefJob& job, const RefResult& result) {
  JobAnswer answer;
  answer.error_message = result.error_message;
  if (!result.error.empty()) answer.lines = "error|" + result.error + "\n";
  if (!result.error.empty() && result.error != "budget") return answer;
  Lines lines;
  AddLists(job, result, &lines);
  AddCounters(result.counters, &lines);
  answer.lines += lines.text() + JudgedEvents(result, job.batch_size);
  return answer;
}

std::string DifferenceOf(const JobAnswer& engine, const JobAnswer& judge) {
  if (engine.lines == judge.lines) return "";
  const std::string messages = "engine: " + engine.error_message + "\njudge: " + judge.error_message + "\n";
  if (HasFailed(engine) != HasFailed(judge)) return "only one of them fails\n" + messages;
  std::vector<std::string> got = absl::StrSplit(engine.lines, '\n'), want = absl::StrSplit(judge.lines, '\n');
  std::string text;
  const auto add_missing = [&text](const char* who, std::vector<std::string> in, const std::vector<std::string>& from) {
    for (const std::string& line : from) {
      const auto found = std::find(in.begin(), in.end(), line);
      if (found == in.end()) {
        text += who + line + "\n";
      } else {
        in.erase(found);
      }
    }
  };
  add_missing("only the engine: ", want, got);
  add_missing("only the judge:  ", got, want);
  if (text.size() > 8000) text = text.substr(0, 8000) + "…\n";
  if (text.empty()) text = "the same lines in another order\n";
  return text + messages;
}

}  // namespace muster
