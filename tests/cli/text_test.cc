#include "text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace muster::cli {
namespace {

TEST(Grouped, PutsACommaBeforeEveryThirdDigit) {
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1000), "1,000");
  EXPECT_EQ(Grouped(18446744073709551615u), "18,446,744,073,709,551,615");
}

TEST(ByteText, PicksTheUnit) {
  EXPECT_EQ(ByteText(0), "0 bytes");
  EXPECT_EQ(ByteText(1023), "1023 bytes");
  EXPECT_EQ(ByteText(1536), "1.5 KiB");
  EXPECT_EQ(ByteText(uint64_t{3} << 30), "3.0 GiB");
}

TEST(ClockText, ShowsHoursOnlyWhenThereAreSome) {
  EXPECT_EQ(ClockText(-1), "0:00");
  EXPECT_EQ(ClockText(7.2), "0:07");
  EXPECT_EQ(ClockText(754), "12:34");
  EXPECT_EQ(ClockText(3723), "1:02:03");
}

TEST(ShellQuoted, LeavesHarmlessWordsBare) {
  const struct {
    std::string_view word, quoted;
  } cases[] = {
      {"customers.csv", "customers.csv"},
      {"a/b-c_1.csv", "a/b-c_1.csv"},
      {"", "''"},
      {"two words", "'two words'"},
      {"it's", "'it'\\''s'"},
      {"two\nlines", "'two\nlines'"},
      {"\x1B[31m it's \\", "$'\\x1b[31m it\\'s \\\\'"},
      {"$HOME", "'$HOME'"},
      {"親愛的%Name%", "'親愛的%Name%'"},
      {"a\nb", "'a\nb'"},
      {"*", "'*'"},
  };
  for (const auto& c : cases) EXPECT_EQ(ShellQuoted(c.word), c.quoted);
}

TEST(JsonQuoted, EscapesWhatJsonMust) {
  EXPECT_EQ(JsonQuoted("a\"b\\c\n\t\x01"), "\"a\\\"b\\\\c\\n\\t\\u0001\"");
  EXPECT_EQ(JsonQuoted("小明"), "\"小明\"");
  EXPECT_EQ(JsonQuoted("\xA4"), "\"\xEF\xBF\xBD\"");
}

TEST(OneLine, ShowsControlsAsEscapesAndCutsBetweenCharacters) {
  EXPECT_EQ(OneLine("a\nb\r\t\x1b\xff"), "a\\nb\\r\\t\\x1b\\xff");
  EXPECT_EQ(OneLine("小明小明", 7), "小明…");
}

TEST(Utf8Length, KnowsWhatIsNoUtf8) {
  const struct {
    std::string_view bytes;
    size_t length;
  } cases[] = {
      {"a", 1},
      {"é", 2},
      {"小", 3},
      {"😀", 4},
      {"\x80", 0},
      {"\xC0\xAF", 0},
      {"\xC3", 0},
      {"\xE0\x80\x80", 0},
      {"\xED\xA0\x80", 0},
      {"\xE5\xB0", 0},
      {"\xF0\x80\x80\x80", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(Utf8Length(c.bytes, 0), c.length) << OneLine(c.bytes);
}

TEST(DisplayWidth, CountsWideCharactersTwice) {
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("小明"), 4u);
  EXPECT_EQ(PadRight("小明", 6), "小明  ");
  EXPECT_EQ(PadLeft("12", 4), "  12");
  EXPECT_EQ(PadLeft("12345", 4), "12345");
}

TEST(Nearest, TakesTheFewestEdits) {
  const std::string_view words[] = {"run", "check", "normalize", "rejects"};
  EXPECT_EQ(Nearest("chekc", words), "check");
  EXPECT_EQ(Nearest("RNU", words), "run");
  EXPECT_EQ(Nearest("normalise", words), "normalize");
  EXPECT_EQ(Nearest("x", {}), "");
}

}  // namespace
}  // namespace muster::cli
