#include "muster/job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "muster/error.h"
#include "muster/suppression.h"
#include "number/other_plan.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

std::shared_ptr<const SuppressionSet> SomeList() { return SuppressionSet::FromKeys({886912345678}, "unsubscribe"); }

Job JobWithContent() {
  Job job;
  job.content = "hello";
  return job;
}

void ExpectUsageError(const absl::Status& status, const std::vector<std::string>& parts) {
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(KindOf(status), ErrorKind::kUsage);
  for (const std::string& part : parts) EXPECT_THAT(MessageOf(status), HasSubstr(part));
}

TEST(ListOptionText, IsASumOrWordsOrBoth) {
  const struct {
    std::string_view text;
    uint32_t bits;
  } cases[] = {
      {"0", 0},
      {"none", 0},
      {"64", 64},
      {"96", 96},
      {"508", 508},
      {"dedup", 64},
      {"dedup,unsubscribe", 96},
      {"national+raw", 12},
      {"32+64", 96},
      {"64,black", 192},
      {" Dedup , NO-QUOTES ", 80},
      {"white", 256},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto bits = ParseListOption(c.text);
    ASSERT_TRUE(bits.ok()) << bits.status();
    EXPECT_EQ(*bits, c.bits);
  }
}

TEST(ListOptionText, RefusesBitsAndWordsWithoutMeaning) {
  ExpectUsageError(ParseListOption("1").status(), {"list option 1", "64 dedup"});
  ExpectUsageError(ParseListOption("67").status(), {"it contains 1, 2"});
  ExpectUsageError(ParseListOption("512").status(), {"512"});
  ExpectUsageError(ParseListOption("99999999999").status(), {"list option 99999999999"});
  ExpectUsageError(ParseListOption("dedupe").status(), {"did you mean \"dedup\""});
  ExpectUsageError(ParseListOption("").status(), {"missing"});
  ExpectUsageError(ParseListOption("64,,32").status(), {"missing"});
}

TEST(JobOptionText, IsASumOrWords) {
  EXPECT_EQ(*ParseJobOption("16"), 16u);
  EXPECT_EQ(*ParseJobOption("strip,merge"), 17u);
  EXPECT_EQ(*ParseJobOption("header-in-content+merge"), 48u);
  EXPECT_EQ(*ParseJobOption("functions"), 2u);
  ExpectUsageError(ParseJobOption("4").status(), {"it contains 4", "16 merge"});
  ExpectUsageError(ParseJobOption("stripp").status(), {"did you mean \"strip\""});
}

TEST(OptionWords, NameEveryBitInOrder) {
  EXPECT_EQ(ListOptionWords(0), "none");
  EXPECT_EQ(ListOptionWords(224), "unsubscribe, dedup, black");
  EXPECT_EQ(ListOptionWords(508), "national, raw, no-quotes, unsubscribe, dedup, black, white");
  EXPECT_EQ(JobOptionWords(49), "strip, merge, header-in-content");
  EXPECT_EQ(JobOptionWords(0), "none");
}

TEST(BudgetText, IsACountOrAPercentage) {
  EXPECT_EQ(ParseBudget("250")->count, 250u);
  EXPECT_FALSE(ParseBudget("250")->is_percent);
  EXPECT_EQ(ParseBudget("0")->count, 0u);
  EXPECT_TRUE(ParseBudget("2%")->is_percent);
  EXPECT_DOUBLE_EQ(ParseBudget("2%")->percent, 2);
  EXPECT_DOUBLE_EQ(ParseBudget("0.5%")->percent, 0.5);
  EXPECT_DOUBLE_EQ(ParseBudget(" 100 % ")->percent, 100);
  for (std::string_view text : {"", "%", "-1", "1.5", "2%%", "1e1%", "inf%", "101%", "ten", "1.2.3%"}) {
    SCOPED_TRACE(text);
    ExpectUsageError(ParseBudget(text).status(), {"0.5%"});
  }
}

TEST(EffectiveJob, RemovesDuplicatesWhenNothingIsSaid) {
  const auto job = EffectiveJob(JobWithContent());
  ASSERT_TRUE(job.ok()) << job.status();
  EXPECT_EQ(job->list_option, 64u);
  EXPECT_EQ(job->job_option, 16u);
  EXPECT_FALSE(job->whitelist_mode.has_value());
}

TEST(EffectiveJob, AddsTheBitOfEachListGiven) {
  Job job = JobWithContent();
  job.unsubscribe = SomeList();
  EXPECT_EQ(EffectiveJob(job)->list_option, 96u);
  job.blacklist = SomeList();
  EXPECT_EQ(EffectiveJob(job)->list_option, 224u);
  job.whitelist = SomeList();
  job.whitelist_mode = WhitelistMode::kOnly;
  EXPECT_EQ(EffectiveJob(job)->list_option, 480u);
  EXPECT_EQ(EffectiveJob(job)->whitelist_mode, WhitelistMode::kOnly);
}

TEST(EffectiveJob, ChangesNothingThatIsAlreadyEffective) {
  Job job = JobWithContent();
  job.whitelist = SomeList();
  job.list_option = 256;
  const auto once = EffectiveJob(job);
  ASSERT_TRUE(once.ok()) << once.status();
  const auto twice = EffectiveJob(*once);
  ASSERT_TRUE(twice.ok()) << twice.status();
  EXPECT_EQ(twice->list_option, once->list_option);
  EXPECT_EQ(twice->whitelist_mode, WhitelistMode::kExclude);
}

TEST(EffectiveJob, StopsAtAListWhoseBitIsMissing) {
  Job job = JobWithContent();
  job.list_option = 64;
  job.unsubscribe = SomeList();
  ExpectUsageError(EffectiveJob(job).status(), {"--unsubscribe", "--list-option 96", "drop --unsubscribe"});
}

TEST(EffectiveJob, StopsAtABitWhoseListIsMissing) {
  Job job = JobWithContent();
  job.list_option = 192;
  ExpectUsageError(EffectiveJob(job).status(), {"128 (black)", "add --blacklist FILE", "--list-option 64"});
  job.unsubscribe = SomeList();
  ExpectUsageError(EffectiveJob(job).status(), {"--list-option 96", "drop --unsubscribe and add --blacklist FILE"});
}

TEST(EffectiveJob, AsksWhatAWhiteListMeans) {
  Job job = JobWithContent();
  job.whitelist = SomeList();
  ExpectUsageError(EffectiveJob(job).status(),
                   {"--whitelist-mode exclude", "--whitelist-mode only", "--whitelist-mode override"});
  job.list_option = 64;
  ExpectUsageError(EffectiveJob(job).status(), {"--whitelist-mode only"});
  job.whitelist_mode = WhitelistMode::kOnly;
  ExpectUsageError(EffectiveJob(job).status(), {"256 (white)", "--list-option 320"});
  job.list_option = 320;
  EXPECT_TRUE(EffectiveJob(job).ok());
}

TEST(EffectiveJob, StopsAtAWhitelistModeWithoutAWhiteList) {
  Job job = JobWithContent();
  job.whitelist_mode = WhitelistMode::kOnly;
  ExpectUsageError(EffectiveJob(job).status(), {"--whitelist-mode", "--whitelist FILE"});
}

TEST(EffectiveJob, SaysThatFunctionsComeLater) {
  Job job = JobWithContent();
  job.job_option = 18;
  ExpectUsageError(EffectiveJob(job).status(), {"functions", "later capability", "--job-option 16"});
  job.job_option = 4;
  ExpectUsageError(EffectiveJob(job).status(), {"job option 4"});
}

TEST(EffectiveJob, FillsTheCallingCodeIn) {
  Job job = JobWithContent();
  EXPECT_EQ(EffectiveJob(job)->country_code, "886");
  job.region = "IM";
  EXPECT_EQ(EffectiveJob(job)->country_code, "44");
  EXPECT_EQ(EffectiveJob(job)->region, "IM");
  EXPECT_TRUE(EffectiveJob(*EffectiveJob(job)).ok());
  job.country_code = "+44";
  EXPECT_EQ(EffectiveJob(job)->country_code, "+44");
}

TEST(EffectiveJob, WantsSetsThatMissNobody) {
  const auto load = [](Validity validity) {
    SuppressionOptions options;
    options.validity = validity;
    return SuppressionSet::Load({Source::Memory("optout.csv", "0912345678\n")}, options).value();
  };
  Job job = JobWithContent();
  job.unsubscribe = load(Validity::kValid);
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.validity = Validity::kPossible;
  ExpectUsageError(EffectiveJob(job).status(), {"\"unsubscribe\"", "load it with validity possible"});
  job.unsubscribe = load(Validity::kPossible);
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.validity = Validity::kValid;
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.validity = Validity::kPossible;
  job.unsubscribe = SomeList();
  EXPECT_TRUE(EffectiveJob(job).ok());
}

TEST(EffectiveJob, WantsSetsOfItsOwnPlan) {
  const auto other = OtherPlan();
  const auto load = [](std::shared_ptr<const NumberingPlan> plan) {
    SuppressionOptions options;
    options.role = "blacklist";
    options.numbering_plan = std::move(plan);
    return SuppressionSet::Load({Source::Memory("black.csv", "0912345678\n")}, options).value();
  };
  Job job = JobWithContent();
  job.blacklist = load(nullptr);
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.numbering_plan = NumberingPlan::Default();
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.numbering_plan = other;
  ExpectUsageError(EffectiveJob(job).status(), {"\"blacklist\"", std::string(other->version()), "job's plan"});
  job.blacklist = load(other);
  EXPECT_TRUE(EffectiveJob(job).ok());
  job.numbering_plan = nullptr;
  ExpectUsageError(EffectiveJob(job).status(), {"\"blacklist\""});
  // Keys are keys.
  job.blacklist = SomeList();
  EXPECT_TRUE(EffectiveJob(job).ok());
}

TEST(EffectiveJob, ChecksEveryValue) {
  const struct {
    const char* flag;
    void (*spoil)(Job&);
  } cases[] = {
      {"list option 3", [](Job& job) { job.list_option = 3; }},
      {"--batch-size", [](Job& job) { job.batch_size = 0; }},
      {"--batch-size", [](Job& job) { job.batch_size = 100001; }},
      {"--character-set", [](Job& job) { job.character_set = 18; }},
      {"--body-format", [](Job& job) { job.body_format = 3; }},
      {"--body-format", [](Job& job) { job.body_format = -1; }},
      {"--max-segments", [](Job& job) { job.max_segments = 0; }},
      {"--max-segments", [](Job& job) { job.max_segments = 256; }},
      {"max_record_bytes", [](Job& job) { job.format.max_record_bytes = 15; }},
      {"--max-rejects", [](Job& job) { job.max_rejects = Budget{.is_percent = true, .percent = 101, .count = 0}; }},
      {"--content", [](Job& job) { job.content = ""; }},
      {"--content", [](Job& job) { job.content = "\xEF\xBB\xBF"; }},
      {"UTF-8", [](Job& job) { job.content = "\xA4\xA4"; }},
      {"", [](Job& job) { job.country_code = "nowhere"; }},
      {"", [](Job& job) { job.area_code = "x"; }},
      {"region \"XX\"", [](Job& job) { job.region = "XX"; }},
      {"the region IM has the calling code 44",
       [](Job& job) {
         job.region = "IM";
         job.country_code = "886";
       }},
      {"country \"Japon\" of --countries",
       [](Job& job) {
         job.countries = {"TW", "Japon"};
       }},
      {"--countries",
       [](Job& job) {
         job.countries = {"886"};
         job.list_option = kListNational | kListRaw;
       }},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.flag);
    Job job = JobWithContent();
    c.spoil(job);
    ExpectUsageError(EffectiveJob(job).status(), {c.flag});
  }
}

}  // namespace
}  // namespace muster
