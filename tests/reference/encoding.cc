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

// What all lines that are not ASCII say. Each is UTF-8, or else Big5, or else neither.
struct Lines {
  size_t utf8 = 0, big5 = 0, neither = 0;
  size_t sequences = 0, long_sequences = 0;  // of UTF-8 lines; long: three or four bytes
  bool everyday = false;                     // a UTF-8 line has long sequences, and all are everyday characters
  bool damaged = false;                      // a line that is neither has a long sequence and nothing of GB18030 alone
  size_t only_big5 = 0, only_gb18030 = 0;
  size_t big5_of_big5 = 0, gb18030_of_others = 0;  // of them, those of Big5 lines and those of all lines but UTF-8's
};

void AddLine(std::string_view line, Lines* lines) {
  size_t sequences = 0, long_sequences = 0, everyday = 0;
  for (size_t i = 0; i < line.size(); i += std::max<size_t>(Utf8LengthAt(line, i), 1)) {
    size_t length = Utf8LengthAt(line, i);
    if (length >= 2) ++sequences;
    if (length >= 3) ++long_sequences;
    if (length >= 3 && IsEverydayCjk(Decode(line.substr(i, length))[0])) ++everyday;
  }
  Pairs pairs = ReadPairs(line);
  lines->only_big5 += pairs.only_big5;
  lines->only_gb18030 += pairs.only_gb18030;
  if (IsUtf8(line)) {
    if (sequences > 0) ++lines->utf8;
    lines->sequences += sequences;
    lines->long_sequences += long_sequences;
    if (long_sequences > 0 && everyday == long_sequences) lines->everyday = true;
    return;
  }
  lines->gb18030_of_others += pairs.only_gb18030;
  if (pairs.big5 && pairs.big5_level1 > 0) {
    ++lines->big5;
    lines->big5_of_big5 += pairs.only_big5;
  } else {
    ++lines->neither;
    if (long_sequences > 0 && pairs.only_gb18030 == 0) lines->damaged = true;
  }
}

// `cut`: the list goes on behind the window.
Lines ReadLines(std::string_view window, bool cut) {
  Lines lines;
  for (size_t pos = 0; pos < window.size();) {
    size_t end = EndOfLine(window, pos);
    if (end == window.size() && cut && pos > 0) break;  // an incomplete last line
    std::string_view line = window.substr(pos, end - pos);
    // A character may be cut off where the window ends.
    for (int i = 0; end == window.size() && cut && i < 3 && !line.empty() && !IsAscii(line.back()); ++i) {
      line.remove_suffix(1);
    }
    AddLine(line, &lines);
    pos = end + LineEndAt(window, end);
  }
  return lines;
}

std::string Decide(const Lines& lines) {
  bool half = lines.utf8 >= lines.big5 + lines.neither;
  bool utf8 = lines.everyday || (lines.utf8 == 0 && lines.big5 == 0 && lines.damaged) ||
              (lines.utf8 + lines.big5 > 0 && half && (lines.long_sequences >= 1 || lines.sequences >= 4));
  if (utf8) {
    bool big5_too =
        lines.big5 >= lines.neither && lines.big5_of_big5 >= 4 && lines.big5_of_big5 >= 4 * lines.gb18030_of_others;
    if (big5_too) return "mixed";
    return lines.gb18030_of_others >= 4 ? "undecided" : "utf-8";
  }
  size_t winner = std::max(lines.only_big5, lines.only_gb18030);
  size_t loser = std::min(lines.only_big5, lines.only_gb18030);
  if (winner < 4 || winner < 4 * loser) return "undecided";
  return lines.only_big5 > lines.only_gb18030 ? "big5" : "gb18030";
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
  return Decide(ReadLines(bytes.substr(first, kHeadBytes), first + kHeadBytes < bytes.size()));
}

}  // namespace muster_reference
