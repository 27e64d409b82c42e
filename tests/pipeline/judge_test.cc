// The whole engine against the judge: random jobs over random lists, for several thread counts and chunk sizes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "parse/dialect.h"
#include "pipeline/random_jobs.h"
#include "pipeline/shown_job.h"
#include "reference/job.h"

namespace muster {
namespace {

using muster_reference::RefJob;
using muster_reference::RefList;
using muster_reference::RefResult;

std::shared_ptr<const SuppressionSet> LoadSet(const std::vector<std::string>& lists, const RefJob& job,
                                              const std::string& role, absl::Status* status) {
  if (lists.empty()) return nullptr;
  std::vector<Source> sources;
  for (const std::string& bytes : lists) sources.push_back(Source::Memory(role, bytes));
  SuppressionOptions options;
  options.role = role;
  options.flag = "--" + role;
  options.country_code = job.country;
  options.area_code = job.area;
  options.allow_empty = job.allow_empty_list;
  if (job.max_list_errors >= 0) {
    options.max_errors = Budget{.count = static_cast<uint64_t>(job.max_list_errors)};
  } else {
    options.max_errors = Budget{.is_percent = true, .percent = job.max_list_errors_percent};
  }
  auto set = SuppressionSet::Load(sources, options);
  if (!set.ok()) {
    *status = set.status();
    return nullptr;
  }
  return *set;
}

Job EngineJob(const RefJob& ref, absl::Status* status) {
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
  job.area_code = ref.area;
  job.accept = ref.accept == "any" ? Accept::kAny : Accept::kMobile;
  if (ref.character_set != 0) job.character_set = ref.character_set;
  job.body_format = ref.body_format;
  job.max_segments = static_cast<int>(ref.max_segments);
  job.empty_field = ref.reject_empty_field ? EmptyFieldMode::kReject : EmptyFieldMode::kInsert;
  job.unknown_placeholder = ref.unknown_placeholder == "keep"    ? UnknownPlaceholder::kKeep
                            : ref.unknown_placeholder == "empty" ? UnknownPlaceholder::kEmpty
                                                                 : UnknownPlaceholder::kStop;
  job.ref_id = ref.ref_id;
  job.format.ref_column = ref.ref_column;
  job.format.number_column = ref.number_column;
  job.format.header = ref.header == "yes" ? HeaderMode::kYes : ref.header == "no" ? HeaderMode::kNo : HeaderMode::kAuto;
  for (const Delimiter delimiter : {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe,
                                    Delimiter::kFullwidthComma, Delimiter::kSpace}) {
    if (ref.delimiter == NameOf(delimiter)) job.format.delimiter = delimiter;
  }
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be, Encoding::kBig5,
                                  Encoding::kBig5Hkscs, Encoding::kGb18030, Encoding::kMixed}) {
    if (ref.encoding == NameOf(encoding)) job.format.encoding = encoding;
  }
  job.format.max_field_lines = static_cast<uint32_t>(ref.max_field_lines);
  job.format.max_record_bytes = static_cast<uint32_t>(ref.max_record_bytes);
  job.batch_size = static_cast<uint32_t>(ref.batch_size);
  if (ref.max_rejects_percent >= 0) {
    job.max_rejects = Budget{.is_percent = true, .percent = ref.max_rejects_percent};
  }
  if (ref.max_rejects >= 0) job.max_rejects = Budget{.count = static_cast<uint64_t>(ref.max_rejects)};
  job.unsubscribe = LoadSet(ref.unsubscribe, ref, "unsubscribe", status);
  job.blacklist = LoadSet(ref.blacklist, ref, "blacklist", status);
  job.whitelist = LoadSet(ref.whitelist, ref, "whitelist", status);
  if (!ref.already_sent.empty()) {
    job.already_sent = SuppressionSet::FromKeys({ref.already_sent.begin(), ref.already_sent.end()}, "already_sent");
  }
  return job;
}

// Everything a sink is told, as comparable lines by kind.
struct Told {
  std::vector<std::string> batches, messages, rejects, suppressed, duplicates;
};

class LineSink : public Sink {
 public:
  absl::Status Submit(const Batch& batch) override {
    told.batches.push_back(std::to_string(batch.id) + " of " + std::to_string(batch.messages.size()));
    for (const Message& m : batch.messages) {
      told.messages.push_back(std::string(m.to) + "|" + std::string(m.text) + "|" + std::to_string(m.row) + "|" +
                              std::to_string(m.list) + "|" + std::to_string(m.line) + "|" +
                              std::string(NameOf(m.encoding)) + "|" + std::to_string(m.segments) + "|" +
                              std::to_string(m.flash) + "|" + std::string(m.ref) + "|" + std::to_string(m.key));
    }
    return absl::OkStatus();
  }
  absl::Status Rejected(const RejectedRow& r) override {
    told.rejects.push_back(std::to_string(r.list) + "|" + std::to_string(r.row) + "|" + std::to_string(r.line) + "|" +
                           std::to_string(r.byte_offset) + "|" + std::to_string(r.bytes) + "|" +
                           std::string(NameOf(r.code)) + "|" + std::string(r.ref) + "|" + std::string(r.record));
    return absl::OkStatus();
  }
  absl::Status Suppressed(const SuppressedRow& s) override {
    told.suppressed.push_back(std::to_string(s.list) + "|" + std::to_string(s.row) + "|" + std::to_string(s.line) +
                              "|" + std::string(NameOf(s.code)) + "|" + std::string(s.number) + "|" +
                              std::string(s.ref));
    return absl::OkStatus();
  }
  absl::Status Duplicate(const DuplicateRow& d) override {
    told.duplicates.push_back(std::to_string(d.list) + "|" + std::to_string(d.row) + "|" + std::to_string(d.line) +
                              "|" + std::string(d.number) + "|" + std::string(d.ref) + "|" +
                              std::to_string(d.first_row));
    return absl::OkStatus();
  }
  SinkNeeds Needs() const override { return {true, true, true, true}; }

  Told told;
};

// `batch_size`: the messages of an unfinished batch are kept back when a job stops in the middle.
Told Expected(const RefResult& result, size_t batch_size) {
  Told told;
  const size_t given = std::min(result.messages.size(), result.counters.batches * batch_size);
  for (size_t begin = 0; begin < given; begin += batch_size) {
    told.batches.push_back(std::to_string(begin / batch_size + 1) + " of " +
                           std::to_string(std::min(batch_size, given - begin)));
  }
  for (size_t i = 0; i < given; ++i) {
    const auto& m = result.messages[i];
    told.messages.push_back(m.to + "|" + m.text + "|" + std::to_string(m.row) + "|" + std::to_string(m.list) + "|" +
                            std::to_string(m.line) + "|" + m.encoding + "|" + std::to_string(m.segments) + "|" +
                            std::to_string(m.flash) + "|" + m.ref + "|" + std::to_string(m.key));
  }
  for (const auto& r : result.rejects) {
    told.rejects.push_back(std::to_string(r.list) + "|" + std::to_string(r.row) + "|" + std::to_string(r.line) + "|" +
                           std::to_string(r.byte_offset) + "|" + std::to_string(r.bytes) + "|" + r.code + "|" + r.ref +
                           "|" + r.record.substr(0, 4096));
  }
  for (const auto& s : result.suppressed) {
    told.suppressed.push_back(std::to_string(s.list) + "|" + std::to_string(s.row) + "|" + std::to_string(s.line) +
                              "|" + s.code + "|" + s.number + "|" + s.ref);
  }
  for (const auto& d : result.duplicates) {
    told.duplicates.push_back(std::to_string(d.list) + "|" + std::to_string(d.row) + "|" + std::to_string(d.line) +
                              "|" + d.number + "|" + d.ref + "|" + std::to_string(d.first_row));
  }
  return told;
}

size_t CountOf(const std::map<std::string, size_t>& counts, std::string_view name) {
  const auto found = counts.find(std::string(name));
  return found == counts.end() ? 0 : found->second;
}

void ExpectSameWarning(const Warning& got, const CodeInfo& info, const muster_reference::RefCounters& want) {
  // The judge does not look for names in other brackets.
  if (info.code == Code::kUnreplacedName) return;
  const auto found = want.warnings.find(std::string(info.name));
  ASSERT_EQ(got.count, found == want.warnings.end() ? 0 : found->second.count) << info.name;
  ASSERT_EQ(got.first.has_value(), got.count > 0) << info.name;
  if (!got.first) return;
  EXPECT_EQ(got.first->list, found->second.first_list) << info.name;
  EXPECT_EQ(got.first->line, found->second.first_line) << info.name;
}

void ExpectSameCodes(const Summary& got, const muster_reference::RefCounters& want) {
  for (const CodeInfo& info : AllCodes()) {
    const size_t index = static_cast<size_t>(info.code);
    switch (info.group) {
      case CodeGroup::kRepair:
        EXPECT_EQ(got.by_code[index], CountOf(want.repaired, info.name)) << info.name;
        break;
      case CodeGroup::kReject:
        EXPECT_EQ(got.by_code[index], CountOf(want.by_code, info.name)) << info.name;
        break;
      case CodeGroup::kSuppressed:
        EXPECT_EQ(got.by_code[index], CountOf(want.suppressed_by_code, info.name)) << info.name;
        break;
      case CodeGroup::kDuplicate:
        EXPECT_EQ(got.by_code[index], want.duplicates);
        break;
      case CodeGroup::kWarning:
        ExpectSameWarning(got.warnings[index], info, want);
        break;
      case CodeGroup::kNone:
        break;
    }
  }
}

void ExpectSameCounters(const Summary& got, const muster_reference::RefCounters& want) {
  EXPECT_EQ(got.records, want.records);
  EXPECT_EQ(got.headers, want.headers);
  EXPECT_EQ(got.blank, want.blank);
  EXPECT_EQ(got.rows, want.rows);
  EXPECT_EQ(got.emitted, want.emitted);
  EXPECT_EQ(got.batches, want.batches);
  EXPECT_EQ(got.rejected, want.rejected);
  EXPECT_EQ(got.suppressed, want.suppressed);
  EXPECT_EQ(got.duplicates, want.duplicates);
  EXPECT_EQ(got.repaired, want.rows_repaired);
  EXPECT_EQ(got.segments, want.segments);
  EXPECT_EQ(got.gsm7_messages, want.gsm7_messages);
  EXPECT_EQ(got.ucs2_messages, want.ucs2_messages);
  const std::map<size_t, size_t> by_count(got.messages_by_segments.begin(), got.messages_by_segments.end());
  EXPECT_EQ(by_count, want.by_count);
  std::map<std::string, size_t> countries, types;
  for (const auto& [code, count] : got.countries) countries[code == 0 ? "unknown" : std::to_string(code)] = count;
  EXPECT_EQ(countries, want.countries);
  for (size_t type = 0; type < kNumberTypeCount; ++type) {
    if (got.types[type] > 0) types[std::string(NameOf(static_cast<NumberType>(type)))] = got.types[type];
  }
  EXPECT_EQ(types, want.types);
  ExpectSameCodes(got, want);
}

std::string DelimiterName(const std::string& bytes) {
  for (const Delimiter delimiter : {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe,
                                    Delimiter::kFullwidthComma, Delimiter::kSpace}) {
    if (bytes == DelimiterBytes(delimiter, Encoding::kUtf8)) return std::string(NameOf(delimiter));
  }
  return "none";
}

void ExpectSameLists(const Summary& got, const RefJob& job, const RefResult& want) {
  ASSERT_EQ(got.lists.size(), want.lists.size());
  for (size_t i = 0; i < want.lists.size(); ++i) {
    const ListSummary& list = got.lists[i];
    const muster_reference::RefListCounters& expected = want.lists[i];
    EXPECT_EQ(list.path, job.lists[i].name);
    EXPECT_EQ(list.records, expected.records);
    EXPECT_EQ(list.rows, expected.rows);
    EXPECT_EQ(list.encoding, expected.encoding);
    EXPECT_EQ(list.encoding_detected, job.encoding == "auto");
    EXPECT_EQ(list.delimiter, DelimiterName(expected.delimiter));
    EXPECT_EQ(list.has_header, expected.has_header);
    EXPECT_EQ(list.number_column, expected.has_header ? expected.columns[expected.number_column]
                                                      : std::to_string(expected.number_column + 1));
    EXPECT_EQ(list.columns, expected.columns);
    EXPECT_EQ(list.header_record, expected.header_record);
    if (want.error.empty()) {
      EXPECT_EQ(list.bytes, job.lists[i].bytes.size());
    }
  }
  ASSERT_EQ(got.suppression_lists.size(), want.suppression_lists.size());
  for (size_t i = 0; i < want.suppression_lists.size(); ++i) {
    EXPECT_EQ(got.suppression_lists[i].role, want.suppression_lists[i].role);
    EXPECT_EQ(got.suppression_lists[i].no_number, want.suppression_lists[i].errors);
  }
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

void CompareOnce(const RefJob& ref, const RefResult& want, int threads, uint64_t chunk_bytes) {
  SCOPED_TRACE(std::to_string(threads) + " threads, chunks of " + std::to_string(chunk_bytes));
  absl::Status loading;
  const Job job = EngineJob(ref, &loading);
  LineSink sink;
  Summary partial;
  absl::StatusOr<Summary> got = loading.ok() ? absl::StatusOr<Summary>(Summary()) : loading;
  if (loading.ok()) {
    std::vector<Source> sources;
    for (const RefList& list : ref.lists) {
      sources.push_back(list.list_text ? Source::ListText(list.bytes) : Source::Memory(list.name, list.bytes));
    }
    got = muster::Run(job, sources, sink, {.threads = threads, .chunk_bytes = chunk_bytes, .partial = &partial});
  }
  const std::string error = got.ok() ? "" : KindName(got.status());
  ASSERT_EQ(error, want.error) << (got.ok() ? "" : std::string(got.status().message()))
                               << "\njudge: " << want.error_message;
  if (!want.error.empty() && want.error != "budget") return;
  const Told expected = Expected(want, ref.batch_size);
  EXPECT_EQ(sink.told.rejects, expected.rejects);
  EXPECT_EQ(sink.told.suppressed, expected.suppressed);
  EXPECT_EQ(sink.told.duplicates, expected.duplicates);
  EXPECT_EQ(sink.told.messages, expected.messages);
  EXPECT_EQ(sink.told.batches, expected.batches);
  const Summary& summary = got.ok() ? *got : partial;
  ExpectSameCounters(summary, want.counters);
  ExpectSameLists(summary, ref, want);
}

// A longer run, or the repetition of one that failed: MUSTER_JUDGE_ROUNDS=20000, MUSTER_JUDGE_SEED=7.
uint32_t FromEnvironment(const char* name, uint32_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<uint32_t>(std::strtoul(value, nullptr, 10));
}
uint32_t FirstSeed() { return FromEnvironment("MUSTER_JUDGE_SEED", std::random_device{}()); }

TEST(JudgeTest, RandomJobs) {
  const uint32_t seed = FirstSeed();
  const uint32_t rounds = FromEnvironment("MUSTER_JUDGE_ROUNDS", 3000);
  for (uint32_t round = 0; round < rounds; ++round) {
    const RefJob job = RandomJob(seed + round);
    SCOPED_TRACE("seed " + std::to_string(seed + round) + "\n" + Show(job));
    const RefResult want = muster_reference::RunReference(job);
    CompareOnce(job, want, 1, 1 << 20);
    CompareOnce(job, want, 1 + static_cast<int>(round % 4), 1 + (seed + round) % 64);
    CompareOnce(job, want, 3, 64 + (seed + round) % 400);
    if (HasFailure()) return;
  }
}

// A few jobs, all seams.
TEST(JudgeTest, EveryChunkSizeFrom1To64) {
  const uint32_t seed = FirstSeed();
  for (uint32_t round = 0; round < 12; ++round) {
    const RefJob job = RandomJob(seed + round);
    SCOPED_TRACE("seed " + std::to_string(seed + round) + "\n" + Show(job));
    const RefResult want = muster_reference::RunReference(job);
    for (uint64_t chunk = 1; chunk <= 64; ++chunk) {
      for (const int threads : {1, 2, 4}) CompareOnce(job, want, threads, chunk);
      if (HasFailure()) return;
    }
  }
}

// What random jobs never reach is never compared.
TEST(JudgeTest, RandomJobsReachEveryCodeAndEveryKindOfError) {
  std::set<std::string> reached;
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    const RefResult result = muster_reference::RunReference(RandomJob(seed));
    reached.insert(result.error.empty() ? "no error" : result.error);
    const muster_reference::RefCounters& counters = result.counters;
    for (const auto* counts : {&counters.by_code, &counters.suppressed_by_code, &counters.repaired}) {
      for (const auto& [code, count] : *counts) reached.insert(code);
    }
    for (const auto& [code, warning] : counters.warnings) reached.insert(code);
    if (counters.duplicates > 0) reached.insert("duplicate");
  }
  for (const CodeInfo& info : AllCodes()) {
    if (info.code == Code::kNone || info.code == Code::kUnreplacedName) continue;
    EXPECT_EQ(reached.count(std::string(info.name)), 1u) << info.name;
  }
  for (const char* error : {"no error", "usage", "list", "budget", "suppression"}) {
    EXPECT_EQ(reached.count(error), 1u) << error;
  }
}

}  // namespace
}  // namespace muster
