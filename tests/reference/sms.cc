#include "reference/sms.h"

#include <vector>

#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr std::u32string_view kBasic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view kExtension = U"\f^{}\\[~]|€";

// Units that must not be split, laid greedily into parts.
size_t CountSegments(const std::vector<size_t>& units, size_t alone, size_t each) {
  size_t total = 0;
  for (size_t unit : units) total += unit;
  if (total <= alone) return 1;
  size_t segments = 1;
  size_t used = 0;
  for (size_t unit : units) {
    if (used + unit > each) {
      ++segments;
      used = 0;
    }
    used += unit;
  }
  return segments;
}

}  // namespace

size_t GsmSeptets(char32_t c) {
  if (kBasic.find(c) != std::u32string_view::npos) return 1;
  if (kExtension.find(c) != std::u32string_view::npos) return 2;
  return 0;
}

SmsText MeasureSms(std::string_view text, int character_set) {
  std::vector<size_t> septets, code_units;
  bool fits_gsm = true;
  for (char32_t c : Decode(text)) {
    septets.push_back(GsmSeptets(c));
    if (septets.back() == 0) fits_gsm = false;
    code_units.push_back(c >= 0x10000 ? 2 : 1);
  }
  SmsText sms;
  if (character_set == 117 && !fits_gsm) {
    sms.code = "not_encodable";
  } else if (character_set == 17 || !fits_gsm) {
    sms.encoding = "ucs2";
    sms.segments = CountSegments(code_units, 70, 67);
  } else {
    sms.encoding = "gsm7";
    sms.segments = CountSegments(septets, 160, 153);
  }
  return sms;
}

}  // namespace muster_reference
