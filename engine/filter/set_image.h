// Keys as bytes that can be asked where they stand: the body of a compiled set. Two forms beside each other: a bitmap
// (8 KiB) for each range of 2^16 in which there are kDenseKeys or more, and one table for all other keys.
//
// The table holds mixed keys, MixKey(key ^ seed), in ascending order, each in its home line of 8 slots or, when that is
// full, in the next line with room; 0 is an empty slot. Homes are in the order of mixed keys too, so which keys there
// are decides every byte, and a search ends at the first line with room. The seed comes out of the keys, so that nobody
// can choose numbers that crowd in one place.
//
// An image, little-endian; sizes in bytes follow from the counts:
//
//     0  ranges, keys in bitmaps, keys in the table, home lines, lines, reach, seed; 8 bytes each, and 8 zeros
//    64  the ranges (key >> 16), ascending, 8 bytes each; zeros up to a multiple of 4096
//        their bitmaps, the lines of the table
//
// `reach` is the furthest that a key stands from its home, in lines. Keys of 2^50 and more, which are hashes, stand in
// the table always.
//
// The counts and the ranges are copied when an image is opened, and checked against its size; whatever stands in
// bitmaps and lines, and even when it changes under the reader, a question reads nothing outside of the image and comes
// to an end.
//
// Thread rule: immutable, any thread. The bytes must outlive the image and stand at a multiple of 8.
#ifndef MUSTER_FILTER_SET_IMAGE_H_
#define MUSTER_FILTER_SET_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "muster/sink.h"

namespace muster {

class SetImage {
 public:
  // A range with so many keys is a bitmap: from 870 on that takes less room, and it is faster always.
  static constexpr size_t kDenseKeys = 256;

  // nullopt: these are not the bytes of an image.
  static std::optional<SetImage> Over(std::string_view bytes);

  uint64_t size() const { return dense_keys_ + sparse_keys_; }
  bool empty() const { return size() == 0; }
  bool Contains(Key key) const;
  // found[i] = 1 when keys[i] is a member; 0 for key 0. Several times as fast as one call for each.
  void ContainsBlock(std::span<const Key> keys, uint8_t* found) const;
  // What it takes besides the bytes.
  uint64_t memory_bytes() const { return directory_.capacity() * sizeof(uint64_t); }

  // Calls visit with all keys, some at a time; those of one bitmap at once.
  void ForEach(const std::function<void(std::span<const Key>)>& visit) const;

 private:
  SetImage() = default;
  bool EnterRanges(const uint64_t* ranges, uint64_t count);
  size_t DirectoryHome(uint64_t range) const { return range * 0x9E3779B97F4A7C15u >> directory_shift_; }
  const uint64_t* FindWord(Key key) const;
  const uint64_t* HomeLine(uint64_t mixed) const;
  bool IsInTable(const uint64_t* home, uint64_t mixed) const;
  // Of a key in a bitmap its word, of another its home line, if there is any.
  struct Place {
    const uint64_t* word = nullptr;
    const uint64_t* line = nullptr;
    uint64_t mixed = 0;
  };
  Place Find(Key key) const;
  bool Holds(Key key, const Place& place) const;

  // All constant after construction.
  // 2^n slots, at most half full: the range above the number of its bitmap, from 1, in 30 bits; 0 is an empty slot. No
  // slots: no ranges.
  std::vector<uint64_t> directory_;
  int directory_shift_ = 0;  // 64 - n
  const uint64_t* bitmaps_ = nullptr;
  const uint64_t* lines_ = nullptr;
  uint64_t home_lines_ = 0, all_lines_ = 0, reach_ = 0, seed_ = 0;
  uint64_t dense_keys_ = 0, sparse_keys_ = 0;
};

// What an image is made of and where it stands; shared with SetImageBuilder.
namespace set_layout {

inline constexpr size_t kHeaderBytes = 64, kAlignment = 4096;
inline constexpr size_t kLine = 8;  // slots
inline constexpr int kRangeBits = 16;
inline constexpr size_t kBitmapWords = (size_t{1} << kRangeBits) / 64;
inline constexpr Key kEndOfRanges = Key{1} << 50;

struct Counts {
  uint64_t ranges = 0, dense_keys = 0, sparse_keys = 0, home_lines = 0, lines = 0, reach = 0, seed = 0;

  uint64_t BitmapsAt() const {
    return (kHeaderBytes + ranges * sizeof(uint64_t) + kAlignment - 1) / kAlignment * kAlignment;
  }
  uint64_t LinesAt() const { return BitmapsAt() + ranges * kBitmapWords * sizeof(uint64_t); }
  uint64_t Bytes() const { return LinesAt() + lines * kLine * sizeof(uint64_t); }
};

// The home line of a mixed key among `home_lines`: in the order of mixed keys.
inline uint64_t HomeOf(uint64_t mixed, uint64_t home_lines) {
  return static_cast<uint64_t>(static_cast<unsigned __int128>(mixed) * home_lines >> 64);
}

}  // namespace set_layout

}  // namespace muster

#endif  // MUSTER_FILTER_SET_IMAGE_H_
