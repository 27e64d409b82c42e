#include "muster/normalizer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

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

TEST(Normalizer, SaysTheSameOfManyAtOnceButWithoutDetails) {
  const auto normalizer = Normalizer::Create({.country_code = "886", .area_code = "", .accept = Accept::kMobile});
  ASSERT_TRUE(normalizer.ok());
  const std::vector<std::string_view> written = {
      "0912-345-678", "02-27187200", "\xA4\xA4", "", "0912345678", "N/A", "０９１２３４５６７８", "+85291234567"};
  std::vector<NormalizedNumber> numbers(written.size() + 1);
  for (NormalizedNumber& number : numbers) {  // whatever stood there
    number = normalizer->Normalize("+12");
    number.no_trunk_prefix = true;
    number.repairs.Add(Code::kAreaCode);
  }
  normalizer->Normalize(written, numbers);
  for (size_t i = 0; i < written.size(); ++i) {
    const NormalizedNumber one = normalizer->Normalize(written[i]);
    EXPECT_EQ(numbers[i].code, one.code) << written[i];
    EXPECT_EQ(numbers[i].repairs, one.repairs) << written[i];
    EXPECT_EQ(numbers[i].no_trunk_prefix, one.no_trunk_prefix) << written[i];
    EXPECT_EQ(numbers[i].key, one.key) << written[i];
    EXPECT_EQ(numbers[i].type, one.type) << written[i];
    EXPECT_EQ(numbers[i].region, one.region) << written[i];
    EXPECT_EQ(numbers[i].detail, "") << written[i];
  }
  EXPECT_EQ(numbers.back().code, Code::kTooShort) << "what is behind stays";
}

// A field of every length around the step of a shortcut, with one foreign byte at every place.
TEST(Normalizer, RefusesWhatIsNoUtf8WhereverItStands) {
  const auto normalizer = Normalizer::Create({});
  for (size_t size = 1; size <= 40; ++size) {
    for (size_t at = 0; at < size; ++at) {
      std::string field(size, '1');
      EXPECT_NE(normalizer->Normalize(field).code, Code::kInvalidEncoding);
      field[at] = '\xA4';
      EXPECT_EQ(normalizer->Normalize(field).code, Code::kInvalidEncoding) << size << " " << at;
    }
  }
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

TEST(Normalizer, FormatsKeysOfEveryLength) {
  for (Key power = 1; power <= 100'000'000'000'000; power *= 10) {
    for (const Key key :
         {power, power + 1, power * 2 - 1, power * 10 - 1, power * 10 - power / 7, power * 3 + power / 3}) {
      EXPECT_EQ(FormatE164(key), "+" + std::to_string(key));
    }
  }
  // Every pair of digits at every place.
  for (Key scale = 1; scale <= 10'000'000'000'000; scale *= 10) {
    for (Key pair = 1; pair < 100; ++pair) EXPECT_EQ(FormatE164(pair * scale), "+" + std::to_string(pair * scale));
  }
  for (Key key = (Key{1} << 50) - 1, step = 1; step < key; step += step / 64 + 1, key -= step) {
    EXPECT_EQ(FormatE164(key), "+" + std::to_string(key));
  }
  for (Key key = 886'900'000'000; key < 886'910'000'000; key += 997) {
    EXPECT_EQ(FormatE164(key), "+" + std::to_string(key));
  }
}

}  // namespace
}  // namespace muster
