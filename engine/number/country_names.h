// What people call countries, in English and Chinese: `Taiwan`, `Taiwan, R.O.C.`, `台灣`, `臺灣`, `TWN`, `Korea,
// South`, `Côte d'Ivoire`. Knows nothing of a numbering plan.
//
// Thread rule: constant data after the first call, safe from any thread.
#ifndef MUSTER_NUMBER_COUNTRY_NAMES_H_
#define MUSTER_NUMBER_COUNTRY_NAMES_H_

#include <string>
#include <string_view>

#include "muster/phrase.h"

namespace muster {

// The region ("TW") of which `name` is a name in use, its own two letters and ISO 3166's three included; empty for
// none. Case, width, accents, punctuation and the words `the`, `and`, `of` do not count; `St` is `Saint`, 臺 is 台.
// Static storage.
std::string_view RegionNamed(std::string_view name);

// The region with the name most like `name`, for a suggestion; empty when none is like it. Microseconds: once for a
// message, also for each of many rejected rows.
std::string_view RegionNamedLike(std::string_view name);

// The usual name of `region` ("TW": Taiwan, 台灣); empty for a region that is not in the table.
Phrase CountryName(std::string_view region);

// A name as it is compared; exposed for tests.
std::string FoldCountryName(std::string_view name);

}  // namespace muster

#endif  // MUSTER_NUMBER_COUNTRY_NAMES_H_
