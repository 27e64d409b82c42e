#include "merge/avoidable_ucs2.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "reference/rules.h"

namespace muster {
namespace {

std::optional<AvoidableUcs2> Find(std::string_view content) {
  return FindAvoidableUcs2(MessageTemplate::Compile(content, {"Name"}, UnknownPlaceholder::kStop, true).value());
}

std::string TextFor(std::string_view content) {
  const auto found = Find(content);
  return found ? found->text : "";
}

TEST(AvoidableUcs2, NamesTheCharactersOnceAndWhatTheyCost) {
  const auto found = Find("Dear %Name%,\n“Sale” today… “now” only");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->count, 5u);
  EXPECT_EQ(found->line, 2u);
  EXPECT_EQ(found->text, "“ U+201C, ” U+201D, … U+2026: 1 segment, 1 without them");
}

TEST(AvoidableUcs2, CountsTheSegmentsOfTheLiteralText) {
  const std::string long_text(159, 'a');
  EXPECT_EQ(TextFor("’" + long_text), "’ U+2019: 3 segments, 1 without them");
  EXPECT_EQ(TextFor("’a" + long_text), "’ U+2019: 3 segments, 2 without them");
  EXPECT_EQ(TextFor("😀" + std::string(69, 'a')), "😀 U+1F600: 2 segments, 1 without them");
}

TEST(AvoidableUcs2, SpeaksOfPunctuationSpacesSymbolsAndLatinLetters) {
  for (const char* content :
       {"a – b", "a’b", "full ｗｉｄｔｈ", "2　spaces", "nb\u00A0sp", "zero\u200Bwidth", "☆ sale ☆", "❤️", "€ ok ™",
        "50 ％", "á la carte", "naïve ç", "`code`", "a\tb", "，。", "【Acme】 hi", "e\u0301", "\uFEFFx", "½"}) {
    EXPECT_NE(TextFor(content), "") << content;
  }
}

TEST(AvoidableUcs2, IsSilentWhereTheTextIsUcs2ByNatureOrGsm7) {
  for (const char* content : {"Hi %Name%", "€ {~} é ü Ω", "親愛的%Name%…", "“您好”", "かな…", "ハロー’", "안녕…",
                              "привет –", "ສະບາຍ…", "٣ …", "々…", "〇…", "\uE000…", "ㄅ…", "தமிழ்…", ""}) {
    EXPECT_EQ(TextFor(content), "") << content;
  }
}

TEST(AvoidableUcs2, EqualsTheJudgeOnEveryCharacter) {
  for (uint32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;  // surrogates are no characters
    std::string content;
    AppendUtf8(c, &content);
    const std::optional<AvoidableUcs2> found = Find(content);
    ASSERT_EQ(found ? found->count : 0, muster_reference::FindUcs2Characters(content).count) << std::hex << c;
  }
}

TEST(AvoidableUcs2, ShowsWhatCannotBeSeenByItsCodeAlone) {
  EXPECT_EQ(TextFor("a\u00A0b\tc\u200Bd"), "U+00A0, U+0009, U+200B: 1 segment, 1 without them");
}

TEST(AvoidableUcs2, ShowsTheFirstFewOfMany) {
  EXPECT_EQ(TextFor("①②③④⑤⑥⑦⑧⑨⑩"),
            "① U+2460, ② U+2461, ③ U+2462, ④ U+2463, ⑤ U+2464, ⑥ U+2465, ⑦ U+2466, ⑧ U+2467, and 2 more: 1 segment, 1 "
            "without them");
}

}  // namespace
}  // namespace muster
