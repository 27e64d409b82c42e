// Runs a test's body once for every instruction set that this machine can run.
#ifndef MUSTER_TESTS_BASE_EVERY_TARGET_H_
#define MUSTER_TESTS_BASE_EVERY_TARGET_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "muster/cpu_target.h"

namespace muster::testing {

// Forces `name` as long as it lives.
class ScopedTarget {
 public:
  explicit ScopedTarget(const std::string& name) : trace_(__FILE__, __LINE__, name) {
    EXPECT_TRUE(ForceCpuTarget(name));
  }
  ~ScopedTarget() { ForceCpuTarget(""); }
  ScopedTarget(const ScopedTarget&) = delete;
  ScopedTarget& operator=(const ScopedTarget&) = delete;

 private:
  const ::testing::ScopedTrace trace_;
};

// As part of a test's name.
inline std::string TestName(std::string target) {
  std::replace(target.begin(), target.end(), '-', '_');
  return target;
}

template <class Visit>
void ForEveryTarget(Visit visit) {
  for (const std::string& name : CpuTargets()) {
    const ScopedTarget target(name);
    visit();
    if (::testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace muster::testing

#endif  // MUSTER_TESTS_BASE_EVERY_TARGET_H_
