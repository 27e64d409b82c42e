#include "parse/chunk_cutter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "absl/strings/escaping.h"
#include "base/strings.h"
#include "muster/error.h"
#include "parse/scan_vocabulary.h"

namespace muster {
namespace {

using muster::testing::CommaDialect;
using muster::testing::ForAllTexts;
using muster::testing::ScanList;
using muster::testing::Scanned;
using muster::testing::SteppingSource;

std::string Show(std::string_view text) { return absl::CEscape(ToAbsl(text)); }

ChunkCutter CutterFor(const Dialect& dialect, std::string_view list, uint64_t chunk_bytes) {
  return ChunkCutter(std::make_unique<SteppingSource>(list, 1000), PaddedBuffer(), false, 0, 1, dialect, chunk_bytes);
}

std::vector<std::string> Chunks(ChunkCutter cutter) {
  std::vector<std::string> chunks;
  Chunk chunk;
  while (*cutter.Next(&chunk)) chunks.emplace_back(chunk.bytes.view());
  return chunks;
}

TEST(ChunkCutter, EndsChunksOnRecordEnds) {
  using Texts = std::vector<std::string>;
  const Dialect dialect = CommaDialect();
  EXPECT_EQ(Chunks(CutterFor(dialect, "", 4)), Texts{});
  EXPECT_EQ(Chunks(CutterFor(dialect, "a\nb\nc\nd", 4)), (Texts{"a\nb\n", "c\nd"}));
  EXPECT_EQ(Chunks(CutterFor(dialect, "abcdefgh\nb\nc", 4)), (Texts{"abcdefgh\n", "b\nc"}));
  EXPECT_EQ(Chunks(CutterFor(dialect, "abc\r\nd\r\n", 4)), (Texts{"abc\r\n", "d\r\n"}));
  EXPECT_EQ(Chunks(CutterFor(dialect, "a\n\"b\nc\"\nd\n", 3)), (Texts{"a\n", "\"b\nc\"\n", "d\n"}));
  EXPECT_EQ(Chunks(CutterFor(dialect, "a\nb\"\nc\nd\n", 5)), (Texts{"a\nb\"\n", "c\nd\n"}));
}

TEST(ChunkCutter, CountsLinesAndBytesBeforeEachChunk) {
  PaddedBuffer head;
  head.Append("\xEF\xBB\xBFhead\r\na\rb");
  ChunkCutter cutter(std::make_unique<SteppingSource>("\n\"c\nd\"\ne", 2), std::move(head), false, 9, 2, CommaDialect(),
                     1);
  Chunk chunk;
  const struct {
    uint64_t byte, line, lines;
    std::string_view bytes;
  } expected[] = {{9, 2, 1, "a\r"}, {11, 3, 1, "b\n"}, {13, 4, 2, "\"c\nd\"\n"}, {19, 6, 0, "e"}};
  for (const auto& e : expected) {
    ASSERT_TRUE(*cutter.Next(&chunk));
    EXPECT_EQ(chunk.bytes.view(), e.bytes);
    EXPECT_EQ(chunk.first_byte, e.byte);
    EXPECT_EQ(chunk.first_line, e.line);
    EXPECT_EQ(chunk.lines, e.lines);
    EXPECT_EQ(chunk.oversize_bytes, 0u);
  }
  EXPECT_FALSE(*cutter.Next(&chunk));
}

TEST(ChunkCutter, KeepsOnlyTheBeginOfARecordThatIsFarOverTheLimit) {
  Dialect dialect = CommaDialect();
  dialect.max_record_bytes = 1000;
  const std::string list = "a\n" + std::string(3'000'000, 'x') + "\r\nb\n";
  ChunkCutter cutter = CutterFor(dialect, list, 100);
  Chunk chunk;
  ASSERT_TRUE(*cutter.Next(&chunk));
  EXPECT_EQ(chunk.bytes.view(), "a\n");
  ASSERT_TRUE(*cutter.Next(&chunk));
  EXPECT_EQ(chunk.oversize_bytes, 3'000'000u);
  EXPECT_EQ(chunk.bytes.size(), 8192u);
  EXPECT_LT(chunk.bytes.capacity(), 300'000u);
  EXPECT_EQ(chunk.first_byte, 2u);
  ASSERT_TRUE(*cutter.Next(&chunk));
  EXPECT_EQ(chunk.bytes.view(), "b\n");
  EXPECT_EQ(chunk.first_byte, 3'000'004u);
  EXPECT_EQ(chunk.first_line, 3u);
  EXPECT_EQ(chunk.oversize_bytes, 0u);
  EXPECT_FALSE(*cutter.Next(&chunk));
}

TEST(ChunkCutter, LooksAheadNoFurtherThanAChunkAndTwoRecords) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  dialect.max_record_bytes = 100'000;
  std::string list;
  for (int i = 0; i < 20; ++i) list += "a,\"" + std::string(99'000, i % 2 == 0 ? 'x' : '\n') + "\n";
  ChunkCutter cutter = CutterFor(dialect, list, 1000);
  Chunk chunk;
  size_t capacity = 0;
  while (*cutter.Next(&chunk)) capacity = std::max(capacity, chunk.bytes.capacity());
  EXPECT_LT(capacity, 2u * (1000 + 2 * 100'000 + 2 * 65536));
}

TEST(ChunkCutter, HandsTheSourcesErrorOn) {
  class Failing : public ByteSource {
   public:
    absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
      if (std::exchange(failed_, true)) return MakeError(ErrorKind::kList, "broken");
      buffer[0] = 'a';
      return 1;
    }
    std::optional<uint64_t> TotalBytes() const override { return std::nullopt; }

   private:
    bool failed_ = false;
  };
  ChunkCutter cutter(std::make_unique<Failing>(), PaddedBuffer(), false, 0, 1, CommaDialect(), 100);
  Chunk chunk;
  const absl::StatusOr<bool> next = cutter.Next(&chunk);
  ASSERT_FALSE(next.ok());
  EXPECT_EQ(KindOf(next.status()), ErrorKind::kList);
}

// Rows must not depend on where chunks end nor on how much was read ahead.
void ExpectSeamsDoNotShow(const Dialect& dialect, std::string_view list, uint64_t max_chunk) {
  const Projection projection{{0, 1}, {}};
  const Scanned whole = ScanList(dialect, projection, list, 1 << 10, 1 << 10);
  for (uint64_t chunk_bytes = 1; chunk_bytes <= max_chunk; ++chunk_bytes) {
    for (const size_t read_step : {1, 64}) {
      ASSERT_EQ(ScanList(dialect, projection, list, chunk_bytes, read_step), whole)
          << Show(list) << " in chunks of " << chunk_bytes << ", read by " << read_step;
    }
  }
}

TEST(ChunkCutter, SeamsDoNotShowInAnyShortList) {
  for (const uint32_t limit : {3u, 16u}) {
    Dialect dialect = CommaDialect();
    dialect.columns = 2;
    dialect.max_record_bytes = limit;
    dialect.max_field_lines = 1;
    ForAllTexts("a0,\"\r\n", 6, [&](std::string_view list) { ExpectSeamsDoNotShow(dialect, list, 3); });
  }
}

TEST(ChunkCutter, SeamsDoNotShowInLongerRandomLists) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 150; ++round) {
    Dialect dialect = CommaDialect();
    dialect.columns = 1 + random() % 2;
    dialect.quotes = random() % 5 != 0;
    dialect.max_record_bytes = 16 + random() % 50;
    dialect.max_field_lines = 1 + random() % 3;
    if (random() % 4 == 0) {
      dialect.delimiter_bytes = {'\xEF', '\xBC', '\x8C'};
      dialect.delimiter_size = 3;
    }
    static constexpr std::string_view kPieces[] = {"a",     "0",    ",",    "，",           "\"",         "\r",
                                                   "\n",    "\r\n", "\",",  "\n\"",         "0912345678", "\"\"",
                                                   "\",\"", "小明", "\xEF", "bcdefghijklmn"};
    std::string list;
    for (size_t pieces = random() % 60; pieces > 0; --pieces) list += kPieces[random() % std::size(kPieces)];
    ExpectSeamsDoNotShow(dialect, list, 64);
  }
}

}  // namespace
}  // namespace muster
