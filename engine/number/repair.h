// The repair layer: what a person or a spreadsheet wrote to digits with or without a plus, or the reason why it is
// no such thing. Knows no numbering plan.
//
// Walks the characters once, and from the first one that is no part of a number a few times more: linear in the
// field's length. Nothing is allocated.
#ifndef MUSTER_NUMBER_REPAIR_H_
#define MUSTER_NUMBER_REPAIR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "muster/codes.h"

namespace muster {

struct RepairTrace;

// Digits that are kept: more than any number with any prefixes can have.
inline constexpr size_t kMaxWrittenDigits = 40;

struct WrittenNumber {
  enum class Shape : uint8_t {
    kDigits,      // one number
    kEmpty,       // nothing visible
    kLostDigits,  // a number in scientific notation that does not show all its digits
    kExtension,   // a number, a mark such as `#`, and more digits
    kSeparated,   // not a number, and a separator is in `body`
    kOther,
  };
  Shape shape = Shape::kEmpty;
  bool plus = false;
  RepairSet repairs;
  size_t digit_count = 0;  // can be more than were kept
  size_t other_at = 0;     // the offset in the field of the first character that is no part of a number
  std::string_view body;   // the field without spreadsheet marks
  char digits[kMaxWrittenDigits];

  std::string_view kept_digits() const {
    return {digits, digit_count < kMaxWrittenDigits ? digit_count : kMaxWrittenDigits};
  }
};

// `body` points into `field`. Of an extension, the digits are those before its mark; of lost digits, those shown.
// `trace`, when given, must be fresh; it gets the place of each repair, also of a field that is then refused.
void ReadWritten(std::string_view field, WrittenNumber* written, RepairTrace* trace = nullptr);

// Takes the next part off the front of `*text` and returns it: up to a separator (the separator is dropped), or
// between blanks. False when there is none left; a text without separators is one part.
bool NextSeparated(std::string_view* text, std::string_view* part);
bool NextBetweenBlanks(std::string_view* text, std::string_view* part);

// Takes the next run of characters of which numbers are written off the front of `*text`; a plus behind a digit
// begins a run of its own.
bool NextNumberRun(std::string_view* text, std::string_view* run);

}  // namespace muster

#endif  // MUSTER_NUMBER_REPAIR_H_
