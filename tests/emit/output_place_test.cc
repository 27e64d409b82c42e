#include "emit/output_place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/failing_file_system.h"
#include "emit/folder_sink_on.h"
#include "emit/small_output.h"
#include "emit/test_folder.h"
#include "muster/error.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class OutputPlaceTest : public ::testing::Test {
 protected:
  absl::Status WriteSmall(const std::string& dir, bool overwrite = false) {
    FolderOptions options = SmallOptions(dir);
    options.overwrite = overwrite;
    absl::StatusOr<std::unique_ptr<FolderSink>> sink = CreateFolderSinkOn(&files_, options);
    if (!sink.ok()) return sink.status();
    if (absl::Status filled = FillSmall(sink->get()); !filled.ok()) return filled;
    return (*sink)->Commit(SmallJob(), SmallSummary());
  }
  // What Create says about `dir`.
  absl::Status Created(const std::string& dir, bool overwrite = false) {
    FolderOptions options = SmallOptions(dir);
    options.overwrite = overwrite;
    return CreateFolderSinkOn(&files_, options).status();
  }
  void ExpectRefused(const std::string& dir, bool overwrite, ErrorKind kind, const char* words) {
    SCOPED_TRACE(dir);
    const absl::Status refused = Created(dir, overwrite);
    EXPECT_EQ(KindOf(refused), kind);
    EXPECT_THAT(std::string(refused.message()), HasSubstr(words));
  }

  TestFolder folder_;
  FailingFileSystem files_;  // fails only when told to
};

TEST_F(OutputPlaceTest, AnAbsentOrEmptyFolderIsTaken) {
  std::filesystem::create_directory(folder_ / "empty");
  EXPECT_EQ(WriteSmall(folder_ / "empty"), absl::OkStatus());
  EXPECT_EQ(WriteSmall(folder_ / "new/"), absl::OkStatus());
  std::filesystem::create_directory(folder_ / "target");
  std::filesystem::create_directory_symlink("target", folder_ / "link");
  EXPECT_EQ(WriteSmall(folder_ / "link"), absl::OkStatus());
  EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link"));
  std::filesystem::create_directory(folder_ / "current");
  EXPECT_EQ(WriteSmall(folder_ / "current/."), absl::OkStatus());
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("current", "empty", "link", "new", "target"));
  for (const char* name : {"current", "empty", "new", "target"}) EXPECT_EQ(FilesIn(folder_ / name).size(), 5u);
}

TEST_F(OutputPlaceTest, ARelativeNameIsTakenFromHere) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.path());
  EXPECT_EQ(WriteSmall("out"), absl::OkStatus());
  EXPECT_EQ(WriteSmall("a/b"), absl::OkStatus());
  EXPECT_EQ(WriteSmall("a/b", true), absl::OkStatus());
  std::filesystem::current_path(before);
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("a", "out"));
  EXPECT_THAT(NamesIn(folder_ / "a"), ElementsAre("b"));
}

TEST_F(OutputPlaceTest, WhateverElseStandsThereIsRefusedBeforeAnythingIsMade) {
  WriteAll(folder_ / "file", "x");
  WriteAll(folder_ / "full/notes.txt", "x");
  WriteAll(folder_ / "foreign/manifest.json", "{\"name\": \"a web app\"}");
  std::filesystem::create_symlink("nowhere", folder_ / "dangling");
  const auto before = FilesIn(folder_.path());
  ExpectRefused("", false, ErrorKind::kUsage, "no name");
  ExpectRefused(folder_ / "file", false, ErrorKind::kUsage, "it is a file");
  ExpectRefused(folder_ / "file", true, ErrorKind::kUsage, "it is a file");
  ExpectRefused(folder_ / "full", false, ErrorKind::kUsage, "not empty");
  ExpectRefused(folder_ / "full", true, ErrorKind::kUsage, "not an output of Muster");
  ExpectRefused(folder_ / "foreign", true, ErrorKind::kUsage, "not an output of Muster");
  ExpectRefused(folder_ / "dangling", false, ErrorKind::kUsage, "leads nowhere");
  ExpectRefused(folder_ / "file/out", false, ErrorKind::kOutput, "file");
  EXPECT_EQ(FilesIn(folder_.path()), before);
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("dangling", "file", "foreign", "full"));
  EXPECT_THAT(std::string(Created(folder_ / "full").message()), Not(HasSubstr("--overwrite")));
}

TEST_F(OutputPlaceTest, AMountPointIsRefusedWithAdvice) {
  for (const char* mounted : {"/", "/proc"}) {
    const absl::Status refused = Created(mounted, true);
    EXPECT_EQ(KindOf(refused), ErrorKind::kOutput) << refused;
    EXPECT_THAT(std::string(refused.message()), AllOf(HasSubstr("mounted"), HasSubstr("inside it")));
  }
}

TEST_F(OutputPlaceTest, AFormerOutputIsReplacedOnlyWhenAsked) {
  ASSERT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  const auto output = FilesIn(folder_ / "out");
  WriteAll(folder_ / "out/old", "");
  ExpectRefused(folder_ / "out", false, ErrorKind::kUsage, "--overwrite");
  for (const bool can_exchange : {true, false}) {
    SCOPED_TRACE(can_exchange);
    files_.can_exchange = can_exchange;
    WriteAll(folder_ / "out/old", "");
    EXPECT_EQ(WriteSmall(folder_ / "out", true), absl::OkStatus());
    EXPECT_EQ(FilesIn(folder_ / "out"), output);
    EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out"));
  }
}

TEST_F(OutputPlaceTest, AnOutputUnderSubmissionIsNeverReplaced) {
  ASSERT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  WriteAll(folder_ / "out/submission/journal-00001", "x");
  for (const bool overwrite : {true, false}) {
    ExpectRefused(folder_ / "out", overwrite, ErrorKind::kUsage, "submission is under way");
  }
  WriteAll(folder_ / "out/submission/done", "");
  EXPECT_EQ(WriteSmall(folder_ / "out", true), absl::OkStatus());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/submission"));
}

TEST_F(OutputPlaceTest, ASubmissionThatBeganDuringTheRunSavesTheFormerOutput) {
  ASSERT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  FolderOptions options = SmallOptions(folder_ / "out");
  options.overwrite = true;
  auto sink = FolderSink::Create(options);
  ASSERT_TRUE(sink.ok());
  WriteAll(folder_ / "out/submission/journal", "x");
  EXPECT_EQ(KindOf((*sink)->Commit(SmallJob(), SmallSummary())), ErrorKind::kOutput);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out/submission/journal"));
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out"));
}

TEST_F(OutputPlaceTest, AFolderThatFilledUpDuringTheRunStays) {
  auto sink = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(sink.ok());
  WriteAll(folder_ / "out/mine", "x");
  EXPECT_EQ(KindOf((*sink)->Commit(SmallJob(), SmallSummary())), ErrorKind::kOutput);
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out"));
  EXPECT_THAT(NamesIn(folder_ / "out"), ElementsAre("mine"));
}

TEST_F(OutputPlaceTest, SyncWritesTheSameFolder) {
  ASSERT_EQ(WriteSmall(folder_ / "plain"), absl::OkStatus());
  FolderOptions options = SmallOptions(folder_ / "deep/er/synced");
  options.sync = true;
  auto sink = FolderSink::Create(options);
  ASSERT_TRUE(sink.ok() && FillSmall(sink->get()).ok());
  ASSERT_EQ((*sink)->Commit(SmallJob(), SmallSummary()), absl::OkStatus());
  EXPECT_EQ(FilesIn(folder_ / "deep/er/synced"), FilesIn(folder_ / "plain"));
}

TEST_F(OutputPlaceTest, WhatAKilledRunLeftIsRemovedByTheNextOfTheSameName) {
  const pid_t child = fork();
  if (child == 0) {
    auto sink = FolderSink::Create(SmallOptions(folder_ / "out"));
    if (sink.ok()) FillSmall(sink->get()).IgnoreError();
    kill(getpid(), SIGKILL);
  }
  int ended = 0;
  ASSERT_EQ(waitpid(child, &ended, 0), child);
  ASSERT_TRUE(WIFSIGNALED(ended));
  ASSERT_THAT(NamesIn(folder_.path()), ElementsAre(".out.muster-" + std::to_string(child)));
  WriteAll(folder_ / ".out.muster-12-3/messages-00001.ndjson", "x");
  WriteAll(folder_ / ".out.muster-notes/kept", "x");
  WriteAll(folder_ / ".out2.muster-12/kept", "x");
  EXPECT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre(".out.muster-notes", ".out2.muster-12", "out"));
}

TEST_F(OutputPlaceTest, AWorkingFolderInUseIsNotTouched) {
  auto first = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(first.ok());
  auto second = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(second.ok());
  const std::string working = ".out.muster-" + std::to_string(getpid());
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre(working, working + "-2"));
  ASSERT_TRUE(FillSmall(first->get()).ok() && FillSmall(second->get()).ok());
  EXPECT_EQ((*first)->Commit(SmallJob(), SmallSummary()), absl::OkStatus());
  EXPECT_EQ(KindOf((*second)->Commit(SmallJob(), SmallSummary())), ErrorKind::kOutput) << "the first one has it";
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out"));
}

TEST_F(OutputPlaceTest, AFormerOutputThatHadSteppedAsideComesBack) {
  ASSERT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  const auto output = FilesIn(folder_ / "out");
  std::filesystem::rename(folder_ / "out", folder_ / ".out.muster-old-77");
  ExpectRefused(folder_ / "out", false, ErrorKind::kUsage, "--overwrite");
  EXPECT_EQ(FilesIn(folder_ / "out"), output);
  std::filesystem::copy(folder_ / "out", folder_ / ".out.muster-old-77");
  EXPECT_EQ(WriteSmall(folder_ / "out", true), absl::OkStatus());
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out"));
}

// --- faults

class OutputFaultTest : public OutputPlaceTest {
 protected:
  // Runs the small job with every file kind; true when DIR was written.
  bool Run(const std::string& dir, bool overwrite, bool sync, absl::Status* status) {
    FolderOptions options = SmallOptions(dir);
    options.overwrite = overwrite;
    options.sync = sync;
    options.audit = Audit::kFirstRow;
    options.file_size = 200;
    absl::StatusOr<std::unique_ptr<FolderSink>> sink = CreateFolderSinkOn(&files_, options);
    *status = sink.status();
    if (!status->ok()) return false;
    *status = FillSmall(sink->get());
    if (status->ok()) *status = (*sink)->Commit(SmallJob(), SmallSummary());
    return status->ok();
  }
};

TEST_F(OutputFaultTest, ADiskThatIsFullAtAnyByteLeavesNothing) {
  absl::Status status;
  ASSERT_TRUE(Run(folder_ / "whole", false, false, &status)) << status;
  const uint64_t total = files_.written;
  ASSERT_GT(total, 3000u);
  for (uint64_t room = 0; room < total; ++room) {
    SCOPED_TRACE(room);
    files_.room = room;
    files_.written = 0;
    ASSERT_FALSE(Run(folder_ / "deep/out", false, false, &status));
    EXPECT_EQ(KindOf(status), ErrorKind::kOutput);
    EXPECT_THAT(std::string(status.message()),
                AllOf(HasSubstr(folder_ / "deep/out/"), HasSubstr("No space left on device")));
    ASSERT_THAT(NamesIn(folder_.path()), ElementsAre("whole"));
  }
}

TEST_F(OutputFaultTest, WhicheverCallFailsTheFolderIsWholeOrAbsent) {
  absl::Status status;
  for (const bool sync : {false, true}) {
    files_.failing_call = FailingFileSystem::kNever;
    ASSERT_TRUE(Run(folder_ / "whole", true, sync, &status)) << status;
    const auto whole = FilesIn(folder_ / "whole");
    bool failed_at_all = true;
    for (uint64_t call = 0; failed_at_all; ++call) {
      SCOPED_TRACE(call);
      files_.calls = 0;
      files_.failing_call = call;
      const bool written = Run(folder_ / "deep/out", false, sync, &status);
      failed_at_all = files_.calls > call;
      if (written) {
        EXPECT_EQ(FilesIn(folder_ / "deep/out"), whole);
        std::filesystem::remove_all(folder_ / "deep");
      } else {
        EXPECT_EQ(KindOf(status), ErrorKind::kOutput) << status;
        EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("out"), HasSubstr("Input/output error")));
      }
      ASSERT_THAT(NamesIn(folder_.path()), ElementsAre("whole"));
    }
  }
}

TEST_F(OutputFaultTest, WhicheverCallFailsTheFormerOutputIsWholeOrReplaced) {
  ASSERT_EQ(WriteSmall(folder_ / "out"), absl::OkStatus());
  const auto former = FilesIn(folder_ / "out");
  absl::Status status;
  ASSERT_TRUE(Run(folder_ / "out", true, false, &status)) << status;
  const auto replaced = FilesIn(folder_ / "out");
  ASSERT_NE(former, replaced);
  for (const bool can_exchange : {true, false}) {
    files_.can_exchange = can_exchange;
    bool failed_at_all = true;
    for (uint64_t call = 0; failed_at_all; ++call) {
      SCOPED_TRACE(call);
      files_.failing_call = FailingFileSystem::kNever;
      ASSERT_EQ(WriteSmall(folder_ / "out", true), absl::OkStatus());
      files_.calls = 0;
      files_.failing_call = call;
      const bool written = Run(folder_ / "out", true, true, &status);
      failed_at_all = files_.calls > call;
      ASSERT_EQ(FilesIn(folder_ / "out"), written ? replaced : former) << status;
      files_.failing_call = FailingFileSystem::kNever;
      ASSERT_EQ(WriteSmall(folder_ / "out", true), absl::OkStatus());
      ASSERT_THAT(NamesIn(folder_.path()), ElementsAre("out")) << "the next run removes what was left";
    }
  }
}

}  // namespace
}  // namespace muster
