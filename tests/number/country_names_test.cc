#include "number/country_names.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "number/country_table.h"
#include "number/numbering_plan.h"

namespace muster {
namespace {

std::vector<std::string_view> NamesOf(const CountryEntry& country) {
  std::vector<std::string_view> names = {country.region, country.iso3};
  for (std::string_view rest = country.names; !rest.empty();) {
    const size_t end = std::min(rest.find('|'), rest.size());
    names.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return names;
}

TEST(CountryTable, HasEveryRegionOfThePlanOnce) {
  const auto plan = NumberingPlan::Default();
  std::set<std::string_view> of_the_plan, of_the_table;
  for (size_t id = 0; id < plan->RegionCount(); ++id) {
    const std::string_view name = plan->RegionName(static_cast<RegionId>(id));
    if (plan->FindRegion(name) != kNoRegion) of_the_plan.insert(name);
  }
  for (const CountryEntry& country : kCountries) EXPECT_TRUE(of_the_table.insert(country.region).second);
  EXPECT_EQ(of_the_table, of_the_plan);
  EXPECT_EQ(of_the_table.size(), 245u);
}

TEST(CountryTable, HasNoNameTwice) {
  std::map<std::string, std::string_view> owners;
  for (const CountryEntry& country : kCountries) {
    for (const std::string_view name : NamesOf(country)) {
      ASSERT_FALSE(name.empty()) << country.region;
      const auto [found, is_new] = owners.emplace(FoldCountryName(name), country.region);
      EXPECT_TRUE(is_new) << name << " of " << country.region << " is also one of " << found->second;
      EXPECT_FALSE(found->first.empty()) << name;
      EXPECT_EQ(RegionNamed(name), country.region) << name;
    }
  }
}

TEST(CountryTable, HasAnEnglishAndAChineseNameOfEach) {
  for (const CountryEntry& country : kCountries) {
    const Phrase name = CountryName(country.region);
    EXPECT_LT(static_cast<unsigned char>(name.In(Language::kEnglish)[0]), 0xE3) << country.region;
    EXPECT_FALSE(name.In(Language::kChinese).empty()) << country.region;
    EXPECT_EQ(country.iso3.size(), 3u) << country.region;
  }
  EXPECT_TRUE(CountryName("XX").empty());
  EXPECT_EQ(CountryName("TW").In(Language::kChinese), "台灣");
  EXPECT_EQ(CountryName("HK").In(Language::kChinese), "香港");
}

TEST(RegionNamed, KnowsWhatPeopleWrite) {
  const struct {
    std::string_view region;
    std::vector<std::string_view> names;
  } cases[] = {
      {"TW",
       {"TW", "tw", "ＴＷ", "TWN", "Taiwan", " TAIWAN ", "Taiwan, R.O.C.", "Taiwan (R.O.C.)", "R.O.C.", "台灣", "臺灣",
        "台湾", "　台灣　", "中華民國", "中华民国", "Taiwan, Province of China"}},
      {"CN",
       {"CN", "China", "P.R.C.", "P. R. China", "Mainland China", "中國", "中国", "中國大陸", "中国大陆", "大陸"}},
      {"HK", {"HK", "Hong Kong", "HONGKONG", "Hong-Kong", "香港", "Hong Kong SAR", "中國香港"}},
      {"MO", {"Macau", "Macao", "澳門", "澳门"}},
      {"US", {"US", "U.S.", "USA", "U.S.A.", "United States", "The United States of America", "美國", "美国"}},
      {"GB", {"UK", "U.K.", "Great Britain", "England", "英國", "英国", "the united kingdom"}},
      {"KR", {"South Korea", "Korea, South", "Korea (Republic of)", "Republic of Korea", "韓國", "南韓", "韩国"}},
      {"KP", {"North Korea", "北韓", "朝鲜"}},
      {"CI", {"Côte d’Ivoire", "Cote d'Ivoire", "CÔTE D'IVOIRE", "Ivory Coast", "象牙海岸"}},
      {"RE", {"Réunion", "Reunion", "Re\u0301union"}},
      {"LC", {"St. Lucia", "Saint Lucia", "ST LUCIA"}},
      {"AG", {"Antigua & Barbuda", "Antigua and Barbuda"}},
      {"AD", {"AND", "Andorra"}},
      {"SG", {"新加坡", "Singapore", "SGP"}},
  };
  for (const auto& c : cases) {
    for (const std::string_view name : c.names) EXPECT_EQ(RegionNamed(name), c.region) << name;
  }
}

TEST(RegionNamed, GuessesNothing) {
  for (const std::string_view name : {"", " ", "the", ".", "Congo", "Virgin Islands", "Atlantis", "Taiwann", "X", "XX",
                                      "Europe", "0912345678", "\xFF\xFE", "台", "王小明", "Tøaiwan", "Taiwanß"}) {
    EXPECT_EQ(RegionNamed(name), "") << name;
  }
}

// Former bug: "n/a" was taken for Namibia.
TEST(RegionNamed, IsNoneWhereNothingIsKnown) {
  EXPECT_EQ(RegionNamed("NA"), "NA");
  EXPECT_EQ(RegionNamed("na "), "NA");
  for (const std::string_view nothing : {"n/a", "N/A", "N.A.", "n.a", "N\\A", "Ｎ／Ａ"})
    EXPECT_EQ(RegionNamed(nothing), "");
}

TEST(RegionNamedLike, FindsTheNearest) {
  EXPECT_EQ(RegionNamedLike("Taiwann"), "TW");
  EXPECT_EQ(RegionNamedLike("Jpan"), "JP");
  EXPECT_EQ(RegionNamedLike("Canda"), "CA");
  EXPECT_EQ(RegionNamedLike("Tiawan"), "TW");
  EXPECT_EQ(RegionNamedLike("Untied Kingdom"), "GB");
  EXPECT_EQ(RegionNamedLike("Sngapor"), "SG");
  EXPECT_EQ(RegionNamedLike("臺灣島"), "TW");
  EXPECT_EQ(RegionNamedLike("Taiwan"), "TW");
  EXPECT_EQ(RegionNamedLike("Atlantis"), "");
  EXPECT_EQ(RegionNamedLike("XQ"), "");
  EXPECT_EQ(RegionNamedLike(std::string(100000, 'x')), "");
}

}  // namespace
}  // namespace muster
