#include "merge/sms_text.h"

#include "merge/gsm7_table.h"
#include "merge/text_size.h"

namespace muster {
namespace {

// Fills segments one after another with characters of one or two units.
class PartCounter {
 public:
  explicit PartCounter(uint32_t part) : part_(part) {}
  void Take(uint32_t width) {
    if (used_ + width > part_) {
      ++parts_;
      used_ = 0;
    }
    used_ += width;
  }
  uint32_t parts() const { return parts_; }

 private:
  const uint32_t part_;
  uint32_t parts_ = 1;
  uint32_t used_ = 0;
};

// Septets of the character whose first byte is text[i].
uint32_t Gsm7WidthAt(std::string_view text, size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return kGsm7Widths[lead];
  return lead == 0xE2 ? 2 : 1;  // the euro sign; every other character beyond ASCII is in the basic table
}

}  // namespace

std::string_view NameOf(SmsEncoding encoding) { return encoding == SmsEncoding::kGsm7 ? "gsm7" : "ucs2"; }

int Gsm7Septets(uint32_t code_point) {
  if (code_point < kGsm7Widths.size()) return kGsm7Widths[code_point];
  return code_point == kEuroSign ? 2 : 0;
}

uint32_t CountParts(std::string_view text, SmsEncoding encoding) {
  PartCounter counter(LimitsOf(encoding).part);
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    counter.Take(encoding == SmsEncoding::kGsm7 ? Gsm7WidthAt(text, i) : byte >= 0xF0 ? 2 : 1);
  }
  return counter.parts();
}

SmsSize MeasureSms(std::string_view text, CharacterSet set) {
  SmsSize size;
  const Gsm7Size gsm7 = set == CharacterSet::kUcs2 ? Gsm7Size{.fits = false} : MeasureGsm7(text);
  if (set == CharacterSet::kGsm7 && !gsm7.fits) return {SmsEncoding::kGsm7, 0, 0, false};
  size.encoding = gsm7.fits ? SmsEncoding::kGsm7 : SmsEncoding::kUcs2;
  size.units = gsm7.fits ? gsm7.septets : MeasureUtf16(text).units;
  size.segments = size.units <= LimitsOf(size.encoding).single ? 1 : CountParts(text, size.encoding);
  return size;
}

}  // namespace muster
