#include "pipeline/progress_meter.h"

#include <utility>

namespace muster {
namespace {

constexpr std::chrono::milliseconds kInterval(100);

}  // namespace

ProgressMeter::ProgressMeter(std::function<void(const Progress&)> callback, const JobPlan& plan)
    : callback_(std::move(callback)), started_(Clock::now()), bytes_total_(0), next_(started_ + kInterval) {
  for (const ListPlan& list : plan.lists) {
    if (!list.total_bytes) bytes_total_.reset();
    if (bytes_total_) *bytes_total_ += *list.total_bytes;
  }
}

void ProgressMeter::Tick(uint64_t bytes_read, const Account& account) {
  if (callback_ == nullptr) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  Progress progress;
  progress.bytes_read = bytes_read;
  progress.bytes_total = bytes_total_;
  progress.rows = account.rows();
  progress.emitted = account.emitted();
  progress.rejected = account.rejected();
  progress.seconds = std::chrono::duration<double>(now - started_).count();
  callback_(progress);
}

}  // namespace muster
