// Every way of writing a number in number/damage_cases.h: the engine, the public normalizer and the slow judge, each
// held to the answer that stands there.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "muster/normalizer.h"
#include "number/damage_cases.h"
#include "number/number_policy.h"
#include "reference/number.h"

namespace muster {
namespace {

using testing::AllDamageCases;
using testing::DamageCase;

// "+886912345678 punctuation mobile no_trunk_prefix", or the reject code.
std::string Expected(const DamageCase& c) {
  if (!c.accepted()) return std::string(c.answer);
  return std::string(c.answer) + " " + std::string(c.repairs) + " " + std::string(c.type) +
         (c.no_trunk_prefix ? " no_trunk_prefix" : "");
}

std::string Describe(const NumberVerdict& verdict) {
  if (verdict.code != Code::kNone) return std::string(NameOf(verdict.code));
  return FormatE164(verdict.key) + " " + JoinRepairs(verdict.repairs) + " " + std::string(NameOf(verdict.type)) +
         (verdict.no_trunk_prefix ? " no_trunk_prefix" : "");
}

std::string Describe(const NormalizedNumber& number) {
  if (number.code != Code::kNone) return std::string(NameOf(number.code));
  return FormatE164(number.key) + " " + JoinRepairs(number.repairs) + " " + std::string(NameOf(number.type)) +
         (number.no_trunk_prefix ? " no_trunk_prefix" : "");
}

std::string Describe(const muster_reference::Verdict& verdict) {
  if (!verdict.code.empty()) return verdict.code;
  std::string repairs;
  for (const std::string& repair : verdict.repairs) repairs += (repairs.empty() ? "" : "+") + repair;
  return "+" + std::to_string(verdict.key) + " " + repairs + " " + verdict.type +
         (verdict.no_trunk_prefix ? " no_trunk_prefix" : "");
}

std::string Name(const DamageCase& c) {
  return "'" + std::string(c.field) + "' country " + std::string(c.country) + " area " + std::string(c.area) +
         (c.accept == Accept::kAny ? " any" : " mobile") + " option " + std::to_string(c.list_option);
}

TEST(NumberDamage, IsMendedOrRefusedByTheEngine) {
  for (const DamageCase& c : AllDamageCases()) {
    const auto policy = NumberPolicy::Create(c.country, c.area, c.accept, c.list_option);
    ASSERT_TRUE(policy.ok()) << Name(c);
    const NumberVerdict verdict = policy->Judge(c.field);
    EXPECT_EQ(Describe(verdict), Expected(c)) << Name(c);
    if (c.accepted()) {
      std::string to;
      policy->AppendTo(verdict, c.field, &to);
      EXPECT_EQ(to, c.answer) << Name(c);
    }
  }
}

TEST(NumberDamage, IsMendedOrRefusedByThePublicNormalizer) {
  for (const DamageCase& c : AllDamageCases()) {
    if (c.list_option != 0) continue;
    const auto normalizer = Normalizer::Create(
        {.country_code = std::string(c.country), .area_code = std::string(c.area), .accept = c.accept});
    ASSERT_TRUE(normalizer.ok()) << Name(c);
    EXPECT_EQ(Describe(normalizer->Normalize(c.field)), Expected(c)) << Name(c);
  }
}

TEST(NumberDamage, IsMendedOrRefusedByTheJudge) {
  for (const DamageCase& c : AllDamageCases()) {
    muster_reference::Policy policy;
    policy.raw = c.list_option == kListRaw;
    policy.accept_any = c.accept == Accept::kAny;
    policy.home.region = muster_reference::ParseCountry(c.country);
    ASSERT_TRUE(muster_reference::ParseArea(c.area, policy.home.region, &policy.home.area)) << Name(c);
    EXPECT_EQ(Describe(muster_reference::JudgeNumber(c.field, policy)), Expected(c)) << Name(c);
  }
}

// A case that stands there twice would hide that another one is missing.
TEST(NumberDamage, HasManyCasesAndEachOnce) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view, Accept, uint32_t>> seen;
  for (const DamageCase& c : AllDamageCases()) {
    EXPECT_TRUE(seen.emplace(c.field, c.country, c.area, c.accept, c.list_option).second) << Name(c);
    EXPECT_TRUE(c.accepted() || CodeNamed(c.answer).has_value()) << Name(c);
  }
  EXPECT_GE(seen.size(), 200u);
}

}  // namespace
}  // namespace muster
