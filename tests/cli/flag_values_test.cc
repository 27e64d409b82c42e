#include "flag_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muster/error.h>

#include <string>
#include <string_view>

namespace muster::cli {
namespace {

using ::testing::HasSubstr;

std::string Complaint(const absl::Status& status) {
  EXPECT_FALSE(status.ok());
  if (status.ok()) return "";
  EXPECT_EQ(KindOf(status), ErrorKind::kUsage);
  return std::string(status.message());
}

TEST(Sizes, TakeUnits) {
  const struct {
    std::string_view text;
    uint64_t bytes;
  } cases[] = {
      {"1", 1}, {"64KiB", 65536}, {"1MiB", 1 << 20}, {"2 GiB", uint64_t{2} << 30}, {"10b", 10}, {"3mib", 3 << 20},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto size = ParseSize("--file-size", c.text, 1, UINT64_MAX);
    ASSERT_TRUE(size.ok()) << size.status();
    EXPECT_EQ(*size, c.bytes);
  }
}

TEST(Sizes, RefuseEverythingElse) {
  for (std::string_view text : {"", "KiB", "1.5MiB", "-1", "1KB", "1M", "0x10", "1 2"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(Complaint(ParseSize("--file-size", text, 0, UINT64_MAX).status()), HasSubstr("KiB, MiB or GiB"));
  }
  EXPECT_THAT(Complaint(ParseSize("--chunk-size", "0", 1, 1 << 30).status()), HasSubstr("out of range"));
  EXPECT_THAT(Complaint(ParseSize("--chunk-size", "2GiB", 1, 1 << 30).status()), HasSubstr("1.0 GiB"));
  EXPECT_THAT(Complaint(ParseSize("--chunk-size", "17179869184GiB", 1, UINT64_MAX).status()),
              HasSubstr("out of range"));
}

TEST(Counts, StayInTheirRange) {
  EXPECT_EQ(*ParseCount("--batch-size", "1000", 1, 100000), 1000u);
  EXPECT_THAT(Complaint(ParseCount("--batch-size", "0", 1, 100000).status()), HasSubstr("--batch-size \"0\""));
  EXPECT_THAT(Complaint(ParseCount("--batch-size", "100001", 1, 100000).status()), HasSubstr("from 1 to 100000"));
  for (std::string_view text : {"", "-1", "+1", "1.0", "ten", " 1", "99999999999999999999"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(Complaint(ParseCount("--batch-size", text, 1, 100000).status()), HasSubstr("no whole number"));
  }
}

TEST(Switches, AreYesOrNo) {
  EXPECT_TRUE(*ParseSwitch("--quiet", "true"));
  EXPECT_TRUE(*ParseSwitch("--quiet", "1"));
  EXPECT_FALSE(*ParseSwitch("--quiet", "NO"));
  EXPECT_THAT(Complaint(ParseSwitch("--quiet", "maybe").status()), HasSubstr("--quiet"));
}

TEST(Words, AreTakenInAnyCaseAndMisspellingsGetTheNearest) {
  constexpr std::string_view kWords[] = {"comma", "semicolon", "tab"};
  EXPECT_EQ(*ParseWord("--delimiter", "Semicolon", kWords), 1u);
  EXPECT_THAT(Complaint(ParseWord("--delimiter", "coma", kWords).status()), HasSubstr("for example comma"));
}

}  // namespace
}  // namespace muster::cli
