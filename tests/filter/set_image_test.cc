#include "filter/set_image.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "filter/key_mix.h"
#include "filter/number_set.h"
#include "filter/set_bytes.h"
#include "filter/set_image_builder.h"

namespace muster {
namespace {

constexpr Key kTaiwan = 886912300032;  // the beginning of a range of 2^16

std::vector<Key> Consecutive(Key first, size_t count) {
  std::vector<Key> keys(count);
  for (size_t i = 0; i < count; ++i) keys[i] = first + i;
  return keys;
}

std::vector<Key> Scattered(size_t count, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Key> keys(count);
  for (Key& key : keys) key = random() | 1;
  return keys;
}

std::vector<Key> KeysOf(const SetImage& image) {
  std::vector<Key> keys;
  image.ForEach([&keys](std::span<const Key> some) { keys.insert(keys.end(), some.begin(), some.end()); });
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Holds exactly `keys`, whichever way it is asked.
void ExpectHolds(const std::vector<Key>& keys, const std::string& bytes) {
  const std::optional<SetImage> image = SetImage::Over(bytes);
  ASSERT_TRUE(image.has_value());
  std::set<Key> members(keys.begin(), keys.end());
  members.erase(0);
  EXPECT_EQ(image->size(), members.size());
  EXPECT_EQ(image->empty(), members.empty());
  EXPECT_EQ(KeysOf(*image), std::vector<Key>(members.begin(), members.end()));
  std::vector<Key> asked(keys);
  for (const Key key : keys) {
    for (const Key other : {key + 1, key - 1, key ^ (Key{1} << 40), key ^ 0x8000}) asked.push_back(other);
  }
  for (const Key key : {Key{0}, Key{1}, ~Key{0}, Key{1} << 50, (Key{1} << 50) - 1}) asked.push_back(key);
  std::vector<uint8_t> found(asked.size(), 7);
  image->ContainsBlock(asked, found.data());
  for (size_t i = 0; i < asked.size(); ++i) {
    ASSERT_EQ(found[i], members.contains(asked[i]) ? 1 : 0) << asked[i];
    ASSERT_EQ(image->Contains(asked[i]), members.contains(asked[i])) << asked[i];
  }
}

TEST(SetImageTest, HoldsItsKeysAndNoOthers) {
  const std::vector<std::vector<Key>> kSets = {
      {},
      {0},
      {1},
      {kTaiwan, 85261234567, ~Key{0}},
      Consecutive(1, SetImage::kDenseKeys - 1),
      Consecutive(0, SetImage::kDenseKeys),
      Consecutive(0, SetImage::kDenseKeys + 1),
      Consecutive(kTaiwan - 100, 70000),
      Consecutive((Key{1} << 50) - 2000, 4000),
      Scattered(1, 1),
      Scattered(7, 2),
      Scattered(8, 3),
      Scattered(5000, 4),
  };
  for (const std::vector<Key>& keys : kSets) {
    SCOPED_TRACE(keys.size());
    ExpectHolds(keys, ImageOf(keys));
  }
}

TEST(SetImageTest, HoldsMixturesOfDenseAndScattered) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    std::vector<Key> keys = Scattered(random() % 300, random());
    for (size_t ranges = random() % 5; ranges > 0; --ranges) {
      const Key range = (random() % (Key{1} << 34)) << 16;
      for (size_t count = random() % 2000; count > 0; --count) keys.push_back(range + random() % 4000);
    }
    ExpectHolds(keys, ImageOf(keys));
  }
}

TEST(SetImageTest, IsTheSameForTheSameKeys) {
  std::mt19937_64 random(5);
  std::vector<Key> keys = Scattered(3000, 6);
  for (const Key first : {kTaiwan, kTaiwan + 65536 * 9, Key{65536}}) {
    const std::vector<Key> dense = Consecutive(first, 900);
    keys.insert(keys.end(), dense.begin(), dense.end());
  }
  const std::string image = ImageOf(keys);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(keys.begin(), keys.end(), random);
    // Through a set that has its own way of storing them, in pieces, and some of them twice.
    NumberSet set;
    for (const Key key : keys) set.Insert(key);
    SetImageBuilder builder;
    if (round % 2 == 0) builder.Add(std::span(keys).first(1000));
    set.ForEach([&builder](std::span<const Key> some) { builder.Add(some); });
    if (round % 3 == 0) SetImage::Over(image)->ForEach([&builder](std::span<const Key> some) { builder.Add(some); });
    builder.Finish();
    std::string again;
    ASSERT_TRUE(builder
                    .Write([&again](std::string_view piece) {
                      again += piece;
                      return absl::OkStatus();
                    })
                    .ok());
    EXPECT_EQ(builder.image_bytes(), again.size());
    EXPECT_EQ(builder.size(), keys.size());
    ASSERT_EQ(again, image);
  }
}

// The same key many times over is one key.
TEST(SetImageTest, ARangeIsDenseByItsDistinctKeys) {
  std::vector<Key> keys(5000, kTaiwan);
  for (size_t i = 0; i < keys.size(); ++i) keys[i] += i % 800;
  EXPECT_EQ(ImageOf(keys), ImageOf(Consecutive(kTaiwan, 800)));
  ExpectHolds(keys, ImageOf(keys));
}

TEST(SetImageTest, TakesLittleRoom) {
  EXPECT_LT(ImageOf(Scattered(1000000, 3)).size(), 9300000u);
  EXPECT_LT(ImageOf(Consecutive(886900000000, 1000000)).size(), 150000u);
}

TEST(SetImageTest, TheMixHasAnInverse) {
  for (const Key key : Scattered(10000, 9)) {
    ASSERT_EQ(UnmixKey(MixKey(key)), key);
    ASSERT_EQ(UnmixKey(MixKey(key >> 20)), key >> 20);
  }
}

TEST(SetImageTest, TheSeedOfItsTableIsNoMember) {
  const std::string bytes = ImageOf(Scattered(20, 8));
  uint64_t seed;
  std::memcpy(&seed, bytes.data() + 48, sizeof seed);
  EXPECT_FALSE(SetImage::Over(bytes)->Contains(seed));
}

TEST(SetImageTest, WrongSizesAreNoImage) {
  const std::string bytes = ImageOf(Consecutive(kTaiwan, 1000));
  ASSERT_TRUE(SetImage::Over(bytes).has_value());
  for (size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 101) {
    EXPECT_FALSE(SetImage::Over(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
  for (size_t field = 0; field < 6; ++field) {
    for (const uint64_t value : {uint64_t{1} << 20, uint64_t{1} << 45, uint64_t{1} << 63, ~uint64_t{0}}) {
      std::string forged = bytes;
      std::memcpy(forged.data() + field * 8, &value, sizeof value);
      EXPECT_FALSE(SetImage::Over(forged).has_value()) << field << " " << value;
    }
  }
}

// Lines full of something: a search ends.
TEST(SetImageTest, ASearchEndsWhateverTheTableHolds) {
  std::string bytes = ImageOf(Scattered(2000, 12));
  std::memset(bytes.data() + 4096, 0xA5, bytes.size() - 4096);
  const std::optional<SetImage> image = SetImage::Over(bytes);
  ASSERT_TRUE(image.has_value());
  for (const Key key : Scattered(1000, 13)) image->Contains(key);
}

}  // namespace
}  // namespace muster
