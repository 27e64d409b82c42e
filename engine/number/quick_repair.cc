#include "number/quick_repair.h"

#include <array>

#include "number/number_chars.h"
#include "number/repair.h"

namespace muster {
namespace {

// What stands in a field, a bit for each. Of ASCII only what needs no thought where it stands has a bit; every other
// byte is kStop and looked at by itself.
enum Seen : uint32_t {
  kDigit = 1,  // is added to the count of digits
  kPunct = 2,
  kSpace = 4,
  kDot = 8,
  kWide = 16,
  kInvisible = 32,
  kWideSpace = 64,
  kStop = 128,
};

constexpr std::array<uint8_t, 256> MakeSeen() {
  std::array<uint8_t, 256> seen{};
  seen.fill(kStop);
  for (size_t c = '0'; c <= '9'; ++c) seen[c] = kDigit;
  for (const unsigned char c : std::string_view("-()[]_")) seen[c] = kPunct;
  for (const unsigned char c : std::string_view(" \t")) seen[c] = kSpace;
  seen['.'] = kDot;
  return seen;
}

constexpr std::array<uint8_t, 256> kSeen = MakeSeen();

uint32_t SeenIn(char c) { return kSeen[static_cast<unsigned char>(c)]; }

// ASCII letters behind each other as a number, for a switch; the labels of repair.cc that are written in them.
constexpr uint64_t Packed(std::string_view word) {
  uint64_t packed = 0;
  for (const char c : word) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

bool IsAsciiLabel(uint64_t packed) {
  switch (packed) {
    case Packed("mobile"):
    case Packed("cell"):
    case Packed("phone"):
    case Packed("tel"):
    case Packed("m"):
    case Packed("t"):
      return true;
    default:
      return false;
  }
}

// The bytes of a label with its colon at the front of `text`; 0: there is none that is common.
size_t LabelSize(std::string_view text) {
  constexpr std::string_view kWideColon = "：";
  size_t size = 0;
  if (static_cast<unsigned char>(text[0]) < 0x80) {
    uint64_t packed = 0;
    for (; size < text.size() && size < 7; ++size) {
      const char lower = static_cast<char>(text[size] | 0x20);
      if (lower < 'a' || lower > 'z') break;
      packed = packed << 8 | static_cast<unsigned char>(lower);
    }
    if (!IsAsciiLabel(packed)) return 0;
  } else {
    for (const std::string_view word : {"手機", "電話", "行動電話", "行動"}) {
      if (!text.starts_with(word)) continue;
      size = word.size();
      break;
    }
    if (size == 0) return 0;
  }
  if (text.substr(size).starts_with(':')) return size + 1;
  return text.substr(size).starts_with(kWideColon) ? size + kWideColon.size() : 0;
}

// Spaces at the ends, which are no repair.
std::string_view TrimBlanks(std::string_view text) {
  while (!text.empty() && SeenIn(text.front()) == kSpace) text.remove_prefix(1);
  while (!text.empty() && SeenIn(text.back()) == kSpace) text.remove_suffix(1);
  return text;
}

// Takes off what may stand before everything else: ' or =" with its closing quote, then a label.
std::string_view TakeOffMarks(std::string_view text, QuickNumber* number) {
  text = TrimBlanks(text);
  if (text.empty()) return text;
  if (text[0] == '\'') {
    number->repairs.Add(Code::kSpreadsheetText);
    text.remove_prefix(1);
    text = TrimBlanks(text);
  } else if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    number->repairs.Add(Code::kSpreadsheetText);
    text = TrimBlanks(text.substr(2, text.size() - 3));
  }
  if (text.empty() || SeenIn(text[0]) != kStop) return text;
  if (const size_t size = LabelSize(text)) {
    number->repairs.Add(Code::kPunctuation);
    text = TrimBlanks(text.substr(size));
  }
  return text;
}

// What the walk over one field has found.
struct Found {
  uint32_t seen = 0;
  uint32_t digits = 0;
};

// The character at text[pos], which is no digit, space, dot or punctuation of ASCII: its size, 0 when it stands in no
// common writing.
size_t TakeCharacter(std::string_view text, size_t pos, Found* found, QuickNumber* number) {
  const NumberChar c = NumberCharAt(text, pos);
  switch (c.kind) {
    case CharKind::kDigit:
      number->digits[found->digits++] = static_cast<char>(c.value);
      found->seen |= kWide;
      break;
    case CharKind::kPlus:
      if (found->digits > 0 || number->plus) return 0;
      number->plus = true;
      if (c.wide) found->seen |= kWide;
      break;
    case CharKind::kPunct:
      found->seen |= kPunct;
      break;
    case CharKind::kInvisible:
      found->seen |= kInvisible;
      break;
    case CharKind::kWideSpace:
      found->seen |= kInvisible | kWideSpace;
      break;
    default:
      return 0;
  }
  return c.size;
}

// Whether a text of nothing but `digits` digits and one dot or more, all ASCII, ends in a decimal tail, and how many
// digits that has.
uint32_t DecimalTail(std::string_view text, uint32_t digits) {
  if (text.size() != digits + 1 || text[0] == '.' || text.back() != '0') return 0;
  if (text[text.size() - 2] == '.') return 1;
  return text.size() > 3 && text[text.size() - 3] == '.' && text[text.size() - 2] == '0' ? 2 : 0;
}

}  // namespace

bool ReadQuickly(std::string_view field, QuickNumber* number) {
  if (field.empty() || field.size() > kLongestQuickField) return false;
  number->repairs = {};
  number->plus = false;
  number->blank = false;
  std::string_view text = field;
  if ((SeenIn(field.front()) & (kStop | kSpace)) != 0 && field.front() != '+') text = TakeOffMarks(field, number);
  if (!text.empty() && SeenIn(text.back()) == kSpace) text = TrimBlanks(text);

  Found found;
  for (size_t pos = 0; pos < text.size();) {
    const uint32_t seen = SeenIn(text[pos]);
    if ((seen & kStop) == 0) {
      number->digits[found.digits] = text[pos];
      found.digits += seen & kDigit;
      found.seen |= seen;
      ++pos;
      continue;
    }
    const size_t size = TakeCharacter(text, pos, &found, number);
    if (size == 0) return false;
    pos += size;
  }
  if (found.digits == 0 || found.digits > kMaxWrittenDigits) return false;

  number->blank = field.size() != text.size() || (found.seen & (kSpace | kWideSpace)) != 0;
  // The space may be at an end of the number, the dot a decimal point.
  if ((found.seen & kInvisible) != 0 && (found.seen & kSpace) != 0) return false;
  if ((found.seen & (kInvisible | kWide)) != 0 && (found.seen & kDot) != 0) return false;
  if (found.seen == (kDigit | kDot) && !number->plus) {
    if (const uint32_t tail = DecimalTail(text, found.digits)) {
      found.digits -= tail;
      found.seen = kDigit;
      number->repairs.Add(Code::kDecimalTail);
    }
  }
  if ((found.seen & (kPunct | kSpace | kDot)) != 0) number->repairs.Add(Code::kPunctuation);
  if ((found.seen & kWide) != 0) number->repairs.Add(Code::kWidth);
  if ((found.seen & kInvisible) != 0) number->repairs.Add(Code::kInvisible);
  number->digit_count = found.digits;
  return true;
}

}  // namespace muster
