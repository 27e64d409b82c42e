#include "filter/sparse_keys.h"

#include <bit>

namespace muster {

void SparseKeys::Allocate(size_t capacity) {
  memory_.Resize(capacity * sizeof(Key));
  mask_ = capacity - 1;
  shift_ = 64 - (std::countr_zero(capacity) - kLineBits);
}

// Homes double, so a key taken from slot p goes, as a rule, to 2p or behind: when the keys are moved from the last
// slot to the first, the places they go to have been emptied already. The first slots, where that gives too little
// room, are set aside before; a key whose search would touch a slot that is not yet emptied is set aside too, so that
// the result is right for any keys.
void SparseKeys::Grow() {
  const size_t old_capacity = capacity();
  const size_t aside_slots = std::min<size_t>(old_capacity, size_t{1} << 15);
  std::vector<Key> aside;
  aside.reserve(aside_slots);
  Sample(aside_slots, [&aside](Key key) { aside.push_back(key); });
  std::fill_n(slots(), aside_slots, Key{0});

  Allocate(old_capacity * 2);
  for (size_t p = old_capacity; p-- > aside_slots;) {
    const Key key = slots()[p];
    if (key == 0) continue;
    slots()[p] = 0;
    const size_t home = Home(key);
    const size_t to = FirstEmpty(home);
    if (home < p || (to < home && to >= aside_slots)) {
      aside.push_back(key);
    } else {
      slots()[to] = key;
    }
  }
  size_ -= aside.size();
  for (const Key key : aside) Insert(key);
}

void SparseKeys::Shrink() {
  MappedMemory old;
  old.swap(memory_);
  const size_t old_capacity = capacity();
  Allocate(std::max<size_t>(kSmallestShrunk, std::bit_ceil(size_ * 2)));
  size_ = 0;
  const Key* const keys = static_cast<const Key*>(old.data());
  for (size_t i = 0; i < old_capacity; ++i) {
    if (keys[i] != 0) Insert(keys[i]);
  }
}

}  // namespace muster
