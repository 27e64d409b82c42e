// Messages the slow and obvious way: build the whole text, strip it line by line, look at every character.
// Shares no code with the engine.
#ifndef MUSTER_TESTS_MERGE_PLAIN_MESSAGE_H_
#define MUSTER_TESTS_MERGE_PLAIN_MESSAGE_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::plain {

inline std::u32string Decode(std::string_view text) {
  std::u32string points;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0xFF >> (size + 1));
    for (int k = 1; k < size; ++k) point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    points += point;
    i += size;
  }
  return points;
}

inline std::string Encode(const std::u32string& points) {
  std::string text;
  for (const char32_t c : points) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
               static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      text += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
               static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return text;
}

inline int Septets(char32_t c) {
  static const std::u32string basic =
      U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
      U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  static const std::u32string extension = U"^{}\\[~]|€\f";
  if (basic.find(c) != std::u32string::npos) return 1;
  return extension.find(c) != std::u32string::npos ? 2 : 0;
}

inline bool IsSpace(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\v' || c == U'\f' || c == U'\u00A0' || c == U'\u3000';
}

inline std::u32string WithLf(const std::u32string& text) {
  std::u32string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\r' && i + 1 < text.size() && text[i + 1] == U'\n') continue;
    result += text[i] == U'\r' ? U'\n' : text[i];
  }
  return result;
}

inline std::u32string Strip(const std::u32string& text) {
  std::vector<std::u32string> lines(1);
  for (const char32_t c : text) {
    if (c == U'\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  for (std::u32string& line : lines) {
    while (!line.empty() && IsSpace(line.front())) line.erase(0, 1);
    while (!line.empty() && IsSpace(line.back())) line.pop_back();
  }
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  std::u32string result;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() && lines[i - 1].empty()) continue;
    if (i > 0) result += U'\n';
    result += lines[i];
  }
  return result;
}

// Whether `text` begins, behind white space, with `name`, bare or in brackets; for names of letters in one case or
// width.
inline bool BeginsWith(const std::u32string& text, const std::u32string& name) {
  const auto folded = [](std::u32string t) {
    for (char32_t& c : t) {
      if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
      if (c == 0x3000) c = U' ';
      if (c >= U'A' && c <= U'Z') c += 32;
    }
    return t;
  };
  size_t begin = 0;
  while (begin < text.size() && (IsSpace(text[begin]) || text[begin] == U'\n')) ++begin;
  const std::u32string rest = folded(text.substr(begin));
  const std::u32string wanted = folded(name);
  static const std::vector<std::u32string> brackets = {U"【】", U"〔〕", U"「」", U"『』", U"《》",
                                                       U"〈〉", U"〖〗", U"[]",   U"()",   U"<>"};
  for (const std::u32string& pair : brackets) {
    if (rest.rfind(pair.substr(0, 1) + wanted + pair.substr(1), 0) == 0) return true;
  }
  if (rest.rfind(wanted, 0) != 0) return false;
  const auto word = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); };
  return !word(wanted.back()) || rest.size() == wanted.size() || !word(rest[wanted.size()]);
}

struct Judged {
  bool blank = false;
  bool encodable = true;
  bool gsm7 = false;
  uint64_t units = 0;
  uint64_t segments = 0;
};

// `set`: 17, 117 or 0.
inline Judged Judge(const std::u32string& text, int set) {
  Judged judged;
  judged.blank = std::all_of(text.begin(), text.end(), [](char32_t c) { return IsSpace(c) || c == U'\n'; });
  judged.gsm7 = set != 17;
  for (const char32_t c : text) judged.gsm7 = judged.gsm7 && Septets(c) > 0;
  judged.encodable = judged.gsm7 || set != 117;
  std::vector<int> widths;
  for (const char32_t c : text) widths.push_back(judged.gsm7 ? Septets(c) : c > 0xFFFF ? 2 : 1);
  for (const int width : widths) judged.units += static_cast<uint64_t>(width);
  judged.segments = 1;
  if (judged.units > (judged.gsm7 ? 160 : 70)) {
    int used = 0;
    for (const int width : widths) {
      if (used + width > (judged.gsm7 ? 153 : 67)) {
        ++judged.segments;
        used = 0;
      }
      used += width;
    }
  }
  return judged;
}

}  // namespace muster::plain

#endif  // MUSTER_TESTS_MERGE_PLAIN_MESSAGE_H_
