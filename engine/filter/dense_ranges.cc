#include "filter/dense_ranges.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "filter/key_mix.h"
#include "filter/page_bitmaps.h"

namespace muster {
namespace {

// Sampled keys that make a range worth counting, however small the sample.
constexpr size_t kFewest = 3;

// Counts of ranges that share 2^n counters: never too low.
class UpperBounds {
 public:
  UpperBounds(size_t counters, size_t enough)
      : counts_(std::bit_ceil(counters)),
        shift_(64 - std::countr_zero(counts_.size())),
        enough_(static_cast<uint16_t>(enough)) {}

  void Count(uint64_t range) {
    uint16_t& count = counts_[Home(range)];
    if (count < enough_) ++count;
  }
  bool IsEnough(uint64_t range) const { return counts_[Home(range)] >= enough_; }

 private:
  size_t Home(uint64_t range) const { return range * 0x9E3779B97F4A7C15u >> shift_; }

  std::vector<uint16_t> counts_;
  int shift_;
  uint16_t enough_;
};

// Exact counts of the ranges that were added, by open addressing.
class Candidates {
 public:
  Candidates() : entries_(256), shift_(64 - 8) {}

  void Add(uint64_t range) {
    Entry* const entry = Find(range);
    if (entry->is_used) return;
    *entry = {.range = range, .is_used = true};
    if (++used_ * 2 > entries_.size()) Grow();
  }
  void Count(uint64_t range) {
    Entry* const entry = Find(range);
    entry->count += entry->is_used;
  }
  bool empty() const { return used_ == 0; }

  std::vector<uint64_t> WithAtLeast(size_t min_keys) const {
    std::vector<uint64_t> ranges;
    for (const Entry& entry : entries_) {
      if (entry.is_used && entry.count >= min_keys) ranges.push_back(entry.range);
    }
    return ranges;
  }

 private:
  struct Entry {
    uint64_t range = 0;
    uint32_t count = 0;
    bool is_used = false;
  };

  // That of the range, or the unused one where it would stand.
  Entry* Find(uint64_t range) {
    size_t i = MixKey(range ^ seed_) >> shift_;
    while (entries_[i].is_used && entries_[i].range != range) i = (i + 1) & (entries_.size() - 1);
    return &entries_[i];
  }

  void Grow() {
    const std::vector<Entry> old = std::move(entries_);
    entries_ = std::vector<Entry>(old.size() * 2);
    --shift_;
    for (const Entry& entry : old) {
      if (entry.is_used) *Find(entry.range) = entry;
    }
  }

  uint64_t seed_ = RandomSeed();
  std::vector<Entry> entries_;  // at most half of them used
  int shift_;
  size_t used_ = 0;
};

// Calls visit(range) for the keys of the first slots that may stand in a bitmap.
template <typename Visit>
void VisitRanges(const SparseKeys& keys, size_t slots, Visit visit) {
  keys.Sample(slots, [&visit](Key key) {
    if (key < PageBitmaps::kEndOfKeys) visit(key >> PageBitmaps::kPageBits);
  });
}

}  // namespace

std::vector<uint64_t> DenseRanges(const SparseKeys& keys, size_t sample_slots, size_t min_keys) {
  // Of a sample three quarters of what is due are enough: the exact count follows.
  const size_t due = min_keys * sample_slots / keys.capacity();
  const size_t enough = sample_slots == keys.capacity() ? min_keys : std::max(kFewest, due * 3 / 4);
  // So many counters that scattered keys alone do not come to `enough`.
  UpperBounds bounds(std::max<size_t>(1 << 10, sample_slots * 4 / enough), enough);
  VisitRanges(keys, sample_slots, [&bounds](uint64_t range) { bounds.Count(range); });
  Candidates candidates;
  VisitRanges(keys, sample_slots, [&](uint64_t range) {
    if (bounds.IsEnough(range)) candidates.Add(range);
  });
  if (candidates.empty()) return {};
  VisitRanges(keys, keys.capacity(), [&candidates](uint64_t range) { candidates.Count(range); });
  return candidates.WithAtLeast(min_keys);
}

}  // namespace muster
