#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/strings.h"
#include "muster/error.h"
#include "muster/numbering_plan.h"
#include "number/numbering_plan.h"

namespace muster {
namespace {

constexpr size_t kMaxPlanBytes = 64 << 20;

absl::Status Unreadable(const std::string& path, const Phrase& why) {
  return MakeError(ErrorKind::kUsage, Say("numbering plan {}", ForDisplay(path, 200)), why,
                   Say("name a file that {} has made, or leave --numbering-plan out", "tools/plan/make_plan.mjs"));
}

absl::StatusOr<std::string> ReadFrom(int fd, const std::string& path) {
  struct stat found;
  if (fstat(fd, &found) != 0) return Unreadable(path, Say("it cannot be read: {}", SystemReason(errno)));
  if (S_ISDIR(found.st_mode)) return Unreadable(path, Say("it is a folder"));
  std::string bytes;
  for (;;) {
    constexpr size_t kStep = 1 << 20;
    const size_t had = bytes.size();
    bytes.resize(had + kStep);
    const ssize_t got = read(fd, bytes.data() + had, kStep);
    const int error = errno;
    bytes.resize(had + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got < 0 && error == EINTR) continue;
    if (got < 0) return Unreadable(path, Say("it cannot be read: {}", SystemReason(error)));
    if (got == 0) return bytes;
    if (bytes.size() > kMaxPlanBytes) return Unreadable(path, Say("it is larger than {}", "64 MiB"));
  }
}

}  // namespace

absl::StatusOr<std::shared_ptr<const NumberingPlan>> LoadNumberingPlan(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Unreadable(path, Say("it cannot be opened: {}", SystemReason(errno)));
  absl::StatusOr<std::string> bytes = ReadFrom(fd, path);
  close(fd);
  if (!bytes.ok()) return bytes.status();
  return NumberingPlan::FromBytes(*std::move(bytes), path);
}

std::string_view NumberingPlanVersion(const NumberingPlan& plan) { return plan.version(); }

}  // namespace muster
