// The whole engine against the judge: random jobs over random lists, for several thread counts and chunk sizes.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include "muster/codes.h"
#include "pipeline/judged_job.h"
#include "pipeline/random_jobs.h"
#include "pipeline/shown_job.h"
#include "reference/job.h"

namespace muster {
namespace {

using muster_reference::RefJob;
using muster_reference::RefResult;

void CompareOnce(const RefJob& job, const RefResult& result, int threads, uint64_t chunk_bytes) {
  EXPECT_EQ(DifferenceOf(EngineAnswer(job, threads, chunk_bytes), JudgeAnswer(job, result)), "")
      << threads << " threads, chunks of " << chunk_bytes;
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
