// A message to its line in an output file, NDJSON and CSV. Stresses short copies, the search for bytes that must be
// written in another way, and decimal numbers; `escaped` has a line end in its text, as most contents in lines have.
#include <benchmark/benchmark.h>

#include <string>

#include "emit/csv_encoder.h"
#include "emit/ndjson_encoder.h"

namespace {

muster::Message MessageWith(std::string_view text) {
  return {.to = "+886912345678",
          .text = text,
          .row = 1234567,
          .encoding = muster::SmsEncoding::kUcs2,
          .segments = 1,
          .ref = ""};
}

constexpr std::string_view kPlain = "親愛的小明先生，您好！好康大放送！咖啡買一送一！";
constexpr std::string_view kEscaped = "親愛的小明先生，您好！\n好康大放送！咖啡買一送一！";

template <typename Encoder>
void Encode(benchmark::State& state, std::string_view text, std::string_view want) {
  const Encoder encoder;
  const muster::Message message = MessageWith(text);
  std::string line(encoder.MostBytes(message), '\0');
  if (std::string_view(line.data(), encoder.Put(message, line.data())) != want) {
    state.SkipWithError("wrong answer");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(encoder.Put(message, line.data()));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * want.size()));
}

void BM_NdjsonPlain(benchmark::State& state) {
  Encode<muster::NdjsonEncoder>(
      state, kPlain,
      "{\"to\":\"+886912345678\",\"text\":\"親愛的小明先生，您好！好康大放送！咖啡買一送一！\","
      "\"row\":1234567,\"encoding\":\"ucs2\",\"segments\":1}\n");
}
void BM_NdjsonEscaped(benchmark::State& state) {
  Encode<muster::NdjsonEncoder>(
      state, kEscaped,
      "{\"to\":\"+886912345678\",\"text\":\"親愛的小明先生，您好！\\n好康大放送！咖啡買一送一！\","
      "\"row\":1234567,\"encoding\":\"ucs2\",\"segments\":1}\n");
}
void BM_CsvPlain(benchmark::State& state) {
  Encode<muster::CsvEncoder>(state, kPlain,
                             "+886912345678,親愛的小明先生，您好！好康大放送！咖啡買一送一！,1234567,ucs2,1,false,\n");
}
void BM_CsvEscaped(benchmark::State& state) {
  Encode<muster::CsvEncoder>(
      state, kEscaped, "+886912345678,\"親愛的小明先生，您好！\n好康大放送！咖啡買一送一！\",1234567,ucs2,1,false,\n");
}
BENCHMARK(BM_NdjsonPlain);
BENCHMARK(BM_NdjsonEscaped);
BENCHMARK(BM_CsvPlain);
BENCHMARK(BM_CsvEscaped);

}  // namespace
