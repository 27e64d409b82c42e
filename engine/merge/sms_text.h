// GSM-7 and UCS-2: which a text needs, and how many segments it takes. 3GPP TS 23.038 and 23.040.
//
// Pure functions; linear in the text; no allocation.
#ifndef MUSTER_MERGE_SMS_TEXT_H_
#define MUSTER_MERGE_SMS_TEXT_H_

#include <cstdint>
#include <string_view>

#include "muster/sink.h"

namespace muster {

// Septets of a character in GSM-7: 1, 2 for the extension table, 0 when it has none.
int Gsm7Septets(uint32_t code_point);

// What fits into a message of one segment, and into each segment of a longer one (whose header takes six octets),
// in septets or UTF-16 code units.
struct SegmentLimits {
  uint32_t single;
  uint32_t part;
};
constexpr SegmentLimits LimitsOf(SmsEncoding encoding) {
  return encoding == SmsEncoding::kGsm7 ? SegmentLimits{160, 153} : SegmentLimits{70, 67};
}

// No message of `segments` segments holds more septets or units.
constexpr uint32_t MostUnits(SmsEncoding encoding, uint32_t segments) {
  return segments <= 1 ? LimitsOf(encoding).single : LimitsOf(encoding).part * segments;
}

// Segments of a text that needs more than one, counted greedily character by character. `text`: valid UTF-8, and
// all of it in GSM-7 when that is the encoding.
uint32_t CountParts(std::string_view text, SmsEncoding encoding);

struct SmsSize {
  SmsEncoding encoding = SmsEncoding::kGsm7;
  uint32_t segments = 1;
  uint64_t units = 0;     // septets or UTF-16 code units
  bool encodable = true;  // false only when GSM-7 was asked for and a character is not in it; then 0 segments, 0 units
};

enum class CharacterSet : uint8_t { kAuto, kUcs2, kGsm7 };

// `text`: valid UTF-8. GSM-7 160 or 153 septets a segment, UCS-2 70 or 67 units; an escape sequence or surrogate
// pair is never split. Empty text is 1 segment of 0 units.
SmsSize MeasureSms(std::string_view text, CharacterSet set);

}  // namespace muster

#endif  // MUSTER_MERGE_SMS_TEXT_H_
