// What is a list's encoding? Decided on its bytes only.
#include <algorithm>

#include "reference/decoder.h"
#include "reference/head.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr size_t kHeadBytes = 64 * 1024;

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// "" when the list is no UTF-16.
std::string Utf16ByteOrder(std::string_view bytes) {
  if (StartsWith(bytes, "\xFF\xFE")) return "utf-16le";
  if (StartsWith(bytes, "\xFE\xFF")) return "utf-16be";
  std::string_view head = bytes.substr(0, 4096);
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  if (even + odd == 0 || (even + odd) * 10 < head.size()) return "";
  if (even == 0) return "utf-16le";
  return odd == 0 ? "utf-16be" : "";
}

// What the pairs of a line that are not ASCII say.
struct Pairs {
  bool big5 = true;  // all lie in Big5's planes
  size_t big5_level1 = 0, only_big5 = 0, only_gb18030 = 0;
};

Pairs ReadPairs(std::string_view line) {
  Pairs pairs;
  for (size_t i = 0; i < line.size(); ++i) {
    if (IsAscii(line[i])) continue;
    unsigned lead = static_cast<unsigned char>(line[i]);
    unsigned trail = i + 1 < line.size() ? static_cast<unsigned char>(line[i + 1]) : 0;
    bool pair = lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail <= 0xFE && trail != 0x7F;
    if (!pair) {
      pairs.big5 = false;
      continue;
    }
    ++i;
    bool high_trail = trail >= 0xA1;
    bool in_big5 = lead >= 0xA1 && lead <= 0xF9 && (trail <= 0x7E || high_trail);
    unsigned code = lead * 256 + trail;
    bool big5 = in_big5 && code >= 0xA440 && code <= 0xC67E;
    bool gb = lead >= 0xB0 && lead <= 0xD7 && high_trail;
    if (!in_big5) pairs.big5 = false;
    if (big5) ++pairs.big5_level1;
    if (big5 && !gb) ++pairs.only_big5;
    if (gb && !big5) ++pairs.only_gb18030;
  }
  return pairs;
}

}  // namespace

std::string EncodingOfFirstBytes(std::string_view bytes) {
  return StartsWith(bytes, "\xEF\xBB\xBF") ? "utf-8" : Utf16ByteOrder(bytes);
}

std::string DetectEncoding(std::string_view bytes) {
  std::string shown = EncodingOfFirstBytes(bytes);
  if (!shown.empty()) return shown;
  size_t first = 0;
  while (first < bytes.size() && IsAscii(bytes[first])) ++first;
  if (first == bytes.size()) return "utf-8";
  std::string_view window = bytes.substr(first, kHeadBytes);
  bool cut = first + window.size() < bytes.size();
  size_t sequences = 0, long_sequences = 0, only_big5 = 0, only_gb18030 = 0;  // sequences: in UTF-8 lines
  size_t utf8_lines = 0, big5_lines = 0, neither_lines = 0, others_big5 = 0, others_gb18030 = 0;
  bool everyday_line = false, damaged_line = false;
  for (size_t pos = 0; pos < window.size();) {
    size_t end = EndOfLine(window, pos);
    if (end == window.size() && cut && pos > 0) break;  // an incomplete last line
    std::string_view line = window.substr(pos, end - pos);
    // A character may be cut off where the window ends.
    for (int i = 0; end == window.size() && cut && i < 3 && !line.empty() && !IsAscii(line.back()); ++i) {
      line.remove_suffix(1);
    }
    Pairs pairs = ReadPairs(line);
    only_big5 += pairs.only_big5;
    only_gb18030 += pairs.only_gb18030;
    size_t found = 0, found_long = 0, found_everyday = 0;
    for (size_t i = 0; i < line.size(); i += std::max<size_t>(Utf8LengthAt(line, i), 1)) {
      size_t length = Utf8LengthAt(line, i);
      if (length >= 2) ++found;
      if (length >= 3) ++found_long;
      if (length == 3 && IsEverydayCjk(Decode(line.substr(i, 3))[0])) ++found_everyday;
    }
    if (std::all_of(line.begin(), line.end(), IsAscii)) {
    } else if (IsUtf8(line)) {
      ++utf8_lines;
      sequences += found;
      long_sequences += found_long;
      if (found_long > 0 && found_everyday == found_long) everyday_line = true;
    } else {
      others_gb18030 += pairs.only_gb18030;
      bool big5 = pairs.big5 && pairs.big5_level1 > 0;
      ++(big5 ? big5_lines : neither_lines);
      if (big5) others_big5 += pairs.only_big5;
      if (!big5 && found_long > 0 && pairs.only_gb18030 == 0) damaged_line = true;
    }
    pos = end + LineEndAt(window, end);
  }
  size_t other_lines = big5_lines + neither_lines;
  bool only_neither = utf8_lines == 0 && big5_lines == 0;
  bool few_others = utf8_lines > 0 && utf8_lines >= other_lines;
  if (everyday_line || (only_neither && damaged_line) || (few_others && (long_sequences >= 1 || sequences >= 4))) {
    if (big5_lines >= neither_lines && others_big5 >= 4 && others_big5 >= 4 * others_gb18030) return "mixed";
    return others_gb18030 >= 4 ? "undecided" : "utf-8";
  }
  size_t winner = std::max(only_big5, only_gb18030), loser = std::min(only_big5, only_gb18030);
  if (winner < 4 || winner < 4 * loser) return "undecided";
  return only_big5 > only_gb18030 ? "big5" : "gb18030";
}

}  // namespace muster_reference
