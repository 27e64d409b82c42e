// The rules of carriers through whole jobs: warnings, strict rules, the sender's name in front.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/registered.h"
#include "muster/suppression.h"
#include "pipeline/recording_sink.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Job SenderJob(std::string content, std::vector<std::string> names = {"品牌"}) {
  Job job;
  job.content = std::move(content);
  job.sender_names = std::move(names);
  return job;
}

Job RegisteredJob(std::string content) {
  Job job;
  job.content = std::move(content);
  job.registered =
      RegisteredSet::Load({Source::Memory("ours.txt", "example.com\nbit.ly/ok\n02-2718-7200\n")}, {}).value();
  return job;
}

absl::StatusOr<Summary> RunText(const Job& job, std::string_view list, Sink& sink, RunOptions options = {}) {
  return muster::Run(job, {Source::Memory("list.csv", list)}, sink, options);
}

const Warning& WarningOf(const Summary& summary, Code code) { return summary.warnings[static_cast<size_t>(code)]; }

std::string Complaint(const Job& job, std::string_view list) {
  RecordingSink sink;
  const auto summary = RunText(job, list, sink);
  EXPECT_FALSE(summary.ok());
  if (summary.ok()) return "";
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kUsage);
  return std::string(summary.status().message());
}

constexpr std::string_view kNames =
    "SMSNumber,Name\n"
    "0912345678,品牌\n"
    "0912345679,小明\n"
    "bad,小華\n"
    "0912345678,重複\n"
    "0912345680,小美\n";

TEST(RulesTest, MessagesWithoutTheSendersNameAreCountedAndTheFirstIsShown) {
  RecordingSink sink;
  const auto summary = RunText(SenderJob("%Name%您好"), kNames, sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  const Warning& warning = WarningOf(*summary, Code::kNoSenderName);
  EXPECT_EQ(warning.count, 2u);
  EXPECT_EQ(warning.first->list, "list.csv");
  EXPECT_EQ(warning.first->line, 3u);
  EXPECT_EQ(warning.first->text, "小明您好");
  EXPECT_THAT(sink.texts, ElementsAre("品牌您好", "小明您好", "小美您好"));
}

TEST(RulesTest, WhatIsNotRegisteredIsCountedPerMessageAlsoFromAColumn) {
  RecordingSink sink;
  const auto summary = RunText(RegisteredJob("看 example.com 或 %Name%"),
                               "SMSNumber,Name\n"
                               "0912345678,bit.ly/ok\n"
                               "0912345679,evil.com bit.ly/no\n"
                               "0912345680,0912-345-678\n"
                               "0912345681,02-27187200\n"
                               "0912345682,bit.ly/no 0923456789\n",
                               sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  const Warning& url = WarningOf(*summary, Code::kUnregisteredUrl);
  EXPECT_EQ(url.count, 2u);
  EXPECT_EQ(url.first->line, 3u);
  EXPECT_EQ(url.first->text, "evil.com");
  const Warning& number = WarningOf(*summary, Code::kUnregisteredNumber);
  EXPECT_EQ(number.count, 2u);
  EXPECT_EQ(number.first->line, 4u);
  EXPECT_EQ(number.first->text, "0912-345-678");
  EXPECT_EQ(WarningOf(*summary, Code::kNoSenderName).count, 0u);
  EXPECT_EQ(summary->emitted, 5u);
  EXPECT_EQ(summary->registered.at(0).path, "ours.txt");
}

TEST(RulesTest, WithoutRulesNothingIsChecked) {
  RecordingSink sink;
  Job job;
  job.content = "evil.com 0912345678";
  const auto summary = RunText(job, kNames, sink);
  ASSERT_TRUE(summary.ok());
  for (const Code code : {Code::kNoSenderName, Code::kUnregisteredUrl, Code::kUnregisteredNumber}) {
    EXPECT_EQ(WarningOf(*summary, code).count, 0u);
  }
}

TEST(RulesTest, TheSendersNameGoesInFrontAndIntoTheSegments) {
  RecordingSink sink;
  Job job = SenderJob("%Name%: hello", {"Acme"});
  job.prepend_sender = true;
  const auto summary = RunText(job, "SMSNumber,Name\n0912345678,acme\n0912345679,Ann\n", sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.texts, ElementsAre("acme: hello", "【Acme】Ann: hello"));
  EXPECT_EQ(summary->gsm7_messages, 1u);
  EXPECT_EQ(summary->ucs2_messages, 1u);
  EXPECT_EQ(WarningOf(*summary, Code::kNoSenderName).count, 0u);
  EXPECT_TRUE(summary->prepend_sender);
  EXPECT_THAT(summary->sender_names, ElementsAre("Acme"));
}

TEST(RulesTest, StrictRulesStopBeforeTheFirstMessageThatBreaksOne) {
  Job job = SenderJob("%Name%您好");
  job.strict_rules = true;
  job.batch_size = 1;
  RecordingSink sink;
  const auto summary = RunText(job, kNames, sink);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kUsage);
  const std::string message(summary.status().message());
  EXPECT_THAT(message, HasSubstr("list.csv, line 3: 小明您好"));
  EXPECT_THAT(message, HasSubstr("--sender-name 品牌"));
  EXPECT_THAT(message, HasSubstr("--prepend-sender"));
  EXPECT_THAT(sink.texts, ElementsAre("品牌您好"));
}

TEST(RulesTest, StrictRulesNameWhatIsNotRegistered) {
  Job job = RegisteredJob("%Name%");
  job.strict_rules = true;
  EXPECT_THAT(Complaint(job, "SMSNumber,Name\n0912345678,ok\n0912345679,見 evil.com/x\n"),
              HasSubstr("list.csv, line 3: evil.com/x"));
  EXPECT_THAT(Complaint(job, "SMSNumber,Name\n0912345678,電 0923-456-789\n"),
              HasSubstr("list.csv, line 2: 0923-456-789"));
}

// Nothing of the list is needed, nothing is emitted.
TEST(RulesTest, UnderStrictRulesAContentThatBreaksOneByItselfStopsBeforeTheFirstRow) {
  RecordingSink sink;
  Job job = SenderJob("親愛的\n%Name%");
  job.strict_rules = true;
  EXPECT_THAT(Complaint(job, "SMSNumber,Name\n"), HasSubstr("content, line 1: 親愛的"));
  job = RegisteredJob("親愛的%Name%，\n請看 evil.com 。");
  job.strict_rules = true;
  EXPECT_THAT(Complaint(job, "SMSNumber,Name\n"), HasSubstr("content, line 2: evil.com"));
  job.content = "SMSNumber,Name\n%Name%\n電話 0912345678，%Name%";
  job.job_option = kJobMerge | kJobHeaderInContent;
  EXPECT_THAT(Complaint(job, "0912345678,x\n"), HasSubstr("content, line 3: 0912345678"));
}

TEST(RulesTest, AListThatCannotBeReadComesBeforeABrokenRule) {
  Job job = SenderJob("hi");
  job.strict_rules = true;
  RecordingSink sink;
  const auto summary = muster::Run(job, {Source::File("/nonexistent.csv")}, sink, {});
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kList);
}

TEST(RulesTest, RowsThatAreNoMessagesBreakNoRule) {
  Job job = RegisteredJob("%Name%");
  job.strict_rules = true;
  job.unsubscribe = SuppressionSet::FromKeys({886911111111}, "unsubscribe");
  RecordingSink sink;
  const auto summary = RunText(job,
                               "SMSNumber,Name\n"
                               "0911111111,evil.com\n"
                               "bad,evil.com\n"
                               "0912345678,ok\n"
                               "0912345678,evil.com\n",
                               sink);
  EXPECT_TRUE(summary.ok()) << summary.status();
}

TEST(RulesTest, OptionsThatDoNotFitAreUsageErrors) {
  Job job = SenderJob("hi", {});
  job.strict_rules = true;
  EXPECT_THAT(Complaint(job, kNames), HasSubstr("add --sender-name NAME, or --registered FILE"));
  job = SenderJob("hi", {});
  job.prepend_sender = true;
  EXPECT_THAT(Complaint(job, kNames), HasSubstr("add --sender-name NAME"));
  job = SenderJob("hi", {"a", "b"});
  job.prepend_sender = true;
  EXPECT_THAT(Complaint(job, kNames), HasSubstr("more than one sender name"));
  job = SenderJob("hi");
  job.prepend_sender = true;
  job.character_set = 117;
  EXPECT_THAT(Complaint(job, kNames), HasSubstr("not in GSM-7"));
  for (const std::string& name :
       {std::string(" "), std::string("【】"), std::string("a\nb"), std::string(129, 'a'), std::string("\xFF")}) {
    EXPECT_THAT(Complaint(SenderJob("hi", {name}), kNames), HasSubstr("--sender-name")) << name;
  }
  EXPECT_THAT(EffectiveJob(SenderJob("hi", {" 【品牌】"}))->sender_names, ElementsAre("品牌"));
}

std::string LongList() {
  std::string list = "SMSNumber,Name\n";
  for (int i = 0; i < 120; ++i) {
    list += i % 9 == 4 ? "bad" : "09" + std::to_string(10000000 + i % 90);
    list += i % 7 == 5 ? ",\"evil.com\n0912345678\"" : i % 11 == 3 ? ",bit.ly/ok" : ",02-2718-7200";
    list += i % 13 == 0 ? "\r\n\r\n,\n" : i % 17 == 0 ? "\nSMSNumber,Name\n" : "\n";
  }
  return list;
}

std::string WarningsText(const Summary& summary) {
  std::string text;
  for (const CodeInfo& info : AllCodes()) {
    const Warning& warning = WarningOf(summary, info.code);
    if (warning.count == 0) continue;
    text += std::string(info.name) + " " + std::to_string(warning.count) + " " + std::to_string(warning.first->line) +
            " " + warning.first->text + "\n";
  }
  return text;
}

TEST(RulesTest, WarningsAreTheSameWhateverTheSeams) {
  Job job = RegisteredJob("%Name%");
  job.sender_names = {"bit.ly"};
  const std::string list = LongList();
  RecordingSink want_sink;
  const auto want = RunText(job, list, want_sink, {.threads = 1});
  ASSERT_TRUE(want.ok()) << want.status();
  EXPECT_GT(WarningOf(*want, Code::kUnregisteredUrl).count, 5u);
  for (const int threads : {1, 2, 4}) {
    for (uint64_t chunk = 1; chunk <= 64; ++chunk) {
      RecordingSink sink;
      const auto got = RunText(job, list, sink, {.threads = threads, .chunk_bytes = chunk});
      ASSERT_TRUE(got.ok()) << got.status();
      ASSERT_EQ(WarningsText(*got), WarningsText(*want)) << threads << " threads, chunks of " << chunk;
      ASSERT_EQ(sink.events, want_sink.events);
    }
  }
}

// What the sink was told, the account and the message, too.
TEST(RulesTest, StrictRulesStopAtTheSamePlaceWhateverTheSeams) {
  Job job = RegisteredJob("%Name%");
  job.strict_rules = true;
  job.batch_size = 2;
  std::string list = "SMSNumber,Name\n";
  for (int i = 0; i < 40; ++i) {
    list += (i % 5 == 2 ? "bad" : "09" + std::to_string(12000000 + i)) + ",x\n" + (i % 6 == 1 ? "\n,\n" : "");
  }
  list += "\nSMSNumber,Name\n0912345678,evil.com\n0912345679,worse.com\n" + list;
  RecordingSink want_sink;
  Summary want;
  const auto first = RunText(job, list, want_sink, {.threads = 1, .partial = &want});
  ASSERT_FALSE(first.ok());
  EXPECT_THAT(std::string(first.status().message()), HasSubstr("evil.com"));
  EXPECT_TRUE(want.IdentitiesHold());
  EXPECT_EQ(want.rows, 40u);
  for (const int threads : {1, 2, 4}) {
    for (uint64_t chunk = 1; chunk <= 64; ++chunk) {
      SCOPED_TRACE(std::to_string(threads) + " threads, chunks of " + std::to_string(chunk));
      RecordingSink sink;
      Summary got;
      const auto again = RunText(job, list, sink, {.threads = threads, .chunk_bytes = chunk, .partial = &got});
      ASSERT_EQ(again.status(), first.status());
      ASSERT_EQ(sink.events, want_sink.events);
      got.run = want.run;
      ASSERT_EQ(ToJson(got), ToJson(want));
    }
  }
}

// A reject budget and a broken rule: what comes first in the list decides.
TEST(RulesTest, TheEarlierOfBudgetAndBrokenRuleEndsTheJob) {
  Job job = RegisteredJob("%Name%");
  job.strict_rules = true;
  job.max_rejects = Budget{.count = 0};
  for (const uint64_t chunk : {uint64_t{1}, uint64_t{1} << 20}) {
    RecordingSink sink;
    auto summary = RunText(job, "SMSNumber,Name\nbad,x\n0912345678,evil.com\n", sink, {.chunk_bytes = chunk});
    EXPECT_EQ(KindOf(summary.status()), ErrorKind::kRejectBudget);
    summary = RunText(job, "SMSNumber,Name\n0912345678,evil.com\nbad,x\n", sink, {.chunk_bytes = chunk});
    EXPECT_EQ(KindOf(summary.status()), ErrorKind::kUsage);
  }
}

TEST(RulesTest, TypedListsAreCheckedToo) {
  Job job = SenderJob("hi");
  job.job_option = kJobMerge;
  RecordingSink sink;
  const auto summary = muster::Run(job, {Source::ListText("0912345678,0923456789")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(WarningOf(*summary, Code::kNoSenderName).count, 2u);
  EXPECT_EQ(WarningOf(*summary, Code::kNoSenderName).first->list, "--list-text");
}

TEST(Ucs2Warning, NamesTheContentsCharacters) {
  RecordingSink sink;
  Job job;
  job.content = "Hi %Name%,\n“sale” today…";
  auto summary = RunText(job, kNames, sink);
  ASSERT_TRUE(summary.ok());
  const Warning& warning = WarningOf(*summary, Code::kUcs2Characters);
  EXPECT_EQ(warning.count, 3u);
  EXPECT_EQ(warning.first->list, "content");
  EXPECT_EQ(warning.first->line, 2u);
  EXPECT_EQ(warning.first->text, "“ U+201C, ” U+201D, … U+2026: 1 segment, 1 without them");
  job.content = "SMSNumber,Name\nsale…";
  job.job_option = kJobMerge | kJobHeaderInContent;
  summary = RunText(job, "0912345678,x\n", sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(WarningOf(*summary, Code::kUcs2Characters).first->line, 2u);
}

TEST(Ucs2Warning, IsSilentWhenUcs2IsAskedForOrSureOrRowsAreRejected) {
  for (const int character_set : {17, 117}) {
    RecordingSink sink;
    Job job;
    job.content = "sale…";
    job.character_set = character_set;
    const auto summary = RunText(job, kNames, sink);
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(WarningOf(*summary, Code::kUcs2Characters).count, 0u);
  }
  RecordingSink sink;
  Job job = SenderJob("sale…", {"Acme"});
  job.prepend_sender = true;
  EXPECT_EQ(WarningOf(*RunText(job, kNames, sink), Code::kUcs2Characters).count, 0u);
}

}  // namespace
}  // namespace muster
