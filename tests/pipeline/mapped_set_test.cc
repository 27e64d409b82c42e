// Jobs whose compiled sets are mapped, and files that change under them.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "muster/compiled_set.h"
#include "muster/error.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"
#include "pipeline/recording_sink.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr size_t kRows = 3000, kRowsBefore = 2000;

std::string NumberOfRow(size_t row) { return "09" + std::to_string(12000000 + row); }

// A list that does something in its middle.
class Interrupting : public InputStream {
 public:
  explicit Interrupting(std::function<void()> act) : act_(std::move(act)) {
    text_ = "SMSNumber\n";
    for (size_t row = 0; row < kRows; ++row) text_ += NumberOfRow(row) + "\n";
    middle_ = 10 + kRowsBefore * 11;
  }
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (taken_ == middle_ && act_) std::exchange(act_, nullptr)();
    size = std::min(size, (taken_ < middle_ ? middle_ : text_.size()) - taken_);
    std::memcpy(buffer, text_.data() + taken_, size);
    taken_ += size;
    return size;
  }

 private:
  std::function<void()> act_;
  std::string text_;
  size_t middle_ = 0, taken_ = 0;
};

class MappedSetTest : public ::testing::Test {
 protected:
  MappedSetTest() {
    std::string name = std::filesystem::temp_directory_path() / "muster-mapped-XXXXXX";
    folder_ = mkdtemp(name.data());
    path_ = folder_ / "optout.mset";
    std::string text;
    for (size_t row = 0; row < kRows; row += 2) text += NumberOfRow(row) + "\n";
    const auto made = CompileSuppression({Source::Memory("optout.txt", text)}, options_, {.path = path_});
    EXPECT_TRUE(made.ok()) << made.status();
    usleep(20000);  // a clock tick, so that a change has another time
  }
  ~MappedSetTest() override { std::filesystem::remove_all(folder_); }

  absl::StatusOr<Summary> RunWhile(std::function<void()> act, RecordingSink* sink) {
    options_.mapping = SetMapping::kMap;
    auto set = SuppressionSet::Load({Source::File(path_)}, options_);
    if (!set.ok()) return set.status();
    Job job;
    job.content = "hello";
    job.unsubscribe = *set;
    job.batch_size = 100;
    return muster::Run(job, {Source::Stream("list", std::make_shared<Interrupting>(std::move(act)))}, *sink,
                       {.threads = 2, .chunk_bytes = 1000});
  }

  std::filesystem::path folder_;
  std::string path_;
  SuppressionOptions options_;
};

TEST_F(MappedSetTest, ServesAJob) {
  RecordingSink sink;
  const auto summary = RunWhile([] {}, &sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->emitted, kRows / 2);
  EXPECT_EQ(summary->suppressed, kRows / 2);
}

TEST_F(MappedSetTest, ThatIsReplacedByRenameServesItToItsEnd) {
  RecordingSink sink;
  const auto summary = RunWhile(
      [this] {
        const auto made = CompileSuppression({Source::Memory("optout.txt", "0955000111\n")}, {}, {.path = path_});
        EXPECT_TRUE(made.ok()) << made.status();
      },
      &sink);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->suppressed, kRows / 2);
}

TEST_F(MappedSetTest, ThatIsWrittenIntoEndsItBeforeTheNextBatch) {
  RecordingSink sink;
  const auto summary = RunWhile(
      [this] {
        const int fd = open(path_.c_str(), O_WRONLY);
        const std::string zeros(std::filesystem::file_size(path_) - 4096, '\0');
        EXPECT_EQ(pwrite(fd, zeros.data(), zeros.size(), 4096), static_cast<ssize_t>(zeros.size()));
        close(fd);
      },
      &sink);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(KindOf(summary.status()), ErrorKind::kSuppression) << summary.status();
  EXPECT_THAT(std::string(summary.status().message()), AllOf(HasSubstr("optout.mset"), HasSubstr("changed")));
  // Nobody was messaged who is on the set.
  for (const std::string& to : sink.to) EXPECT_EQ((to.back() - '0') % 2, 1) << to;
}

}  // namespace
}  // namespace muster
