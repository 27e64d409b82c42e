#include <gtest/gtest.h>

#include "reference/decoder.h"
#include "reference/head.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

std::string Big5(const std::string& bytes) {
  DecodedText decoded = DecodeText(bytes, "big5");
  return decoded.decodes ? decoded.text : "no";
}

std::string Gb18030(const std::string& bytes) {
  DecodedText decoded = DecodeText(bytes, "gb18030");
  return decoded.decodes ? decoded.text : "no";
}

TEST(ReferenceDecoder, ReadsBig5AsMicrosoftAndEtenWroteIt) {
  EXPECT_EQ(Big5("\xB3\x5C\xA5\x5C\xBB\x5C"), "許功蓋");  // trails are backslashes
  EXPECT_EQ(Big5("\xB0\xF3 \xA1\x41 \xA2\xAF"), "堂 ， ０");
  EXPECT_EQ(Big5("\xF9\xD8\xF9\xDA\xF9\xDC"), "裏恒嫺");
  EXPECT_EQ(Big5("\xC6\xE7\xC7\xF2\xC6\xA1"), "ぁヶ①");  // ETEN
  EXPECT_EQ(Big5("\xFA\x40\xFE\xFE"), Encode(U"\uE000\uE310"));
  EXPECT_EQ(Big5("\x8E\x40\xA0\xFE"), Encode(U"\uE311\uEEB7"));
  EXPECT_EQ(Big5("\x81\x40\x8D\xFE"), Encode(U"\uEEB8\uF6B0"));
  EXPECT_EQ(Big5("\xC8\xFE\xC6\xCF"), Encode(U"\uF848\uF6DF"));
  EXPECT_EQ(Big5("\xA3\xE1"), "€");
  for (const char* bad : {"\x80", "\xFF", "\xA4", "\xA4 ", "\xA4\x7F", "\xA3\xC0", "a\xA4"}) {
    EXPECT_EQ(Big5(bad), "no") << testing::PrintToString(bad);
  }
}

// Every pair decodes to one character but for the 62 of row A3 that are none.
TEST(ReferenceDecoder, KnowsAllOfBig5) {
  size_t unknown = 0, characters = 0;
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail > 0x7E && trail < 0xA1) continue;
      DecodedText decoded = DecodeText(std::string{static_cast<char>(lead), static_cast<char>(trail)}, "big5");
      if (decoded.decodes) {
        characters += Decode(decoded.text).size();
      } else {
        ++unknown;
        EXPECT_EQ(lead, 0xA3);
      }
    }
  }
  EXPECT_EQ(unknown, 62u);
  EXPECT_EQ(characters, 126u * 157u - 62u);
}

TEST(ReferenceDecoder, ReadsHkscsAndGb18030AsIconvDoes) {
  EXPECT_EQ(DecodeText("\x88\x62\xFA\x40", "big5-hkscs").text, "\u00CA\u0304\U00020547");
  EXPECT_EQ(Gb18030("\xD6\xD0\xCE\xC4\xA3\xAC\xA3\xB0"), "中文，０");
  EXPECT_EQ(Gb18030("\x81\x30\x84\x36\x95\x32\x82\x36"), "\u00A5\U00020000");
  EXPECT_EQ(Gb18030("\xFF"), "no");
  EXPECT_EQ(Gb18030("\xFE\x39\xFE\x39"), "no");  // no digit in it either
  EXPECT_EQ(DecodeText("\xFE\x39\xFE\x39", "gb18030").readable, "\xFF\xFF\xFF\xFF");
}

TEST(ReferenceDecoder, StepsByCharacters) {
  auto length = [](std::string_view bytes, const std::string& encoding) {
    return CharacterLengthAt(bytes, 0, encoding);
  };
  EXPECT_EQ(length("\xA4\x7C|", "big5"), 2u);
  EXPECT_EQ(length("\xC7\x7C|", "big5"), 2u);  // mapped or not
  EXPECT_EQ(length("\xA4,", "big5"), 1u);
  EXPECT_EQ(length("\x80|", "big5"), 1u);
  EXPECT_EQ(length("\xA4\x80", "big5"), 1u);
  EXPECT_EQ(length("\x81\x30\x84\x36", "gb18030"), 4u);
  EXPECT_EQ(length("\x81\x30\x84|", "gb18030"), 1u);
  EXPECT_EQ(length("\x81\x80", "gb18030"), 2u);
  EXPECT_EQ(length("\x81\x7F", "gb18030"), 1u);
  EXPECT_EQ(length("\xE5\xB0\x8F", "mixed"), 3u);
  EXPECT_EQ(length("\xE5\xB0\x8F\xC3\xB9|", "mixed"), 5u);  // a run at once
  EXPECT_EQ(length("\xC3\xB9\xA4\x7C|", "mixed"), 4u);      // as pairs
  EXPECT_EQ(length("\xE5\xB0\x8F\xFF|", "mixed"), 4u);
  EXPECT_EQ(length("\xC3\xB9", "mixed"), 2u);
  EXPECT_EQ(length("\xE5\x7C", "mixed"), 2u);
  EXPECT_EQ(length("\xE5,", "mixed"), 1u);
}

TEST(ReferenceDecoder, CountsUtf16OffsetsBack) {
  const Utf16Text le = Utf8FromUtf16(std::string_view("\xFF\xFE\x0F\x5C\x3D\xD8\x00\xDEx\0\0\xD8!", 13), false);
  EXPECT_EQ(le.text, "\xEF\xBB\xBF小😀x\xED\xA0\x80\xF8\xA1");
  EXPECT_EQ(le.offsets, (std::vector<size_t>{0, 0, 0, 2, 2, 2, 4, 4, 4, 4, 8, 10, 10, 10, 12, 12, 13}));
  EXPECT_EQ(Utf8FromUtf16(std::string_view("\0a\xDE\0\xD8\x3D", 6), true).text, "a\xED\xB8\x80\xED\xA0\xBD");
}

TEST(ReferenceDecoder, ReadsMixedRecordByRecord) {
  EXPECT_EQ(ReadingOf("0912345678,Bob", "mixed"), "utf-8");
  EXPECT_EQ(ReadingOf("小明", "mixed"), "utf-8");
  EXPECT_EQ(ReadingOf("\xA4\x70\xA9\xFA", "mixed"), "big5");
  EXPECT_EQ(ReadingOf("\xC3\xB9", "mixed"), "undecided");      // 羅 or ù
  EXPECT_EQ(ReadingOf("\xC3\xB9\xA4", "mixed"), "undecided");  // neither
  EXPECT_EQ(ReadingOf("小\xA4", "mixed"), "utf-8");            // a bad UTF-8 record
  EXPECT_EQ(ReadingOf("\xC3\xB9\xC3\xB9\xC3\xB9\xC3\xB9", "mixed"), "utf-8");
  EXPECT_EQ(ReadingOf("\xC3\xB9\xE3\xB8\xA7\x67", "mixed"), "undecided");  // 羅蓁君 or ù㸧g
  EXPECT_EQ(ReadingOf("\xC3\xB9", "big5"), "big5");
  EXPECT_EQ(ReadingOf("\xFA\x40\xA4\x40", "mixed"), "undecided");  // a private-use character is no Big5 here
}

TEST(ReferenceDecoder, ShowsRecordsToPeople) {
  EXPECT_EQ(ShownRecord(std::string_view("a\\\0\xFF小", 7), "utf-8"), "a\\\\\\x00\\xFF小");
  EXPECT_EQ(ShownRecord("\xB3\x5C\xA4,", "big5"), "許\\xA4,");
  EXPECT_EQ(ShownRecord("\xA4\x70", "mixed"), "小");
  EXPECT_EQ(ShownRecord("\xC3\xB9\xFF", "mixed"), "ù\\xFF");
  EXPECT_EQ(ShownRecord(std::string_view("\x0F\x5C\x3D\xD8\x00\xDE\x00\xD8\\\0\0\0!", 13), "utf-16le"),
            "小😀\\x00\\xD8\\\\\\x00\\x21");
  EXPECT_EQ(ShownRecord(std::string_view("\xD8\x3D\x00!", 4), "utf-16be"), "\\xD8\\x3D!");
}

TEST(ReferenceDecoder, FindsEncodings) {
  EXPECT_EQ(DetectEncoding("0912345678"), "utf-8");
  EXPECT_EQ(DetectEncoding("\xEF\xBB\xBF\xA4\xA4\xA4\xA4"), "utf-8");
  EXPECT_EQ(DetectEncoding("\xFF\xFE"), "utf-16le");
  EXPECT_EQ(DetectEncoding(std::string_view("\0a\0b", 4)), "utf-16be");
  EXPECT_EQ(DetectEncoding(std::string_view("a\0b\0", 4)), "utf-16le");
  EXPECT_EQ(DetectEncoding(std::string_view("a\0\0b", 4)), "utf-8");
  EXPECT_EQ(DetectEncoding("\xA4\x70\xA9\xFA\xB3\x5C\xA5\x5C\xBB\x5C\xA4\x40"), "big5");
  EXPECT_EQ(DetectEncoding("\xD6\xD0"), "undecided");
  EXPECT_EQ(DetectEncoding("\xB0\xA2\xB0\xA2\xB0\xA2\xB0\xA2\xD0\xA1"), "undecided");  // in both
  EXPECT_EQ(DetectEncoding("小\n\xA4\x70\xA9\xFA\xA4\x6B\xA4\x68\n"), "mixed");
  EXPECT_EQ(DetectEncoding("小\n\xA4\xA4\n"), "utf-8");                              // too few pairs
  EXPECT_EQ(DetectEncoding("小\n\xCD\xF5\xD0\xA1\xCA\xBF\xCF\xC8\n"), "undecided");  // GB18030 beside UTF-8
  // 羅蓁君 in Big5 is UTF-8 too, but no everyday text.
  EXPECT_EQ(DetectEncoding("\xC3\xB9\xE3\xB8\xA7\x67\n\xA4\x70\xA9\xFA\n\xA4\x6B\xA4\x68\n"), "big5");
  EXPECT_EQ(DetectEncoding("小\n\xFF\n"), "utf-8");
  EXPECT_EQ(DetectEncoding("ù\nè\n"), "undecided");
  EXPECT_EQ(DetectEncoding(std::string(100000, 'a') + "\n小\n"), "utf-8");
  // What lies behind the window is not looked at.
  EXPECT_EQ(DetectEncoding("小\n" + std::string(65536, 'a') + "\n\xA4\xA4\n"), "utf-8");
}

}  // namespace
}  // namespace muster_reference
