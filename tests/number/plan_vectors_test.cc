// The numbering plan against what google-libphonenumber said of the same digits: tools/plan/agree.sh asked it, and asks
// about millions more.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "number/numbering_plan.h"

namespace muster {
namespace {

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string_view CodeOf(PlanStatus status) {
  constexpr std::string_view kCodes[] = {"valid", "too_short", "too_long", "unknown_country", "invalid_number"};
  return kCodes[static_cast<size_t>(status)];
}

TEST(PlanVectors, TheLibraryAndThePlanAgree) {
  const NumberingPlan& plan = *NumberingPlan::Default();
  std::ifstream file(MUSTER_PLAN_VECTORS);
  size_t count = 0;
  std::map<std::string, size_t> of_status;
  std::map<std::string, size_t> of_type;
  std::map<std::string, size_t> of_region;
  for (std::string line; std::getline(file, line); ++count) {
    SCOPED_TRACE(line);
    const std::vector<std::string> fields = Fields(line);
    ASSERT_EQ(fields.size(), 7u);
    const bool plus = fields[1].starts_with('+');
    const PlanNumber number =
        plan.Read(std::string_view(fields[1]).substr(plus ? 1 : 0), plus, plan.FindRegion(fields[0]));
    ASSERT_EQ(CodeOf(number.status), fields[2]);
    ++of_status[fields[2]];
    ++of_region[fields[0]];
    // The library takes numbers of more than 15 digits, the plan gives nothing but that.
    if (fields[3].empty() && fields[4].empty()) continue;
    ASSERT_EQ(number.key == 0 ? "" : "+" + std::to_string(number.key), fields[3]);
    ASSERT_EQ(NameOf(number.type), fields[4]);
    ASSERT_EQ(plan.RegionName(number.region), fields[5]);
    ASSERT_EQ(number.possible ? "1" : "0", fields[6]);
    if (number.status == PlanStatus::kValid) ++of_type[fields[4]];
  }
  EXPECT_GE(count, 20'000u);
  EXPECT_EQ(of_status.size(), 5u);
  EXPECT_GE(of_status["valid"], 5'000u);
  EXPECT_EQ(of_type.size(), kNumberTypeCount - 1);  // all but unknown
  EXPECT_EQ(of_region.size(), 246u);                // all, and none
}

}  // namespace
}  // namespace muster
