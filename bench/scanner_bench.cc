// Cutting a list into records and projecting two of its three columns. Stresses branch prediction on short fields
// (30-byte rows); the quoted variant stresses the exact scalar path.
#include <benchmark/benchmark.h>

#include <string>

#include "bench_lists.h"
#include "parse/record_scanner.h"

namespace {

constexpr uint32_t kRows = 30000;

void Scan(benchmark::State& state, const std::string& list) {
  muster::Dialect dialect;
  dialect.delimiter_bytes[0] = ',';
  dialect.delimiter_size = 1;
  dialect.columns = 3;
  muster::Projection projection;
  projection.columns = {0, 1};
  projection.header = {"smsnumber", "name", "gender"};
  muster::Chunk chunk;
  chunk.bytes.Append(list);
  muster::RowBlock block;
  muster::ScanChunk(dialect, projection, chunk, &block);
  if (block.rows() != kRows || block.repeated_headers != 1 ||
      block.text(block.field(kRows - 1, 0), chunk) != "0" + std::to_string(muster_bench::Mobile(kRows - 1)) ||
      block.text(block.field(kRows - 1, 1), chunk) != "王小明") {
    state.SkipWithError("wrong answer");
    return;
  }
  for (auto _ : state) {
    muster::ScanChunk(dialect, projection, chunk, &block);
    benchmark::DoNotOptimize(block.fields.data());
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kRows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}

void BM_ScanPlain(benchmark::State& state) { Scan(state, muster_bench::PlainList(kRows)); }
void BM_ScanQuoted(benchmark::State& state) { Scan(state, muster_bench::QuotedList(kRows)); }
BENCHMARK(BM_ScanPlain);
BENCHMARK(BM_ScanQuoted);

void BM_CountLineEnds(benchmark::State& state) {
  const std::string list = muster_bench::PlainList(kRows);
  if (muster::CountLineEnds(list) != kRows + 1) {
    state.SkipWithError("wrong answer");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(muster::CountLineEnds(list));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}
BENCHMARK(BM_CountLineEnds);

}  // namespace
