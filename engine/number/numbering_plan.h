// The numbering plan: digits as dialled from a country to calling code, national number and type, or the reason
// why no such number exists. Knows nothing of how the digits were written.
//
// Implementations are immutable and live in static storage: any number of threads.
#ifndef MUSTER_NUMBER_NUMBERING_PLAN_H_
#define MUSTER_NUMBER_NUMBERING_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "muster/sink.h"
#include "muster/summary.h"

namespace muster {

enum class PlanStatus : uint8_t { kValid, kTooShort, kTooLong, kUnknownCountry, kInvalid };

struct PlanNumber {
  Key key = 0;                  // this and the next two: only of a valid number
  uint8_t national_digits = 0;  // length of the national significant number (NSN), its leading zeros included
  NumberType type = NumberType::kUnknown;
  PlanStatus status = PlanStatus::kInvalid;
  bool code_found = false;    // the calling code stood in the digits: behind a plus, an IDD prefix or nothing
  uint16_t calling_code = 0;  // also of a refused number; 0: none was found
  // Where in the digits the calling code begins, behind an IDD prefix, and where the number behind it does, its trunk
  // prefix included.
  uint8_t code_at = 0, national_at = 0;
};

// The commonest form of a country's mobiles as they are dialled at home, for a shortcut before Read: `digits`
// digits, the first two being `first` and `second`, the third in the bit set `third`. All such numbers are valid
// mobiles, and their key is `base` plus the value of all the digits.
struct QuickMobile {
  uint8_t digits = 0;  // 10, or 0 for none
  char first = 0, second = 0;
  uint16_t third = 0;
  Key base = 0;
};

class NumberingPlan {
 public:
  virtual ~NumberingPlan() = default;

  // `digits` are ASCII digits, at least one; `plus` says that a plus stood before them; `home` is the calling code
  // of the country in which they are dialled.
  virtual PlanNumber Read(std::string_view digits, bool plus, uint32_t home) const = 0;

  // The calling code with which `digits` begin; 0 for none.
  virtual uint32_t CallingCodeAt(std::string_view digits) const = 0;
  // The calling code of a region, "TW"; 0 when there is none.
  virtual uint32_t CallingCodeOfRegion(std::string_view region) const = 0;
  // The region of a valid number with this calling code and key; empty when the plan cannot tell.
  virtual std::string_view Region(uint32_t calling_code, Key key) const = 0;

  // What stands before the NSN in the national form, "0"; empty where nothing does.
  virtual std::string_view TrunkPrefix(uint32_t calling_code) const = 0;
  // Whether `area` (without trunk prefix) is an area code of that country.
  virtual bool IsArea(uint32_t calling_code, std::string_view area) const = 0;
  // Whether subscriber numbers of `area` may have so many digits.
  virtual bool IsSubscriberLength(uint32_t calling_code, std::string_view area, size_t digits) const = 0;

  virtual QuickMobile Quick(uint32_t home) const = 0;
  // As printed in summaries: "taiwan-basic 1".
  virtual std::string_view version() const = 0;
};

// The plan that the library uses.
const NumberingPlan& ThePlan();

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBERING_PLAN_H_
