// Reading numbers: plain digits, the usual writings of clean lists, and every way of writing that the list generator
// knows. First the two layers by themselves, repair and numbering plan, then both with the shortcuts around them.
// 64 Ki numbers each, so that no branch predictor learns them by heart.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "gen/random.h"
#include "muster/job.h"
#include "number/number_policy.h"
#include "number/numbering_plan.h"
#include "number/quick_repair.h"
#include "number/repair.h"
#include "written_numbers.h"

namespace {

using muster_bench::WrittenNumbers;

constexpr size_t kNumbers = size_t{1} << 16;
constexpr size_t kNationalDigits = 9;  // of a Taiwan mobile

void CountItems(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * kNumbers));
}

// Every mobile's digits end with those of its key, whatever stood before and between them.
bool EndsLike(std::string_view digits, uint64_t key) {
  const std::string national = std::to_string(key).substr(3);
  return digits.size() >= kNationalDigits && digits.substr(digits.size() - kNationalDigits) == national;
}

// Repair by its general walk over the characters.
void Repair(benchmark::State& state, WrittenNumbers (*write)(size_t)) {
  const WrittenNumbers numbers = write(kNumbers);
  muster::WrittenNumber written;
  for (size_t i = 0; i < kNumbers; ++i) {
    written = {};
    muster::ReadWritten(numbers.fields[i], &written);
    if (written.shape != muster::WrittenNumber::Shape::kDigits || !EndsLike(written.kept_digits(), numbers.keys[i])) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string_view field : numbers.fields) {
      muster::WrittenNumber number;
      muster::ReadWritten(field, &number);
      benchmark::DoNotOptimize(number);
    }
  }
  CountItems(state);
}

// Repair by the shortcut that reads common writings in one pass; it must know those of clean lists.
void QuickRepair(benchmark::State& state, WrittenNumbers (*write)(size_t)) {
  const WrittenNumbers numbers = write(kNumbers);
  for (size_t i = 0; i < kNumbers; ++i) {
    muster::QuickNumber number;
    if (!muster::ReadQuickly(numbers.fields[i], &number) || !EndsLike(number.written_digits(), numbers.keys[i])) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string_view field : numbers.fields) {
      muster::QuickNumber number;
      benchmark::DoNotOptimize(muster::ReadQuickly(field, &number));
      benchmark::DoNotOptimize(number);
    }
  }
  CountItems(state);
}

// Digits as they reach the numbering plan, and what it must say.
struct Dialled {
  bool plus = false;
  std::vector<std::string> digits;
  std::vector<uint64_t> keys;  // 0: no valid number
};

// `begin` and random digits up to `length`.
std::string RandomEnd(std::string_view begin, size_t length, muster::gen::Random* random) {
  std::string digits(begin);
  while (digits.size() < length) digits += static_cast<char>('0' + random->Below(10));
  return digits;
}

// Taiwan mobiles as dialled at home.
Dialled AtHome() {
  Dialled dialled;
  for (const uint64_t key : muster_bench::PlainMobiles(kNumbers).keys) {
    dialled.digits.push_back("0" + std::to_string(key).substr(3));
    dialled.keys.push_back(key);
  }
  return dialled;
}

// Behind a plus, mobiles of ten calling codes of one to three digits in random order: other tables for every number.
Dialled Abroad() {
  struct Range {
    std::string_view begin;
    size_t length;
  };
  constexpr Range kRanges[] = {{"85261", 11},   {"86138", 13}, {"81901", 12}, {"44740", 12},   {"6591", 10},
                               {"4915112", 13}, {"33612", 11}, {"84912", 11}, {"1415555", 11}, {"88691", 12}};
  Dialled dialled;
  dialled.plus = true;
  for (size_t i = 0; i < kNumbers; ++i) {
    muster::gen::Random random(4, 2, i);
    const Range& range = kRanges[random.Below(std::size(kRanges))];
    dialled.digits.push_back(RandomEnd(range.begin, range.length, &random));
    dialled.keys.push_back(std::stoull(dialled.digits.back()));
  }
  return dialled;
}

// No number of Taiwan: too short, too long and of no range, as dialled at home.
Dialled Refused() {
  Dialled dialled;
  for (size_t i = 0; i < kNumbers; ++i) {
    muster::gen::Random random(4, 3, i);
    constexpr size_t kLengths[] = {5, 9, 12, 13};
    dialled.digits.push_back(RandomEnd("09", kLengths[random.Below(std::size(kLengths))], &random));
    dialled.keys.push_back(0);
  }
  return dialled;
}

void Plan(benchmark::State& state, Dialled (*dial)()) {
  const auto plan = muster::NumberingPlan::Default();
  const muster::RegionId home = plan->FindRegion("TW");
  const Dialled dialled = dial();
  for (size_t i = 0; i < kNumbers; ++i) {
    const muster::PlanNumber number = plan->Read(dialled.digits[i], dialled.plus, home);
    const bool valid = number.status == muster::PlanStatus::kValid;
    if ((valid ? number.key : 0) != dialled.keys[i]) {
      state.SkipWithError(("wrong answer for " + dialled.digits[i]).c_str());
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string& digits : dialled.digits) {
      benchmark::DoNotOptimize(plan->Read(digits, dialled.plus, home));
    }
  }
  CountItems(state);
}

void Read(benchmark::State& state, WrittenNumbers (*write)(size_t)) {
  const auto policy = muster::NumberPolicy::Create("886", "", muster::Accept::kMobile, muster::kListDedup);
  const WrittenNumbers numbers = write(kNumbers);
  for (size_t i = 0; i < kNumbers; ++i) {
    if (policy->Judge(numbers.fields[i]).key != numbers.keys[i]) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string_view field : numbers.fields) benchmark::DoNotOptimize(policy->Judge(field));
  }
  CountItems(state);
}

void BM_RepairPlain(benchmark::State& state) { Repair(state, muster_bench::PlainMobiles); }
void BM_RepairUsual(benchmark::State& state) { Repair(state, muster_bench::UsualWritings); }
void BM_RepairDirty(benchmark::State& state) { Repair(state, muster_bench::DirtyMix); }
BENCHMARK(BM_RepairPlain);
BENCHMARK(BM_RepairUsual);
BENCHMARK(BM_RepairDirty);

void BM_QuickRepairPlain(benchmark::State& state) { QuickRepair(state, muster_bench::PlainMobiles); }
void BM_QuickRepairUsual(benchmark::State& state) { QuickRepair(state, muster_bench::UsualWritings); }
BENCHMARK(BM_QuickRepairPlain);
BENCHMARK(BM_QuickRepairUsual);

void BM_PlanAtHome(benchmark::State& state) { Plan(state, AtHome); }
void BM_PlanAbroad(benchmark::State& state) { Plan(state, Abroad); }
void BM_PlanRefused(benchmark::State& state) { Plan(state, Refused); }
BENCHMARK(BM_PlanAtHome);
BENCHMARK(BM_PlanAbroad);
BENCHMARK(BM_PlanRefused);

void BM_ReadPlain(benchmark::State& state) { Read(state, muster_bench::PlainMobiles); }
void BM_ReadUsual(benchmark::State& state) { Read(state, muster_bench::UsualWritings); }
void BM_ReadDirty(benchmark::State& state) { Read(state, muster_bench::DirtyMix); }
BENCHMARK(BM_ReadPlain);
BENCHMARK(BM_ReadUsual);
BENCHMARK(BM_ReadDirty);

}  // namespace
