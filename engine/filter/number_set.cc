#include "filter/number_set.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "filter/dense_ranges.h"
#include "filter/page_bitmaps.h"
#include "filter/sparse_keys.h"
#include "filter/walk_ahead.h"

namespace muster {
namespace {

// Keys for which room is made at a time.
constexpr size_t kBlock = 1024;

// A range of 2^16 with this many keys becomes a bitmap of 8 KiB. The table needs 10 to 20 bytes for a key, so at this
// density a bitmap takes two or three times the table's memory; but it is probed ten times as fast, and numbers that
// are so close seldom come alone: all mobiles of Taiwan are 12.5 MB.
constexpr size_t kDenseKeys = 1 << 8;

// Slots looked at for the estimate: all of a small table, so that few dense ranges are missed, 1/64 of a large one.
// What is missed is probed in the table until that grows again.
size_t SampleSlots(size_t capacity) { return std::min(capacity, std::max<size_t>(capacity / 64, 1 << 16)); }

uint64_t BitOf(Key key) { return uint64_t{1} << (key & 63); }

}  // namespace

struct NumberSet::Impl {
  PageBitmaps pages;
  SparseKeys sparse;
  uint64_t in_pages = 0;  // keys in bitmaps

  // Afterwards `count` keys can be inserted without anything moving.
  void MakeRoom(size_t count);
  void MoveDenseRanges();
  void InsertSparse(const Key* keys, size_t count, uint8_t* inserted);
  void InsertMixed(const Key* keys, size_t count, uint8_t* inserted);
  void ContainsSparse(const Key* keys, size_t count, uint8_t* found) const;
  void ContainsMixed(const Key* keys, size_t count, uint8_t* found) const;
  uint64_t* Locate(Key key, uint64_t* for_zero) const;
};

void NumberSet::Impl::MakeRoom(size_t count) {
  if (sparse.size() + count <= sparse.limit()) return;
  if (sparse.size() >= kDenseKeys) MoveDenseRanges();
  // Growing also when little was won keeps the estimates rare.
  while (sparse.size() + count > sparse.limit() / 4 * 3) sparse.Grow();
}

// Makes bitmaps of the ranges that a sample shows to be dense, and moves their keys there.
void NumberSet::Impl::MoveDenseRanges() {
  const std::vector<uint64_t> dense = DenseRanges(sparse, SampleSlots(sparse.capacity()), kDenseKeys);
  if (dense.empty()) return;
  for (const uint64_t range : dense) pages.AddPage(range);
  const uint64_t before = sparse.size();
  const auto get_ready = [this](Key key) {
    if (const uint64_t* const word = pages.FindWord(key)) __builtin_prefetch(word, 1);
  };
  const auto take = [this](Key key) {
    uint64_t* const word = pages.FindWord(key);
    if (word != nullptr) *word |= BitOf(key);
    return word != nullptr;
  };
  sparse.Extract(get_ready, take);
  in_pages += before - sparse.size();
}

void NumberSet::Impl::InsertSparse(const Key* keys, size_t count, uint8_t* inserted) {
  const auto place_of = [this, keys](size_t i) { return sparse.Prefetch(keys[i]); };
  WalkAhead(count, place_of, [this, keys, inserted](size_t i, size_t home) {
    inserted[i] = keys[i] != 0 && sparse.InsertAt(home, keys[i]) ? 1 : 0;
  });
}

void NumberSet::Impl::ContainsSparse(const Key* keys, size_t count, uint8_t* found) const {
  const auto place_of = [this, keys](size_t i) { return sparse.Prefetch(keys[i]); };
  WalkAhead(count, place_of, [this, keys, found](size_t i, size_t home) {
    found[i] = keys[i] != 0 && sparse.ContainsAt(home, keys[i]) ? 1 : 0;
  });
}

// The word of a key, or null where only the table can hold it; key 0 gets `for_zero`. What will be touched is on its
// way from memory afterwards.
inline uint64_t* NumberSet::Impl::Locate(Key key, uint64_t* for_zero) const {
  uint64_t* const word = key == 0 ? for_zero : pages.FindWord(key);
  if (word != nullptr) {
    __builtin_prefetch(word);
  } else {
    sparse.Prefetch(key);
  }
  return word;
}

void NumberSet::Impl::InsertMixed(const Key* keys, size_t count, uint8_t* inserted) {
  uint64_t for_zero = ~uint64_t{0};
  uint64_t new_in_pages = 0;
  const auto place_of = [this, keys, &for_zero](size_t i) { return Locate(keys[i], &for_zero); };
  WalkAhead(count, place_of, [this, keys, inserted, &new_in_pages](size_t i, uint64_t* word) {
    if (word == nullptr) {
      inserted[i] = sparse.Insert(keys[i]) ? 1 : 0;
      return;
    }
    const uint64_t bits = *word;
    const uint64_t is_new = ~bits >> (keys[i] & 63) & 1;
    *word = bits | BitOf(keys[i]);
    new_in_pages += is_new;
    inserted[i] = static_cast<uint8_t>(is_new);
  });
  in_pages += new_in_pages;
}

void NumberSet::Impl::ContainsMixed(const Key* keys, size_t count, uint8_t* found) const {
  uint64_t for_zero = 0;
  const auto place_of = [this, keys, &for_zero](size_t i) { return Locate(keys[i], &for_zero); };
  WalkAhead(count, place_of, [this, keys, found](size_t i, const uint64_t* word) {
    found[i] = word != nullptr ? static_cast<uint8_t>(*word >> (keys[i] & 63) & 1)
                               : static_cast<uint8_t>(sparse.Contains(keys[i]));
  });
}

NumberSet::NumberSet() : impl_(std::make_unique<Impl>()) {}
NumberSet::~NumberSet() = default;
NumberSet::NumberSet(NumberSet&&) noexcept = default;
NumberSet& NumberSet::operator=(NumberSet&&) noexcept = default;

bool NumberSet::Insert(Key key) {
  uint8_t inserted = 0;
  InsertBlock({&key, 1}, &inserted);
  return inserted != 0;
}

bool NumberSet::Contains(Key key) const {
  if (key == 0) return false;
  const uint64_t* const word = impl_->pages.FindWord(key);
  return word != nullptr ? (*word & BitOf(key)) != 0 : impl_->sparse.Contains(key);
}

void NumberSet::InsertBlock(std::span<const Key> keys, uint8_t* inserted) {
  for (size_t begin = 0; begin < keys.size(); begin += kBlock) {
    const size_t count = std::min(kBlock, keys.size() - begin);
    impl_->MakeRoom(count);
    if (impl_->pages.empty()) {
      impl_->InsertSparse(keys.data() + begin, count, inserted + begin);
    } else {
      impl_->InsertMixed(keys.data() + begin, count, inserted + begin);
    }
  }
}

void NumberSet::ContainsBlock(std::span<const Key> keys, uint8_t* found) const {
  if (impl_->pages.empty()) {
    impl_->ContainsSparse(keys.data(), keys.size(), found);
  } else {
    impl_->ContainsMixed(keys.data(), keys.size(), found);
  }
}

void NumberSet::Complete() {
  SparseKeys& sparse = impl_->sparse;
  if (sparse.size() >= kDenseKeys) impl_->MoveDenseRanges();
}

void NumberSet::ForEach(const std::function<void(std::span<const Key>)>& visit) const {
  std::vector<Key> keys;
  impl_->pages.ForEachPage([&](uint64_t range, std::span<const uint64_t> words) {
    keys.clear();
    for (size_t i = 0; i < words.size(); ++i) {
      for (uint64_t word = words[i]; word != 0; word &= word - 1) {
        keys.push_back((range << PageBitmaps::kPageBits) + i * 64 + static_cast<Key>(std::countr_zero(word)));
      }
    }
    visit(keys);
  });
  keys.clear();
  impl_->sparse.Sample(impl_->sparse.capacity(), [&](Key key) {
    keys.push_back(key);
    if (keys.size() < kBlock) return;
    visit(keys);
    keys.clear();
  });
  if (!keys.empty()) visit(keys);
}

uint64_t NumberSet::size() const { return impl_->in_pages + impl_->sparse.size(); }

uint64_t NumberSet::memory_bytes() const {
  return sizeof(Impl) + impl_->pages.memory_bytes() + impl_->sparse.memory_bytes();
}

}  // namespace muster
