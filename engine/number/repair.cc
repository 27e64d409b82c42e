#include "number/repair.h"

#include <algorithm>

#include "base/strings.h"
#include "number/number_chars.h"
#include "number/repair_trace.h"

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
  Walk(std::string_view field, WrittenNumber* written, RepairTrace* trace)
      : field_(field), text_(field), written_(*written), trace_(trace) {}

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
  // `size` bytes from text_[pos] on were mended.
  void Repaired(Code code, size_t pos, size_t size) {
    written_.repairs.Add(code);
    if (trace_ != nullptr) trace_->Note(code, OffsetOf(pos), size);
  }
  size_t OffsetOf(size_t pos) const { return static_cast<size_t>(text_.data() - field_.data()) + pos; }

  // False at a character that is no part of a number.
  bool Take(const NumberChar& c) {
    switch (c.kind) {
      case CharKind::kDigit:
        See();
        if (c.wide) Repaired(Code::kWidth, pos_, c.size);
        AddDigit(static_cast<char>(c.value));
        return true;
      case CharKind::kPlus:
        if (written_.digit_count > 0 || written_.plus) return false;
        See();
        if (c.wide) Repaired(Code::kWidth, pos_, c.size);
        written_.plus = true;
        plain_ = false;
        return true;
      case CharKind::kDot:
        See();
        TakeDot(c.size);
        return true;
      case CharKind::kPunct:
        See();
        TakePunctuation(c.size);
        return true;
      case CharKind::kSpace:
        space_ = seen_;
        return true;
      case CharKind::kInvisible:
      case CharKind::kWideSpace:
        Repaired(Code::kInvisible, pos_, c.size);
        return true;
      default:
        return false;
    }
  }

  // Something visible stands here: the spaces before it, if something stood before them, are inner ones.
  void See() {
    if (space_) {
      written_.repairs.Add(Code::kPunctuation);
      plain_ = false;
      if (trace_ != nullptr) NoteSpaces();
    }
    space_ = false;
    seen_ = true;
  }

  // The spaces right before text_[pos_], with what cannot be seen between them.
  void NoteSpaces() {
    size_t begin = pos_;
    while (begin > 0) {
      const NumberChar c = LastNumberChar(text_.substr(0, begin));
      if (!IsUnseen(c.kind)) break;
      begin -= c.size;
    }
    while (begin < pos_) {
      const NumberChar c = NumberCharAt(text_, begin);
      if (c.kind == CharKind::kSpace) trace_->Note(Code::kPunctuation, OffsetOf(begin), c.size);
      begin += c.size;
    }
  }

  void TakePunctuation(size_t size) {
    Repaired(Code::kPunctuation, pos_, size);
    plain_ = false;
  }

  void TakeDot(size_t size) {
    if (has_dot_ || written_.digit_count == 0 || !plain_) {
      TakePunctuation(size);
      return;
    }
    has_dot_ = true;
    dot_at_ = pos_;
    dot_size_ = size;
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
      Repaired(Code::kDecimalTail, dot_at_, SeenEnd() - dot_at_);
    } else if (has_dot_) {
      Repaired(Code::kPunctuation, dot_at_, dot_size_);
    }
  }

  // Behind the last character of the text that can be seen.
  size_t SeenEnd() const {
    size_t end = text_.size();
    while (end > 0) {
      const NumberChar c = LastNumberChar(text_.substr(0, end));
      if (!IsUnseen(c.kind)) break;
      end -= c.size;
    }
    return end;
  }

  // At the first character that is no part of a number.
  void Stop() {
    written_.other_at = OffsetOf(pos_);
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
        Repaired(Code::kSpreadsheetText, pos_, first.size);
        text_.remove_prefix(pos_ + first.size);
        pos_ = 0;
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

  void TakeOffFormula(size_t behind_equals) {
    size_t end = text_.size(), quote_at = behind_equals;
    bool invisible = false;
    while (end > quote_at) {
      const NumberChar last = LastNumberChar(text_.substr(0, end));
      if (!IsUnseen(last.kind)) break;
      invisible |= last.kind != CharKind::kSpace;
      end -= last.size;
    }
    while (quote_at < end && IsStripped(NumberCharAt(text_, quote_at).kind)) {
      invisible = true;
      quote_at += NumberCharAt(text_, quote_at).size;
    }
    if (end <= quote_at) return;
    const NumberChar open = NumberCharAt(text_, quote_at);
    const NumberChar close = LastNumberChar(text_.substr(0, end));
    if (open.value != '"' || close.value != '"' || end < quote_at + open.size + close.size) return;
    Repaired(Code::kSpreadsheetText, pos_, quote_at + open.size - pos_);
    Repaired(Code::kSpreadsheetText, end - close.size, close.size);
    if (invisible) {
      RepairedInvisible(behind_equals, quote_at);
      RepairedInvisible(end, text_.size());
    }
    text_ = text_.substr(quote_at + open.size, end - close.size - quote_at - open.size);
    pos_ = 0;
  }

  // What was stripped between text_[begin] and text_[end].
  void RepairedInvisible(size_t begin, size_t end) {
    written_.repairs.Add(Code::kInvisible);
    for (size_t pos = begin; trace_ != nullptr && pos < end;) {
      const NumberChar c = NumberCharAt(text_, pos);
      if (IsStripped(c.kind)) trace_->Note(Code::kInvisible, OffsetOf(pos), c.size);
      pos += c.size;
    }
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
        if (invisible) RepairedInvisible(pos_, pos);
        Repaired(Code::kPunctuation, pos_, pos - pos_);
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
        if (c.wide) Repaired(Code::kWidth, pos - c.size, c.size);
        exponent = std::min<size_t>(exponent * 10 + (c.value - '0'), size_t{1} << 40);
        ++exponent_digits;
      } else if (c.kind == CharKind::kPlus && !sign && !space && exponent_digits == 0) {
        if (c.wide) Repaired(Code::kWidth, pos - c.size, c.size);
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
    if (invisible) RepairedInvisible(pos_, text_.size());
    Repaired(Code::kScientific, pos_, SeenEnd() - pos_);
    written_.shape = FractionDigits() < exponent ? Shape::kLostDigits : Shape::kDigits;
    if (trace_ != nullptr) trace_->missing_digits = exponent - FractionDigits();
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
  RepairTrace* const trace_;  // null: nobody asks
  size_t pos_ = 0;
  bool seen_ = false;          // something visible, a label aside
  bool space_ = false;         // spaces behind something visible
  bool label_ = false;         // a label was taken off
  bool plain_ = true;          // nothing but digits and one dot so far
  bool has_dot_ = false;       // that dot
  bool zero_fraction_ = true;  // nothing but zeros behind it
  size_t digits_before_dot_ = 0;
  size_t dot_at_ = 0, dot_size_ = 0;  // in text_
};

}  // namespace

void ReadWritten(std::string_view field, WrittenNumber* written, RepairTrace* trace) {
  Walk(field, written, trace).Run();
}

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
