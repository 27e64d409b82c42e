// The calling codes of ITU-T E.164 that are in use, with their regions.
#ifndef MUSTER_NUMBER_CALLING_CODES_H_
#define MUSTER_NUMBER_CALLING_CODES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace muster {

struct CallingCode {
  uint16_t code;
  std::string_view regions;  // ISO 3166, the main one first, separated by spaces; empty for services of no country
  std::string_view trunk;    // a national prefix beginning with 0 that stands in the national form; else empty
};

// In ascending order; no code begins another.
std::span<const CallingCode> CallingCodes();

// The table's entry, or nullptr.
const CallingCode* FindCallingCode(uint32_t code);

// The length, 1 to 3, of the calling code with which `digits` begin; 0 for none.
size_t CallingCodeLength(std::string_view digits);

}  // namespace muster

#endif  // MUSTER_NUMBER_CALLING_CODES_H_
