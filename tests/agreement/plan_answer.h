// A numbering plan's answer in words, as other libraries' answers are compared with it.
#ifndef MUSTER_TESTS_AGREEMENT_PLAN_ANSWER_H_
#define MUSTER_TESTS_AGREEMENT_PLAN_ANSWER_H_

#include <string>
#include <string_view>

#include "number/numbering_plan.h"

namespace muster {

struct PlanAnswer {
  std::string_view status;  // valid, or the reject code
  std::string e164;         // of every number that could be cut up
  std::string_view type, region;
  bool possible = false;
};

// `digits`: with a plus before them or none. `region`: "-" for none.
inline PlanAnswer AnswerOf(const NumberingPlan& plan, std::string_view region, std::string_view digits) {
  constexpr std::string_view kStatuses[] = {"valid", "too_short", "too_long", "unknown_country", "invalid_number"};
  const bool plus = digits.starts_with('+');
  if (plus) digits.remove_prefix(1);
  if (digits.empty()) return {.status = "too_short", .e164 = {}, .type = "unknown", .region = {}};
  const PlanNumber number = plan.Read(digits, plus, plan.FindRegion(region));
  return {.status = kStatuses[static_cast<size_t>(number.status)],
          .e164 = number.key == 0 ? std::string() : "+" + std::to_string(number.key),
          .type = NameOf(number.type),
          .region = plan.RegionName(number.region),
          .possible = number.possible};
}

}  // namespace muster

#endif  // MUSTER_TESTS_AGREEMENT_PLAN_ANSWER_H_
