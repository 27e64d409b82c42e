// Open addressing over 2^n slots of 8 bytes, a cache line of 8 slots at a time: a key stands in its home line or, when
// that is full, in the next line with room. 0 is an empty slot. The home is given by the top bits of the key's mix, so
// the keys stand, but for short displacements, in the order of the mix: any run of lines is a fair sample of the keys,
// and the table can double in its own memory, from its end to its beginning.
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

  // Inlined by force: GCC 12 takes a function that only prefetches for one without effect and drops the call.
  ABSL_ATTRIBUTE_ALWAYS_INLINE void Prefetch(Key key) const { __builtin_prefetch(slots() + Home(key)); }

  bool Contains(Key key) const {
    for (size_t home = Home(key);; home = (home + kLine) & mask_) {
      const LineView line = Look(home, key);
      if (line.same != 0) return true;
      if (line.empty != 0) return false;
    }
  }

  // True when it is new. size() must be below limit().
  bool Insert(Key key) {
    for (size_t home = Home(key);; home = (home + kLine) & mask_) {
      const LineView line = Look(home, key);
      if (line.same != 0) return false;
      if (line.empty == 0) continue;
      slots()[home + static_cast<size_t>(std::countr_zero(line.empty))] = key;
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
  template <typename Take>
  void Extract(Take take);

 private:
  static constexpr int kLineBits = 3;
  static constexpr size_t kLine = size_t{1} << kLineBits;
  static constexpr size_t kSmallest = 64;

  // Which slots of a line hold the key, and which nothing: a bit each. Looking at all eight costs less than the
  // branches that would end the search early.
  struct LineView {
    uint32_t same = 0, empty = 0;
  };
  LineView Look(size_t home, Key key) const {
    const Key* const line = slots() + home;
    LineView view;
#pragma GCC unroll 8
    for (size_t i = 0; i < kLine; ++i) {
      view.same |= static_cast<uint32_t>(line[i] == key) << i;
      view.empty |= static_cast<uint32_t>(line[i] == 0) << i;
    }
    return view;
  }

  Key* slots() const { return static_cast<Key*>(memory_.data()); }
  // The first slot of the key's home line.
  size_t Home(Key key) const { return MixKey(key ^ seed_) >> shift_ << kLineBits; }
  void Allocate(size_t capacity);
  void Shrink();

  uint64_t seed_;  // constant after construction
  MappedMemory memory_;
  size_t mask_ = 0;
  int shift_ = 0;  // 64 - log2(lines)
  uint64_t size_ = 0;
};

template <typename Take>
void SparseKeys::Extract(Take take) {
  // From just behind an empty slot, once around: each key is lifted and put back at the first place its search comes
  // to, which is never behind the slot it stood in, for all lines in between have been settled before.
  size_t start = 0;
  while (slots()[start] != 0) ++start;
  for (size_t step = 1; step <= mask_; ++step) {
    const size_t i = (start + step) & mask_;
    const Key key = slots()[i];
    if (key == 0) continue;
    slots()[i] = 0;
    --size_;
    if (!take(key)) Insert(key);
  }
  if (size_ < capacity() / 8 && capacity() > kSmallest) Shrink();
}

}  // namespace muster

#endif  // MUSTER_FILTER_SPARSE_KEYS_H_
