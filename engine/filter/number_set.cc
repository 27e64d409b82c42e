#include "filter/number_set.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "filter/page_bitmaps.h"
#include "filter/sparse_keys.h"

namespace muster {
namespace {

// Keys per sub-block: enough misses in flight, and their places still fit the registers and the first cache.
constexpr size_t kBlock = 32;

// A range of 2^16 with this many keys becomes a bitmap: the table would need more than the bitmap's 8 KiB.
constexpr size_t kDenseKeys = 1 << 10;

// Slots looked at for the estimate: all of a small table, 1/64 of a large one.
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
  void Locate(const Key* keys, size_t count, uint64_t* for_zero, uint64_t** words) const;
};

void NumberSet::Impl::MakeRoom(size_t count) {
  if (sparse.size() + count <= sparse.limit()) return;
  if (sparse.size() >= kDenseKeys) MoveDenseRanges();
  // Growing also when little was won keeps the estimates rare.
  while (sparse.size() + count > sparse.limit() / 4 * 3) sparse.Grow();
}

// Makes bitmaps of the ranges that the sample shows to be dense, and moves their keys there.
void NumberSet::Impl::MoveDenseRanges() {
  const size_t sample_slots = SampleSlots(sparse.capacity());
  std::vector<uint64_t> ranges;
  ranges.reserve(sample_slots);
  sparse.Sample(sample_slots, [&ranges](Key key) {
    if (key < PageBitmaps::kEndOfKeys) ranges.push_back(key >> PageBitmaps::kPageBits);
  });
  std::sort(ranges.begin(), ranges.end());
  const size_t dense = std::max<size_t>(4, kDenseKeys * sample_slots / sparse.capacity());
  bool any = false;
  for (size_t i = 0; i < ranges.size();) {
    size_t end = i + 1;
    while (end < ranges.size() && ranges[end] == ranges[i]) ++end;
    if (end - i >= dense) {
      pages.AddPage(ranges[i]);
      any = true;
    }
    i = end;
  }
  if (!any) return;
  const uint64_t before = sparse.size();
  sparse.Extract([this](Key key) {
    uint64_t* const word = pages.FindWord(key);
    if (word != nullptr) *word |= BitOf(key);
    return word != nullptr;
  });
  in_pages += before - sparse.size();
}

void NumberSet::Impl::InsertSparse(const Key* keys, size_t count, uint8_t* inserted) {
  for (size_t i = 0; i < count; ++i) sparse.Prefetch(keys[i]);
  for (size_t i = 0; i < count; ++i) inserted[i] = keys[i] != 0 && sparse.Insert(keys[i]) ? 1 : 0;
}

// The word of each key, or null where only the table can hold it; key 0 gets `for_zero`. What will be touched is
// on its way from memory afterwards.
void NumberSet::Impl::Locate(const Key* keys, size_t count, uint64_t* for_zero, uint64_t** words) const {
  if (pages.directory_is_large()) {
    for (size_t i = 0; i < count; ++i) pages.PrefetchDirectory(keys[i]);
  }
  for (size_t i = 0; i < count; ++i) {
    words[i] = keys[i] == 0 ? for_zero : pages.FindWord(keys[i]);
    if (words[i] != nullptr) {
      __builtin_prefetch(words[i]);
    } else {
      sparse.Prefetch(keys[i]);
    }
  }
}

void NumberSet::Impl::InsertMixed(const Key* keys, size_t count, uint8_t* inserted) {
  std::array<uint64_t*, kBlock> words;
  uint64_t for_zero = ~uint64_t{0};
  Locate(keys, count, &for_zero, words.data());
  uint64_t new_in_pages = 0;
  for (size_t i = 0; i < count; ++i) {
    if (words[i] == nullptr) {
      inserted[i] = sparse.Insert(keys[i]) ? 1 : 0;
      continue;
    }
    const uint64_t word = *words[i];
    const uint64_t is_new = ~word >> (keys[i] & 63) & 1;
    *words[i] = word | BitOf(keys[i]);
    new_in_pages += is_new;
    inserted[i] = static_cast<uint8_t>(is_new);
  }
  in_pages += new_in_pages;
}

void NumberSet::Impl::ContainsSparse(const Key* keys, size_t count, uint8_t* found) const {
  for (size_t i = 0; i < count; ++i) sparse.Prefetch(keys[i]);
  for (size_t i = 0; i < count; ++i) found[i] = keys[i] != 0 && sparse.Contains(keys[i]) ? 1 : 0;
}

void NumberSet::Impl::ContainsMixed(const Key* keys, size_t count, uint8_t* found) const {
  std::array<uint64_t*, kBlock> words;
  uint64_t for_zero = 0;
  Locate(keys, count, &for_zero, words.data());
  for (size_t i = 0; i < count; ++i) {
    found[i] = words[i] != nullptr ? static_cast<uint8_t>(*words[i] >> (keys[i] & 63) & 1)
                                   : static_cast<uint8_t>(sparse.Contains(keys[i]));
  }
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
  for (size_t begin = 0; begin < keys.size(); begin += kBlock) {
    const size_t count = std::min(kBlock, keys.size() - begin);
    if (impl_->pages.empty()) {
      impl_->ContainsSparse(keys.data() + begin, count, found + begin);
    } else {
      impl_->ContainsMixed(keys.data() + begin, count, found + begin);
    }
  }
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
    if (keys.size() < kBlock * 32) return;
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
