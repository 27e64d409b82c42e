// A strong bijective mix of 64 bits: every bit of the key moves every bit of the result, and no two keys meet.
// Stafford's variant 13 of the MurmurHash3 finaliser.
//
// Whoever knows the mix can choose numbers that all fall on one place of a table; so each table mixes key ^ seed, with
// a seed of its own that nobody knows. Where a key stands never shows in any result.
#ifndef MUSTER_FILTER_KEY_MIX_H_
#define MUSTER_FILTER_KEY_MIX_H_

#include <sys/random.h>

#include <cstdint>

namespace muster {

inline uint64_t MixKey(uint64_t key) {
  key ^= key >> 30;
  key *= 0xBF58476D1CE4E5B9u;
  key ^= key >> 27;
  key *= 0x94D049BB133111EBu;
  return key ^ key >> 31;
}

// The key of which this is the mix.
inline uint64_t UnmixKey(uint64_t mixed) {
  mixed ^= mixed >> 31 ^ mixed >> 62;
  mixed *= 0x319642B2D24D8EC3u;
  mixed ^= mixed >> 27 ^ mixed >> 54;
  mixed *= 0x96DE1B173F119089u;
  return mixed ^ mixed >> 30 ^ mixed >> 60;
}

// A seed for a table; a fixed one where the system gives no randomness.
inline uint64_t RandomSeed() {
  uint64_t seed = 0x9E3779B97F4A7C15u;
  [[maybe_unused]] const ssize_t got = getrandom(&seed, sizeof seed, GRND_NONBLOCK);
  return seed;
}

}  // namespace muster

#endif  // MUSTER_FILTER_KEY_MIX_H_
