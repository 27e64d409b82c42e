#include "muster/codes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "muster/normalizer.h"
#include "muster/summary.h"

namespace muster {
namespace {

TEST(Codes, AreIndexedByTheEnumAndNamedOnce) {
  ASSERT_EQ(AllCodes().size(), kCodeCount);
  std::set<std::string_view> names;
  for (size_t i = 0; i < kCodeCount; ++i) {
    const CodeInfo& info = AllCodes()[i];
    EXPECT_EQ(static_cast<size_t>(info.code), i) << info.name;
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_EQ(&InfoOf(info.code), &info);
    EXPECT_EQ(info.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos)
        << info.name;
    if (info.code == Code::kNone) continue;
    EXPECT_EQ(CodeNamed(info.name), info.code);
    EXPECT_EQ(NameOf(info.code), info.name);
  }
}

// Whether most of its bytes belong to characters of three bytes, as Han characters and their punctuation do.
bool IsChinese(std::string_view text) {
  size_t wide = 0;
  for (const char c : text) wide += (static_cast<unsigned char>(c) & 0xF0) == 0xE0 ? 3 : 0;
  return wide * 2 > text.size();
}

TEST(Codes, HaveTextInBothLanguagesAndRejectsAHint) {
  for (const CodeInfo& info : AllCodes().subspan(1)) {
    SCOPED_TRACE(std::string(info.name));
    EXPECT_TRUE(info.en.ends_with('.'));
    EXPECT_TRUE(info.zh.ends_with("。"));
    // Not the English again.
    EXPECT_TRUE(IsChinese(info.zh)) << info.zh;
    EXPECT_EQ(info.hint_en.empty(), info.hint_zh.empty());
    EXPECT_TRUE(info.hint_zh.empty() || IsChinese(info.hint_zh)) << info.hint_zh;
    if (info.group == CodeGroup::kReject || !info.hint_en.empty()) {
      EXPECT_TRUE(info.hint_en.ends_with('.'));
      EXPECT_TRUE(info.hint_zh.ends_with("。"));
    }
  }
}

TEST(Codes, StandInGroupsOneBehindTheOther) {
  for (const CodeInfo& info : AllCodes().subspan(1)) {
    CodeGroup expected = CodeGroup::kWarning;
    if (info.code <= Code::kAreaCode) {
      expected = CodeGroup::kRepair;
    } else if (info.code <= Code::kMessageTooLong) {
      expected = CodeGroup::kReject;
    } else if (info.code <= Code::kAlreadySent) {
      expected = CodeGroup::kSuppressed;
    } else if (info.code == Code::kDuplicate) {
      expected = CodeGroup::kDuplicate;
    }
    EXPECT_EQ(info.group, expected) << info.name;
  }
}

TEST(Codes, ExamplesOfNumbersGetTheirCode) {
  absl::StatusOr<Normalizer> any = Normalizer::Create({});
  absl::StatusOr<Normalizer> local = Normalizer::Create({.country_code = "886", .area_code = "02"});
  absl::StatusOr<Normalizer> mobile =
      Normalizer::Create({.country_code = "886", .area_code = "", .accept = Accept::kMobile});
  absl::StatusOr<Normalizer> at_home = Normalizer::Create({.countries = {"886"}});
  ASSERT_TRUE(any.ok() && local.ok() && mobile.ok() && at_home.ok());
  for (const CodeInfo& info : AllCodes()) {
    SCOPED_TRACE(std::string(info.name));
    if (info.example.empty()) continue;
    if (info.group == CodeGroup::kRepair) {
      const NormalizedNumber number = (info.code == Code::kAreaCode ? local : any)->Normalize(info.example);
      EXPECT_EQ(number.code, Code::kNone);
      EXPECT_TRUE(number.repairs.Has(info.code)) << JoinRepairs(number.repairs);
    } else if (info.code >= Code::kNotANumber && info.code <= Code::kNotMobile) {
      EXPECT_EQ((info.code == Code::kCountryNotAllowed ? at_home : mobile)->Normalize(info.example).code, info.code);
    } else if (info.code == Code::kNoTrunkPrefix) {
      EXPECT_TRUE(any->Normalize(info.example).no_trunk_prefix);
    }
  }
}

TEST(Codes, RepairsAreJoinedInTableOrder) {
  RepairSet repairs;
  EXPECT_EQ(JoinRepairs(repairs), "");
  repairs.Add(Code::kAreaCode);
  EXPECT_EQ(JoinRepairs(repairs), "area_code");
  repairs.Add(Code::kWidth);
  repairs.Add(Code::kPunctuation);
  EXPECT_EQ(JoinRepairs(repairs), "punctuation+width+area_code");
}

TEST(Codes, NoCodeHasNoName) {
  EXPECT_EQ(NameOf(Code::kNone), "");
  EXPECT_EQ(CodeNamed(""), std::nullopt);
  EXPECT_EQ(CodeNamed("no_such_code"), std::nullopt);
}

TEST(NumberTypes, HaveTheNamesOfLibphonenumber) {
  EXPECT_EQ(NameOf(NumberType::kFixedLine), "fixed_line");
  EXPECT_EQ(NameOf(NumberType::kMobile), "mobile");
  EXPECT_EQ(NameOf(NumberType::kFixedLineOrMobile), "fixed_line_or_mobile");
  EXPECT_EQ(NameOf(NumberType::kPersonalNumber), "personal_number");
  EXPECT_EQ(NameOf(NumberType::kUnknown), "unknown");
}

}  // namespace
}  // namespace muster
