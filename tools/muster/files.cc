#include "files.h"

#include <fcntl.h>
#include <muster/error.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "text.h"

namespace muster::cli {
namespace {

// A descriptor that is closed with its scope, unless it is standard input.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDIN_FILENO) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Waits until reading `fd` would not block; false when `cancel` (may be null) fired.
bool WaitForInput(int fd, const CancelToken* cancel) {
  if (cancel == nullptr) return true;
  pollfd inputs[] = {{.fd = fd, .events = POLLIN, .revents = 0},
                     {.fd = cancel->wake_fd(), .events = POLLIN, .revents = 0}};
  while (!cancel->cancelled()) {
    if (poll(inputs, 2, -1) > 0 && inputs[0].revents != 0) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<std::string> ReadWhole(const Phrase& what, const std::string& path, size_t max_bytes,
                                      const CancelToken* cancel) {
  const Phrase where = path == "-" ? Say("{} from standard input", what) : Say("{} {}", what, path);
  const auto fail = [&](const Phrase& why, const Phrase& what_to_do) {
    return MakeError(ErrorKind::kUsage, where, why, what_to_do);
  };
  const auto interrupted = [&] { return MakeError(ErrorKind::kCancelled, Say("{} was waited for", where)); };
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 && errno == EINTR) return interrupted();
  if (file.get() < 0)
    return fail(Say("it cannot be opened: {}", SystemReason(errno)), Say("check the path and its permissions"));
  std::string text;
  size_t used = 0;
  while (true) {
    if (!WaitForInput(file.get(), cancel)) return interrupted();
    text.resize(used + (64 << 10));
    const ssize_t got = read(file.get(), text.data() + used, text.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(Say("it cannot be read: {}", SystemReason(errno)), {});
    if (got == 0) break;
    used += static_cast<size_t>(got);
    if (used > max_bytes) {
      return fail(Say("it is larger than {}", ByteText(max_bytes)), Say("check that it is the file you mean"));
    }
  }
  text.resize(used);
  return text;
}

absl::Status WriteOut(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const Phrase why = errno == EPIPE   ? Say("whoever read it has gone")
                         : errno == EBADF ? Say("it is closed")
                                          : SystemReason(errno);
      return MakeError(ErrorKind::kOutput, Say("standard output cannot be written"), why,
                       Say("send it somewhere else"));
    }
    text.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

void WriteErr(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<size_t>(written));
  }
}

void ReserveStandardDescriptors() {
  // open takes the lowest free number. Standard output is opened for reading, so that writing to it still fails.
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
      [[maybe_unused]] const int opened = open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

}  // namespace muster::cli
