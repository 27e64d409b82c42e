// Reading numbers: plain digits, the usual writings of clean lists, and every way of writing that the list generator
// knows. 64 Ki numbers each, so that no branch predictor learns them by heart.
#include <benchmark/benchmark.h>

#include "muster/job.h"
#include "number/number_policy.h"
#include "written_numbers.h"

namespace {

constexpr size_t kNumbers = size_t{1} << 16;

void Read(benchmark::State& state, muster_bench::WrittenNumbers (*write)(size_t)) {
  const auto policy = muster::NumberPolicy::Create("886", "", muster::Accept::kMobile, muster::kListDedup);
  const muster_bench::WrittenNumbers numbers = write(kNumbers);
  for (size_t i = 0; i < kNumbers; ++i) {
    if (policy->Judge(numbers.fields[i]).key != numbers.keys[i]) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string_view field : numbers.fields) benchmark::DoNotOptimize(policy->Judge(field));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * kNumbers));
}

void BM_ReadPlain(benchmark::State& state) { Read(state, muster_bench::PlainMobiles); }
void BM_ReadUsual(benchmark::State& state) { Read(state, muster_bench::UsualWritings); }
void BM_ReadDirty(benchmark::State& state) { Read(state, muster_bench::DirtyMix); }
BENCHMARK(BM_ReadPlain);
BENCHMARK(BM_ReadUsual);
BENCHMARK(BM_ReadDirty);

}  // namespace
