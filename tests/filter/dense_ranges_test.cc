#include "filter/dense_ranges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace muster {
namespace {

constexpr Key kTopBit = Key{1} << 63;

void InsertInto(SparseKeys* keys, Key key) {
  if (keys->size() == keys->limit()) keys->Grow();
  keys->Insert(key);
}

// Ranges of 1, 2, … `most` keys, far from each other or neighbours, in random order among scattered keys and hashes.
void FillWithSteps(uint64_t seed, size_t most, uint64_t apart, SparseKeys* keys) {
  std::mt19937_64 random(seed);
  std::vector<Key> all;
  for (size_t count = 1; count <= most; ++count) {
    for (size_t i = 0; i < count; ++i) all.push_back((1000 + count * apart) << 16 | (i * 40503 & 0xFFFF));
  }
  for (size_t i = 0; i < all.size() / 2; ++i) all.push_back(random() % ((Key{1} << 50) - 1) + 1);
  for (size_t i = 0; i < 5000; ++i) all.push_back(kTopBit | (random() & 0xFFFF));
  std::shuffle(all.begin(), all.end(), random);
  for (const Key key : all) InsertInto(keys, key);
}

std::map<uint64_t, size_t> CountsOf(const SparseKeys& keys) {
  std::map<uint64_t, size_t> counts;
  keys.Sample(keys.capacity(), [&counts](Key key) { ++counts[key >> 16]; });
  return counts;
}

TEST(DenseRangesTest, OfTheWholeTableAllAreFoundAndNoOther) {
  for (const uint64_t apart : {1u, 17u, 65536u}) {
    for (const size_t min_keys : {3u, 100u, 256u}) {
      SCOPED_TRACE("apart " + std::to_string(apart) + ", at least " + std::to_string(min_keys));
      SparseKeys keys;
      FillWithSteps(apart, 400, apart, &keys);
      std::vector<uint64_t> want;
      for (const auto& [range, count] : CountsOf(keys)) {
        if (count >= min_keys && range < uint64_t{1} << 34) want.push_back(range);
      }
      std::vector<uint64_t> got = DenseRanges(keys, keys.capacity(), min_keys);
      std::sort(got.begin(), got.end());
      EXPECT_EQ(got, want);
    }
  }
}

// Of a sample of a sixteenth: nothing that is too thin, and everything that is clearly dense.
TEST(DenseRangesTest, ASampleMissesOnlyWhatIsHardlyDense) {
  for (const uint64_t seed : {1, 2, 3}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    SparseKeys keys;
    FillWithSteps(seed, 800, 3, &keys);
    std::vector<uint64_t> got = DenseRanges(keys, keys.capacity() / 16, 256);
    std::sort(got.begin(), got.end());
    size_t clearly = 0;
    const std::map<uint64_t, size_t> counts = CountsOf(keys);
    for (const uint64_t range : got) {
      ASSERT_GE(counts.at(range), 256u);
      clearly += counts.at(range) >= 600;
    }
    EXPECT_EQ(std::unique(got.begin(), got.end()), got.end());
    EXPECT_EQ(clearly, 201u);
  }
}

TEST(DenseRangesTest, HashesHaveNoRange) {
  SparseKeys keys;
  for (Key key = 0; key < 2000; ++key) InsertInto(&keys, kTopBit | key);
  for (Key key = 0; key < 2000; ++key) InsertInto(&keys, Key{1} << 50 | key);
  EXPECT_TRUE(DenseRanges(keys, keys.capacity(), 256).empty());
  for (Key key = 0; key < 2000; ++key) InsertInto(&keys, (Key{1} << 50) - 1 - key);
  EXPECT_EQ(DenseRanges(keys, keys.capacity(), 256), std::vector<uint64_t>{(uint64_t{1} << 34) - 1});
}

}  // namespace
}  // namespace muster
