// A shortcut before ReadWritten (number/repair.h): the common ways of writing a number, read in one pass over its
// bytes. What it reads, ReadWritten reads the same; what it does not, it leaves.
//
// Pure: any number of threads. Nothing is allocated.
#ifndef MUSTER_NUMBER_QUICK_REPAIR_H_
#define MUSTER_NUMBER_QUICK_REPAIR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "muster/codes.h"

namespace muster {

inline constexpr size_t kLongestQuickField = 64;  // bytes

struct QuickNumber {
  RepairSet repairs;
  bool plus = false;
  bool blank = false;        // there is a blank (IsBlank) in the field, so that it may be several numbers
  uint32_t digit_count = 0;  // 1 to kMaxWrittenDigits
  char digits[kLongestQuickField];

  std::string_view written_digits() const { return {digits, digit_count}; }
};

// False: the field is long, or not written in a common way. `*number` is then of no use.
bool ReadQuickly(std::string_view field, QuickNumber* number);

}  // namespace muster

#endif  // MUSTER_NUMBER_QUICK_REPAIR_H_
