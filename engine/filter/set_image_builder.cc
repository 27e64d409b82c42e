#include "filter/set_image_builder.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "filter/key_mix.h"

namespace muster {
namespace {

using set_layout::kBitmapWords;
using set_layout::kLine;
using set_layout::kRangeBits;

// Of every 8 slots of the home lines so many are taken on average: 9.1 bytes for each key.
constexpr uint64_t kKeysPerLine = 7;
constexpr size_t kWordsPerPiece = size_t{1} << 17;

std::string_view BytesOf(const uint64_t* words, size_t count) {
  static_assert(std::endian::native == std::endian::little);
  return {reinterpret_cast<const char*>(words), count * sizeof *words};
}

// The end of the run of keys from `begin` on that share its range; the keys are sorted.
size_t EndOfRange(const std::vector<uint64_t>& keys, size_t begin) {
  const uint64_t range = keys[begin] >> kRangeBits;
  size_t end = begin + 1;
  while (end < keys.size() && keys[end] >> kRangeBits == range) ++end;
  return end;
}

// Where sorted mixed keys stand: each in its home line or behind the key before it.
class Places {
 public:
  explicit Places(uint64_t home_lines) : home_lines_(home_lines) {}

  uint64_t Next(uint64_t mixed) {
    const uint64_t home = set_layout::HomeOf(mixed, home_lines_);
    const uint64_t place = std::max(free_, home * kLine);
    free_ = place + 1;
    reach_ = std::max(reach_, place / kLine - home);
    return place;
  }
  uint64_t lines() const { return std::max((free_ + kLine - 1) / kLine, home_lines_); }
  uint64_t reach() const { return reach_; }

 private:
  const uint64_t home_lines_;
  uint64_t free_ = 0;  // the slot behind the last key
  uint64_t reach_ = 0;
};

}  // namespace

SetImageBuilder::Bitmap* SetImageBuilder::BitmapOf(uint64_t range) {
  Bitmap*& bitmap = dense_[range];
  if (bitmap == nullptr) bitmap = &bitmaps_.emplace_back(Bitmap{});
  return bitmap;
}

void SetImageBuilder::Add(std::span<const Key> keys) {
  const auto in_one_range = [&keys] {
    const uint64_t range = keys[0] >> kRangeBits;
    return std::all_of(keys.begin(), keys.end(), [range](Key key) { return key >> kRangeBits == range; });
  };
  if (keys.size() >= SetImage::kDenseKeys && keys[0] < set_layout::kEndOfRanges && in_one_range()) {
    // The same key may be there more than once: whether there are enough shows at the end.
    Bitmap& bitmap = *BitmapOf(keys[0] >> kRangeBits);
    for (const Key key : keys) bitmap[(key & 0xFFFF) >> 6] |= uint64_t{1} << (key & 63);
    return;
  }
  sparse_.insert(sparse_.end(), keys.begin(), keys.end());
}

void SetImageBuilder::Finish() {
  MoveToBitmaps();
  LayOutTable();
}

// Leaves in `sparse_` the keys of ranges that are not dense, each once.
void SetImageBuilder::MoveToBitmaps() {
  std::sort(sparse_.begin(), sparse_.end());
  sparse_.erase(std::unique(sparse_.begin(), sparse_.end()), sparse_.end());
  if (!sparse_.empty() && sparse_.front() == 0) sparse_.erase(sparse_.begin());
  size_t kept = 0;
  for (size_t begin = 0; begin < sparse_.size();) {
    const size_t end = EndOfRange(sparse_, begin);
    const uint64_t range = sparse_[begin] >> kRangeBits;
    const bool may_be_dense = sparse_[begin] < set_layout::kEndOfRanges;
    if (may_be_dense && (end - begin >= SetImage::kDenseKeys || dense_.contains(range))) {
      Bitmap& bitmap = *BitmapOf(range);
      for (size_t i = begin; i < end; ++i) bitmap[(sparse_[i] & 0xFFFF) >> 6] |= uint64_t{1} << (sparse_[i] & 63);
    } else {
      for (size_t i = begin; i < end; ++i) sparse_[kept++] = sparse_[i];
    }
    begin = end;
  }
  sparse_.resize(kept);
  std::vector<uint64_t> thin;
  for (auto& [range, bitmap] : dense_) {
    if (range == 0) (*bitmap)[0] &= ~uint64_t{1};  // key 0
    uint64_t count = 0;
    for (const uint64_t word : *bitmap) count += static_cast<uint64_t>(std::popcount(word));
    if (count >= SetImage::kDenseKeys) {
      counts_.dense_keys += count;
    } else {
      thin.push_back(range);
    }
  }
  for (const uint64_t range : thin) {
    const Bitmap& bitmap = *dense_[range];
    for (size_t i = 0; i < 1 << kRangeBits; ++i) {
      if ((bitmap[i >> 6] >> (i & 63) & 1) != 0) sparse_.push_back((range << kRangeBits) + i);
    }
    dense_.erase(range);
  }
  counts_.ranges = dense_.size();
}

// Out of the keys, in whatever order they stand; none of them, as its mix would be 0.
uint64_t SetImageBuilder::Seed() const {
  uint64_t seed = 0;
  for (const uint64_t key : sparse_) seed += MixKey(key);
  do {
    seed = MixKey(seed + 1);
  } while (std::find(sparse_.begin(), sparse_.end(), seed) != sparse_.end());
  return seed;
}

void SetImageBuilder::LayOutTable() {
  counts_.seed = Seed();
  for (uint64_t& key : sparse_) key = MixKey(key ^ counts_.seed);
  std::sort(sparse_.begin(), sparse_.end());
  counts_.sparse_keys = sparse_.size();
  counts_.home_lines = (sparse_.size() + kKeysPerLine - 1) / kKeysPerLine;
  Places places(counts_.home_lines);
  for (const uint64_t mixed : sparse_) places.Next(mixed);
  counts_.lines = places.lines();
  counts_.reach = places.reach();
}

absl::Status SetImageBuilder::Write(const std::function<absl::Status(std::string_view)>& write) const {
  std::vector<uint64_t> words(set_layout::kHeaderBytes / sizeof(uint64_t));
  static_assert(sizeof counts_ == 7 * sizeof(uint64_t));
  std::copy_n(reinterpret_cast<const uint64_t*>(&counts_), 7, words.begin());
  for (const auto& [range, bitmap] : dense_) words.push_back(range);
  std::sort(words.end() - static_cast<ptrdiff_t>(dense_.size()), words.end());
  const std::vector<uint64_t> ranges(words.end() - static_cast<ptrdiff_t>(dense_.size()), words.end());
  words.resize(counts_.BitmapsAt() / sizeof(uint64_t));
  if (absl::Status written = write(BytesOf(words.data(), words.size())); !written.ok()) return written;
  for (const uint64_t range : ranges) {
    const Bitmap& bitmap = *dense_.at(range);
    if (absl::Status written = write(BytesOf(bitmap.data(), bitmap.size())); !written.ok()) return written;
  }
  Places places(counts_.home_lines);
  const uint64_t slots = counts_.lines * kLine;
  auto next = sparse_.begin();
  uint64_t place = next == sparse_.end() ? slots : places.Next(*next);
  for (uint64_t begin = 0; begin < slots; begin += kWordsPerPiece) {
    words.assign(std::min<uint64_t>(kWordsPerPiece, slots - begin), 0);
    while (place < begin + words.size()) {
      words[place - begin] = *next;
      place = ++next == sparse_.end() ? slots : places.Next(*next);
    }
    if (absl::Status written = write(BytesOf(words.data(), words.size())); !written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace muster
