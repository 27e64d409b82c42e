// The judge's numbering plan: digits in, calling code, national number, region and type out. libphonenumber's rules
// on libphonenumber's metadata, word by word; only the limit of 15 digits is ours.
#ifndef MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_
#define MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace muster_reference {

struct PlanResult {
  std::string code;          // "" when valid, else too_short, too_long, unknown_country, invalid_number
  std::string calling_code;  // "886"; "" when none was found
  // National significant number, without trunk prefix: of every number that has 2 digits or more behind its calling
  // code and 15 at most with it, valid or not; else "".
  std::string nsn;
  std::string region;            // "TW", "001", or "" when no region claims the number
  std::string type = "unknown";  // known exactly when the number is valid
  bool possible = false;         // valid, or of a length that numbers of the country have
  bool code_written = false;     // a calling code stood in the digits, behind a plus, an IDD prefix or nothing
  bool trunk_prefix = false;     // the trunk prefix stands before the NSN in its national form
  bool rewritten = false;        // the NSN is not simply the end of the digits as typed

  std::string E164() const { return "+" + calling_code + nsn; }
};

// The known calling code that `digits` begin with, or "".
std::string CallingCodeOf(std::string_view digits);

// The main region of the calling code `code`; "" when there is no such code or it belongs to no country.
std::string MainRegionOf(const std::string& code);

// "886" of "TW"; "" of no region.
std::string CallingCodeOfRegion(const std::string& region);

// What stands before an NSN of `region` in the national forms that have a trunk prefix; "" where none has.
std::string TrunkOf(const std::string& region);

// `area` without its trunk prefix.
bool IsArea(const std::string& region, std::string_view area);
bool IsSubscriberLength(const std::string& region, std::string_view area, size_t digits);

// The type of a national significant number in `region`, "unknown" when no range holds it.
std::string TypeIn(const std::string& region, std::string_view nsn);

// `digits` as dialled from the region `home` ("" for none); `plus`: a plus stood before them.
PlanResult JudgeDigits(std::string_view digits, bool plus, const std::string& home);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NUMBER_PLAN_H_
