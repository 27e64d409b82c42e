#include "filter/set_image.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "filter/key_mix.h"
#include "filter/walk_ahead.h"

namespace muster {
namespace {

using set_layout::Counts;
using set_layout::kBitmapWords;
using set_layout::kLine;
using set_layout::kRangeBits;

constexpr int kNumberBits = 30;  // of a slot of the directory: the number of the bitmap, from 1
constexpr uint64_t kMostRanges = uint64_t{1} << kNumberBits;
constexpr uint64_t kMostLines = uint64_t{1} << 42;

bool AreSound(const Counts& counts, uint64_t bytes) {
  return counts.ranges < kMostRanges && counts.lines < kMostLines && counts.home_lines <= counts.lines &&
         (counts.home_lines > 0) == (counts.lines > 0) && counts.reach < std::max<uint64_t>(counts.lines, 1) &&
         counts.dense_keys <= counts.ranges << kRangeBits && counts.sparse_keys <= counts.lines * kLine &&
         counts.Bytes() == bytes;
}

// Which slots of a line hold the key, and which nothing: looking at all eight costs less than the branches that would
// end the search early.
struct LineView {
  bool same, has_room;
};
LineView Look(const uint64_t* line, uint64_t mixed) {
  uint64_t same = 0, empty = 0;
#pragma GCC unroll 8
  for (size_t i = 0; i < kLine; ++i) {
    same |= static_cast<uint64_t>(line[i] == mixed);
    empty |= static_cast<uint64_t>(line[i] == 0);
  }
  return {same != 0, empty != 0};
}

}  // namespace

std::optional<SetImage> SetImage::Over(std::string_view bytes) {
  if (bytes.size() < set_layout::kHeaderBytes || reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0)
    return std::nullopt;
  Counts counts;
  static_assert(sizeof counts == 7 * sizeof(uint64_t));
  std::memcpy(&counts, bytes.data(), sizeof counts);
  if (!AreSound(counts, bytes.size())) return std::nullopt;
  SetImage image;
  const auto words = [&bytes](uint64_t at) { return reinterpret_cast<const uint64_t*>(bytes.data() + at); };
  if (!image.EnterRanges(words(set_layout::kHeaderBytes), counts.ranges)) return std::nullopt;
  image.bitmaps_ = words(counts.BitmapsAt());
  image.lines_ = words(counts.LinesAt());
  image.home_lines_ = counts.home_lines;
  image.all_lines_ = counts.lines;
  image.reach_ = counts.reach;
  image.seed_ = counts.seed;
  image.dense_keys_ = counts.dense_keys;
  image.sparse_keys_ = counts.sparse_keys;
  return image;
}

bool SetImage::EnterRanges(const uint64_t* ranges, uint64_t count) {
  if (count == 0) return true;
  const uint64_t slots = std::bit_ceil(2 * count);
  directory_.resize(slots);
  directory_shift_ = 64 - std::countr_zero(slots);
  uint64_t least = 0;
  for (uint64_t i = 0; i < count; ++i) {
    const uint64_t range = ranges[i];  // read once: it may change
    if (range < least || range >= set_layout::kEndOfRanges >> kRangeBits) return false;
    least = range + 1;
    size_t slot = DirectoryHome(range);
    while (directory_[slot] != 0) slot = (slot + 1) & (slots - 1);
    directory_[slot] = range << kNumberBits | (i + 1);
  }
  return true;
}

// The word in which the bit of `key` stands; null when its range has no bitmap. There are ranges.
const uint64_t* SetImage::FindWord(Key key) const {
  const uint64_t range = key >> kRangeBits;
  const size_t mask = directory_.size() - 1;
  for (size_t i = DirectoryHome(range);; i = (i + 1) & mask) {
    const uint64_t slot = directory_[i];
    if (slot == 0) return nullptr;
    if (slot >> kNumberBits == range) {
      return bitmaps_ + ((slot & (kMostRanges - 1)) - 1) * kBitmapWords + ((key & 0xFFFF) >> 6);
    }
  }
}

const uint64_t* SetImage::HomeLine(uint64_t mixed) const {
  return lines_ + set_layout::HomeOf(mixed, home_lines_) * kLine;
}

// `home` is its home line. There are lines.
bool SetImage::IsInTable(const uint64_t* home, uint64_t mixed) const {
  const uint64_t behind = all_lines_ - 1 - static_cast<uint64_t>(home - lines_) / kLine;
  const uint64_t* line = home;
  for (uint64_t left = std::min(reach_, behind);; --left, line += kLine) {
    const LineView view = Look(line, mixed);
    if (view.same) return true;
    if (view.has_room || left == 0) return false;
  }
}

// Where a key would stand; what is to be read is on its way from memory.
SetImage::Place SetImage::Find(Key key) const {
  Place place;
  if (!directory_.empty()) place.word = FindWord(key);
  if (place.word != nullptr) {
    __builtin_prefetch(place.word);
  } else if (home_lines_ > 0 && key != seed_) {  // the seed itself is no member: its mix is an empty slot's
    place.mixed = MixKey(key ^ seed_);
    place.line = HomeLine(place.mixed);
    __builtin_prefetch(place.line);
    // One line of four is full; behind the last one nothing is read.
    __builtin_prefetch(place.line + kLine);
  }
  return place;
}

bool SetImage::Holds(Key key, const Place& place) const {
  if (key == 0) return false;
  if (place.word != nullptr) return (*place.word >> (key & 63) & 1) != 0;
  return place.line != nullptr && IsInTable(place.line, place.mixed);
}

bool SetImage::Contains(Key key) const { return Holds(key, Find(key)); }

void SetImage::ContainsBlock(std::span<const Key> keys, uint8_t* found) const {
  WalkAhead(
      keys.size(), [&](size_t i) { return Find(keys[i]); },
      [&](size_t i, const Place& place) { found[i] = Holds(keys[i], place) ? 1 : 0; });
}

void SetImage::ForEach(const std::function<void(std::span<const Key>)>& visit) const {
  std::vector<Key> keys;
  for (const uint64_t slot : directory_) {
    if (slot == 0) continue;
    keys.clear();
    const uint64_t* const bitmap = bitmaps_ + ((slot & (kMostRanges - 1)) - 1) * kBitmapWords;
    for (size_t i = 0; i < kBitmapWords; ++i) {
      for (uint64_t word = bitmap[i]; word != 0; word &= word - 1) {
        keys.push_back((slot >> kNumberBits << kRangeBits) + i * 64 + static_cast<uint64_t>(std::countr_zero(word)));
      }
    }
    visit(keys);
  }
  for (uint64_t line = 0; line < all_lines_; line += 1024) {
    keys.clear();
    const uint64_t* const end = lines_ + std::min(line + 1024, all_lines_) * kLine;
    for (const uint64_t* slot = lines_ + line * kLine; slot < end; ++slot) {
      if (*slot != 0) keys.push_back(UnmixKey(*slot) ^ seed_);
    }
    visit(keys);
  }
}

}  // namespace muster
