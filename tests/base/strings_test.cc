#include "base/strings.h"

#include <gtest/gtest.h>

#include <string>

namespace muster {
namespace {

TEST(Join, PutsPiecesTogether) {
  EXPECT_EQ(Join({}), "");
  EXPECT_EQ(Join({"a", "", "bc"}), "abc");
  EXPECT_EQ(JoinWith({}, ", "), "");
  EXPECT_EQ(JoinWith({"a", "b"}, ", "), "a, b");
}

TEST(ParseUint, TakesDigitsOnly) {
  EXPECT_EQ(ParseUint("0"), 0u);
  EXPECT_EQ(ParseUint("007"), 7u);
  EXPECT_EQ(ParseUint("18446744073709551615"), UINT64_MAX);
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "1a", "18446744073709551616", "99999999999999999999"}) {
    EXPECT_EQ(ParseUint(text), std::nullopt) << text;
  }
}

TEST(ParseByteSize, KnowsBinaryUnits) {
  EXPECT_EQ(ParseByteSize("1048576"), 1048576u);
  EXPECT_EQ(ParseByteSize("64KiB"), 65536u);
  EXPECT_EQ(ParseByteSize("1 MiB"), 1048576u);
  EXPECT_EQ(ParseByteSize("2GiB"), 2147483648u);
  for (const char* text : {"", "KiB", "1KB", "1.5MiB", "-1KiB", "1  MiB", "99999999999GiB"}) {
    EXPECT_EQ(ParseByteSize(text), std::nullopt) << text;
  }
}

TEST(TrimSpace, TakesSpacesOfAllKindsOffBothEnds) {
  EXPECT_EQ(TrimSpace(""), "");
  EXPECT_EQ(TrimSpace(" \t\r\n\v\f"), "");
  EXPECT_EQ(TrimSpace("\xEF\xBB\xBF\xC2\xA0　a b　 "), "a b");
  EXPECT_EQ(TrimSpace("\xC2"), "\xC2");
}

TEST(FoldName, IgnoresCaseWidthAndSurroundingSpace) {
  EXPECT_EQ(FoldName(" SMSNumber\t"), "smsnumber");
  EXPECT_EQ(FoldName("ＳＭＳＮｕｍｂｅｒ＿１"), "smsnumber_1");
  EXPECT_EQ(FoldName("First　Name"), "first name");
  EXPECT_EQ(FoldName("姓名ÄÉ"), "姓名ÄÉ");
  EXPECT_EQ(FoldName("a\xFF\xC2"), "a\xFF\xC2");
}

TEST(EditDistance, CountsEditsAndSwaps) {
  const struct {
    const char *a, *b;
    int edits;
  } cases[] = {{"", "", 0},       {"abc", "abc", 0},  {"abc", "", 3},           {"abc", "abd", 1},
               {"abc", "acb", 1}, {"abc", "xabc", 1}, {"kitten", "sitting", 3}, {"Name", "Nmae", 1}};
  for (const auto& c : cases) {
    EXPECT_EQ(EditDistance(c.a, c.b), c.edits) << c.a << " " << c.b;
    EXPECT_EQ(EditDistance(c.b, c.a), c.edits) << c.b << " " << c.a;
  }
}

TEST(Utf8, RoundTripsEveryCodePoint) {
  for (uint32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(value, &text);
    const CodePoint decoded = DecodeUtf8(text, 0);
    ASSERT_EQ(decoded.value, value);
    ASSERT_EQ(decoded.size, text.size());
    ASSERT_TRUE(IsValidUtf8(text));
  }
}

TEST(Utf8, RefusesWhatIsNone) {
  for (const char* text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3",
                           "\xC3"
                           "a",
                           "\xE0\x80\x80", "\xE5\xB0", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(DecodeUtf8(text, 0).value, 0xFFFDu);
    EXPECT_EQ(DecodeUtf8(text, 0).size, 1u);
    EXPECT_FALSE(IsValidUtf8(text));
  }
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("小明 abc"));
}

TEST(TruncateUtf8, CutsBetweenCharacters) {
  EXPECT_EQ(TruncateUtf8("小明", 6), "小明");
  EXPECT_EQ(TruncateUtf8("小明", 5), "小");
  EXPECT_EQ(TruncateUtf8("小明", 3), "小");
  EXPECT_EQ(TruncateUtf8("小明", 2), "");
  EXPECT_EQ(TruncateUtf8("abc", 2), "ab");
}

TEST(ForDisplay, EscapesAndShortens) {
  EXPECT_EQ(ForDisplay("小明,\"a\""), "小明,\"a\"");
  EXPECT_EQ(ForDisplay("a\tb\nc\r\x01\x7F\xFF"), "a\\tb\\nc\\r\\x01\\x7F\\xFF");
  EXPECT_EQ(ForDisplay("abcdef", 3), "abc…");
  EXPECT_EQ(ForDisplay("abc", 3), "abc");
  EXPECT_EQ(ForDisplay("\xC2\x9B"), "\\xC2\\x9B");
}

}  // namespace
}  // namespace muster
