// The characters of a text as web addresses and phone numbers are compared: full width made half width, ASCII letters
// lower case, digits of any script '0' to '9', invisible characters left out; each with its place in the text.
//
// Belongs to one thread and keeps its memory between texts: linear in the text, nothing is allocated once it has seen
// texts as long.
#ifndef MUSTER_FILTER_FOLDED_TEXT_H_
#define MUSTER_FILTER_FOLDED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "number/number_chars.h"

namespace muster {

struct FoldedChar {
  uint32_t value = 0;
  uint32_t offset = 0;  // in bytes, of the text
  CharKind kind = CharKind::kOther;
  bool wide = false;     // not ASCII as it stands
  bool capital = false;  // an ASCII capital, of either width
};

class FoldedText {
 public:
  // Views into `text`, valid UTF-8, which must outlive their use.
  void Assign(std::string_view text);

  size_t size() const { return chars_.size() - 1; }
  // chars at size() and beyond: value 0.
  const FoldedChar& operator[](size_t i) const { return chars_[i < chars_.size() ? i : chars_.size() - 1]; }
  uint32_t at(size_t i) const { return (*this)[i].value; }

  // The text as it stands between two characters.
  std::string_view Original(size_t begin, size_t end) const {
    return text_.substr((*this)[begin].offset, (*this)[end].offset - (*this)[begin].offset);
  }
  // Makes what stands there no part of a phone number.
  void Blank(size_t begin, size_t end);

 private:
  std::string_view text_;
  std::vector<FoldedChar> chars_{1};  // one more, at the text's end
};

}  // namespace muster

#endif  // MUSTER_FILTER_FOLDED_TEXT_H_
