// Taiwan's area codes, calling code 886, and the lengths of the subscriber numbers behind them: what the numbering plan
// does not tell, since a number with its area and one without may both be valid.
#ifndef MUSTER_NUMBER_AREA_CODES_H_
#define MUSTER_NUMBER_AREA_CODES_H_

#include <cstddef>
#include <string_view>

namespace muster::taiwan {

// `area`: without the trunk 0, "2".
bool IsArea(std::string_view area);
bool IsSubscriberLength(std::string_view area, size_t digits);

}  // namespace muster::taiwan

#endif  // MUSTER_NUMBER_AREA_CODES_H_
