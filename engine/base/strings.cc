#include "base/strings.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace muster {
namespace {

// The size of the white space character at the front or the back of `text`; 0 when there is none.
size_t SpaceAtFront(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  return text.starts_with("\xE3\x80\x80") || text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

size_t SpaceAtBack(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  return text.ends_with("\xE3\x80\x80") || text.ends_with("\xEF\xBB\xBF") ? 3 : 0;
}

char ToLowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

void AppendHex(unsigned char byte, std::string* out) {
  *out += "\\x";
  *out += HexByte(byte);
}

void AppendEscaped(unsigned char control, std::string* out) {
  switch (control) {
    case '\n':
      *out += "\\n";
      break;
    case '\r':
      *out += "\\r";
      break;
    case '\t':
      *out += "\\t";
      break;
    default:
      AppendHex(control, out);
      break;
  }
}

bool IsControl(uint32_t code_point) {
  return code_point < 0x20 || code_point == 0x7F || (code_point >= 0x80 && code_point < 0xA0) || code_point == 0x2028 ||
         code_point == 0x2029;
}

}  // namespace

std::string HexByte(unsigned char byte) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  return {kDigits[byte >> 4], kDigits[byte & 15]};
}

std::string Join(std::initializer_list<std::string_view> pieces) {
  size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  std::string joined;
  joined.reserve(size);
  for (const std::string_view piece : pieces) joined += piece;
  return joined;
}

std::string JoinWith(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += separator;
    joined += parts[i];
  }
  return joined;
}

std::optional<uint64_t> ParseUint(std::string_view text) {
  if (text.empty()) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const uint64_t digit = static_cast<uint64_t>(c - '0');
    if (value > (std::numeric_limits<uint64_t>::max() - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

std::optional<uint64_t> ParseByteSize(std::string_view text) {
  int shift = 0;
  static constexpr std::array<std::pair<std::string_view, int>, 3> kUnits = {{{"KiB", 10}, {"MiB", 20}, {"GiB", 30}}};
  for (const auto& [unit, unit_shift] : kUnits) {
    if (!text.ends_with(unit)) continue;
    shift = unit_shift;
    text.remove_suffix(unit.size());
    if (text.ends_with(' ')) text.remove_suffix(1);
    break;
  }
  const std::optional<uint64_t> value = ParseUint(text);
  if (!value.has_value() || *value > (std::numeric_limits<uint64_t>::max() >> shift)) return std::nullopt;
  return *value << shift;
}

std::string_view TrimSpace(std::string_view text) {
  while (const size_t size = SpaceAtFront(text)) text.remove_prefix(size);
  while (const size_t size = SpaceAtBack(text)) text.remove_suffix(size);
  return text;
}

std::string FoldName(std::string_view text) {
  text = TrimSpace(text);
  std::string folded;
  folded.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      folded += ToLowerAscii(text[pos++]);
      continue;
    }
    const CodePoint c = DecodeUtf8(text, pos);
    if (c.value >= 0xFF01 && c.value <= 0xFF5E) {
      folded += ToLowerAscii(static_cast<char>(c.value - 0xFF01 + '!'));
    } else if (c.value == 0x3000) {
      folded += ' ';
    } else {
      folded += text.substr(pos, c.size);
    }
    pos += c.size;
  }
  return folded;
}

int EditDistance(std::string_view a, std::string_view b) {
  // Three rows of the usual table: two before, before, now.
  std::vector<int> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) now[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    older.swap(old);
    old.swap(now);
    now[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], older[j - 2] + 1);
    }
  }
  return now[b.size()];
}

CodePoint DecodeUtf8(std::string_view text, size_t pos) {
  static constexpr CodePoint kInvalid = {0xFFFD, 1};
  const auto byte = [text, pos](size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - pos < size) return kInvalid;
  uint32_t value = lead & (0x7Fu >> size);
  for (uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kInvalid;
    value = value << 6 | (byte(i) & 0x3F);
  }
  static constexpr std::array<uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kInvalid;
  return {value, size};
}

char* PutUtf8(uint32_t code_point, char* to) {
  const auto put = [&to](uint32_t byte) { *to++ = static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
  return to;
}

void AppendUtf8(uint32_t code_point, std::string* out) {
  char bytes[4];
  out->append(bytes, PutUtf8(code_point, bytes));
}

bool IsValidUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

size_t FindNonAscii(std::string_view text, size_t from) {
  constexpr size_t kStep = 64;
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t pos = from;
  for (; pos + kStep <= text.size(); pos += kStep) {
    uint64_t words[kStep / 8];
    std::memcpy(words, text.data() + pos, kStep);
    uint64_t any = 0;
    for (const uint64_t word : words) any |= word;
    if ((any & kHighBits) != 0) break;
  }
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
  return pos;
}

std::string_view TruncateUtf8(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  // At most three continuation bytes belong to a character; more of them in a row are no UTF-8 anyway.
  for (int steps = 0; steps < 3 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80; ++steps) --end;
  return text.substr(0, end);
}

std::string ForDisplay(std::string_view text, size_t max_bytes) {
  std::string shown;
  for (size_t pos = 0; pos < text.size();) {
    if (shown.size() >= max_bytes) return shown + "…";
    const CodePoint c = DecodeUtf8(text, pos);
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (c.size == 1 && byte >= 0x80) {
      AppendHex(byte, &shown);
    } else if (IsControl(c.value)) {
      for (uint32_t i = 0; i < c.size; ++i) AppendEscaped(static_cast<unsigned char>(text[pos + i]), &shown);
    } else {
      shown += text.substr(pos, c.size);
    }
    pos += c.size;
  }
  return shown;
}

}  // namespace muster
