// The real file system with faults: a disk that is full after so many bytes, or one call that fails.
#ifndef MUSTER_TESTS_BASE_FAILING_FILE_SYSTEM_H_
#define MUSTER_TESTS_BASE_FAILING_FILE_SYSTEM_H_

#include <cerrno>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace muster {

class FailingFileSystem : public FileSystem {
 public:
  static constexpr uint64_t kNever = std::numeric_limits<uint64_t>::max();

  // Constant while in use.
  uint64_t room = kNever;          // bytes that may be written before the disk is full
  uint64_t failing_call = kNever;  // 0-based: that call, of any kind, fails with `error`
  int error = EIO;
  bool can_exchange = true;

  uint64_t calls = 0;
  uint64_t written = 0;

  int CreateFile(const std::string& path, int* fd) override { return Fails() ? error : real_->CreateFile(path, fd); }
  int Append(int fd, std::string_view bytes) override {
    if (Fails()) return error;
    const std::string_view fitting = bytes.substr(0, room - written);
    if (const int failed = real_->Append(fd, fitting); failed != 0) return failed;
    written += fitting.size();
    return fitting.size() < bytes.size() ? ENOSPC : 0;
  }
  // Says only that it did: a test writes thousands of folders.
  int Sync(int) override { return Fails() ? error : 0; }
  int Close(int fd) override {
    const int closed = real_->Close(fd);
    return Fails() ? error : closed;
  }
  int CreateFolder(const std::string& path) override { return Fails() ? error : real_->CreateFolder(path); }
  int OpenFolder(const std::string& path, int* fd) override { return Fails() ? error : real_->OpenFolder(path, fd); }
  int Lock(int fd) override { return Fails() ? error : real_->Lock(fd); }
  int ListFolder(const std::string& path, std::vector<std::string>* names) override {
    return Fails() ? error : real_->ListFolder(path, names);
  }
  int Stat(const std::string& path, bool follow_links, FileInfo* info) override {
    return Fails() ? error : real_->Stat(path, follow_links, info);
  }
  int StatOpen(int fd, FileInfo* info) override { return Fails() ? error : real_->StatOpen(fd, info); }
  int Resolve(const std::string& path, std::string* resolved) override {
    return Fails() ? error : real_->Resolve(path, resolved);
  }
  int Rename(const std::string& from, const std::string& to) override {
    return Fails() ? error : real_->Rename(from, to);
  }
  int Exchange(const std::string& a, const std::string& b) override {
    if (!can_exchange) return EINVAL;
    return Fails() ? error : real_->Exchange(a, b);
  }
  int RemoveFile(const std::string& path) override { return Fails() ? error : real_->RemoveFile(path); }
  int RemoveFolder(const std::string& path) override { return Fails() ? error : real_->RemoveFolder(path); }
  int ReadFile(const std::string& path, std::string* content) override {
    return Fails() ? error : real_->ReadFile(path, content);
  }

  int ReadFront(const std::string& path, size_t bytes, std::string* content) override {
    return Fails() ? error : real_->ReadFront(path, bytes, content);
  }

 private:
  bool Fails() { return calls++ == failing_call; }

  FileSystem* const real_ = FileSystem::Real();
};

}  // namespace muster

#endif  // MUSTER_TESTS_BASE_FAILING_FILE_SYSTEM_H_
