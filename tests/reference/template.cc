#include "reference/template.h"

#include <set>

#include "reference/text.h"

namespace muster_reference {
namespace {

bool IsPercent(char32_t c) { return c == U'%' || c == U'％'; }

bool IsNameCharacter(char32_t c) {
  char32_t h = HalfWidth(c);
  if ((h >= U'0' && h <= U'9') || (h >= U'A' && h <= U'Z') || (h >= U'a' && h <= U'z') || h == U'_') return true;
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;         // Latin letters
  if (c >= 0x370 && c <= 0x52F) return c != 0x37E && c != 0x387;      // Greek and Cyrillic letters
  if (c >= 0x3041 && c <= 0x30FF) return c != 0x30FB && c != 0x30A0;  // kana
  if (c >= 0x3105 && c <= 0x312F) return true;                        // bopomofo
  if (c >= 0xAC00 && c <= 0xD7A3) return true;                        // hangul
  return c == 0x3005 || c == 0x3007 || IsHan(c);
}

bool IsWidthDigit(char32_t c) { return HalfWidth(c) >= U'0' && HalfWidth(c) <= U'9'; }

std::string Trimmed(std::string_view line) {
  std::u32string text = Decode(line);
  while (!text.empty() && IsWhiteSpace(text.front())) text.erase(0, 1);
  while (!text.empty() && IsWhiteSpace(text.back())) text.pop_back();
  return Encode(text);
}

}  // namespace

bool LooksLikeName(std::string_view text) {
  std::u32string points = Decode(text);
  if (points.empty() || points.size() > 32) return false;
  for (char32_t c : points) {
    if (!IsNameCharacter(c)) return false;
  }
  return true;
}

Template ParseTemplate(std::string_view content, const std::vector<std::string>& columns,
                       const std::string& unknown_mode) {
  std::set<std::string> names;
  for (const std::string& column : columns) names.insert(FoldName(column));
  names.erase("");

  Template result;
  std::string literal;
  auto end_literal = [&] {
    if (!literal.empty()) result.parts.push_back({false, literal});
    literal.clear();
  };
  std::u32string text = Decode(LineEndsToLf(content));
  size_t pos = 0;
  while (pos < text.size()) {
    if (!IsPercent(text[pos])) {
      literal += Encode(text.substr(pos++, 1));
      continue;
    }
    bool found = false;
    for (size_t close = pos + 1; close < text.size() && !found; ++close) {
      if (!IsPercent(text[close])) continue;
      std::string name = FoldName(Encode(text.substr(pos + 1, close - pos - 1)));
      if (names.count(name) == 0) continue;
      end_literal();
      result.parts.push_back({true, name});
      pos = close + 1;
      found = true;
    }
    if (found) continue;
    size_t close = pos + 1;
    while (close < text.size() && !IsPercent(text[close])) ++close;
    std::string x = Encode(text.substr(pos + 1, close - pos - 1));
    bool after_digit = pos > 0 && IsWidthDigit(text[pos - 1]);
    if (close < text.size() && LooksLikeName(x) && !after_digit) {
      if (unknown_mode == "stop" && result.unknown.empty()) result.unknown = x;
      if (unknown_mode == "empty") {
        pos = close + 1;
        continue;
      }
    }
    literal += Encode(text.substr(pos++, 1));
  }
  end_literal();
  return result;
}

std::string StripMessage(std::string_view text) {
  std::vector<std::string> lines(1);
  for (char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  std::string out;
  bool blank_before = false;
  for (const std::string& raw : lines) {
    std::string line = Trimmed(raw);
    if (line.empty()) {
      blank_before = true;
      continue;
    }
    if (!out.empty()) out += blank_before ? "\n\n" : "\n";
    out += line;
    blank_before = false;
  }
  return out;
}

bool IsEmptyMessage(std::string_view text) { return IsWhiteSpaceOnly(text); }

}  // namespace muster_reference
