#include "number/numbering_plan.h"

#include <algorithm>

#include "muster/pipeline.h"
#include "number/calling_codes.h"
#include "number/taiwan.h"

namespace muster {
namespace {

constexpr uint32_t kTaiwan = 886;
constexpr size_t kShortestNumber = 8, kLongestNumber = 15;  // of another country, with its calling code

uint32_t ToCode(std::string_view digits) {
  uint32_t code = 0;
  for (const char c : digits) code = code * 10 + static_cast<uint32_t>(c - '0');
  return code;
}

size_t DigitsOf(uint32_t code) { return code < 10 ? 1 : code < 100 ? 2 : 3; }

PlanNumber Refused(PlanStatus status) {
  PlanNumber number;
  number.status = status;
  return number;
}

PlanNumber Valid(uint32_t code, std::string_view nsn, NumberType type) {
  PlanNumber number;
  number.key = code;
  for (const char c : nsn) number.key = number.key * 10 + static_cast<Key>(c - '0');
  number.calling_code = static_cast<uint16_t>(code);
  number.national_digits = static_cast<uint8_t>(nsn.size());
  number.type = type;
  number.status = PlanStatus::kValid;
  return number;
}

// Taiwan's trunk prefix comes off unless what is left is too short; the same once more is no number.
PlanNumber ReadTaiwan(std::string_view digits) {
  if (digits.starts_with('0') && digits.size() > taiwan::kShortestNsn) digits.remove_prefix(1);
  if (digits.size() < taiwan::kShortestNsn) return Refused(PlanStatus::kTooShort);
  if (digits.size() > taiwan::kLongestNsn) return Refused(PlanStatus::kTooLong);
  const NumberType type = taiwan::TypeOf(digits);
  return type == NumberType::kUnknown ? Refused(PlanStatus::kInvalid) : Valid(kTaiwan, digits, type);
}

PlanNumber ReadOther(uint32_t code, std::string_view digits) {
  const std::string_view trunk = FindCallingCode(code)->trunk;
  const size_t shortest = kShortestNumber - DigitsOf(code), longest = kLongestNumber - DigitsOf(code);
  if (!trunk.empty() && digits.starts_with(trunk) && digits.size() - trunk.size() >= shortest) {
    digits.remove_prefix(trunk.size());
  }
  if (digits.size() < shortest) return Refused(PlanStatus::kTooShort);
  if (digits.size() > longest) return Refused(PlanStatus::kTooLong);
  return Valid(code, digits, NumberType::kMobile);
}

PlanNumber ReadIn(uint32_t code, std::string_view digits) {
  return code == kTaiwan ? ReadTaiwan(digits) : ReadOther(code, digits);
}

PlanNumber ReadInternational(std::string_view digits) {
  if (digits.size() <= 2) return Refused(PlanStatus::kTooShort);
  const size_t length = CallingCodeLength(digits);
  if (length == 0) return Refused(PlanStatus::kUnknownCountry);
  const uint32_t code = ToCode(digits.substr(0, length));
  PlanNumber number = ReadIn(code, digits.substr(length));
  number.code_found = true;
  number.calling_code = static_cast<uint16_t>(code);
  number.national_at = static_cast<uint8_t>(length);
  return number;
}

// The international prefix is one only when no 0 follows.
size_t IddLength(std::string_view digits, uint32_t home) {
  const size_t idd = home == kTaiwan ? taiwan::IddLength(digits) : 0;
  return idd > 0 && digits.size() > idd && digits[idd] != '0' ? idd : 0;
}

// Where the number behind the home country's calling code, typed without a plus, begins; 0 when `digits` are
// rather a national number.
size_t OwnCodeLength(std::string_view digits, uint32_t home) {
  const size_t length = CallingCodeLength(digits);
  if (length == 0 || ToCode(digits.substr(0, length)) != home) return 0;
  std::string_view rest = digits.substr(length);
  if (home != kTaiwan) return rest.size() >= kShortestNumber ? length : 0;
  if (digits.size() > taiwan::kLongestNsn) return length;
  if (rest.starts_with('0')) rest.remove_prefix(1);
  return !taiwan::IsGeneral(digits) && taiwan::IsGeneral(rest) ? length : 0;
}

PlanNumber ReadFrom(std::string_view digits, bool plus, uint32_t home) {
  if (plus && (digits.size() <= 2 || CallingCodeLength(digits) > 0)) return ReadInternational(digits);
  if (const size_t idd = IddLength(digits, home)) {
    PlanNumber number = ReadInternational(digits.substr(idd));
    number.code_at = static_cast<uint8_t>(idd);
    number.national_at = static_cast<uint8_t>(number.national_at + idd);
    return number;
  }
  if (plus) return Refused(PlanStatus::kUnknownCountry);
  const size_t own = OwnCodeLength(digits, home);
  std::string_view national = digits.substr(own);
  // Taiwan's trunk prefix may stand behind the code and a second time behind that.
  if (own > 0 && home == kTaiwan && national.starts_with('0')) national.remove_prefix(1);
  PlanNumber number = ReadIn(home, national);
  number.code_found = own > 0;
  number.calling_code = static_cast<uint16_t>(home);
  number.national_at = static_cast<uint8_t>(own);
  return number;
}

constexpr RegionId kRegionsPerCode = 32;

uint32_t CodeOf(RegionId region) { return region == kNoRegion ? 0 : CallingCodes()[region / kRegionsPerCode].code; }

}  // namespace

std::shared_ptr<const NumberingPlan> NumberingPlan::Default() {
  static const auto plan = std::make_shared<const NumberingPlan>();
  return plan;
}

std::string_view NumberingPlanVersion() { return NumberingPlan::Default()->version(); }

PlanNumber NumberingPlan::Read(std::string_view digits, bool plus, RegionId home_region) const {
  PlanNumber number = ReadFrom(digits, plus, CodeOf(home_region));
  if (number.status == PlanStatus::kValid) {
    number.possible = true;
    const struct CallingCode* entry = FindCallingCode(number.calling_code);
    number.trunk_prefix = !entry->trunk.empty();
    if (entry->regions.size() == 2) number.region = MainRegion(number.calling_code);
  }
  return number;
}

uint32_t NumberingPlan::CallingCodeAt(std::string_view digits) const {
  return ToCode(digits.substr(0, CallingCodeLength(digits)));
}

RegionId NumberingPlan::FindRegion(std::string_view region) const {
  if (region.size() != 2) return kNoRegion;
  for (size_t i = 0; i < CallingCodes().size(); ++i) {
    for (size_t at = 0; at < CallingCodes()[i].regions.size(); at += 3) {
      if (CallingCodes()[i].regions.substr(at, 2) == region) return i * kRegionsPerCode + at / 3;
    }
  }
  return kNoRegion;
}

RegionId NumberingPlan::MainRegion(uint32_t calling_code) const {
  const struct CallingCode* entry = FindCallingCode(calling_code);
  return entry != nullptr && !entry->regions.empty() ? (entry - CallingCodes().data()) * kRegionsPerCode : kNoRegion;
}

uint32_t NumberingPlan::CallingCode(RegionId region) const { return CodeOf(region); }

std::string_view NumberingPlan::RegionName(RegionId region) const {
  if (region == kNoRegion) return {};
  return CallingCodes()[region / kRegionsPerCode].regions.substr(region % kRegionsPerCode * 3, 2);
}

std::string_view NumberingPlan::TrunkPrefix(RegionId region) const {
  const struct CallingCode* entry = FindCallingCode(CodeOf(region));
  return entry != nullptr ? entry->trunk : std::string_view();
}

bool NumberingPlan::IsArea(RegionId region, std::string_view area) const {
  if (CodeOf(region) == kTaiwan) return taiwan::IsArea(area);
  return !area.empty() && area.size() <= 6;
}

bool NumberingPlan::IsSubscriberLength(RegionId region, std::string_view area, size_t digits) const {
  if (CodeOf(region) == kTaiwan) return taiwan::IsSubscriberLength(area, digits);
  return digits >= 5 && digits <= 8;
}

QuickMobile NumberingPlan::Quick(RegionId home) const {
  if (CodeOf(home) != kTaiwan) return {};
  return {.digits = 10, .first = '0', .second = '9', .third = 0x1FF, .region = home, .base = 886'000'000'000};
}

std::string_view NumberingPlan::version() const { return "taiwan-basic 1"; }

}  // namespace muster
