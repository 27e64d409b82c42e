// Numbers as lists really hold them, each with the one right answer: what every reader of numbers is held to.
//
// The answers are worked out by hand from the rules (repairs, reject codes, Taiwan's ranges), not taken from a program.
#ifndef MUSTER_TESTS_NUMBER_DAMAGE_CASES_H_
#define MUSTER_TESTS_NUMBER_DAMAGE_CASES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "muster/job.h"

namespace muster::testing {

struct DamageCase {
  std::string_view field;         // as it stands in the list, UTF-8
  std::string_view answer;        // "+886912345678", or the reject code
  std::string_view repairs = "";  // joined by `+`, in the order of the table of codes
  std::string_view type = "mobile";
  bool no_trunk_prefix = false;
  std::string_view country = "886";
  std::string_view area = "";
  Accept accept = Accept::kAny;
  uint32_t list_option = 0;

  bool accepted() const { return answer.starts_with('+'); }
};

inline constexpr std::string_view kWang = "+886912345678";    // 0912345678
inline constexpr std::string_view kTaipei = "+886227187200";  // 02-2718-7200

// How a number is written that is accepted, ordered by what is mended.
std::vector<DamageCase> AcceptedWritings();
std::vector<DamageCase> AcceptedPlaces();    // trunk prefixes, calling codes, areas, countries, types
std::vector<DamageCase> AcceptedCombined();  // several damages at once
// What is refused.
std::vector<DamageCase> RefusedWritings();
std::vector<DamageCase> RefusedPlaces();  // lengths, ranges, countries, types

// All of them.
std::vector<DamageCase> AllDamageCases();

}  // namespace muster::testing

#endif  // MUSTER_TESTS_NUMBER_DAMAGE_CASES_H_
