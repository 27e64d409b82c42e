// A strong bijective mix of 64 bits: every bit of the key moves every bit of the result, and no two keys meet.
// Stafford's variant 13 of the MurmurHash3 finaliser.
#ifndef MUSTER_FILTER_KEY_MIX_H_
#define MUSTER_FILTER_KEY_MIX_H_

#include <cstdint>

namespace muster {

inline uint64_t MixKey(uint64_t key) {
  key ^= key >> 30;
  key *= 0xBF58476D1CE4E5B9u;
  key ^= key >> 27;
  key *= 0x94D049BB133111EBu;
  return key ^ key >> 31;
}

}  // namespace muster

#endif  // MUSTER_FILTER_KEY_MIX_H_
