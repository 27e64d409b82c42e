#include "muster/normalizer.h"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(Normalizer, SaysEverythingAboutANumber) {
  absl::StatusOr<Normalizer> normalizer = Normalizer::Create({});
  ASSERT_TRUE(normalizer.ok());
  const NormalizedNumber mobile = normalizer->Normalize("0912-345-678");
  EXPECT_EQ(mobile.code, Code::kNone);
  EXPECT_EQ(mobile.key, 886912345678u);
  EXPECT_EQ(JoinRepairs(mobile.repairs), "punctuation");
  EXPECT_EQ(mobile.type, NumberType::kMobile);
  EXPECT_EQ(mobile.region, "TW");
  EXPECT_EQ(mobile.detail, "");
  EXPECT_EQ(normalizer->Normalize("0227187200").type, NumberType::kFixedLine) << "every valid number by default";
}

TEST(Normalizer, LeavesEverythingOutOfARefusedNumber) {
  absl::StatusOr<Normalizer> normalizer =
      Normalizer::Create({.country_code = "886", .area_code = "", .accept = Accept::kMobile});
  ASSERT_TRUE(normalizer.ok());
  const NormalizedNumber fixed = normalizer->Normalize("02-27187200");
  EXPECT_EQ(fixed.code, Code::kNotMobile);
  EXPECT_EQ(fixed.key, 0u);
  EXPECT_TRUE(fixed.repairs.empty());
  EXPECT_EQ(fixed.type, NumberType::kUnknown);
  EXPECT_EQ(fixed.region, "");
  EXPECT_EQ(fixed.detail, "+886227187200 is of type fixed_line");
  EXPECT_EQ(normalizer->Normalize("\xA4\xA4").code, Code::kInvalidEncoding);
  EXPECT_EQ(normalizer->Normalize("").code, Code::kEmptyNumber);
}

TEST(Normalizer, IsRefusedForAnUnknownCountry) {
  EXPECT_FALSE(Normalizer::Create({.country_code = "Atlantis", .area_code = ""}).ok());
}

TEST(Normalizer, FormatsKeys) {
  EXPECT_EQ(FormatE164(886912345678), "+886912345678");
  EXPECT_EQ(FormatE164(999'999'999'999'999), "+999999999999999");
  EXPECT_EQ(FormatE164(0), "");
  EXPECT_EQ(FormatE164(Key{1} << 50), "");
  EXPECT_EQ(FormatE164(Key{1} << 63 | 886), "");
}

}  // namespace
}  // namespace muster
