#include "reference/damage.h"

#include <string>

#include "reference/decoder.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

bool IsHanOrMark(char32_t c) { return c == 0x3005 || c == 0x3007 || IsHan(c); }
bool IsFiller(char32_t c) { return c == U'?' || c == 0x25A1; }

bool FillsAGap(std::u32string_view text, size_t pos) {
  if (pos == 0 || !IsHanOrMark(text[pos - 1])) return false;
  size_t end = pos;
  while (end < text.size() && IsFiller(text[end])) ++end;
  return end > pos && end < text.size() && IsHanOrMark(text[end]);
}

bool IsReference(std::u32string_view text) {
  if (text.substr(0, 2) != U"&#") return false;
  bool hex = text.size() > 2 && text[2] == U'x';
  std::u32string_view digits = hex ? U"0123456789abcdefABCDEF" : U"0123456789";
  size_t begin = hex ? 3 : 2;
  size_t end = begin;
  while (end < text.size() && digits.find(text[end]) != std::u32string_view::npos) ++end;
  size_t count = end - begin;
  return end < text.size() && text[end] == U';' && count >= 2 && count <= (hex ? 6u : 7u);
}

}  // namespace

bool LooksDamaged(std::string_view text) {
  const std::u32string points = Decode(text);
  for (size_t pos = 0; pos < points.size(); ++pos) {
    if (IsPrivateUse(points[pos]) || points[pos] == 0xFFFD) return true;
    if (FillsAGap(points, pos) || IsReference(std::u32string_view(points).substr(pos))) return true;
  }
  return false;
}

}  // namespace muster_reference
