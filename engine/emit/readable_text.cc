#include "emit/readable_text.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace muster {
namespace {

constexpr std::string_view kUpperHex = "0123456789ABCDEF";

void AppendHexByte(char byte, std::string* out) {
  const auto value = static_cast<unsigned char>(byte);
  const char escape[] = {'\\', 'x', kUpperHex[value >> 4], kUpperHex[value & 15]};
  out->append(escape, 4);
}

void AppendEscaped(std::string_view bytes, bool double_backslashes, std::string* out) {
  for (size_t pos = 0; pos < bytes.size();) {
    const char c = bytes[pos];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c == '\0') {
        AppendHexByte(c, out);
      } else {
        if (c == '\\' && double_backslashes) *out += '\\';
        *out += c;
      }
      ++pos;
      continue;
    }
    const CodePoint decoded = DecodeUtf8(bytes, pos);
    if (decoded.size == 1) {
      AppendHexByte(c, out);
    } else {
      out->append(bytes.data() + pos, decoded.size);
    }
    pos += decoded.size;
  }
}

// The size of `bytes` without a character at its end that is begun but not complete.
size_t SizeOfWholeCharacters(std::string_view bytes) {
  for (size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
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

void AppendReadable(std::string_view bytes, std::string* out) { AppendEscaped(bytes, false, out); }

void AppendReversible(std::string_view bytes, std::string* out) { AppendEscaped(bytes, true, out); }

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

void AppendShownRecord(std::string_view record, uint64_t whole_size, std::string* out) {
  if (whole_size <= kShownRecordBytes) return AppendReversible(record, out);
  const std::string_view shown = record.substr(0, kShownRecordBytes);
  AppendReversible(shown.substr(0, SizeOfWholeCharacters(shown)), out);
  *out += "…";
}

}  // namespace muster
