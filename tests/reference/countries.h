// The judge's countries: what options and the fields of a country column name.
#ifndef MUSTER_TESTS_REFERENCE_COUNTRIES_H_
#define MUSTER_TESTS_REFERENCE_COUNTRIES_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reference/number.h"

namespace muster_reference {

// The region of --country-code and --region, either of which may be ""; "" when they are wrong, or not of one country.
std::string JobRegion(std::string_view country, std::string_view region);

// The calling codes of --countries, each of which may name several between commas; false when one is none.
bool CodesOf(const std::vector<std::string>& countries, std::set<std::string>* codes);

// --country-column: how the number of a row is read whose field says `text`. Blank: as the job says; not understood:
// the region is "". The job's area belongs to the job's region only. Knows the names of a few countries.
Home HomeOfField(std::string_view text, const Home& job);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_COUNTRIES_H_
