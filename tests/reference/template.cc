#include "reference/template.h"

#include <set>

#include "reference/name_character_flips.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

// Columns with longer names, in bytes as folded, are no placeholders.
constexpr size_t kLongestName = 256;

bool IsPercent(char32_t c) { return c == U'%' || c == U'％'; }

bool IsWidthDigit(char32_t c) { return HalfWidth(c) >= U'0' && HalfWidth(c) <= U'9'; }

std::string Trimmed(std::string_view line) {
  std::u32string text = Decode(line);
  while (!text.empty() && IsWhiteSpace(text.front())) text.erase(0, 1);
  while (!text.empty() && IsWhiteSpace(text.back())) text.pop_back();
  return Encode(text);
}

}  // namespace

bool IsNameCharacter(char32_t c) {
  bool inside = false;
  for (char32_t flip : kNameCharacterFlips) {
    if (c >= flip) inside = !inside;
  }
  return inside;
}

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
  for (const std::string& column : columns) {
    std::string name = FoldName(column);
    if (!name.empty() && name.size() <= kLongestName) names.insert(name);
  }

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
