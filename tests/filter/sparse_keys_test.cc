#include "filter/sparse_keys.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

#include "filter/mapped_memory.h"

namespace muster {
namespace {

// The key whose mix is `mixed`: the inverse of MixKey, step by step.
Key Unmix(uint64_t mixed) {
  const auto unshift = [](uint64_t value, int shift) {
    uint64_t result = value;
    for (int done = shift; done < 64; done += shift) result = value ^ result >> shift;
    return result;
  };
  const auto inverse = [](uint64_t odd) {
    uint64_t result = odd;
    for (int i = 0; i < 6; ++i) result *= 2 - odd * result;
    return result;
  };
  mixed = unshift(mixed, 31) * inverse(0x94D049BB133111EBu);
  mixed = unshift(mixed, 27) * inverse(0xBF58476D1CE4E5B9u);
  return unshift(mixed, 30);
}

TEST(SparseKeysTest, TheMixIsABijection) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const uint64_t value = random();
    EXPECT_EQ(MixKey(Unmix(value)), value);
    EXPECT_EQ(Unmix(MixKey(value)), value);
  }
}

// Keys chosen so that all of them want the same line, the last lines, or the first ones: growing in place must not lose
// one, however far the keys stand from their homes.
TEST(SparseKeysTest, GrowsInPlaceWithKeysThatCrowdTogether) {
  const struct {
    const char* name;
    uint64_t first_mixed, step;
  } kCrowds[] = {
      {"one line", uint64_t{1} << 63, 1},
      {"the last line, around the end", ~uint64_t{0} - 200000, 1},
      {"the first line", 1, 1},
      {"two thirds of the lines", 1, (uint64_t{1} << 63) / 50000},
  };
  for (const auto& crowd : kCrowds) {
    SCOPED_TRACE(crowd.name);
    SparseKeys keys(/*seed=*/0);
    // Beyond the slots that are set aside when growing.
    constexpr size_t kCount = 3000;
    std::vector<Key> all;
    for (size_t i = 0; i < kCount; ++i) all.push_back(Unmix(crowd.first_mixed + i * crowd.step));
    while (keys.capacity() < (size_t{1} << 17)) keys.Grow();
    for (const Key key : all) ASSERT_TRUE(keys.Insert(key));
    for (int doubling = 0; doubling < 2; ++doubling) {
      keys.Grow();
      ASSERT_EQ(keys.size(), kCount);
      for (const Key key : all) ASSERT_TRUE(keys.Contains(key));
      for (const Key key : all) ASSERT_FALSE(keys.Insert(key));
    }
  }
}

// Former bugs. Keys chosen to share the top bits of their mix made every search walk over all of them.
TEST(SparseKeysTest, WhereKeysStandCannotBeKnownBeforehand) {
  SparseKeys one, other;
  while (one.capacity() < (size_t{1} << 16)) one.Grow();
  while (other.capacity() < (size_t{1} << 16)) other.Grow();
  for (uint64_t i = 1; i <= 4096; ++i) {
    one.Insert(Unmix(i));
    other.Insert(Unmix(i));
  }
  const auto among_first = [](const SparseKeys& keys) {
    uint64_t count = 0;
    keys.Sample(8192, [&count](Key) { ++count; });
    return count;
  };
  EXPECT_LT(among_first(one), 1024u);
  EXPECT_LT(among_first(other), 1024u);
}

TEST(SparseKeysTest, GrowsAndExtractsLikeASet) {
  for (const uint64_t seed : {1, 2, 3, 4}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    SparseKeys keys;
    std::set<Key> judge;
    while (judge.size() < 150000) {
      const Key key = random() | 1;
      if (keys.size() == keys.limit()) keys.Grow();
      ASSERT_EQ(keys.Insert(key), judge.insert(key).second);
    }
    const uint64_t part = seed * 7;
    keys.Extract([](Key) {}, [part](Key key) { return key % 32 < part; });
    for (auto it = judge.begin(); it != judge.end();) it = *it % 32 < part ? judge.erase(it) : std::next(it);
    ASSERT_EQ(keys.size(), judge.size());
    uint64_t counted = 0;
    keys.Sample(keys.capacity(), [&](Key key) { counted += judge.count(key); });
    ASSERT_EQ(counted, judge.size());
    for (const Key key : judge) ASSERT_TRUE(keys.Contains(key));
  }
}

TEST(SparseKeysTest, ARunOfSlotsIsAFairSample) {
  SparseKeys keys;
  for (Key key = 1; key <= 200000; ++key) {
    if (keys.size() == keys.limit()) keys.Grow();
    keys.Insert(key * 1000);
  }
  const size_t slots = keys.capacity() / 16;
  uint64_t low = 0;
  uint64_t high = 0;
  keys.Sample(slots, [&](Key key) { ++(key <= 100000000 ? low : high); });
  EXPECT_NEAR(static_cast<double>(low), 100000.0 / 16, 400);
  EXPECT_NEAR(static_cast<double>(high), 100000.0 / 16, 400);
}

TEST(MappedMemoryTest, KeepsItsContentAndIsZeroBeyond) {
  MappedMemory memory;
  size_t filled = 0;
  for (const size_t size : {1u, 5000u, 100000u, 3u << 20, 9u << 20, 2u << 20, 40u << 20}) {
    memory.Resize(size);
    ASSERT_GE(memory.bytes(), size);
    auto* const bytes = static_cast<unsigned char*>(memory.data());
    for (size_t i = 0; i < memory.bytes(); i += 509) ASSERT_EQ(bytes[i], i < filled ? 0xA5 : 0) << i;
    std::fill_n(bytes, memory.bytes(), 0xA5);
    filled = memory.bytes();
  }
  memory.Resize(0);
  EXPECT_EQ(memory.data(), nullptr);
}

}  // namespace
}  // namespace muster
