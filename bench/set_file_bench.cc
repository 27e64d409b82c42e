// Compiled sets: how long one takes to open, mapped and copied, with all of it read against its checksum, and how long
// the first questions to it take. Dense (Taiwan mobiles) and sparse (random keys); the file is in the page cache.
// Stresses memory bandwidth, and page faults while it is asked.
#include <benchmark/benchmark.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "bench_lists.h"
#include "filter/set_file.h"
#include "muster/compiled_set.h"
#include "muster/suppression.h"

namespace {

enum class Kind { kDense, kSparse };

constexpr uint32_t kKeys = 8000000;

// Distinct; sparse ones are mobiles in China, some 260 of each range of 2^16 numbers.
muster::Key KeyOf(Kind kind, uint32_t i) {
  if (kind == Kind::kDense) return muster_bench::MobileKey(i);
  const uint64_t scattered = i * uint64_t{1'618'033'989} % 2'000'000'011;
  return scattered < 1'000'000'000 ? 8'613'000'000'000 + scattered : 8'617'000'000'000 + scattered % 2'000'000'000;
}

// A set on the disk, made once for all benchmarks and removed at the end.
class SetOnDisk {
 public:
  explicit SetOnDisk(Kind kind) {
    std::string name = std::filesystem::temp_directory_path() / "muster-bench-XXXXXX";
    folder_ = mkdtemp(name.data());
    std::string text;
    keys_.reserve(kKeys);
    for (uint32_t i = 0; i < kKeys; ++i) {
      keys_.push_back(KeyOf(kind, i));
      text += "+" + std::to_string(keys_.back()) + "\n";
    }
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    const auto made = muster::CompileSuppression({muster::Source::Memory("list", text)}, {}, {.path = path()});
    if (made.ok()) bytes_ = made->bytes;
  }
  ~SetOnDisk() { std::filesystem::remove_all(folder_); }
  SetOnDisk(const SetOnDisk&) = delete;
  SetOnDisk& operator=(const SetOnDisk&) = delete;

  static const SetOnDisk& Of(Kind kind) {
    static const SetOnDisk dense(Kind::kDense), sparse(Kind::kSparse);
    return kind == Kind::kDense ? dense : sparse;
  }

  std::string path() const { return folder_ / "keys.mset"; }
  uint64_t bytes() const { return bytes_; }  // 0: it could not be made
  const std::vector<muster::Key>& keys() const { return keys_; }

 private:
  std::filesystem::path folder_;
  uint64_t bytes_ = 0;
  std::vector<muster::Key> keys_;
};

bool IsRight(const muster::SuppressionSet& set, const std::vector<muster::Key>& keys) {
  for (size_t i = 0; i < keys.size(); i += 1009) {
    if (!set.Contains(keys[i])) return false;
    if (i > 0 && keys[i] - keys[i - 1] > 1 && set.Contains(keys[i] - 1)) return false;
  }
  return set.size() == keys.size();
}

void Open(benchmark::State& state, Kind kind, muster::SetMapping mapping) {
  const SetOnDisk& file = SetOnDisk::Of(kind);
  const std::vector<muster::Key>& keys = file.keys();
  const std::vector<muster::Source> sources = {muster::Source::File(file.path())};
  muster::SuppressionOptions options;
  options.mapping = mapping;
  const auto first = muster::SuppressionSet::Load(sources, options);
  if (!first.ok() || !IsRight(**first, keys)) {
    state.SkipWithError("wrong answer");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(muster::SuppressionSet::Load(sources, options).ok());
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(file.bytes()));
  state.counters["bytes_per_key"] = static_cast<double>(file.bytes()) / static_cast<double>(keys.size());
  state.counters["memory"] = static_cast<double>((*first)->memory_bytes());
}

void OpenAndAsk(benchmark::State& state, Kind kind, muster::SetMapping mapping) {
  const SetOnDisk& file = SetOnDisk::Of(kind);
  const std::vector<muster::Key>& keys = file.keys();
  muster::SuppressionOptions options;
  options.mapping = mapping;
  std::vector<uint8_t> found(4096);
  for (auto _ : state) {
    const auto set = muster::SuppressionSet::Load({muster::Source::File(file.path())}, options);
    uint64_t total = 0;
    for (size_t i = 0; set.ok() && i + found.size() <= keys.size(); i += found.size()) {
      (*set)->compiled()[0]->numbers().ContainsBlock(std::span(keys).subspan(i, found.size()), found.data());
      for (const uint8_t one : found) total += one;
    }
    if (total != keys.size() / found.size() * found.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * keys.size()));
}

BENCHMARK_CAPTURE(Open, dense_mapped, Kind::kDense, muster::SetMapping::kMap)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Open, dense_copied, Kind::kDense, muster::SetMapping::kCopy)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Open, sparse_mapped, Kind::kSparse, muster::SetMapping::kMap)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Open, sparse_copied, Kind::kSparse, muster::SetMapping::kCopy)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OpenAndAsk, dense_mapped, Kind::kDense, muster::SetMapping::kMap)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OpenAndAsk, sparse_mapped, Kind::kSparse, muster::SetMapping::kMap)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(OpenAndAsk, sparse_copied, Kind::kSparse, muster::SetMapping::kCopy)->Unit(benchmark::kMillisecond);

}  // namespace
