#include "merge/sender.h"

#include "base/strings.h"
#include "merge/strip.h"

namespace muster {
namespace {

struct Pair {
  uint32_t open, close;
};
constexpr Pair kBrackets[] = {{U'【', U'】'}, {U'〔', U'〕'}, {U'「', U'」'}, {U'『', U'』'}, {U'《', U'》'},
                              {U'〈', U'〉'}, {U'〖', U'〗'}, {'[', ']'},     {'(', ')'},     {'<', '>'}};

// As FoldName folds names.
uint32_t Folded(uint32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - '!';
  if (c == 0x3000) return ' ';
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool IsAsciiWord(uint32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

uint32_t ClosingOf(uint32_t open) {
  for (const Pair& pair : kBrackets) {
    if (pair.open == open) return pair.close;
  }
  return 0;
}

// Compares character by character.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  bool at_end() const { return pos_ == text_.size(); }
  uint32_t Peek() const { return at_end() ? 0 : Folded(DecodeUtf8(text_, pos_).value); }
  void Step() { pos_ += DecodeUtf8(text_, pos_).size; }

 private:
  const std::string_view text_;
  size_t pos_ = 0;
};

SenderNames::Begins MatchName(std::string_view text, std::string_view name) {
  using enum SenderNames::Begins;
  Walk walk(text);
  const uint32_t close = ClosingOf(walk.Peek());
  const bool bracketed = close != 0 && DecodeUtf8(name, 0).value != walk.Peek();
  if (bracketed) walk.Step();
  uint32_t last = 0;
  for (size_t i = 0; i < name.size();) {
    if (walk.at_end()) return kOpen;
    const CodePoint c = DecodeUtf8(name, i);
    last = c.value;
    if (walk.Peek() != c.value) return kNo;
    walk.Step();
    i += c.size;
  }
  if (bracketed) return walk.at_end() ? kOpen : walk.Peek() == close ? kYes : kNo;
  if (!IsAsciiWord(last)) return kYes;
  return walk.at_end() ? kOpen : IsAsciiWord(walk.Peek()) ? kNo : kYes;
}

}  // namespace

SenderNames::SenderNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) folded_.push_back(FoldName(name));
}

std::string_view SenderNames::SkipSpace(std::string_view text) {
  while (!text.empty()) {
    const size_t size = IsLineEnd(text[0]) ? 1 : SpaceSizeAt(text, 0);
    if (size == 0) break;
    text.remove_prefix(size);
  }
  return text;
}

SenderNames::Begins SenderNames::Match(std::string_view text) const {
  text = SkipSpace(text);
  Begins all = text.empty() ? Begins::kOpen : Begins::kNo;
  for (const std::string& name : folded_) {
    const Begins begins = MatchName(text, name);
    if (begins == Begins::kYes) return begins;
    if (begins == Begins::kOpen) all = begins;
  }
  return all;
}

bool SenderNames::BeginsWithOne(std::string_view text) const {
  // A bare name that is the whole text has nothing behind it.
  const Begins begins = Match(text);
  if (begins != Begins::kOpen) return begins == Begins::kYes;
  text = SkipSpace(text);
  for (const std::string& name : folded_) {
    if (FoldName(text) == name) return true;
  }
  return false;
}

std::string SenderMark(std::string_view name) { return Join({"【", name, "】"}); }

std::string_view BareSenderName(std::string_view name) {
  name = TrimSpace(name);
  if (name.empty()) return name;
  const CodePoint first = DecodeUtf8(name, 0);
  const uint32_t close = ClosingOf(Folded(first.value));
  size_t last = name.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(name[last]) & 0xC0) == 0x80) --last;
  if (close == 0 || last < first.size || Folded(DecodeUtf8(name, last).value) != close) return name;
  return TrimSpace(name.substr(first.size, last - first.size));
}

}  // namespace muster
