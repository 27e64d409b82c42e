#include "number/numbering_plan.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "muster/pipeline.h"
#include "number/area_codes.h"

namespace muster {
namespace {

using enum PlanStatus;

const NumberingPlan& ThePlan() { return *NumberingPlan::Default(); }

struct Case {
  std::string_view digits;
  PlanStatus status;
  Key key = 0;
  NumberType type = NumberType::kUnknown;
};

void Check(const Case& c, bool plus, uint32_t home) {
  SCOPED_TRACE(std::string(plus ? "+" : "") + std::string(c.digits) + " at home in " + std::to_string(home));
  const PlanNumber number = ThePlan().Read(c.digits, plus, ThePlan().MainRegion(home));
  EXPECT_EQ(number.status, c.status);
  if (c.status == kValid) {
    EXPECT_EQ(number.key, c.key);
  }
  EXPECT_EQ(number.type, c.type);
  EXPECT_TRUE(number.calling_code != 0 || c.status != kValid);
}

// Also of a refused number: an explanation shows them.
TEST(NumberingPlan, TellsWhichDigitsAreWhat) {
  struct Parts {
    std::string_view digits;
    bool plus;
    uint16_t calling_code;
    uint8_t code_at, national_at;
    bool code_found;
  };
  for (const Parts& c : std::vector<Parts>{
           {"0912345678", false, 886, 0, 0, false},
           {"886912345678", true, 886, 0, 3, true},
           {"886912345678", false, 886, 0, 3, true},
           {"8860912345678", false, 886, 0, 3, true},
           {"002886912345678", false, 886, 3, 6, true},
           {"00285291234567", false, 852, 3, 6, true},
           {"85291234567", true, 852, 0, 3, true},
           {"0112345678", false, 886, 0, 0, false},    // no such range
           {"8869123456789", true, 886, 0, 3, true},   // no such range
           {"999123456789", true, 0, 0, 0, false},     // no such country
           {"009999123456789", false, 0, 3, 3, false}  // nor behind an international prefix
       }) {
    SCOPED_TRACE(c.digits);
    const PlanNumber number = ThePlan().Read(c.digits, c.plus, ThePlan().MainRegion(886));
    EXPECT_EQ(number.calling_code, c.calling_code);
    EXPECT_EQ(number.code_at, c.code_at);
    EXPECT_EQ(number.national_at, c.national_at);
    EXPECT_EQ(number.code_found, c.code_found);
  }
}

TEST(NumberingPlan, KnowsTheRangesOfTaiwan) {
  constexpr NumberType kMobile = NumberType::kMobile, kFixed = NumberType::kFixedLine;
  const std::vector<Case> cases = {
      {"0900000000", kValid, 886900000000, kMobile},
      {"0989999999", kValid, 886989999999, kMobile},
      {"0400011123", kValid, 886400011123, kMobile},
      {"0400013123", kInvalid},
      {"0990123456", kValid, 886990123456, NumberType::kPersonalNumber},
      {"0227187200", kValid, 886227187200, kFixed},
      {"0297187200", kInvalid},
      {"0212345678", kInvalid},
      {"032345678", kValid, 88632345678, kFixed},
      {"031345678", kInvalid},
      {"037123456", kValid, 88637123456, kFixed},
      {"0422345678", kValid, 886422345678, kFixed},
      {"046123456", kInvalid},
      {"047712345", kValid, 88647712345, kFixed},
      {"0492345678", kValid, 886492345678, kFixed},
      {"052345678", kValid, 88652345678, kFixed},
      {"062345678", kValid, 88662345678, kFixed},
      {"0601234567", kValid, 886601234567, kFixed},
      {"0611234567", kValid, 886611234567, kFixed},
      {"072345678", kValid, 88672345678, kFixed},
      {"087345678", kValid, 88687345678, kFixed},
      {"082312345", kValid, 88682312345, kFixed},
      {"089123456", kValid, 88689123456, kFixed},
      {"082661234", kValid, 88682661234, kFixed},
      {"083622345", kValid, 88683622345, kFixed},
      {"083612345", kInvalid},
      {"0800123456", kValid, 886800123456, NumberType::kTollFree},
      {"080012345", kValid, 88680012345, NumberType::kTollFree},
      {"0809123456", kValid, 886809123456, NumberType::kTollFree},
      {"0808123456", kInvalid},
      {"0203123456", kValid, 886203123456, NumberType::kPremiumRate},
      {"02021234", kValid, 8862021234, NumberType::kPremiumRate},
      {"0202123456", kInvalid},
      {"07012345678", kValid, 8867012345678, NumberType::kVoip},
      {"070101234567", kValid, 88670101234567, NumberType::kVoip},
      {"0501123456", kValid, 886501123456, NumberType::kUan},
      {"0505123456", kInvalid},
      // Formally a number of its own when the area code is not there.
      {"27187200", kValid, 88627187200, kFixed},
      {"0101234567", kInvalid},
      {"0301234567", kInvalid},
      {"0400123456789", kTooLong},
      {"110", kTooShort},
      {"119", kTooShort},
      {"1922", kTooShort},
      {"4121234", kInvalid},
  };
  for (const Case& c : cases) Check(c, false, 886);
}

TEST(NumberingPlan, FindsTheCallingCodeInDigitsWithoutAPlus) {
  constexpr NumberType kMobile = NumberType::kMobile;
  const std::vector<Case> cases = {
      {"886912345678", kValid, 886912345678, kMobile},
      {"8860912345678", kValid, 886912345678, kMobile},
      {"88600912345678", kValid, 886912345678, kMobile},
      {"886000912345678", kInvalid},
      {"88637123456", kValid, 88637123456, NumberType::kFixedLine},
      {"8862021234", kValid, 8862021234, NumberType::kPremiumRate},
      {"88691234567", kInvalid},
      {"8869123456789", kInvalid},
      {"002886912345678", kValid, 886912345678, kMobile},
      {"005886912345678", kValid, 886912345678, kMobile},
      {"0068860912345678", kValid, 886912345678, kMobile},
      {"007886912345678", kValid, 886912345678, kMobile},
      {"009886912345678", kValid, 886912345678, kMobile},
      {"019886912345678", kValid, 886912345678, kMobile},
      {"01985291234567", kValid, 85291234567, kMobile},
      // Behind an international prefix an unknown code is final, and a 0 makes it none.
      {"002999123456", kUnknownCountry},
      {"0020912345678", kTooLong},
      {"00212", kTooShort},
      // The plan does not know 00.
      {"00886912345678", kTooLong},
      {"85291234567", kInvalid},
      {"8613800138000", kTooLong},
  };
  for (const Case& c : cases) Check(c, false, 886);
}

TEST(NumberingPlan, TakesDigitsBehindAPlusAsTheyAre) {
  constexpr NumberType kMobile = NumberType::kMobile;
  const std::vector<Case> cases = {
      {"886912345678", kValid, 886912345678, kMobile},
      {"8860912345678", kValid, 886912345678, kMobile},
      {"88600912345678", kInvalid},
      {"886227187200", kValid, 886227187200, NumberType::kFixedLine},
      {"886", kTooShort},
      {"88", kTooShort},
      {"99", kTooShort},
      {"002886912345678", kValid, 886912345678, kMobile},
      {"00886912345678", kUnknownCountry},
      {"0912345678", kUnknownCountry},
      {"999123456789", kUnknownCountry},
      {"2101234567", kUnknownCountry},
      {"12125550123", kValid, 12125550123, NumberType::kFixedLineOrMobile},
      {"85291234567", kValid, 85291234567, kMobile},
      {"6512345", kTooShort},
      {"65123456", kTooShort},
      {"8613800138000", kValid, 8613800138000, kMobile},
      {"861380013800012", kTooLong},
      // Valid for the library, which takes more than the 15 digits of E.164.
      {"81007771234567890", kTooLong},
      {"4402071234567", kValid, 442071234567, NumberType::kFixedLine},
      {"390612345678", kValid, 390612345678, NumberType::kFixedLine},
      {"80012345678", kValid, 80012345678, NumberType::kTollFree},
  };
  for (const Case& c : cases) Check(c, true, 886);
}

TEST(NumberingPlan, ReadsNationalNumbersOfOtherCountries) {
  constexpr NumberType kMobile = NumberType::kMobile;
  Check({"09012345678", kValid, 819012345678, kMobile}, false, 81);
  Check({"9012345678", kValid, 819012345678, kMobile}, false, 81);
  Check({"819012345678", kValid, 819012345678, kMobile}, false, 81);
  Check({"91234567", kValid, 85291234567, kMobile}, false, 852);
  Check({"85291234567", kValid, 85291234567, kMobile}, false, 852);
  Check({"2125550123", kValid, 12125550123, NumberType::kFixedLineOrMobile}, false, 1);
  Check({"12125550123", kValid, 12125550123, NumberType::kFixedLineOrMobile}, false, 1);
  Check({"1234", kTooShort}, false, 852);
}

TEST(NumberingPlan, EndlessDigitsAreTooLongOrOfNoCountry) {
  Check({std::string_view("0000000000000000000000000000000000000000"), kTooLong}, false, 886);
  Check({std::string_view("8888888888888888888888888888888888888888"), kTooLong}, true, 886);
  Check({std::string_view("9999999999999999999999999999999999999999"), kUnknownCountry}, true, 886);
}

TEST(NumberingPlan, NamesRegions) {
  const NumberingPlan& plan = ThePlan();
  EXPECT_EQ(plan.CallingCode(plan.FindRegion("TW")), 886u);
  EXPECT_EQ(plan.CallingCode(plan.FindRegion("CA")), 1u);
  EXPECT_EQ(plan.CallingCode(plan.FindRegion("VI")), 1u);
  EXPECT_EQ(plan.FindRegion("XX"), kNoRegion);
  EXPECT_EQ(plan.FindRegion("T"), kNoRegion);
  EXPECT_EQ(plan.FindRegion("001"), kNoRegion);
  EXPECT_EQ(plan.RegionName(plan.MainRegion(1)), "US");
  EXPECT_EQ(plan.MainRegion(800), kNoRegion);
  EXPECT_EQ(plan.MainRegion(999), kNoRegion);
  EXPECT_EQ(plan.RegionName(kNoRegion), "");
  EXPECT_EQ(plan.RegionName(plan.Read("14165550123", true, kNoRegion).region), "CA");
  EXPECT_EQ(plan.RegionName(plan.Read("80012345678", true, kNoRegion).region), "001");
  size_t homes = 0;
  for (RegionId region = 0; region < plan.RegionCount(); ++region) homes += plan.RegionName(region) != "001" ? 1 : 0;
  EXPECT_EQ(homes, 245u);
}

// What is typed is not always the end of the national number.
TEST(NumberingPlan, PutsDigitsIn) {
  const auto check = [](std::string_view region, std::string_view digits, Key key) {
    const PlanNumber number = ThePlan().Read(digits, false, ThePlan().FindRegion(region));
    EXPECT_EQ(number.key, key) << region << ' ' << digits;
    EXPECT_TRUE(number.rewritten) << region << ' ' << digits;
  };
  check("AR", "0111512345678", 5491112345678);
  check("AR", "111512345678", 5491112345678);
  check("AG", "4641234", 12684641234);
  check("IM", "741234", 441624741234);
  check("SM", "886377", 3780549886377);
}

TEST(NumberingPlan, KnowsWhereTheNationalFormHasATrunkPrefix) {
  const auto has = [](std::string_view region, std::string_view digits) {
    return ThePlan().Read(digits, false, ThePlan().FindRegion(region)).trunk_prefix;
  };
  EXPECT_TRUE(has("TW", "0912345678"));
  EXPECT_TRUE(has("TW", "0227187200"));
  EXPECT_TRUE(has("GB", "07912345678"));
  EXPECT_TRUE(has("RU", "89161234567"));
  EXPECT_TRUE(has("BY", "80294911911"));
  EXPECT_TRUE(has("LT", "061234567"));
  EXPECT_TRUE(has("CN", "01012345678"));
  EXPECT_FALSE(has("CN", "13800138000"));
  EXPECT_TRUE(has("AR", "01123456789"));
  EXPECT_FALSE(has("AR", "91123456789"));  // 011 15 2345-6789 at home
  EXPECT_FALSE(has("US", "2125550123"));
  EXPECT_FALSE(has("HK", "91234567"));
  EXPECT_FALSE(has("IT", "0612345678"));
}

TEST(NumberingPlan, QuickMobilesAreWhatReadSays) {
  const NumberingPlan& plan = ThePlan();
  size_t with = 0, with_code = 0;
  for (RegionId region = 0; region < plan.RegionCount(); ++region) {
    if (plan.RegionName(region) == "001") continue;
    const QuickMobile quick = plan.Quick(region);
    if (quick.digits == 0) continue;
    ++with;
    for (char third = '0'; third <= '9'; ++third) {
      if ((quick.third >> (third - '0') & 1) == 0) continue;
      std::string digits = {quick.first, quick.second, third, '0', '1', '2', '3', '4', '5', '6', '7', '8'};
      digits.resize(quick.digits);
      const PlanNumber number = plan.Read(digits, false, region);
      EXPECT_EQ(number.status, kValid) << plan.RegionName(region) << ' ' << digits;
      EXPECT_EQ(number.type, NumberType::kMobile) << plan.RegionName(region) << ' ' << digits;
      EXPECT_EQ(number.key, quick.base + std::stoull(digits)) << plan.RegionName(region) << ' ' << digits;
      EXPECT_EQ(number.region, quick.region) << plan.RegionName(region) << ' ' << digits;
      if (quick.code_digits == 0) continue;
      const std::string code = std::to_string(plan.CallingCode(region));
      EXPECT_EQ(quick.code_digits, code.size());
      for (const bool plus : {false, true}) {
        const PlanNumber behind = plan.Read(code + digits.substr(1), plus, region);
        EXPECT_EQ(behind.status, kValid) << plan.RegionName(region) << ' ' << digits << plus;
        EXPECT_EQ(behind.key, number.key) << plan.RegionName(region) << ' ' << digits << plus;
        EXPECT_EQ(behind.region, number.region) << plan.RegionName(region) << ' ' << digits << plus;
        EXPECT_EQ(behind.type, number.type) << plan.RegionName(region) << ' ' << digits << plus;
        EXPECT_TRUE(behind.code_found) << plan.RegionName(region) << ' ' << digits << plus;
      }
      ++with_code;
    }
  }
  EXPECT_GT(with, 40u);
  EXPECT_GT(with_code, 40u);
  EXPECT_EQ(plan.Quick(plan.FindRegion("TW")).third, 0x1FF);
  EXPECT_EQ(plan.Quick(plan.FindRegion("TW")).code_digits, 3);
}

TEST(Taiwan, AreasHaveSubscriberNumbersOfTheirLengths) {
  EXPECT_TRUE(taiwan::IsArea("2"));
  EXPECT_TRUE(taiwan::IsArea("836"));
  EXPECT_FALSE(taiwan::IsArea("9"));
  EXPECT_FALSE(taiwan::IsArea(""));
  EXPECT_TRUE(taiwan::IsSubscriberLength("2", 8));
  EXPECT_FALSE(taiwan::IsSubscriberLength("2", 7));
  EXPECT_TRUE(taiwan::IsSubscriberLength("4", 7));
  EXPECT_TRUE(taiwan::IsSubscriberLength("4", 8));
  EXPECT_TRUE(taiwan::IsSubscriberLength("826", 5));
}

}  // namespace
}  // namespace muster
