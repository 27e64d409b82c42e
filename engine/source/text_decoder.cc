#include "source/text_decoder.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "source/encoding_tables.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr uint32_t kCellsPerBig5Lead = 157;
constexpr uint32_t kCellsPerGbLead = 190;

unsigned ByteAt(std::string_view text, size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; }

bool IsLead(unsigned byte) { return byte >= 0x81 && byte <= 0xFE; }
bool IsBig5Trail(unsigned byte) { return (byte >= 0x40 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFE); }
bool IsGbTrail(unsigned byte) { return byte >= 0x40 && byte <= 0xFE && byte != 0x7F; }
bool IsGbDigit(unsigned byte) { return byte >= 0x30 && byte <= 0x39; }

// The bytes from text[pos] to the next ASCII one that is no trail. Two letters of Big5 can begin with a sequence of
// UTF-8, so the run is judged whole: UTF-8 when all of it is, else pairs when all of it is and none is user-defined,
// else what comes first.
size_t MixedRunSize(std::string_view text, size_t pos) {
  size_t end = pos;
  while (ByteAt(text, end) >= 0x80) ++end;
  if (IsValidUtf8(text.substr(pos, end - pos))) return end - pos;
  const auto is_pair = [text](size_t i) { return IsLead(ByteAt(text, i)) && IsBig5Trail(ByteAt(text, i + 1)); };
  size_t i = pos;
  while (i < end && is_pair(i) && ByteAt(text, i) >= 0xA1 && ByteAt(text, i) <= 0xF9) i += 2;
  if (i >= end) return i - pos;
  for (i = pos; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    i += c.size > 1 ? c.size : is_pair(i) ? 2 : 1;
  }
  return i - pos;
}

uint32_t Big5Cell(unsigned trail) { return trail < 0x7F ? trail - 0x40 : trail - 0x62; }

DecodedCharacter Character(uint32_t value, uint32_t size) { return {value, 0, size, value != kUnmapped}; }

// CP950's user-defined areas, each a run of cells, in the order in which its private-use characters go up.
uint32_t UserDefined(unsigned lead, unsigned trail) {
  const uint32_t cell = Big5Cell(trail);
  if (lead >= 0xFA) return 0xE000 + (lead - 0xFA) * kCellsPerBig5Lead + cell;
  if (lead >= 0xC6) return 0xF6B1 + (lead - 0xC6) * kCellsPerBig5Lead + cell - Big5Cell(0xA1);
  if (lead >= 0x8E) return 0xE311 + (lead - 0x8E) * kCellsPerBig5Lead + cell;
  return 0xEEB8 + (lead - 0x81) * kCellsPerBig5Lead + cell;
}

struct Big5 {
  static constexpr bool (*IsTrail)(unsigned) = IsBig5Trail;
  static DecodedCharacter Pair(unsigned lead, unsigned trail) {
    if (lead < 0xA1 || lead > 0xF9) return Character(UserDefined(lead, trail), 2);
    const uint32_t value = kBig5Rows[lead - 0xA1][Big5Cell(trail)];
    const unsigned pair = lead << 8 | trail;
    if (value == kUnmapped && pair >= 0xC6A1 && pair <= 0xC8FE) return Character(UserDefined(lead, trail), 2);
    return Character(value, 2);
  }
};

struct Hkscs {
  static constexpr bool (*IsTrail)(unsigned) = IsBig5Trail;
  static DecodedCharacter Pair(unsigned lead, unsigned trail) {
    DecodedCharacter character = Character(lead < 0x87 ? kUnmapped : kHkscsRows[lead - 0x87][Big5Cell(trail)], 2);
    const unsigned pair = lead << 8 | trail;
    if (pair == 0x8862 || pair == 0x88A3) character.second = 0x304;
    if (pair == 0x8864 || pair == 0x88A5) character.second = 0x30C;
    return character;
  }
};

struct Gb18030 {
  static constexpr bool (*IsTrail)(unsigned) = IsGbTrail;
  static DecodedCharacter Pair(unsigned lead, unsigned trail) {
    return Character(kGb18030Rows[lead - 0x81][trail < 0x7F ? trail - 0x40 : trail - 0x41], 2);
  }
};
static_assert(kCellsPerGbLead == 0x7F - 0x40 + 0xFF - 0x80);

bool IsFourByteGb(std::string_view text, size_t pos) {
  return IsLead(ByteAt(text, pos)) && IsGbDigit(ByteAt(text, pos + 1)) && IsLead(ByteAt(text, pos + 2)) &&
         IsGbDigit(ByteAt(text, pos + 3));
}

DecodedCharacter FourByteGb(std::string_view text, size_t pos) {
  constexpr uint32_t kFirstBeyondBmp = 189000;  // 90308130
  const uint32_t index = (ByteAt(text, pos) - 0x81) * 12600 + (ByteAt(text, pos + 1) - 0x30) * 1260 +
                         (ByteAt(text, pos + 2) - 0x81) * 10 + (ByteAt(text, pos + 3) - 0x30);
  if (index >= kFirstBeyondBmp) {
    const uint32_t value = 0x10000 + index - kFirstBeyondBmp;
    return {value, 0, 4, value <= 0x10FFFF};
  }
  const Gb18030Range* const end = kGb18030Ranges + kGb18030RangeCount;
  const Gb18030Range* const range =
      std::upper_bound(kGb18030Ranges, end, index, [](uint32_t i, const Gb18030Range& r) { return i < r.first; }) - 1;
  // U+FFFD itself, 8431A437, lies inside a range.
  return {range->code_point + index - range->first, 0, 4, range->code_point != kUnmapped};
}

// The character at text[pos], which is not ASCII.
template <typename Pairs>
DecodedCharacter At(std::string_view text, size_t pos) {
  const unsigned lead = ByteAt(text, pos), trail = ByteAt(text, pos + 1);
  if constexpr (std::is_same_v<Pairs, Gb18030>) {
    if (IsFourByteGb(text, pos)) return FourByteGb(text, pos);
  }
  if (!IsLead(lead) || !Pairs::IsTrail(trail)) return {0, 0, 1, false};
  return Pairs::Pair(lead, trail);
}

template <typename Pairs>
bool AppendPairs(std::string_view text, std::string* out, size_t* bad) {
  constexpr size_t kMostGrowth = 2;  // a pair can become four bytes
  const size_t begin = out->size();
  out->resize(begin + kMostGrowth * text.size());
  char* to = out->data() + begin;
  for (size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      *to++ = text[pos++];
      continue;
    }
    const DecodedCharacter character = At<Pairs>(text, pos);
    if (!character.valid) {
      out->resize(begin);
      if (bad != nullptr) *bad = pos;
      return false;
    }
    to = PutUtf8(character.value, to);
    if (character.second != 0) to = PutUtf8(character.second, to);
    pos += character.size;
  }
  out->resize(static_cast<size_t>(to - out->data()));
  return true;
}

// Text that is UTF-8 (kAuto: ASCII) already.
bool AppendAsItIs(Encoding encoding, std::string_view text, std::string* out, size_t* bad) {
  for (size_t pos = encoding != Encoding::kAuto && IsValidUtf8(text) ? text.size() : 0; pos < text.size();) {
    const DecodedCharacter character = DecodeCharacter(encoding, text, pos);
    if (!character.valid) {
      if (bad != nullptr) *bad = pos;
      return false;
    }
    pos += character.size;
  }
  *out += text;
  return true;
}

bool IsHan(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 || c == 0x3007;
}

bool IsPrivateUse(uint32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

// `&#` 2 to 7 digits `;` or `&#x` 2 to 6 hexadecimal digits `;` at the front of `text`.
bool IsCharacterReference(std::string_view text) {
  if (!text.starts_with("&#")) return false;
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::string_view known = hex ? "0123456789abcdefABCDEF" : "0123456789";
  const size_t begin = hex ? 3 : 2;
  const size_t end = std::min(text.find_first_not_of(known, begin), text.size());
  return end - begin >= 2 && end - begin <= (hex ? 6 : 7) && end < text.size() && text[end] == ';';
}

// `text` decoded, with `instead(pos, size)` for what is no character.
template <typename Instead>
std::string DecodeAll(Encoding encoding, std::string_view text, Instead instead) {
  std::string decoded;
  if (AppendDecoded(encoding, text, &decoded)) return decoded;
  for (size_t pos = 0; pos < text.size();) {
    const DecodedCharacter character = DecodeCharacter(encoding, text, pos);
    if (character.valid) {
      AppendUtf8(character.value, &decoded);
      if (character.second != 0) AppendUtf8(character.second, &decoded);
    } else {
      decoded += instead(pos, character.size);
    }
    pos += character.size;
  }
  return decoded;
}

// UTF-8 with sequences of three bytes, all of them everyday characters.
bool IsEverydayUtf8(std::string_view text) {
  bool any = false;
  for (size_t pos = FindNonAscii(text, 0); pos < text.size();) {
    const CodePoint c = DecodeUtf8(text, pos);
    if (c.size == 1 && static_cast<unsigned char>(text[pos]) >= 0x80) return false;
    if (c.size == 3 && !IsEverydayCjk(c.value)) return false;
    any |= c.size == 3;
    pos += c.size;
  }
  return any;
}

}  // namespace

std::string_view NameOf(Encoding encoding) {
  switch (encoding) {
    case Encoding::kAuto:
      return "auto";
    case Encoding::kUtf8:
      return "utf-8";
    case Encoding::kUtf16Le:
      return "utf-16le";
    case Encoding::kUtf16Be:
      return "utf-16be";
    case Encoding::kBig5:
      return "big5";
    case Encoding::kBig5Hkscs:
      return "big5-hkscs";
    case Encoding::kGb18030:
      return "gb18030";
    case Encoding::kMixed:
      return "mixed";
  }
  return "unknown";
}

DecodedCharacter DecodeCharacter(Encoding encoding, std::string_view text, size_t pos) {
  const unsigned byte = ByteAt(text, pos);
  if (byte < 0x80) return {byte, 0, 1, true};
  switch (encoding) {
    case Encoding::kBig5:
      return At<Big5>(text, pos);
    case Encoding::kBig5Hkscs:
      return At<Hkscs>(text, pos);
    case Encoding::kGb18030:
      return At<Gb18030>(text, pos);
    case Encoding::kAuto:
      return {0, 0, 1, false};
    default:
      break;
  }
  const CodePoint c = DecodeUtf8(text, pos);
  return {c.value, 0, c.size, c.size > 1};
}

bool AppendDecoded(Encoding encoding, std::string_view text, std::string* out, size_t* bad) {
  switch (encoding) {
    case Encoding::kBig5:
      return AppendPairs<Big5>(text, out, bad);
    case Encoding::kBig5Hkscs:
      return AppendPairs<Hkscs>(text, out, bad);
    case Encoding::kGb18030:
      return AppendPairs<Gb18030>(text, out, bad);
    default:
      return AppendAsItIs(encoding, text, out, bad);
  }
}

std::string DecodeLoosely(Encoding encoding, std::string_view text) {
  return DecodeAll(encoding, text, [text](size_t pos, size_t size) { return std::string(text.substr(pos, size)); });
}

std::string DecodeForSearch(Encoding encoding, std::string_view text) {
  return DecodeAll(encoding, text, [](size_t, size_t size) { return std::string(size, '\xFF'); });
}

Encoding ShownEncoding(Encoding list_encoding, std::string_view record) {
  const Encoding encoding = RecordEncoding(list_encoding, record);
  return encoding == Encoding::kAuto ? Encoding::kUtf8 : encoding;
}

std::string DecodeRecordLoosely(Encoding list_encoding, std::string_view record) {
  return DecodeLoosely(ShownEncoding(list_encoding, record), record);
}

size_t StructureSize(Encoding encoding, std::string_view text, size_t pos) {
  const unsigned lead = ByteAt(text, pos), trail = ByteAt(text, pos + 1);
  if (lead < 0x80) return 1;
  switch (encoding) {
    case Encoding::kGb18030:
      if (IsFourByteGb(text, pos)) return 4;
      return IsLead(lead) && IsGbTrail(trail) ? 2 : 1;
    case Encoding::kMixed:
      return MixedRunSize(text, pos);
    case Encoding::kBig5:
    case Encoding::kBig5Hkscs:
      return IsLead(lead) && IsBig5Trail(trail) ? 2 : 1;
    default:
      return DecodeUtf8(text, pos).size;
  }
}

size_t WideDigitSize(Encoding encoding, std::string_view text, size_t pos) {
  const unsigned first = ByteAt(text, pos), second = ByteAt(text, pos + 1), third = ByteAt(text, pos + 2);
  const bool in_big5 = first == 0xA2 && second >= 0xAF && second <= 0xB8;
  const bool in_utf8 = first == 0xEF && second == 0xBC && third >= 0x90 && third <= 0x99;
  switch (encoding) {
    case Encoding::kBig5:
    case Encoding::kBig5Hkscs:
      return in_big5 ? 2 : 0;
    case Encoding::kGb18030:
      return first == 0xA3 && second >= 0xB0 && second <= 0xB9 ? 2 : 0;
    case Encoding::kMixed:
      return in_utf8 ? 3 : in_big5 ? 2 : 0;
    case Encoding::kAuto:
      return 0;
    default:
      return in_utf8 ? 3 : 0;
  }
}

bool IsEverydayCjk(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x2000 && c <= 0x206F);
}

Encoding RecordEncoding(Encoding list_encoding, std::string_view record) {
  if (IsUtf16(list_encoding)) return Encoding::kUtf8;
  const bool double_byte = list_encoding == Encoding::kBig5 || list_encoding == Encoding::kGb18030;
  if (double_byte && IsEverydayUtf8(record)) return Encoding::kAuto;
  if (list_encoding != Encoding::kMixed) return list_encoding;
  constexpr size_t kSequencesThatShow = 4;
  bool utf8 = true, big5 = true, shown = false, odd = false;
  size_t sequences = 0;
  for (size_t pos = 0; pos < record.size();) {
    const CodePoint c = DecodeUtf8(record, pos);
    const bool ascii = static_cast<unsigned char>(record[pos]) < 0x80;
    utf8 = utf8 && (ascii || c.size > 1);
    sequences += c.size > 1 ? 1 : 0;
    shown = shown || c.size > 2 || sequences >= kSequencesThatShow;
    odd = odd || (c.size > 2 && !IsEverydayCjk(c.value));
    pos += c.size;
  }
  if (sequences == 0 && utf8) return Encoding::kUtf8;
  for (size_t pos = 0; big5 && pos < record.size();) {
    const DecodedCharacter c = DecodeCharacter(Encoding::kBig5, record, pos);
    big5 = c.valid && !IsPrivateUse(c.value);
    pos += c.size;
  }
  if (utf8 != big5) return utf8 ? Encoding::kUtf8 : Encoding::kBig5;
  return shown && !(big5 && odd) ? Encoding::kUtf8 : Encoding::kAuto;
}

bool LooksDamaged(std::string_view text) {
  bool after_han = false;  // a Han character, and nothing but marks since
  bool marks = false;
  for (size_t pos = 0; pos < text.size();) {
    const CodePoint c = DecodeUtf8(text, pos);
    if (IsPrivateUse(c.value) || c.value == 0xFFFD) return true;
    if (c.value == '&' && IsCharacterReference(text.substr(pos))) return true;
    const bool han = IsHan(c.value);
    if (han && marks) return true;
    const bool mark = c.value == '?' || c.value == 0x25A1;
    marks = mark && after_han;
    after_han = han || marks;
    pos += c.size;
  }
  return false;
}

}  // namespace muster
