// The judge's SMS arithmetic (3GPP TS 23.038, 23.040): which encoding a text takes and how many segments.
#ifndef MUSTER_TESTS_REFERENCE_SMS_H_
#define MUSTER_TESTS_REFERENCE_SMS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace muster_reference {

// Septets of a character in GSM-7: 1, 2 (extension table), or 0 when it is not in the alphabet.
size_t GsmSeptets(char32_t c);

struct SmsText {
  std::string code;      // "" or "not_encodable"
  std::string encoding;  // "gsm7" or "ucs2"
  size_t segments = 0;
};

// `character_set`: 0 = absent (GSM-7 when every character fits, else UCS-2), 17 = UCS-2, 117 = GSM-7 or refused.
SmsText MeasureSms(std::string_view text, int character_set);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_SMS_H_
