#include "fuzz/variations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace muster::fuzz {
namespace {

TEST(Variations, BeginWithTheCommittedInputs) {
  const Variations variations({"first", "", "third"}, 1);
  EXPECT_EQ(variations.Make(0, 400), "first");
  EXPECT_EQ(variations.Make(1, 400), "");
  EXPECT_EQ(variations.Make(2, 400), "third");
}

TEST(Variations, DependOnNothingButTheInputsTheSeedAndTheNumber) {
  const Variations some({"first", "second"}, 1), same({"first", "second"}, 1), others({"first", "second"}, 2);
  int different = 0;
  for (uint64_t n = 100; n-- > 2;) {
    EXPECT_EQ(some.Make(n, 400), same.Make(n, 400));
    different += some.Make(n, 400) != others.Make(n, 400) ? 1 : 0;
  }
  EXPECT_GT(different, 90);
}

// Elsewhere too, today and later: what a run on another machine found is found again.
TEST(Variations, AreTheSameOnEveryMachine) {
  const Variations variations({"first", "second"}, 1);
  EXPECT_EQ(variations.Make(7, 400), "firr\xB5t");
  EXPECT_EQ(variations.Make(8, 400), "se" + std::string(30, '\xAA') + "cond");
  EXPECT_EQ(variations.Make(1'000'000, 400), "fmst\xCD\x8D\x8D\x8D\x8Dirst");
}

TEST(Variations, AreManyAndOfBoundedLength) {
  const Variations variations({"0912345678,Name", std::string(30, 'x'), ""}, 1);
  std::set<std::string> seen;
  std::set<char> bytes;
  size_t longest = 0;
  for (uint64_t n = 0; n < 10'000; ++n) {
    const std::string input = variations.Make(n, 50);
    longest = std::max(longest, input.size());
    bytes.insert(input.begin(), input.end());
    seen.insert(input);
  }
  EXPECT_EQ(longest, 50u);
  EXPECT_EQ(bytes.size(), 256u);
  EXPECT_GT(seen.size(), 7'000u);
}

}  // namespace
}  // namespace muster::fuzz
