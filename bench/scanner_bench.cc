// Cutting a list into records and projecting two of its three columns, 30-byte rows, one core:
//
//     BM_Split*      a splitter of the usual kind: memchr for line ends and delimiters, knows no quotes
//     BM_Find*       the exact scalar rule, FindRecord for every record
//     BM_Scan*       ScanChunk
//     BM_Ratios      all three in turns, and what is asked of them: counters are rows/s of one by rows/s of another
//
// Short fields stress the work per mark and per row; quoted lists the check that quotes are regular.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "bench_lists.h"
#include "parse/chunk_cutter.h"
#include "parse/record_scanner.h"
#include "pipeline/field_decoder.h"

namespace {

constexpr uint32_t kRows = 8000;  // about 256 KiB, a chunk of the command line

enum Quoting : int64_t { kPlain, kSomeQuoted, kAllQuoted };

// `quoting`: no field, every field of each 20th row, every field.
std::string ListOf(Quoting quoting, uint32_t rows = kRows) {
  std::string list = "SMSNumber,Name,Gender\n";
  for (uint32_t i = 0; i < rows; ++i) {
    const bool quoted = quoting == kAllQuoted || (quoting == kSomeQuoted && i % 20 == 7);
    const std::string number = "0" + std::to_string(muster_bench::Mobile(i));
    list += quoted ? "\"" + number + "\",\"王小明\",\"先生\"\n" : number + ",王小明,先生\n";
  }
  return list;
}

muster::Dialect CommaDialect() {
  muster::Dialect dialect;
  dialect.delimiter_bytes[0] = ',';
  dialect.delimiter_size = 1;
  dialect.columns = 3;
  return dialect;
}

// One list and what each way of cutting it leaves behind.
class Cut {
 public:
  explicit Cut(Quoting quoting) : list_(ListOf(quoting)) {
    chunk_.bytes.Append(list_);
    projection_.columns = {0, 1};
    projection_.header = {"smsnumber", "name", "gender"};
  }

  void Scan() { muster::ScanChunk(dialect_, projection_, chunk_, &block_); }

  void Find() {
    fields_.clear();
    const std::string_view text = chunk_.bytes.view();
    for (size_t pos = 0; pos < text.size();) {
      record_fields_.clear();
      muster::Record record;
      muster::FindRecord(dialect_, text, pos, true, &record, &record_fields_, &rewritten_);
      fields_.push_back(record_fields_[0]);
      fields_.push_back(record_fields_[1]);
      pos = record.next;
    }
  }

  void Split() {
    fields_.clear();
    const std::string_view text = chunk_.bytes.view();
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    for (const char* line = begin; line < end;) {
      const char* line_end = static_cast<const char*>(std::memchr(line, '\n', static_cast<size_t>(end - line)));
      if (line_end == nullptr) line_end = end;
      const char* field = line;
      for (int used = 0; used < 2; ++used) {
        const char* to = static_cast<const char*>(std::memchr(field, ',', static_cast<size_t>(line_end - field)));
        if (to == nullptr) to = line_end;
        fields_.push_back({static_cast<uint32_t>(field - begin), static_cast<uint32_t>(to - field)});
        field = std::min(to + 1, line_end);
      }
      line = line_end + 1;
    }
  }

  // All but the header, which Find and Split take for a row.
  bool ScanIsRight() const {
    return block_.rows() == kRows && block_.repeated_headers == 1 && IsRow(block_.fields, 2 * (kRows - 1), "");
  }
  bool FieldsAreRight(std::string_view quote) const {
    return fields_.size() == 2 * (kRows + 1) && IsRow(fields_, 2 * kRows, quote);
  }

  const std::string& list() const { return list_; }

 private:
  bool IsRow(const std::vector<muster::FieldRef>& fields, size_t first, std::string_view quote) const {
    const auto is = [&](muster::FieldRef field, std::string text) {
      return chunk_.bytes.view().substr(field.pos, field.size) == std::string(quote) + text + std::string(quote);
    };
    return is(fields[first], "0" + std::to_string(muster_bench::Mobile(kRows - 1))) && is(fields[first + 1], "王小明");
  }

  const std::string list_;
  const muster::Dialect dialect_ = CommaDialect();
  muster::Projection projection_;
  muster::Chunk chunk_;
  muster::RowBlock block_;
  std::vector<muster::FieldRef> fields_, record_fields_;
  std::string rewritten_;
};

void Run(benchmark::State& state, void (Cut::*way)()) {
  const auto quoting = static_cast<Quoting>(state.range(0));
  Cut cut(quoting);
  (cut.*way)();
  const bool right = way == &Cut::Scan ? cut.ScanIsRight()
                                       : cut.FieldsAreRight(way == &Cut::Split && quoting == kAllQuoted ? "\"" : "");
  if (!right) return state.SkipWithError("wrong answer");
  for (auto _ : state) {
    (cut.*way)();
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kRows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * cut.list().size()));
}

void BM_Split(benchmark::State& state) { Run(state, &Cut::Split); }
void BM_Find(benchmark::State& state) { Run(state, &Cut::Find); }
void BM_Scan(benchmark::State& state) { Run(state, &Cut::Scan); }
BENCHMARK(BM_Split)->ArgName("quoting")->Arg(kPlain)->Arg(kSomeQuoted)->Arg(kAllQuoted);
BENCHMARK(BM_Find)->ArgName("quoting")->Arg(kPlain)->Arg(kSomeQuoted)->Arg(kAllQuoted);
BENCHMARK(BM_Scan)->ArgName("quoting")->Arg(kPlain)->Arg(kSomeQuoted)->Arg(kAllQuoted);

double SecondsOf(Cut* cut, void (Cut::*way)()) {
  const auto start = std::chrono::steady_clock::now();
  (cut->*way)();
  benchmark::ClobberMemory();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The three in turns over the same list, so that other load falls on all of them; medians.
void BM_Ratios(benchmark::State& state) {
  Cut cut(static_cast<Quoting>(state.range(0)));
  void (Cut::*const ways[])() = {&Cut::Split, &Cut::Find, &Cut::Scan};
  std::vector<double> seconds[3];
  for (auto _ : state) {
    for (size_t way = 0; way < 3; ++way) seconds[way].push_back(SecondsOf(&cut, ways[way]));
  }
  if (!cut.ScanIsRight()) return state.SkipWithError("wrong answer");
  double median[3];
  for (size_t way = 0; way < 3; ++way) {
    const auto middle = seconds[way].begin() + static_cast<ptrdiff_t>(seconds[way].size() / 2);
    std::nth_element(seconds[way].begin(), middle, seconds[way].end());
    median[way] = *middle;
  }
  state.counters["scan_by_split"] = median[0] / median[2];
  state.counters["scan_by_find"] = median[1] / median[2];
}
BENCHMARK(BM_Ratios)->ArgName("quoting")->Arg(kPlain)->Arg(kSomeQuoted)->Arg(kAllQuoted);

// Gives one text from memory.
class MemorySource : public muster::ByteSource {
 public:
  explicit MemorySource(std::string_view text) : left_(text) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    size = left_.copy(buffer, std::min(size, left_.size()));
    left_.remove_prefix(size);
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return std::nullopt; }

 private:
  std::string_view left_;
};

// All that is done under gate 1: one copy of the text, chunk ends, line counts. Stresses the look for the chunk's end,
// which for quoted lists goes through all quotes.
void BM_CutChunks(benchmark::State& state) {
  constexpr uint32_t kManyRows = 40 * kRows;
  const std::string list = ListOf(static_cast<Quoting>(state.range(0)), kManyRows);
  muster::Chunk chunk;
  for (auto _ : state) {
    muster::ChunkCutter cutter(std::make_unique<MemorySource>(list), muster::PaddedBuffer(), false, 0, 1,
                               CommaDialect(), 256 << 10);
    uint64_t bytes = 0, lines = 0;
    while (*cutter.Next(&chunk)) {
      bytes += chunk.bytes.size();
      lines += chunk.lines;
    }
    if (bytes != list.size() || lines != kManyRows + 1) return state.SkipWithError("wrong answer");
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kManyRows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}
BENCHMARK(BM_CutChunks)->ArgName("quoting")->Arg(kPlain)->Arg(kSomeQuoted)->Arg(kAllQuoted);

// The decoder on a chunk of valid UTF-8 in which nothing needs decoding: two looks at every byte.
void BM_DecodeFields(benchmark::State& state) {
  const std::string list = ListOf(kPlain);
  muster::ChunkWork work;
  work.chunk.bytes.Append(list);
  muster::ScanChunk(CommaDialect(), {{0, 1}, {}}, work.chunk, &work.rows);
  muster::DecodeFields(&work);
  if (work.field(kRows, 1) != "王小明" || !work.undecodable.empty()) return state.SkipWithError("wrong answer");
  for (auto _ : state) {
    muster::DecodeFields(&work);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * kRows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}
BENCHMARK(BM_DecodeFields);

void BM_CountLineEnds(benchmark::State& state) {
  const std::string list = ListOf(kPlain);
  if (muster::CountLineEnds(list) != kRows + 1) return state.SkipWithError("wrong answer");
  for (auto _ : state) benchmark::DoNotOptimize(muster::CountLineEnds(list));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * list.size()));
}
BENCHMARK(BM_CountLineEnds);

}  // namespace
