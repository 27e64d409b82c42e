// Unsigned integers as decimal text, two digits at a time.
#ifndef MUSTER_EMIT_DECIMAL_H_
#define MUSTER_EMIT_DECIMAL_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace muster {

inline constexpr size_t kMaxDecimalDigits = 20;

inline constexpr std::array<char, 200> kTwoDigits = [] {
  std::array<char, 200> digits{};
  for (size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

inline constexpr std::array<uint64_t, kMaxDecimalDigits> kPowersOfTen = [] {
  std::array<uint64_t, kMaxDecimalDigits> powers{1};
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// 1233 / 4096 is a little more than the logarithm of 2: the guess is right, or one too small.
inline size_t DecimalDigits(uint64_t value) {
  const size_t guess = static_cast<size_t>(std::bit_width(value | 1)) * 1233 >> 12;
  return guess + (guess < kMaxDecimalDigits && value >= kPowersOfTen[guess] ? 1 : 0) + (value == 0 ? 1 : 0);
}

// Writes `value` to `to`, which has room for kMaxDecimalDigits, and returns the end.
inline char* WriteDecimal(uint64_t value, char* to) {
  char* const end = to + DecimalDigits(value);
  char* at = end;
  while (value >= 100) {
    at -= 2;
    std::memcpy(at, &kTwoDigits[2 * (value % 100)], 2);
    value /= 100;
  }
  if (value >= 10) {
    std::memcpy(at - 2, &kTwoDigits[2 * value], 2);
  } else {
    at[-1] = static_cast<char>('0' + value);
  }
  return end;
}

inline void AppendDecimal(uint64_t value, std::string* out) {
  char digits[kMaxDecimalDigits];
  out->append(digits, WriteDecimal(value, digits));
}

}  // namespace muster

#endif  // MUSTER_EMIT_DECIMAL_H_
