#include "parse/record_scanner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "absl/strings/escaping.h"
#include "base/every_target.h"
#include "base/strings.h"
#include "parse/byte_kernels.h"
#include "parse/scan_vocabulary.h"

namespace muster {
namespace {

using muster::testing::CommaDialect;
using muster::testing::ForAllTexts;
using muster::testing::ForEveryTarget;
using muster::testing::Row;
using muster::testing::ScanList;
using muster::testing::Scanned;

std::string Show(std::string_view text) { return absl::CEscape(ToAbsl(text)); }

// What ScanChunk must give, by FindRecord alone.
Scanned ScanSlowly(const Dialect& dialect, const Projection& projection, std::string_view list) {
  Scanned all;
  uint64_t line = 1;
  for (size_t pos = 0; pos < list.size();) {
    Record record;
    std::vector<FieldRef> refs;
    std::string rewritten;
    EXPECT_EQ(FindRecord(dialect, list, pos, true, &record, &refs, &rewritten), FindResult::kRecord);
    ++all.records;
    Row row{pos, record.end - pos, line, record.code, 0, {}};
    if (row.code == Code::kNone && list.substr(pos, row.size).find('\0') != std::string_view::npos) {
      row.code = Code::kNulByte;
    }
    if (row.code == Code::kNone && !record.blank) {
      if (record.multiline) row.flags |= RowBlock::kMultiline;
      if (dialect.columns > 0 && record.fields < dialect.columns) row.flags |= RowBlock::kShort;
      if (dialect.columns > 0 && record.fields > dialect.columns) row.flags |= RowBlock::kLong;
      for (const uint32_t column : projection.columns) {
        const FieldRef ref = column < refs.size() ? refs[column] : FieldRef{};
        const bool moved = (ref.pos & FieldRef::kRewritten) != 0;
        const std::string_view from = moved ? std::string_view(rewritten) : list;
        row.fields.emplace_back(from.substr(ref.pos & ~FieldRef::kRewritten, ref.size));
      }
    }
    if (record.blank && row.code == Code::kNone) {
      ++all.blank;
    } else {
      all.rows.push_back(std::move(row));
    }
    line += record.line_ends;
    pos = record.next;
  }
  return all;
}

TEST(ScanChunk, KeepsTheUsedColumnsAndMarksShortAndLongRows) {
  Dialect dialect = CommaDialect();
  dialect.columns = 3;
  const Scanned scanned = ScanList(dialect, {{2, 0, 2}, {}}, "a,b,c\nd\n\ne,f,g,h\n\"i\nj\",k,\"l\"\"m\"", 1000);
  EXPECT_EQ(scanned.records, 5u);
  EXPECT_EQ(scanned.blank, 1u);
  ASSERT_EQ(scanned.rows.size(), 4u);
  EXPECT_EQ(scanned.rows[0], (Row{0, 5, 1, Code::kNone, 0, {"c", "a", "c"}}));
  EXPECT_EQ(scanned.rows[1], (Row{6, 1, 2, Code::kNone, RowBlock::kShort, {"", "d", ""}}));
  EXPECT_EQ(scanned.rows[2], (Row{9, 7, 4, Code::kNone, RowBlock::kLong, {"g", "e", "g"}}));
  EXPECT_EQ(scanned.rows[3], (Row{17, 14, 5, Code::kNone, RowBlock::kMultiline, {"l\"m", "i\nj", "l\"m"}}));
}

TEST(ScanChunk, MarksRecordsWithANulByte) {
  const std::string list("a,b\nc\0d,e\n\"f\0\",g\n\0\nh", 20);
  const Scanned scanned = ScanList(CommaDialect(), {{0}, {}}, list, 1000);
  std::string codes;
  for (const Row& row : scanned.rows) codes += row.code == Code::kNulByte ? "0" : "-";
  EXPECT_EQ(codes, "-000-") << scanned;
}

TEST(ScanChunk, SkipsRepeatedHeaders) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  const Projection projection{{0}, {"smsnumber", "姓名"}};
  const Scanned scanned = ScanList(
      dialect, projection,
      "0912345678,a\nSMSNumber,姓名\n\"smsnumber\", 姓名\n\xEF\xBB\xBFＳＭＳNumber,姓名 \nSMSNumber,名\nSMSNumber\n"
      "SMSNumber,姓名,\nSMSNumberX,姓名",
      1000);
  EXPECT_EQ(scanned.repeated_headers, 3u) << scanned;
  EXPECT_EQ(scanned.records, 8u);
  EXPECT_EQ(scanned.rows.size(), 5u) << scanned;
}

TEST(ScanChunk, GivesOneRowForAnOversizeChunk) {
  Chunk chunk;
  chunk.oversize_bytes = 5000;
  chunk.bytes.Append(std::string(4096, 'a'));
  RowBlock block;
  ScanChunk(CommaDialect(), {{0}, {}}, chunk, &block);
  ASSERT_EQ(block.rows(), 1u);
  EXPECT_EQ(block.records, 1u);
  EXPECT_EQ(block.code[0], Code::kRecordTooLong);
  EXPECT_EQ(block.size[0], 4096u);
}

// Former bugs. A pointer into a block that had no room yet was moved on; a build with UBSan stops there.
TEST(ScanChunk, AFreshBlockMayGetNoRowAtFirst) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  for (const std::string_view list : {",\n", "\n", " ,b\n", "\"a\"b,c\n", "a\n", ",\n1,2\n"}) {
    SCOPED_TRACE(Show(list));
    Chunk chunk;
    chunk.bytes.Append(list);
    RowBlock block;
    ScanChunk(dialect, {{0, 1}, {}}, chunk, &block);
    EXPECT_EQ(block.rows() + block.blank, static_cast<size_t>(std::count(list.begin(), list.end(), '\n')));
  }
}

TEST(ScanChunk, AgreesWithFindRecordOnAllShortLists) {
  const Projection projection{{1, 0}, {}};
  for (const bool quotes : {true, false}) {
    Dialect dialect = CommaDialect();
    dialect.quotes = quotes;
    dialect.columns = 2;
    dialect.max_record_bytes = 5;
    Chunk chunk;
    RowBlock block;
    ForAllTexts("a0,\"\r\n", quotes ? 7 : 5, [&](std::string_view list) {
      chunk.bytes.Clear();
      chunk.bytes.Append(list);
      ScanChunk(dialect, projection, chunk, &block);
      Scanned scanned;
      AddBlock(chunk, block, &scanned);
      ASSERT_EQ(scanned, ScanSlowly(dialect, projection, list)) << Show(list);
    });
  }
}

TEST(ScanChunk, AgreesWithFindRecordOnLongRandomListsWithEveryKernel) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string_view alphabet = "aaaaaaaaaaaaaaaaaa0000,,,,;\t \r\n\n\n\"\0";
  const Projection projection{{2, 0}, {}};
  for (int round = 0; round < 300; ++round) {
    Dialect dialect = CommaDialect();
    dialect.columns = 3;
    dialect.quotes = random() % 4 != 0;
    dialect.delimiter_bytes[0] = ",;\t"[random() % 3];
    dialect.delimiter_size = random() % 8 == 0 ? 0 : 1;
    dialect.max_record_bytes = 20 + random() % 500;
    const bool quoted = random() % 2 == 0;
    std::string list(random() % 20000, ' ');
    for (char& c : list) {
      c = alphabet[random() % (alphabet.size() + 1 - 1)];
      if (c == '"' && !quoted) c = 'q';
    }
    Chunk chunk;
    chunk.bytes.Append(list);
    const Scanned expected = ScanSlowly(dialect, projection, list);
    ForEveryTarget([&] {
      RowBlock block;
      ScanChunk(dialect, projection, chunk, &block);
      Scanned scanned;
      AddBlock(chunk, block, &scanned);
      ASSERT_EQ(scanned, expected) << "round " << round;
    });
  }
}

TEST(CountLineEnds, CountsLfCrlfAndLoneCr) {
  EXPECT_EQ(CountLineEnds(""), 0u);
  EXPECT_EQ(CountLineEnds("a"), 0u);
  EXPECT_EQ(CountLineEnds("a\n"), 1u);
  EXPECT_EQ(CountLineEnds("a\r\nb\rc\n"), 3u);
  EXPECT_EQ(CountLineEnds("\r"), 1u);
  EXPECT_EQ(CountLineEnds("\n\r"), 2u);
  EXPECT_EQ(CountLineEnds("\r\r\n\n"), 3u);
}

TEST(CountLineEnds, IsTheSameWithEveryKernel) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (size_t size = 0; size < 400; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = "ab\r\n"[random() % 4];
    uint64_t expected = 0;
    for (size_t i = 0; i < size; ++i) {
      expected += text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')) ? 1 : 0;
    }
    ForEveryTarget([&] { EXPECT_EQ(CountLineEndBytes(text.data(), text.size()), expected) << Show(text); });
  }
}

// Bytes that mark damage are found wherever they stand, their lookalikes are not.
TEST(HasDamageMarks, IsTheSameWithEveryKernel) {
  const std::string_view marks[] = {"?",        "&#",       "\xE2\x96", "\xEE", "\xEF\x80",
                                    "\xEF\xA3", "\xEF\xBF", "\xF3\xB0", "\xF4"};
  const std::string_view sound[] = {"a",        "&",        "&a",          "\xE2\x80", "\xEF\xA4", "\xEF\xBC\x8C",
                                    "\xF3\xAF", "\xF0\x9F", "\xE7\x8E\x8B"};
  std::mt19937 random(1);
  ForEveryTarget([&] {
    for (size_t round = 0; round < 400; ++round) {
      std::string text;
      while (text.size() < round % 150) text += sound[random() % std::size(sound)];
      text += "a";
      EXPECT_FALSE(HasDamageMarks(text.data(), text.size())) << Show(text);
      const std::string_view mark = marks[random() % std::size(marks)];
      // Never inside another pair.
      const size_t at = random() % 2 == 0 ? 0 : text.size();
      text.insert(at, mark);
      EXPECT_TRUE(HasDamageMarks(text.data(), text.size())) << Show(text);
    }
  });
}

}  // namespace
}  // namespace muster
