// The ways in which Taiwanese lists write a mobile number, each with the repairs it needs, and the fields that
// are no mobile number, each with the code that must reject it. All of it under country code 886 without an area
// code, and accepting mobiles only.
#ifndef MUSTER_TOOLS_GEN_NUMBER_FORMS_H_
#define MUSTER_TOOLS_GEN_NUMBER_FORMS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "gen/list_plan.h"
#include "gen/random.h"

namespace muster::gen {

// Repairs in the order in which they are listed; a set of them is a bit each.
inline constexpr std::array<std::string_view, 8> kRepairNames = {
    "punctuation", "width", "invisible", "leading_zero", "prefix", "spreadsheet_text", "scientific", "decimal_tail"};

enum Repair : uint16_t {
  kPunctuation = 1,
  kWidth = 2,
  kInvisible = 4,
  kLeadingZero = 8,
  kPrefix = 16,
  kSpreadsheetText = 32,
  kScientific = 64,
  kDecimalTail = 128,
};

// "punctuation+prefix".
std::string JoinRepairNames(uint16_t repairs);

// Numbers that must be rejected, by code.
inline constexpr std::array<std::string_view, 10> kNumberRejects = {
    "empty_number", "not_a_number", "scientific_lost_digits", "multiple_numbers", "extension",
    "too_short",    "too_long",     "unknown_country",        "invalid_number",   "not_mobile"};

// The nine digits of a mobile without its trunk 0, as text.
class MobileDigits {
 public:
  explicit MobileDigits(uint64_t number) {
    for (size_t i = text_.size(); i-- > 0; number /= 10) text_[i] = static_cast<char>('0' + number % 10);
  }
  std::string_view text() const { return {text_.data(), text_.size()}; }

 private:
  std::array<char, 9> text_;
};

// Appends the mobile, written as patterns say (see number_forms.cc), and returns the repairs it needs.
uint16_t AppendClean(MobileDigits mobile, Writings writings, Random* random, std::string* out);
uint16_t AppendDirty(MobileDigits mobile, Random* random, std::string* out);

// Appends a field that must be rejected and returns its code's index in kNumberRejects. `mobile` and `other` are
// two numbers that it may be made of.
size_t AppendReject(MobileDigits mobile, MobileDigits other, Random* random, std::string* out);

// How many dirty forms there are, and the one with that index; for tests and for whoever needs each once.
size_t DirtyFormCount();
uint16_t AppendDirtyForm(size_t form, MobileDigits mobile, std::string* out);
size_t RejectFormCount();
size_t AppendRejectForm(size_t form, MobileDigits mobile, MobileDigits other, std::string* out);

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_NUMBER_FORMS_H_
