#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "filter/number_set.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/number_policy.h"

namespace muster {
namespace {

using ::testing::AllOf;
using namespace std::string_view_literals;
using ::testing::HasSubstr;

constexpr Key kFirst = 886912345678;
constexpr Key kSecond = 886923456789;

class SuppressionLoadTest : public ::testing::Test {
 protected:
  using Loaded = absl::StatusOr<std::shared_ptr<const SuppressionSet>>;

  Loaded Load(std::string_view text) { return SuppressionSet::Load({Source::Memory("optout.csv", text)}, options_); }

  std::string MessageOf(const Loaded& loaded, ErrorKind kind = ErrorKind::kSuppression) {
    EXPECT_FALSE(loaded.ok());
    if (loaded.ok()) return "";
    EXPECT_EQ(KindOf(loaded.status()), kind) << loaded.status();
    return std::string(loaded.status().message());
  }

  // `count` good records, then `bad`.
  static std::string ManyAnd(int count, std::string_view bad) {
    std::string text = "手機,姓名\n";
    for (int i = 0; i < count; ++i) text += "09120" + std::to_string(10000 + i) + ",王\n";
    return text.append(bad);
  }

  SuppressionOptions options_;
};

TEST_F(SuppressionLoadTest, HoweverANumberIsWrittenItIsFound) {
  const std::string_view kWritings[] = {
      "0912345678",       "0912-345-678",         "+886912345678",  "886912345678",
      "912345678",        "０９１２３４５６７８", "(0912)345-678",  "=\"0912345678\"",
      "手機：0912345678", "0912345678(王先生)",   "9.12345678E+08", "0912345678分機5",
  };
  for (const std::string_view writing : kWritings) {
    SCOPED_TRACE(writing);
    const Loaded set = Load(writing);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kFirst));
    EXPECT_EQ((*set)->size(), 1u);
  }
}

// Former bugs: each of these let somebody on the list be messaged.
TEST_F(SuppressionLoadTest, NobodyOnAListWithoutHeaderIsMissed) {
  const std::string_view kLists[] = {
      "0955000111,0912345678,0923456789\n",
      "0955000111;0912345678\n0923456789;\n",
      "\"0955000111\",\"0912345678\"\n\"0923456789\",\"\"\n",
      "0227187200,0912345678\n0227187200,0923456789\n",
      "0912345678,Mobile\n0923456789,0955000111\n",
      "0912345678,手機\n0923456789,手機\n",
      "+886+912345678\n0912345678-0923456789\n",
      "0912345678.0923456789\n",
      "王小明,0912345678\n李大華,0923456789\n",
  };
  for (const std::string_view list : kLists) {
    SCOPED_TRACE(list);
    const Loaded set = Load(list);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kFirst));
    EXPECT_TRUE((*set)->Contains(kSecond));
  }
}

TEST_F(SuppressionLoadTest, NobodyIsMissedWhosePlusWasTakenOff) {
  for (const std::string_view list : {"85261234567\n", "+85261234567\n", "852 6123-4567\n", "0912345678/85261234567\n",
                                      "8.5261234567E+10\n", "\"85261234567 (陳)\"\n"}) {
    SCOPED_TRACE(list);
    const Loaded set = Load(list);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(85261234567));
    EXPECT_EQ((*set)->no_number().count, 0u);
  }
  options_.validity = Validity::kPossible;
  for (const std::string_view list : {"85211111111\n", "0085211111111\n", "00852-1111-1111\n"}) {
    SCOPED_TRACE(list);
    const Loaded set = Load(list);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(85211111111));
  }
}

TEST_F(SuppressionLoadTest, NobodyIsMissedWhoseRowNamesTheCountry) {
  struct Case {
    std::string_view column, list;
  };
  constexpr Case kCases[] = {
      {"Country", "SMSNumber,Country\n0412345678,AU\n090-1234-5678,Japan\n"},
      {"Country", "country;Mobile\nAustralia;412345678\n81;9012345678\n"},
      {"國家", "手機,國家\n0412345678/0423456789,澳洲\n090-1234-5678 分機5,日本\n"},
      {"國家",
       "\xFF\xFEM\0o\0b\0i\0l\0e\0,\0\x0B\x57\xB6\x5B\n\0"
       "0\0004\0001\0002\0003\0004\0005\0006\0007\0008\0,\0A\0U\0\n\0"
       "0\0009\0000\0001\0002\0003\0004\0005\0006\0007\0008\0,\0\xE5\x65\x2C\x67\n\0"sv},
      {"2", "SMSNumber,Country\n0412345678,AU\n09012345678,JP\n"},
      {"2", "0412345678,AU\n09012345678,JP\n"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.list);
    options_.country_column = c.column;
    const Loaded set = Load(c.list);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(61412345678));
    EXPECT_TRUE((*set)->Contains(819012345678));
    EXPECT_TRUE((*set)->Contains(886412345678)) << "as the job's country has it";
    EXPECT_EQ((*set)->no_number().count, 0u);
  }
}

TEST_F(SuppressionLoadTest, WhatIsANumberAbroadOnlyIsKeptAsItStandsToo) {
  options_.country_column = "Country";
  const Loaded set = Load("SMSNumber,Country\n090-1234-5678,JP\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(819012345678));
  EXPECT_TRUE((*set)->Contains(UnreadableKey("090-1234-5678"))) << "for list option 12 without the column";
}

TEST_F(SuppressionLoadTest, AWhiteListIsReadInTheCountryOfItsRowsOnly) {
  options_.role = "whitelist";
  options_.country_column = "Country";
  const Loaded set = Load("SMSNumber,Country\n0412345678,AU\n0912345678,\n0923456789,Atlantis\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(61412345678));
  EXPECT_FALSE((*set)->Contains(886412345678));
  EXPECT_TRUE((*set)->Contains(kFirst));
  EXPECT_FALSE((*set)->Contains(kSecond));
  EXPECT_EQ((*set)->no_number().count, 1u);
  options_.country_column = "2";
  for (const std::string_view other : {"SMSNumber,Group\n0912345678,1\n", "0912345678,王\n"}) {
    const Loaded by_place = Load(other);
    ASSERT_TRUE(by_place.ok()) << by_place.status();
    EXPECT_TRUE((*by_place)->Contains(kFirst));
  }
}

TEST_F(SuppressionLoadTest, AWhiteListTakesNothingForANumberWhosePlusWasTakenOff) {
  options_.role = "whitelist";
  const Loaded set = Load("0955000111\n85261234567\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_FALSE((*set)->Contains(85261234567));
}

TEST_F(SuppressionLoadTest, AWhiteListLetsNobodyThroughWhoWasNotMeant) {
  options_.role = "whitelist";
  const Loaded set = Load("0955000111,0912345678\n0944000111-0923456789\n0966000111\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_FALSE((*set)->Contains(kFirst));
  EXPECT_FALSE((*set)->Contains(kSecond));
  EXPECT_EQ((*set)->size(), 2u);
}

TEST_F(SuppressionLoadTest, ReadsTheNumberColumnOnlyAndEveryNumberOfAField) {
  const Loaded set = Load(
      "姓名,手機,電話\n"
      "王,0912345678/0923456789,0934567890\n"
      "\n"
      "李,0912345678,\n"
      "姓名,手機,電話\n"
      "陳,\"0945678901\",\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(kFirst));
  EXPECT_TRUE((*set)->Contains(kSecond));
  EXPECT_TRUE((*set)->Contains(886945678901));
  EXPECT_FALSE((*set)->Contains(886934567890));
  EXPECT_EQ((*set)->size(), 3u);
  ASSERT_EQ((*set)->files().size(), 1u);
  const SuppressionSummary& file = (*set)->files()[0];
  EXPECT_EQ(file.role, "unsubscribe");
  EXPECT_EQ(file.path, "optout.csv");
  EXPECT_EQ(file.records, 6u);
  EXPECT_EQ(file.numbers, 3u);
  EXPECT_EQ(file.no_number, 0u);
  EXPECT_NE(file.xxh3, 0u);
}

TEST_F(SuppressionLoadTest, ReadsSeveralListsIntoOneSet) {
  const Loaded set = SuppressionSet::Load(
      {Source::Memory("a", "0912345678\nabcdef\n"), Source::Memory("b", "\xEF\xBB\xBFsep=;\nPhone;Name\n0923456789;x")},
      options_);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 2u);
  ASSERT_EQ((*set)->files().size(), 2u);
  EXPECT_EQ((*set)->files()[0].numbers, 1u);
  EXPECT_EQ((*set)->files()[1].numbers, 2u);
  EXPECT_EQ((*set)->no_number().count, 1u);
  ASSERT_TRUE((*set)->no_number().first.has_value());
  EXPECT_EQ((*set)->no_number().first->list, "a");
  EXPECT_EQ((*set)->no_number().first->line, 2u);
  EXPECT_EQ((*set)->no_number().first->text, "abcdef");
}

TEST_F(SuppressionLoadTest, KeepsTheHashOfWhatNoRepairCanRead) {
  const Loaded set = Load("手機,姓名\n0912345678,王\n A-17 ,李\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->unreadable().Contains(UnreadableKey(" A-17 ")));
  EXPECT_TRUE((*set)->unreadable().Contains(UnreadableKey("A-17")));
  EXPECT_TRUE((*set)->Contains(UnreadableKey("A-17")));
  EXPECT_EQ((*set)->size(), 1u);
}

TEST_F(SuppressionLoadTest, AnEmptyNumberFieldHasNoHash) {
  const Loaded set = Load("手機,姓名\n0912345678,王\n\xE3\x80\x80,李\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->no_number().count, 1u);
  EXPECT_TRUE((*set)->unreadable().empty());
}

TEST_F(SuppressionLoadTest, SearchesRejectedRecordsForNumbers) {
  const struct {
    std::string_view name, record;
  } kRecords[] = {
      {"stray quote", "\"0912345678,王\n"},
      {"stray quote in the name", "0912345678,\"王\n"},
      {"a NUL", std::string_view("0912345678,\0王\n", 16)},
      {"bytes that are no UTF-8", "\xFF\xFE 0912345678,王\n"},
  };
  for (const auto& record : kRecords) {
    SCOPED_TRACE(record.name);
    const std::string text = ManyAnd(3, record.record);
    const Loaded set = Load(text);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kFirst));
    EXPECT_EQ((*set)->size(), 4u);
    EXPECT_EQ((*set)->no_number().count, 0u);
  }
}

TEST_F(SuppressionLoadTest, ARecordOverTheLimitIsCountedAlthoughItsBeginningIsUsed) {
  const std::string text = ManyAnd(3, "0912345678," + std::string(3 << 20, 'x') + "\n0923456789,王\n");
  const Loaded set = Load(text);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(kFirst));
  EXPECT_TRUE((*set)->Contains(kSecond));
  EXPECT_EQ((*set)->no_number().count, 1u);
}

TEST_F(SuppressionLoadTest, AnAssumedHeaderThatIsAnOptOutIsKept) {
  const Loaded set = Load("VIP-12\n0912345678\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(UnreadableKey("VIP-12")));
}

TEST_F(SuppressionLoadTest, ListsThatStopTheLoad) {
  const struct {
    std::string_view name, text, in_message;
  } kBad[] = {
      {"no bytes", "", "empty"},
      {"a byte order mark only", "\xEF\xBB\xBF", "empty"},
      {"a header only", "手機,姓名\n", "empty"},
      {"no number at all", "手機\nabc\n", "line 2: abc"},
      {"no number column", "name,mail\nx,0912345678\n", "mail"},
      {"a spreadsheet", std::string_view("PK\x03\x04zzzzzzzz", 12), "optout.csv"},
      {"two number columns", "手機,Mobile\n0912345678,0923456789\n", "Mobile"},
  };
  for (const auto& bad : kBad) {
    SCOPED_TRACE(bad.name);
    EXPECT_THAT(MessageOf(Load(bad.text)), AllOf(HasSubstr("--unsubscribe"), HasSubstr("optout.csv"),
                                                 HasSubstr(bad.in_message), HasSubstr("do:")));
  }
}

TEST_F(SuppressionLoadTest, AMissingFileAndAFolderStopTheLoad) {
  options_.flag = "--blacklist";
  for (const std::string path : {"/no/such/list.txt", "/"}) {
    EXPECT_THAT(MessageOf(SuppressionSet::Load({Source::File(path)}, options_)),
                AllOf(HasSubstr("--blacklist"), HasSubstr(path)));
  }
}

TEST_F(SuppressionLoadTest, AllowEmptyPermitsListsWithoutNumbers) {
  options_.allow_empty = true;
  for (const std::string_view text : {"", "\xEF\xBB\xBF", "手機,姓名\n", "手機\nabc\n"}) {
    SCOPED_TRACE(text);
    const Loaded set = Load(text);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_EQ((*set)->size(), 0u);
    EXPECT_EQ((*set)->files()[0].bytes, text.size());
  }
}

TEST_F(SuppressionLoadTest, RecordsWithoutANumberHaveABudget) {
  struct Case {
    Budget budget;
    int good, bad;
    bool loads;
  };
  const Budget one_percent{true, 1.0, 0};
  const Case kCases[] = {
      {one_percent, 3, 1, true},    // one alone is never too many
      {one_percent, 198, 2, true},  // exactly 1 %
      {one_percent, 197, 2, false},  {{true, 50.0, 0}, 10, 9, true}, {{true, 0.0, 0}, 1000, 2, false},
      {{false, 0, 0}, 10, 1, false}, {{false, 0, 2}, 10, 2, true},   {{false, 0, 2}, 10, 3, false},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(std::to_string(one.good) + " good, " + std::to_string(one.bad) + " bad");
    std::string bad;
    for (int i = 0; i < one.bad; ++i) bad += "N/A,x" + std::to_string(i) + "\n";
    const std::string text = ManyAnd(one.good, bad);
    options_.max_errors = one.budget;
    const Loaded set = Load(text);
    ASSERT_EQ(set.ok(), one.loads);
    if (set.ok()) {
      EXPECT_EQ((*set)->no_number().count, static_cast<uint64_t>(one.bad));
    } else {
      EXPECT_THAT(MessageOf(set),
                  AllOf(HasSubstr("optout.csv, line " + std::to_string(one.good + 2) + ": N/A,x0"),
                        HasSubstr(std::to_string(one.bad) + " of its"), HasSubstr("--max-list-errors")));
    }
  }
}

TEST_F(SuppressionLoadTest, WrongUseIsSaidSo) {
  EXPECT_THAT(MessageOf(SuppressionSet::Load({Source::ListText("0912345678")}, options_), ErrorKind::kUsage),
              HasSubstr("--unsubscribe"));
  MessageOf(SuppressionSet::Load({}, options_), ErrorKind::kUsage);
  options_.country_code = "Atlantis";
  MessageOf(Load("0912345678"), ErrorKind::kUsage);
}

TEST_F(SuppressionLoadTest, CanBeCancelled) {
  CancelToken cancel;
  cancel.Cancel();
  options_.cancel = &cancel;
  MessageOf(Load("0912345678"), ErrorKind::kCancelled);
}

TEST_F(SuppressionLoadTest, ReadsListsOfManyChunks) {
  std::string text = "SMSNumber,Note\n";
  for (int i = 0; i < 300000; ++i) text += "0912" + std::to_string(100000 + i) + ",a note here\n";
  const Loaded set = Load(text);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 300000u);
  EXPECT_EQ((*set)->files()[0].bytes, text.size());
  EXPECT_TRUE((*set)->Contains(886912399999));
  EXPECT_LT((*set)->memory_bytes(), 200000u);
}

TEST(SuppressionSetTest, HoldsTheKeysThatTheCallerGives) {
  const auto set = SuppressionSet::FromKeys({kFirst, kFirst, UnreadableKey("x"), 0}, "blacklist");
  EXPECT_EQ(set->role(), "blacklist");
  EXPECT_EQ(set->size(), 2u);
  EXPECT_TRUE(set->Contains(kFirst));
  EXPECT_TRUE(set->Contains(UnreadableKey("x")));
  EXPECT_FALSE(set->Contains(0));
}

// No range of Taiwan begins with 011, but its numbers may have such a length.
constexpr Key kPossibleOnly = 886112345678;

TEST_F(SuppressionLoadTest, CountsPossibleNumbersWhenAsked) {
  const std::string_view list = "號碼\n0112345678\n0912345678\n";
  const Loaded strict = Load(list);
  ASSERT_TRUE(strict.ok()) << strict.status();
  EXPECT_EQ((*strict)->size(), 1u);
  EXPECT_EQ((*strict)->no_number().count, 1u);
  EXPECT_EQ((*strict)->validity(), Validity::kValid);

  options_.validity = Validity::kPossible;
  for (const char* role : {"unsubscribe", "whitelist"}) {
    options_.role = role;
    const Loaded set = Load(list);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kPossibleOnly)) << role;
    EXPECT_TRUE((*set)->Contains(kFirst)) << role;
    EXPECT_EQ((*set)->no_number().count, 0u) << role;
    EXPECT_EQ((*set)->validity(), Validity::kPossible);
  }
}

// A job that takes valid numbers only looks for such a field as for one that nothing can read.
TEST_F(SuppressionLoadTest, WithPossibleNumbersHoldsAllThatItHoldsWithout) {
  const std::string_view lists[] = {"0112345678\n", "011-2345678\n0912345678\n", "N/A\n0112345678/x\n",
                                    "\"0112345678\n0912345678\n", "x;0112345678;y\n0912345678;b;c\n"};
  for (const std::string_view list : lists) {
    SCOPED_TRACE(list);
    options_ = {};
    options_.allow_empty = true;
    options_.max_errors = {.count = 100};
    const Loaded strict = Load(list);
    options_.validity = Validity::kPossible;
    const Loaded possible = Load(list);
    ASSERT_TRUE(strict.ok() && possible.ok());
    for (const std::string_view field : {"0112345678", "011-2345678", "0112345678/x", "0912345678", "N/A"}) {
      const Key key = UnreadableKey(field);
      EXPECT_TRUE(!(*strict)->Contains(key) || (*possible)->Contains(key)) << field;
    }
    EXPECT_TRUE(!(*strict)->Contains(kFirst) || (*possible)->Contains(kFirst));
    EXPECT_TRUE((*possible)->Contains(kPossibleOnly));
  }
}

TEST_F(SuppressionLoadTest, ReadsNationalNumbersInTheRegion) {
  options_.region = "IM";
  const Loaded set = Load("07624 123456\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(447624123456));
  options_.country_code = "886";
  EXPECT_THAT(MessageOf(Load("07624 123456\n"), ErrorKind::kUsage), HasSubstr("calling code 44"));
}

TEST_F(SuppressionLoadTest, RemembersThePlan) {
  const Loaded set = Load("0912345678\n");
  ASSERT_TRUE(set.ok());
  EXPECT_EQ((*set)->numbering_plan(), NumberingPlanVersion());
  EXPECT_EQ(SuppressionSet::FromKeys({kFirst}, "x")->numbering_plan(), "");
}

// Former bugs.

// Digits of other scripts do not keep a first record from being taken for a header.
TEST_F(SuppressionLoadTest, ANumberInTheAssumedHeaderIsANumber) {
  const Loaded set = Load("٠٩١٢٣٤٥٦٧٨\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(kFirst));
}

// A list that says nothing of its encoding: the bytes count.
TEST_F(SuppressionLoadTest, KeepsTheBytesOfWhatIsInNoEncoding) {
  options_.max_errors = {.count = 100};
  const Loaded set = Load("SMSNumber;x\n0912345678\nN/A,\xC3\xA8\n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(UnreadableKey("\xC3\xA8")));
  EXPECT_TRUE((*set)->Contains(UnreadableKey("N/A,\xC3\xA8")));
}

TEST_F(SuppressionLoadTest, AnUnreadableAssumedHeaderIsKeptAsWritten) {
  options_.allow_empty = true;
  const Loaded set = Load(" N/A \n");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(UnreadableKey(" N/A ")));
  EXPECT_TRUE((*set)->Contains(UnreadableKey("N/A")));
}

}  // namespace
}  // namespace muster
