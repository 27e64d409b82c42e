#include "filter/first_rows.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <optional>
#include <vector>

#include "filter/key_mix.h"

// Keys are mixed by a bijection, so that the mixed key stands for the key. Up to kSplitAt keys stand in one table
// of 13-byte slots (8 bytes mixed key, 5 bytes row). More are spread by the top 8 bits of the mixed key over 256
// tables of 12-byte slots (7 bytes remainder, 5 bytes row), of which only one is rebuilt at a time, and that by an
// eighth: so the whole never needs much more than its slots at 4/5 full.
//
// A table is sorted by remainder: the home of a remainder is its proportional place, and a run of neighbours that
// want the same places stands in order, never before its home, without a gap. A search ends at the first larger
// remainder; an insert moves the rest of its run by one slot. A few slots behind the last home spare the wrap.

namespace muster {
namespace {

constexpr uint64_t kSplitAt = 1 << 16;
constexpr int kTableBits = 8;

template <int kRemainderBytes>
class SortedTable {
 public:
  uint64_t size() const { return size_; }
  uint64_t memory_bytes() const { return uint64_t{slots_} * kSlotBytes; }

  uint64_t FindOrInsert(uint64_t remainder, uint64_t row) {
    if (size_ >= homes_ * kFullest / 100) Rebuild();
    for (;;) {
      const std::optional<uint64_t> first = TryFindOrInsert(remainder, row);
      if (first.has_value()) return *first;
      Rebuild();
    }
  }

  struct Entry {
    uint64_t remainder, row;
  };
  // Fills an empty table with `count` entries. next(rewind) gives them in order of their remainders, and all of them
  // twice; `rewind` is true for the first of each time.
  template <typename NextEntry>
  void Fill(uint64_t count, NextEntry next);

  template <typename Visit>
  void ForEach(Visit visit) const {
    for (uint32_t i = 0; i < slots_; ++i) {
      if (RowAt(i) != 0) visit(RemainderAt(i), RowAt(i));
    }
  }

 private:
  static constexpr int kSlotBytes = kRemainderBytes + 5;
  static constexpr int kRemainderBits = kRemainderBytes * 8;
  static constexpr uint64_t kRemainderMask = ~uint64_t{0} >> (64 - kRemainderBits);
  // Percent of the homes; the narrow margin of the wide slots pays for staying within 16 bytes.
  static constexpr uint64_t kFullest = kRemainderBytes == 8 ? 94 : 90;
  static constexpr uint64_t kAfterRebuild = kRemainderBytes == 8 ? 86 : 80;
  static constexpr uint32_t kSpareSlots = 4;

  uint32_t Home(uint64_t remainder) const {
    return static_cast<uint32_t>(static_cast<unsigned __int128>(remainder) * homes_ >> kRemainderBits);
  }
  uint8_t* Slot(uint32_t i) const { return bytes_.get() + uint64_t{i} * kSlotBytes; }
  uint64_t RemainderAt(uint32_t i) const {
    uint64_t value;
    std::memcpy(&value, Slot(i), 8);
    return value & kRemainderMask;
  }
  uint64_t RowAt(uint32_t i) const {
    uint64_t value;
    std::memcpy(&value, Slot(i) + kSlotBytes - 8, 8);
    return value >> 24;
  }
  void Write(uint32_t i, uint64_t remainder, uint64_t row) {
    std::memcpy(Slot(i), &remainder, kRemainderBytes);
    std::memcpy(Slot(i) + kRemainderBytes, &row, 5);
  }

  // nullopt: there is no empty slot behind the run.
  std::optional<uint64_t> TryFindOrInsert(uint64_t remainder, uint64_t row) {
    uint32_t at = Home(remainder);
    for (; at < slots_ && RowAt(at) != 0; ++at) {
      const uint64_t other = RemainderAt(at);
      if (other == remainder) return RowAt(at);
      if (other > remainder) break;
    }
    uint32_t empty = at;
    while (empty < slots_ && RowAt(empty) != 0) ++empty;
    if (empty >= slots_) return std::nullopt;
    std::memmove(Slot(at) + kSlotBytes, Slot(at), uint64_t{empty - at} * kSlotBytes);
    Write(at, remainder, row);
    ++size_;
    return 0;
  }

  void Rebuild() {
    SortedTable wider;
    uint32_t at = 0;
    wider.Fill(size_, [this, &at](bool rewind) {
      if (rewind) at = 0;
      while (RowAt(at) == 0) ++at;
      const Entry entry{RemainderAt(at), RowAt(at)};
      ++at;
      return entry;
    });
    *this = std::move(wider);
  }

  std::unique_ptr<uint8_t[]> bytes_;
  uint32_t size_ = 0;
  uint32_t homes_ = 0;
  uint32_t slots_ = 0;  // homes_ and the spare ones behind them
};

template <int kRemainderBytes>
template <typename NextEntry>
void SortedTable<kRemainderBytes>::Fill(uint64_t count, NextEntry next) {
  const uint64_t homes = std::max<uint64_t>((count + 1) * 100 / kAfterRebuild + 1, 8);
  assert(homes < std::numeric_limits<uint32_t>::max() / 2);
  homes_ = static_cast<uint32_t>(homes);
  uint32_t end = 0;
  for (uint64_t i = 0; i < count; ++i) end = std::max(Home(next(i == 0).remainder), end) + 1;
  slots_ = std::max(homes_, end) + kSpareSlots;
  bytes_ = std::make_unique<uint8_t[]>(uint64_t{slots_} * kSlotBytes);
  end = 0;
  for (uint64_t i = 0; i < count; ++i) {
    const Entry entry = next(i == 0);
    const uint32_t at = std::max(Home(entry.remainder), end);
    Write(at, entry.remainder, entry.row);
    end = at + 1;
  }
  size_ = static_cast<uint32_t>(count);
}

}  // namespace

struct FirstRows::Impl {
  const uint64_t seed = RandomSeed();
  SortedTable<8> small;
  std::vector<SortedTable<7>> tables;  // empty, or one for each value of the top bits
  uint64_t size = 0;

  void Split();
};

void FirstRows::Impl::Split() {
  using Entry = SortedTable<7>::Entry;
  constexpr int kShift = 64 - kTableBits;
  std::vector<Entry> sorted;
  sorted.reserve(small.size());
  small.ForEach([&sorted](uint64_t mixed, uint64_t row) { sorted.push_back({mixed, row}); });
  small = SortedTable<8>();
  tables.resize(size_t{1} << kTableBits);
  size_t begin = 0;
  for (size_t table = 0; table < tables.size(); ++table) {
    size_t end = begin;
    while (end < sorted.size() && sorted[end].remainder >> kShift == table) ++end;
    size_t at = begin;
    tables[table].Fill(end - begin, [&](bool rewind) {
      if (rewind) at = begin;
      const Entry& entry = sorted[at++];
      return Entry{entry.remainder & (~uint64_t{0} >> kTableBits), entry.row};
    });
    begin = end;
  }
}

FirstRows::FirstRows() : impl_(std::make_unique<Impl>()) {}
FirstRows::~FirstRows() = default;

uint64_t FirstRows::FindOrInsert(Key key, uint64_t row) {
  assert(key != 0 && row != 0 && row < uint64_t{1} << 40);
  const uint64_t mixed = MixKey(key ^ impl_->seed);
  if (impl_->tables.empty() && impl_->size >= kSplitAt) impl_->Split();
  const uint64_t first = impl_->tables.empty() ? impl_->small.FindOrInsert(mixed, row)
                                               : impl_->tables[mixed >> (64 - kTableBits)].FindOrInsert(
                                                     mixed & (~uint64_t{0} >> kTableBits), row);
  if (first == 0) ++impl_->size;
  return first;
}

uint64_t FirstRows::size() const { return impl_->size; }

uint64_t FirstRows::memory_bytes() const {
  uint64_t bytes = sizeof(Impl) + impl_->small.memory_bytes() + impl_->tables.capacity() * sizeof(SortedTable<7>);
  for (const SortedTable<7>& table : impl_->tables) bytes += table.memory_bytes();
  return bytes;
}

}  // namespace muster
