// Reading numbers: plain digits (the fast path) and a mix of the forms that lists hold (the general path).
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench_lists.h"
#include "number/number_policy.h"

namespace {

constexpr uint32_t kNumbers = 4096;

std::string Plain(uint32_t i) { return "0" + std::to_string(muster_bench::Mobile(i)); }

std::string Dirty(uint32_t i) {
  const std::string digits = std::to_string(muster_bench::Mobile(i));
  switch (i % 6) {
    case 0:
      return "0" + digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
    case 1:
      return "+886" + digits;
    case 2:
      return "886" + digits;
    case 3:
      return digits;
    case 4:
      return "(0" + digits.substr(0, 3) + ") " + digits.substr(3);
    default:
      return "\xE2\x80\x8B"
             "0" +
             digits;
  }
}

void Read(benchmark::State& state, std::string (*write)(uint32_t)) {
  auto policy = muster::NumberPolicy::Create("886", "", muster::Accept::kMobile, muster::kListDedup);
  std::vector<std::string> numbers;
  for (uint32_t i = 0; i < kNumbers; ++i) numbers.push_back(write(i));
  for (uint32_t i = 0; i < kNumbers; ++i) {
    if (policy->Judge(numbers[i]).key != muster_bench::MobileKey(i)) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string& number : numbers) benchmark::DoNotOptimize(policy->Judge(number));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kNumbers);
}

void BM_ReadPlain(benchmark::State& state) { Read(state, Plain); }
void BM_ReadDirty(benchmark::State& state) { Read(state, Dirty); }
BENCHMARK(BM_ReadPlain);
BENCHMARK(BM_ReadDirty);

}  // namespace
