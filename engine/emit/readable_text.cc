#include "emit/readable_text.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr std::string_view kUpperHex = "0123456789ABCDEF";

void AppendHexByte(char byte, std::string* out) {
  *out += "\\x";
  *out += HexByte(static_cast<unsigned char>(byte));
}

// One byte of ASCII as it stands there.
void AppendAscii(char c, bool double_backslashes, std::string* out) {
  if (c == '\0') return AppendHexByte(c, out);
  if (c == '\\' && double_backslashes) *out += '\\';
  *out += c;
}

void AppendEscaped(Encoding encoding, std::string_view bytes, bool double_backslashes, std::string* out) {
  for (size_t pos = 0; pos < bytes.size();) {
    const DecodedCharacter c = DecodeCharacter(encoding, bytes, pos);
    if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
      AppendAscii(bytes[pos], double_backslashes, out);
    } else if (c.valid) {
      AppendUtf8(c.value, out);
      if (c.second != 0) AppendUtf8(c.second, out);
    } else {
      for (const char byte : bytes.substr(pos, c.size)) AppendHexByte(byte, out);
    }
    pos += c.size;
  }
}

// A UTF-16 list's bytes: what is no character stands there as its bytes in the list.
void AppendUtf16Escaped(Encoding encoding, std::string_view bytes, std::string* out) {
  const std::string text = FromUtf16(encoding, bytes);
  for (size_t pos = 0; pos < text.size();) {
    const CodePoint c = DecodeUtf8(text, pos);
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      AppendAscii(text[pos], true, out);
      ++pos;
    } else if (c.size > 1) {
      out->append(text, pos, c.size);
      pos += c.size;
    } else {
      const size_t size = Utf16Unit(text, pos).size;
      const std::string_view unit = std::string_view(text).substr(pos, size);
      for (const char byte : ToUtf16(encoding, unit, Utf16Bytes(unit))) AppendHexByte(byte, out);
      pos += size;
    }
  }
}

// The size of `bytes` without a character at its end that is begun but not complete.
size_t SizeOfWholeCharacters(Encoding encoding, std::string_view bytes) {
  constexpr size_t kLongest = 4;
  if (IsUtf16(encoding)) {
    const std::string text = FromUtf16(encoding, bytes);
    const size_t units = bytes.size() / 2 * 2;
    // A high surrogate at the end waits for its other half.
    return text.size() >= 3 && DecodeUtf8(text, text.size() - 3).size == 1 ? units - 2 : units;
  }
  if (encoding != Encoding::kUtf8) {
    size_t pos = 0;
    while (pos < bytes.size()) {
      const DecodedCharacter c = DecodeCharacter(encoding, bytes, pos);
      if (!c.valid && bytes.size() - pos < kLongest) break;
      pos += c.size;
    }
    return pos;
  }
  for (size_t back = 1; back < kLongest && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return wanted > back ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

std::optional<unsigned> HexValue(char digit) {
  const size_t value = kUpperHex.find(digit);
  if (value == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(value);
}

}  // namespace

void AppendReadable(std::string_view bytes, std::string* out) { AppendEscaped(Encoding::kUtf8, bytes, false, out); }

void AppendReversible(Encoding encoding, std::string_view bytes, std::string* out) {
  if (IsUtf16(encoding)) return AppendUtf16Escaped(encoding, bytes, out);
  AppendEscaped(encoding, bytes, true, out);
}

std::string FromReversible(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t escape = std::min(text.find('\\', pos), text.size());
    bytes += text.substr(pos, escape - pos);
    pos = escape;
    if (pos == text.size()) break;
    if (text.size() - pos >= 4 && text[pos + 1] == 'x' && HexValue(text[pos + 2]) && HexValue(text[pos + 3])) {
      bytes += static_cast<char>(*HexValue(text[pos + 2]) << 4 | *HexValue(text[pos + 3]));
      pos += 4;
    } else {
      bytes += '\\';
      pos += text.substr(pos).starts_with("\\\\") ? 2 : 1;
    }
  }
  return bytes;
}

void AppendShownRecord(Encoding encoding, std::string_view record, uint64_t whole_size, std::string* out) {
  if (whole_size <= kShownRecordBytes) return AppendReversible(encoding, record, out);
  const std::string_view shown = record.substr(0, kShownRecordBytes);
  AppendReversible(encoding, shown.substr(0, SizeOfWholeCharacters(encoding, shown)), out);
  *out += "…";
}

}  // namespace muster
