// The judge's numbering plan: digits in, calling code, national number and type out. Taiwan by a list of ranges;
// every other country is a known calling code and 8 to 15 digits in all, and counts as mobile.
#ifndef MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_
#define MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_

#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

struct PlanResult {
  std::string code;          // "" when valid, else too_short, too_long, unknown_country, invalid_number
  std::string calling_code;  // "886"
  std::string nsn;           // national significant number: no trunk 0
  std::string type;
  bool code_written = false;   // a calling code stood in the digits, behind a plus, an IDD prefix or nothing
  bool trunk_written = false;  // a national prefix came off
};

const std::vector<std::string>& CallingCodes();

// The known calling code that `digits` begin with, or "".
std::string CallingCodeOf(std::string_view digits);

// The trunk prefix of the country with the calling code `code`; "" for none.
std::string TrunkOf(const std::string& code);

// `area` without its trunk prefix.
bool IsArea(const std::string& country, std::string_view area);
bool IsSubscriberLength(const std::string& country, std::string_view area, size_t digits);

// The type of a Taiwanese national significant number, "" when no range holds it.
std::string TaiwanType(std::string_view nsn);

// `digits` that stand behind the calling code `code`.
PlanResult JudgeInternational(const std::string& code, std::string_view digits);

// `digits` as dialled from the country with the calling code `home`; `plus`: a plus stood before them.
PlanResult JudgeDigits(std::string_view digits, bool plus, const std::string& home);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_
