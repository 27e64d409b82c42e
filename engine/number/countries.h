// Countries as options and lists name them, to the regions and calling codes of a numbering plan.
//
// Thread rule: pure functions.
#ifndef MUSTER_NUMBER_COUNTRIES_H_
#define MUSTER_NUMBER_COUNTRIES_H_

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "number/numbering_plan.h"

namespace muster {

// Calling codes, by number.
using CallingCodeSet = std::bitset<1000>;

// The region in which national numbers are dialled. `country_code`: 886, +886, 00886, TW, or empty; `region`: IM, or
// empty. Without either: Taiwan. With both, the region counts, and must have that calling code: ErrorKind::kUsage
// otherwise, as for names that are none.
absl::StatusOr<RegionId> HomeRegion(const NumberingPlan& plan, std::string_view country_code, std::string_view region);

// The calling codes of `countries`, each 886, +886, 00886, TW, a name, or several of these divided by commas.
// ErrorKind::kUsage for one that is none. A calling code of no country, such as 800, is one too.
absl::StatusOr<CallingCodeSet> CallingCodesOf(const NumberingPlan& plan, const std::vector<std::string>& countries);

// The country that a field of a list names: a calling code (886, +886, 00886, 886.0), a region (TW, tw), a name
// (country_names.h), or a code beside the name of a country that has it (`+886 台灣`, `Taiwan (886)`). kNoRegion when
// it is none of these.
RegionId CountryInField(const NumberingPlan& plan, std::string_view field);

}  // namespace muster

#endif  // MUSTER_NUMBER_COUNTRIES_H_
