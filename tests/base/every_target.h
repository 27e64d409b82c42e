// Runs a test's body once for every instruction set that this machine can run.
#ifndef MUSTER_TESTS_BASE_EVERY_TARGET_H_
#define MUSTER_TESTS_BASE_EVERY_TARGET_H_

#include <gtest/gtest.h>

#include <string>

#include "muster/cpu_target.h"

namespace muster::testing {

template <class Visit>
void ForEveryTarget(Visit visit) {
  for (const std::string& target : CpuTargets()) {
    SCOPED_TRACE(target);
    ForceCpuTarget(target);
    visit();
    ForceCpuTarget("");
    if (::testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace muster::testing

#endif  // MUSTER_TESTS_BASE_EVERY_TARGET_H_
