#include "number/repair.h"

#include <algorithm>

#include "base/strings.h"
#include "number/number_chars.h"

namespace muster {
namespace {

using Shape = WrittenNumber::Shape;

constexpr std::u32string_view kPhoneLabels[] = {
    U"手機", U"行動", U"電話", U"行動電話", U"mobile", U"cell", U"phone", U"tel", U"m", U"t",
};
constexpr size_t kLongestLabel = 6;

// Of two marks that begin alike the longer comes first.
constexpr std::u32string_view kExtensionMarks[] = {
    U"#", U"extension", U"extn", U"ext", U"x", U"分機", U"分机", U"轉", U"转", U"內線", U"内線", U"内线",
};

// What is taken out wherever it stands.
bool IsStripped(CharKind kind) { return kind == CharKind::kInvisible || kind == CharKind::kWideSpace; }

// Walks a field once; the words that can stand in it (labels, marks, exponents) are looked at where they begin.
class Walk {
 public:
  Walk(std::string_view field, WrittenNumber* written) : field_(field), text_(field), written_(*written) {}

  void Run() {
    written_.plus = false;
    written_.repairs = {};
    written_.digit_count = 0;
    written_.other_at = 0;
    TakeOffSpreadsheetMarks();
    while (pos_ < text_.size()) {
      const NumberChar c = NumberCharAt(text_, pos_);
      if (c.kind == CharKind::kOther && TakeOffLabel()) continue;
      if (!Take(c)) return Stop();
      pos_ += c.size;
    }
    Finish();
  }

 private:
  void Repaired(Code code) { written_.repairs.Add(code); }
  size_t Offset() const { return static_cast<size_t>(text_.data() - field_.data()) + pos_; }

  // False at a character that is no part of a number.
  bool Take(const NumberChar& c) {
    switch (c.kind) {
      case CharKind::kDigit:
        See();
        if (c.wide) Repaired(Code::kWidth);
        AddDigit(static_cast<char>(c.value));
        return true;
      case CharKind::kPlus:
        if (written_.digit_count > 0 || written_.plus) return false;
        See();
        if (c.wide) Repaired(Code::kWidth);
        written_.plus = true;
        plain_ = false;
        return true;
      case CharKind::kDot:
        See();
        TakeDot();
        return true;
      case CharKind::kPunct:
        See();
        TakePunctuation();
        return true;
      case CharKind::kSpace:
        space_ = seen_;
        return true;
      case CharKind::kInvisible:
      case CharKind::kWideSpace:
        Repaired(Code::kInvisible);
        return true;
      default:
        return false;
    }
  }

  // Something visible stands here: the spaces before it, if something stood before them, are inner ones.
  void See() {
    if (space_) TakePunctuation();
    space_ = false;
    seen_ = true;
  }

  void TakePunctuation() {
    Repaired(Code::kPunctuation);
    plain_ = false;
  }

  void TakeDot() {
    if (has_dot_ || written_.digit_count == 0 || !plain_) {
      TakePunctuation();
      return;
    }
    has_dot_ = true;
    digits_before_dot_ = written_.digit_count;
  }

  void AddDigit(char digit) {
    if (written_.digit_count < kMaxWrittenDigits) written_.digits[written_.digit_count] = digit;
    ++written_.digit_count;
    if (has_dot_ && digit != '0') zero_fraction_ = false;
  }

  size_t FractionDigits() const { return has_dot_ ? written_.digit_count - digits_before_dot_ : 0; }

  void Finish() {
    if (written_.digit_count == 0) {
      written_.shape = seen_ || label_ ? Shape::kOther : Shape::kEmpty;
      return;
    }
    written_.shape = Shape::kDigits;
    const size_t fraction = FractionDigits();
    if (plain_ && zero_fraction_ && (fraction == 1 || fraction == 2)) {
      written_.digit_count -= fraction;
      Repaired(Code::kDecimalTail);
    } else if (has_dot_) {
      Repaired(Code::kPunctuation);
    }
  }

  // At the first character that is no part of a number.
  void Stop() {
    written_.other_at = Offset();
    if (ReadExponent()) return;
    if (written_.digit_count > 0 && IsExtension()) {
      written_.shape = Shape::kExtension;
    } else if (HasSeparator(text_.substr(pos_))) {
      written_.shape = Shape::kSeparated;
    } else {
      written_.shape = TrimSpace(field_).empty() ? Shape::kEmpty : Shape::kOther;
    }
  }

  // ="0912345678" and '0912345678
  void TakeOffSpreadsheetMarks() {
    SkipUnseen();
    if (pos_ < text_.size()) {
      const NumberChar first = NumberCharAt(text_, pos_);
      if (first.value == '\'' && first.kind == CharKind::kOther) {
        text_.remove_prefix(pos_ + first.size);
        pos_ = 0;
        Repaired(Code::kSpreadsheetText);
      } else if (first.value == '=') {
        TakeOffFormula(pos_ + first.size);
      }
    }
    written_.body = text_;
  }

  // Spaces and what cannot be seen before the first visible character.
  void SkipUnseen() {
    while (pos_ < text_.size()) {
      const NumberChar c = NumberCharAt(text_, pos_);
      if (!IsUnseen(c.kind)) return;
      Take(c);
      pos_ += c.size;
    }
  }

  void TakeOffFormula(size_t quote_at) {
    std::string_view inner = text_;
    bool invisible = false;
    while (inner.size() > quote_at) {
      const NumberChar last = LastNumberChar(inner);
      if (!IsUnseen(last.kind)) break;
      invisible |= last.kind != CharKind::kSpace;
      inner.remove_suffix(last.size);
    }
    while (quote_at < inner.size() && IsStripped(NumberCharAt(inner, quote_at).kind)) {
      invisible = true;
      quote_at += NumberCharAt(inner, quote_at).size;
    }
    if (inner.size() <= quote_at) return;
    const NumberChar open = NumberCharAt(inner, quote_at);
    const NumberChar close = LastNumberChar(inner);
    if (open.value != '"' || close.value != '"' || inner.size() < quote_at + open.size + close.size) return;
    inner.remove_suffix(close.size);
    inner.remove_prefix(quote_at + open.size);
    text_ = inner;
    pos_ = 0;
    if (invisible) Repaired(Code::kInvisible);
    Repaired(Code::kSpreadsheetText);
  }

  // 手機： and the like before everything else.
  bool TakeOffLabel() {
    if (seen_ || label_) return false;
    char32_t word[kLongestLabel];
    size_t size = 0;
    bool invisible = false;
    for (size_t pos = pos_; pos < text_.size();) {
      const NumberChar c = NumberCharAt(text_, pos);
      pos += c.size;
      if (IsStripped(c.kind)) {
        invisible = true;
      } else if (c.value == ':') {
        if (std::find(std::begin(kPhoneLabels), std::end(kPhoneLabels), std::u32string_view(word, size)) ==
            std::end(kPhoneLabels)) {
          return false;
        }
        if (invisible) Repaired(Code::kInvisible);
        Repaired(Code::kPunctuation);
        label_ = true;
        pos_ = pos;
        return true;
      } else if (size == kLongestLabel) {
        return false;
      } else {
        word[size++] = static_cast<char32_t>(c.value);
      }
    }
    return false;
  }

  // The rest of 9.12345678E+08. True when the field is of that form, whether or not all its digits are there.
  bool ReadExponent() {
    if (NumberCharAt(text_, pos_).value != 'e' || !plain_ || space_ || written_.digit_count == 0) return false;
    if (has_dot_ && FractionDigits() == 0) return false;
    size_t exponent = 0, exponent_digits = 0;
    bool sign = false, space = false, invisible = false;
    for (size_t pos = pos_ + NumberCharAt(text_, pos_).size; pos < text_.size();) {
      const NumberChar c = NumberCharAt(text_, pos);
      pos += c.size;
      if (c.kind == CharKind::kDigit && !space) {
        if (c.wide) Repaired(Code::kWidth);
        exponent = std::min<size_t>(exponent * 10 + (c.value - '0'), size_t{1} << 40);
        ++exponent_digits;
      } else if (c.kind == CharKind::kPlus && !sign && !space && exponent_digits == 0) {
        sign = true;
      } else if (IsStripped(c.kind)) {
        invisible = true;
      } else if (c.kind == CharKind::kSpace) {
        space = true;
      } else {
        return false;
      }
    }
    if (exponent_digits == 0 || FractionDigits() > exponent) return false;
    if (invisible) Repaired(Code::kInvisible);
    Repaired(Code::kScientific);
    written_.shape = FractionDigits() < exponent ? Shape::kLostDigits : Shape::kDigits;
    return true;
  }

  // A mark, or several, and digits to the end.
  bool IsExtension() const {
    size_t pos = pos_;
    bool marked = false;
    while (const size_t size = MarkSize(pos)) {
      marked = true;
      pos += size;
      while (pos < text_.size()) {
        const NumberChar c = NumberCharAt(text_, pos);
        if (!IsFiller(c.kind) && c.value != ':' && c.value != '=') break;
        pos += c.size;
      }
    }
    if (!marked || pos >= text_.size() || NumberCharAt(text_, pos).kind != CharKind::kDigit) return false;
    while (pos < text_.size()) {
      const NumberChar c = NumberCharAt(text_, pos);
      if (c.kind != CharKind::kDigit && !IsFiller(c.kind)) return false;
      pos += c.size;
    }
    return true;
  }

  static bool IsFiller(CharKind kind) { return kind == CharKind::kDot || kind == CharKind::kPunct || IsUnseen(kind); }

  // The length of the mark that begins at text_[pos]; 0 for none.
  size_t MarkSize(size_t pos) const {
    if (pos == text_.size()) return 0;
    const char32_t first = NumberCharAt(text_, pos).value;
    for (const std::u32string_view mark : kExtensionMarks) {
      if (mark[0] != first) continue;
      size_t end = pos, matched = 0;
      while (matched < mark.size() && end < text_.size()) {
        const NumberChar c = NumberCharAt(text_, end);
        if (!IsStripped(c.kind)) {
          if (c.value != mark[matched]) break;
          ++matched;
        }
        end += c.size;
      }
      if (matched == mark.size()) return end - pos;
    }
    return 0;
  }

  static bool HasSeparator(std::string_view text) {
    for (size_t pos = 0; pos < text.size();) {
      const NumberChar c = NumberCharAt(text, pos);
      if (c.kind == CharKind::kSeparator) return true;
      pos += c.size;
    }
    return false;
  }

  const std::string_view field_;
  std::string_view text_;
  WrittenNumber& written_;
  size_t pos_ = 0;
  bool seen_ = false;          // something visible, a label aside
  bool space_ = false;         // spaces behind something visible
  bool label_ = false;         // a label was taken off
  bool plain_ = true;          // nothing but digits and one dot so far
  bool has_dot_ = false;       // that dot
  bool zero_fraction_ = true;  // nothing but zeros behind it
  size_t digits_before_dot_ = 0;
};

}  // namespace

void ReadWritten(std::string_view field, WrittenNumber* written) { Walk(field, written).Run(); }

bool NextSeparated(std::string_view* text, std::string_view* part) {
  if (text->data() == nullptr) return false;
  for (size_t pos = 0; pos < text->size();) {
    const NumberChar c = NumberCharAt(*text, pos);
    if (c.kind == CharKind::kSeparator) {
      *part = text->substr(0, pos);
      text->remove_prefix(pos + c.size);
      return true;
    }
    pos += c.size;
  }
  *part = *text;
  *text = {};
  return true;
}

bool NextBetweenBlanks(std::string_view* text, std::string_view* part) {
  size_t begin = 0;
  while (begin < text->size()) {
    const NumberChar c = NumberCharAt(*text, begin);
    if (!IsBlank(c.kind)) break;
    begin += c.size;
  }
  size_t end = begin;
  while (end < text->size()) {
    const NumberChar c = NumberCharAt(*text, end);
    if (IsBlank(c.kind)) break;
    end += c.size;
  }
  *part = text->substr(begin, end - begin);
  text->remove_prefix(end);
  return !part->empty();
}

bool NextNumberRun(std::string_view* text, std::string_view* run) {
  const auto belongs = [](const NumberChar& c) { return c.kind != CharKind::kOther && c.kind != CharKind::kSeparator; };
  size_t begin = 0;
  while (begin < text->size()) {
    const NumberChar c = NumberCharAt(*text, begin);
    if (belongs(c)) break;
    begin += c.size;
  }
  size_t end = begin;
  bool digit = false;
  while (end < text->size()) {
    const NumberChar c = NumberCharAt(*text, end);
    if (!belongs(c) || (digit && c.kind == CharKind::kPlus)) break;
    digit |= c.kind == CharKind::kDigit;
    end += c.size;
  }
  *run = text->substr(begin, end - begin);
  text->remove_prefix(end);
  return !run->empty();
}

}  // namespace muster
