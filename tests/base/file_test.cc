#include "base/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/failing_file_system.h"

namespace muster {
namespace {

using ::testing::ElementsAre;

class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    std::string name = (std::filesystem::temp_directory_path() / "muster-file-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~FileTest() override { std::filesystem::remove_all(folder_); }

  std::string At(const std::string& name) const { return folder_ + "/" + name; }

  void Write(const std::string& name, std::string_view content) {
    int fd;
    ASSERT_EQ(files_->CreateFile(At(name), &fd), 0);
    ASSERT_EQ(files_->Append(fd, content), 0);
    ASSERT_EQ(files_->Close(fd), 0);
  }
  std::string Read(const std::string& name) {
    std::string content;
    EXPECT_EQ(files_->ReadFile(At(name), &content), 0);
    return content;
  }
  unsigned ModeOf(const std::string& name) {
    struct stat found {};
    EXPECT_EQ(stat(At(name).c_str(), &found), 0);
    return found.st_mode & 07777;
  }

  std::string folder_;
  FileSystem* const files_ = FileSystem::Real();
};

TEST_F(FileTest, WhatIsAppendedIsReadBack) {
  const std::string content = std::string(3'000'000, 'x') + std::string("\0end", 4);
  Write("a", content);
  EXPECT_EQ(Read("a"), content);
}

TEST_F(FileTest, ModesDoNotDependOnTheUmask) {
  for (const mode_t mask : {0000, 0022, 0777}) {
    const mode_t before = umask(mask);
    const std::string suffix = std::to_string(mask);
    int fd;
    EXPECT_EQ(files_->CreateFile(At("file" + suffix), &fd), 0);
    EXPECT_EQ(files_->Close(fd), 0);
    EXPECT_EQ(files_->CreateFolder(At("folder" + suffix)), 0);
    umask(before);
    EXPECT_EQ(ModeOf("file" + suffix), 0600u);
    EXPECT_EQ(ModeOf("folder" + suffix), 0700u);
  }
}

TEST_F(FileTest, NamesThatAreTakenAreNotTakenAgain) {
  Write("a", "old");
  int fd;
  EXPECT_EQ(files_->CreateFile(At("a"), &fd), EEXIST);
  EXPECT_EQ(files_->CreateFolder(At("a")), EEXIST);
  EXPECT_EQ(Read("a"), "old");
}

TEST_F(FileTest, ALockIsHeldByOneUntilItCloses) {
  ASSERT_EQ(files_->CreateFolder(At("f")), 0);
  int first, second;
  ASSERT_EQ(files_->OpenFolder(At("f"), &first), 0);
  ASSERT_EQ(files_->OpenFolder(At("f"), &second), 0);
  EXPECT_EQ(files_->Lock(first), 0);
  EXPECT_EQ(files_->Lock(second), EWOULDBLOCK);
  EXPECT_EQ(files_->Close(first), 0);
  EXPECT_EQ(files_->Lock(second), 0);
  EXPECT_EQ(files_->Close(second), 0);
}

TEST_F(FileTest, StatTellsFoldersLinksAndAbsence) {
  ASSERT_EQ(files_->CreateFolder(At("f")), 0);
  std::filesystem::create_symlink("f", At("link"));
  FileInfo info;
  ASSERT_EQ(files_->Stat(At("f"), false, &info), 0);
  EXPECT_TRUE(info.exists && info.is_folder && !info.is_link && !info.is_mount_root);
  ASSERT_EQ(files_->Stat(At("link"), false, &info), 0);
  EXPECT_TRUE(info.exists && info.is_link && !info.is_folder);
  ASSERT_EQ(files_->Stat(At("link"), true, &info), 0);
  EXPECT_TRUE(info.is_folder);
  for (const char* absent : {"none", "none/below"}) {
    ASSERT_EQ(files_->Stat(At(absent), true, &info), 0);
    EXPECT_FALSE(info.exists);
  }
}

TEST_F(FileTest, RenameTakesThePlaceOfAnEmptyFolderOnly) {
  for (const char* name : {"new", "empty", "full"}) ASSERT_EQ(files_->CreateFolder(At(name)), 0);
  Write("new/a", "1");
  Write("full/b", "2");
  EXPECT_EQ(files_->Rename(At("new"), At("full")), ENOTEMPTY);
  EXPECT_EQ(files_->Rename(At("new"), At("empty")), 0);
  EXPECT_EQ(Read("empty/a"), "1");
}

TEST_F(FileTest, ExchangeSwapsTwoFolders) {
  for (const char* name : {"one", "two"}) ASSERT_EQ(files_->CreateFolder(At(name)), 0);
  Write("one/a", "1");
  const int error = files_->Exchange(At("one"), At("two"));
  if (error == EINVAL || error == ENOSYS) return;  // not every file system can
  EXPECT_EQ(error, 0);
  EXPECT_EQ(Read("two/a"), "1");
}

TEST_F(FileTest, RemoveTreeRemovesLinksAndNotWhatTheyLeadTo) {
  ASSERT_EQ(files_->CreateFolder(At("tree")), 0);
  ASSERT_EQ(files_->CreateFolder(At("tree/inner")), 0);
  Write("tree/inner/a", "1");
  Write("kept", "2");
  std::filesystem::create_symlink(folder_, At("tree/link"));
  EXPECT_EQ(files_->RemoveTree(At("tree")), 0);
  EXPECT_EQ(files_->RemoveTree(At("tree")), 0) << "nothing there is no error";
  std::vector<std::string> names;
  ASSERT_EQ(files_->ListFolder(folder_, &names), 0);
  EXPECT_THAT(names, ElementsAre("kept"));
}

TEST_F(FileTest, ErrorsAreTheSystemsOwn) {
  int fd;
  std::string text;
  std::vector<std::string> names;
  EXPECT_EQ(files_->CreateFile(At("none/a"), &fd), ENOENT);
  EXPECT_EQ(files_->ReadFile(At("none"), &text), ENOENT);
  EXPECT_EQ(files_->ReadFile(folder_, &text), EISDIR);
  EXPECT_EQ(files_->ListFolder(At("none"), &names), ENOENT);
  EXPECT_EQ(files_->RemoveFolder(At("none")), ENOENT);
  ASSERT_EQ(files_->CreateFile("/dev/full", &fd), EEXIST);
}

TEST_F(FileTest, TheFakeFillsUpAfterExactlyItsRoom) {
  FailingFileSystem failing;
  failing.room = 5;
  int fd;
  ASSERT_EQ(failing.CreateFile(At("a"), &fd), 0);
  EXPECT_EQ(failing.Append(fd, "abc"), 0);
  EXPECT_EQ(failing.Append(fd, "defg"), ENOSPC);
  EXPECT_EQ(failing.Append(fd, "h"), ENOSPC);
  EXPECT_EQ(failing.Close(fd), 0);
  EXPECT_EQ(Read("a"), "abcde");
}

TEST_F(FileTest, TheFakeLetsOneCallFail) {
  FailingFileSystem failing;
  failing.failing_call = 1;
  EXPECT_EQ(failing.CreateFolder(At("a")), 0);
  EXPECT_EQ(failing.CreateFolder(At("b")), EIO);
  EXPECT_EQ(failing.CreateFolder(At("b")), 0);
}

TEST(PathTest, PathsAreTakenApartAndPutTogether) {
  struct Case {
    const char *path, *parent, *name;
  };
  for (const Case& c : {Case{"a", ".", "a"}, Case{"a/", ".", "a"}, Case{"a/b", "a", "b"}, Case{"a//b//", "a", "b"},
                        Case{"/a", "/", "a"}, Case{"/", "/", "/"}, Case{"./a/b", "./a", "b"}, Case{"..", ".", ".."}}) {
    SCOPED_TRACE(c.path);
    EXPECT_EQ(ParentPath(c.path), c.parent);
    EXPECT_EQ(BaseName(c.path), c.name);
  }
  EXPECT_EQ(JoinPath("a", "b"), "a/b");
  EXPECT_EQ(JoinPath("/", "b"), "/b");
  EXPECT_EQ(JoinPath("", "b"), "b");
}

}  // namespace
}  // namespace muster
