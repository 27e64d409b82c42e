// Open addressing over 2^n slots of 8 bytes, a cache line of 8 slots at a time: a key stands in its home line or, when
// that is full, in the next line with room; the keys of a line stand before its empty slots. 0 is an empty slot. The
// home is given by the top bits of the key's mix, so the keys stand, but for short displacements, in the order of the
// mix: any run of lines is a fair sample of the keys, and the table can double in its own memory, from its end to its
// beginning.
//
// At most 13/16 full: from 9.8 bytes per key when full to 19.7 just after it has doubled.
// Thread rule: const members from any thread, while nobody changes it.
#ifndef MUSTER_FILTER_SPARSE_KEYS_H_
#define MUSTER_FILTER_SPARSE_KEYS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/base/attributes.h"
#include "filter/key_mix.h"
#include "filter/mapped_memory.h"
#include "muster/sink.h"

namespace muster {

class SparseKeys {
 public:
  // Tests that want crowded keys give the seed.
  explicit SparseKeys(uint64_t seed = RandomSeed()) : seed_(seed) { Allocate(kSmallest); }

  uint64_t size() const { return size_; }
  size_t capacity() const { return mask_ + 1; }
  // How many keys it may hold.
  uint64_t limit() const { return capacity() / 16 * 13; }
  uint64_t memory_bytes() const { return memory_.bytes(); }

  // The first slot of the key's home line, until the table grows.
  size_t Home(Key key) const { return MixKey(key ^ seed_) >> shift_ << kLineBits; }
  // The same, and what stands there is on its way from memory afterwards: inlined by force, since GCC 12 takes a
  // function that only prefetches for one without effect and drops the call.
  ABSL_ATTRIBUTE_ALWAYS_INLINE size_t Prefetch(Key key) const {
    const size_t home = Home(key);
    __builtin_prefetch(slots() + home);
    // One line of four is full when the table is.
    __builtin_prefetch(slots() + ((home + kLine) & mask_));
    return home;
  }

  bool Contains(Key key) const { return ContainsAt(Home(key), key); }
  bool ContainsAt(size_t home, Key key) const {
    for (;; home = (home + kLine) & mask_) {
      const bool same = IsIn(home, key);
      // One branch, which nearly always goes the same way.
      if (same | !IsFull(home)) return same;
    }
  }

  // True when it is new. size() must be below limit().
  bool Insert(Key key) { return InsertAt(Home(key), key); }
  bool InsertAt(size_t home, Key key) {
    for (;; home = (home + kLine) & mask_) {
      if (IsIn(home, key)) return false;
      if (IsFull(home)) continue;
      Key* slot = slots() + home;
      while (*slot != 0) ++slot;
      *slot = key;
      ++size_;
      return true;
    }
  }

  // Doubles, in place.
  void Grow();

  // Calls visit(key) for the keys of the first `slot_count` slots.
  template <typename Visit>
  void Sample(size_t slot_count, Visit visit) const {
    for (size_t i = 0; i < slot_count; ++i) {
      if (slots()[i] != 0) visit(slots()[i]);
    }
  }

  // Removes the keys for which take(key) is true, in place; then makes the table smaller when it is far too big.
  // get_ready(key), some keys before, gets on its way from memory what take will need.
  template <typename GetReady, typename Take>
  void Extract(GetReady get_ready, Take take);

 private:
  static constexpr int kLineBits = 3;
  static constexpr size_t kLine = size_t{1} << kLineBits;
  static constexpr size_t kSmallest = 64;
  // 16 KiB stay: keys in ascending order come and go range by range.
  static constexpr size_t kSmallestShrunk = 2048;

  // Looking at all eight slots costs less than the branches that would end the search early.
  bool IsIn(size_t home, Key key) const {
    const Key* const line = slots() + home;
    bool same = false;
#pragma GCC unroll 8
    for (size_t i = 0; i < kLine; ++i) same |= line[i] == key;
    return same;
  }
  // The slots of a line are filled from the first to the last.
  bool IsFull(size_t home) const { return slots()[home + kLine - 1] != 0; }

  // Also while a line has holes.
  size_t FirstEmpty(size_t from) const {
    while (slots()[from] != 0) from = (from + 1) & mask_;
    return from;
  }

  Key* slots() const { return static_cast<Key*>(memory_.data()); }
  void Allocate(size_t capacity);
  void Shrink();

  uint64_t seed_;  // constant after construction
  MappedMemory memory_;
  size_t mask_ = 0;
  int shift_ = 0;  // 64 - log2(lines)
  uint64_t size_ = 0;
};

template <typename GetReady, typename Take>
void SparseKeys::Extract(GetReady get_ready, Take take) {
  constexpr size_t kAhead = 24;
  // From just behind an empty slot, once around: each key is lifted and put back at the first place its search comes
  // to, which is never behind the slot it stood in, for all lines in between have been settled before.
  size_t start = 0;
  while (slots()[start] != 0) ++start;
  for (size_t step = 1; step <= mask_; ++step) {
    const size_t i = (start + step) & mask_;
    if (const Key later = slots()[(i + kAhead) & mask_]) get_ready(later);
    const Key key = slots()[i];
    if (key == 0) continue;
    slots()[i] = 0;
    if (take(key)) {
      --size_;
    } else {
      slots()[FirstEmpty(Home(key))] = key;
    }
  }
  if (size_ < capacity() / 8 && capacity() > kSmallestShrunk) Shrink();
}

}  // namespace muster

#endif  // MUSTER_FILTER_SPARSE_KEYS_H_
