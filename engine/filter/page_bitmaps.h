// Bitmaps of 2^16 keys each, for the ranges that are dense, and the directory that finds them.
//
// The directory is open addressing over 64-bit slots: key >> 16 in the upper 34 bits, the number of the page
// (from 1) in the lower 30; 0 is an empty slot. Keys of 2^50 and more can have no page, and are never found.
//
// Thread rule: const members from any thread, while nobody changes it.
#ifndef MUSTER_FILTER_PAGE_BITMAPS_H_
#define MUSTER_FILTER_PAGE_BITMAPS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/base/attributes.h"
#include "filter/mapped_memory.h"
#include "muster/sink.h"

namespace muster {

class PageBitmaps {
 public:
  static constexpr int kPageBits = 16;
  static constexpr uint64_t kEndOfKeys = uint64_t{1} << 50;

  PageBitmaps();

  bool empty() const { return pages_ == 0; }

  // The word in which the bit of `key` stands (bit key & 63); null when its range has no page.
  uint64_t* FindWord(Key key) const {
    const uint64_t range = key >> kPageBits;
    for (size_t i = Home(range);; i = (i + 1) & mask_) {
      const uint64_t slot = directory_[i];
      if (slot == 0) return nullptr;
      if (slot >> kNumberBits == range) {
        return words() + ((slot & kNumberMask) - 1) * kPageWords + ((key & 0xFFFF) >> 6);
      }
    }
  }

  // Worth while only when the directory does not live in the fast caches anyway.
  bool directory_is_large() const { return directory_.size() > kLargeDirectory; }
  // Inlined by force: GCC 12 takes a function that only prefetches for one without effect and drops the call.
  ABSL_ATTRIBUTE_ALWAYS_INLINE void PrefetchDirectory(Key key) const {
    __builtin_prefetch(&directory_[Home(key >> kPageBits)]);
  }

  // A page of zeros for the keys range << 16 … ; there must be none yet, and range << 16 below kEndOfKeys.
  void AddPage(uint64_t range);

  // Calls visit(range, words) for every page.
  template <typename Visit>
  void ForEachPage(Visit visit) const {
    for (const uint64_t slot : directory_) {
      if (slot != 0)
        visit(slot >> kNumberBits, std::span(words() + ((slot & kNumberMask) - 1) * kPageWords, kPageWords));
    }
  }

  uint64_t memory_bytes() const { return directory_.capacity() * sizeof(uint64_t) + memory_.bytes(); }

 private:
  static constexpr int kNumberBits = 30;
  static constexpr uint64_t kNumberMask = (uint64_t{1} << kNumberBits) - 1;
  static constexpr size_t kPageWords = (size_t{1} << kPageBits) / 64;
  static constexpr size_t kLargeDirectory = 1 << 14;

  size_t Home(uint64_t range) const { return range * 0x9E3779B97F4A7C15u >> shift_; }
  uint64_t* words() const { return static_cast<uint64_t*>(memory_.data()); }
  void Enter(uint64_t slot);

  std::vector<uint64_t> directory_;  // 2^n slots, at most half full
  size_t mask_;
  int shift_;  // 64 - n
  uint64_t pages_ = 0;
  MappedMemory memory_;
};

}  // namespace muster

#endif  // MUSTER_FILTER_PAGE_BITMAPS_H_
