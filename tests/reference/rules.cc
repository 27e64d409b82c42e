#include "reference/rules.h"

#include "reference/sms.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

const std::vector<std::u32string> kBrackets = {U"【】", U"〔〕", U"「」", U"『』", U"《》",
                                               U"〈〉", U"〖〗", U"[]",   U"()",   U"<>"};

std::u32string Folded(std::string_view text) {
  std::u32string folded;
  for (char32_t c : Decode(text)) folded += LowerAscii(HalfWidth(c));
  return folded;
}

std::u32string WithoutSpaceBefore(std::string_view text) {
  std::u32string points = Decode(text);
  size_t begin = 0;
  while (begin < points.size() && IsWhiteSpace(points[begin])) ++begin;
  return Folded(Encode(points.substr(begin)));
}

bool IsWord(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

bool Begins(const std::u32string& text, const std::u32string& with) { return text.substr(0, with.size()) == with; }

// All the beginnings that count for a name; a bare one that ends in a letter or digit must not go on with another.
std::vector<std::u32string> FormsOf(const std::string& name) {
  std::vector<std::u32string> forms = {Folded(name)};
  for (const std::u32string& pair : kBrackets) {
    forms.push_back(Folded(Encode(pair.substr(0, 1))) + Folded(name) + Folded(Encode(pair.substr(1))));
  }
  return forms;
}

// Letters of scripts other than Latin, and what has no meaning of its own.
bool IsForeignLetter(char32_t c) {
  if (c < 0x370 || (c >= 0x1E00 && c < 0x1F00)) return false;
  if (c < 0x2000 || (c >= 0x2C00 && c < 0x2E00)) return true;
  if (c < 0x2E80) return false;
  if (c < 0x3000 || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x302F)) return true;
  if (c < 0x3031) return false;
  if (c < 0x303D) return true;
  if (c < 0x3040 || c == 0x30FB) return false;
  if (c < 0xFE00) return true;
  if (c >= 0xFE20 && c < 0xFE30) return true;
  if (c >= 0xFE70 && c < 0xFF01) return c != 0xFEFF;
  if (c >= 0xFF66 && c < 0xFFE0) return true;
  if (c >= 0xFFEF && c < 0xFFF9) return true;
  if (c < 0x10000) return c > 0xFFFD;
  return !(c >= 0x1F000 && c <= 0x1FBFF) && !(c > 0xE0000 && c < 0xE01F0);
}

}  // namespace

std::string BareSender(const std::string& name) {
  std::u32string points = Decode(TrimWhiteSpace(name));
  if (points.size() < 2) return Encode(points);
  std::u32string ends = {LowerAscii(HalfWidth(points.front())), LowerAscii(HalfWidth(points.back()))};
  for (const std::u32string& pair : kBrackets) {
    if (ends == pair) return TrimWhiteSpace(Encode(points.substr(1, points.size() - 2)));
  }
  return Encode(points);
}

bool BeginsWithSender(std::string_view text, const std::vector<std::string>& names) {
  std::u32string start = WithoutSpaceBefore(text);
  for (const std::string& name : names) {
    for (const std::u32string& form : FormsOf(name)) {
      if (!Begins(start, form)) continue;
      if (!IsWord(form.back()) || start.size() == form.size() || !IsWord(start[form.size()])) return true;
    }
  }
  return false;
}

bool NeverBeginsWithSender(std::string_view begin, const std::vector<std::string>& names) {
  std::u32string start = WithoutSpaceBefore(begin);
  if (BeginsWithSender(begin, names)) return false;
  for (const std::string& name : names) {
    for (const std::u32string& form : FormsOf(name)) {
      if (Begins(form, start)) return false;
    }
  }
  return true;
}

std::string CheckSenderOptions(const std::vector<std::string>& names, bool prepend, bool strict, int character_set) {
  for (const std::string& name : names) {
    if (BareSender(name).empty()) return "an empty sender name";
  }
  if (strict && names.empty()) return "strict rules without a rule";
  if (prepend && names.size() != 1) return "prepending needs one name";
  if (prepend && character_set == 117) return "brackets are not in GSM-7";
  return "";
}

Ucs2Characters FindUcs2Characters(std::string_view literals) {
  Ucs2Characters found;
  size_t line = 1;
  for (char32_t c : Decode(literals)) {
    if (c == U'\n') ++line;
    if (GsmSeptets(c) > 0) continue;
    if (IsForeignLetter(c)) return {};
    if (found.count++ == 0) found.line = line;
  }
  return found;
}

}  // namespace muster_reference
