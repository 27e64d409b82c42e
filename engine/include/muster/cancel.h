// Stops a run from outside. Cancel may be called from any thread and from a signal handler; it also wakes a
// reader that waits on a pipe.
#ifndef MUSTER_CANCEL_H_
#define MUSTER_CANCEL_H_

#include <atomic>

namespace muster {

class CancelToken {
 public:
  CancelToken() : CancelToken(nullptr) {}
  // A token that also counts as cancelled when `parent` (may be null, not owned, must outlive it) is.
  explicit CancelToken(const CancelToken* parent);
  ~CancelToken();
  CancelToken(const CancelToken&) = delete;
  CancelToken& operator=(const CancelToken&) = delete;

  // Async-signal-safe. Calling it again does nothing.
  void Cancel();
  // Relaxed: a flag that only ever goes up; whoever sees it late just does a little more work.
  bool cancelled() const {
    return cancelled_.load(std::memory_order_relaxed) || (parent_ != nullptr && parent_->cancelled());
  }
  // Becomes readable when cancelled, for poll(2); -1 where the system gave none.
  int wake_fd() const { return wake_fd_; }

 private:
  std::atomic<bool> cancelled_{false};
  // Constant after construction.
  const CancelToken* parent_;
  int event_fd_;
  int wake_fd_;  // event_fd_, or an epoll descriptor over it and the parent's
};

}  // namespace muster

#endif  // MUSTER_CANCEL_H_
