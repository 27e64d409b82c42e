// Numbers that are only possible: what NumberReader and NumberPolicy take under --validity possible.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "number/number_explanation.h"
#include "number/number_policy.h"
#include "number/number_reader.h"

namespace muster {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

NumberReader Possible(std::string_view country = "886", std::string_view area = "") {
  return NumberReader::Create(
             ReaderOptions{.country_code = country, .area_code = area, .validity = Validity::kPossible})
      .value();
}

std::string Describe(const NumberReading& reading) {
  if (reading.code != Code::kNone) return std::string(NameOf(reading.code));
  return std::to_string(reading.key) + " " + std::string(NameOf(reading.type)) + (reading.only_possible ? "?" : "");
}

// No Taiwanese number begins with 011, but such numbers may have nine digits.
constexpr std::string_view kUnused = "0112345678";
constexpr Key kUnusedKey = 886112345678;

TEST(PossibleNumbers, AreReadWhereALengthIsEnough) {
  const NumberReader strict = NumberReader::Create("886", "").value();
  const NumberReader possible = Possible();
  EXPECT_EQ(Describe(strict.Read(kUnused)), "invalid_number");
  EXPECT_EQ(Describe(possible.Read(kUnused)), "886112345678 unknown?");
  EXPECT_EQ(Describe(possible.Read("011-234-5678")), "886112345678 unknown?");
  EXPECT_EQ(Describe(possible.Read("+886112345678")), "886112345678 unknown?");
  EXPECT_EQ(Describe(possible.Read("0912345678")), "886912345678 mobile");
  EXPECT_EQ(Describe(possible.Read("0227187200")), "886227187200 fixed_line");
}

TEST(PossibleNumbers, HaveALengthOfTheirCountry) {
  const NumberReader possible = Possible();
  for (const std::string_view field : {"0912", "12345", "09123456789012", "+999112345678", "N/A", "", "0112345678#1"}) {
    EXPECT_NE(possible.Read(field).code, Code::kNone) << field;
  }
  // Possible only locally.
  EXPECT_EQ(Describe(Possible("1").Read("2530000")), "invalid_number");
  EXPECT_EQ(Describe(Possible("1").Read("2005550123")), "12005550123 unknown?");
}

TEST(PossibleNumbers, PartNoField) {
  const NumberReader possible = Possible();
  EXPECT_EQ(possible.Read("0112345678/0912345678").code, Code::kNotANumber);
  EXPECT_EQ(possible.Read("0112345678 0912345678").code, Code::kTooLong);
  EXPECT_EQ(possible.Read("0923456789/0912345678").code, Code::kMultipleNumbers);
  EXPECT_EQ(possible.Read("0923456789 0912345678").code, Code::kMultipleNumbers);
}

// In Austria nearly every length is possible, so that the digits of two numbers may be a possible one.
TEST(PossibleNumbers, TwoValidNumbersAreNotOnePossibleNumber) {
  const NumberReader austrian = Possible("43");
  EXPECT_TRUE(austrian.Read("1111").valid());
  EXPECT_TRUE(austrian.Read("570780").valid());
  EXPECT_EQ(Describe(austrian.Read("1111570780")), "431111570780 unknown?");
  EXPECT_EQ(Describe(austrian.Read("1111 570780")), "multiple_numbers");
  EXPECT_EQ(Describe(austrian.Read("11115 70780")), "431111570780 unknown?");
  std::vector<Key> keys;
  austrian.AppendNumbers("1111 570780", &keys);
  EXPECT_THAT(keys, IsSupersetOf({Key{431111}, Key{43570780}}));
}

TEST(PossibleNumbers, GiveWayToWhatIsValid) {
  // With two zeros taken for an international prefix it is valid; as typed it is not even possible.
  EXPECT_EQ(Describe(Possible().Read("0085291234567")), "85291234567 mobile");
  EXPECT_EQ(Describe(Possible("886", "02").Read("27187200")), "886227187200 fixed_line");
}

TEST(PossibleNumbers, CountOnLists) {
  std::vector<Key> keys;
  Possible().AppendNumbers(kUnused, &keys);
  EXPECT_THAT(keys, ::testing::Contains(kUnusedKey));
  keys.clear();
  Possible().AppendNumbersSeen("王 0112345678 分機5", &keys);
  EXPECT_THAT(keys, ::testing::Contains(kUnusedKey));
  keys.clear();
  Possible().AppendNumbersSeen("0912345678/0923456789", &keys);
  EXPECT_THAT(keys, IsSupersetOf({Key{886912345678}, Key{886923456789}}));
}

NumberPolicy PossiblePolicy(Accept accept, uint32_t list_option = 0) {
  return NumberPolicy::Create(
             {.reading = {.validity = Validity::kPossible}, .accept = accept, .list_option = list_option})
      .value();
}

std::string Sent(const NumberPolicy& policy, std::string_view field) {
  const NumberVerdict verdict = policy.Judge(field);
  if (verdict.code != Code::kNone) return std::string(NameOf(verdict.code));
  std::string to = std::string(NameOf(verdict.type)) + " ";
  policy.AppendTo(verdict, field, &to);
  return to;
}

TEST(PossibleNumbers, PassWhateverAcceptSays) {
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kMobile), kUnused), "unknown +886112345678");
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kAny), kUnused), "unknown +886112345678");
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kMobile), "0227187200"), "not_mobile");
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kAny), "0227187200"), "fixed_line +886227187200");
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kMobile, kListRaw), "011-2345678"), "not_clean");
  EXPECT_EQ(Sent(PossiblePolicy(Accept::kMobile, kListRaw), "0112345678"), "unknown +886112345678");
}

// Former bug: the 0 was left out.
TEST(PossibleNumbers, KeepTheirTrunkPrefixUnderOption4) {
  const NumberPolicy policy = PossiblePolicy(Accept::kMobile, kListNational);
  EXPECT_EQ(Sent(policy, "0112345678"), "unknown 0112345678");
  EXPECT_EQ(Sent(policy, "011-234-5678"), "unknown 0112345678");
  EXPECT_EQ(Sent(policy, "112345678"), "unknown 112345678");
  EXPECT_EQ(Sent(policy, "+886112345678"), "unknown +886112345678");
}

TEST(PossibleNumbers, HaveAKeyUnderOption12) {
  const NumberPolicy policy = PossiblePolicy(Accept::kMobile, kListNational | kListRaw);
  EXPECT_EQ(policy.Judge("011-2345678").key, kUnusedKey);
  std::vector<Key> seen;
  policy.AppendAlsoSeen("0912-345-678", &seen);
  EXPECT_THAT(seen, ElementsAre());
}

TEST(PossibleNumbers, AreExplained) {
  const NumberExplanation possible = ExplainNumber(PossiblePolicy(Accept::kMobile), kUnused);
  EXPECT_EQ(possible.code, Code::kNone);
  EXPECT_EQ(possible.plan.code, Code::kNone);
  EXPECT_TRUE(possible.plan.only_possible);
  EXPECT_EQ(possible.plan.national, "112345678");
  EXPECT_EQ(possible.plan.version, NumberingPlan::Default()->version());
  EXPECT_FALSE(ExplainNumber(PossiblePolicy(Accept::kMobile), "0912345678").plan.only_possible);
}

// Former bugs.

TEST(PossibleNumbers, HideNoValidNumberUnderOption12) {
  const NumberPolicy policy = PossiblePolicy(Accept::kMobile, kListNational | kListRaw);
  ASSERT_NE(policy.Judge("0912345678 12").key, 886912345678u);
  std::vector<Key> seen;
  policy.AppendAlsoSeen("0912345678 12", &seen);
  EXPECT_THAT(seen, Contains(Key{886912345678}));
}

}  // namespace
}  // namespace muster
