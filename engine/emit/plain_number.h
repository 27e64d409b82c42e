// Numbers as nearly all messages have them, which every format writes as they are.
#ifndef MUSTER_EMIT_PLAIN_NUMBER_H_
#define MUSTER_EMIT_PLAIN_NUMBER_H_

#include <string_view>

#include "number/digits.h"

namespace muster {

// A plus and 8 to 15 digits. False says nothing.
inline bool IsPlainNumber(std::string_view to) {
  return to.size() > 8 && to.size() <= 1 + kLongestNumber && to[0] == '+' && AreDigits(to.substr(1));
}

}  // namespace muster

#endif  // MUSTER_EMIT_PLAIN_NUMBER_H_
