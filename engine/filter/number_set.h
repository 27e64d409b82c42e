// A set of keys that is small for dense ranges and small for scattered keys.
//
// Where many keys of a range of 2^16 are present the range is a bitmap ("page", 8 KiB); all other keys stand in
// an open-addressing hash table. Which is which is decided when the table would grow: a range with 256 keys or more
// then becomes a bitmap, so no country is special. A key takes from 1/8 byte (all of a range) to 32 in bitmaps and,
// beyond the smallest tables, from 10 to 20 in the table. Key 0 is never a member.
//
// Thread rule: const members from any thread, while nobody inserts. Cost: block forms prefetch and are several
// times as fast as one call per key.
#ifndef MUSTER_FILTER_NUMBER_SET_H_
#define MUSTER_FILTER_NUMBER_SET_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "muster/sink.h"

namespace muster {

class NumberSet {
 public:
  NumberSet();
  ~NumberSet();
  NumberSet(NumberSet&&) noexcept;
  NumberSet& operator=(NumberSet&&) noexcept;

  // True when `key` (not 0) was not yet a member.
  bool Insert(Key key);
  bool Contains(Key key) const;

  // In order: inserted[i] = 1 when keys[i] was not yet a member, so of equal keys in one block the first
  // wins. Keys that are 0 are skipped: 0.
  void InsertBlock(std::span<const Key> keys, uint8_t* inserted);
  // Worth calling once when all keys are there and many questions follow: dense ranges that the growth has not come to
  // become bitmaps.
  void Complete();

  // found[i] = 1 when keys[i] is a member; 0 for key 0.
  void ContainsBlock(std::span<const Key> keys, uint8_t* found) const;

  // Calls visit with all keys, some at a time; those of one page at once.
  void ForEach(const std::function<void(std::span<const Key>)>& visit) const;

  uint64_t size() const;
  bool empty() const { return size() == 0; }
  uint64_t memory_bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_FILTER_NUMBER_SET_H_
