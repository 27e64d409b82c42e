#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "muster/error.h"
#include "muster/explain.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "number/damage_cases.h"
#include "pipeline/recording_sink.h"

namespace muster {
namespace {

constexpr Key kWang = 886912345678;

std::shared_ptr<const SuppressionSet> SetOf(std::vector<Key> keys) { return SuppressionSet::FromKeys(keys, "test"); }

NumberExplanation Explain(Job job, std::string_view field) {
  const absl::StatusOr<Explainer> explainer = Explainer::Create(std::move(job));
  EXPECT_TRUE(explainer.ok()) << explainer.status();
  return explainer->Explain(field);
}

TEST(Explainer, ReadsTheJobsOptions) {
  Job job;
  EXPECT_EQ(Explain(job, "0227187200").code, Code::kNotMobile);
  job.accept = Accept::kAny;
  job.area_code = "02";
  EXPECT_EQ(Explain(job, "27187200").to, "+886227187200");
  job.list_option = kListNational;
  EXPECT_EQ(Explain(job, "27187200").to, "0227187200");
  job.list_option = kListRaw;
  EXPECT_EQ(Explain(job, "27187200").code, Code::kNotClean);
}

TEST(Explainer, NeedsNoMessageButOptionsThatGoTogether) {
  EXPECT_TRUE(Explainer::Create({}).ok());
  Job job;
  job.list_option = kListUnsubscribe;
  EXPECT_EQ(KindOf(Explainer::Create(job).status()), ErrorKind::kUsage) << "32 without its list";
  job = {};
  job.country_code = "Atlantis";
  EXPECT_EQ(KindOf(Explainer::Create(job).status()), ErrorKind::kUsage);
}

TEST(Explainer, SaysOnWhichListsANumberIsAndWhatComesOfIt) {
  Job job;
  job.unsubscribe = SetOf({});
  job.blacklist = SetOf({kWang});
  job.already_sent = SetOf({kWang});
  const NumberExplanation explained = Explain(job, "0912-345-678");
  EXPECT_FALSE(explained.on_unsubscribe);
  EXPECT_TRUE(explained.on_blacklist);
  EXPECT_TRUE(explained.already_sent);
  EXPECT_EQ(explained.suppression, Code::kBlacklisted);
  EXPECT_EQ(Explain(job, "0923456789").suppression, Code::kNone);
}

TEST(Explainer, KnowsTheThreeMeaningsOfAWhitelist) {
  Job job;
  job.unsubscribe = SetOf({kWang});
  job.whitelist = SetOf({kWang});
  job.whitelist_mode = WhitelistMode::kOverride;
  EXPECT_EQ(Explain(job, "0912345678").suppression, Code::kNone);
  EXPECT_TRUE(Explain(job, "0912345678").override_kept);
  job.whitelist_mode = WhitelistMode::kOnly;
  EXPECT_EQ(Explain(job, "0912345678").suppression, Code::kUnsubscribed);
  EXPECT_EQ(Explain(job, "0923456789").suppression, Code::kNotWhitelisted);
  job.unsubscribe = nullptr;
  job.whitelist_mode = WhitelistMode::kExclude;
  EXPECT_EQ(Explain(job, "0912345678").suppression, Code::kWhitelisted);
}

TEST(Explainer, LooksForTheNumbersOfARejectedFieldTooButRejectsIt) {
  Job job;
  job.unsubscribe = SetOf({886227187200, kWang});
  const NumberExplanation landline = Explain(job, "02-27187200");
  EXPECT_EQ(landline.code, Code::kNotMobile);
  EXPECT_TRUE(landline.on_unsubscribe);
  EXPECT_EQ(landline.suppression, Code::kNone);
  EXPECT_TRUE(Explain(job, "0912345678/0923456789").on_unsubscribe);
}

TEST(Explainer, ProbesEveryNumberThatGoesOutAsWritten) {
  Job job;
  job.unsubscribe = SetOf({kWang});
  job.list_option = kListNational | kListRaw | kListUnsubscribe;
  EXPECT_EQ(Explain(job, "0923456789/0912345678").suppression, Code::kUnsubscribed);
  EXPECT_EQ(Explain(job, "0923456789/0934567890").suppression, Code::kNone);
}

// Every damage, as a row of a job: the same code, number and warning.
TEST(Explainer, SaysWhatRunDoes) {
  size_t checked = 0;
  for (const Accept accept : {Accept::kMobile, Accept::kAny}) {
    for (const uint32_t option : {0u, 4u, 8u, 12u}) {
      Job job;
      job.accept = accept;
      job.list_option = option | kListUnsubscribe;
      job.unsubscribe = SetOf({886227187200, 85291234567, 886923456789});
      job.content = "x";
      job.format.encoding = Encoding::kUtf8;
      const absl::StatusOr<Explainer> explainer = Explainer::Create(job);
      ASSERT_TRUE(explainer.ok());
      for (const testing::DamageCase& c : testing::AllDamageCases()) {
        // A record of nothing but blanks is no row; without quotes a line end ends a field.
        if (c.field.find_first_not_of(" \t") == std::string_view::npos) continue;
        if (c.field.find_first_of("\",\n\t;") != std::string_view::npos) continue;
        SCOPED_TRACE(std::string(c.field) + " option " + std::to_string(option));
        const NumberExplanation explained = explainer->Explain(c.field);
        const std::string list = "n,SMSNumber\n1," + std::string(c.field) + "\n";
        RecordingSink sink;
        const absl::StatusOr<Summary> summary = muster::Run(job, {Source::Memory("list", list)}, sink, {.threads = 1});
        ASSERT_TRUE(summary.ok()) << summary.status();
        ASSERT_EQ(summary->rows, 1u);
        EXPECT_EQ(summary->emitted, explained.code == Code::kNone && explained.suppression == Code::kNone ? 1u : 0u);
        if (explained.code != Code::kNone) {
          EXPECT_EQ(summary->by_code[static_cast<size_t>(explained.code)], 1u) << NameOf(explained.code);
        } else if (explained.suppression != Code::kNone) {
          EXPECT_EQ(summary->by_code[static_cast<size_t>(explained.suppression)], 1u);
        } else {
          EXPECT_EQ(sink.to.at(0), explained.to);
        }
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 2000u);
}

}  // namespace
}  // namespace muster
