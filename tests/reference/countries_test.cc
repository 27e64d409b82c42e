#include "reference/countries.h"

#include <gtest/gtest.h>

namespace muster_reference {
namespace {

TEST(ReferenceCountries, FindTheJobsRegion) {
  EXPECT_EQ(JobRegion("886", ""), "TW");
  EXPECT_EQ(JobRegion("", ""), "TW");
  EXPECT_EQ(JobRegion("44", ""), "GB");
  EXPECT_EQ(JobRegion("44", "im"), "IM");
  EXPECT_EQ(JobRegion("", "CA"), "CA");
  EXPECT_EQ(JobRegion("IM", ""), "IM");
  EXPECT_EQ(JobRegion("886", "IM"), "");
  EXPECT_EQ(JobRegion("", "XX"), "");
  EXPECT_EQ(JobRegion("999", "TW"), "");
}

TEST(ReferenceCountries, FindCallingCodes) {
  std::set<std::string> codes;
  EXPECT_TRUE(CodesOf({"886,+852", "im", "0081", "800"}, &codes));
  EXPECT_EQ(codes, (std::set<std::string>{"886", "852", "44", "81", "800"}));
  EXPECT_FALSE(CodesOf({"886,"}, &codes));
  EXPECT_FALSE(CodesOf({"999"}, &codes));
}

TEST(ReferenceCountries, ReadEachRowsNumberByItsOwnCountry) {
  Home job;
  job.area = "2";
  const auto judged = [&](std::string_view field, std::string_view country) {
    Policy policy;
    policy.accept_any = true;
    policy.home = job;
    return JudgeNumber(field, policy, HomeOfField(country, job));
  };
  EXPECT_EQ(judged("0912345678", " ").to, "+886912345678");
  EXPECT_EQ(judged("27187200", "TW").to, "+886227187200");
  EXPECT_EQ(judged("27187200", "886.0").to, "+886227187200");
  EXPECT_EQ(judged("51234567", "HK").to, "+85251234567");
  EXPECT_EQ(judged("51234567", "00852").to, "+85251234567");
  EXPECT_EQ(judged("51234567", "香港").to, "+85251234567");
  EXPECT_EQ(judged("7624123456", "Isle of Man").to, "+447624123456");
  EXPECT_EQ(judged("0912345678", "Atlantis").code, "unknown_country");
  EXPECT_EQ(judged("+886912345678", "Atlantis").to, "+886912345678");
}

}  // namespace
}  // namespace muster_reference
