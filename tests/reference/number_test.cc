#include "reference/number.h"

#include <gtest/gtest.h>

#include "reference/number_plan.h"

namespace muster_reference {
namespace {

Home Taipei() { return {"TW", "2"}; }

// `+886912345678 width punctuation`, or the reject code.
std::string Show(std::string_view field, const Home& home = Home()) {
  Reading reading = ReadNumber(field, home);
  if (!reading.code.empty()) return reading.code;
  std::string out = reading.E164();
  for (const std::string& repair : reading.repairs) out += " " + repair;
  return out;
}

TEST(ReferenceNumber, RepairsWhatTaiwaneseListsWrite) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"0912345678", ""},
      {" 0912345678\t", ""},
      {"+886912345678", ""},
      {"0912-345-678", "punctuation"},
      {"(0912)345-678", "punctuation"},
      {"(09)1234.5678", "punctuation"},
      {"0912.345.678", "punctuation"},
      {"+886-912-345-678", "punctuation"},
      {"+886(0)912345678", "punctuation prefix"},
      {"886912345678", "prefix"},
      {"8860912345678", "prefix"},
      {"00886912345678", "prefix"},
      {"002886912345678", "prefix"},
      {"+002886912345678", "prefix"},
      {"88600912345678", "prefix"},
      {"+8860912345678", "prefix"},
      {"912345678", "leading_zero"},
      {"０９１２３４５６７８", "width"},
      {"０９１２－３４５－６７８", "punctuation width"},
      {"tel:0912345678", "punctuation"},
      {"TEL:0912345678", "punctuation"},
      {"手機:0912345678", "punctuation"},
      {"手機：0912345678", "punctuation"},
      {"0912_345_678", "punctuation"},
      {"0912·345·678", "punctuation"},
      {"0912•345•678", "punctuation"},
      {"0912\t345678", "punctuation"},
      {"0912345678.", "punctuation"},
      {"0912345678。", "punctuation"},
      {"0912–345—678", "punctuation"},
      {"0912\u2212345678", "punctuation"},
      {"0912　345　678", "invisible"},
      {"\u200e0912345678\u00a0", "invisible"},
      {"=\"0912345678\"", "spreadsheet_text"},
      {"'0912345678", "spreadsheet_text"},
      {"9.12345678E+08", "leading_zero scientific"},
      {"912345678.0", "leading_zero decimal_tail"},
      {"0912345678.00", "decimal_tail"},
  };
  for (const auto& [field, repairs] : cases) {
    EXPECT_EQ(Show(field), "+886912345678" + (repairs.empty() ? "" : " " + repairs)) << field;
  }
}

TEST(ReferenceNumber, RefusesByName) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "empty_number"},
      {" 　\u00a0", "empty_number"},
      {"N/A", "not_a_number"},
      {"0912345678(王先生)", "not_a_number"},
      {"0912345678 王先生", "not_a_number"},
      {"傳真:0227187200", "not_a_number"},
      {"O912345678", "not_a_number"},
      {"09l2345678", "not_a_number"},
      {"0912-FLOWER", "not_a_number"},
      {"0912\n345678", "not_a_number"},
      {"0912345678;", "not_a_number"},
      {"9.12E+08", "scientific_lost_digits"},
      {"9.123456789E+08", "not_a_number"},
      {"02-27187200#123", "extension"},
      {"02-27187200分機123", "extension"},
      {"02-27187200 轉123", "extension"},
      {"02-27187200 ext 123", "extension"},
      {"02-27187200x123", "extension"},
      {"0912345678/0923456789", "multiple_numbers"},
      {"0912345678、0923456789", "multiple_numbers"},
      {"0912345678;0923456789", "multiple_numbers"},
      {"0912345678,0923456789", "multiple_numbers"},
      {"0912345678 0923456789", "multiple_numbers"},
      {"+886912345678 +886923456789", "multiple_numbers"},
      {"0912345678/0923", "not_a_number"},
      {"85291234567", "invalid_number"},
      {"8613800138000", "too_long"},
      {"119", "too_short"},
      {"4121234", "invalid_number"},
      {"0301234567", "invalid_number"},
      {"0101234567", "invalid_number"},
      {"+", "not_a_number"},
      {"+0912345678", "unknown_country"},
      {"+999123456789", "unknown_country"},
      {"+12", "too_short"},
      {"+8521234", "too_short"},
      {"+8521234567890123", "too_long"},
      {"091234567", "invalid_number"},
      {"09123456789", "invalid_number"},
      {"091234567890123", "too_long"},
  };
  for (const auto& [field, code] : cases) EXPECT_EQ(Show(field), code) << field;
}

TEST(ReferenceNumber, ReadsForeignNumbersBehindAPlusOrAnIddPrefix) {
  EXPECT_EQ(Show("+85291234567"), "+85291234567");
  EXPECT_EQ(Show("00285291234567"), "+85291234567 prefix");
  EXPECT_EQ(Show("0085291234567"), "+85291234567 prefix");
  EXPECT_EQ(Show("+1 (202) 555-0123"), "+12025550123 punctuation");
}

TEST(ReferenceNumber, ReadsLocalNumbersOfTheJobsArea) {
  EXPECT_EQ(Show("27187200", Taipei()), "+886227187200 area_code");
  EXPECT_EQ(Show("27187200"), "+88627187200");
  EXPECT_TRUE(ReadNumber("27187200", Home()).no_trunk_prefix);
  EXPECT_FALSE(ReadNumber("0227187200", Home()).no_trunk_prefix);
  std::string area;
  EXPECT_TRUE(ParseArea("(02)", "TW", &area));
  EXPECT_EQ(area, "2");
  EXPECT_FALSE(ParseArea("09", "TW", &area));
}

TEST(ReferenceNumber, ReadsLocalNumbersOfOtherCountries) {
  EXPECT_EQ(Show("79460018", {"GB", "20"}), "+442079460018 area_code");
  EXPECT_EQ(Show("5550123", {"US", "202"}), "+12025550123 area_code");
  EXPECT_EQ(Show("6981234", {"IT", "06"}), "+39066981234 area_code");
  EXPECT_EQ(Show("12345678", {"CN", "10"}), "+861012345678 area_code");
  EXPECT_EQ(Show("5550123", {"US", "999"}), "invalid_number");
  std::string area;
  EXPECT_TRUE(ParseArea("010", "CN", &area));
  EXPECT_EQ(area, "10");
  EXPECT_TRUE(ParseArea("06", "IT", &area));
  EXPECT_EQ(area, "06");
  EXPECT_FALSE(ParseArea("1234567", "GB", &area));
}

TEST(ReferenceNumber, KnowsCountriesByCallingCodeAndByRegion) {
  for (const char* country : {"886", "+886", "00886", "TW", "tw"}) EXPECT_EQ(ParseCountry(country), "TW");
  EXPECT_EQ(ParseCountry("44"), "GB");
  EXPECT_EQ(ParseCountry("IM"), "IM");
  EXPECT_EQ(ParseCountry("+1"), "US");
  for (const char* none : {"999", "800", "00800", "", "X", "8866"}) EXPECT_EQ(ParseCountry(none), "") << none;
}

TEST(ReferenceNumber, MendsZerosOnlyWhereTheNationalFormHasOne) {
  EXPECT_EQ(Show("13800138000", {"CN", ""}), "+8613800138000");
  EXPECT_FALSE(ReadNumber("13800138000", {"CN", ""}).no_trunk_prefix);
  EXPECT_EQ(Show("1012345678", {"CN", ""}), "+861012345678");
  EXPECT_TRUE(ReadNumber("1012345678", {"CN", ""}).no_trunk_prefix);
  EXPECT_EQ(Show("7624123456", {"IM", ""}), "+447624123456 leading_zero");
  EXPECT_EQ(Show("9123456789", {"RU", ""}), "+79123456789 leading_zero");
  EXPECT_EQ(Show("201234567", {"HU", ""}), "+36201234567 leading_zero");
  EXPECT_EQ(Show("2025550123", {"US", ""}), "+12025550123");
  EXPECT_EQ(Show("12025550123", {"US", ""}), "+12025550123 prefix");
  EXPECT_EQ(Show("4641234", {"AG", ""}), "+12684641234");
  EXPECT_EQ(Show("111523456789", {"AR", ""}), "+5491123456789");
}

Verdict Judged(std::string_view field, bool national, bool raw, bool any = false) {
  Policy policy;
  policy.national = national;
  policy.raw = raw;
  policy.accept_any = any;
  policy.home = Taipei();
  return JudgeNumber(field, policy);
}

TEST(ReferenceNumber, KeepsTheKindOfNumberUnderNational) {
  EXPECT_EQ(Judged("0912-345-678", true, false).to, "0912345678");
  EXPECT_EQ(Judged("912345678", true, false).to, "0912345678");
  EXPECT_EQ(Judged("886912345678", true, false).to, "+886912345678");
  EXPECT_EQ(Judged("27187200", true, false, true).to, "0227187200");
  EXPECT_EQ(Judged("02-27187200", false, false).code, "not_mobile");
  EXPECT_EQ(Judged("02-27187200", false, false, true).key, 886227187200u);
}

TEST(ReferenceNumber, KeepsTheKindOfForeignNumbersUnderNational) {
  struct Case {
    const char *region, *field, *to;
  };
  for (const Case& c : std::vector<Case>{{"CN", "13800138000", "13800138000"},
                                         {"CN", "013800138000", "13800138000"},
                                         {"CN", "1012345678", "01012345678"},
                                         {"US", "2025550123", "2025550123"},
                                         {"US", "12025550123", "+12025550123"},
                                         {"RU", "9123456789", "89123456789"},
                                         {"HU", "20 123 4567", "06201234567"},
                                         {"IT", "0236618300", "0236618300"},
                                         {"IM", "7624123456", "07624123456"},
                                         {"AG", "4641234", "+12684641234"},
                                         {"AR", "0111523456789", "+5491123456789"},
                                         {"AR", "01123456789", "01123456789"},
                                         {"BR", "015 11 96123-4567", "11961234567"},
                                         {"GB", "+886912345678", "+886912345678"}}) {
    Policy policy;
    policy.national = policy.accept_any = true;
    policy.home.region = c.region;
    EXPECT_EQ(JudgeNumber(c.field, policy).to, c.to) << c.field << " in " << c.region;
  }
}

TEST(ReferenceNumber, TakesNumbersOfAPossibleLengthWhenAsked) {
  Policy policy;
  EXPECT_EQ(JudgeNumber("0301234567", policy).code, "invalid_number");
  policy.home.possible = true;
  Verdict possible = JudgeNumber("0301234567", policy);
  EXPECT_EQ(possible.code, "");
  EXPECT_EQ(possible.to, "+886301234567");
  EXPECT_EQ(possible.key, 886301234567u);
  EXPECT_EQ(possible.type, "unknown");
  EXPECT_EQ(possible.calling_code, "886");
  EXPECT_EQ(JudgeNumber("301234567", policy).code, "");
  EXPECT_EQ(JudgeNumber("0912345678", policy).type, "mobile");
  EXPECT_EQ(JudgeNumber("0227187200", policy).code, "not_mobile");
  EXPECT_EQ(JudgeNumber("091234", policy).code, "too_short");
  EXPECT_EQ(JudgeNumber("091234567890123", policy).code, "too_long");
  EXPECT_EQ(JudgeNumber("+85212345678", policy).to, "+85212345678");
  policy.countries = {"886"};
  EXPECT_EQ(JudgeNumber("+85212345678", policy).code, "country_not_allowed");
}

TEST(ReferenceNumber, APossibleLengthDoesNotHideNumbersThatAreValid) {
  Home home;
  home.possible = true;
  EXPECT_EQ(Show("0912345678 0923456789", home), "multiple_numbers");
  EXPECT_EQ(Show("0912345678/0301234567", home), "not_a_number");
  EXPECT_EQ(Show("0085291234567", home), "+85291234567 prefix");
  EXPECT_EQ(NumbersSeen("0912345678 0", home), (std::vector<uint64_t>{8869123456780, 886912345678}));
  EXPECT_EQ(NumbersSeen("0301234567", home), (std::vector<uint64_t>{886301234567}));
  EXPECT_EQ(NumbersSeen("0301234567", Home()), std::vector<uint64_t>{});
}

TEST(ReferenceNumber, TakesNumbersOfTheGivenCountriesOnly) {
  Policy policy;
  policy.countries = {"886", "852"};
  EXPECT_EQ(JudgeNumber("0912345678", policy).code, "");
  EXPECT_EQ(JudgeNumber("+85251234567", policy).code, "");
  EXPECT_EQ(JudgeNumber("+8613800138000", policy).code, "country_not_allowed");
  EXPECT_EQ(JudgeNumber("+861012345678", policy).code, "country_not_allowed");  // before not_mobile
  EXPECT_EQ(JudgeNumber("0227187200", policy).code, "not_mobile");
  EXPECT_EQ(JudgeNumber("+86123", policy).code, "too_short");
}

TEST(ReferenceNumber, TakesOnlyCleanNumbersUnderRaw) {
  EXPECT_EQ(Judged("0912345678", false, true).to, "+886912345678");
  EXPECT_EQ(Judged("+886912345678", false, true).code, "");
  for (const char* field : {"0912-345-678", "912345678", "886912345678", " 0912345678", "N/A"}) {
    EXPECT_EQ(Judged(field, false, true).code, "not_clean") << field;
  }
  EXPECT_EQ(Judged("", false, true).code, "empty_number");
  EXPECT_EQ(Judged("0301234567", false, true).code, "invalid_number");
  EXPECT_EQ(Judged("0227187200", false, true).code, "not_mobile");
}

TEST(ReferenceNumber, SendsAsWrittenUnderTwelveAndStillKnowsWhoItIs) {
  Verdict clean = Judged("0912-345-678", true, true);
  EXPECT_EQ(clean.to, "0912-345-678");
  EXPECT_EQ(clean.key, 886912345678u);
  EXPECT_EQ(clean.type, "mobile");
  Verdict odd = Judged("N/A", true, true);
  EXPECT_EQ(odd.key, UnreadableKey("N/A"));
  EXPECT_EQ(odd.key >> 63, 1u);
  EXPECT_EQ(odd.type, "unknown");
  EXPECT_EQ(Judged("0912345678/0923456789", true, true).probes.size(), 3u);
  EXPECT_EQ(Judged(std::string(65, '1'), true, true).code, "not_clean");
  EXPECT_EQ(Judged("0912\t345678", true, true).code, "not_clean");
  EXPECT_EQ(Judged(" ", true, true).code, "empty_number");
}

TEST(ReferenceNumber, SeesEveryCompleteNumberOfAField) {
  using Keys = std::vector<uint64_t>;
  EXPECT_EQ(NumbersSeen("0912345678/0923456789", Home()), (Keys{886912345678, 886923456789}));
  EXPECT_EQ(NumbersSeen("0912345678 0923456789", Home()), (Keys{886912345678, 886923456789}));
  EXPECT_EQ(NumbersSeen("02-27187200#123", Home()), (Keys{886227187200}));
  EXPECT_EQ(NumbersSeen("0912345678(王先生)", Home()), (Keys{886912345678}));
  EXPECT_EQ(NumbersSeen("王先生 0912 345 678", Home()), (Keys{886912345678}));
  EXPECT_EQ(NumbersSeen("N/A", Home()), Keys{});
}

}  // namespace
}  // namespace muster_reference
