#include "merge/sms_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "merge/gsm7_table.h"
#include "merge/plain_message.h"
#include "merge/text_size.h"

namespace muster {
namespace {

std::string Times(int count, std::string_view text) {
  std::string repeated;
  for (int i = 0; i < count; ++i) repeated += text;
  return repeated;
}

TEST(SmsText, NamesItsEncodings) {
  EXPECT_EQ(NameOf(SmsEncoding::kGsm7), "gsm7");
  EXPECT_EQ(NameOf(SmsEncoding::kUcs2), "ucs2");
}

TEST(SmsText, TheBasicTableHasEveryPositionButTheEscape) {
  EXPECT_EQ(kGsm7Basic.size(), 127u);
  int one = 0, two = 0;
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    one += Gsm7Septets(c) == 1;
    two += Gsm7Septets(c) == 2;
  }
  EXPECT_EQ(one, 127);
  EXPECT_EQ(two, 10);
}

TEST(SmsText, KnowsTheSeptetsOfCharacters) {
  for (const char32_t c : std::u32string_view(U"@£Δ_ΩÉ ¤%09:AZÄÖÑÜ§¿azäöñüà\n\r")) EXPECT_EQ(Gsm7Septets(c), 1) << +c;
  for (const char32_t c : std::u32string_view(U"^{}\\[~]|€\f")) EXPECT_EQ(Gsm7Septets(c), 2) << +c;
  for (const char32_t c : std::u32string_view(U"`ç\u00A0\t\v\u001B“”‘’–—…漢字０９，。😀Ωα\0")) {
    EXPECT_EQ(Gsm7Septets(c), c == U'Ω' ? 1 : 0) << +c;
  }
}

TEST(SmsText, CountsSegments) {
  struct Case {
    int count;
    std::string_view text;
    CharacterSet set;
    SmsEncoding encoding;
    uint64_t units;
    uint32_t segments;
  };
  constexpr auto kAuto = CharacterSet::kAuto, kUcs2 = CharacterSet::kUcs2, kGsm7 = CharacterSet::kGsm7;
  constexpr auto g = SmsEncoding::kGsm7, u = SmsEncoding::kUcs2;
  const Case cases[] = {
      {0, "", kAuto, g, 0, 1},      {0, "", kUcs2, u, 0, 1},       {80, "]", kAuto, g, 160, 1},
      {81, "]", kAuto, g, 162, 2},  {153, "]", kAuto, g, 306, 3},  {152, "]", kAuto, g, 304, 2},
      {160, "a", kAuto, g, 160, 1}, {161, "a", kAuto, g, 161, 2},  {306, "a", kAuto, g, 306, 2},
      {307, "a", kAuto, g, 307, 3}, {160, "a", kGsm7, g, 160, 1},  {70, "漢", kAuto, u, 70, 1},
      {71, "漢", kAuto, u, 71, 2},  {134, "漢", kAuto, u, 134, 2}, {135, "漢", kAuto, u, 135, 3},
      {35, "😀", kAuto, u, 70, 1},   {36, "😀", kAuto, u, 72, 2},    {66, "😀", kAuto, u, 132, 2},
      {67, "😀", kAuto, u, 134, 3},  {70, "]", kUcs2, u, 70, 1},    {71, "]", kUcs2, u, 71, 2},
      {80, "€", kGsm7, g, 160, 1},  {81, "€", kAuto, g, 162, 2},   {160, "Δ", kAuto, g, 160, 1},
      {70, "a", kUcs2, u, 70, 1},   {71, "a", kUcs2, u, 71, 2},    {765, "a", kAuto, g, 765, 5},
      {766, "a", kAuto, g, 766, 6}, {335, "漢", kAuto, u, 335, 5}, {336, "漢", kAuto, u, 336, 6},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::Message() << c.count << " x " << c.text);
    const SmsSize size = MeasureSms(Times(c.count, c.text), c.set);
    EXPECT_EQ(size.encoding, c.encoding);
    EXPECT_EQ(size.units, c.units);
    EXPECT_EQ(size.segments, c.segments);
    EXPECT_TRUE(size.encodable);
  }
}

TEST(SmsText, OneForeignCharacterTurnsTheWholeMessage) {
  EXPECT_EQ(MeasureSms(Times(80, "a") + "漢", CharacterSet::kAuto).encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(MeasureSms(Times(80, "a") + "漢", CharacterSet::kAuto).segments, 2u);
  EXPECT_EQ(MeasureSms("caf\u00E7", CharacterSet::kAuto).encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(MeasureSms("tab\t", CharacterSet::kAuto).encoding, SmsEncoding::kUcs2);
}

TEST(SmsText, GsmOnlyRefusesOtherCharacters) {
  EXPECT_FALSE(MeasureSms("漢", CharacterSet::kGsm7).encodable);
  EXPECT_TRUE(MeasureSms("漢", CharacterSet::kUcs2).encodable);
  EXPECT_TRUE(MeasureSms("Ärger]", CharacterSet::kGsm7).encodable);
}

TEST(SmsText, NeverSplitsAPairAtAPartBoundary) {
  // 152 septets, an extension character that no longer fits, 152 more: the second part is full, too.
  EXPECT_EQ(MeasureSms(Times(152, "a") + "]" + Times(151, "a"), CharacterSet::kAuto).segments, 2u);
  EXPECT_EQ(MeasureSms(Times(152, "a") + "]" + Times(152, "a"), CharacterSet::kAuto).segments, 3u);
  EXPECT_EQ(MeasureSms(Times(66, "漢") + "😀" + Times(65, "漢"), CharacterSet::kAuto).segments, 2u);
  EXPECT_EQ(MeasureSms(Times(66, "漢") + "😀" + Times(66, "漢"), CharacterSet::kAuto).segments, 3u);
}

TEST(SmsText, MeasuresRandomTextsLikeThePlainCount) {
  const std::u32string alphabet = U"aaaaa]€éΔ漢😀\n\t{";
  std::mt19937 random(20240607);
  for (int round = 0; round < 10000; ++round) {
    const auto upto = [&random](uint32_t n) { return static_cast<uint32_t>(random() % n); };
    std::u32string text;
    const uint32_t letters = 1 + upto(static_cast<uint32_t>(alphabet.size()));
    for (uint32_t runs = upto(8); runs > 0; --runs) text.append(1 + upto(90), alphabet[upto(letters)]);
    const int set = std::array{0, 17, 117}[upto(3)];
    SCOPED_TRACE(testing::Message() << "seed 20240607, round " << round);
    const SmsSize size = MeasureSms(plain::Encode(text), set == 0    ? CharacterSet::kAuto
                                                         : set == 17 ? CharacterSet::kUcs2
                                                                     : CharacterSet::kGsm7);
    const plain::Judged judged = plain::Judge(text, set);
    ASSERT_EQ(size.encodable, judged.encodable);
    if (!judged.encodable) continue;
    ASSERT_EQ(size.encoding == SmsEncoding::kGsm7, judged.gsm7);
    ASSERT_EQ(size.units, judged.units);
    ASSERT_EQ(size.segments, judged.segments);
  }
}

TEST(TextSize, SizesOfPiecesAddUp) {
  const std::string a = "a]é", b = "Δ€\n";
  TextSize sum = SizeOf(a);
  sum.Add(SizeOf(b));
  const TextSize whole = SizeOf(a + b);
  EXPECT_EQ(sum.bytes, whole.bytes);
  EXPECT_EQ(sum.septets, whole.septets);
  EXPECT_EQ(sum.septets, 8u);
  EXPECT_EQ(sum.escapes, 2u);
  EXPECT_EQ(sum.units, 6u);
  EXPECT_TRUE(sum.gsm7);
  sum.Add(SizeOf("😀"));
  EXPECT_FALSE(sum.gsm7);
  EXPECT_EQ(sum.units, 8u);
  EXPECT_EQ(sum.surrogates, 1u);
}

TEST(TextSize, CountsUnitsWhereverCharactersStand) {
  for (int before = 0; before < 18; ++before) {
    for (int after = 0; after < 10; ++after) {
      const std::string head = Times(before, "a"), tail = Times(after, "b");
      const auto around = static_cast<uint64_t>(before + after);
      SCOPED_TRACE(testing::Message() << before << " before, " << after << " after");
      for (const char* letter : {"x", "é", "漢", "\n", "\f", "\u008D"}) {
        const Utf16Size size = MeasureUtf16(head + letter + tail);
        EXPECT_EQ(size.units, around + 1);
        EXPECT_EQ(size.surrogates, 0u);
        EXPECT_FALSE(size.has_cr);
      }
      EXPECT_EQ(MeasureUtf16(head + "😀" + tail).units, around + 2);
      EXPECT_EQ(MeasureUtf16(head + "😀" + tail).surrogates, 1u);
      EXPECT_TRUE(MeasureUtf16(head + "\r" + tail).has_cr);
      EXPECT_TRUE(MeasureGsm7(head + "\r" + tail).has_cr);
    }
  }
}

TEST(TextSize, CountsLineEndsOfTwoBytes) {
  EXPECT_EQ(CountCrLf(""), 0u);
  EXPECT_EQ(CountCrLf("\r\r\n\n\r\n\r"), 2u);
}

}  // namespace
}  // namespace muster
