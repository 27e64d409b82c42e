// Whole jobs through the public interface, from memory into sinks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "pipeline/recording_sink.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Job JobOf(std::string content) {
  Job job;
  job.content = std::move(content);
  return job;
}

absl::StatusOr<Summary> RunText(const Job& job, std::string_view list, Sink& sink, RunOptions options = {}) {
  return muster::Run(job, {Source::Memory("list.csv", list)}, sink, options);
}

uint64_t Count(const Summary& summary, Code code) { return summary.by_code[static_cast<size_t>(code)]; }

TEST(RunTest, MergesTheDocumentsOwnExample) {
  RecordingSink sink;
  auto summary = RunText(JobOf("親愛的%Name%%Gender%，您好！\n好康大放送！咖啡買一送一！"),
                         "SMSNumber,Name,Gender\n0912345678,小明,先生\n0928345678,小美,小姐\n", sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.to, ElementsAre("+886912345678", "+886928345678"));
  EXPECT_THAT(sink.texts, ElementsAre("親愛的小明先生，您好！\n好康大放送！咖啡買一送一！",
                                      "親愛的小美小姐，您好！\n好康大放送！咖啡買一送一！"));
  EXPECT_EQ(summary->emitted, 2u);
  EXPECT_EQ(summary->batches, 1u);
  EXPECT_EQ(summary->ucs2_messages, 2u);
  EXPECT_TRUE(summary->IdentitiesHold());
}

TEST(RunTest, EveryRowEndsInOneOutcome) {
  RecordingSink sink;
  Job job = JobOf("Hi %Name%");
  job.unsubscribe = SuppressionSet::FromKeys({886911111111}, "unsubscribe");
  auto summary = RunText(job,
                         "SMSNumber,Name\n"
                         "0911-111-111,a\n"
                         "\n"
                         "0922222222,b\n"
                         "+886922222222,c\n"
                         "abc,d\n"
                         "SMSNumber,Name\n"
                         "0933333333\n",
                         sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.events,
              ElementsAre("suppressed 1 line 2 unsubscribed +886911111111 ref ''",
                          "duplicate 3 line 5 of 2 +886922222222 ref ''", HasSubstr("rejected 4 line 6 at 60+5 not_a"),
                          "batch 1 of 2", "message 2 line 4 to +886922222222 ref '' gsm7 1 key 886922222222: Hi b",
                          "message 5 line 8 to +886933333333 ref '' gsm7 1 key 886933333333: Hi "));
  EXPECT_EQ(summary->rows, 5u);
  EXPECT_EQ(summary->headers, 2u);
  EXPECT_EQ(summary->blank, 1u);
  EXPECT_EQ(summary->records, 8u);
  EXPECT_EQ(summary->warnings[static_cast<size_t>(Code::kShortRow)].count, 1u);
  EXPECT_EQ(summary->warnings[static_cast<size_t>(Code::kEmptyValue)].first->line, 8u);
  EXPECT_EQ(Count(*summary, Code::kPunctuation), 1u);
}

// What a sink is told, and in which order, is the same for every chunk size and thread count.
TEST(RunTest, CallsComeInTheSameOrderWhateverTheSeams) {
  std::string list = "SMSNumber,Name,RefID\n";
  for (int i = 0; i < 60; ++i) {
    list += i % 7 == 3 ? "bad" : "09" + std::to_string(10000000 + i % 40);
    list += i % 5 == 0 ? ",\"two\r\nlines\"" : ",x";
    list += ",A" + std::to_string(i) + (i % 11 == 0 ? "\r\n\r\n" : "\n");
  }
  Job job = JobOf("Hi %Name%");
  job.batch_size = 7;
  RecordingSink want;
  ASSERT_TRUE(RunText(job, list, want, {.threads = 1}).ok());
  for (const int threads : {1, 2, 4}) {
    for (uint64_t chunk = 1; chunk <= 64; ++chunk) {
      RecordingSink got;
      auto summary = RunText(job, list, got, {.threads = threads, .chunk_bytes = chunk});
      ASSERT_TRUE(summary.ok()) << summary.status();
      ASSERT_EQ(got.events, want.events) << threads << " threads, chunks of " << chunk;
    }
  }
}

TEST(RunTest, PlaceholdersOfAListAreCheckedBeforeAnyRow) {
  RecordingSink sink;
  auto summary = muster::Run(JobOf("Hi %Name%"),
                             {Source::Memory("a.csv", "SMSNumber,Name\n0912345678,a\n"),
                              Source::Memory("b.csv", "SMSNumber,Title\n0912345679,b\n")},
                             sink, {});
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kUsage);
  EXPECT_THAT(std::string(summary.status().message()), HasSubstr("%Name%"));
  EXPECT_THAT(std::string(summary.status().message()), HasSubstr("b.csv"));
  EXPECT_TRUE(sink.events.empty());
}

TEST(RunTest, AListThatCannotBeReadComesBeforeATemplateFault) {
  RecordingSink sink;
  auto summary = muster::Run(
      JobOf("Hi %Nmae%"), {Source::Memory("a.csv", "SMSNumber,Name\n0912345678,a\n"), Source::File("/nonexistent.csv")},
      sink, {});
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kList);
}

TEST(RunTest, TypedNumbersBesideAListHaveEmptyValues) {
  RecordingSink sink;
  auto summary = muster::Run(JobOf("Hi %Name%"),
                             {Source::Memory("a.csv", "SMSNumber,Name\n0912345678,a\n"),
                              Source::ListText("0912345678, 0923456789、0934567890 0945678901")},
                             sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.to, ElementsAre("+886912345678", "+886923456789", "+886934567890", "+886945678901"));
  EXPECT_THAT(sink.texts, ElementsAre("Hi a", "Hi ", "Hi ", "Hi "));
  EXPECT_EQ(summary->duplicates, 1u);
}

TEST(RunTest, HeaderInContentNamesTheColumns) {
  RecordingSink sink;
  Job job = JobOf("SMSNumber,Name\nHi %Name%");
  job.job_option = kJobMerge | kJobHeaderInContent;
  auto summary = RunText(job, "SMSNumber,Name\n0912345678,a\n0923456789,b\n", sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.texts, ElementsAre("Hi a", "Hi b"));
  EXPECT_EQ(summary->headers, 1u);

  job.content = "Hi %Name%";
  EXPECT_EQ(KindOf(RunText(job, "0912345678,a\n", sink).status()), ErrorKind::kUsage);
}

TEST(RunTest, RejectBudgetEndsTheJobAtTheSameRowForEveryChunkSize) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 50; ++i) list += (i % 3 == 0 ? "bad\n\n" : "09" + std::to_string(10000000 + i) + "\n");
  Job job = JobOf("Hi");
  job.max_rejects = Budget{.count = 4};
  std::string want;
  for (uint64_t chunk = 1; chunk <= 600; chunk += 23) {
    RecordingSink sink;
    Summary partial;
    auto summary = RunText(job, list, sink, {.threads = 2, .chunk_bytes = chunk, .partial = &partial});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(KindOf(summary.status()), ErrorKind::kRejectBudget);
    EXPECT_EQ(partial.rejected, 5u);
    EXPECT_EQ(partial.rows, 13u);
    EXPECT_TRUE(partial.IdentitiesHold());
    partial.run = {};
    if (want.empty()) want = ToJson(partial);
    EXPECT_EQ(ToJson(partial), want) << chunk;
  }
}

TEST(RunTest, APercentageOfRejectsIsJudgedAtTheEnd) {
  RecordingSink sink;
  Job job = JobOf("Hi");
  job.max_rejects = Budget{.is_percent = true, .percent = 50};
  EXPECT_TRUE(RunText(job, "SMSNumber\nbad\n0912345678\n", sink).ok());
  job.max_rejects->percent = 49.9;
  EXPECT_EQ(KindOf(RunText(job, "SMSNumber\nbad\n0912345678\n", sink).status()), ErrorKind::kRejectBudget);
}

class FailingSink : public DiscardSink {
 public:
  explicit FailingSink(uint64_t at) : at_(at) {}
  absl::Status Submit(const Batch& batch) override {
    EXPECT_FALSE(failed_) << "called again after its error";
    if (batch.id == at_) {
      failed_ = true;
      return absl::UnavailableError("gateway is down");
    }
    taken += batch.messages.size();
    return absl::OkStatus();
  }
  uint64_t taken = 0;

 private:
  const uint64_t at_;
  bool failed_ = false;
};

TEST(RunTest, AnErrorOfTheSinkEndsTheJobWithThatStatus) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 5000; ++i) list += "09" + std::to_string(10000000 + i) + "\n";
  Job job = JobOf("Hi");
  job.batch_size = 10;
  for (const int threads : {1, 2, 4}) {
    FailingSink sink(7);
    Summary partial;
    auto summary = RunText(job, list, sink, {.threads = threads, .chunk_bytes = 500, .partial = &partial});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.status().code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(sink.taken, 60u);
    EXPECT_EQ(partial.batches, 6u);
    EXPECT_TRUE(partial.IdentitiesHold());
  }
}

// A stream that gives a few rows and then waits, as a pipe does.
class EndlessStream : public InputStream {
 public:
  explicit EndlessStream(CancelToken* cancel) : cancel_(cancel) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    static constexpr std::string_view kRow = "0912345678\n";
    const size_t count = std::min(size, kRow.size());
    kRow.copy(buffer, count);
    if (++reads_ == 20000) cancel_->Cancel();
    return count;
  }

 private:
  CancelToken* cancel_;
  int reads_ = 0;
};

TEST(RunTest, CancelEndsAnEndlessList) {
  CancelToken cancel;
  DiscardSink sink;
  Summary partial;
  RunOptions options{.threads = 2, .chunk_bytes = 1000, .cancel = &cancel, .partial = &partial};
  auto summary =
      muster::Run(JobOf("Hi"), {Source::Stream("endless", std::make_shared<EndlessStream>(&cancel))}, sink, options);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kCancelled);
  EXPECT_TRUE(partial.IdentitiesHold());
}

TEST(RunTest, ManyJobsShareOneSuppressionSet) {
  const auto opted_out = SuppressionSet::FromKeys({886911111111}, "unsubscribe");
  std::vector<std::thread> threads;
  std::atomic<uint64_t> suppressed{0};
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      Job job = JobOf("Hi");
      job.unsubscribe = opted_out;
      DiscardSink sink;
      auto summary = RunText(job, "0911111111\n0922222222\n", sink, {.threads = 2, .chunk_bytes = 8});
      if (summary.ok()) suppressed += summary->suppressed;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(suppressed, 4u);
}

TEST(RunTest, RecipientsWhoLoseAllTheirRowsAreCounted) {
  RecordingSink sink;
  Job job = JobOf("Hi %Name%");
  job.empty_field = EmptyFieldMode::kReject;
  auto summary =
      RunText(job, "SMSNumber,Name\n0911111111,\n0911111111,a\n0911111111,b\n0922222222,c\n0922222222,d\n", sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(Count(*summary, Code::kEmptyField), 1u);
  EXPECT_EQ(summary->duplicates, 3u);
  EXPECT_EQ(summary->warnings[static_cast<size_t>(Code::kLostWithDuplicates)].count, 1u);
}

// A chunk of short rows merges into many times its size: pieces must not change the result.
TEST(RunTest, MessagesMuchLongerThanTheirRows) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 30000; ++i) list += "09" + std::to_string(10000000 + i) + "\n";
  std::string content;
  for (int i = 0; i < 335; ++i) content += "漢";
  Job job = JobOf(content);
  for (const int threads : {1, 3}) {
    DiscardSink sink;
    auto summary = RunText(job, list, sink, {.threads = threads});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->emitted, 30000u);
    EXPECT_EQ(summary->segments, 150000u);
  }
}

TEST(RunTest, ProgressIsToldWhatIsRead) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 400000; ++i) list += "09" + std::to_string(10000000 + i) + "\n";
  uint64_t last = 0;
  bool total_right = true;
  RunOptions options{.threads = 2, .chunk_bytes = 4096};
  options.progress = [&](const Progress& progress) {
    EXPECT_GE(progress.bytes_read, last);
    last = progress.bytes_read;
    total_right = total_right && progress.bytes_total == list.size();
  };
  DiscardSink sink;
  ASSERT_TRUE(RunText(JobOf("Hi"), list, sink, options).ok());
  EXPECT_TRUE(total_right);
  EXPECT_LE(last, list.size());
}

}  // namespace
}  // namespace muster
