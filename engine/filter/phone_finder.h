// Phone numbers in a text as people write them to be called.
//
// A phone number is a run of groups of digits, joined by dashes, dots, brackets or single blanks, that
//   - begins with 0, with a plus, or with the home country's calling code (`886-2-2718-7200`): digits without any of
//     these are amounts, dates, order numbers, and local numbers cannot be told from them;
//   - the number reader takes as a valid number, of any type; of several readings the longest;
//   - does not touch other ASCII letters or digits, by a dash neither (`AB-0912345678`), unless the letters are a label
//     (`TEL0227187200`) or an extension's mark (`0227187200x12`);
//   - does not stand behind `#` or a word for other numbers (訂單編號, 帳號, 序號, 統編, order, ref, code …).
// Mixed separators with a last group of one or two digits are two things side by side (`0900-1800 10`). Short service
// numbers (165, 1922) and numbers without 0 (412-8888) are not looked for.
//
// Linear in the text; no allocation.
#ifndef MUSTER_FILTER_PHONE_FINDER_H_
#define MUSTER_FILTER_PHONE_FINDER_H_

#include <cstddef>

#include "filter/folded_text.h"
#include "muster/sink.h"
#include "number/number_reader.h"

namespace muster {

struct PhoneInText {
  size_t begin = 0, end = 0;  // characters of the text
  bool open_begin = false;    // other text before the first character would have a say
  size_t reach = 0;           // text from here on has none
  Key key = 0;
};

class PhoneFinder {
 public:
  // Both must outlive the finder; `text` must not change while it is searched.
  PhoneFinder(const FoldedText& text, const NumberReader& reader) : text_(text), reader_(reader) {}

  // The next number; false when there is none left.
  bool Next(PhoneInText* found);

 private:
  bool Read(size_t begin, PhoneInText* found) const;
  bool MayBegin(size_t begin, bool* open) const;
  bool IsLabelled(size_t begin) const;
  size_t DigitsEnd(size_t i) const;
  size_t JoinEnd(size_t i) const;
  bool EndsRight(size_t end) const;

  const FoldedText& text_;
  const NumberReader& reader_;
  size_t pos_ = 0;
  size_t taken_ = 0;  // where the last number ended
};

}  // namespace muster

#endif  // MUSTER_FILTER_PHONE_FINDER_H_
