#include "merge/text_size.h"

#include <cstring>

#include "merge/gsm7_table.h"

namespace muster {

Gsm7Size MeasureGsm7(std::string_view text) {
  Gsm7Size size;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    unsigned width = 0;
    if (lead < 0x80) {
      width = kGsm7Widths[lead];
      size.has_cr |= lead == '\r';
      i += 1;
    } else if (lead < 0xD0 && i + 1 < text.size()) {  // up to U+03FF
      width = kGsm7Widths[(lead & 0x0Fu) << 6 | (static_cast<unsigned char>(text[i + 1]) & 0x3Fu)];
      i += 2;
    } else if (text.compare(i, 3, "€") == 0) {
      width = 2;
      i += 3;
    }
    if (width == 0) {
      size.fits = false;
      return size;
    }
    size.septets += width;
    size.escapes += width >> 1;
  }
  return size;
}

// Eight bytes at a time. A byte b counts when a mask has its lowest bit: characters begin where b is not 10xxxxxx,
// surrogate pairs where b is 1111xxxx. A last word of fewer bytes is filled up with 10000000, which counts nowhere.
Utf16Size MeasureUtf16(std::string_view text) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kFill = 0x8080808080808080;
  Utf16Size size;
  const auto take = [&size](uint64_t word) {
    const uint64_t begins = (~(word >> 7) | word >> 6) & kOnes;
    const uint64_t pairs = word >> 7 & word >> 6 & word >> 5 & word >> 4 & kOnes;
    const uint64_t cr = word ^ '\r' * kOnes;
    // The bytes' sum, in the highest byte of the product.
    size.units += (begins + pairs) * kOnes >> 56;
    size.surrogates += pairs * kOnes >> 56;
    size.has_cr |= ((cr - kOnes) & ~cr & kFill) != 0;  // a byte of `cr` is 0
  };
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    take(word);
  }
  if (i < text.size()) {
    uint64_t word = kFill;
    for (; i < text.size(); ++i) word = word << 8 | static_cast<unsigned char>(text[i]);
    take(word);
  }
  return size;
}

void TextSize::Add(const TextSize& other) {
  bytes += other.bytes;
  gsm7 = gsm7 && other.gsm7;
  septets += other.septets;
  escapes += other.escapes;
  units += other.units;
  surrogates += other.surrogates;
}

TextSize SizeOf(std::string_view text) {
  const Gsm7Size gsm7 = MeasureGsm7(text);
  const Utf16Size utf16 = MeasureUtf16(text);
  return {text.size(), gsm7.fits, gsm7.septets, gsm7.escapes, utf16.units, utf16.surrogates};
}

uint64_t CountCrLf(std::string_view text) {
  uint64_t count = 0;
  for (size_t i = text.find("\r\n"); i != std::string_view::npos; i = text.find("\r\n", i + 2)) ++count;
  return count;
}

}  // namespace muster
