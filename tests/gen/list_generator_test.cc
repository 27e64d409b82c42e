#include "gen/list_generator.h"

#include <gtest/gtest.h>

#include <array>
#include <bitset>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "gen/answer.h"
#include "gen/content.h"
#include "gen/mobile_range.h"
#include "gen/suppression_lists.h"
#include "reference/number.h"

namespace muster::gen {
namespace {

ListPlan MixedPlan() {
  ListPlan plan;
  plan.rows = 20000;
  plan.invalid = 0.1;
  plan.suppressed = 0.2;
  plan.duplicates = 0.15;
  plan.dirty = 0.3;
  plan.quoted = 0.2;
  plan.odd = 0.1;
  plan.writings = Writings::kAll;
  return plan;
}

struct Generated {
  std::string list, unsubscribe, black, white;
  std::vector<RowTruth> truths;
  std::vector<RowValues> values;
  std::vector<uint64_t> lines;
  std::string answer;
};

Generated Generate(const ListPlan& plan) {
  const ListGenerator generator(plan);
  Generated result;
  Answer answer(plan);
  generator.AppendHeader(&result.list);
  for (uint64_t row = 0; row < plan.rows; ++row) {
    RowValues values;
    result.truths.push_back(generator.AppendRow(row, &result.list, &values));
    result.values.push_back(values);
    result.lines.push_back(answer.Add(result.truths.back()));
  }
  result.answer = answer.ToJson();
  WriteSuppressionLists(generator, {.unsubscribe = [&](std::string_view text) { result.unsubscribe += text; },
                                    .black = [&](std::string_view text) { result.black += text; },
                                    .white = [&](std::string_view text) { result.white += text; }});
  return result;
}

// A reader of RFC 4180 with text after closing quotes, enough for lists without stray quotes.
struct Record {
  uint64_t line;
  std::vector<std::string> fields;
  std::string raw;
};

std::vector<Record> ReadRecords(std::string_view list) {
  std::vector<Record> records;
  uint64_t line = 1;
  size_t at = 0;
  while (at < list.size()) {
    Record record{line, {""}, ""};
    const size_t begin = at;
    bool at_start = true;
    bool inside = false;
    for (; at < list.size(); ++at) {
      const char c = list[at];
      if (c == '\n') ++line;
      if (inside) {
        if (c != '"') {
          if (c != '\r') record.fields.back() += c;
        } else if (at + 1 < list.size() && list[at + 1] == '"') {
          record.fields.back() += list[++at];
        } else {
          inside = false;
        }
        continue;
      }
      if (c == '\n') break;
      if (c == '\r') continue;
      if (c == ',') {
        record.fields.emplace_back();
        at_start = true;
        continue;
      }
      if (c == '"' && at_start) {
        inside = true;
      } else {
        record.fields.back() += c;
      }
      at_start = false;
    }
    record.raw = list.substr(begin, at++ - begin);
    records.push_back(record);
  }
  return records;
}

bool IsBlank(const Record& record) { return record.raw.find_first_not_of(" ,\t\r") == std::string::npos; }

std::set<uint64_t> KeysOf(std::string_view list) {
  std::set<uint64_t> keys;
  for (const Record& record : ReadRecords(list)) {
    const muster_reference::Reading reading = muster_reference::ReadNumber(record.fields[0], {});
    if (reading.code.empty()) keys.insert(reading.key);
  }
  return keys;
}

TEST(MobileRangeTest, GivesEveryMobileExactlyOnce) {
  const MobileRange range(42);
  const auto seen = std::make_unique<std::bitset<kMobileCount>>();
  for (uint64_t index = 0; index < kMobileCount; ++index) {
    const uint64_t number = range.Number(index);
    ASSERT_GE(number, kFirstMobile);
    ASSERT_LT(number, kFirstMobile + kMobileCount);
    seen->set(number - kFirstMobile);
  }
  EXPECT_TRUE(seen->all());
}

TEST(ListGeneratorTest, StartsWithTheseRows) {
  ListPlan plan = MixedPlan();
  plan.rows = 8;
  EXPECT_EQ(Generate(plan).list,
            "SMSNumber,Name,Gender\n"
            "\"0907093383\",趙建宏,先生\n"
            "+886(0)969657500,楊俊傑,先生\n"
            "\uFEFF"
            "0921311397,王佳穎,小姐\n"
            "\"0923115397.\",\"\"\"劉美玲\"\"\",先生\n"
            "+886-984-560-719,\"羅雅婷\n"
            "敬啟\",小姐\n"
            "+886-946-066-632,林小美,\"先生\"\n"
            "886971419470,許雅婷,小姐\n"
            "0914•046•540,吳詩涵,\"先生\"\n");
  plan = ListPlan{.rows = 3, .columns = Columns::kMinimal, .header = false};
  EXPECT_EQ(Generate(plan).list, "0907093383\n0969657500\n0921311397\n");
}

TEST(ListGeneratorTest, HasThisAnswer) {
  const Generated generated = Generate(MixedPlan());
  EXPECT_EQ(generated.list.size(), 664020u);
  EXPECT_EQ(generated.answer,
            R"({"format":1,"seed":1,"list_option":224,"whitelist_mode":"","records":20670,"headers":333,"blank":337,)"
            R"("rows":20000,"emitted":10945,"rejected":{"total":2020,"by_code":{"empty_number":192,"extension":223,)"
            R"("invalid_number":190,"multiple_numbers":210,"not_a_number":184,"not_mobile":199,)"
            R"("scientific_lost_digits":205,"too_long":195,"too_short":218,"unknown_country":204}},)"
            R"("suppressed":{"total":3946,"unsubscribed":2407,"blacklisted":1539,"whitelisted":0,"not_whitelisted":0},)"
            R"("duplicates":3089,"repaired":{"punctuation":7542,"width":127,"invisible":744,"leading_zero":2035,)"
            R"("prefix":4242,"spreadsheet_text":245,"scientific":135,"decimal_tail":396},)"
            R"("warnings":{"empty_value":374,"long_row":315,"multiline_field":1606,"override_kept":0,)"
            R"("repeated_header":332,"short_row":313},"emitted_xxh3":"0747084ffdbb01f0"})"
            "\n");
}

TEST(ListGeneratorTest, IsTheSameEachTimeAndAnotherForAnotherSeed) {
  ListPlan plan = MixedPlan();
  plan.rows = 2000;
  const Generated once = Generate(plan);
  const Generated again = Generate(plan);
  EXPECT_EQ(once.list, again.list);
  EXPECT_EQ(once.answer, again.answer);
  EXPECT_EQ(once.unsubscribe, again.unsubscribe);
  EXPECT_EQ(once.black, again.black);
  plan.seed = 2;
  EXPECT_NE(once.list, Generate(plan).list);
}

TEST(ListGeneratorTest, GivesAnyRowByItself) {
  const ListPlan plan = MixedPlan();
  const ListGenerator generator(plan);
  std::string forward, backward;
  for (uint64_t row = 0; row < 500; ++row) generator.AppendRow(row, &forward, nullptr);
  for (uint64_t row = 500; row-- > 0;) {
    std::string text;
    generator.AppendRow(row, &text, nullptr);
    backward.insert(0, text);
  }
  EXPECT_EQ(forward, backward);
}

TEST(ListGeneratorTest, KeepsTheShares) {
  const ListPlan plan = MixedPlan();
  std::array<double, 4> counts{};
  double repaired = 0;
  for (const RowTruth& truth : Generate(plan).truths) {
    ++counts[static_cast<size_t>(truth.outcome)];
    repaired += truth.repairs != 0 ? 1 : 0;
  }
  const double rows = static_cast<double>(plan.rows);
  EXPECT_NEAR(counts[static_cast<size_t>(Outcome::kRejected)] / rows, plan.invalid, 0.01);
  EXPECT_NEAR(counts[static_cast<size_t>(Outcome::kSuppressed)] / rows, plan.suppressed, 0.01);
  EXPECT_NEAR(counts[static_cast<size_t>(Outcome::kDuplicate)] / rows, plan.duplicates, 0.01);
  EXPECT_GT(repaired / rows, plan.dirty * (1 - plan.invalid) - 0.01);
}

TEST(ListGeneratorTest, WithoutSharesIsPlainAndAllEmitted) {
  ListPlan plan;
  plan.columns = Columns::kMinimal;
  const Generated generated = Generate(plan);
  EXPECT_EQ(generated.list.size(), 10 + 11 * plan.rows);
  for (const RowTruth& truth : generated.truths) EXPECT_EQ(truth.outcome, Outcome::kEmitted);
}

struct Shape {
  const char* name;
  Columns columns;
  LineEnd line_end;
  bool header;
  Whitelist whitelist;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

class EveryShape : public testing::TestWithParam<Shape> {};

INSTANTIATE_TEST_SUITE_P(
    ListGeneratorTest, EveryShape,
    testing::Values(Shape{"minimal", Columns::kMinimal, LineEnd::kLf, true, Whitelist::kNone},
                    Shape{"minimal_without_header", Columns::kMinimal, LineEnd::kCrlf, false, Whitelist::kOnly},
                    Shape{"standard", Columns::kStandard, LineEnd::kLf, true, Whitelist::kNone},
                    Shape{"standard_crlf", Columns::kStandard, LineEnd::kCrlf, true, Whitelist::kExclude},
                    Shape{"standard_without_header", Columns::kStandard, LineEnd::kLf, false, Whitelist::kOnly},
                    Shape{"wide", Columns::kWide, LineEnd::kCrlf, true, Whitelist::kOverride}),
    [](const auto& shape) { return shape.param.name; });

// Every row is read back from the bytes and judged by the slow judge, in the order of the contract.
TEST_P(EveryShape, HasTheAnswerThatTheJudgeGives) {
  ListPlan plan = MixedPlan();
  plan.rows = 6000;
  plan.columns = GetParam().columns;
  plan.line_end = GetParam().line_end;
  plan.header = GetParam().header;
  plan.whitelist = GetParam().whitelist;
  const Generated generated = Generate(plan);
  const std::set<uint64_t> unsubscribe = KeysOf(generated.unsubscribe);
  const std::set<uint64_t> black = KeysOf(generated.black);
  const std::set<uint64_t> white = KeysOf(generated.white);
  ASSERT_FALSE(unsubscribe.empty());
  ASSERT_FALSE(black.empty());
  std::set<uint64_t> seen;
  size_t row = 0;
  for (const Record& record : ReadRecords(generated.list)) {
    if (IsBlank(record) || record.fields[0] == "SMSNumber") continue;
    ASSERT_LT(row, plan.rows);
    const RowTruth& truth = generated.truths[row];
    SCOPED_TRACE("row " + std::to_string(row + 1) + ": " + record.raw);
    ASSERT_EQ(generated.lines[row], record.line);

    const muster_reference::Verdict verdict = muster_reference::JudgeNumber(record.fields[0], {});
    const bool listed_white = white.count(verdict.key) > 0;
    const bool overridden = plan.whitelist == Whitelist::kOverride && listed_white;
    std::string code = verdict.code;
    Outcome outcome = Outcome::kRejected;
    if (code.empty()) {
      outcome = Outcome::kSuppressed;
      if (!overridden && unsubscribe.count(verdict.key) > 0) {
        code = "unsubscribed";
      } else if (!overridden && black.count(verdict.key) > 0) {
        code = "blacklisted";
      } else if (plan.whitelist == Whitelist::kExclude && listed_white) {
        code = "whitelisted";
      } else if (plan.whitelist == Whitelist::kOnly && !listed_white) {
        code = "not_whitelisted";
      } else if (!seen.insert(verdict.key).second) {
        outcome = Outcome::kDuplicate;
        code = "duplicate";
      } else {
        outcome = Outcome::kEmitted;
      }
      ASSERT_EQ(verdict.to, "+886" + std::to_string(truth.mobile));
      std::string repairs;
      for (const std::string& repair : verdict.repairs) repairs += (repairs.empty() ? "" : "+") + repair;
      ASSERT_EQ(JoinRepairNames(truth.repairs), repairs);
    }
    ASSERT_EQ(truth.outcome, outcome);
    ASSERT_EQ(truth.code, code);
    if (plan.columns != Columns::kMinimal) {
      EXPECT_EQ(generated.values[row].name, record.fields[1]);
      EXPECT_EQ(generated.values[row].gender, record.fields.size() > 2 ? record.fields[2] : "");
      EXPECT_EQ(truth.short_row, record.fields.size() < (plan.columns == Columns::kWide ? 6 : 3));
      EXPECT_EQ(truth.long_row, record.fields.size() > (plan.columns == Columns::kWide ? 6 : 3));
    }
    ++row;
  }
  EXPECT_EQ(row, plan.rows);
}

TEST_P(EveryShape, AddsUp) {
  ListPlan plan = MixedPlan();
  plan.columns = GetParam().columns;
  plan.header = GetParam().header;
  plan.whitelist = GetParam().whitelist;
  const ListGenerator generator(plan);
  Answer answer(plan);
  std::string text;
  for (uint64_t row = 0; row < plan.rows; ++row) answer.Add(generator.AppendRow(row, &text, nullptr));
  EXPECT_EQ(answer.rows(), plan.rows);
  EXPECT_EQ(answer.rows(), answer.emitted() + answer.Rejected() + answer.Suppressed() + answer.duplicates());
}

TEST(ListGeneratorTest, GoesOnBeyondTheLastMobileWithRepeatedOnes) {
  ListPlan plan = MixedPlan();
  plan.rows = kMobileCount + 1000;
  const ListGenerator generator(plan);
  std::string text;
  for (uint64_t row = kMobileCount; row < plan.rows; ++row) {
    const RowTruth truth = generator.AppendRow(row, &text, nullptr);
    EXPECT_TRUE(truth.outcome == Outcome::kDuplicate || truth.outcome == Outcome::kRejected ||
                truth.outcome == Outcome::kSuppressed);
  }
}

TEST(NumberFormsTest, AreRepairedAsTheJudgeRepairsThem) {
  for (size_t form = 0; form < DirtyFormCount(); ++form) {
    for (uint64_t number : {912345678u, 900000000u, 989999999u}) {
      std::string field;
      const uint16_t repairs = AppendDirtyForm(form, MobileDigits(number), &field);
      SCOPED_TRACE(field);
      const muster_reference::Verdict verdict = muster_reference::JudgeNumber(field, {});
      EXPECT_EQ(verdict.code, "");
      EXPECT_EQ(verdict.to, "+886" + std::to_string(number));
      std::string joined;
      for (const std::string& repair : verdict.repairs) joined += (joined.empty() ? "" : "+") + repair;
      EXPECT_EQ(JoinRepairNames(repairs), joined);
    }
  }
}

TEST(NumberFormsTest, AreRejectedAsTheJudgeRejectsThem) {
  std::set<size_t> codes;
  for (size_t form = 0; form < RejectFormCount(); ++form) {
    for (uint64_t number : {912345678u, 900000000u, 989999999u}) {
      std::string field;
      const size_t code = AppendRejectForm(form, MobileDigits(number), MobileDigits(923456789), &field);
      codes.insert(code);
      SCOPED_TRACE(field);
      EXPECT_EQ(muster_reference::JudgeNumber(field, {}).code, kNumberRejects[code]);
    }
  }
  EXPECT_EQ(codes.size(), kNumberRejects.size());
}

TEST(ContentTest, IsMergedWithTheValues) {
  const RowValues values{.name = "王小明", .gender = "先生", .ref = "A1", .amount = "1,200", .memo = "甲\n乙"};
  ListPlan plan;
  EXPECT_EQ(ContentFile(plan), "親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！\n");
  EXPECT_EQ(MergedText(plan, values), "親愛的王小明先生，您好！\n好康大放送！咖啡買一送一！");
  plan.header = false;
  EXPECT_EQ(ContentFile(plan), "親愛的%2%%3%，您好！\n好康大放送！咖啡買一送一！\n");
  plan.columns = Columns::kWide;
  EXPECT_EQ(MergedText(plan, values), "王小明先生您好，本期帳款1,200元。\n備註：甲\n乙（滿千再送10%點數）");
}

TEST(AnswerTest, WritesALineForEachOutcome) {
  const ListPlan plan;
  const RowValues values{.name = "王\"小明", .gender = "先生", .ref = "", .amount = "", .memo = ""};
  RowTruth truth;
  truth.mobile = 912345678;
  truth.repairs = kPunctuation | kPrefix;
  EXPECT_EQ(AnswerLine(plan, 1, 2, truth, values),
            R"({"row":1,"line":2,"outcome":"emitted","code":"","to":"+886912345678","repairs":"punctuation+prefix",)"
            R"("text":"親愛的王\"小明先生，您好！\n好康大放送！咖啡買一送一！"})");
  truth.outcome = Outcome::kSuppressed;
  truth.code = "blacklisted";
  EXPECT_EQ(AnswerLine(plan, 1, 2, truth, values),
            R"({"row":1,"line":2,"outcome":"suppressed","code":"blacklisted","to":"+886912345678",)"
            R"("repairs":"punctuation+prefix"})");
  truth = RowTruth();
  truth.outcome = Outcome::kRejected;
  truth.code = "too_short";
  EXPECT_EQ(AnswerLine(plan, 1, 2, truth, values), R"({"row":1,"line":2,"outcome":"rejected","code":"too_short"})");
}

TEST(ListPlanTest, RefusesSharesThatCannotBe) {
  EXPECT_EQ(WhatIsWrong(MixedPlan()), "");
  EXPECT_NE(WhatIsWrong({.invalid = -0.1}), "");
  EXPECT_NE(WhatIsWrong({.dirty = 1.1}), "");
  EXPECT_NE(WhatIsWrong({.invalid = 0.6, .duplicates = 0.6}), "");
}

}  // namespace
}  // namespace muster::gen
