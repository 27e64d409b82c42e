#include "muster/cpu_target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster {
namespace {

TEST(CpuTarget, TheBestIsUsedUnlessOneIsForced) {
  const std::vector<std::string> targets = CpuTargets();
  ASSERT_FALSE(targets.empty());
  EXPECT_EQ(targets.back(), "scalar");
  EXPECT_EQ(CpuTarget(), targets.front());
  for (const std::string& target : targets) {
    ASSERT_TRUE(ForceCpuTarget(target));
    EXPECT_EQ(CpuTarget(), target);
    EXPECT_EQ(CpuTargets(), targets);
  }
  ASSERT_TRUE(ForceCpuTarget(""));
  EXPECT_EQ(CpuTarget(), targets.front());
}

TEST(CpuTarget, WhatTheMachineDoesNotHaveChangesNothing) {
  ASSERT_TRUE(ForceCpuTarget("scalar"));
  for (const char* const name : {"avx9", "AVX2", "avx", " "}) EXPECT_FALSE(ForceCpuTarget(name)) << name;
  EXPECT_EQ(CpuTarget(), "scalar");
  ASSERT_TRUE(ForceCpuTarget(""));
}

}  // namespace
}  // namespace muster
