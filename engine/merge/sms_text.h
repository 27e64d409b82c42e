// GSM-7 and UCS-2: which a text needs, and how many segments it takes. 3GPP TS 23.038 and 23.040.
#ifndef MUSTER_MERGE_SMS_TEXT_H_
#define MUSTER_MERGE_SMS_TEXT_H_

#include <cstdint>
#include <string_view>

#include "muster/sink.h"

namespace muster {

// Septets of a character in GSM-7: 1, 2 for the extension table, 0 when it has none.
int Gsm7Septets(uint32_t code_point);

struct SmsSize {
  SmsEncoding encoding = SmsEncoding::kGsm7;
  uint32_t segments = 1;
  uint64_t units = 0;     // septets or UTF-16 code units
  bool encodable = true;  // false only when GSM-7 was asked for and a character is not in it
};

enum class CharacterSet : uint8_t { kAuto, kUcs2, kGsm7 };

// `text`: valid UTF-8. GSM-7 160 or 153 septets a segment, UCS-2 70 or 67 units; an escape sequence or surrogate
// pair is never split. Empty text is 1 segment of 0 units.
SmsSize MeasureSms(std::string_view text, CharacterSet set);

}  // namespace muster

#endif  // MUSTER_MERGE_SMS_TEXT_H_
