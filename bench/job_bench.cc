// The whole job from memory into a sink that discards: all stages, no files. One and two threads. Plain mobiles of
// which an eighth opted out and none comes twice, two placeholders: nothing is mended, so scanning, sets and merging
// show.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench_lists.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"

namespace {

constexpr uint32_t kRows = 1000000;

void BM_WholeJob(benchmark::State& state) {
  const std::string list = muster_bench::PlainList(kRows);
  std::vector<muster::Key> opted_out;
  for (uint32_t i = 0; i < kRows; i += 8) opted_out.push_back(muster_bench::MobileKey(i));
  muster::Job job;
  job.content = "親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！";
  job.unsubscribe = muster::SuppressionSet::FromKeys(opted_out, "unsubscribe");
  muster::RunOptions options;
  options.threads = static_cast<int>(state.range(0));
  for (auto _ : state) {
    muster::DiscardSink sink;
    auto summary = muster::Run(job, {muster::Source::Memory("list", list)}, sink, options);
    if (!summary.ok() || summary->emitted != kRows - opted_out.size() || summary->suppressed != opted_out.size()) {
      state.SkipWithError("wrong answer");
      return;
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kRows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}
BENCHMARK(BM_WholeJob)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
