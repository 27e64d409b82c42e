// NumberPolicy where rows have countries of their own, and where only some countries are taken.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "muster/error.h"
#include "number/number_policy.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

NumberPolicy Policy(PolicyOptions options) {
  options.country_per_row = true;
  return NumberPolicy::Create(options).value();
}

std::string Sent(const NumberPolicy& policy, std::string_view field, std::string_view country) {
  const NumberVerdict verdict = policy.Judge(field, policy.ReaderOf(country));
  if (verdict.code != Code::kNone) {
    EXPECT_EQ(verdict.key, 0u);
    return std::string(NameOf(verdict.code));
  }
  std::string to;
  policy.AppendTo(verdict, field, &to);
  return to;
}

TEST(RowCountry, IsWhereANationalNumberIsDialled) {
  const NumberPolicy policy = Policy({});
  EXPECT_EQ(Sent(policy, "0912345678", "TW"), "+886912345678");
  EXPECT_EQ(Sent(policy, "0912345678", ""), "+886912345678");
  EXPECT_EQ(Sent(policy, "0912345678", " 　"), "+886912345678");
  EXPECT_EQ(Sent(policy, "09012345678", "Japan"), "+819012345678");
  EXPECT_EQ(Sent(policy, "61234567", "香港"), "+85261234567");
  EXPECT_EQ(Sent(policy, "7624123456", "Isle of Man"), "+447624123456");
  EXPECT_EQ(Sent(policy, "09012345678", "TW"), "invalid_number");
}

TEST(RowCountry, DoesNotConcernNumbersWithAPlus) {
  const NumberPolicy policy = Policy({});
  for (const std::string_view country : {"JP", "TW", "", "Atlantis"}) {
    EXPECT_EQ(Sent(policy, "+886912345678", country), "+886912345678") << country;
    EXPECT_EQ(Sent(policy, "00886912345678", country), "+886912345678") << country;
    EXPECT_EQ(Sent(policy, "+999912345678", country), "unknown_country") << country;
  }
}

TEST(RowCountry, ThatIsNotUnderstoodRejectsWhatNeedsIt) {
  const NumberPolicy policy = Policy({});
  EXPECT_EQ(Sent(policy, "0912345678", "Atlantis"), "unknown_country");
  EXPECT_EQ(Sent(policy, "N/A", "Atlantis"), "not_a_number");
  EXPECT_EQ(Sent(policy, "", "Atlantis"), "empty_number");
  EXPECT_EQ(policy.DetailOfRow(Code::kUnknownCountry, "0912345678", "Atlantis"),
            "\"Atlantis\" in the country column is no country");
  EXPECT_EQ(policy.DetailOfRow(Code::kUnknownCountry, "0912345678", "Taiwann"),
            "\"Taiwann\" in the country column is no country; the nearest is TW (Taiwan)");
  EXPECT_THAT(policy.DetailOfRow(Code::kUnknownCountry, "+999912345678", "Atlantis"), HasSubstr("calling code"));
  EXPECT_LT(policy.DetailOfRow(Code::kUnknownCountry, "0912345678", std::string(1 << 20, 'x')).size(), 200u);
}

TEST(RowCountry, HasTheJobsAreaOnlyAtHome) {
  const NumberPolicy policy = Policy({.reading = {.area_code = "02"}, .accept = Accept::kAny});
  EXPECT_EQ(Sent(policy, "27187200", ""), "+886227187200");
  EXPECT_EQ(Sent(policy, "27187200", "TW"), "+886227187200");
  EXPECT_EQ(Sent(policy, "27187200", "HK"), "+85227187200");
}

TEST(RowCountry, GivesTheNationalForm) {
  const NumberPolicy policy = Policy({.list_option = kListNational});
  EXPECT_EQ(Sent(policy, "912345678", ""), "0912345678");
  EXPECT_EQ(Sent(policy, "9012345678", "JP"), "09012345678");
  EXPECT_EQ(Sent(policy, "61234567", "HK"), "61234567");
  EXPECT_EQ(Sent(policy, "13800138000", "CN"), "13800138000");
  EXPECT_EQ(Sent(policy, "7911123456", "GB"), "07911123456");
  EXPECT_EQ(Sent(policy, "+819012345678", "TW"), "+819012345678");
  // Put together by the plan.
  EXPECT_EQ(Sent(policy, "011 15 2345-6789", "AR"), "+5491123456789");
}

TEST(RowCountry, UnderOption12MustBeUnderstoodOrNotNeeded) {
  const NumberPolicy policy = Policy({.list_option = kListNational | kListRaw});
  EXPECT_EQ(Sent(policy, "090-1234-5678", "JP"), "090-1234-5678");
  EXPECT_EQ(policy.Judge("090-1234-5678", policy.ReaderOf("JP")).key, 819012345678u);
  EXPECT_EQ(Sent(policy, "N/A", "JP"), "N/A");
  EXPECT_EQ(Sent(policy, "N/A", "Atlantis"), "unknown_country");
  EXPECT_EQ(Sent(policy, "0912345678", "Atlantis"), "unknown_country");
  EXPECT_EQ(Sent(policy, "+886 912 345 678", "Atlantis"), "+886 912 345 678");
  std::vector<Key> seen;
  policy.AppendAlsoSeen("090-1234-5678/王", policy.ReaderOf("JP"), &seen);
  EXPECT_THAT(seen, Contains(Key{819012345678}));
}

// Former bug: what goes out as it is written went out although the same text stood on an opt-out list.
TEST(RowCountry, UnderOption12IsProbedAsOfTheJobsCountryToo) {
  const NumberPolicy policy = Policy({.list_option = kListNational | kListRaw});
  const auto also_seen = [&](std::string_view field, std::string_view country) {
    std::vector<Key> seen;
    policy.AppendAlsoSeen(field, policy.ReaderOf(country), &seen);
    return seen;
  };
  EXPECT_THAT(also_seen("0412345678", "AU"), Contains(Key{886412345678}));
  EXPECT_THAT(also_seen("0412-345-678/王", "AU"), AllOf(Contains(Key{886412345678}), Contains(Key{61412345678})));
  EXPECT_THAT(also_seen("090-1234-5678", "JP"), Contains(UnreadableKey("090-1234-5678")));
  EXPECT_THAT(also_seen("0912345678", "TW"), IsEmpty());
  EXPECT_THAT(also_seen("0912345678", ""), IsEmpty());
}

TEST(Countries, AreJudgedAfterThePlanAndBeforeTheType) {
  const NumberPolicy policy = NumberPolicy::Create({.countries = {"886,HK"}}).value();
  const auto code = [&](std::string_view field) { return std::string(NameOf(policy.Judge(field).code)); };
  EXPECT_EQ(code("0912345678"), "");
  EXPECT_EQ(code("+85261234567"), "");
  EXPECT_EQ(code("+819012345678"), "country_not_allowed");
  EXPECT_EQ(code("+81312345678"), "country_not_allowed");
  EXPECT_EQ(code("0227187200"), "not_mobile");
  EXPECT_EQ(code("+8190"), "too_short");
  EXPECT_EQ(code("+999912345678"), "unknown_country");
  EXPECT_EQ(policy.Detail(Code::kCountryNotAllowed, "+819012345678"), "+819012345678 is in +81");
  const NumberPolicy raw = NumberPolicy::Create({.list_option = kListRaw, .countries = {"886"}}).value();
  EXPECT_EQ(raw.Judge("0081 9012345678").code, Code::kNotClean);
  EXPECT_EQ(raw.Judge("+819012345678").code, Code::kCountryNotAllowed);
}

TEST(Countries, CanBeServicesOfNoCountry) {
  const NumberPolicy policy = NumberPolicy::Create({.accept = Accept::kAny, .countries = {"800"}}).value();
  const NumberVerdict verdict = policy.Judge("+80012345678");
  EXPECT_EQ(verdict.code, Code::kNone);
  EXPECT_EQ(verdict.calling_code, 800u);
  EXPECT_EQ(policy.reader().plan().RegionName(verdict.region), "001");
  EXPECT_EQ(policy.Judge("0912345678").code, Code::kCountryNotAllowed);
}

TEST(Countries, AreRefusedWhereNothingIsJudged) {
  const auto policy = NumberPolicy::Create({.list_option = kListNational | kListRaw, .countries = {"886"}});
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(KindOf(policy.status()), ErrorKind::kUsage);
  EXPECT_THAT(std::string(policy.status().message()), HasSubstr("leave --countries out"));
  EXPECT_TRUE(NumberPolicy::Create({.countries = {"Japan", "台灣"}}).ok());
  EXPECT_FALSE(NumberPolicy::Create({.countries = {"Nowhere"}}).ok());
}

}  // namespace
}  // namespace muster
