// What stands at the borders of blocks and of slabs, with every kernel, against the judge.
#include "parse/record_marks.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/every_target.h"
#include "parse/judged_list.h"

namespace muster {
namespace {

using testing::CommaDialect;
using testing::Judged;
using testing::Rules;
using testing::ScannedInChunks;
using testing::ScannedWhole;

constexpr size_t kSlab = 64 * RecordMarks::kBlocks;

class RecordMarksTest : public ::testing::TestWithParam<std::string> {
  const testing::ScopedTarget target_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(EveryTarget, RecordMarksTest, ::testing::ValuesIn(CpuTargets()),
                         [](const auto& target) { return testing::TestName(target.param); });

const Rules kRules{.columns = 3,
                   .number_column = 0,
                   .max_field_lines = 100,
                   .max_record_bytes = 1 << 20,
                   .header = {"phone", "n", "g"}};

// Plain rows up to exactly `size` bytes.
std::string RowsOfSize(size_t size) {
  std::string rows;
  while (size - rows.size() > 40) rows += "0922976862,趙詩涵,先生\n";
  if (rows.size() < size) rows += std::string(size - rows.size() - 1, 'x') + "\n";
  return rows;
}

void ExpectJudged(const std::string& list, const Rules& rules) {
  const std::vector<std::string> want = Judged(list, rules);
  ASSERT_EQ(ScannedWhole(list, rules), want) << ::testing::PrintToString(list);
  ASSERT_EQ(ScannedInChunks(list, rules, 100), want) << ::testing::PrintToString(list);
}

TEST_P(RecordMarksTest, EveryPieceAtTheBordersOfBlocksAndSlabs) {
  const std::string long_field(200, 'l'), very_long_field(kSlab + 100, 'v');
  const std::string pieces[] = {
      "\"0912345678\",\"a\",\"b\"\n",
      "\"0912345678\",\"a,\"\"b\",\n",
      "\"09\"12345678,a,b\n",
      "0912345678,a\"b,c\n",
      "0912345678,\"stray,b\n",
      "0912345678,\"two\nlines\",b\n",
      "\"\",\"\",\"\"\n",
      ",,\n",
      " , ,\t\n",
      "0912345678,a,b\r\n",
      "\"0912345678\",\"a\",\"b\"\r\n\r\n",
      "0912345678,a,b\r",
      "0912345678,a,\r\n",
      "0912345678,a\r\n0912345678,a,b,c\r\n",
      "0912345678," + std::string(1, '\0') + ",b\n",
      "\"0912345678\",\"" + std::string(1, '\0') + "\",b\n",
      "Phone,N,G\n\"PHONE\",\"n\",\"g\"\r\n",
      "0912345678,\"" + long_field + "\",\"b\"\n",
      "0912345678,\"" + long_field + "\n" + long_field + "\",\"b\"\n",
      "0912345678,\"" + very_long_field + "\",\"b\"\n",
      "0912345678,\"" + very_long_field + ",b\n",
      very_long_field + ",a,b\n",
  };
  for (const size_t border : {size_t{64}, kSlab}) {
    for (size_t begin = border - 24; begin <= border + 4; ++begin) {
      for (const std::string& piece : pieces) {
        ExpectJudged(RowsOfSize(begin) + piece + RowsOfSize(150), kRules);
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST_P(RecordMarksTest, AListMayEndAnywhere) {
  const std::string list =
      RowsOfSize(90) + "\"0912345678\",\"a\",\"b\"\r\n0912345678,\"c\",d\r\n\"0912345678\",\"e\"\"\",\"\"";
  for (size_t size = 0; size <= list.size(); ++size) {
    ExpectJudged(list.substr(0, size), kRules);
    if (HasFatalFailure()) return;
  }
}

TEST_P(RecordMarksTest, RowsOfManyColumns) {
  for (const uint32_t columns : {63u, 64u, 65u, 130u}) {
    Rules rules = kRules;
    rules.columns = columns;
    rules.header = {};
    rules.number_column = columns - 1;
    std::string list;
    for (uint32_t row = 0; row < 200; ++row) {
      for (uint32_t column = row % 17 == 5 ? 1 : 0; column + 1 < columns; ++column)
        list += row % 3 == 0 ? "\"a\"," : ",";
      list += "0912345678\n";
    }
    ExpectJudged(list, rules);
    if (HasFatalFailure()) return;
  }
}

TEST_P(RecordMarksTest, RandomDirtyChunks) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  static const std::string kPieces[] = {"0922976862,趙詩涵,先生\n",
                                        "\"0922976862\",\"趙詩涵\",\"先生\"\n",
                                        "09,a,b\r\n",
                                        "\"",
                                        ",",
                                        "\"\"",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "a",
                                        "\",\"",
                                        std::string(1, '\0'),
                                        std::string(70, 'q'),
                                        "\"" + std::string(130, 'w') + "\",",
                                        " ",
                                        ",,\n"};
  for (int round = 0; round < 150; ++round) {
    // Mostly clean, so that marks go far before they end.
    const uint32_t dirt = 1 + random() % 40;
    std::string list;
    const size_t size = random() % 12000;
    while (list.size() < size) list += kPieces[random() % 40 < dirt ? random() % std::size(kPieces) : random() % 3];
    Rules rules = kRules;
    rules.number_column = random() % 3;
    rules.quotes = random() % 6 != 0;
    rules.max_record_bytes = random() % 3 == 0 ? 50 + random() % 5000 : 1 << 20;
    rules.max_field_lines = 1 + random() % 100;
    ExpectJudged(list, rules);
    if (HasFatalFailure()) return;
  }
}

// Wherever the borders of blocks fall.
TEST_P(RecordMarksTest, ARegularListIsNeverDoubtful) {
  const Dialect dialect = CommaDialect();
  for (size_t begin = 0; begin < 64; ++begin) {
    std::string list = std::string(begin, 'x') + "\n";
    for (int row = 0; row < 30; ++row) list += "\"0922976862\",\"\",\"a,b\",c\r\n\"d\"\r,\"e\"\n\r\n";
    PaddedBuffer text;
    text.Append(list);
    const RegularRecords regular = SkipRegularRecords(RecordBytes(dialect), text.data(), 0, text.size());
    EXPECT_EQ(regular.end, list.size());
    RecordMarks marks;
    MarkRecords(RecordBytes(dialect), text.data(), 0, list.size() / 64, &marks);
    EXPECT_FALSE(marks.doubt);
  }
}

TEST_P(RecordMarksTest, ADoubtfulByteEndsTheMarks) {
  PaddedBuffer text;
  text.Append("a,\"b,c\"\r\nd,e\r\"f\"x,g\n");
  RecordMarks marks;
  MarkRecords(RecordBytes(CommaDialect()), text.data(), 0, 1, &marks);
  EXPECT_TRUE(marks.doubt);
  EXPECT_EQ(std::vector<uint32_t>(marks.at, marks.at + marks.count + 1),
            (std::vector<uint32_t>{0xFFFFFFFF, 1, 8, 10, 12}));
  EXPECT_EQ(marks.RecordsOf(2, 0), 2u);
  EXPECT_EQ(marks.RecordsOf(1, 0), 0u);
  EXPECT_EQ(marks.LineEndBehind(0), 2u);
  EXPECT_EQ(marks.LineEndBehind(4), 5u);
  const RegularRecords regular = SkipRegularRecords(RecordBytes(CommaDialect()), text.data(), 0, text.size());
  EXPECT_EQ(regular.end, 13u);
  EXPECT_TRUE(regular.doubt);
  EXPECT_EQ(SkipRegularRecords(RecordBytes(CommaDialect()), text.data(), 0, 8).end, 0u);
  EXPECT_EQ(SkipRegularRecords(RecordBytes(CommaDialect()), text.data(), 0, 9).end, 9u);
}

}  // namespace
}  // namespace muster
