#include "source/file_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/strings.h"

namespace muster {
namespace {

// How long a wait lasts before the cancel flag is looked at again, where it cannot wake us.
constexpr int kPollMilliseconds = 100;

Phrase Advice(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Say("check the path; a list must exist before the job starts");
    case EACCES:
    case EPERM:
      return Say("give the user who runs the job permission to read it");
    case EIO:
      return Say("copy the file to another disk and try again");
    default:
      return {};
  }
}

class FileSource : public ByteSource {
 public:
  // Takes `fd` over when `owned`.
  FileSource(int fd, bool owned, std::string name, const CancelToken* cancel, ErrorKind kind, const struct stat& opened)
      : fd_(fd),
        owned_(owned),
        regular_(S_ISREG(opened.st_mode)),
        name_(std::move(name)),
        cancel_(cancel),
        kind_(kind),
        opened_(opened) {
    if (!regular_) return;
    const off_t offset = owned ? 0 : lseek(fd, 0, SEEK_CUR);
    start_ = offset > 0 ? static_cast<uint64_t>(offset) : 0;
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileSource() override {
    if (owned_) close(fd_);
  }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;
  std::optional<uint64_t> TotalBytes() const override {
    if (!regular_) return std::nullopt;
    const auto size = static_cast<uint64_t>(opened_.st_size);
    return size > start_ ? size - start_ : 0;
  }

 private:
  absl::Status Error(const Phrase& why, const Phrase& what_to_do) const {
    return MakeError(kind_, Say("list {}", name_), why, what_to_do);
  }
  absl::Status WaitForInput() const;
  absl::Status CheckUnchanged() const;

  // Constant after construction.
  const int fd_;
  const bool owned_, regular_;
  const std::string name_;
  const CancelToken* const cancel_;
  const ErrorKind kind_;
  const struct stat opened_;
  uint64_t start_ = 0;  // of standard input, when it is a file that somebody has read from before

  uint64_t read_ = 0;
};

absl::StatusOr<size_t> FileSource::Read(char* buffer, size_t size) {
  for (;;) {
    if (!regular_) {
      if (absl::Status status = WaitForInput(); !status.ok()) return status;
    }
    const ssize_t got = read(fd_, buffer, size);
    if (got > 0) {
      read_ += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
    if (got == 0) {
      if (absl::Status status = CheckUnchanged(); !status.ok()) return status;
      return 0;
    }
    if (errno == EINTR || errno == EAGAIN) continue;
    const int error = errno;
    return Error(Say("reading failed after {} bytes: {}", read_, SystemReason(error)), Advice(error));
  }
}

absl::Status FileSource::WaitForInput() const {
  const int wake_fd = cancel_ != nullptr ? cancel_->wake_fd() : -1;
  const int timeout = cancel_ != nullptr && wake_fd < 0 ? kPollMilliseconds : -1;
  for (;;) {
    if (cancel_ != nullptr && cancel_->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Say("list {}", name_), Say("cancelled while waiting for more of it"));
    }
    // poll ignores a descriptor of -1.
    pollfd waits[2] = {{fd_, POLLIN, 0}, {wake_fd, POLLIN, 0}};
    if (poll(waits, 2, timeout) < 0 && errno != EINTR) return Error(SystemReason(errno), {});
    if (waits[1].revents != 0) continue;
    if (waits[0].revents != 0) return absl::OkStatus();
  }
}

absl::Status FileSource::CheckUnchanged() const {
  if (!regular_) return absl::OkStatus();
  struct stat now;
  if (fstat(fd_, &now) != 0) return Error(SystemReason(errno), {});
  const uint64_t expected = *TotalBytes();
  const auto size = static_cast<uint64_t>(now.st_size);
  const auto size_when_opened = static_cast<uint64_t>(opened_.st_size);
  const bool same_time = now.st_mtim.tv_sec == opened_.st_mtim.tv_sec && now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
  if (read_ == expected && size == size_when_opened && same_time) return absl::OkStatus();
  const Phrase what = size > size_when_opened   ? Say("the file grew while it was read")
                      : size < size_when_opened ? Say("the file shrank while it was read")
                                                : Say("the file was changed while it was read");
  return Error(Say("{}: {} bytes when opened, {} now, {} read", what, size_when_opened, size, start_ + read_),
               Say("wait until nothing writes to it any more, or run the job on a copy"));
}

absl::StatusOr<std::unique_ptr<ByteSource>> FromDescriptor(int fd, bool owned, const std::string& name,
                                                           const CancelToken* cancel, ErrorKind kind) {
  struct stat opened;
  if (fstat(fd, &opened) != 0) {
    const int error = errno;
    if (owned) close(fd);
    return MakeError(kind, Say("list {}", name), Say("cannot be read: {}", SystemReason(error)), Advice(error));
  }
  if (S_ISDIR(opened.st_mode)) {
    if (owned) close(fd);
    return MakeError(kind, Say("list {}", name), Say("it is a folder, not a list"), Say("name the list file in it"));
  }
  return std::make_unique<FileSource>(fd, owned, name, cancel, kind, opened);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path, const CancelToken* cancel,
                                                     ErrorKind kind) {
  // Without O_NONBLOCK opening a named pipe would wait for its writer where no cancel reaches.
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    const int error = errno;
    return MakeError(kind, Say("list {}", path), Say("cannot be opened: {}", SystemReason(error)), Advice(error));
  }
  return FromDescriptor(fd, /*owned=*/true, path, cancel, kind);
}

absl::StatusOr<std::unique_ptr<ByteSource>> OpenStdin(const std::string& name, const CancelToken* cancel,
                                                      ErrorKind kind) {
  return FromDescriptor(STDIN_FILENO, /*owned=*/false, name, cancel, kind);
}

}  // namespace muster
