// Taiwan's numbers, calling code 886, by national significant number (NSN: without the trunk 0).
#ifndef MUSTER_NUMBER_TAIWAN_H_
#define MUSTER_NUMBER_TAIWAN_H_

#include <cstddef>
#include <string_view>

#include "muster/summary.h"

namespace muster::taiwan {

inline constexpr size_t kShortestNsn = 7;
inline constexpr size_t kLongestNsn = 11;  // every length between occurs

// Whether the shape of an NSN is possible at all, whatever ranges are in use.
bool IsGeneral(std::string_view nsn);

// The type of a number in use; kUnknown for none.
NumberType TypeOf(std::string_view nsn);

// The length of the international prefix with which `digits` begin; 0 for none.
size_t IddLength(std::string_view digits);

bool IsArea(std::string_view area);
bool IsSubscriberLength(std::string_view area, size_t digits);

}  // namespace muster::taiwan

#endif  // MUSTER_NUMBER_TAIWAN_H_
