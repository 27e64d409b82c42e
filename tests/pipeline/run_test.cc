// Whole jobs through the public interface, from memory into sinks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/strings.h"
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
  std::string list = "SMSNumber,N\n";
  for (int i = 0; i < 12000; ++i) list += "09" + std::to_string(10000000 + i % 11000) + "," + std::to_string(i) + "\n";
  std::string content = "%N%";
  while (content.size() < 900) content += "漢";
  const Job job = JobOf(content);
  RecordingSink want;
  ASSERT_TRUE(RunText(job, list, want, {.threads = 1, .chunk_bytes = 1000}).ok());
  for (const int threads : {1, 3}) {
    RecordingSink got;
    auto summary = RunText(job, list, got, {.threads = threads});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->emitted, 11000u);
    ASSERT_EQ(got.events, want.events);
  }
}

// Former bugs.

// Gives some rows, then fails.
class BrokenStream : public InputStream {
 public:
  explicit BrokenStream(std::string bytes) : bytes_(std::move(bytes)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (at_ == bytes_.size()) return absl::DataLossError("the line broke");
    const size_t count = bytes_.copy(buffer, std::min<size_t>(size, 100), at_);
    at_ += count;
    return count;
  }

 private:
  const std::string bytes_;
  size_t at_ = 0;
};

// How far the reader had run ahead must not decide which rows still count.
TEST(RunTest, RowsBeforeAReadErrorCountWhateverTheChunkSize) {
  std::string list = "SMSNumber,Name\n";
  for (int i = 0; i < 9000; ++i) list += "09" + std::to_string(10000000 + i) + (i % 9 == 0 ? ",\"x\ny\"\r\n" : ",x\n");
  Job job = JobOf("Hi");
  job.batch_size = 10;
  std::vector<std::string> want;
  for (const uint64_t chunk : {1000u, 1u << 20, 64u << 10, 7u}) {
    RecordingSink sink;
    auto summary = muster::Run(job, {Source::Stream("broken", std::make_shared<BrokenStream>(list))}, sink,
                               {.threads = 2, .chunk_bytes = chunk});
    ASSERT_EQ(summary.status().code(), absl::StatusCode::kDataLoss);
    if (want.empty()) want = sink.events;
    EXPECT_GT(sink.events.size(), 9000u);
    ASSERT_EQ(sink.events, want) << chunk;
  }
}

class ThrowingSink : public DiscardSink {
 public:
  absl::Status Submit(const Batch&) override { throw std::runtime_error("not by status"); }
};

TEST(RunTest, ASinkThatThrowsEndsTheJobAndNothingElse) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 5000; ++i) list += "09" + std::to_string(10000000 + i) + "\n";
  for (const int threads : {1, 2, 4}) {
    ThrowingSink sink;
    auto summary = RunText(JobOf("Hi"), list, sink, {.threads = threads, .chunk_bytes = 500});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(KindOf(summary.status()), ErrorKind::kInternal);
  }
}

// Takes 10 ms a batch.
class SlowSink : public DiscardSink {
 public:
  absl::Status Submit(const Batch&) override {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return absl::OkStatus();
  }
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

 private:
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

TEST(RunTest, ProgressIsToldWhatIsRead) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 40000; ++i) list += "09" + std::to_string(10000000 + i) + "\n";
  uint64_t last = 0;
  int calls = 0;
  bool total_right = true;
  RunOptions options{.threads = 2, .chunk_bytes = 256};
  options.progress = [&](const Progress& progress) {
    ++calls;
    EXPECT_GE(progress.bytes_read, last);
    last = progress.bytes_read;
    total_right = total_right && progress.bytes_total == list.size();
  };
  SlowSink sink;
  ASSERT_TRUE(RunText(JobOf("Hi"), list, sink, options).ok());
  EXPECT_GE(calls, 2);
  EXPECT_LE(calls, 1 + static_cast<int>(sink.seconds() * 10));
  EXPECT_TRUE(total_right);
  EXPECT_LE(last, list.size());
}

// Former bugs.

TEST(RunTest, ARowThatDoesNotDecodeKeepsItsSoundRefID) {
  RecordingSink sink;
  Job job = JobOf("Hi %Name%");
  job.ref_id = "J-1";
  const std::string list =
      "SMSNumber,Name,RefID\n"
      "0911111111,王,R1\n"
      "0922222222,\xE5\xB0,R2\n"
      "0933333333,a,\xE5\n";
  ASSERT_TRUE(RunText(job, list, sink).ok());
  ASSERT_EQ(sink.events.size(), 4u);
  EXPECT_THAT(sink.events[0], HasSubstr("ref 'R2'"));
  EXPECT_THAT(sink.events[1], HasSubstr("ref 'J-1'"));
}

// Short messages of UCS-2 are not measured when their record is on one line: every line end in a field must show.
TEST(RunTest, LineEndsInShortMessagesBecomeLf) {
  for (const std::string_view end : {"\r", "\n", "\r\n"}) {
    for (const std::string record_end : {"\n", "\r\n"}) {
      SCOPED_TRACE(testing::PrintToString(end) + " in records that end with " + testing::PrintToString(record_end));
      std::string list = "SMSNumber,Name" + record_end;
      for (int i = 0; i < 60; ++i) {
        const bool several = i % 3 == 1;
        list += "09" + std::to_string(10000000 + i) + (several ? Join({",\"a", end, "b\""}) : ",ab") + record_end;
      }
      RecordingSink sink;
      ASSERT_TRUE(RunText(JobOf("您好%Name%"), list, sink).ok());
      ASSERT_EQ(sink.texts.size(), 60u);
      for (size_t i = 0; i < sink.texts.size(); ++i) EXPECT_EQ(sink.texts[i], i % 3 == 1 ? "您好a\nb" : "您好ab") << i;
    }
  }
}

// A number may be written with any number of spaces around it, and its field be longer than what goes out.
TEST(RunTest, LongNumberFieldsAtTheEndOfAPieceLeaveTheMessagesBeforeThemWhole) {
  const std::string content(1000, 'x');
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 4500; ++i) {
    list += "09" + std::to_string(10000000 + i) + std::string(i > 4100 && i < 4300 ? 4000 : 0, ' ') + "\n";
  }
  RecordingSink sink;
  Job job = JobOf(content);
  job.max_segments = 7;
  ASSERT_TRUE(RunText(job, list, sink, {.threads = 1, .chunk_bytes = 1 << 20}).ok());
  ASSERT_EQ(sink.texts.size(), 4500u);
  for (size_t i = 0; i < sink.texts.size(); ++i) {
    ASSERT_EQ(sink.texts[i], content) << i;
    ASSERT_EQ(sink.to[i], "+8869" + std::to_string(10000000 + i)) << i;
  }
}

// Blank records behind the reject that ends the job are counted no more, however the list was cut into chunks.
TEST(RunTest, TheRejectBudgetEndsTheAccountAtItsRow) {
  std::string list = "SMSNumber\n";
  for (int i = 0; i < 6000; ++i) list += i == 5500 ? "abc\n\n" : "09" + std::to_string(10000000 + i) + "\n";
  list += "\n\nSMSNumber\n";
  std::string content;
  for (int i = 0; i < 335; ++i) content += "漢";  // more than one piece to a chunk of 1 MiB
  Job job = JobOf(content);
  job.max_rejects = Budget{};
  for (const uint64_t chunk_bytes : {64, 1 << 20}) {
    DiscardSink sink;
    Summary partial;
    const auto summary = RunText(job, list, sink, {.threads = 1, .chunk_bytes = chunk_bytes, .partial = &partial});
    ASSERT_EQ(KindOf(summary.status()), ErrorKind::kRejectBudget);
    EXPECT_EQ(partial.rows, 5501u);
    EXPECT_EQ(partial.records, 5502u);
    EXPECT_EQ(partial.blank, 0u);
    EXPECT_EQ(partial.headers, 1u);
  }
}

TEST(RunTest, TheRejectBudgetEndsTheAccountOfTypedNumbersToo) {
  DiscardSink sink;
  Summary partial;
  Job job = JobOf("Hi");
  job.max_rejects = Budget{};
  const auto summary =
      muster::Run(job, {Source::ListText("0912345678,,abc,,,0923456789")}, sink, {.threads = 1, .partial = &partial});
  ASSERT_EQ(KindOf(summary.status()), ErrorKind::kRejectBudget);
  EXPECT_EQ(partial.rows, 2u);
  EXPECT_EQ(partial.blank, 1u);
}

TEST(RunTest, TypedTextThatNamesANumberColumnHasAHeaderAlsoBesideListsWithout) {
  RecordingSink sink;
  Job job = JobOf("Hi");
  job.format.header = HeaderMode::kNo;
  const auto summary = muster::Run(
      job, {Source::Memory("a.csv", "0911111111\n"), Source::ListText("Name,SMSNumber\na,0922222222\n")}, sink, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(sink.to, ElementsAre("+886911111111", "+886922222222"));
}

TEST(RunTest, TypedTextOfAByteOrderMarkIsEmpty) {
  DiscardSink sink;
  const auto summary = muster::Run(JobOf("Hi"), {Source::ListText("\xEF\xBB\xBF")}, sink, {});
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kList);
}

}  // namespace
}  // namespace muster
