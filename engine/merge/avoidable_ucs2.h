// Characters of a content that keep it out of GSM-7 although they could be written with others: `“ ” – … ☆ ｅ`.
//
// Only when all its characters outside GSM-7 are such: punctuation, symbols, emoji, spaces, full-width ASCII, accented
// Latin letters, and ASCII's backtick and tab. A text with letters of other scripts (Han, kana, hangul, Cyrillic …) is
// UCS-2 by nature.
#ifndef MUSTER_MERGE_AVOIDABLE_UCS2_H_
#define MUSTER_MERGE_AVOIDABLE_UCS2_H_

#include <cstdint>
#include <optional>
#include <string>

#include "merge/message_template.h"

namespace muster {

struct AvoidableUcs2 {
  uint64_t count = 0;  // such characters in the content
  uint64_t line = 0;   // of the first, in the content
  // Each once, with its code point, and the segments of the literal text as it is and without them:
  // "“ U+201C, … U+2026: 2 segments, 1 without them".
  std::string text;
};

// nullopt when there are none, or when others are there too.
std::optional<AvoidableUcs2> FindAvoidableUcs2(const MessageTemplate& message_template);

}  // namespace muster

#endif  // MUSTER_MERGE_AVOIDABLE_UCS2_H_
