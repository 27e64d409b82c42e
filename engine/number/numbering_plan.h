// The numbering plan: digits as dialled from a country to calling code, national number, type and region, or the
// reason why no such number exists. Knows nothing of how the digits were written.
//
// Immutable: any number of threads.
#ifndef MUSTER_NUMBER_NUMBERING_PLAN_H_
#define MUSTER_NUMBER_NUMBERING_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "muster/sink.h"
#include "muster/summary.h"

namespace muster {

enum class PlanStatus : uint8_t { kValid, kTooShort, kTooLong, kUnknownCountry, kInvalid };

// A region of a plan, or a service of no country: an index, of that plan only.
using RegionId = uint16_t;
inline constexpr RegionId kNoRegion = 0xFFFF;

struct PlanNumber {
  // The calling code and the national number behind it: of every number that has 2 digits or more behind its code and
  // 15 at most with it, also of one that is not valid; else 0.
  Key key = 0;
  uint16_t calling_code = 0;  // also of a refused number; 0: none was found
  RegionId region = kNoRegion;
  uint8_t national_digits = 0;  // length of the national significant number (NSN), its leading zeros included
  NumberType type = NumberType::kUnknown;
  PlanStatus status = PlanStatus::kInvalid;
  bool possible = false;      // valid, or of a length that numbers of the country have
  bool code_found = false;    // the calling code stood in the digits: behind a plus, an IDD prefix or nothing
  bool trunk_prefix = false;  // the trunk prefix stands before the NSN in its national form
  bool rewritten = false;     // the NSN is not the end of the digits: an area code, for one, was put before them
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
  bool trunk_prefix = false;  // as in PlanNumber
  uint16_t third = 0;
  RegionId region = kNoRegion;
  Key base = 0;  // may stand for a negative number: unsigned arithmetic
  // Digits of the calling code when it, with a plus or without one, and all the digits but the first are read as those
  // very numbers too; 0: that may not be so.
  uint8_t code_digits = 0;
};

class NumberingPlan {
 public:
  // The plan that comes with the library.
  static std::shared_ptr<const NumberingPlan> Default();
  // One out of the bytes of a file that tools/plan wrote; `name` is for messages. ErrorKind::kUsage when it is none, or
  // damaged.
  static absl::StatusOr<std::shared_ptr<const NumberingPlan>> FromBytes(std::string bytes, std::string_view name);
  ~NumberingPlan();

  // `digits` are ASCII digits, at least one; `plus` says that a plus stood before them; `home` is the region in which
  // they are dialled, kNoRegion for none.
  PlanNumber Read(std::string_view digits, bool plus, RegionId home) const;

  // The calling code with which `digits` begin; 0 for none.
  uint32_t CallingCodeAt(std::string_view digits) const;
  // The region "TW"; kNoRegion when there is none.
  RegionId FindRegion(std::string_view name) const;
  // The main region of a calling code; kNoRegion for an unknown code and for a service of no country.
  RegionId MainRegion(uint32_t calling_code) const;
  // Regions and services of no country: every RegionId is below it.
  size_t RegionCount() const;
  uint32_t CallingCode(RegionId region) const;
  // "TW"; "001" for a service of no country; empty for kNoRegion. As long as the plan.
  std::string_view RegionName(RegionId region) const;

  // What stands before the NSN in the national form, "0"; empty where nothing does.
  std::string_view TrunkPrefix(RegionId region) const;
  // Whether `area` (without trunk prefix) is an area code there, as far as that is known.
  bool IsArea(RegionId region, std::string_view area) const;
  // Whether subscriber numbers of `area` may have so many digits.
  bool IsSubscriberLength(RegionId region, std::string_view area, size_t digits) const;

  QuickMobile Quick(RegionId home) const;
  // As printed in summaries: "google-libphonenumber 3.2.47".
  std::string_view version() const;
  // Whose work the plan is made from, and its licence.
  std::string_view notice() const;

 private:
  struct Tables;
  explicit NumberingPlan(std::unique_ptr<Tables> tables);
  QuickMobile FindQuick(RegionId home) const;
  QuickMobile QuickWith(RegionId home, char first, char second, size_t digits) const;
  bool IsQuickBehindCode(RegionId home, const QuickMobile& quick) const;

  const std::unique_ptr<Tables> tables_;
};

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBERING_PLAN_H_
