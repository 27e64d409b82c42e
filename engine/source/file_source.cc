#include "source/file_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace muster {
namespace {

// How long a wait lasts before the cancel flag is looked at again, where it cannot wake us.
constexpr int kPollMilliseconds = 100;

std::string Reason(int error) { return std::generic_category().message(error); }

std::string Advice(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "check the path; a list must exist before the job starts";
    case EACCES:
    case EPERM:
      return "give the user who runs the job permission to read it";
    case EIO:
      return "copy the file to another disk and try again";
    default:
      return "";
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
  absl::Status Error(std::string_view why, std::string_view what_to_do) const {
    return MakeError(kind_, Join({"list ", name_}), why, what_to_do);
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
    return Error(Join({"reading failed after ", std::to_string(read_), " bytes: ", Reason(error)}), Advice(error));
  }
}

absl::Status FileSource::WaitForInput() const {
  const int wake_fd = cancel_ != nullptr ? cancel_->wake_fd() : -1;
  const int timeout = cancel_ != nullptr && wake_fd < 0 ? kPollMilliseconds : -1;
  for (;;) {
    if (cancel_ != nullptr && cancel_->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Join({"list ", name_}), "cancelled while waiting for more of it", "");
    }
    // poll ignores a descriptor of -1.
    pollfd waits[2] = {{fd_, POLLIN, 0}, {wake_fd, POLLIN, 0}};
    if (poll(waits, 2, timeout) < 0 && errno != EINTR) return Error(Reason(errno), "");
    if (waits[1].revents != 0) continue;
    if (waits[0].revents != 0) return absl::OkStatus();
  }
}

absl::Status FileSource::CheckUnchanged() const {
  if (!regular_) return absl::OkStatus();
  struct stat now;
  if (fstat(fd_, &now) != 0) return Error(Reason(errno), "");
  const uint64_t expected = *TotalBytes();
  const auto size = static_cast<uint64_t>(now.st_size);
  const auto size_when_opened = static_cast<uint64_t>(opened_.st_size);
  const bool same_time = now.st_mtim.tv_sec == opened_.st_mtim.tv_sec && now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
  if (read_ == expected && size == size_when_opened && same_time) return absl::OkStatus();
  const std::string_view what = size > size_when_opened ? "grew" : size < size_when_opened ? "shrank" : "was changed";
  return Error(Join({"the file ", what, " while it was read: ", std::to_string(size_when_opened),
                     " bytes when opened, ", std::to_string(size), " now, ", std::to_string(start_ + read_), " read"}),
               "wait until nothing writes to it any more, or run the job on a copy");
}

absl::StatusOr<std::unique_ptr<ByteSource>> FromDescriptor(int fd, bool owned, const std::string& name,
                                                           const CancelToken* cancel, ErrorKind kind) {
  struct stat opened;
  if (fstat(fd, &opened) != 0) {
    const int error = errno;
    if (owned) close(fd);
    return MakeError(kind, Join({"list ", name}), Join({"cannot be read: ", Reason(error)}), Advice(error));
  }
  if (S_ISDIR(opened.st_mode)) {
    if (owned) close(fd);
    return MakeError(kind, Join({"list ", name}), "it is a folder, not a list", "name the list file in it");
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
    return MakeError(kind, Join({"list ", path}), Join({"cannot be opened: ", Reason(error)}), Advice(error));
  }
  return FromDescriptor(fd, /*owned=*/true, path, cancel, kind);
}

absl::StatusOr<std::unique_ptr<ByteSource>> OpenStdin(const std::string& name, const CancelToken* cancel,
                                                      ErrorKind kind) {
  return FromDescriptor(STDIN_FILENO, /*owned=*/false, name, cancel, kind);
}

}  // namespace muster
