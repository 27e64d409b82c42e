#include "filter/phone_finder.h"

#include <algorithm>
#include <string_view>

#include "filter/host_name.h"

namespace muster {
namespace {

// More than any number with any prefixes has.
constexpr size_t kMostDigits = 18;
constexpr size_t kLongestLabel = 10;
constexpr size_t kMostJoin = 3;  // characters between two groups: `) -`

// In front of a number these say that it is one for calling.
constexpr std::string_view kLabels[] = {"tel",  "phone",   "mobile",   "cell", "call", "fax",
                                        "line", "hotline", "whatsapp", "m",    "t",    "p"};
// These say that it is none.
constexpr std::u32string_view kOtherNumbers[] = {
    U"編號", U"單號", U"序號",  U"帳號", U"卡號", U"代碼", U"代號",    U"驗證碼",  U"統編", U"案號", U"密碼",
    U"條碼", U"票號", U"order", U"ref",  U"code", U"id",   U"invoice", U"account", U"pin",  U"otp",
};

bool IsDigit(const FoldedChar& c) { return c.kind == CharKind::kDigit; }
bool IsJoin(const FoldedChar& c) {
  const bool sentence_end = c.value == 0x3002 || c.value == 0xFF61;
  return c.kind == CharKind::kDot || (c.kind == CharKind::kPunct && !sentence_end) || IsBlank(c.kind);
}

}  // namespace

bool PhoneFinder::Next(PhoneInText* found) {
  while (pos_ < text_.size()) {
    if (!IsDigit(text_[pos_])) {
      ++pos_;
      continue;
    }
    const size_t begin = pos_;
    if (Read(begin, found)) {
      pos_ = taken_ = found->end;
      return true;
    }
    pos_ = DigitsEnd(begin);
  }
  return false;
}

size_t PhoneFinder::DigitsEnd(size_t i) const {
  while (IsDigit(text_[i])) ++i;
  return i;
}

// Where the next group begins, when what stands at `i` joins it to the one before; otherwise `i`.
size_t PhoneFinder::JoinEnd(size_t i) const {
  size_t end = i, blanks = 0;
  while (end - i < kMostJoin && IsJoin(text_[end])) blanks += IsBlank(text_[end++].kind) ? 1 : 0;
  return end > i && blanks < 2 && IsDigit(text_[end]) ? end : i;
}

// The longest number that begins with the group at `begin`.
bool PhoneFinder::Read(size_t begin, PhoneInText* found) const {
  const bool plus = begin > 0 && text_[begin - 1].kind == CharKind::kPlus;
  char digits[kMostDigits + 1];
  digits[0] = '+';
  size_t size = 0;
  bool any = false, mixed = false;
  uint32_t separator = 0;
  for (size_t group = begin;;) {
    const size_t end = DigitsEnd(group);
    if (size + (end - group) > kMostDigits) break;
    for (size_t i = group; i < end; ++i) digits[1 + size++] = static_cast<char>(text_.at(i));
    const bool odd_tail = mixed && end - group < 3;
    if (size >= 6 && !odd_tail && EndsRight(end)) {
      const NumberReading reading =
          reader_.Read(plus ? std::string_view(digits, size + 1) : std::string_view(digits + 1, size));
      if (reading.valid() && (plus || digits[1] == '0' || reading.international)) {
        found->end = found->reach = end;
        found->key = reading.key;
        any = true;
      }
    }
    const size_t next = JoinEnd(end);
    if (next == end) break;
    const bool bracket = text_.at(next - 1) == ')' || text_.at(end) == ')' || text_.at(end) == '(';
    if (!bracket) {
      mixed = mixed || (separator != 0 && separator != text_.at(end));
      separator = text_.at(end);
    }
    group = next;
  }
  if (!any || !MayBegin(begin, &found->open_begin)) return false;
  found->begin = plus ? begin - 1 : begin;
  while (found->reach < found->end + kMostDigits && (IsJoin(text_[found->reach]) || IsDigit(text_[found->reach]))) {
    ++found->reach;
  }
  return true;
}

// No letter may touch the end, but for an extension's mark.
bool PhoneFinder::EndsRight(size_t end) const {
  const uint32_t c = text_.at(end);
  if (c == '@' || c == '%') return false;
  if (!IsAsciiLetter(c)) return true;
  return c == 'x' || (c == 'e' && text_.at(end + 1) == 'x' && text_.at(end + 2) == 't');
}

// Whether what stands before `begin` lets it be a number for calling; `*open`: text before the first character
// would have a say in it.
bool PhoneFinder::MayBegin(size_t begin, bool* open) const {
  size_t i = begin;
  if (i > 0 && text_[i - 1].kind == CharKind::kPlus) --i;
  if (i > 0 && text_.at(i - 1) == '(') --i;
  *open = i == 0;
  if (i == 0) return true;
  const uint32_t before = text_.at(i - 1);
  if (before == '@') return false;
  *open = before == '-' && i == 1;
  if (before == '-' && i >= 2 && IsAsciiAlnum(text_.at(i - 2)) && taken_ != i - 1) return false;
  if (IsAsciiLetter(before)) {
    *open = i <= kLongestLabel;
    return IsLabelled(i);
  }
  size_t end = i;
  while (end > 0 && (IsBlank(text_[end - 1].kind) || text_.at(end - 1) == ':' || text_.at(end - 1) == '=')) --end;
  if (end > 0 && text_.at(end - 1) == '#') return false;
  *open = *open || end == 0;
  for (const std::u32string_view word : kOtherNumbers) {
    size_t same = 0;
    while (same < word.size() && same < end && text_.at(end - 1 - same) == word[word.size() - 1 - same]) ++same;
    *open = *open || same == end;
    if (same < word.size()) continue;
    if (word[0] >= 0x80 || end == same || !IsAsciiAlnum(text_.at(end - same - 1))) return false;
  }
  return true;
}

// The letters right before `begin` are a label.
bool PhoneFinder::IsLabelled(size_t begin) const {
  size_t word = begin;
  while (word > 0 && begin - word < kLongestLabel && IsAsciiLetter(text_.at(word - 1))) --word;
  for (const std::string_view label : kLabels) {
    if (label.size() != begin - word) continue;
    bool same = true;
    for (size_t k = 0; k < label.size() && same; ++k) same = text_.at(word + k) == static_cast<unsigned char>(label[k]);
    if (same) return true;
  }
  return false;
}

}  // namespace muster
