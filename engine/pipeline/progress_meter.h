// Tells a caller how far a job is, at most 10 times a second. Thread rule: one thread at a time (gate 3).
#ifndef MUSTER_PIPELINE_PROGRESS_METER_H_
#define MUSTER_PIPELINE_PROGRESS_METER_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "muster/pipeline.h"
#include "pipeline/account.h"
#include "pipeline/job_plan.h"

namespace muster {

class ProgressMeter {
 public:
  ProgressMeter(std::function<void(const Progress&)> callback, const JobPlan& plan);

  void Tick(uint64_t bytes_read, const Account& account);

 private:
  using Clock = std::chrono::steady_clock;

  const std::function<void(const Progress&)> callback_;
  const Clock::time_point started_;
  std::optional<uint64_t> bytes_total_;
  Clock::time_point next_;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_PROGRESS_METER_H_
