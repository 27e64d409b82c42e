// One message from a template and two short values, measured as SMS. Stresses many short copies.
#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "merge/message_builder.h"

namespace {

void Merge(benchmark::State& state, std::string_view content, std::array<std::string_view, 2> values,
           std::string_view want, uint32_t segments) {
  muster::Job job;
  auto message_template = muster::MessageTemplate::Compile(content, {"SMSNumber", "Name", "Gender"},
                                                           muster::UnknownPlaceholder::kStop, true);
  muster::MessageBuilder builder(*message_template, job);
  muster::ByteRoom text;
  const muster::BuiltMessage built = builder.Build(values, true, &text);
  if (built.code != muster::Code::kNone || text.view() != want || built.segments != segments) {
    state.SkipWithError("wrong answer");
    return;
  }
  text.Reserve(1 << 20);
  for (auto _ : state) {
    if (text.size() + builder.max_text_bytes() > (1 << 20)) text.Clear();
    benchmark::DoNotOptimize(builder.Build(values, true, &text));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * want.size()));
}

void BM_MergeUcs2(benchmark::State& state) {
  Merge(state, "親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！", {"小明", "先生"},
        "親愛的小明先生，您好！\n好康大放送！咖啡買一送一！", 1);
}
void BM_MergeGsm7(benchmark::State& state) {
  Merge(state, "Dear %Gender% %Name%, buy one coffee and get another one free this week.", {"Mr.", "Ming"},
        "Dear Mr. Ming, buy one coffee and get another one free this week.", 1);
}
BENCHMARK(BM_MergeUcs2);
BENCHMARK(BM_MergeGsm7);

}  // namespace
