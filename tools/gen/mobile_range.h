// The mobile numbers 0900000000 to 0989999999 in a seeded order: index -> number is one-to-one, so that two
// indices never share a number and a repeated number is a repeated index. No memory, a few nanoseconds a number.
#ifndef MUSTER_TOOLS_GEN_MOBILE_RANGE_H_
#define MUSTER_TOOLS_GEN_MOBILE_RANGE_H_

#include <cstdint>

#include "gen/random.h"

namespace muster::gen {

// How many numbers there are.
inline constexpr uint64_t kMobileCount = 90'000'000;
// The first of them without its trunk 0.
inline constexpr uint64_t kFirstMobile = 900'000'000;

// A Feistel network over 9,000 x 10,000: each round adds to one half a hash of the other, modulo that half's
// size, which can be undone; so the whole is a permutation.
class MobileRange {
 public:
  explicit constexpr MobileRange(uint64_t seed) : key_(Mix(seed ^ 0x6D6F62696C65u)) {}

  // The number without its trunk 0, 900000000 to 989999999. `index` is below kMobileCount.
  constexpr uint64_t Number(uint64_t index) const {
    uint64_t high = index / kLowSize;
    uint64_t low = index % kLowSize;
    for (uint64_t round = 0; round < 3; ++round) {
      high = (high + Hash(2 * round, low)) % kHighSize;
      low = (low + Hash(2 * round + 1, high)) % kLowSize;
    }
    return kFirstMobile + high * kLowSize + low;
  }

 private:
  static constexpr uint64_t kHighSize = 9'000;
  static constexpr uint64_t kLowSize = 10'000;

  constexpr uint64_t Hash(uint64_t round, uint64_t half) const {
    return ((key_ + round * kGolden) ^ half) * 0xD6E8FEB86659FD93u >> 32;
  }

  uint64_t key_;  // constant after construction
};

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_MOBILE_RANGE_H_
