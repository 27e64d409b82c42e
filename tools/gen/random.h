// Random draws that are the same on every machine and can be made for any row by itself: a stream is seeded
// from (seed, purpose, row), never carried from one row to the next.
//
// The generator is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
#ifndef MUSTER_TOOLS_GEN_RANDOM_H_
#define MUSTER_TOOLS_GEN_RANDOM_H_

#include <cstdint>

namespace muster::gen {

inline constexpr uint64_t kGolden = 0x9E3779B97F4A7C15u;

constexpr uint64_t Mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

class Random {
 public:
  constexpr Random(uint64_t seed, uint64_t purpose, uint64_t row)
      : state_(Mix(seed + purpose * kGolden) + row * kGolden) {
    state_ = Mix(state_);
  }

  constexpr uint64_t Next() { return Mix(state_ += kGolden); }

  // Evenly below `bound`, which is from 1 to 2^32 (the bias is below 2^-32 per value).
  constexpr uint64_t Below(uint64_t bound) { return ((Next() >> 32) * bound) >> 32; }

  // True with a share of threshold / 2^32; see Threshold.
  constexpr bool Hit(uint64_t threshold) { return (Next() >> 32) < threshold; }

 private:
  uint64_t state_;
};

// A share from 0 to 1 as a threshold for a 32-bit draw.
constexpr uint64_t Threshold(double share) { return static_cast<uint64_t>(share * 4294967296.0); }

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_RANDOM_H_
