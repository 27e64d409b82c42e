// NumberSet in blocks beside absl::flat_hash_set<uint64_t> key by key, in one run and in turns: 50 M Taiwan mobiles in
// random order (bitmaps) and 50 M random keys below 2^50 (the hash table), inserted into a set that grows from empty,
// and probed, half of the probes for members. Stresses misses of caches and address translation; both sides must give
// equal answers. `times` is how many times as fast, bytes are those of memory per key.
//
//     build/bench/muster_bench --benchmark_filter=NumberSet
#include <benchmark/benchmark.h>

#include <chrono>
#include <random>
#include <span>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "filter/number_set.h"
#include "gen/mobile_range.h"

namespace {

using Clock = std::chrono::steady_clock;
using Keys = std::vector<muster::Key>;

constexpr size_t kKeys = 50'000'000;
constexpr size_t kBlock = 4096;

// `from` numbers the keys: other numbers, other keys.
Keys Mobiles(uint32_t from, size_t count) {
  Keys keys(count);
  const muster::gen::MobileRange mobiles(1);
  for (size_t i = 0; i < count; ++i) keys[i] = 886'000'000'000 + mobiles.Number(from + i);
  return keys;
}

// Multiplication by an odd number moves no two of them to one place.
Keys Sparse(uint32_t from, size_t count) {
  Keys keys(count);
  for (size_t i = 0; i < count; ++i) {
    muster::Key key = from + i + 1;
    for (int round = 0; round < 3; ++round) {
      key = key * 0x9E3779B97F4A7C15u & ((muster::Key{1} << 50) - 1);
      key ^= key >> 25;
    }
    keys[i] = key;
  }
  return keys;
}

using MakeKeys = Keys (*)(uint32_t, size_t);

double Seconds(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

struct Times {
  double ours = 0, absl = 0;

  void Report(benchmark::State& state, size_t keys) const {
    const double per_key = 1e9 / static_cast<double>(state.iterations() * keys);
    state.counters["ns"] = ours * per_key;
    state.counters["absl_ns"] = absl * per_key;
    state.counters["times"] = absl / ours;
  }
};

uint64_t InsertAll(const Keys& keys, muster::NumberSet* set) {
  uint8_t flags[kBlock];
  uint64_t added = 0;
  for (size_t i = 0; i < keys.size(); i += kBlock) {
    const auto block = std::span(keys).subspan(i, std::min(kBlock, keys.size() - i));
    set->InsertBlock(block, flags);
    for (size_t j = 0; j < block.size(); ++j) added += flags[j];
  }
  return added;
}

void NumberSetInsert(benchmark::State& state, MakeKeys make) {
  const Keys keys = make(0, kKeys);
  Times times;
  for (auto _ : state) {
    const auto begin = Clock::now();
    muster::NumberSet set;
    const uint64_t added = InsertAll(keys, &set);
    const auto middle = Clock::now();
    absl::flat_hash_set<uint64_t> beside;
    for (const muster::Key key : keys) beside.insert(key);
    const auto end = Clock::now();
    if (added != beside.size() || set.size() != beside.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
    state.SetIterationTime(Seconds(begin, middle));
    times.ours += Seconds(begin, middle);
    times.absl += Seconds(middle, end);
    const double count = static_cast<double>(beside.size());
    state.counters["bytes"] = static_cast<double>(set.memory_bytes()) / count;
    state.counters["absl_bytes"] = static_cast<double>(beside.capacity() * (sizeof(uint64_t) + 1)) / count;
  }
  times.Report(state, keys.size());
}

void NumberSetProbe(benchmark::State& state, MakeKeys make) {
  const Keys keys = make(0, kKeys);
  muster::NumberSet set;
  InsertAll(keys, &set);
  const absl::flat_hash_set<uint64_t> beside(keys.begin(), keys.end());
  Keys probes = make(kKeys / 2, kKeys / 2);
  const Keys others = make(kKeys, kKeys / 2);
  probes.insert(probes.end(), others.begin(), others.end());
  std::shuffle(probes.begin(), probes.end(), std::mt19937_64(1));
  Times times;
  for (auto _ : state) {
    uint8_t flags[kBlock];
    uint64_t found = 0, found_beside = 0;
    const auto begin = Clock::now();
    for (size_t i = 0; i < probes.size(); i += kBlock) {
      const auto block = std::span(probes).subspan(i, std::min(kBlock, probes.size() - i));
      set.ContainsBlock(block, flags);
      for (size_t j = 0; j < block.size(); ++j) found += flags[j];
    }
    const auto middle = Clock::now();
    for (const muster::Key key : probes) found_beside += beside.contains(key) ? 1 : 0;
    const auto end = Clock::now();
    if (found != found_beside || found != kKeys / 2) {
      state.SkipWithError("wrong answer");
      return;
    }
    state.SetIterationTime(Seconds(begin, middle));
    times.ours += Seconds(begin, middle);
    times.absl += Seconds(middle, end);
  }
  times.Report(state, probes.size());
}

BENCHMARK_CAPTURE(NumberSetInsert, mobiles, Mobiles)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(NumberSetProbe, mobiles, Mobiles)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(NumberSetInsert, sparse, Sparse)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(NumberSetProbe, sparse, Sparse)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace
