// Unsigned integers as decimal text, two digits at a time.
#ifndef MUSTER_EMIT_DECIMAL_H_
#define MUSTER_EMIT_DECIMAL_H_

#include <array>
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

// Writes `value` to `to`, which has room for kMaxDecimalDigits, and returns the end.
inline char* WriteDecimal(uint64_t value, char* to) {
  char digits[kMaxDecimalDigits];
  char* begin = digits + kMaxDecimalDigits;
  while (value >= 100) {
    begin -= 2;
    std::memcpy(begin, &kTwoDigits[2 * (value % 100)], 2);
    value /= 100;
  }
  if (value >= 10) {
    begin -= 2;
    std::memcpy(begin, &kTwoDigits[2 * value], 2);
  } else {
    *--begin = static_cast<char>('0' + value);
  }
  const size_t size = static_cast<size_t>(digits + kMaxDecimalDigits - begin);
  std::memcpy(to, begin, size);
  return to + size;
}

inline void AppendDecimal(uint64_t value, std::string* out) {
  char digits[kMaxDecimalDigits];
  out->append(digits, WriteDecimal(value, digits));
}

}  // namespace muster

#endif  // MUSTER_EMIT_DECIMAL_H_
