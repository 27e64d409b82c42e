// Values of runs of ASCII digits.
#ifndef MUSTER_NUMBER_DIGITS_H_
#define MUSTER_NUMBER_DIGITS_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace muster {

// Digits of a number with its calling code, ITU-T E.164.
inline constexpr size_t kLongestNumber = 15;

// Whether all eight bytes are ASCII digits.
inline bool AreDigits(uint64_t eight_bytes) {
  constexpr uint64_t kHighNibbles = 0xF0F0F0F0F0F0F0F0, kSixes = 0x0606060606060606, kThrees = 0x3030303030303030;
  return (eight_bytes & kHighNibbles) == kThrees && ((eight_bytes + kSixes) & kHighNibbles) == kThrees;
}

// The same of a text of 8 to 16 bytes.
inline bool AreDigits(std::string_view text) {
  uint64_t first, last;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  return AreDigits(first) && AreDigits(last);
}

// Eight digits, the first in the lowest byte, each 0 to 9 or '0' to '9', to their value: summed in pairs, then pairs of
// pairs, in one register.
inline uint64_t EightDigitsValue(uint64_t digits) {
  static_assert(std::endian::native == std::endian::little);
  digits = (digits & 0x0F0F0F0F0F0F0F0F) * 2561 >> 8;
  digits = (digits & 0x00FF00FF00FF00FF) * 6553601 >> 16;
  return (digits & 0x0000FFFF0000FFFF) * 42949672960001 >> 32;
}

// At most 16 ASCII digits, nothing else; 0 for none.
inline uint64_t DigitsValue(std::string_view digits) {
  uint64_t value = 0;
  if (digits.size() < 8) {
    for (const char c : digits) value = value * 10 + static_cast<uint64_t>(c - '0');
    return value;
  }
  uint64_t first, last;
  std::memcpy(&first, digits.data(), sizeof first);
  std::memcpy(&last, digits.data() + digits.size() - sizeof last, sizeof last);
  // Of the first eight those that are not among the last eight: zeros move in before them.
  const size_t ahead = digits.size() - 8;
  if (ahead > 0) value = EightDigitsValue((first & 0x0F0F0F0F0F0F0F0F) << (8 * (8 - ahead))) * 100'000'000;
  return value + EightDigitsValue(last);
}

}  // namespace muster

#endif  // MUSTER_NUMBER_DIGITS_H_
