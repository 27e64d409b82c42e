// The whole engine against the judge: random jobs over random lists, for several thread counts and chunk sizes.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "pipeline/random_jobs.h"
#include "pipeline/recording_sink.h"
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
  if (ref.delimiter == "comma") job.format.delimiter = Delimiter::kComma;
  if (ref.delimiter == "semicolon") job.format.delimiter = Delimiter::kSemicolon;
  job.format.max_field_lines = static_cast<uint32_t>(ref.max_field_lines);
  job.format.max_record_bytes = static_cast<uint32_t>(ref.max_record_bytes);
  job.batch_size = static_cast<uint32_t>(ref.batch_size);
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
  std::vector<std::string> messages, rejects, suppressed, duplicates;
};

class LineSink : public Sink {
 public:
  absl::Status Submit(const Batch& batch) override {
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

Told Expected(const RefResult& result) {
  Told told;
  for (const auto& m : result.messages) {
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

void ExpectSameCounters(const Summary& got, const muster_reference::RefCounters& want) {
  EXPECT_EQ(got.records, want.records);
  EXPECT_EQ(got.headers, want.headers);
  EXPECT_EQ(got.blank, want.blank);
  EXPECT_EQ(got.rows, want.rows);
  EXPECT_EQ(got.emitted, want.emitted);
  EXPECT_EQ(got.rejected, want.rejected);
  EXPECT_EQ(got.suppressed, want.suppressed);
  EXPECT_EQ(got.duplicates, want.duplicates);
  EXPECT_EQ(got.segments, want.segments);
  EXPECT_EQ(got.gsm7_messages, want.gsm7_messages);
  EXPECT_EQ(got.ucs2_messages, want.ucs2_messages);
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
      case CodeGroup::kWarning: {
        const auto found = want.warnings.find(std::string(info.name));
        const size_t count = found == want.warnings.end() ? 0 : found->second.count;
        EXPECT_EQ(got.warnings[index].count, count) << info.name;
        break;
      }
      default:
        break;
    }
  }
  for (size_t type = 0; type < kNumberTypeCount; ++type) {
    EXPECT_EQ(got.types[type], CountOf(want.types, NameOf(static_cast<NumberType>(type))));
  }
  for (const auto& [code, count] : got.countries) {
    EXPECT_EQ(count, CountOf(want.countries, code == 0 ? "unknown" : std::to_string(code))) << code;
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
  const Told expected = Expected(want);
  EXPECT_EQ(sink.told.rejects, expected.rejects);
  EXPECT_EQ(sink.told.suppressed, expected.suppressed);
  EXPECT_EQ(sink.told.duplicates, expected.duplicates);
  if (want.error.empty()) {
    EXPECT_EQ(sink.told.messages, expected.messages);
  }
  ExpectSameCounters(got.ok() ? *got : partial, want.counters);
}

TEST(JudgeTest, RandomJobs) {
  const uint32_t seed = std::random_device{}();
  for (uint32_t round = 0; round < 1500; ++round) {
    const RefJob job = RandomJob(seed + round);
    SCOPED_TRACE("seed " + std::to_string(seed + round) + "\n" + Show(job));
    const RefResult want = muster_reference::RunReference(job);
    CompareOnce(job, want, 1, 1 << 20);
    CompareOnce(job, want, 1 + round % 4, 1 + (seed + round) % 64);
    if (HasFailure()) return;
  }
}

// A few jobs, all seams.
TEST(JudgeTest, EveryChunkSizeFrom1To64) {
  const uint32_t seed = std::random_device{}();
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

}  // namespace
}  // namespace muster
