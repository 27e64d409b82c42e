// Is a list UTF-8? Everything else is refused for now.
#include <algorithm>

#include "reference/head.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr size_t kHeadBytes = 64 * 1024;

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool LooksLikeUtf16(std::string_view bytes) {
  if (StartsWith(bytes, "\xFF\xFE") || StartsWith(bytes, "\xFE\xFF")) return true;
  std::string_view head = bytes.substr(0, 4096);
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  return (even == 0 || odd == 0) && (even + odd) * 10 >= head.size() && even + odd > 0;
}

// A line made of Big5 pairs of which at least one is Big5 level 1 and not GB2312 level 1.
bool IsBig5Line(std::string_view line) {
  bool speaks = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (IsAscii(line[i])) continue;
    if (i + 1 == line.size()) return false;
    unsigned lead = static_cast<unsigned char>(line[i]), trail = static_cast<unsigned char>(line[++i]);
    bool pair = lead >= 0x81 && lead <= 0xFE && ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE));
    if (!pair) return false;
    unsigned code = lead * 256 + trail;
    bool big5 = code >= 0xA440 && code <= 0xC67E;
    bool gb = lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 && trail <= 0xFE;
    if (big5 && !gb) speaks = true;
  }
  return speaks;
}

}  // namespace

std::string RefuseEncoding(std::string_view bytes) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) return "";
  if (LooksLikeUtf16(bytes)) return "UTF-16";
  size_t first = 0;
  while (first < bytes.size() && IsAscii(bytes[first])) ++first;
  if (first == bytes.size()) return "";
  std::string_view window = bytes.substr(first, kHeadBytes);
  bool cut = first + window.size() < bytes.size();
  size_t sequences = 0, long_sequences = 0;
  bool big5 = false;
  for (size_t pos = 0; pos < window.size();) {
    size_t end = EndOfLine(window, pos);
    if (end == window.size() && cut && pos > 0) break;  // an incomplete last line
    std::string_view line = window.substr(pos, end - pos);
    if (IsUtf8(line)) {
      for (size_t i = 0; i < line.size(); i += Utf8LengthAt(line, i)) {
        if (Utf8LengthAt(line, i) >= 2) ++sequences;
        if (Utf8LengthAt(line, i) >= 3) ++long_sequences;
      }
    } else if (IsBig5Line(line)) {
      big5 = true;
    }
    pos = end + LineEndAt(window, end);
  }
  bool shown = long_sequences >= 1 || sequences >= 4;
  if (!shown) return "no sign of UTF-8";
  return big5 ? "mixed" : "";
}

}  // namespace muster_reference
