// What a character means in a written number.
#ifndef MUSTER_NUMBER_NUMBER_CHARS_H_
#define MUSTER_NUMBER_NUMBER_CHARS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace muster {

enum class CharKind : uint8_t {
  kDigit,  // a decimal digit of any script
  kPlus,
  kDot,        // of either width: punctuation that can also be a decimal point
  kPunct,      // dashes, brackets, middle dots, underscores: dropped wherever they stand
  kSpace,      // ASCII space and tab: punctuation that can also part two numbers
  kInvisible,  // nothing to see
  kWideSpace,  // U+00A0, U+3000 and their like: invisible, and can also part two numbers
  kSeparator,  // / 、 ; , of either width: never punctuation
  kOther,
};

struct NumberChar {
  CharKind kind = CharKind::kOther;
  bool wide = false;   // not ASCII as it stands
  uint8_t size = 1;    // bytes
  uint32_t value = 0;  // the code point, full-width ASCII made half-width, letters lower case, digits '0' to '9'
};

extern const std::array<NumberChar, 128> kAsciiNumberChars;

// The characters of U+0080 to U+FFFF: a page for every 256 code points, one page for all those that hold nothing but
// kOther. An entry is the kind, and for digits 16 times their value.
struct WideNumberChars {
  static constexpr uint32_t kPageBits = 8, kPageSize = 1 << kPageBits, kCodePages = 0x10000 >> kPageBits;
  static constexpr size_t kPages = 32;

  uint8_t EntryOf(uint32_t code_point) const { return pages[page_of[code_point >> kPageBits]][code_point % kPageSize]; }
  static CharKind KindOf(uint8_t entry) { return static_cast<CharKind>(entry & 15); }
  static uint32_t DigitOf(uint8_t entry) { return entry >> 4; }

  std::array<uint8_t, kCodePages> page_of{};
  std::array<std::array<uint8_t, kPageSize>, kPages> pages{};
};
extern const WideNumberChars kWideNumberChars;

NumberChar WideNumberCharAt(std::string_view text, size_t pos);

// The character that begins at text[pos]; bytes that are no UTF-8 are kOther of one byte.
inline NumberChar NumberCharAt(std::string_view text, size_t pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  return byte < 0x80 ? kAsciiNumberChars[byte] : WideNumberCharAt(text, pos);
}

// The last character of `text`, which must not be empty.
NumberChar LastNumberChar(std::string_view text);

inline bool IsBlank(CharKind kind) { return kind == CharKind::kSpace || kind == CharKind::kWideSpace; }
inline bool IsUnseen(CharKind kind) { return IsBlank(kind) || kind == CharKind::kInvisible; }

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_CHARS_H_
