#include "number/plan_file.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "muster/error.h"
#include "number/embedded_plan.h"
#include "number/numbering_plan.h"

namespace muster {
namespace {

std::string Bytes() { return std::string(EmbeddedPlan()); }

// With a checksum that fits, so that what is behind it is looked at.
std::string Signed(std::string bytes) {
  const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()) + 20, bytes.size() - 20);
  const auto word = static_cast<uint32_t>(sum);
  std::memcpy(bytes.data() + 16, &word, sizeof word);
  return bytes;
}

std::string ErrorOf(std::string bytes) {
  const auto plan = NumberingPlan::FromBytes(std::move(bytes), "a.bin");
  if (plan.ok()) return "";
  EXPECT_EQ(KindOf(plan.status()), ErrorKind::kUsage);
  return std::string(plan.status().message());
}

TEST(PlanFile, TheLibrarysOwnIsSoundAndIsTheCommittedFile) {
  std::ifstream file(MUSTER_PLAN_FILE, std::ios::binary);
  const std::string committed((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(Bytes(), committed);
  PlanFile plan;
  ASSERT_TRUE(plan.Open(EmbeddedPlan(), "a.bin", false).ok());
  EXPECT_EQ(plan.codes().size(), 215u);
  EXPECT_EQ(plan.regions().size(), 254u);
  EXPECT_TRUE(plan.version().starts_with("google-libphonenumber 3.2.")) << plan.version();
  EXPECT_NE(plan.notice().find("Apache License, Version 2.0"), std::string_view::npos);
}

TEST(PlanFile, OneThatIsReadFromBytesAnswersAsTheBuiltInOne) {
  const auto plan = NumberingPlan::FromBytes(Bytes(), "a.bin");
  ASSERT_TRUE(plan.ok());
  const PlanNumber number = (*plan)->Read("0912345678", false, (*plan)->FindRegion("TW"));
  EXPECT_EQ(number.key, 886912345678u);
  EXPECT_EQ((*plan)->version(), NumberingPlan::Default()->version());
}

TEST(PlanFile, SaysWhatIsWrong) {
  EXPECT_NE(ErrorOf("").find("no numbering plan"), std::string::npos);
  EXPECT_NE(ErrorOf("SMSNumber,Name\n0912345678,Ming\n").find("no numbering plan"), std::string::npos);
  std::string newer = Bytes();
  newer[8] = 2;
  EXPECT_NE(ErrorOf(newer).find("has format 2"), std::string::npos);
  std::string one_bit = Bytes();
  one_bit[one_bit.size() / 2] = static_cast<char>(one_bit[one_bit.size() / 2] ^ 1);
  EXPECT_NE(ErrorOf(one_bit).find("damaged"), std::string::npos);
  EXPECT_NE(ErrorOf(Bytes() + '\0').find("damaged"), std::string::npos);
}

TEST(PlanFile, RefusesEveryBeginningOfAPlan) {
  const std::string bytes = Bytes();
  for (size_t size = 0; size < bytes.size(); size += 1 + size / 3) {
    EXPECT_NE(ErrorOf(bytes.substr(0, size)), "") << size;
  }
  EXPECT_NE(ErrorOf(bytes.substr(0, bytes.size() - 1)), "");
}

// Whoever computes the checksum anew can still not make the engine read outside of the file.
TEST(PlanFile, ForgedTablesAreRefusedOrHarmless) {
  const std::string bytes = Bytes();
  size_t refused = 0;
  for (size_t at = 20; at < 48; ++at) {
    for (const int value : {0, 1, 3, 127, 255}) {
      std::string forged = bytes;
      forged[at] = static_cast<char>(value);
      if (forged[at] == bytes[at]) continue;
      const auto plan = NumberingPlan::FromBytes(Signed(forged), "a.bin");
      if (!plan.ok()) {
        ++refused;
        continue;
      }
      for (const std::string_view digits :
           {"0912345678", "886912345678", "12125550123", "5491112345678", "002886", "9"}) {
        (*plan)->Read(digits, false, (*plan)->FindRegion("TW"));
        (*plan)->Read(digits, true, (*plan)->FindRegion("AR"));
      }
    }
  }
  EXPECT_GT(refused, 50u);
  // The last bytes are the records of the tables.
  for (size_t back = 1; back < 24 * 4; ++back) {
    std::string forged = bytes;
    forged[bytes.size() - back] = static_cast<char>(0x7F);
    const auto plan = NumberingPlan::FromBytes(Signed(forged), "a.bin");
    if (plan.ok()) (*plan)->Read("0912345678", false, (*plan)->FindRegion("ZW"));
  }
}

// The error of the plan with another `value` at `place`, which lies in the embedded plan.
template <typename T>
std::string ErrorOfForged(const void* place, T value) {
  std::string forged = Bytes();
  std::memcpy(forged.data() + (static_cast<const char*>(place) - EmbeddedPlan().data()), &value, sizeof value);
  return ErrorOf(Signed(std::move(forged)));
}

TEST(PlanFile, ForgedReferencesAndResultsAreRefused) {
  PlanFile plan;
  ASSERT_TRUE(plan.Open(EmbeddedPlan(), "a.bin", true).ok());
  const PlanTable& table = plan.table(0);
  const auto forge = [](const void* place, uint16_t value) { return ErrorOfForged(place, value); };
  EXPECT_EQ(forge(table.rows + 17, table.rows[17]), "");
  EXPECT_NE(forge(table.rows + 17, static_cast<uint16_t>(table.row_count + table.tail_count)), "");
  EXPECT_NE(forge(table.answers + 3, static_cast<uint16_t>(table.result_count)), "");
  EXPECT_NE(forge(table.pool + 3, 0xFFDF), "");
  EXPECT_NE(forge(&table.tails[0].begin, 0xFFFF), "");
  EXPECT_NE(forge(&table.tails[0].size, 0), "");
  EXPECT_NE(forge(&table.results[0].status, 0xFF04), "");
}

TEST(PlanFile, ForgedCodesAndRegionsAreRefused) {
  PlanFile plan;
  ASSERT_TRUE(plan.Open(EmbeddedPlan(), "a.bin", true).ok());
  const auto forge = [](const void* place, uint16_t value) { return ErrorOfForged(place, value); };
  const PlanCode& code = plan.codes()[3];
  EXPECT_NE(forge(&code.code, 1000), "");
  EXPECT_NE(forge(&code.code, plan.codes()[2].code), "");
  EXPECT_NE(forge(&code.first_region, static_cast<uint16_t>(code.first_region + 1)), "");
  EXPECT_NE(forge(&code.region_count, 0), "");
  EXPECT_NE(forge(&code.start, 0xFFDF), "");
  const PlanRegion& region = plan.regions()[3];
  EXPECT_NE(forge(&region.code_index, static_cast<uint16_t>(plan.codes().size())), "");
  EXPECT_NE(forge(&region.table, static_cast<uint16_t>(plan.table_count())), "");
}

// Former bugs.

const PlanResult* FindResult(const PlanTable& table, uint8_t status, bool parsed) {
  for (uint32_t i = 0; i < table.result_count; ++i) {
    const PlanResult& result = table.results[i];
    if (result.status == status && ((result.flags & PlanResult::kParsed) != 0) == parsed) return &result;
  }
  return nullptr;
}

TEST(PlanFile, ForgedKeysAreRefused) {
  PlanFile plan;
  ASSERT_TRUE(plan.Open(EmbeddedPlan(), "a.bin", true).ok());
  const PlanResult* const valid = FindResult(plan.table(0), PlanResult::kValid, true);
  const PlanResult* const too_long = FindResult(plan.table(0), PlanResult::kLong, false);
  ASSERT_TRUE(valid != nullptr && too_long != nullptr);
  // A key of more than 15 digits.
  EXPECT_NE(ErrorOfForged(&valid->literal, uint32_t{4'000'000'000}), "");
  // A valid number without a key.
  EXPECT_NE(ErrorOfForged(&too_long->status, uint8_t{PlanResult::kValid}), "");
}

TEST(PlanFile, ForgedNamesAndTrunkPrefixesAreRefused) {
  PlanFile plan;
  ASSERT_TRUE(plan.Open(EmbeddedPlan(), "a.bin", true).ok());
  const PlanRegion& region = plan.regions()[3];
  EXPECT_NE(ErrorOfForged(&region.name, '\x1B'), "");
  EXPECT_NE(ErrorOfForged(&region.name, '\0'), "");
  EXPECT_NE(ErrorOfForged(&region.trunk, 'x'), "");
}

// The index of a code was kept in a byte.
TEST(PlanFile, MoreCodesThanAByteCountsAreRefused) {
  const auto with_codes = [](uint16_t count) {
    std::string forged = Bytes();
    const auto word = [&](size_t at, size_t value) {
      const auto u32 = static_cast<uint32_t>(value);
      std::memcpy(forged.data() + at, &u32, sizeof u32);
    };
    forged.resize((forged.size() + 3) / 4 * 4);
    word(24, count);
    word(28, forged.size());
    for (uint16_t i = 0; i < count; ++i) {
      const PlanCode code = {.code = static_cast<uint16_t>(i + 1), .first_region = i, .region_count = 1, .start = 0};
      forged.append(reinterpret_cast<const char*>(&code), sizeof code);
    }
    word(32, count);
    word(36, forged.size());
    for (uint16_t i = 0; i < count; ++i) {
      const PlanRegion region = {.name = {'T', 'W'}, .code_index = i, .table = 1, .trunk = {'0'}};
      forged.append(reinterpret_cast<const char*>(&region), sizeof region);
    }
    word(12, forged.size());
    return ErrorOf(Signed(std::move(forged)));
  };
  EXPECT_EQ(with_codes(255), "");
  EXPECT_NE(with_codes(256), "");
}

}  // namespace
}  // namespace muster
