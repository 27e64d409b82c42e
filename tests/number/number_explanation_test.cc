#include "number/number_explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "muster/normalizer.h"
#include "number/damage_cases.h"
#include "number/number_chars.h"

namespace muster {
namespace {

using testing::AllDamageCases;
using testing::DamageCase;
using ::testing::ElementsAre;

NumberPolicy Policy(const DamageCase& c) {
  auto policy = NumberPolicy::Create(c.country, c.area, c.accept, c.list_option);
  EXPECT_TRUE(policy.ok()) << policy.status();
  return *std::move(policy);
}

NumberExplanation Explain(std::string_view field, uint32_t list_option = 0, Accept accept = Accept::kMobile,
                          std::string_view area = "") {
  return ExplainNumber(
      Policy({.field = field, .answer = "", .area = area, .accept = accept, .list_option = list_option}), field);
}

std::string RepairCodes(const NumberExplanation& explanation) {
  std::string codes;
  for (const ExplainedRepair& repair : explanation.repairs) {
    codes += (codes.empty() ? "" : "+") + std::string(NameOf(repair.code));
  }
  return codes;
}

std::vector<std::string> Pieces(const NumberExplanation& explanation, Code code) {
  std::vector<std::string> pieces;
  for (const ExplainedRepair& repair : explanation.repairs) {
    if (repair.code != code) continue;
    for (const ExplainedRepair::Piece& piece : repair.pieces) pieces.push_back(piece.text);
  }
  return pieces;
}

TEST(NumberExplanation, GivesTheVerdictOfTheEngineForEveryDamage) {
  for (const DamageCase& c : AllDamageCases()) {
    SCOPED_TRACE(c.field);
    const NumberPolicy policy = Policy(c);
    const NumberVerdict verdict = policy.Judge(c.field);
    const NumberExplanation explained = ExplainNumber(policy, c.field);
    EXPECT_EQ(explained.code, verdict.code);
    EXPECT_EQ(explained.key, verdict.key);
    EXPECT_EQ(explained.type, verdict.type);
    EXPECT_EQ(explained.no_trunk_prefix, verdict.no_trunk_prefix);
    const NumberReading reading = policy.reader().Read(c.field);
    EXPECT_EQ(explained.meaning, reading.code);
    EXPECT_EQ(explained.meaning_key, reading.key);
    EXPECT_EQ(explained.meaning_repairs, reading.repairs);
    if (verdict.code != Code::kNone) {
      EXPECT_EQ(explained.detail, policy.Detail(verdict.code, c.field));
      EXPECT_EQ(explained.to, "");
      continue;
    }
    std::string to;
    policy.AppendTo(verdict, c.field, &to);
    EXPECT_EQ(explained.to, to);
    EXPECT_EQ(RepairCodes(explained), c.repairs);
  }
}

// What is left of the field when every piece that is said to be mended is mended, is what went to the plan.
TEST(NumberExplanation, LeavesNoRepairUnsaid) {
  size_t checked = 0;
  for (const DamageCase& c : AllDamageCases()) {
    SCOPED_TRACE(c.field);
    const NumberExplanation explained = ExplainNumber(Policy(c), c.field);
    if (!explained.plan.asked) continue;
    std::string left(c.field);
    for (const ExplainedRepair& repair : explained.repairs) {
      ASSERT_EQ(repair.count, repair.pieces.size());
      for (const ExplainedRepair::Piece& piece : repair.pieces) {
        ASSERT_EQ(c.field.substr(piece.at, piece.text.size()), piece.text);
        if (repair.code == Code::kWidth) continue;
        std::fill_n(left.begin() + static_cast<ptrdiff_t>(piece.at), piece.text.size(), ' ');
      }
    }
    std::string digits;
    for (size_t pos = 0; pos < left.size(); pos += NumberCharAt(left, pos).size) {
      const NumberChar character = NumberCharAt(left, pos);
      if (character.kind == CharKind::kSpace) continue;
      // The point of scientific notation is no piece of its own.
      if (character.kind == CharKind::kDot && c.repairs.find("scientific") != std::string_view::npos) continue;
      ASSERT_TRUE(character.kind == CharKind::kDigit || character.kind == CharKind::kPlus);
      digits += static_cast<char>(character.value);
    }
    const PlanExplanation& plan = explained.plan;
    EXPECT_EQ(plan.area + digits.substr(0, 40), (plan.plus ? "+" : "") + plan.digits);
    ++checked;
  }
  EXPECT_GT(checked, 200u);
}

// The digits are the parts that the plan names, and nothing else.
TEST(NumberExplanation, CutsTheDigitsUp) {
  for (const DamageCase& c : AllDamageCases()) {
    SCOPED_TRACE(c.field);
    const PlanExplanation plan = ExplainNumber(Policy(c), c.field).plan;
    if (!plan.asked) continue;
    const bool written = plan.origin != CodeOrigin::kHome && plan.origin != CodeOrigin::kArea;
    const std::string code = written && plan.calling_code != 0 ? std::to_string(plan.calling_code) : "";
    EXPECT_EQ(plan.prefix + code + plan.trunk + plan.national, plan.digits);
    if (plan.code == Code::kNone) {
      EXPECT_EQ("+" + std::to_string(plan.calling_code) + plan.national,
                FormatE164(ExplainNumber(Policy(c), c.field).meaning_key));
    }
  }
}

TEST(NumberExplanation, SaysWhatWasTakenOutAndWhere) {
  const NumberExplanation explained = Explain("+886 (0) 912-345-678");
  EXPECT_EQ(RepairCodes(explained), "punctuation+prefix");
  EXPECT_THAT(Pieces(explained, Code::kPunctuation), ElementsAre(" ", "(", ")", " ", "-", "-"));
  EXPECT_EQ(explained.repairs[0].pieces[4].at, 12u);
  EXPECT_EQ(explained.plan.digits, "8860912345678");
  EXPECT_TRUE(explained.plan.plus);
  EXPECT_EQ(explained.plan.origin, CodeOrigin::kPlus);
  EXPECT_EQ(explained.plan.trunk, "0");
  EXPECT_EQ(explained.plan.national, "912345678");
  EXPECT_EQ(explained.plan.region, "TW");
  EXPECT_EQ(explained.to, "+886912345678");
  EXPECT_THAT(explained.probes, ElementsAre(886912345678u));
}

TEST(NumberExplanation, NamesThePiecesOfEachRepair) {
  EXPECT_THAT(Pieces(Explain("手機：0912345678"), Code::kPunctuation), ElementsAre("手機："));
  EXPECT_THAT(Pieces(Explain("0912 \u3000 345678"), Code::kPunctuation), ElementsAre(" ", " "));
  EXPECT_THAT(Pieces(Explain("0912\u00A0345\u200B678"), Code::kInvisible), ElementsAre("\u00A0", "\u200B"));
  EXPECT_THAT(Pieces(Explain("tel\u200B:0912345678"), Code::kInvisible), ElementsAre("\u200B"));
  EXPECT_THAT(Pieces(Explain("＋88６912345678"), Code::kWidth), ElementsAre("＋", "６"));
  EXPECT_THAT(Pieces(Explain("=\"0912345678\""), Code::kSpreadsheetText), ElementsAre("=\"", "\""));
  EXPECT_THAT(Pieces(Explain("=\u200B\"0912345678\"\u00A0"), Code::kInvisible), ElementsAre("\u200B", "\u00A0"));
  EXPECT_THAT(Pieces(Explain(" '0912345678"), Code::kSpreadsheetText), ElementsAre("'"));
  EXPECT_THAT(Pieces(Explain("9.12345678E+08 "), Code::kScientific), ElementsAre("E+08"));
  EXPECT_THAT(Pieces(Explain("912345678.0 "), Code::kDecimalTail), ElementsAre(".0"));
  EXPECT_THAT(Pieces(Explain("0912345.678"), Code::kPunctuation), ElementsAre("."));
  EXPECT_THAT(Pieces(Explain("912345678"), Code::kLeadingZero), ElementsAre());
}

TEST(NumberExplanation, SaysHowTheCallingCodeWasFound) {
  struct Case {
    std::string_view field;
    CodeOrigin origin;
    std::string_view prefix, area = "";
  };
  for (const Case& c : std::vector<Case>{{"+886912345678", CodeOrigin::kPlus, ""},
                                         {"002886912345678", CodeOrigin::kInternationalPrefix, "002"},
                                         {"+002886912345678", CodeOrigin::kInternationalPrefix, "002"},
                                         {"00886912345678", CodeOrigin::kDoubleZero, "00"},
                                         {"886912345678", CodeOrigin::kWritten, ""},
                                         {"0912345678", CodeOrigin::kHome, ""},
                                         {"0112345678", CodeOrigin::kHome, ""},
                                         {"+999123456789", CodeOrigin::kNone, ""},
                                         {"27187200", CodeOrigin::kArea, "", "02"}}) {
    SCOPED_TRACE(c.field);
    const PlanExplanation plan = Explain(c.field, 0, Accept::kAny, c.area).plan;
    EXPECT_EQ(plan.origin, c.origin);
    EXPECT_EQ(plan.prefix, c.prefix);
    EXPECT_EQ(plan.area, c.area);
  }
  EXPECT_EQ(Explain("85291234567").plan.with_plus, 85291234567u);
  EXPECT_EQ(Explain("0112345678").plan.with_plus, 0u);
}

TEST(NumberExplanation, SaysWhereItStoppedAndWhatItSawThere) {
  EXPECT_EQ(Explain("0912345678王").stop.text, "王");
  EXPECT_EQ(Explain("0912345678王").stop.at, 10u);
  EXPECT_EQ(Explain("---").stop.text, "");
  EXPECT_EQ(Explain("0912\xFF").written_as, WrittenAs::kNotUtf8);
  EXPECT_EQ(Explain("0912\xFF").code, Code::kInvalidEncoding);
  EXPECT_EQ(Explain("0912\xFF").stop.at, 4u);
  const NumberExplanation lost = Explain("9.12E+08");
  EXPECT_EQ(lost.written_as, WrittenAs::kLostDigits);
  EXPECT_EQ(lost.digit_count, 3u);
  EXPECT_EQ(lost.missing_digits, 6u);
  EXPECT_EQ(RepairCodes(lost), "");
  const NumberExplanation extension = Explain("02-27187200#5");
  EXPECT_EQ(extension.stop.text, "#");
  EXPECT_EQ(extension.before_extension, 886227187200u);
  const NumberExplanation parts = Explain("0912345678/12/0923456789");
  EXPECT_EQ(parts.part_count, 2u) << "up to the one that decided";
  EXPECT_EQ(parts.parts[1].text, "12");
  EXPECT_EQ(parts.parts[1].code, Code::kTooShort);
  const NumberExplanation two = Explain("0912345678 0923456789");
  EXPECT_TRUE(two.parted_by_blanks);
  EXPECT_EQ(two.parts[1].key, 886923456789u);
}

TEST(NumberExplanation, ShowsWhatCannotBeSeen) {
  const NumberExplanation explained = Explain("0912\u00A0345\t678\u200B");
  ASSERT_EQ(explained.unseen.size(), 3u);
  EXPECT_EQ(explained.unseen[0].code_point, 0xA0u);
  EXPECT_EQ(explained.unseen[1].code_point, 0x09u);
  EXPECT_EQ(explained.unseen[2].at, 13u);
  EXPECT_TRUE(explained.unseen[2].hidden);
  EXPECT_FALSE(Explain("0912王").stop.hidden);
  EXPECT_TRUE(Explain(std::string(400, '1') + "\u0085").stop.hidden);
  EXPECT_TRUE(Explain(" 0912345678").spaces_around);
  EXPECT_FALSE(Explain("0912 345678").spaces_around);
}

TEST(NumberExplanation, FollowsTheListOption) {
  EXPECT_EQ(Explain("0912-345-678", kListNational).to, "0912345678");
  EXPECT_EQ(Explain("+886-912-345-678", kListNational).to, "+886912345678");
  const NumberExplanation raw = Explain("0912-345-678", kListRaw);
  EXPECT_EQ(raw.code, Code::kNotClean);
  EXPECT_EQ(raw.meaning_key, 886912345678u);
  EXPECT_EQ(JoinRepairs(raw.meaning_repairs), "punctuation");
  const NumberExplanation as_written = Explain("0912345678/0923456789", kListNational | kListRaw);
  EXPECT_EQ(as_written.to, "0912345678/0923456789");
  EXPECT_THAT(as_written.probes, ElementsAre(UnreadableKey("0912345678/0923456789"), 886912345678u, 886923456789u));
  EXPECT_THAT(Explain("02-27187200").probes, ElementsAre(886227187200u)) << "also of a number that is refused";
}

// Whatever is thrown at it, an explanation stays small.
TEST(NumberExplanation, StaysSmall) {
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "\u200B";
  std::string dashes;
  for (int i = 0; i < 100000; ++i) dashes += "1-";
  std::string numbers;
  for (int i = 0; i < 20000; ++i) numbers += "0912345678 ";
  for (const std::string& field :
       {std::string(1 << 20, '1'), many, many + "0912345678", dashes, numbers, std::string(1 << 20, ' ') + "王",
        std::string(1 << 20, '/'), "手機：" + many, std::string(1 << 20, '\xFF'), "#" + std::string(1 << 20, '1')}) {
    const NumberExplanation explained = Explain(field);
    EXPECT_LE(explained.written.size(), 240u);
    EXPECT_LE(explained.unseen.size(), 240u);
    EXPECT_LE(explained.parts.size(), 8u);
    EXPECT_LE(explained.plan.digits.size(), 42u);
    EXPECT_LE(explained.detail.size(), 400u);
    EXPECT_LE(explained.probes.size(), 64u);
    size_t pieces = 0;
    for (const ExplainedRepair& repair : explained.repairs) pieces += repair.pieces.size();
    EXPECT_LE(pieces, 16u * 9);
    EXPECT_EQ(explained.bytes, field.size());
  }
  const NumberExplanation hidden = Explain(many + "0912345678");
  EXPECT_EQ(hidden.code, Code::kNone);
  EXPECT_EQ(hidden.repairs[0].count, 20000u);
}

}  // namespace
}  // namespace muster
