// One message from a template and two short values, measured as SMS. Stresses many short copies. The short one fits a
// segment whatever its values are, the long one is measured; GSM-7 is looked at character by character.
#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "merge/message_builder.h"
#include "merge/sms_text.h"

namespace {

void Merge(benchmark::State& state, std::string_view content, std::array<std::string_view, 2> values,
           std::string_view want, uint32_t segments) {
  muster::Job job;
  auto message_template = muster::MessageTemplate::Compile(content, {"SMSNumber", "Name", "Gender"},
                                                           muster::UnknownPlaceholder::kStop, true);
  muster::MessageBuilder builder(*message_template, job);
  muster::ByteRoom text;
  const muster::BuiltMessage built = builder.Build(values, /*one_line=*/true, &text);
  if (built.code != muster::Code::kNone || text.view() != want || built.segments != segments) {
    state.SkipWithError("wrong answer");
    return;
  }
  text.Reserve(1 << 20);
  for (auto _ : state) {
    if (text.size() + builder.max_text_bytes() > (1 << 20)) text.Clear();
    benchmark::DoNotOptimize(builder.Build(values, /*one_line=*/true, &text));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * want.size()));
}

void BM_MergeUcs2(benchmark::State& state) {
  Merge(state, "親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！", {"小明", "先生"},
        "親愛的小明先生，您好！\n好康大放送！咖啡買一送一！", 1);
}
void BM_MergeUcs2Long(benchmark::State& state) {
  Merge(state,
        "親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！一年一度的週年慶開跑，全館商品八折起，"
        "滿千再送百元折價券，數量有限，送完為止，敬請把握機會，歡迎蒞臨。",
        {"小明", "先生"},
        "親愛的小明先生，您好！\n好康大放送！咖啡買一送一！一年一度的週年慶開跑，全館商品八折起，"
        "滿千再送百元折價券，數量有限，送完為止，敬請把握機會，歡迎蒞臨。",
        2);
}
void BM_MergeGsm7(benchmark::State& state) {
  Merge(state, "Dear %Gender% %Name%, buy one coffee and get another one free this week.", {"Mr.", "Ming"},
        "Dear Mr. Ming, buy one coffee and get another one free this week.", 1);
}
BENCHMARK(BM_MergeUcs2);
BENCHMARK(BM_MergeUcs2Long);
BENCHMARK(BM_MergeGsm7);

// Counting the segments of a text that stands there whole: what rules, checks and messages with escape sequences or
// surrogate pairs need. Stresses a walk over all characters.
void Segments(benchmark::State& state, std::string_view piece, size_t pieces, muster::SmsEncoding encoding,
              uint32_t segments) {
  std::string text;
  for (size_t i = 0; i < pieces; ++i) text += piece;
  const muster::SmsSize size = muster::MeasureSms(text, muster::CharacterSet::kAuto);
  if (size.encoding != encoding || size.segments != segments) {
    state.SkipWithError("wrong answer");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(muster::MeasureSms(text, muster::CharacterSet::kAuto));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
void BM_SegmentsUcs2(benchmark::State& state) { Segments(state, "漢😀", 67, muster::SmsEncoding::kUcs2, 4); }
void BM_SegmentsGsm7(benchmark::State& state) { Segments(state, "]", 153, muster::SmsEncoding::kGsm7, 3); }
BENCHMARK(BM_SegmentsUcs2);
BENCHMARK(BM_SegmentsGsm7);

}  // namespace
