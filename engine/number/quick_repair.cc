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
  kPlus = 256,
  kScientific = 512,
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

// What a character that is not ASCII adds to Found::seen, by its kind. kDot: in this width it is not common.
constexpr std::array<uint8_t, 9> MakeWideSeen() {
  std::array<uint8_t, 9> seen{};
  seen.fill(kStop);
  seen[static_cast<size_t>(CharKind::kDigit)] = kWide;
  seen[static_cast<size_t>(CharKind::kPunct)] = kPunct;
  seen[static_cast<size_t>(CharKind::kInvisible)] = kInvisible;
  seen[static_cast<size_t>(CharKind::kWideSpace)] = kInvisible | kWideSpace;
  return seen;
}

constexpr std::array<uint8_t, 9> kWideSeen = MakeWideSeen();

// The character at text[pos], which is not ASCII: its size, 0 when it stands in no common writing.
inline size_t TakeWide(std::string_view text, size_t pos, Found* found, char* digits) {
  const auto byte = [&](size_t i) { return uint32_t{static_cast<unsigned char>(text[pos + i])}; };
  const uint32_t lead = byte(0);
  uint32_t code_point;
  size_t size;
  if (lead > 0xE0 && lead < 0xF0 && text.size() - pos >= 3) {
    if (((byte(1) ^ 0x80) | (byte(2) ^ 0x80)) > 0x3F) return 0;
    code_point = (lead & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    size = 3;
  } else if (lead >= 0xC2 && lead < 0xE0 && text.size() - pos >= 2) {
    if ((byte(1) ^ 0x80) > 0x3F) return 0;
    code_point = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    size = 2;
  } else {
    return 0;
  }
  const uint8_t entry = kWideNumberChars.EntryOf(code_point);
  const CharKind kind = WideNumberChars::KindOf(entry);
  digits[found->digits] = static_cast<char>('0' + WideNumberChars::DigitOf(entry));
  found->digits += kind == CharKind::kDigit ? 1 : 0;
  found->seen |= kWideSeen[static_cast<size_t>(kind)];
  return size;
}

// Whether text[pos], an E behind what was found, begins the exponent of a number of which no digit is lost: the rest of
// 9.12345678E+08.
bool IsWholeExponent(std::string_view text, size_t pos, const Found& found) {
  if (found.seen != (kDigit | kDot) || pos != found.digits + 1 || text[0] == '.') return false;
  const size_t fraction = pos - text.find('.') - 1;
  size_t exponent = 0, at = pos + 1;
  if (at < text.size() && text[at] == '+') ++at;
  if (fraction == 0 || at == text.size() || text.size() - at > 2) return false;
  for (; at < text.size(); ++at) {
    if (SeenIn(text[at]) != kDigit) return false;
    exponent = exponent * 10 + static_cast<size_t>(text[at] - '0');
  }
  return exponent == fraction;
}

// All of `text`; false when it is no common writing.
bool TakeCharacters(std::string_view text, Found* result, char* digits) {
  Found found;
  for (size_t pos = 0; pos < text.size();) {
    const uint32_t seen = SeenIn(text[pos]);
    if ((seen & kStop) == 0) {
      digits[found.digits] = text[pos];
      found.digits += seen & kDigit;
      found.seen |= seen;
      ++pos;
      continue;
    }
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      if ((text[pos] | 0x20) == 'e' && IsWholeExponent(text, pos, found)) {
        found.seen |= kScientific;
        break;
      }
      if (text[pos] != '+' || found.digits > 0 || (found.seen & kPlus) != 0) return false;
      found.seen |= kPlus;
      ++pos;
      continue;
    }
    const size_t size = TakeWide(text, pos, &found, digits);
    if (size == 0) return false;
    pos += size;
  }
  *result = found;
  return (found.seen & kStop) == 0;
}

// What follows from Found::seen below kStop; a table, since the branches would be foreseen by nobody.
struct Mended {
  RepairSet repairs;
  // Not so beside what cannot be seen: a space may then be at an end of the number. And a dot may be a decimal point.
  bool is_clear = true;
};

constexpr std::array<Mended, kStop> MakeMended() {
  std::array<Mended, kStop> table;
  for (uint32_t seen = 0; seen < table.size(); ++seen) {
    const auto has = [seen](uint32_t any) { return (seen & any) != 0; };
    if (has(kPunct | kSpace | kDot)) table[seen].repairs.Add(Code::kPunctuation);
    if (has(kWide)) table[seen].repairs.Add(Code::kWidth);
    if (has(kInvisible)) table[seen].repairs.Add(Code::kInvisible);
    table[seen].is_clear = !(has(kInvisible) && has(kSpace)) && !(has(kInvisible | kWide) && has(kDot));
  }
  return table;
}

constexpr std::array<Mended, kStop> kMended = MakeMended();

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
  std::string_view text = field;
  if ((SeenIn(field.front()) & (kStop | kSpace)) != 0 && field.front() != '+') text = TakeOffMarks(field, number);
  if (!text.empty() && SeenIn(text.back()) == kSpace) text = TrimBlanks(text);

  Found found;
  if (!TakeCharacters(text, &found, number->digits)) return false;
  if (found.digits == 0 || found.digits > kMaxWrittenDigits) return false;

  number->blank = field.size() != text.size() || (found.seen & (kSpace | kWideSpace)) != 0;
  number->plus = (found.seen & kPlus) != 0;
  if (found.seen == (kDigit | kDot)) {
    if (const uint32_t tail = DecimalTail(text, found.digits)) {
      found.digits -= tail;
      found.seen = kDigit;
      number->repairs.Add(Code::kDecimalTail);
    }
  }
  if ((found.seen & kScientific) != 0) {
    found.seen = kDigit;
    number->repairs.Add(Code::kScientific);
  }
  const Mended& mended = kMended[found.seen % kMended.size()];
  number->repairs.Add(mended.repairs);
  number->digit_count = found.digits;
  return mended.is_clear;
}

}  // namespace muster
