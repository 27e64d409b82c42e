#include "number/number_chars.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"

namespace muster {
namespace {

// The zeros of every script's ten decimal digits (general category Nd of Unicode 14), ASCII left out.
constexpr uint32_t kZeros[] = {
    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,   0xC66,   0xCE6,   0xD66,   0xDE6,
    0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,
    0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50,
    0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
};

struct Interval {
  uint32_t first, last;
  CharKind kind;
};

// Invisible: white space other than ASCII's, and what Unicode calls default ignorable. Punctuation: dashes, middle
// dots, bullets, full stops and brackets that have no ASCII twin of full width.
constexpr Interval kIntervals[] = {
    {0xA0, 0xA0, CharKind::kWideSpace},     {0xAD, 0xAD, CharKind::kInvisible},
    {0xB7, 0xB7, CharKind::kPunct},         {0x34F, 0x34F, CharKind::kInvisible},
    {0x61C, 0x61C, CharKind::kInvisible},   {0x1680, 0x1680, CharKind::kWideSpace},
    {0x180B, 0x180F, CharKind::kInvisible}, {0x2000, 0x200A, CharKind::kWideSpace},
    {0x200B, 0x200F, CharKind::kInvisible}, {0x2010, 0x2015, CharKind::kPunct},
    {0x2022, 0x2022, CharKind::kPunct},     {0x2027, 0x2027, CharKind::kPunct},
    {0x202A, 0x202E, CharKind::kInvisible}, {0x202F, 0x202F, CharKind::kWideSpace},
    {0x2043, 0x2043, CharKind::kPunct},     {0x205F, 0x205F, CharKind::kWideSpace},
    {0x2060, 0x206F, CharKind::kInvisible}, {0x2212, 0x2212, CharKind::kPunct},
    {0x2219, 0x2219, CharKind::kPunct},     {0x22C5, 0x22C5, CharKind::kPunct},
    {0x3000, 0x3000, CharKind::kWideSpace}, {0x3001, 0x3001, CharKind::kSeparator},
    {0x3002, 0x3002, CharKind::kPunct},     {0x30FB, 0x30FC, CharKind::kPunct},
    {0xFE00, 0xFE0F, CharKind::kInvisible}, {0xFE58, 0xFE58, CharKind::kPunct},
    {0xFE63, 0xFE63, CharKind::kPunct},     {0xFEFF, 0xFEFF, CharKind::kInvisible},
    {0xFF61, 0xFF61, CharKind::kPunct},     {0xFF64, 0xFF64, CharKind::kSeparator},
    {0xFF65, 0xFF65, CharKind::kPunct},     {0xE0000, 0xE0FFF, CharKind::kInvisible},
};

// The twins of `!` to `~` of full width.
constexpr uint32_t kFirstFullWidth = 0xFF01, kLastFullWidth = 0xFF5E;

constexpr CharKind AsciiKind(char c) {
  if (c >= '0' && c <= '9') return CharKind::kDigit;
  switch (c) {
    case '+':
      return CharKind::kPlus;
    case '.':
      return CharKind::kDot;
    case '-':
    case '(':
    case ')':
    case '[':
    case ']':
    case '_':
      return CharKind::kPunct;
    case ' ':
    case '\t':
      return CharKind::kSpace;
    case '/':
    case ';':
    case ',':
      return CharKind::kSeparator;
    default:
      return CharKind::kOther;
  }
}

constexpr std::array<NumberChar, 128> MakeAscii() {
  std::array<NumberChar, 128> chars{};
  for (uint32_t c = 0; c < chars.size(); ++c) {
    chars[c].kind = AsciiKind(static_cast<char>(c));
    chars[c].value = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
  return chars;
}

// 0 to 9, or 10 for what is no digit.
uint32_t DigitValue(uint32_t c) {
  const uint32_t* zero = std::upper_bound(std::begin(kZeros), std::end(kZeros), c);
  return zero == std::begin(kZeros) ? 10 : std::min<uint32_t>(c - zero[-1], 10);
}

CharKind KindOf(uint32_t c) {
  const Interval* interval = std::lower_bound(std::begin(kIntervals), std::end(kIntervals), c,
                                              [](const Interval& a, uint32_t b) { return a.last < b; });
  return interval != std::end(kIntervals) && c >= interval->first ? interval->kind : CharKind::kOther;
}

constexpr bool IsUsedPage(uint32_t page) {
  const auto holds = [page](uint32_t first, uint32_t last) {
    return first >> WideNumberChars::kPageBits <= page && page <= last >> WideNumberChars::kPageBits;
  };
  for (const uint32_t zero : kZeros) {
    if (holds(zero, zero + 9)) return true;
  }
  for (const Interval& interval : kIntervals) {
    if (holds(interval.first, interval.last)) return true;
  }
  return false;
}

constexpr WideNumberChars MakeWide() {
  WideNumberChars wide;
  for (uint8_t& entry : wide.pages[0]) entry = static_cast<uint8_t>(CharKind::kOther);
  size_t used = 0;
  for (uint32_t page = 0; page < WideNumberChars::kCodePages; ++page) {
    if (!IsUsedPage(page)) continue;
    wide.page_of[page] = static_cast<uint8_t>(++used);
    wide.pages[used] = wide.pages[0];
  }
  const auto set = [&](uint32_t c, CharKind kind, uint32_t digit) {
    if (c >= 0x10000) return;
    wide.pages[wide.page_of[c >> WideNumberChars::kPageBits]][c % WideNumberChars::kPageSize] =
        static_cast<uint8_t>(digit << 4 | static_cast<uint32_t>(kind));
  };
  for (uint32_t c = kFirstFullWidth; c <= kLastFullWidth; ++c) {
    set(c, AsciiKind(static_cast<char>(c - kFirstFullWidth + '!')), 0);
  }
  for (const Interval& interval : kIntervals) {
    for (uint32_t c = interval.first; c <= interval.last && c < 0x10000; ++c) set(c, interval.kind, 0);
  }
  for (const uint32_t zero : kZeros) {
    for (uint32_t digit = 0; digit < 10; ++digit) set(zero + digit, CharKind::kDigit, digit);
  }
  return wide;
}

}  // namespace

constexpr WideNumberChars kWideNumberChars = MakeWide();
constexpr std::array<NumberChar, 128> kAsciiNumberChars = MakeAscii();

NumberChar WideNumberCharAt(std::string_view text, size_t pos) {
  const CodePoint c = DecodeUtf8(text, pos);
  NumberChar result;
  if (c.value >= kFirstFullWidth && c.value <= kLastFullWidth) {
    result = kAsciiNumberChars[c.value - kFirstFullWidth + '!'];
  } else if (c.value < 0x10000) {
    const uint8_t entry = kWideNumberChars.EntryOf(c.value);
    result.kind = WideNumberChars::KindOf(entry);
    result.value = result.kind == CharKind::kDigit ? '0' + WideNumberChars::DigitOf(entry) : c.value;
  } else {
    const uint32_t digit = DigitValue(c.value);
    result.kind = digit < 10 ? CharKind::kDigit : KindOf(c.value);
    result.value = digit < 10 ? '0' + digit : c.value;
  }
  result.wide = true;
  result.size = static_cast<uint8_t>(c.size);
  return result;
}

NumberChar LastNumberChar(std::string_view text) {
  size_t size = 1;
  while (size < 4 && size < text.size() && (static_cast<unsigned char>(text[text.size() - size]) & 0xC0) == 0x80) {
    ++size;
  }
  const NumberChar c = NumberCharAt(text, text.size() - size);
  return c.size == size ? c : NumberChar{.kind = CharKind::kOther, .wide = true};
}

}  // namespace muster
