#include "filter/number_set.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace muster {
namespace {

constexpr Key kTaiwanMobiles = 886900000000;
constexpr Key kTopBit = Key{1} << 63;

std::vector<uint8_t> InsertAll(NumberSet* set, const std::vector<Key>& keys) {
  std::vector<uint8_t> inserted(keys.size(), 7);
  set->InsertBlock(keys, inserted.data());
  return inserted;
}

std::vector<uint8_t> FindAll(const NumberSet& set, const std::vector<Key>& keys) {
  std::vector<uint8_t> found(keys.size(), 7);
  set.ContainsBlock(keys, found.data());
  return found;
}

struct Mixture {
  std::string name;
  size_t count;
  Key (*next)(std::mt19937_64&);
};

Key Dense(std::mt19937_64& random) { return kTaiwanMobiles + random() % 300000; }
Key Sparse(std::mt19937_64& random) { return random() % ((Key{1} << 50) - 1) + 1; }
Key Boundary(std::mt19937_64& random) { return 0xFFC0 + random() % 0x80; }
Key Small(std::mt19937_64& random) { return random() % 70000; }
Key Hash(std::mt19937_64& random) { return kTopBit | random(); }
Key NearlyDense(std::mt19937_64& random) { return random() % 64 * 65536 * 1000 + random() % 300 + 1; }
Key Mixed(std::mt19937_64& random) {
  switch (random() % 6) {
    case 0:
      return Sparse(random);
    case 1:
      return Hash(random);
    case 2:
      return Small(random);
    case 3:
      return Boundary(random);
    default:
      return Dense(random);
  }
}

const Mixture kMixtures[] = {
    {"dense", 200000, Dense},
    {"sparse", 200000, Sparse},
    {"mixed", 300000, Mixed},
    {"boundary", 1000, Boundary},
    {"small keys", 100000, Small},
    {"hashes", 50000, Hash},
    {"around the density limit", 150000, NearlyDense},
    {"a few", 40, Mixed},
};

TEST(NumberSetTest, AgreesWithAnOrderedSet) {
  for (const Mixture& mixture : kMixtures) {
    for (const uint64_t seed : {1, 2}) {
      SCOPED_TRACE(mixture.name + ", seed " + std::to_string(seed));
      std::mt19937_64 random(seed);
      NumberSet set;
      std::set<Key> judge;
      for (size_t done = 0; done < mixture.count;) {
        std::vector<Key> block(std::min<size_t>(random() % 500, mixture.count - done));
        for (Key& key : block) key = random() % 10 == 0 && !judge.empty() ? *judge.begin() : mixture.next(random);
        const std::vector<uint8_t> inserted = InsertAll(&set, block);
        for (size_t i = 0; i < block.size(); ++i) {
          const bool is_new = block[i] != 0 && judge.insert(block[i]).second;
          ASSERT_EQ(inserted[i], is_new ? 1 : 0) << "key " << block[i];
        }
        done += block.size();
      }
      ASSERT_EQ(set.size(), judge.size());
      std::vector<Key> probes(judge.begin(), judge.end());
      for (size_t i = 0; i < 20000; ++i) probes.push_back(mixture.next(random));
      for (const Key key : judge) probes.push_back(key ^ 1);
      const std::vector<uint8_t> found = FindAll(set, probes);
      for (size_t i = 0; i < probes.size(); ++i) {
        ASSERT_EQ(found[i], judge.count(probes[i]) != 0 ? 1 : 0) << "key " << probes[i];
        ASSERT_EQ(set.Contains(probes[i]), found[i] != 0) << "key " << probes[i];
      }
    }
  }
}

TEST(NumberSetTest, BlocksOfAnySizeAreTheSameAsSingleCalls) {
  for (const size_t block_size : {1, 7, 31, 32, 33, 64, 1000}) {
    SCOPED_TRACE("blocks of " + std::to_string(block_size));
    std::mt19937_64 random(11);
    NumberSet one, block;
    for (size_t begin = 0; begin < 60000; begin += block_size) {
      std::vector<Key> keys(block_size);
      for (Key& key : keys) key = Mixed(random);
      const std::vector<uint8_t> inserted = InsertAll(&block, keys);
      for (size_t i = 0; i < keys.size(); ++i) {
        ASSERT_EQ(inserted[i] != 0, keys[i] != 0 && one.Insert(keys[i])) << "key " << keys[i];
      }
    }
    EXPECT_EQ(one.size(), block.size());
  }
}

TEST(NumberSetTest, OfEqualKeysInABlockTheFirstWins) {
  NumberSet set;
  const std::vector<Key> keys = {5, 5, 6, 0, 5, kTopBit, kTopBit, 6, 0};
  EXPECT_EQ(InsertAll(&set, keys), (std::vector<uint8_t>{1, 0, 1, 0, 0, 1, 0, 0, 0}));
  // The same when the range is a bitmap.
  NumberSet dense;
  for (Key key = 100; key < 60000; ++key) dense.Insert(key);
  EXPECT_EQ(InsertAll(&dense, keys), (std::vector<uint8_t>{1, 0, 1, 0, 0, 1, 0, 0, 0}));
  EXPECT_EQ(dense.size(), 59900u + 3);
}

TEST(NumberSetTest, KeyZeroIsNeverAMember) {
  NumberSet set;
  EXPECT_FALSE(set.Insert(0));
  EXPECT_FALSE(set.Contains(0));
  for (Key key = 1; key < 60000; ++key) set.Insert(key);
  EXPECT_FALSE(set.Insert(0));
  EXPECT_FALSE(set.Contains(0));
  EXPECT_EQ(FindAll(set, {0, 1, 0}), (std::vector<uint8_t>{0, 1, 0}));
  EXPECT_EQ(set.size(), 59999u);
}

TEST(NumberSetTest, TellsNeighboursOfAPageApart) {
  NumberSet set;
  for (Key key = 0x10000; key < 0x20000; ++key) set.Insert(key);
  EXPECT_FALSE(set.Contains(0xFFFF));
  EXPECT_TRUE(set.Contains(0x10000));
  EXPECT_TRUE(set.Contains(0x1FFFF));
  EXPECT_FALSE(set.Contains(0x20000));
  EXPECT_FALSE(set.Contains(0x10000 | kTopBit));
  EXPECT_FALSE(set.Contains(0x10000 | Key{1} << 50));
  EXPECT_TRUE(set.Insert(0xFFFF));
  EXPECT_TRUE(set.Contains(0xFFFF));
}

TEST(NumberSetTest, MovesAlong) {
  NumberSet set;
  set.Insert(42);
  NumberSet other = std::move(set);
  EXPECT_TRUE(other.Contains(42));
  set = NumberSet();
  EXPECT_TRUE(set.empty());
  EXPECT_FALSE(set.Contains(42));
}

TEST(NumberSetTest, DenseRangesNeedLittleMoreThanABitEach) {
  NumberSet set;
  std::mt19937_64 random(5);
  std::vector<Key> keys(4000000);
  for (Key& key : keys) key = kTaiwanMobiles + random() % 10000000;
  InsertAll(&set, keys);
  // 153 pages of 8 KiB, and the smallest table.
  EXPECT_LT(set.memory_bytes(), 2u << 20);
  EXPECT_GT(set.memory_bytes(), 153u * 8192);
}

// Rows of what a growing set has in its table when it is complete become bitmaps, and nothing changes but that.
TEST(NumberSetTest, CompletingChangesNoAnswer) {
  for (const size_t count : {0, 1, 700, 30'000, 850'000}) {
    SCOPED_TRACE(count);
    std::mt19937_64 random(count);
    NumberSet set;
    std::vector<Key> keys(count);
    for (size_t i = 0; i < count; ++i) {
      keys[i] = i % 10 == 0 ? Sparse(random) : kTaiwanMobiles + random() % 90'000'000;
    }
    InsertAll(&set, keys);
    std::vector<Key> probes = keys;
    for (size_t i = 0; i < 10'000; ++i) probes.push_back(kTaiwanMobiles + random() % 90'000'000);
    std::vector<uint8_t> before(probes.size()), after(probes.size(), 7);
    set.ContainsBlock(probes, before.data());
    const uint64_t size = set.size();
    set.Complete();
    set.ContainsBlock(probes, after.data());
    EXPECT_EQ(before, after);
    EXPECT_EQ(set.size(), size);
    std::vector<uint8_t> inserted(keys.size(), 7);
    set.InsertBlock(keys, inserted.data());
    EXPECT_EQ(std::count(inserted.begin(), inserted.end(), 0), static_cast<ptrdiff_t>(keys.size()));
  }
}

TEST(NumberSetTest, ScatteredKeysNeedUpToTwentyBytes) {
  NumberSet set;
  std::mt19937_64 random(6);
  std::vector<Key> block(1000);
  while (set.size() < 2000000) {
    for (Key& key : block) key = Sparse(random);
    InsertAll(&set, block);
    if (set.size() < 100000) continue;
    ASSERT_LE(set.memory_bytes(), set.size() * 20);
    ASSERT_GE(set.memory_bytes(), set.size() * 9);
  }
}

// However the keys lie, up to what an empty set takes.
TEST(NumberSetTest, NoKeyNeedsMoreThanABitmapSharedBy256) {
  for (const Key per_range : {1u, 100u, 255u, 256u, 300u, 1024u, 5000u}) {
    SCOPED_TRACE(std::to_string(per_range) + " keys of each range");
    NumberSet set;
    std::vector<Key> keys;
    for (Key range = 1; keys.size() < 300000; ++range) {
      for (Key i = 0; i < per_range; ++i) keys.push_back(range << 16 | (i * 40503 & 0xFFFF));
    }
    std::shuffle(keys.begin(), keys.end(), std::mt19937_64(per_range));
    InsertAll(&set, keys);
    EXPECT_LE(set.memory_bytes(), (set.size() * 33 + (4u << 20)) * 9 / 8);
    EXPECT_EQ(FindAll(set, keys), std::vector<uint8_t>(keys.size(), 1));
    for (Key& key : keys) key ^= 0x8001;
    const std::set<Key> members(keys.begin(), keys.end());
    const std::vector<uint8_t> found = FindAll(set, keys);
    for (size_t i = 0; i < keys.size(); i += 97) {
      ASSERT_EQ(found[i] != 0, members.count(keys[i] ^ 0x8001) != 0) << "key " << keys[i];
    }
  }
}

TEST(NumberSetTest, AnEmptySetIsSmall) {
  EXPECT_LE(NumberSet().memory_bytes(), 8192u);
  EXPECT_TRUE(NumberSet().empty());
}

// Address space of this process, in bytes.
uint64_t AddressSpace() {
  std::ifstream statm("/proc/self/statm");
  uint64_t pages = 0;
  statm >> pages;
  return pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

// What a set says it takes is what the process took for it.
TEST(NumberSetTest, MemoryIsAccountedFor) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer takes address space of its own";
#endif
  for (const bool dense : {false, true}) {
    SCOPED_TRACE(dense ? "dense" : "sparse");
    const uint64_t before = AddressSpace();
    NumberSet set;
    std::mt19937_64 random(7);
    for (size_t i = 0; i < 3'000'000; ++i) {
      set.Insert(dense ? 886'900'000'000 + random() % 90'000'000 : (random() >> 14) + 1);
    }
    const double taken = static_cast<double>(AddressSpace() - before);
    // The heap grows by steps of its own.
    EXPECT_NEAR(static_cast<double>(set.memory_bytes()), taken, 300'000.0);
    EXPECT_LT(static_cast<double>(set.memory_bytes()), 20.0 * static_cast<double>(set.size()));
  }
}

}  // namespace
}  // namespace muster
