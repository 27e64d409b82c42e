#include "number/numbering_plan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

#include "muster/error.h"
#include "muster/pipeline.h"
#include "number/area_codes.h"
#include "number/digits.h"
#include "number/embedded_plan.h"
#include "number/plan_file.h"

namespace muster {
namespace {

constexpr uint32_t kTaiwan = 886;
constexpr size_t kShortestBehindPlus = 3;
constexpr uint8_t kNoCode = PlanFile::kMostCodes;

constexpr std::array<Key, 16> kPowersOfTen = [] {
  std::array<Key, 16> powers{};
  powers[0] = 1;
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

size_t DigitsOf(uint32_t code) { return code < 10 ? 1 : code < 100 ? 2 : 3; }

std::string_view TextOf(const char (&padded)[4]) { return {padded, strnlen(padded, sizeof padded)}; }

PlanStatus StatusOf(uint8_t status) {
  constexpr PlanStatus kStatuses[] = {PlanStatus::kValid, PlanStatus::kInvalid, PlanStatus::kTooShort,
                                      PlanStatus::kTooLong};
  return kStatuses[status];
}

PlanNumber Refused(PlanStatus status) {
  PlanNumber number;
  number.status = status;
  return number;
}

}  // namespace

struct NumberingPlan::Tables {
  std::string owned;
  PlanFile file;
  std::array<uint8_t, 1000> code_at;  // by the first three digits of a number: the code's index, or kNoCode
  // By region, found out when first asked for.
  std::vector<QuickMobile> quick;
  std::unique_ptr<std::once_flag[]> quick_found;

  // Fills `number` from the answer for `digits`, which are dialled at home or follow the calling code.
  void Finish(const PlanTable& table, uint32_t answer, const PlanCode& code, std::string_view digits,
              PlanNumber* number) const;
  // Digits behind a plus or an IDD prefix, of which `skipped` digits stand in front.
  PlanNumber ReadInternational(std::string_view digits, size_t skipped) const;
};

void NumberingPlan::Tables::Finish(const PlanTable& table, uint32_t answer, const PlanCode& code,
                                   std::string_view digits, PlanNumber* number) const {
  number->calling_code = code.code;
  // Only in the file of somebody else.
  if (answer >= table.result_count) return;
  const PlanResult& result = table.results[answer];
  number->status = StatusOf(result.status);
  if ((result.flags & PlanResult::kCodeFound) != 0) {
    number->code_found = true;
    number->national_at = static_cast<uint8_t>(number->national_at + DigitsOf(code.code));
  }
  if ((result.flags & PlanResult::kParsed) == 0) return;
  const size_t kept = size_t{result.to} - result.from,
               rest = digits.size() - std::min<size_t>(result.rest, digits.size());
  const size_t national = result.literal_digits + kept + rest;
  // Again only with a foreign file.
  if (result.rest > digits.size() || national + DigitsOf(code.code) > kLongestNumber) {
    number->status = PlanStatus::kInvalid;
    return;
  }
  Key value = result.literal;
  if (kept > 0) value = value * kPowersOfTen[kept] + DigitsValue(digits.substr(result.from, kept));
  value = value * kPowersOfTen[rest] + DigitsValue(digits.substr(result.rest));
  number->key = code.code * kPowersOfTen[national] + value;
  number->national_digits = static_cast<uint8_t>(national);
  number->type = static_cast<NumberType>(result.type);
  number->possible = (result.flags & PlanResult::kPossible) != 0;
  number->trunk_prefix = (result.flags & PlanResult::kTrunkPrefix) != 0;
  number->rewritten = result.literal_digits > 0 || kept > 0;
  if (result.region < code.region_count) number->region = static_cast<RegionId>(code.first_region + result.region);
}

PlanNumber NumberingPlan::Tables::ReadInternational(std::string_view digits, size_t skipped) const {
  const std::string_view behind = digits.substr(skipped);
  PlanNumber number;
  number.code_at = number.national_at = static_cast<uint8_t>(skipped);
  if (behind.size() < kShortestBehindPlus) {
    number.status = PlanStatus::kTooShort;
    return number;
  }
  const uint8_t index =
      code_at[static_cast<size_t>((behind[0] - '0') * 100 + (behind[1] - '0') * 10 + (behind[2] - '0'))];
  if (index == kNoCode) {
    number.status = PlanStatus::kUnknownCountry;
    return number;
  }
  const PlanCode& code = file.codes()[index];
  number.code_found = true;
  number.national_at = static_cast<uint8_t>(skipped + DigitsOf(code.code));
  const std::string_view national = digits.substr(number.national_at);
  const PlanTable& table = file.table(0);
  Finish(table, table.Walk(code.start, national), code, national, &number);
  return number;
}

NumberingPlan::NumberingPlan(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {
  tables_->quick.resize(RegionCount());
  tables_->quick_found = std::make_unique<std::once_flag[]>(RegionCount());
  std::array<uint8_t, 1000>& code_at = tables_->code_at;
  code_at.fill(kNoCode);
  const std::span<const PlanCode> codes = tables_->file.codes();
  for (size_t i = 0; i < codes.size(); ++i) {
    const size_t scale = kPowersOfTen[3 - DigitsOf(codes[i].code)];
    std::fill_n(code_at.begin() + static_cast<std::ptrdiff_t>(codes[i].code * scale), scale, static_cast<uint8_t>(i));
  }
}

NumberingPlan::~NumberingPlan() = default;

std::shared_ptr<const NumberingPlan> NumberingPlan::Default() {
  static const std::shared_ptr<const NumberingPlan> plan = [] {
    auto tables = std::make_unique<Tables>();
    // The tests check the file as they check one of somebody else's.
    tables->file.Open(EmbeddedPlan(), "", true).IgnoreError();
    return std::shared_ptr<const NumberingPlan>(new NumberingPlan(std::move(tables)));
  }();
  return plan;
}

absl::StatusOr<std::shared_ptr<const NumberingPlan>> NumberingPlan::FromBytes(std::string bytes,
                                                                              std::string_view name) {
  auto tables = std::make_unique<Tables>();
  tables->owned = std::move(bytes);
  if (absl::Status status = tables->file.Open(tables->owned, name, false); !status.ok()) return status;
  return std::shared_ptr<const NumberingPlan>(new NumberingPlan(std::move(tables)));
}

PlanNumber NumberingPlan::Read(std::string_view digits, bool plus, RegionId home) const {
  if (plus) {
    const PlanNumber number = tables_->ReadInternational(digits, 0);
    if (number.status != PlanStatus::kUnknownCountry || home == kNoRegion) return number;
  }
  if (home == kNoRegion) return Refused(PlanStatus::kUnknownCountry);
  const PlanRegion& region = tables_->file.regions()[home];
  const PlanTable& table = tables_->file.table(region.table);
  const uint32_t answer = table.Walk(table.start, digits);
  if (answer >= kPlanJump) {
    return tables_->ReadInternational(digits, std::min<size_t>(answer - kPlanJump, digits.size()));
  }
  if (plus) return Refused(PlanStatus::kUnknownCountry);
  PlanNumber number;
  tables_->Finish(table, answer, tables_->file.codes()[region.code_index], digits, &number);
  return number;
}

uint32_t NumberingPlan::CallingCodeAt(std::string_view digits) const {
  for (const PlanCode& code : tables_->file.codes()) {
    if (digits.starts_with(std::to_string(code.code))) return code.code;
  }
  return 0;
}

RegionId NumberingPlan::FindRegion(std::string_view name) const {
  const std::span<const PlanRegion> regions = tables_->file.regions();
  for (size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].table != 0 && TextOf(regions[i].name) == name) return static_cast<RegionId>(i);
  }
  return kNoRegion;
}

RegionId NumberingPlan::MainRegion(uint32_t calling_code) const {
  for (const PlanCode& code : tables_->file.codes()) {
    if (code.code != calling_code) continue;
    return tables_->file.regions()[code.first_region].table != 0 ? code.first_region : kNoRegion;
  }
  return kNoRegion;
}

size_t NumberingPlan::RegionCount() const { return tables_->file.regions().size(); }

uint32_t NumberingPlan::CallingCode(RegionId region) const {
  return region == kNoRegion ? 0 : tables_->file.codes()[tables_->file.regions()[region].code_index].code;
}

std::string_view NumberingPlan::RegionName(RegionId region) const {
  return region == kNoRegion ? std::string_view() : TextOf(tables_->file.regions()[region].name);
}

std::string_view NumberingPlan::TrunkPrefix(RegionId region) const {
  return region == kNoRegion ? std::string_view() : TextOf(tables_->file.regions()[region].trunk);
}

bool NumberingPlan::IsArea(RegionId region, std::string_view area) const {
  if (CallingCode(region) == kTaiwan) return taiwan::IsArea(area);
  return !area.empty() && area.size() <= 6;
}

bool NumberingPlan::IsSubscriberLength(RegionId region, std::string_view area, size_t digits) const {
  if (CallingCode(region) == kTaiwan) return taiwan::IsSubscriberLength(area, digits);
  return digits >= 5 && digits <= 8;
}

QuickMobile NumberingPlan::Quick(RegionId home) const {
  if (home == kNoRegion || tables_->file.regions()[home].table == 0) return {};
  QuickMobile& quick = tables_->quick[home];
  std::call_once(tables_->quick_found[home], [&] { quick = FindQuick(home); });
  return quick;
}

QuickMobile NumberingPlan::FindQuick(RegionId home) const {
  constexpr size_t kDigits = 10;
  QuickMobile best;
  for (char first = '0'; first <= '9'; ++first) {
    for (char second = '0'; second <= '9'; ++second) {
      const QuickMobile found = QuickWith(home, first, second, kDigits);
      if (std::popcount(found.third) > std::popcount(best.third)) best = found;
    }
  }
  if (best.digits != 0 && IsQuickBehindCode(home, best)) {
    best.code_digits = static_cast<uint8_t>(DigitsOf(CallingCode(home)));
  }
  return best;
}

// As with the numbers themselves: beyond the third digit nothing but their count may decide, so one number speaks for
// all of them.
bool NumberingPlan::IsQuickBehindCode(RegionId home, const QuickMobile& quick) const {
  const std::string code = std::to_string(CallingCode(home));
  const uint8_t index = tables_->code_at[CallingCode(home) * kPowersOfTen[3 - code.size()]];
  const PlanTable& behind_plus = tables_->file.table(0);
  const PlanTable& at_home = tables_->file.table(tables_->file.regions()[home].table);
  for (char third = '0'; third <= '9'; ++third) {
    if ((quick.third >> (third - '0') & 1) == 0) continue;
    const std::string begin = {quick.second, third};
    if (!behind_plus.IsEvenBehind(tables_->file.codes()[index].start, begin)) return false;
    if (!at_home.IsEvenBehind(at_home.start, code + begin)) return false;
    const std::string rest = begin + std::string(quick.digits - 3, '0');
    const Key key = quick.base + DigitsValue(quick.first + rest);
    for (const bool plus : {false, true}) {
      const PlanNumber answer = Read(code + rest, plus, home);
      if (answer.status != PlanStatus::kValid || answer.type != NumberType::kMobile || !answer.code_found ||
          answer.rewritten || answer.key != key || answer.region != quick.region ||
          answer.trunk_prefix != quick.trunk_prefix || answer.national_digits != rest.size()) {
        return false;
      }
    }
  }
  return true;
}

// The mobiles that begin with two digits, as far as they are all alike.
QuickMobile NumberingPlan::QuickWith(RegionId home, char first, char second, size_t digits) const {
  constexpr size_t kSame = 3;  // digits that all of them share
  const PlanTable& table = tables_->file.table(tables_->file.regions()[home].table);
  QuickMobile quick;
  std::string number(digits, '0');
  number[0] = first;
  number[1] = second;
  for (char third = '0'; third <= '9'; ++third) {
    number[2] = third;
    if (!table.IsEvenBehind(table.start, std::string_view(number).substr(0, kSame))) continue;
    const PlanNumber answer = Read(number, false, home);
    if (answer.status != PlanStatus::kValid || answer.type != NumberType::kMobile || answer.code_found) continue;
    // A number without its trunk prefix needs a repair.
    if (answer.rewritten || (answer.trunk_prefix && answer.national_digits == digits)) continue;
    // What comes off the front must be the same digits in all of them.
    if (size_t{answer.national_digits} + kSame < digits) continue;
    const Key base = answer.key - DigitsValue(number);
    if (quick.digits != 0 &&
        (base != quick.base || answer.region != quick.region || answer.trunk_prefix != quick.trunk_prefix)) {
      continue;
    }
    quick.digits = static_cast<uint8_t>(digits);
    quick.first = first;
    quick.second = second;
    quick.third = static_cast<uint16_t>(quick.third | 1 << (third - '0'));
    quick.region = answer.region;
    quick.trunk_prefix = answer.trunk_prefix;
    quick.base = base;
  }
  return quick;
}

std::string_view NumberingPlan::version() const { return tables_->file.version(); }
std::string_view NumberingPlan::notice() const { return tables_->file.notice(); }

std::string_view NumberingPlanVersion() { return NumberingPlan::Default()->version(); }

}  // namespace muster
