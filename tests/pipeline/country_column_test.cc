// Jobs whose lists name the country of each row's number.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "number/other_plan.h"
#include "pipeline/country_readers.h"
#include "pipeline/list_encoder.h"
#include "pipeline/recording_sink.h"

namespace muster {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Job JobWithColumn(std::string column = "國家") {
  Job job;
  job.content = "hi";
  job.format.country_column = std::move(column);
  return job;
}

constexpr std::string_view kList =
    "號碼,國家,姓名\n"
    "0912345678,台灣,王小明\n"
    "09012345678,日本,高橋\n"
    "61234567,香港,陳大文\n"
    "0912-345-670,,林小姐\n"
    "+886912345679,亞特蘭提斯,x\n"
    "0923456789,亞特蘭提斯,y\n";

TEST(CountryColumn, SaysHowEachNumberIsRead) {
  for (const char* encoding : {"utf-8", "big5", "utf-16le", "utf-16be", "gb18030", "mixed"}) {
    SCOPED_TRACE(encoding);
    const std::string bytes = encoding == std::string("utf-8") ? std::string(kList) : EncodeList(kList, encoding, "?");
    for (const uint64_t chunk : {1, 17, 1 << 20}) {
      RecordingSink sink;
      const auto summary =
          muster::Run(JobWithColumn(), {Source::Memory("l.csv", bytes)}, sink, {.threads = 2, .chunk_bytes = chunk});
      ASSERT_TRUE(summary.ok()) << summary.status();
      EXPECT_THAT(sink.to,
                  ElementsAre("+886912345678", "+819012345678", "+85261234567", "+886912345670", "+886912345679"));
      EXPECT_THAT(sink.events,
                  Contains(HasSubstr("unknown_country (\"亞特蘭提斯\" in the country column is no country")));
      EXPECT_EQ(summary->countries.at(886), 3u);
      EXPECT_EQ(summary->countries.at(81), 1u);
      EXPECT_EQ(summary->lists[0].country_column, "國家");
      EXPECT_TRUE(summary->IdentitiesHold());
    }
  }
}

TEST(CountryColumn, ThatDoesNotDecodeRejectsTheRow) {
  RecordingSink sink;
  Job job = JobWithColumn("2");
  job.format.encoding = Encoding::kUtf8;
  const auto summary =
      muster::Run(job, {Source::Memory("l.csv", "SMSNumber,C\n0912345678,TW\n0923456789,\xFF\n")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.to, ElementsAre("+886912345678"));
  EXPECT_THAT(sink.events, Contains(HasSubstr("invalid_encoding (column C")));
}

TEST(CountryColumn, MustBeInEveryList) {
  DiscardSink sink;
  const auto summary = muster::Run(JobWithColumn("Country"),
                                   {Source::Memory("a.csv", "SMSNumber,Country\n0912345678,TW\n"),
                                    Source::Memory("b.csv", "SMSNumber\n0912345678\n")},
                                   sink, {});
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kList);
  EXPECT_THAT(std::string(summary.status().message()),
              ::testing::AllOf(HasSubstr("b.csv"), HasSubstr("no column \"Country\""), HasSubstr("--country-column")));
}

TEST(CountryColumn, IsNotAskedOfTypedNumbers) {
  RecordingSink sink;
  const auto summary = muster::Run(JobWithColumn(), {Source::ListText("0912345678,0923456789")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.to, ElementsAre("+886912345678", "+886923456789"));
}

TEST(CountryColumn, MayBeAPlaceholderToo) {
  RecordingSink sink;
  Job job = JobWithColumn("Country");
  job.content = "%Country%: %SMSNumber%";
  const auto summary = muster::Run(job, {Source::Memory("l.csv", "Country,SMSNumber\nJP,09012345678\n")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.texts, ElementsAre("JP: 09012345678"));
  EXPECT_THAT(sink.to, ElementsAre("+819012345678"));
}

TEST(CountryColumn, MakesTheKeysThatListsAreAskedFor) {
  RecordingSink sink;
  Job job = JobWithColumn("2");
  job.unsubscribe = SuppressionSet::FromKeys({819012345678}, "unsubscribe");
  job.list_option = kListUnsubscribe | kListNational | kListRaw | kListDedup;
  const auto summary = muster::Run(
      job, {Source::Memory("l.csv", "SMSNumber,C\n090-1234-5678,JP\n090-1234-5678/x,Japan\n090-1234-5678,TW\n")}, sink,
      {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->by_code[static_cast<size_t>(Code::kUnsubscribed)], 2u);
  EXPECT_THAT(sink.to, ElementsAre("090-1234-5678"));
}

TEST(CountryReaders, GiveWhatThePolicyGives) {
  const NumberPolicy policy = NumberPolicy::Create(PolicyOptions{.country_per_row = true}).value();
  CountryReaders readers(policy);
  for (int round = 0; round < 3; ++round) {
    for (const std::string_view country : {"TW", "JP", "JP", "", "Atlantis", "香港", "TW", "886"}) {
      EXPECT_EQ(&readers.Of(country), &policy.ReaderOf(country)) << country;
    }
  }
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(readers.Of("x" + std::to_string(i)).home(), kNoRegion);
  EXPECT_EQ(readers.Of(std::string(100000, 'x')).home(), kNoRegion);
  EXPECT_EQ(readers.Of("JP").calling_code(), 81u);
}

TEST(OtherPlans, AreNamedInTheSummary) {
  DiscardSink sink;
  Job job;
  job.content = "hi";
  job.numbering_plan = OtherPlan();
  const auto summary = muster::Run(job, {Source::ListText("0912345678")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->numbering_plan, NumberingPlanVersion(*job.numbering_plan));
  EXPECT_NE(summary->numbering_plan, NumberingPlanVersion());
}

}  // namespace
}  // namespace muster
