// The shortcut of the repair layer, held to the walk that it replaces.
#include "number/quick_repair.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "number/damage_cases.h"
#include "number/number_reader.h"
#include "number/repair.h"

namespace muster {
namespace {

using testing::AllDamageCases;
using testing::DamageCase;

std::string Show(bool plus, std::string_view digits, RepairSet repairs) {
  return (plus ? "+" : "") + std::string(digits) + " " + JoinRepairs(repairs);
}

// Whether the shortcut read the field; then it must have read what the walk reads.
bool IsQuick(std::string_view field) {
  QuickNumber quick;
  if (!ReadQuickly(field, &quick)) return false;
  WrittenNumber written;
  ReadWritten(field, &written);
  EXPECT_EQ(written.shape, WrittenNumber::Shape::kDigits) << ForDisplay(field);
  EXPECT_EQ(quick.digit_count, written.digit_count) << ForDisplay(field);
  EXPECT_EQ(Show(quick.plus, quick.written_digits(), quick.repairs),
            Show(written.plus, written.kept_digits(), written.repairs))
      << ForDisplay(field);
  return true;
}

void ExpectSameReading(const NumberReader& reader, std::string_view field) {
  const NumberReading quick = reader.Read(field), general = reader.ReadGeneral(field);
  EXPECT_EQ(quick.key, general.key) << ForDisplay(field);
  EXPECT_EQ(NameOf(quick.code), NameOf(general.code)) << ForDisplay(field);
  EXPECT_EQ(JoinRepairs(quick.repairs), JoinRepairs(general.repairs)) << ForDisplay(field);
  EXPECT_EQ(quick.calling_code, general.calling_code) << ForDisplay(field);
  EXPECT_EQ(quick.region, general.region) << ForDisplay(field);
  EXPECT_EQ(quick.type, general.type) << ForDisplay(field);
  EXPECT_EQ(quick.international, general.international) << ForDisplay(field);
  EXPECT_EQ(quick.no_trunk_prefix, general.no_trunk_prefix) << ForDisplay(field);
}

class QuickRepairTest : public ::testing::Test {
 protected:
  QuickRepairTest() {
    for (const char* const country : {"886", "44", "1", "852"}) {
      readers_.push_back(*NumberReader::Create(country, ""));
    }
    readers_.push_back(*NumberReader::Create("886", "02"));
  }

  void ExpectSame(std::string_view field) {
    ++fields_;
    quick_ += IsQuick(field) ? 1 : 0;
    ExpectSameReading(readers_[fields_ % readers_.size()], field);
  }

  std::vector<NumberReader> readers_;
  size_t fields_ = 0, quick_ = 0;
};

uint32_t Seed() {
  const char* const given = std::getenv("MUSTER_JUDGE_SEED");
  return given != nullptr ? static_cast<uint32_t>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
}

TEST_F(QuickRepairTest, ReadsTheCommonWritings) {
  for (const std::string_view field : {
           "0912345678",
           "+886912345678",
           "0912-345-678",
           "+886 912 345 678",
           "(02) 2718-7200",
           "0912.345.678",
           " 0912345678\t",
           "０９１２３４５６７８",
           "+886-(0)912-345-678",
           "0912–345–678",
           "0912·345·678",
           "0912•345•678",
           "0912\u00A0345\u00A0678",
           "0912\u3000345\u3000678",
           "\u200B0912345678",
           "0912345678。",
           "0912345678.",
           "912345678.0",
           "912345678.00",
           "tel:0912345678",
           "TEL: 0912345678",
           "手機：0912345678",
           "電話:02-2718-7200",
           "=\"0912345678\"",
           "'0912345678",
           "\uFEFF0912345678",
           "0912_345_678",
           "9.12345678E+08",
           " 9.12345678e8 ",
       }) {
    EXPECT_TRUE(IsQuick(field)) << field;
  }
}

TEST_F(QuickRepairTest, LeavesWhatIsNoCommonWriting) {
  for (const std::string_view field : {"",
                                       " ",
                                       "-",
                                       "+",
                                       "N/A",
                                       "0912345678 王先生",
                                       "0912345678/0923456789",
                                       "09l2345678",
                                       "傳真:0912345678",
                                       "0227187200#12",
                                       "0912+345",
                                       "++886912345678",
                                       "9.1E+08",
                                       "9.12345678E+09",
                                       "9.12345678E+07",
                                       "9.E+0",
                                       ".9E+1",
                                       "9.1E+",
                                       "9.1E+001",
                                       "9.1 E+1",
                                       "+9.1E+1",
                                       "\xFF",
                                       "0912345678\xE3\x80",
                                       "=\"\"",
                                       "'",
                                       "tel:",
                                       "m",
                                       "0912\nx"}) {
    EXPECT_FALSE(IsQuick(field)) << ForDisplay(field);
  }
  EXPECT_FALSE(IsQuick(std::string(kMaxWrittenDigits + 1, '1')));
  EXPECT_FALSE(IsQuick("0912345678" + std::string(kLongestQuickField, '-')));
}

TEST_F(QuickRepairTest, ReadsDamagedNumbersLikeTheWalk) {
  for (const DamageCase& c : AllDamageCases()) {
    for (size_t i = 0; i < readers_.size(); ++i) ExpectSame(c.field);
  }
  EXPECT_GT(quick_, fields_ / 3);
}

TEST_F(QuickRepairTest, ReadsMutatedNumbersLikeTheWalk) {
  const uint32_t seed = Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<DamageCase> cases = AllDamageCases();
  static const std::vector<std::string> kPieces = {" ",      " ",  "\t", ".",    ".",      "-",    "(",      "+",
                                                   "0",      "0",  "5",  "/",    "'",      "\"",   "=\"",    "e",
                                                   "：",     ":",  "　", "０",   "．",     "＋",   "\u200B", "\u00A0",
                                                   "\u2009", "。", "、", "tel:", "手機：", "\xE3", "\x80",   "－"};
  for (int round = 0; round < 150'000 && !HasFailure(); ++round) {
    std::string field(cases[random() % cases.size()].field);
    for (size_t changes = 1 + random() % 4; changes > 0; --changes) {
      const size_t pos = random() % (field.size() + 1);
      if (random() % 3 == 0) {
        field.erase(pos, 1 + random() % 3);
      } else {
        field.insert(pos, kPieces[random() % kPieces.size()]);
      }
    }
    ExpectSame(field);
  }
  EXPECT_GT(quick_, fields_ / 10);
}

TEST_F(QuickRepairTest, ReadsMixedBytesLikeTheWalk) {
  const uint32_t seed = Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  static constexpr std::string_view kBytes =
      "0123456789000999  ..--()+\t'=\"eE:/,;x\xE3\x80\x80\xEF\xBC\x90\xE2\x80\x8B\xC2\xA0";
  for (int round = 0; round < 150'000 && !HasFailure(); ++round) {
    std::string field;
    const bool any_byte = random() % 4 == 0;
    for (size_t size = random() % (random() % 8 == 0 ? 80 : 18); size > 0; --size) {
      field += any_byte ? static_cast<char>(random()) : kBytes[random() % kBytes.size()];
    }
    ExpectSame(field);
  }
}

// A code point between, before and behind digits: every one that has two or three bytes, and some of those with four.
TEST_F(QuickRepairTest, ReadsEveryCharacterLikeTheWalk) {
  for (uint32_t c = 1; c < 0x20000 && !HasFailure(); ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string character;
    AppendUtf8(c, &character);
    ExpectSame("0912" + character + "345678");
    ExpectSame(character + "0912345678");
  }
}

}  // namespace
}  // namespace muster
