#include "gen/number_forms.h"

namespace muster::gen {
namespace {

// A form is text in which `a` to `i` stand for the nine digits of the mobile after its trunk 0, `A` to `I` for
// those of a second number, and `%` before a letter makes it that letter itself. A full-width digit form is
// written with `w` before the letter.
struct Form {
  std::string_view pattern;
  uint16_t repairs;
};

constexpr Form kThreeForms[] = {
    {"0abcdefghi", 0},
    {"+886abcdefghi", 0},
    {"886abcdefghi", kPrefix},
};

constexpr Form kAllForms[] = {
    {"0abcdefghi", 0},           {"0abc-def-ghi", kPunctuation},     {"0abc def ghi", kPunctuation},
    {"+886abcdefghi", 0},        {"+886-abc-def-ghi", kPunctuation}, {"886abcdefghi", kPrefix},
    {"abcdefghi", kLeadingZero}, {"00886abcdefghi", kPrefix},
};

constexpr Form kDirtyForms[] = {
    {"0abc-def-ghi", kPunctuation},
    {"0abc def ghi", kPunctuation},
    {"(0abc)defghi", kPunctuation},
    {"(0a)bcde.fghi", kPunctuation},
    {"0abc.def.ghi", kPunctuation},
    {"0abc_def_ghi", kPunctuation},
    {"0abc·def·ghi", kPunctuation},
    {"0abc•def•ghi", kPunctuation},
    {"0abc–def–ghi", kPunctuation},
    {"0abc—def—ghi", kPunctuation},
    {"0abc−def−ghi", kPunctuation},
    {"0abc\tdef\tghi", kPunctuation},
    {"0abcdefghi.", kPunctuation},
    {"0abcdefghi。", kPunctuation},
    {"+886-abc-def-ghi", kPunctuation},
    {"+886 abc def ghi", kPunctuation},
    {"%t%e%l:0abcdefghi", kPunctuation},
    {"TEL:0abc-def-ghi", kPunctuation},
    {"手機：0abcdefghi", kPunctuation},
    {"０wawbwcwdwewfwgwhwi", kWidth},
    {"0abc\u00A0def\u00A0ghi", kInvisible},
    {"0abc\u3000def\u3000ghi", kInvisible},
    {"0abc\u200Bdefghi", kInvisible},
    {"\u200E0abcdefghi", kInvisible},
    {"\u202A+886abcdefghi\u202C", kInvisible},
    {"\uFEFF0abcdefghi", kInvisible},
    {"abcdefghi", kLeadingZero},
    {"886abcdefghi", kPrefix},
    {"+8860abcdefghi", kPrefix},
    {"8860abcdefghi", kPrefix},
    {"00886abcdefghi", kPrefix},
    {"002886abcdefghi", kPrefix},
    {"009886abcdefghi", kPrefix},
    {"+886 0abcdefghi", kPunctuation | kPrefix},
    {"+886(0)abcdefghi", kPunctuation | kPrefix},
    {"+886-0abc-def-ghi", kPunctuation | kPrefix},
    {"=\"0abcdefghi\"", kSpreadsheetText},
    {"'0abcdefghi", kSpreadsheetText},
    {"a.bcdefghiE+08", kScientific | kLeadingZero},
    {"abcdefghi.0", kDecimalTail | kLeadingZero},
    {"0abcdefghi.0", kDecimalTail},
    {"0abcdefghi.00", kDecimalTail},
};

struct Reject {
  std::string_view pattern;
  std::string_view code;
};

// In the order of kNumberRejects.
constexpr Reject kRejectForms[] = {
    {"", "empty_number"},
    {"  ", "empty_number"},
    {"N/A", "not_a_number"},
    {"無", "not_a_number"},
    {"O%a%b", "not_a_number"},
    {"Oabcdefghi", "not_a_number"},
    {"0%lbcdefghi", "not_a_number"},
    {"0abc-FLOWER", "not_a_number"},
    {"傳真:0abcdefghi", "not_a_number"},
    {"0abcdefghi(王先生)", "not_a_number"},
    {"0abcdefghi 王先生", "not_a_number"},
    {"a.bcE+08", "scientific_lost_digits"},
    {"8.86abE+11", "scientific_lost_digits"},
    {"0abcdefghi/0ABCDEFGHI", "multiple_numbers"},
    {"0abcdefghi、0ABCDEFGHI", "multiple_numbers"},
    {"0abcdefghi;0ABCDEFGHI", "multiple_numbers"},
    {"0abcdefghi,0ABCDEFGHI", "multiple_numbers"},
    {"0abcdefghi 0ABCDEFGHI", "multiple_numbers"},
    {"02-27bcdefg#123", "extension"},
    {"0abcdefghi %e%x%t 5", "extension"},
    {"0227bcdefg分機123", "extension"},
    {"0227bcdefg轉123", "extension"},
    {"0227bcdefgx123", "extension"},
    {"0abc", "too_short"},
    {"0ab", "too_short"},
    {"0abcdefghi123", "too_long"},
    {"0abcdefghiabcdefghi", "too_long"},
    {"+999abcdefghi", "unknown_country"},
    {"+210abcdefghi", "unknown_country"},
    {"002830abcdefghi", "unknown_country"},
    {"0abcdefghi1", "invalid_number"},
    {"010cdefghi", "invalid_number"},
    {"0227bcdefg", "not_mobile"},
    {"(02)27bc-defg", "not_mobile"},
    {"0800bcdefg", "not_mobile"},
    {"099cdefghi", "not_mobile"},
};

template <size_t N>
constexpr size_t Count(const Form (&)[N]) {
  return N;
}

void AppendPattern(std::string_view pattern, std::string_view mobile, std::string_view other, std::string* out) {
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '%') {
      out->push_back(pattern[++i]);
    } else if (c == 'w') {
      // U+FF10 to U+FF19 are EF BC 90 to EF BC 99.
      out->append("\xEF\xBC");
      out->push_back(static_cast<char>(0x90 + (mobile[static_cast<size_t>(pattern[++i] - 'a')] - '0')));
    } else if (c >= 'a' && c <= 'i') {
      out->push_back(mobile[static_cast<size_t>(c - 'a')]);
    } else if (c >= 'A' && c <= 'I' && !other.empty()) {
      out->push_back(other[static_cast<size_t>(c - 'A')]);
    } else {
      out->push_back(c);
    }
  }
}

uint16_t AppendForm(const Form& form, MobileDigits mobile, std::string* out) {
  AppendPattern(form.pattern, mobile.text(), {}, out);
  return form.repairs;
}

size_t IndexOfCode(std::string_view code) {
  size_t index = 0;
  while (kNumberRejects[index] != code) ++index;
  return index;
}

}  // namespace

std::string JoinRepairNames(uint16_t repairs) {
  std::string joined;
  for (size_t i = 0; i < kRepairNames.size(); ++i) {
    if ((repairs >> i & 1) == 0) continue;
    if (!joined.empty()) joined += '+';
    joined += kRepairNames[i];
  }
  return joined;
}

uint16_t AppendClean(MobileDigits mobile, Writings writings, Random* random, std::string* out) {
  switch (writings) {
    case Writings::kThree:
      return AppendForm(kThreeForms[random->Below(Count(kThreeForms))], mobile, out);
    case Writings::kAll:
      return AppendForm(kAllForms[random->Below(Count(kAllForms))], mobile, out);
    case Writings::kPlain:
      break;
  }
  out->push_back('0');
  out->append(mobile.text());
  return 0;
}

uint16_t AppendDirty(MobileDigits mobile, Random* random, std::string* out) {
  return AppendDirtyForm(random->Below(DirtyFormCount()), mobile, out);
}

size_t AppendReject(MobileDigits mobile, MobileDigits other, Random* random, std::string* out) {
  // First the code, then one of its forms, so that every code is about as frequent.
  const std::string_view code = kNumberRejects[random->Below(kNumberRejects.size())];
  size_t first = 0;
  while (kRejectForms[first].code != code) ++first;
  size_t last = first;
  while (last < std::size(kRejectForms) && kRejectForms[last].code == code) ++last;
  return AppendRejectForm(first + random->Below(last - first), mobile, other, out);
}

size_t DirtyFormCount() { return Count(kDirtyForms); }

uint16_t AppendDirtyForm(size_t form, MobileDigits mobile, std::string* out) {
  return AppendForm(kDirtyForms[form], mobile, out);
}

size_t RejectFormCount() { return std::size(kRejectForms); }

size_t AppendRejectForm(size_t form, MobileDigits mobile, MobileDigits other, std::string* out) {
  const Reject& reject = kRejectForms[form];
  const bool two = reject.code == "multiple_numbers";
  AppendPattern(reject.pattern, mobile.text(), two ? other.text() : std::string_view(), out);
  return IndexOfCode(reject.code);
}

}  // namespace muster::gen
