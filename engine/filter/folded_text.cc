#include "filter/folded_text.h"

namespace muster {
namespace {

// A Han character of the main block, U+4E00 to U+9FFF, which is nothing but itself: most of a Chinese text.
bool IsPlainHan(std::string_view text, size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  return i + 2 < text.size() &&
         ((lead >= 0xE5 && lead <= 0xE9) || (lead == 0xE4 && static_cast<unsigned char>(text[i + 1]) >= 0xB8));
}

NumberChar CharAt(std::string_view text, size_t i) {
  if (!IsPlainHan(text, i)) return NumberCharAt(text, i);
  NumberChar han;
  han.wide = true;
  han.size = 3;
  han.value = (static_cast<unsigned char>(text[i]) & 0x0Fu) << 12 |
              (static_cast<unsigned char>(text[i + 1]) & 0x3Fu) << 6 |
              (static_cast<unsigned char>(text[i + 2]) & 0x3Fu);
  return han;
}

constexpr bool IsCapital(unsigned char c) { return c >= 'A' && c <= 'Z'; }

// Whether a full-width character was a capital: U+FF21 to U+FF3A are EF BC A1 to EF BC BA.
bool IsWideCapital(std::string_view text, size_t i) {
  const auto last = static_cast<unsigned char>(text[i + 2]);
  return text.compare(i, 2, "\xEF\xBC") == 0 && last >= 0xA1 && last <= 0xBA;
}

}  // namespace

void FoldedText::Assign(std::string_view text) {
  text_ = text;
  chars_.clear();
  for (size_t i = 0; i < text.size();) {
    const NumberChar c = CharAt(text, i);
    if (c.kind != CharKind::kInvisible) {
      FoldedChar& folded = chars_.emplace_back();
      folded.value = c.value;
      folded.offset = static_cast<uint32_t>(i);
      folded.kind = c.kind;
      folded.wide = c.wide;
      folded.capital = c.wide ? c.size == 3 && IsWideCapital(text, i) : IsCapital(static_cast<unsigned char>(text[i]));
    }
    i += c.size;
  }
  FoldedChar& end = chars_.emplace_back();
  end.offset = static_cast<uint32_t>(text.size());
}

void FoldedText::Blank(size_t begin, size_t end) {
  for (size_t i = begin; i < end && i < size(); ++i) {
    chars_[i].kind = CharKind::kOther;
    chars_[i].value = 0xFFFC;
  }
}

}  // namespace muster
