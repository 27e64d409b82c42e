#include "filter/first_rows.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <unordered_map>

namespace muster {
namespace {

TEST(FirstRowsTest, AgreesWithAMap) {
  for (const uint64_t seed : {1, 2, 3}) {
    for (const uint64_t range : {50u, 3000u, 300000u, 0u}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", keys below " + std::to_string(range));
      std::mt19937_64 random(seed);
      FirstRows rows;
      std::unordered_map<Key, uint64_t> judge;
      for (uint64_t row = 1; row <= 200000; ++row) {
        const Key key = range == 0 ? random() | 1 : random() % range + 1;
        const auto [place, is_new] = judge.try_emplace(key, row);
        ASSERT_EQ(rows.FindOrInsert(key, row), is_new ? 0 : place->second) << "row " << row;
      }
      ASSERT_EQ(rows.size(), judge.size());
      for (const auto& [key, row] : judge) ASSERT_EQ(rows.FindOrInsert(key, 1), row);
    }
  }
}

TEST(FirstRowsTest, KeepsRowsAndKeysOfAnySize) {
  FirstRows rows;
  const uint64_t last_row = (uint64_t{1} << 40) - 1;
  for (const Key key : {Key{1}, Key{999999999999999}, ~Key{0}, Key{1} << 63}) {
    EXPECT_EQ(rows.FindOrInsert(key, last_row), 0u);
    EXPECT_EQ(rows.FindOrInsert(key, 5), last_row);
  }
}

TEST(FirstRowsTest, NeedsAtMostSixteenBytesPerNumber) {
  std::mt19937_64 random(9);
  FirstRows rows;
  for (uint64_t row = 1; row <= 1000000; ++row) {
    rows.FindOrInsert(886900000000 + row * 7, row);
    const bool looked_at = row == 1000 || row == 10000 || row == 100000 || row == 1000000 || random() % 5000 == 0;
    if (row < 1000 || !looked_at) continue;
    ASSERT_LE(rows.memory_bytes(), rows.size() * 16) << rows.size() << " numbers";
  }
}

}  // namespace
}  // namespace muster
