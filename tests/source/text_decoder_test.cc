#include "source/text_decoder.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace muster {
namespace {

using namespace std::string_view_literals;

std::string Hex(std::string_view bytes) {
  std::string hex;
  char two[4];
  for (const char c : bytes) {
    std::snprintf(two, sizeof two, "%02X", static_cast<unsigned char>(c));
    hex += two;
  }
  return hex;
}

std::optional<std::string> Decoded(Encoding encoding, std::string_view bytes) {
  std::string out;
  if (!AppendDecoded(encoding, bytes, &out)) return std::nullopt;
  return out;
}

// The system's iconv, which the tables were made of.
class Iconv {
 public:
  explicit Iconv(const char* encoding) : handle_(iconv_open("UTF-8", encoding)) {
    EXPECT_NE(handle_, reinterpret_cast<iconv_t>(-1)) << encoding;
  }
  ~Iconv() { iconv_close(handle_); }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  std::optional<std::string> operator()(std::string bytes) const {
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    char* from = bytes.data();
    size_t left = bytes.size();
    char buffer[32];
    char* to = buffer;
    size_t room = sizeof buffer;
    if (iconv(handle_, &from, &left, &to, &room) == static_cast<size_t>(-1) || left > 0) return std::nullopt;
    iconv(handle_, nullptr, nullptr, &to, &room);
    return std::string(buffer, to);
  }

 private:
  iconv_t handle_;
};

std::string Pair(int lead, int trail) { return {static_cast<char>(lead), static_cast<char>(trail)}; }

bool IsUserDefined(int pair) { return pair < 0xA140 || pair > 0xF9FE || (pair >= 0xC6A1 && pair <= 0xC8FE); }

TEST(TextDecoder, HasEveryPairOfBig5AsIconvHasIt) {
  const Iconv cp950("CP950"), hkscs("BIG5-HKSCS");
  int compared = 0, eten = 0;
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0; trail <= 0xFF; ++trail) {
      const int pair = lead << 8 | trail;
      const bool is_trail = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
      if (!is_trail) {
        if (trail < 0x80) continue;
        EXPECT_EQ(Decoded(Encoding::kBig5, Pair(lead, trail)), std::nullopt) << Hex(Pair(lead, trail));
        continue;
      }
      std::optional<std::string> wanted;
      if (!IsUserDefined(pair)) {
        wanted = cp950(Pair(lead, trail));
      } else if (pair >= 0xC6A1 && pair <= 0xC8D3) {
        wanted = hkscs(Pair(lead, trail));
        eten += wanted ? 1 : 0;
        if (!wanted) wanted = cp950(Pair(lead, trail));
      } else if (pair >= 0xC6A1 && pair <= 0xC8FE) {
        wanted = cp950(Pair(lead, trail));
      } else {
        continue;
      }
      ++compared;
      EXPECT_EQ(Decoded(Encoding::kBig5, Pair(lead, trail)), wanted) << Hex(Pair(lead, trail));
    }
  }
  EXPECT_GT(compared, 13000);
  EXPECT_GT(eten, 300);
}

TEST(TextDecoder, GivesUserDefinedPairsThePrivateUseCharactersOfCp950) {
  const struct {
    std::string_view pair;
    uint32_t code_point;
  } kEnds[] = {{"\xFA\x40", 0xE000}, {"\xFE\xFE", 0xE310}, {"\x8E\x40", 0xE311}, {"\xA0\xFE", 0xEEB7},
               {"\x81\x40", 0xEEB8}, {"\x8D\xFE", 0xF6B0}, {"\xC8\xFE", 0xF848}};
  for (const auto& end : kEnds) {
    EXPECT_EQ(DecodeCharacter(Encoding::kBig5, end.pair, 0).value, end.code_point) << Hex(end.pair);
  }
}

TEST(TextDecoder, HasEveryPairOfHkscsAndGb18030AsIconvHasIt) {
  const struct {
    Encoding encoding;
    const char* name;
  } kPairs[] = {{Encoding::kBig5Hkscs, "BIG5-HKSCS"}, {Encoding::kGb18030, "GB18030"}};
  for (const auto& c : kPairs) {
    const Iconv iconv(c.name);
    for (int lead = 0x81; lead <= 0xFE; ++lead) {
      for (int trail = 0x40; trail <= 0xFF; ++trail) {
        EXPECT_EQ(Decoded(c.encoding, Pair(lead, trail)), iconv(Pair(lead, trail))) << c.name << Hex(Pair(lead, trail));
      }
    }
  }
}

TEST(TextDecoder, HasEveryFourByteCodeOfGb18030AsIconvHasIt) {
  const Iconv iconv("GB18030");
  for (int index = 0; index < 1587600; index += index >= 39420 && index < 188000 ? 97 : index > 189100 ? 61 : 1) {
    const std::string code =
        Pair(0x81 + index / 12600, 0x30 + index / 1260 % 10) + Pair(0x81 + index / 10 % 126, 0x30 + index % 10);
    ASSERT_EQ(Decoded(Encoding::kGb18030, code), iconv(code)) << Hex(code);
  }
}

TEST(TextDecoder, ShowsASearchNoDigitsOfWhatIsNoCharacter) {
  EXPECT_EQ(DecodeForSearch(Encoding::kGb18030,
                            "09234\xFE\x39\xFE\x39"
                            "56789"),
            "09234\xFF\xFF\xFF\xFF"
            "56789");
  EXPECT_EQ(DecodeForSearch(Encoding::kBig5, "\xA4\x40\xA4,"), "一\xFF,");
  EXPECT_EQ(DecodeForSearch(Encoding::kAuto, "a\xC3\xB9"), "a\xFF\xFF");
  EXPECT_EQ(DecodeForSearch(Encoding::kUtf8, "\xC3\xB9\xC3"), "ù\xFF");
}

TEST(TextDecoder, SaysWhereATextDoesNotDecode) {
  std::string out = "before";
  size_t bad = 0;
  EXPECT_FALSE(AppendDecoded(Encoding::kBig5, "\xA4\xA4\x80", &out, &bad));
  EXPECT_EQ(out, "before");
  EXPECT_EQ(bad, 2u);
  EXPECT_FALSE(AppendDecoded(Encoding::kBig5, "\xA4", &out, &bad));
  EXPECT_FALSE(AppendDecoded(Encoding::kUtf8, "ab\xFF", &out, &bad));
  EXPECT_EQ(bad, 2u);
  EXPECT_FALSE(AppendDecoded(Encoding::kAuto, "a\xC3\xB9", &out, &bad));
  EXPECT_EQ(bad, 1u);
  EXPECT_EQ(DecodeLoosely(Encoding::kBig5, "\xA4\xA4\xFF\xA4"), "中\xFF\xA4");
}

TEST(TextDecoder, StepsOverCharactersMappedOrNot) {
  EXPECT_EQ(StructureSize(Encoding::kBig5, "\xA8|", 0), 2u);
  EXPECT_EQ(StructureSize(Encoding::kBig5, "\xA8,", 0), 1u);
  EXPECT_EQ(StructureSize(Encoding::kBig5, "\xA8", 0), 1u);
  EXPECT_EQ(StructureSize(Encoding::kGb18030, "\x81\x30\x81\x30", 0), 4u);
  EXPECT_EQ(StructureSize(Encoding::kGb18030, "\x81\x30", 0), 1u);
  EXPECT_EQ(StructureSize(Encoding::kMixed, "中|", 0), 3u);
  EXPECT_EQ(StructureSize(Encoding::kMixed, "\xA4\x7C", 0), 2u);
  EXPECT_EQ(StructureSize(Encoding::kMixed, "\xA4", 0), 1u);
  EXPECT_EQ(StructureSize(Encoding::kMixed, "備\xE7\xBE|", 0), 5u) << "a cut character, then a delimiter";
}

// Former bugs.
TEST(TextDecoder, ABig5NameThatHappensToBeUtf8IsNotReadAsSuch) {
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "\xC3\xB9\xE3\xB8\xA7\x67"), Encoding::kAuto) << "羅蓁君, or ù㸧g";
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "馬家"), Encoding::kUtf8);
}
TEST(TextDecoder, ABig5NameThatBeginsWithASequenceOfUtf8DoesNotSwallowTheDelimiter) {
  EXPECT_EQ(StructureSize(Encoding::kMixed, "\xB3\xB0\xE3\xB8\xA4\xDF|", 0), 6u);  // 陸蓁心
}

TEST(TextDecoder, DecidesEachRecordOfAMixedList) {
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "0912345678,Ann"), Encoding::kUtf8);
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "0912345678,小明"), Encoding::kUtf8);
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "0912345678,\xA4\x70\xA9\xFA"), Encoding::kBig5);
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "0912345678,\xC3\xB9"), Encoding::kAuto) << "ù or 羅";
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "0912345678,\xFF"), Encoding::kAuto);
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "小明,\xFF"), Encoding::kUtf8) << "shown, with a bad byte";
  EXPECT_EQ(RecordEncoding(Encoding::kMixed, "\xFA\x40"), Encoding::kAuto) << "user-defined";
  EXPECT_EQ(RecordEncoding(Encoding::kUtf16Be, "\xFF"), Encoding::kUtf8);
}

TEST(TextDecoder, KnowsARecordInUtf8InAListOfPairs) {
  for (const Encoding encoding : {Encoding::kBig5, Encoding::kGb18030}) {
    for (const std::string_view record : {"0912345678,王小明", "陳美é", "小明😀"}) {
      EXPECT_EQ(RecordEncoding(encoding, record), Encoding::kAuto) << record;
      EXPECT_EQ(ShownEncoding(encoding, record), Encoding::kUtf8) << record;
    }
    EXPECT_EQ(RecordEncoding(encoding, "0912345678,Ann"), encoding);
    EXPECT_EQ(RecordEncoding(encoding, "\xC3\xB9\xE3\xB8\xA7g"), encoding) << "羅蓁君 in Big5";
    EXPECT_EQ(RecordEncoding(encoding, "\xC3\xB9"), encoding);
    EXPECT_EQ(RecordEncoding(encoding, "王小明\xA4"), encoding);
  }
}

TEST(TextDecoder, SeesDamage) {
  for (const std::string_view damaged : {"\uE000", "王\uF8FF", "\uFFFD", "王?明", "王??明", "王□明", "&#22531;",
                                         "王&#x5803;明", "\U000F0000", "々?明"}) {
    EXPECT_TRUE(LooksDamaged(damaged)) << damaged;
  }
  for (const std::string_view sound : {"", "王小明", "好嗎?", "?好", "王? 明", "a?b", "王?b", "&#;", "&#1;", "R&D",
                                       "&#12345678;", "□", "王，明", "&amp;"}) {
    EXPECT_FALSE(LooksDamaged(sound)) << sound;
  }
}

}  // namespace
}  // namespace muster
