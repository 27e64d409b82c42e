// What numbers of many countries mean. Every line was checked against google-libphonenumber's own parser, but for our
// limit of 15 digits.
#include "reference/number_plan.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reference/numbering_metadata.h"

namespace muster_reference {
namespace {

struct Case {
  const char* home;
  std::string_view typed;   // with a plus or without
  std::string_view answer;  // "+886912345678 mobile TW", or "too_short" …
};

PlanResult Judged(const Case& c) {
  const bool plus = c.typed.substr(0, 1) == "+";
  return JudgeDigits(c.typed.substr(plus ? 1 : 0), plus, c.home);
}

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    PlanResult result = Judged(c);
    EXPECT_EQ(result.code.empty() ? result.E164() + " " + result.type + " " + result.region : result.code, c.answer)
        << c.typed << " in " << c.home;
  }
}

TEST(ReferencePlan, HasAllTerritoriesOfTheMetadata) {
  const NumberingMetadata& metadata = Metadata();
  EXPECT_EQ(metadata.territories.size(), 254u);
  EXPECT_EQ(metadata.codes.size(), 215u);
  size_t shared = 0;
  for (const auto& [code, regions] : metadata.codes) {
    shared += regions.size() > 1 ? 1 : 0;
    for (const std::string& region : regions) ASSERT_NE(metadata.Find(region, code), nullptr) << code << " " << region;
  }
  EXPECT_EQ(shared, 12u);
}

TEST(ReferencePlan, KnowsTheTypesOfTaiwan) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"912345678", "mobile"},     {"980123456", "mobile"},
      {"400010123", "mobile"},     {"991234567", "personal_number"},
      {"227187200", "fixed_line"}, {"27187200", "fixed_line"},
      {"37123456", "fixed_line"},  {"422345678", "fixed_line"},
      {"47123456", "fixed_line"},  {"492345678", "fixed_line"},
      {"601234567", "fixed_line"}, {"82661234", "fixed_line"},
      {"83621234", "fixed_line"},  {"89123456", "fixed_line"},
      {"800123456", "toll_free"},  {"80012345", "toll_free"},
      {"809123456", "toll_free"},  {"200123456", "premium_rate"},
      {"2021234", "premium_rate"}, {"7012345678", "voip"},
      {"70101234567", "voip"},     {"501234567", "uan"},
      {"505123456", "unknown"},    {"30123456", "unknown"},
      {"101234567", "unknown"}};
  for (const auto& [nsn, type] : cases) EXPECT_EQ(TypeIn("TW", nsn), type) << nsn;
}

TEST(ReferencePlan, FindsTheCallingCodeBehindAPlusAnIddPrefixOrNothing) {
  Check({
      {"TW", "+886912345678", "+886912345678 mobile TW"},
      {"TW", "+8860912345678", "+886912345678 mobile TW"},
      {"TW", "886912345678", "+886912345678 mobile TW"},
      {"TW", "8860912345678", "+886912345678 mobile TW"},
      {"TW", "88600912345678", "+886912345678 mobile TW"},
      {"TW", "002886912345678", "+886912345678 mobile TW"},
      {"TW", "019886912345678", "+886912345678 mobile TW"},
      {"TW", "+002886912345678", "+886912345678 mobile TW"},
      {"TW", "+0886912345678", "unknown_country"},
      {"TW", "0029991234567", "unknown_country"},
      {"TW", "+999123456789", "unknown_country"},
      {"TW", "0020886912345678", "too_long"},
      {"TW", "00886912345678", "too_long"},
      {"TW", "886886912345678", "too_long"},
      {"GB", "00886912345678", "+886912345678 mobile TW"},
      {"US", "011886912345678", "+886912345678 mobile TW"},
      {"AU", "001185291234567", "+85291234567 mobile HK"},
      {"BR", "0021886912345678", "+886912345678 mobile TW"},
      {"", "+886912345678", "+886912345678 mobile TW"},
      {"", "0912345678", "unknown_country"},
      {"", "886912345678", "unknown_country"},
  });
}

TEST(ReferencePlan, ServicesOfNoCountryHaveCallingCodesToo) {
  Check({
      {"TW", "+80012345678", "+80012345678 toll_free 001"},
      {"TW", "+870301234567", "+870301234567 mobile 001"},
      {"TW", "+979123456789", "+979123456789 premium_rate 001"},
      {"TW", "+88812345678901", "+88812345678901 uan 001"},
      {"TW", "+87077412345678", "invalid_number"},
      {"TW", "+9791234567", "too_short"},
  });
  EXPECT_EQ(MainRegionOf("800"), "");
  EXPECT_EQ(CallingCodeOf("8001"), "800");
}

TEST(ReferencePlan, TellsShortAndLongAndBetween) {
  Check({
      {"TW", "+1", "too_short"},
      {"TW", "+12", "too_short"},
      {"TW", "1", "too_short"},
      {"TW", "00", "too_short"},
      {"TW", "002", "too_short"},
      {"TW", "00212", "too_short"},
      {"TW", "202123", "too_short"},
      {"TW", "2021234", "+8862021234 premium_rate TW"},
      {"TW", "091234567", "invalid_number"},
      {"TW", "091234567890123", "too_long"},
      {"GB", "+440", "too_short"},
      {"US", "4641234", "invalid_number"},
      {"TW", "+97912345678", "invalid_number"},
      // Our own limit: libphonenumber calls it valid.
      {"DE", "+4930123456789012", "too_long"},
  });
}

TEST(ReferencePlan, PrefixesAreRewrittenWhereTheCountrySaysSo) {
  Check({
      // Argentina: 15 behind the area code becomes 9 in front.
      {"AR", "0111523456789", "+5491123456789 mobile AR"},
      {"AR", "111523456789", "+5491123456789 mobile AR"},
      {"AR", "0351156123456", "+5493516123456 mobile AR"},
      {"AR", "01123456789", "+541123456789 fixed_line AR"},
      {"AR", "+54111523456789", "+5491123456789 mobile AR"},
      {"AR", "+5491123456789", "+5491123456789 mobile AR"},
      // Brazil: a carrier's code.
      {"BR", "01511961234567", "+5511961234567 mobile BR"},
      {"BR", "02111961234567", "+5511961234567 mobile BR"},
      {"BR", "011961234567", "+5511961234567 mobile BR"},
      {"BR", "0151111961234567", "too_long"},
      {"GA", "06031234", "+24106031234 mobile GA"},
      {"GA", "011123456", "+24111123456 fixed_line GA"},
      {"MX", "5512345678", "+525512345678 fixed_line_or_mobile MX"},
      {"MX", "+5215512345678", "too_long"},
      {"MX", "0445512345678", "too_long"},
      {"SM", "886377", "+3780549886377 fixed_line SM"},
      {"SM", "0549886377", "+3780549886377 fixed_line SM"},
      {"NF", "22345", "+672322345 fixed_line NF"},
      {"NF", "338123", "invalid_number"},
  });
}

TEST(ReferencePlan, RegionsOfOneCodeAreToldApart) {
  Check({
      {"AG", "4641234", "+12684641234 mobile AG"},
      {"AG", "2684641234", "+12684641234 mobile AG"},
      {"AG", "12684641234", "+12684641234 mobile AG"},
      {"BS", "3591234", "+12423591234 mobile BS"},
      {"BB", "2501234", "+12462501234 mobile BB"},
      {"VC", "4301234", "+17844301234 mobile VC"},
      {"JM", "8762101234", "+18762101234 mobile JM"},
      {"US", "2025550123", "+12025550123 fixed_line_or_mobile US"},
      {"US", "12025550123", "+12025550123 fixed_line_or_mobile US"},
      {"CA", "5062345678", "+15062345678 fixed_line_or_mobile CA"},
      {"GB", "07400123456", "+447400123456 mobile GB"},
      {"GB", "07781123456", "+447781123456 mobile GG"},
      {"GG", "07781123456", "+447781123456 mobile GG"},
      {"GG", "256789", "+441481256789 fixed_line GG"},
      {"IM", "7624123456", "+447624123456 mobile IM"},
      {"IM", "07624123456", "+447624123456 mobile IM"},
      {"IM", "623456", "+441624623456 fixed_line IM"},
      {"IM", "+447624123456", "+447624123456 mobile IM"},
      {"JE", "07797712345", "+447797712345 mobile JE"},
      {"JE", "+447797712345", "+447797712345 mobile JE"},
      {"AU", "0412345678", "+61412345678 mobile AU"},
      {"AU", "+61891621234", "+61891621234 fixed_line CC"},
      {"CC", "91621234", "+61891621234 fixed_line CC"},
      {"CX", "91641234", "+61891641234 fixed_line CX"},
      {"RU", "89123456789", "+79123456789 mobile RU"},
      {"RU", "+77710009998", "+77710009998 mobile KZ"},
      {"KZ", "87710009998", "+77710009998 mobile KZ"},
      {"NO", "40612345", "+4740612345 mobile NO"},
      {"SJ", "79123456", "+4779123456 fixed_line SJ"},
      {"RE", "0692123456", "+262692123456 mobile RE"},
      {"YT", "0639012345", "+262639012345 mobile YT"},
      {"EH", "0528812345", "+212528812345 fixed_line MA"},
      {"TA", "8999", "+2908999 fixed_line TA"},
      {"SH", "51234", "+29051234 mobile SH"},
  });
}

TEST(ReferencePlan, SomeNumbersKeepTheirZero) {
  Check({
      {"IT", "0236618300", "+390236618300 fixed_line IT"},
      {"IT", "+390236618300", "+390236618300 fixed_line IT"},
      {"IT", "+39236618300", "invalid_number"},
      {"IT", "3123456789", "+393123456789 mobile IT"},
      {"VA", "0669812345", "+390669812345 fixed_line VA"},
      {"CI", "0123456789", "+2250123456789 mobile CI"},
      {"JP", "00777012", "+8100777012 toll_free JP"},
  });
}

TEST(ReferencePlan, MobilesOfManyCountriesAsTheyAreDialledThere) {
  Check({
      {"CN", "13800138000", "+8613800138000 mobile CN"},    {"CN", "013800138000", "+8613800138000 mobile CN"},
      {"CN", "01012345678", "+861012345678 fixed_line CN"}, {"HK", "51234567", "+85251234567 mobile HK"},
      {"MO", "66123456", "+85366123456 mobile MO"},         {"SG", "81234567", "+6581234567 mobile SG"},
      {"JP", "09012345678", "+819012345678 mobile JP"},     {"JP", "+8109012345678", "+819012345678 mobile JP"},
      {"KR", "01020000000", "+821020000000 mobile KR"},     {"VN", "0912345678", "+84912345678 mobile VN"},
      {"TH", "0812345678", "+66812345678 mobile TH"},       {"MY", "0123456789", "+60123456789 mobile MY"},
      {"ID", "0812345678", "+62812345678 mobile ID"},       {"PH", "09051234567", "+639051234567 mobile PH"},
      {"IN", "08123456789", "+918123456789 mobile IN"},     {"NZ", "0211234567", "+64211234567 mobile NZ"},
      {"FR", "0612345678", "+33612345678 mobile FR"},       {"DE", "015123456789", "+4915123456789 mobile DE"},
      {"AT", "06641234567", "+436641234567 mobile AT"},     {"FI", "0412345678", "+358412345678 mobile FI"},
      {"HU", "06201234567", "+36201234567 mobile HU"},      {"BY", "80294911911", "+375294911911 mobile BY"},
      {"LT", "861234567", "+37061234567 mobile LT"},        {"ZA", "0711234567", "+27711234567 mobile ZA"},
  });
}

TEST(ReferencePlan, KnowsWhichNationalFormsHaveATrunkPrefix) {
  struct Form {
    const char* number;  // with calling code
    bool trunk;
  };
  for (const Form& form : std::vector<Form>{{"886912345678", true},
                                            {"886227187200", true},
                                            {"8613800138000", false},
                                            {"861012345678", true},
                                            {"12025550123", false},
                                            {"390236618300", false},
                                            {"79123456789", true},
                                            {"77710009998", true},
                                            {"36201234567", true},
                                            {"375294911911", true},
                                            {"37061234567", true},
                                            {"447624123456", true},
                                            {"85251234567", false},
                                            {"525512345678", false},
                                            {"80012345678", false},
                                            {"4740612345", false},
                                            {"819012345678", true}}) {
    EXPECT_EQ(JudgeDigits(form.number, true, "").trunk_prefix, form.trunk) << form.number;
  }
  const std::vector<std::pair<std::string, std::string>> trunks = {{"TW", "0"},  {"RU", "8"}, {"KZ", "8"}, {"HU", "06"},
                                                                   {"BY", "80"}, {"IM", "0"}, {"US", ""},  {"AG", ""},
                                                                   {"IT", ""},   {"HK", ""},  {"001", ""}, {"", ""}};
  for (const auto& [region, trunk] : trunks) EXPECT_EQ(TrunkOf(region), trunk) << region;
}

TEST(ReferencePlan, TellsNumbersThatAreNotTheEndOfWhatWasTyped) {
  EXPECT_TRUE(JudgeDigits("0111523456789", false, "AR").rewritten);
  EXPECT_TRUE(JudgeDigits("4641234", false, "AG").rewritten);
  EXPECT_TRUE(JudgeDigits("886377", false, "SM").rewritten);
  EXPECT_FALSE(JudgeDigits("02111961234567", false, "BR").rewritten);
  EXPECT_FALSE(JudgeDigits("0912345678", false, "TW").rewritten);
  EXPECT_FALSE(JudgeDigits("8860912345678", false, "TW").rewritten);
}

TEST(ReferencePlan, ALengthMayBePossibleWhereNoRangeIs) {
  PlanResult possible = JudgeDigits("0301234567", false, "TW");
  EXPECT_EQ(possible.code, "invalid_number");
  EXPECT_TRUE(possible.possible);
  EXPECT_EQ(possible.E164(), "+886301234567");
  EXPECT_EQ(possible.region, "TW");
  EXPECT_EQ(possible.type, "unknown");
  EXPECT_FALSE(JudgeDigits("091234567890123", false, "TW").possible);
  EXPECT_FALSE(JudgeDigits("4641234", false, "US").possible);  // at home only
  EXPECT_TRUE(JudgeDigits("338123", false, "NF").possible);
  EXPECT_TRUE(JudgeDigits("0912345678", false, "TW").possible);
}

}  // namespace
}  // namespace muster_reference
