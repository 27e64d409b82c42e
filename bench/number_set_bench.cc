// Sets of keys beside absl::flat_hash_set: dense (Taiwan mobiles, which become bitmaps) and sparse (random keys,
// which stay in the hash table). Stresses cache misses; both sides answer the same questions.
#include <benchmark/benchmark.h>

#include <vector>

#include "absl/container/flat_hash_set.h"
#include "bench_lists.h"
#include "filter/number_set.h"

namespace {

constexpr size_t kKeys = 1 << 22;
constexpr size_t kBlock = 4096;

std::vector<muster::Key> DenseKeys() {
  std::vector<muster::Key> keys(kKeys);
  for (size_t i = 0; i < kKeys; ++i) keys[i] = muster_bench::MobileKey(static_cast<uint32_t>(i));
  return keys;
}

std::vector<muster::Key> SparseKeys() {
  std::vector<muster::Key> keys(kKeys);
  uint64_t state = 1;
  for (muster::Key& key : keys) {
    state += 0x9E3779B97F4A7C15ull;
    uint64_t mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ull;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
    key = (mixed >> 15) | 1;
  }
  return keys;
}

uint64_t InsertAll(const std::vector<muster::Key>& keys, muster::NumberSet* set, std::vector<uint8_t>* flags) {
  uint64_t added = 0;
  for (size_t i = 0; i < keys.size(); i += kBlock) {
    set->InsertBlock(std::span(keys).subspan(i, kBlock), flags->data());
    for (size_t j = 0; j < kBlock; ++j) added += (*flags)[j];
  }
  return added;
}

void Insert(benchmark::State& state, const std::vector<muster::Key>& keys) {
  std::vector<uint8_t> flags(kBlock);
  const absl::flat_hash_set<uint64_t> want(keys.begin(), keys.end());
  uint64_t memory = 0;
  for (auto _ : state) {
    muster::NumberSet set;
    if (InsertAll(keys, &set, &flags) != want.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
    memory = set.memory_bytes();
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * keys.size()));
  state.counters["bytes_per_key"] = static_cast<double>(memory) / static_cast<double>(want.size());
}

void InsertAbsl(benchmark::State& state, const std::vector<muster::Key>& keys) {
  for (auto _ : state) {
    absl::flat_hash_set<uint64_t> set;
    for (const muster::Key key : keys) set.insert(key);
    benchmark::DoNotOptimize(set.size());
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * keys.size()));
}

void Probe(benchmark::State& state, const std::vector<muster::Key>& keys) {
  std::vector<uint8_t> flags(kBlock);
  muster::NumberSet set;
  InsertAll(keys, &set, &flags);
  for (auto _ : state) {
    uint64_t found = 0;
    for (size_t i = 0; i < keys.size(); i += kBlock) {
      set.ContainsBlock(std::span(keys).subspan(i, kBlock), flags.data());
      for (size_t j = 0; j < kBlock; ++j) found += flags[j];
    }
    if (found != keys.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * keys.size()));
}

void ProbeAbsl(benchmark::State& state, const std::vector<muster::Key>& keys) {
  const absl::flat_hash_set<uint64_t> set(keys.begin(), keys.end());
  for (auto _ : state) {
    uint64_t found = 0;
    for (const muster::Key key : keys) found += set.contains(key) ? 1 : 0;
    if (found != keys.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * keys.size()));
}

BENCHMARK_CAPTURE(Insert, dense, DenseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(InsertAbsl, dense, DenseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Insert, sparse, SparseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(InsertAbsl, sparse, SparseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Probe, dense, DenseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ProbeAbsl, dense, DenseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Probe, sparse, SparseKeys())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ProbeAbsl, sparse, SparseKeys())->Unit(benchmark::kMillisecond);

}  // namespace
