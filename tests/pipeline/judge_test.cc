// The whole engine against the judge: random jobs over random lists, for several thread counts and chunk sizes.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "muster/codes.h"
#include "pipeline/judged_job.h"
#include "pipeline/list_encoder.h"
#include "pipeline/random_jobs.h"
#include "pipeline/shown_job.h"
#include "reference/job.h"

namespace muster {
namespace {

using muster_reference::RefJob;
using muster_reference::RefResult;

void CompareOnce(const RefJob& job, const RefResult& result, int threads, uint64_t chunk_bytes,
                 ListForm form = ListForm::kText) {
  EXPECT_EQ(DifferenceOf(EngineAnswer(job, threads, chunk_bytes, form), JudgeAnswer(job, result)), "")
      << threads << " threads, chunks of " << chunk_bytes << ", suppression lists "
      << (form == ListForm::kText ? "as they are" : "compiled");
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
    const bool has_lists = !job.unsubscribe.empty() || !job.blacklist.empty() || !job.whitelist.empty();
    const ListForm form = !has_lists       ? ListForm::kText
                          : round % 2 == 0 ? ListForm::kCompiled
                                           : ListForm::kSecondCompiled;
    CompareOnce(job, want, 3, 64 + (seed + round) % 400, form);
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

// A job whose list is ASCII for about 64 KiB, so that its encoding is open when its first rows are at work, and goes on
// in some encoding; the same for a suppression list.
class LongLists {
 public:
  explicit LongLists(uint32_t seed) : random_(seed) {}

  RefJob Make() {
    RefJob job;
    job.content = "Hi %Name%";
    job.lists = {{"long.csv", List(), false}};
    if (random_() % 3 == 0) {
      job.list_option |= 32;
      job.unsubscribe = {List()};
      job.max_list_errors = 100000;
    }
    return job;
  }

 private:
  std::string List() {
    static constexpr size_t kHead = 64 << 10;
    const size_t ascii = random_() % 2 == 0 ? kHead - 60 + random_() % 120 : kHead + random_() % 90000;
    std::string list = "SMSNumber,Name\n";
    while (list.size() + 40 < ascii) list += Number() + ",Name " + std::to_string(random_() % 1000) + "\n";
    list += Number() + "," + std::string(ascii > list.size() + 11 ? ascii - list.size() - 11 : 0, 'x');
    static const std::vector<std::string> kTails = {
        "王小明女士先生\n", "許功蓋", "堃", "ぁア", "羅", "\xA4\x70\xA9\xFA\n", "小\n", "\xFF", "\xC3\xB9", "弋\n", ""};
    std::string tail;
    const size_t rows = random_() % 6 == 0 ? 4000 : 1 + random_() % 30;
    for (size_t i = 0; i < rows; ++i) {
      tail += Pick(kTails) + (random_() % 2 == 0 ? "\n" : "") + Number() + ",";
    }
    static const std::vector<std::string> kEncodings = {"utf-8", "utf-8", "big5", "big5", "gb18030", "mixed"};
    list += EncodeList(tail, Pick(kEncodings), "?") + "\n";
    // Exports put together, the second one behind what is judged.
    if (rows == 4000) list += EncodeList(tail.substr(0, tail.size() / 8), Pick(kEncodings), "?") + "\n";
    return list;
  }

  const std::string& Pick(const std::vector<std::string>& choices) { return choices[random_() % choices.size()]; }
  std::string Number() { return "09" + std::to_string(12345000 + random_() % 900); }

  std::mt19937 random_;
};

TEST(JudgeTest, ListsWhoseEncodingShowsLate) {
  const uint32_t seed = FirstSeed();
  for (uint32_t round = 0; round < FromEnvironment("MUSTER_JUDGE_ROUNDS", 3000) / 75; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed + round));
    const RefJob job = LongLists(seed + round).Make();
    const RefResult want = muster_reference::RunReference(job);
    CompareOnce(job, want, 1, 1 << 20);
    CompareOnce(job, want, 2, 3000 + round % 50);
    CompareOnce(job, want, 3, 64 << 10, ListForm::kCompiled);
    if (HasFailure()) return;
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
    // Held to tables of their own.
    if (info.code == Code::kUnregisteredUrl || info.code == Code::kUnregisteredNumber) continue;
    EXPECT_EQ(reached.count(std::string(info.name)), 1u) << info.name;
  }
  for (const char* error : {"no error", "usage", "list", "budget", "suppression"}) {
    EXPECT_EQ(reached.count(error), 1u) << error;
  }
}

}  // namespace
}  // namespace muster
