#include "reference/decoder.h"

#include <iconv.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>

#include "reference/text.h"

namespace muster_reference {
namespace {

unsigned At(std::string_view bytes, size_t pos) {
  return pos < bytes.size() ? static_cast<unsigned char>(bytes[pos]) : 0u;
}

bool IsAscii(std::string_view bytes) {
  for (char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool IsBig5Pair(unsigned lead, unsigned trail) {
  return lead >= 0x81 && lead <= 0xFE && ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE));
}

class Converter {
 public:
  explicit Converter(const std::string& charset) : handle_(iconv_open("UTF-8", charset.c_str())) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) std::abort();  // this machine has no such charset
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // UTF-8; nothing when iconv refuses the character.
  std::optional<std::string> operator()(std::string character) const {
    char out[64];
    char* from = character.data();
    char* to = out;
    size_t from_left = character.size(), to_left = sizeof(out);
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle_, &from, &from_left, &to, &to_left) != 0 || from_left > 0) return std::nullopt;
    if (iconv(handle_, nullptr, nullptr, &to, &to_left) != 0) return std::nullopt;
    return std::string(out, sizeof(out) - to_left);
  }

 private:
  const iconv_t handle_;
};

// One character as iconv reads it.
std::optional<std::string> Iconv(const std::string& charset, std::string_view character) {
  static std::map<std::string, Converter> converters;
  return converters.try_emplace(charset, charset).first->second(std::string(character));
}

// CP950 as Microsoft has it, with the ETEN extension.
std::optional<std::string> Big5Pair(std::string_view pair) {
  unsigned lead = At(pair, 0), trail = At(pair, 1);
  unsigned code = lead * 256 + trail;
  unsigned t = trail < 0x7F ? trail - 0x40 : trail - 0x62;
  auto user_defined = [&](unsigned first, unsigned first_lead) {
    return Encode(std::u32string(1, static_cast<char32_t>(first + (lead - first_lead) * 157 + t)));
  };
  if (code >= 0xFA40) return user_defined(0xE000, 0xFA);
  if (code <= 0x8DFE) return user_defined(0xEEB8, 0x81);
  if (code <= 0xA0FE) return user_defined(0xE311, 0x8E);
  if (code < 0xC6A1 || code > 0xC8FE) return Iconv("CP950", pair);
  if (code <= 0xC8D3) {
    std::optional<std::string> eten = Iconv("BIG5-HKSCS", pair);
    if (eten) return eten;
  }
  return user_defined(0xF6B1 - 63, 0xC6);
}

// The character `bytes`, as long as CharacterLengthAt says; nothing when it does not decode.
std::optional<std::string> DecodeCharacter(std::string_view bytes, const std::string& encoding) {
  if (At(bytes, 0) < 0x80) return std::string(bytes);
  if (encoding == "undecided") return std::nullopt;
  if (encoding == "utf-8") return IsUtf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  if (encoding == "gb18030") return Iconv("GB18030", bytes);
  if (bytes.size() != 2) return std::nullopt;
  return encoding == "big5" ? Big5Pair(bytes) : Iconv("BIG5-HKSCS", bytes);
}

size_t MixedRunLengthAt(std::string_view bytes, size_t pos) {
  size_t end = pos;
  while (end < bytes.size() && At(bytes, end) >= 0x80) ++end;
  if (IsUtf8(bytes.substr(pos, end - pos))) return end - pos;
  // The last pair's trail may be ASCII.
  size_t next = pos;
  while (next < end && IsBig5Pair(At(bytes, next), At(bytes, next + 1)) && At(bytes, next) >= 0xA1 &&
         At(bytes, next) <= 0xF9) {
    next += 2;
  }
  if (next >= end) return next - pos;
  for (next = pos; next < end;) {
    size_t utf8 = Utf8LengthAt(bytes, next);
    next += utf8 > 0 ? utf8 : IsBig5Pair(At(bytes, next), At(bytes, next + 1)) ? 2 : 1;
  }
  return next - pos;
}

bool HoldsPrivateUse(std::string_view text) {
  for (char32_t c : Decode(text)) {
    if (IsPrivateUse(c)) return true;
  }
  return false;
}

}  // namespace

size_t CharacterLengthAt(std::string_view bytes, size_t pos, const std::string& encoding) {
  unsigned a = At(bytes, pos), b = At(bytes, pos + 1), c = At(bytes, pos + 2), d = At(bytes, pos + 3);
  if (a < 0x80 || encoding == "undecided") return 1;
  if (encoding == "utf-8") return std::max<size_t>(Utf8LengthAt(bytes, pos), 1);
  if (encoding == "mixed") return MixedRunLengthAt(bytes, pos);
  if (encoding == "gb18030") {
    auto lead = [](unsigned byte) { return byte >= 0x81 && byte <= 0xFE; };
    auto digit = [](unsigned byte) { return byte >= 0x30 && byte <= 0x39; };
    if (lead(a) && digit(b) && lead(c) && digit(d)) return 4;
    return lead(a) && b >= 0x40 && b <= 0xFE && b != 0x7F ? 2 : 1;
  }
  return IsBig5Pair(a, b) ? 2 : 1;
}

DecodedText DecodeText(std::string_view bytes, const std::string& encoding) {
  DecodedText decoded;
  for (size_t pos = 0; pos < bytes.size();) {
    std::string_view character = bytes.substr(pos, CharacterLengthAt(bytes, pos, encoding));
    std::optional<std::string> text = DecodeCharacter(character, encoding);
    decoded.text += text ? *text : std::string(character);
    decoded.readable += text ? *text : std::string(character.size(), '\xFF');
    if (!text) decoded.decodes = false;
    pos += character.size();
  }
  return decoded;
}

std::string ReadingOf(std::string_view record, const std::string& encoding) {
  if ((encoding == "big5" || encoding == "gb18030") && IsUtf8(record)) {
    bool any = false, everyday = true;
    for (char32_t c : Decode(record)) {
      bool three_bytes = c >= 0x800 && c < 0x10000;
      any |= three_bytes;
      everyday &= !three_bytes || IsEverydayCjk(c);
    }
    if (any && everyday) return "undecided";
  }
  if (encoding != "mixed") return encoding;
  DecodedText as_big5 = DecodeText(record, "big5");
  bool utf8 = IsUtf8(record);
  bool big5 = as_big5.decodes && !HoldsPrivateUse(as_big5.text);
  if (IsAscii(record) || (utf8 && !big5)) return "utf-8";
  if (big5 && !utf8) return "big5";
  size_t sequences = 0, long_sequences = 0, everyday = 0;
  for (size_t pos = 0; pos < record.size();) {
    size_t length = Utf8LengthAt(record, pos);
    if (length >= 2) ++sequences;
    if (length >= 3) ++long_sequences;
    if (length >= 3 && IsEverydayCjk(Decode(record.substr(pos, length))[0])) ++everyday;
    pos += length > 0 ? length : 1;
  }
  if (utf8 && big5 && everyday < long_sequences) return "undecided";  // Big5 letters can be rare UTF-8 ones
  return long_sequences >= 1 || sequences >= 4 ? "utf-8" : "undecided";
}

std::string WideCommaIn(const std::string& encoding) {
  if (encoding == "mixed") return "";
  if (encoding == "big5" || encoding == "big5-hkscs") return "\xA1\x41";
  return encoding == "gb18030" ? "\xA3\xAC" : "，";
}

size_t WideDigitLengthAt(std::string_view bytes, size_t pos, const std::string& encoding) {
  unsigned code = At(bytes, pos) * 256 + At(bytes, pos + 1);
  bool big5 = code >= 0xA2AF && code <= 0xA2B8;
  bool utf8 = code == 0xEFBC && At(bytes, pos + 2) >= 0x90 && At(bytes, pos + 2) <= 0x99;
  if (encoding == "utf-8") return utf8 ? 3 : 0;
  if (encoding == "gb18030") return code >= 0xA3B0 && code <= 0xA3B9 ? 2 : 0;
  if (encoding == "undecided") return 0;
  if (encoding == "mixed" && utf8) return 3;
  return big5 ? 2 : 0;
}

bool IsEverydayCjk(char32_t c) {
  bool han = c >= 0x4E00 && c <= 0x9FFF;
  bool punctuation = (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F);
  bool kana = c >= 0x3040 && c <= 0x30FF;
  bool forms = c >= 0xFF00 && c <= 0xFFEF;
  return han || punctuation || kana || forms;
}

Utf16Text Utf8FromUtf16(std::string_view bytes, bool big_endian) {
  Utf16Text utf16;
  auto add = [&](const std::string& text, size_t offset) {
    utf16.text += text;
    utf16.offsets.resize(utf16.text.size(), offset);
  };
  auto unit = [&](size_t pos) -> char32_t {
    if (pos + 1 >= bytes.size()) return 0;
    return big_endian ? At(bytes, pos) * 256 + At(bytes, pos + 1) : At(bytes, pos + 1) * 256 + At(bytes, pos);
  };
  size_t pos = 0;
  while (pos + 1 < bytes.size()) {
    char32_t first = unit(pos), second = unit(pos + 2);
    if (first < 0xD800 || first > 0xDFFF) {
      add(Encode(std::u32string(1, first)), pos);
      pos += 2;
    } else if (first < 0xDC00 && second >= 0xDC00 && second <= 0xDFFF) {
      add(Encode(std::u32string(1, 0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))), pos);
      pos += 4;
    } else {
      const unsigned lone = static_cast<unsigned>(first);
      add({static_cast<char>(0xE0 | lone >> 12), static_cast<char>(0x80 | (lone >> 6 & 0x3F)),
           static_cast<char>(0x80 | (lone & 0x3F))},
          pos);
      pos += 2;
    }
  }
  if (pos < bytes.size()) {
    const unsigned odd = At(bytes, pos);
    add({static_cast<char>(0xF8 | odd >> 6), static_cast<char>(0x80 | (odd & 0x3F))}, pos);
  }
  utf16.offsets.push_back(bytes.size());
  return utf16;
}

std::string ShownRecord(std::string_view record, const std::string& encoding) {
  bool utf16 = StartsWith(encoding, "utf-16");
  std::string reading = utf16 ? encoding : ReadingOf(record, encoding);
  if (reading == "undecided") reading = "utf-8";
  std::string shown;
  for (size_t pos = 0; pos < record.size();) {
    std::string_view character = record.substr(pos, utf16 ? 2 : CharacterLengthAt(record, pos, reading));
    std::optional<std::string> text;
    if (utf16) {
      bool big_endian = encoding == "utf-16be";
      std::string alone = Utf8FromUtf16(character, big_endian).text;
      std::string pair = Utf8FromUtf16(record.substr(pos, 4), big_endian).text;
      if (IsUtf8(alone)) text = alone;
      if (IsUtf8(pair) && pair.size() == 4 && Decode(pair).size() == 1) {
        text = pair;
        character = record.substr(pos, 4);
      }
    } else {
      text = DecodeCharacter(character, reading);
    }
    if (text == "\\") text = "\\\\";
    if (!text || text == std::string(1, '\0')) {
      // Of a NUL of two bytes one is shown.
      for (char byte : text ? std::string(1, '\0') : std::string(character)) {
        char escape[8];
        std::snprintf(escape, sizeof(escape), "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        shown += escape;
      }
    } else {
      shown += *text;
    }
    pos += character.size();
  }
  return shown;
}

bool IsPrivateUse(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

}  // namespace muster_reference
