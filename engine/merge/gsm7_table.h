// The GSM 7 bit default alphabet and its extension table, 3GPP TS 23.038 sections 6.2.1 and 6.2.1.1.
//
// Constant data, made at compile time.
#ifndef MUSTER_MERGE_GSM7_TABLE_H_
#define MUSTER_MERGE_GSM7_TABLE_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace muster {

// The 127 characters of the default alphabet; the 128th position is the escape to the extension table.
inline constexpr std::u32string_view kGsm7Basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    U" !\"#¤%&'()*+,-./0123456789:;<=>?"
    U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    U"¿abcdefghijklmnopqrstuvwxyzäöñüà";

// The extension table: an escape and a septet each. The euro sign is the only one that does not fit kGsm7Widths.
inline constexpr std::u32string_view kGsm7Extension = U"\f^{}\\[~]|";
inline constexpr char32_t kEuroSign = U'€';

// Septets of the code points below 0x400, 0 for those in neither table.
inline constexpr std::array<uint8_t, 0x400> kGsm7Widths = [] {
  std::array<uint8_t, 0x400> widths{};
  for (const char32_t c : kGsm7Basic) widths[c] = 1;
  for (const char32_t c : kGsm7Extension) widths[c] = 2;
  return widths;
}();

}  // namespace muster

#endif  // MUSTER_MERGE_GSM7_TABLE_H_
