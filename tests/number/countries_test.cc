#include "number/countries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "muster/error.h"
#include "number/number_reader.h"

namespace muster {
namespace {

using ::testing::HasSubstr;

const NumberingPlan& Plan() {
  static const auto plan = NumberingPlan::Default();
  return *plan;
}

std::string Home(std::string_view country_code, std::string_view region) {
  const absl::StatusOr<RegionId> home = HomeRegion(Plan(), country_code, region);
  if (home.ok()) return std::string(Plan().RegionName(*home));
  EXPECT_EQ(KindOf(home.status()), ErrorKind::kUsage);
  return std::string(home.status().message());
}

TEST(HomeRegion, IsTheMainOneOfACodeOrTheOneThatIsNamed) {
  EXPECT_EQ(Home("", ""), "TW");
  EXPECT_EQ(Home(" ", " "), "TW");
  EXPECT_EQ(Home("44", ""), "GB");
  EXPECT_EQ(Home("+1", ""), "US");
  EXPECT_EQ(Home("0039", ""), "IT");
  EXPECT_EQ(Home("IM", ""), "IM");
  EXPECT_EQ(Home("", "IM"), "IM");
  EXPECT_EQ(Home("", "ca"), "CA");
  EXPECT_EQ(Home("", "ＶＡ"), "VA");
  EXPECT_EQ(Home("44", "IM"), "IM");
  EXPECT_EQ(Home("GB", "IM"), "IM");
  EXPECT_EQ(Home("1", "CA"), "CA");
}

TEST(HomeRegion, IsEveryRegionOfThePlan) {
  size_t regions = 0;
  for (size_t id = 0; id < Plan().RegionCount(); ++id) {
    const std::string name(Plan().RegionName(static_cast<RegionId>(id)));
    if (name == "001") continue;
    EXPECT_EQ(Home("", name), name);
    EXPECT_EQ(Home(std::to_string(Plan().CallingCode(static_cast<RegionId>(id))), name), name);
    ++regions;
  }
  EXPECT_EQ(regions, 245u);
}

TEST(HomeRegion, SaysWhatIsWrong) {
  EXPECT_THAT(Home("886", "IM"), HasSubstr("the region IM has the calling code 44"));
  EXPECT_THAT(Home("", "XQ"), HasSubstr("there is no such region"));
  EXPECT_THAT(Home("", "001"), HasSubstr("1 is a calling code"));
  EXPECT_THAT(Home("", "886"), HasSubstr("give it as --country-code"));
  EXPECT_THAT(Home("", "Canada"), HasSubstr("the nearest is CA (Canada)"));
  EXPECT_THAT(Home("", "UK"), HasSubstr("the nearest is GB (United Kingdom)"));
  EXPECT_THAT(Home("Taiwan", ""), HasSubstr("the nearest is 886 or TW (Taiwan)"));
  EXPECT_THAT(Home("800", ""), HasSubstr("belongs to no country"));
  EXPECT_THAT(Home("999", ""), HasSubstr("there is no such country"));
  EXPECT_THAT(Home(std::string(100000, 'x'), ""), HasSubstr("there is no such country"));
}

TEST(NumberReader, IsMadeForACountryWrittenInManyWays) {
  for (const std::string_view country : {"886", "+886", "00886", "TW", "tw", " TW ", "８８６"}) {
    EXPECT_EQ(NumberReader::Create(country, "")->calling_code(), 886u) << country;
  }
  EXPECT_EQ(NumberReader::Create("1", "")->calling_code(), 1u);
  EXPECT_EQ(NumberReader::Create("CA", "")->calling_code(), 1u);
  EXPECT_EQ(NumberReader::Create("", "")->calling_code(), 886u);
  for (const std::string_view country : {"999", "8869", "88", "XX", "Taiwan", "-886", "+", "00"}) {
    const absl::StatusOr<NumberReader> reader = NumberReader::Create(country, "");
    ASSERT_FALSE(reader.ok()) << country;
    EXPECT_EQ(KindOf(reader.status()), ErrorKind::kUsage);
  }
  for (const std::string_view area : {"9", "x", "0", "022222", "2,3", "()"}) {
    const absl::StatusOr<NumberReader> reader = NumberReader::Create("886", area);
    ASSERT_FALSE(reader.ok()) << area;
    EXPECT_EQ(KindOf(reader.status()), ErrorKind::kUsage);
    EXPECT_THAT(std::string(reader.status().message()), HasSubstr(std::string(area)));
  }
}

std::string Codes(const std::vector<std::string>& countries) {
  const absl::StatusOr<CallingCodeSet> codes = CallingCodesOf(Plan(), countries);
  if (!codes.ok()) {
    EXPECT_EQ(KindOf(codes.status()), ErrorKind::kUsage);
    return std::string(codes.status().message());
  }
  std::string text;
  for (size_t code = 0; code < codes->size(); ++code) {
    if ((*codes)[code]) text += " " + std::to_string(code);
  }
  return text;
}

TEST(CallingCodesOf, TakesCodesAndRegionsOneByOneAndInLists) {
  EXPECT_EQ(Codes({}), "");
  EXPECT_EQ(Codes({"886"}), " 886");
  EXPECT_EQ(Codes({"886,852", "+81"}), " 81 852 886");
  EXPECT_EQ(Codes({"TW, hk，00853"}), " 852 853 886");
  EXPECT_EQ(Codes({"CA", "1"}), " 1");
  EXPECT_EQ(Codes({"800"}), " 800");
  EXPECT_THAT(Codes({"886,"}), HasSubstr("country \"\" of --countries"));
  EXPECT_THAT(Codes({""}), HasSubstr("there is no such country"));
  EXPECT_THAT(Codes({"886;852"}), HasSubstr("there is no such country"));
  EXPECT_THAT(Codes({"TW,Japon"}), HasSubstr("the nearest is 81 or JP (Japan)"));
  EXPECT_THAT(Codes({"0"}), HasSubstr("there is no such country"));
}

TEST(CountryInField, UnderstandsCodesRegionsAndNames) {
  const auto in = [](std::string_view field) { return Plan().RegionName(CountryInField(Plan(), field)); };
  for (const std::string_view field :
       {"886",     "+886", "00886", " 886 ",  "886.0",     "886.00",    "８８６",       "＋８８６",      "TW",
        "tw",      "台灣", "臺灣",  "Taiwan", "+886 台灣", "台灣 +886", "Taiwan (886)", "Taiwan (+886)", "TW+886",
        "\"886\"", "'886", "(886)"}) {
    EXPECT_EQ(in(field), "TW") << field;
  }
  EXPECT_EQ(in("1"), "US");
  EXPECT_EQ(in("+1 Canada"), "CA");
  EXPECT_EQ(in("44 Isle of Man"), "IM");
  EXPECT_EQ(in("香港"), "HK");
  for (const std::string_view field : {"", " ", "0", "999", "+", "886.5", "886.000", "8860", "+886 Japan", "886 852",
                                       "1-684", "800", "Atlantis", "886 x", "王小明", "\xFF", "0912345678"}) {
    EXPECT_EQ(in(field), "") << field;
  }
  EXPECT_EQ(in(std::string(1 << 20, '8')), "");
}

}  // namespace
}  // namespace muster
