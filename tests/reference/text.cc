#include "reference/text.h"

namespace muster_reference {

size_t Utf8LengthAt(std::string_view bytes, size_t pos) {
  auto at = [&](size_t i) -> unsigned { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  auto trail = [&](size_t i) { return at(i) >= 0x80 && at(i) <= 0xBF; };
  if (pos >= bytes.size()) return 0;
  unsigned a = at(pos);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return trail(pos + 1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    if (!trail(pos + 1) || !trail(pos + 2)) return 0;
    if (a == 0xE0 && at(pos + 1) < 0xA0) return 0;  // overlong
    if (a == 0xED && at(pos + 1) > 0x9F) return 0;  // surrogates
    return 3;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    if (!trail(pos + 1) || !trail(pos + 2) || !trail(pos + 3)) return 0;
    if (a == 0xF0 && at(pos + 1) < 0x90) return 0;  // overlong
    if (a == 0xF4 && at(pos + 1) > 0x8F) return 0;  // above U+10FFFF
    return 4;
  }
  return 0;
}

bool IsUtf8(std::string_view bytes) {
  for (size_t pos = 0; pos < bytes.size();) {
    size_t length = Utf8LengthAt(bytes, pos);
    if (length == 0) return false;
    pos += length;
  }
  return true;
}

namespace {

// A lone surrogate, which no text has, stands for a byte that does not decode.
constexpr char32_t kBadByte = 0xDC00;

}  // namespace

std::u32string Decode(std::string_view bytes) {
  std::u32string points;
  for (size_t pos = 0; pos < bytes.size();) {
    size_t length = Utf8LengthAt(bytes, pos);
    auto at = [&](size_t i) -> char32_t { return static_cast<unsigned char>(bytes[pos + i]); };
    if (length == 0) points += kBadByte + at(0);
    if (length == 1) points += at(0);
    if (length == 2) points += ((at(0) & 0x1F) << 6) | (at(1) & 0x3F);
    if (length == 3) points += ((at(0) & 0x0F) << 12) | ((at(1) & 0x3F) << 6) | (at(2) & 0x3F);
    if (length == 4) {
      points += ((at(0) & 0x07) << 18) | ((at(1) & 0x3F) << 12) | ((at(2) & 0x3F) << 6) | (at(3) & 0x3F);
    }
    pos += length == 0 ? 1 : length;
  }
  return points;
}

std::string Encode(std::u32string_view points) {
  std::string bytes;
  for (char32_t c : points) {
    if (c < 0x80) {
      bytes += static_cast<char>(c);
    } else if (c < 0x800) {
      bytes += static_cast<char>(0xC0 | (c >> 6));
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c >= kBadByte && c <= kBadByte + 0xFF) {
      bytes += static_cast<char>(c - kBadByte);
    } else if (c < 0x10000) {
      bytes += static_cast<char>(0xE0 | (c >> 12));
      bytes += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      bytes += static_cast<char>(0xF0 | (c >> 18));
      bytes += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      bytes += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      bytes += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return bytes;
}

bool IsWhiteSpace(char32_t c) { return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000; }

bool IsWhiteSpaceOnly(std::string_view text) {
  for (char32_t c : Decode(text)) {
    if (!IsWhiteSpace(c)) return false;
  }
  return true;
}

// On bytes, for what is trimmed need not be UTF-8.
std::string TrimWhiteSpace(std::string_view text) {
  static constexpr std::string_view kSpaces[] = {" ",  "\t",       "\n",           "\v",          "\f",
                                                 "\r", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  for (bool more = true; more;) {
    more = false;
    for (std::string_view space : kSpaces) {
      if (text.size() < space.size()) continue;
      if (StartsWith(text, space)) {
        text.remove_prefix(space.size());
        more = true;
      } else if (text.substr(text.size() - space.size()) == space) {
        text.remove_suffix(space.size());
        more = true;
      }
    }
  }
  return std::string(text);
}

bool IsHan(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t HalfWidth(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
  if (c == 0x3000) return U' ';
  return c;
}

char32_t LowerAscii(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

int DigitValue(char32_t c) {
  // The zeros of every decimal digit block of Unicode 14.
  static constexpr char32_t kZeros[] = {
      0x0030,  0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,
      0x0CE6,  0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,
      0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,
      0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0,
      0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
      0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};
  for (char32_t zero : kZeros) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

std::string FoldName(std::string_view name) {
  std::u32string text;
  for (char32_t c : Decode(TrimWhiteSpace(name))) text += LowerAscii(HalfWidth(c));
  return Encode(text);
}

std::string LineEndsToLf(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    size_t line_end = LineEndAt(text, pos);
    out += line_end > 0 ? '\n' : text[pos];
    pos += line_end > 0 ? line_end : 1;
  }
  return out;
}

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

size_t LineEndAt(std::string_view bytes, size_t pos) {
  if (pos >= bytes.size()) return 0;
  if (bytes[pos] == '\r') return pos + 1 < bytes.size() && bytes[pos + 1] == '\n' ? 2 : 1;
  return bytes[pos] == '\n' ? 1 : 0;
}

size_t EndOfLine(std::string_view bytes, size_t pos) {
  while (pos < bytes.size() && LineEndAt(bytes, pos) == 0) ++pos;
  return pos;
}

}  // namespace muster_reference
