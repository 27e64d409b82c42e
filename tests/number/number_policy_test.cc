#include "number/number_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace muster {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

NumberPolicy Policy(uint32_t list_option, Accept accept = Accept::kMobile, std::string_view area = "") {
  absl::StatusOr<NumberPolicy> policy = NumberPolicy::Create("886", area, accept, list_option);
  EXPECT_TRUE(policy.ok()) << policy.status();
  return *std::move(policy);
}

// What goes out for a field, or its reject code.
std::string Sent(const NumberPolicy& policy, std::string_view field) {
  const NumberVerdict verdict = policy.Judge(field);
  if (verdict.code != Code::kNone) {
    EXPECT_EQ(verdict.key, 0u) << field;
    EXPECT_TRUE(verdict.repairs.empty()) << field;
    return std::string(NameOf(verdict.code));
  }
  EXPECT_NE(verdict.key, 0u) << field;
  std::string to;
  policy.AppendTo(verdict, field, &to);
  return to;
}

struct Case {
  std::string_view field, sent;
};

void Check(const NumberPolicy& policy, const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Sent(policy, c.field), c.sent) << "field: " << c.field;
}

TEST(NumberPolicy, SendsToMobilesInInternationalForm) {
  Check(Policy(0), {
                       {"0912345678", "+886912345678"},
                       {"0912-345-678", "+886912345678"},
                       {"886912345678", "+886912345678"},
                       {"912345678.0", "+886912345678"},
                       {"+85291234567", "+85291234567"},
                       {"0227187200", "not_mobile"},
                       {"27187200", "not_mobile"},
                       {"0800123456", "not_mobile"},
                       {"0990123456", "not_mobile"},
                       {"07012345678", "not_mobile"},
                       {"0203123456", "not_mobile"},
                       {"0501123456", "not_mobile"},
                       {"0400010123", "+886400010123"},
                       {"", "empty_number"},
                       {"N/A", "not_a_number"},
                       {"0112345678", "invalid_number"},
                   });
}

TEST(NumberPolicy, AcceptsEveryValidNumberWhenAsked) {
  const NumberPolicy any = Policy(0, Accept::kAny);
  Check(any, {
                 {"0227187200", "+886227187200"},
                 {"0800123456", "+886800123456"},
                 {"0990123456", "+886990123456"},
                 {"27187200", "+88627187200"},
                 {"0112345678", "invalid_number"},
             });
  EXPECT_TRUE(any.Judge("27187200").no_trunk_prefix);
  EXPECT_FALSE(any.Judge("0227187200").no_trunk_prefix);
  EXPECT_EQ(any.Judge("0227187200").type, NumberType::kFixedLine);
  EXPECT_FALSE(Policy(0).Judge("27187200").no_trunk_prefix) << "only of accepted numbers";
  Check(Policy(0, Accept::kAny, "02"), {{"27187200", "+886227187200"}});
}

TEST(NumberPolicy, KeepsTheKindANumberWasWrittenIn) {
  Check(Policy(kListNational, Accept::kAny, "02"), {
                                                       {"0912-345-678", "0912345678"},
                                                       {"912345678", "0912345678"},
                                                       {"０９１２３４５６７８", "0912345678"},
                                                       {"9.12345678E+08", "0912345678"},
                                                       {"+886912345678", "+886912345678"},
                                                       {"886912345678", "+886912345678"},
                                                       {"002886912345678", "+886912345678"},
                                                       {"00886912345678", "+886912345678"},
                                                       {"+886 0912 345 678", "+886912345678"},
                                                       {"+85291234567", "+85291234567"},
                                                       {"0227187200", "0227187200"},
                                                       {"27187200", "0227187200"},
                                                       {"=\"0912345678\"", "0912345678"},
                                                       {"王", "not_a_number"},
                                                   });
}

TEST(NumberPolicy, RefusesWhateverWouldNeedARepair) {
  Check(Policy(kListRaw), {
                              {"0912345678", "+886912345678"},
                              {"+886912345678", "+886912345678"},
                              {"+85291234567", "+85291234567"},
                              {"0912-345-678", "not_clean"},
                              {" 0912345678", "not_clean"},
                              {"0912345678 ", "not_clean"},
                              {"912345678", "not_clean"},
                              {"886912345678", "not_clean"},
                              {"002886912345678", "not_clean"},
                              {"+8860912345678", "not_clean"},
                              {"０９１２３４５６７８", "not_clean"},
                              {"912345678.0", "not_clean"},
                              {"'0912345678", "not_clean"},
                              {"tel:0912345678", "not_clean"},
                              {"N/A", "not_clean"},
                              {"+", "not_clean"},
                              {"\u200B", "not_clean"},
                              {"0912345678/0923456789", "not_clean"},
                              {"", "empty_number"},
                              {"  ", "empty_number"},
                              {"\u3000", "empty_number"},
                              {"0112345678", "invalid_number"},
                              {"12345", "too_short"},
                              {"09123456789012", "too_long"},
                              {"+999123456789", "unknown_country"},
                              {"0227187200", "not_mobile"},
                          });
  Check(Policy(kListRaw, Accept::kAny, "02"), {{"0227187200", "+886227187200"}, {"27187200", "not_clean"}});
  Check(Policy(kListRaw, Accept::kAny), {{"27187200", "+88627187200"}});
}

TEST(NumberPolicy, SendsExactlyAsWrittenUnderBoth) {
  const NumberPolicy policy = Policy(kListNational | kListRaw);
  EXPECT_TRUE(policy.keeps_as_written());
  const std::string longest(64, '7');
  Check(policy, {
                    {"0912-345-678", "0912-345-678"},
                    {" 0912345678 ", " 0912345678 "},
                    {"0227187200", "0227187200"},
                    {"N/A", "N/A"},
                    {"110", "110"},
                    {"王小明", "王小明"},
                    {longest, longest},
                    {"", "empty_number"},
                    {"   ", "empty_number"},
                    {"\t", "empty_number"},
                    {"\u00A0\u3000", "empty_number"},
                    {"0912\t345678", "not_clean"},
                    {"0912\n345678", "not_clean"},
                    {"0912345678\x7F", "not_clean"},
                });
  EXPECT_EQ(Sent(policy, longest + "7"), "not_clean");

  const NumberVerdict known = policy.Judge("0912-345-678");
  EXPECT_EQ(known.key, 886912345678u);
  EXPECT_EQ(known.calling_code, 886);
  EXPECT_EQ(known.type, NumberType::kMobile);
  EXPECT_TRUE(known.repairs.empty());
  const NumberVerdict unknown = policy.Judge("N/A");
  EXPECT_EQ(unknown.key, UnreadableKey("N/A"));
  EXPECT_EQ(unknown.calling_code, 0);
  EXPECT_EQ(unknown.type, NumberType::kUnknown);
}

TEST(NumberPolicy, UnreadableKeysHaveTheTopBit) {
  // XXH3-64 of no bytes is 2d06800538d394c2.
  EXPECT_EQ(UnreadableKey(""), 0xAD06800538D394C2u);
  EXPECT_NE(UnreadableKey("a"), UnreadableKey("b"));
}

TEST(NumberPolicy, ProbesTheNumbersSeenInAFieldThatGoesOutAsWritten) {
  const auto seen = [](const NumberPolicy& policy, std::string_view field) {
    std::vector<Key> keys;
    policy.AppendAlsoSeen(field, &keys);
    return keys;
  };
  const NumberPolicy policy = Policy(kListNational | kListRaw);
  EXPECT_THAT(seen(policy, "0912345678/0923456789"), ElementsAre(886912345678, 886923456789));
  EXPECT_THAT(seen(policy, "02-27187200#123"), ElementsAre(886227187200, 88627187200, 27187200123));
  for (const std::string_view glued : {"0912345678-0923456789", "0912-345-678(0923)456-789", "0912345678.0923456789"}) {
    EXPECT_THAT(seen(policy, glued), IsSupersetOf({886912345678, 886923456789})) << glued;
  }
  for (const std::string_view odd :
       {"++886912345678", "+886+912345678", "0912/345-678", "0912,345,678", "0912345678_1"}) {
    EXPECT_THAT(seen(policy, odd), Contains(886912345678)) << odd;
  }
  EXPECT_THAT(seen(policy, "0912345678(王先生)"), ElementsAre(886912345678));
  EXPECT_THAT(seen(policy, "0912345678"), IsEmpty()) << "that is the key already";
  EXPECT_THAT(seen(policy, "N/A"), IsEmpty());
  EXPECT_THAT(seen(Policy(0), "0912345678/0923456789"), IsEmpty());
}

TEST(NumberPolicy, SaysWhyANumberIsRefused) {
  const auto detail = [](const NumberPolicy& policy, std::string_view field) {
    return policy.Detail(policy.Judge(field).code, field);
  };
  const NumberPolicy mobile = Policy(0);
  EXPECT_EQ(detail(mobile, "0227187200"), "+886227187200 is of type fixed_line");
  EXPECT_EQ(detail(mobile, "85291234567"), "as +85291234567 it would be valid: its plus is missing");
  EXPECT_EQ(detail(mobile, "8613800138000"), "as +8613800138000 it would be valid: its plus is missing");
  EXPECT_EQ(detail(mobile, "0112345678"), "no such range is in use");
  EXPECT_EQ(detail(mobile, "091234"), "it has 6 digits");
  EXPECT_EQ(detail(mobile, "09l2345678"), "\"l\" does not belong in a number");
  EXPECT_EQ(detail(mobile, "0912345678(王先生)"), "\"王\" does not belong in a number");
  EXPECT_EQ(detail(mobile, "0912345678/12"), "its part \"12\" is no number: too_short");
  EXPECT_EQ(detail(mobile, "0912345678/王先生"), "its part \"王先生\" is no number: not_a_number");
  EXPECT_EQ(detail(mobile, "0912345678/"), "nothing stands between two separators or behind the last one");
  EXPECT_EQ(detail(mobile, "N/A"), "\"N\" does not belong in a number");
  EXPECT_EQ(detail(mobile, "-"), "there is no digit in it");
  EXPECT_EQ(detail(mobile, "9.12E+08"), "a spreadsheet kept only 3 digits of it");
  EXPECT_EQ(detail(mobile, "0912345678/0923456789"), "it holds +886912345678 and +886923456789");
  EXPECT_EQ(detail(mobile, "02-27187200#123"), "the number before the extension is +886227187200");
  EXPECT_THAT(detail(mobile, "+999123456789"), HasSubstr("calling code"));
  EXPECT_EQ(detail(mobile, ""), "");
  const NumberPolicy raw = Policy(kListRaw);
  EXPECT_EQ(detail(raw, "0912-345-678"), "\"-\" is neither a digit nor a leading plus");
  EXPECT_EQ(detail(raw, "912345678"), "it would need the repair leading_zero to be +886912345678");
  const NumberPolicy as_written = Policy(kListNational | kListRaw);
  EXPECT_THAT(detail(as_written, "0912\t345678"), HasSubstr("control character"));
  EXPECT_THAT(detail(as_written, std::string(65, '1')), HasSubstr("65 bytes"));
  EXPECT_EQ(detail(Policy(0), "0912345678"), "");
}

TEST(NumberPolicy, DetailsOfHostileFieldsStayShort) {
  const std::vector<uint32_t> options = {0, kListRaw, kListNational | kListRaw};
  for (const std::string_view unit : {"0912345678/", "x", "9", "\xFF", "\n", "0912345678 ", "#1", "=\""}) {
    std::string field;
    while (field.size() < (size_t{1} << 20)) field += unit;
    for (const uint32_t option : options) {
      const NumberPolicy policy = Policy(option);
      EXPECT_LT(policy.Detail(policy.Judge(field).code, field).size(), 300u) << unit;
    }
  }
}

TEST(NumberPolicy, IsRefusedForAnUnknownCountry) {
  EXPECT_FALSE(NumberPolicy::Create("999", "", Accept::kAny, 0).ok());
  EXPECT_FALSE(NumberPolicy::Create("886", "99", Accept::kAny, 0).ok());
}

}  // namespace
}  // namespace muster
