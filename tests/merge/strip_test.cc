#include "merge/strip.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "merge/plain_message.h"

namespace muster {
namespace {

struct Stripped {
  TextSize size;
  std::string text;
};

// Strips `pieces` as one text, measuring first, as a message is built.
Stripped StripPieces(const std::vector<std::string>& pieces) {
  StripMeasure measure;
  Stripper measurer(&measure);
  for (const std::string& piece : pieces) measurer.Add(piece);
  measurer.Finish();
  ByteRoom text;
  text.Append("before ");
  StripCopy copy(measure.size().bytes, &text);
  Stripper copier(&copy);
  for (const std::string& piece : pieces) copier.Add(piece);
  copier.Finish();
  return {measure.size(), std::string(text.view().substr(7))};
}

TEST(Strip, KeepsWhatStandsBetween) {
  const struct {
    std::string_view in, out;
  } cases[] = {
      {"", ""},
      {"a", "a"},
      {"  a  b  ", "a  b"},
      {"\n\n a \n\n", "a"},
      {"a\nb", "a\nb"},
      {"a\n\nb", "a\n\nb"},
      {"a\n\n\nb", "a\n\nb"},
      {"a\n \n\t\n　\n b", "a\n\nb"},
      {"　親愛的　小明　\n\u00A0您好\u00A0", "親愛的　小明\n您好"},
      {"a \n b\n", "a\nb"},
      {"\t\v\fa\t\v\fb\t\v\f", "a\t\v\fb"},
      {" \n \n ", ""},
      {"　", ""},
      {"a\r\n\r\n\r\nb", "a\n\nb"},
      {"a\rb\r", "a\nb"},
      {"\u200Ba\u200B", "\u200Ba\u200B"},
      {"\xEF\xBB\xBF a", "\xEF\xBB\xBF a"},
      {"é ", "é"},
      {" 〇\u00A9", "〇\u00A9"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(testing::PrintToString(c.in));
    EXPECT_EQ(StripPieces({std::string(c.in)}).text, c.out);
    EXPECT_EQ(StripPieces({std::string(c.in)}).size.bytes, c.out.size());
  }
}

TEST(Strip, DoesNotDependOnThePieces) {
  EXPECT_EQ(StripPieces({"a ", " ", " b ", " \n", " ", "\n", "\n c", " "}).text, "a   b\n\nc");
  EXPECT_EQ(StripPieces({"a", "", " ", "", "b"}).text, "a b");
  EXPECT_EQ(StripPieces({"a\r", "\nb"}).text, "a\n\nb");
}

TEST(Strip, KnowsBlankTexts) {
  for (const char* blank : {"", " ", "\t\v\f \n", "\u00A0\u3000", "\r\n"}) EXPECT_TRUE(IsBlank(blank));
  for (const char* text : {"a", " .", "\u3000\u3001", "\u00A9", "\u200B", "\xEF\xBB\xBF"}) EXPECT_FALSE(IsBlank(text));
}

TEST(Strip, EqualsThePlainOneOnRandomTexts) {
  const std::u32string alphabet = U"a漢\n\n\r \t\f\u00A0\u3000]😀";
  std::mt19937 random(77);
  for (int round = 0; round < 20000; ++round) {
    SCOPED_TRACE(testing::Message() << "seed 77, round " << round);
    std::vector<std::string> pieces;
    std::u32string whole;
    for (auto count = random() % 6; count > 0; --count) {
      std::u32string piece;
      for (auto size = random() % 6; size > 0; --size) piece += alphabet[random() % alphabet.size()];
      pieces.push_back(plain::Encode(piece));
      whole += plain::WithLf(piece);
    }
    const std::string expected = plain::Encode(plain::Strip(whole));
    const Stripped stripped = StripPieces(pieces);
    ASSERT_EQ(stripped.text, expected);
    const TextSize size = SizeOf(expected);
    ASSERT_EQ(stripped.size.bytes, size.bytes);
    ASSERT_EQ(stripped.size.gsm7, size.gsm7);
    ASSERT_EQ(stripped.size.units, size.units);
    ASSERT_EQ(stripped.size.surrogates, size.surrogates);
    if (!size.gsm7) continue;
    ASSERT_EQ(stripped.size.septets, size.septets);
    ASSERT_EQ(stripped.size.escapes, size.escapes);
  }
}

}  // namespace
}  // namespace muster
