#include "muster/cancel.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace muster {
namespace {

// A descriptor that is readable when one of the two is; -1 on failure.
int EitherReadable(int a, int b) {
  const int both = epoll_create1(EPOLL_CLOEXEC);
  if (both < 0) return -1;
  for (const int fd : {a, b}) {
    epoll_event event{};
    event.events = EPOLLIN;
    if (epoll_ctl(both, EPOLL_CTL_ADD, fd, &event) != 0) {
      close(both);
      return -1;
    }
  }
  return both;
}

}  // namespace

CancelToken::CancelToken(const CancelToken* parent)
    : parent_(parent), event_fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), wake_fd_(event_fd_) {
  if (parent == nullptr || parent->wake_fd() < 0 || event_fd_ < 0) return;
  const int both = EitherReadable(event_fd_, parent->wake_fd());
  if (both >= 0) wake_fd_ = both;
}

CancelToken::~CancelToken() {
  if (wake_fd_ != event_fd_) close(wake_fd_);
  if (event_fd_ >= 0) close(event_fd_);
}

void CancelToken::Cancel() {
  cancelled_.store(true, std::memory_order_relaxed);
  if (event_fd_ < 0) return;
  const uint64_t one = 1;
  // Can only fail when the counter is full, and then the descriptor is readable already.
  [[maybe_unused]] const ssize_t written = write(event_fd_, &one, sizeof one);
}

}  // namespace muster
