#include "number/number_detail.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "muster/normalizer.h"
#include "number/country_names.h"
#include "number/number_chars.h"
#include "number/number_trace.h"
#include "number/repair.h"

namespace muster {
namespace {

// The character that begins at text[pos], as it is shown.
std::string Shown(std::string_view text, size_t pos) {
  const NumberChar c = NumberCharAt(text, pos);
  return Join({"\"", ForDisplay(text.substr(pos, c.size), 16), "\""});
}

// Which part between separators is no number; empty when it is not known.
std::string FailedPart(std::string_view field, const NumberReader& reader) {
  NumberTrace trace;
  reader.ReadGeneral(field, &trace);
  if (trace.part_count == 0 || trace.part_count > trace.parts.size()) return {};
  const NumberTrace::Part& part = trace.parts.back();
  if (TrimSpace(part.text).empty()) return "nothing stands between two separators or behind the last one";
  return Join({"its part \"", ForDisplay(part.text, 40), "\" is no number: ", NameOf(part.reading.code)});
}

std::string ForeignCharacter(std::string_view field, const NumberReader& reader) {
  WrittenNumber written;
  ReadWritten(field, &written);
  if (written.shape == WrittenNumber::Shape::kDigits || written.shape == WrittenNumber::Shape::kEmpty) return {};
  if (written.digit_count == 0 && NumberCharAt(field, written.other_at).kind != CharKind::kOther) {
    return "there is no digit in it";
  }
  if (written.shape == WrittenNumber::Shape::kSeparated &&
      NumberCharAt(field, written.other_at).kind == CharKind::kSeparator) {
    if (std::string part = FailedPart(field, reader); !part.empty()) return part;
  }
  return Join({Shown(field, written.other_at), " does not belong in a number"});
}

std::string LostDigits(std::string_view field) {
  WrittenNumber written;
  ReadWritten(field, &written);
  return Join({"a spreadsheet kept only ", std::to_string(written.digit_count), " digits of it"});
}

std::string SeenNumbers(std::string_view field, const NumberReader& reader) {
  constexpr size_t kShown = 3;
  // Enough of a long field for those that are shown.
  std::vector<Key> keys;
  reader.AppendNumbers(TruncateUtf8(field, 400), &keys);
  if (keys.empty()) return {};
  std::string text = "it holds ";
  for (size_t i = 0; i < std::min(keys.size(), kShown); ++i) {
    if (i > 0) text += i + 1 == keys.size() ? " and " : ", ";
    text += FormatE164(keys[i]);
  }
  if (keys.size() > kShown) text += " and more";
  return text;
}

std::string BeforeExtension(std::string_view field, const NumberReader& reader) {
  WrittenNumber written;
  ReadWritten(field, &written);
  const NumberReading reading = reader.Read(field.substr(0, written.other_at));
  if (!reading.valid()) return {};
  return Join({"the number before the extension is ", FormatE164(reading.key)});
}

// What the digits would be with a plus, and how many they are.
std::string PlanDetail(Code code, std::string_view field, const NumberReader& reader) {
  WrittenNumber written;
  ReadWritten(field, &written);
  if (written.shape != WrittenNumber::Shape::kDigits) return {};
  const std::string_view digits = written.kept_digits();
  if (!written.plus) {
    const PlanNumber with_plus = reader.plan().Read(digits, true, reader.home());
    if (with_plus.status == PlanStatus::kValid && with_plus.code_found) {
      return Join({"as ", FormatE164(with_plus.key), " it would be valid: its plus is missing"});
    }
  }
  if (code == Code::kTooShort || code == Code::kTooLong) {
    return Join({"it has ", std::to_string(written.digit_count), written.digit_count == 1 ? " digit" : " digits"});
  }
  if (code == Code::kUnknownCountry) return "no country has a calling code with which it begins";
  return "no such range is in use";
}

std::string TypeDetail(std::string_view field, const NumberReader& reader) {
  const NumberReading reading = reader.Read(field);
  if (reading.code != Code::kNone) return {};
  return Join({FormatE164(reading.key), " is of type ", NameOf(reading.type)});
}

std::string CountryDetail(std::string_view field, const NumberReader& reader) {
  const NumberReading reading = reader.Read(field);
  if (reading.code != Code::kNone) return {};
  return Join({FormatE164(reading.key), " is in +", std::to_string(reading.calling_code)});
}

// What a number that must be dialable as written is not.
std::string NotCleanDetail(std::string_view field, const NumberReader& reader) {
  const size_t plus = field.starts_with('+') ? 1 : 0;
  const auto odd = std::find_if(field.begin() + static_cast<std::ptrdiff_t>(plus), field.end(),
                                [](char c) { return c < '0' || c > '9'; });
  if (odd != field.end()) {
    return Join({Shown(field, static_cast<size_t>(odd - field.begin())), " is neither a digit nor a leading plus"});
  }
  const NumberReading reading = reader.Read(field);
  if (reading.code != Code::kNone || reading.repairs.empty()) return {};
  return Join({"it would need the repair ", JoinRepairs(reading.repairs), " to be ", FormatE164(reading.key)});
}

}  // namespace

std::string DetailOf(Code code, std::string_view field, const NumberReader& reader) {
  switch (code) {
    case Code::kNotClean:
      return NotCleanDetail(field, reader);
    case Code::kNotANumber:
      return ForeignCharacter(field, reader);
    case Code::kScientificLostDigits:
      return LostDigits(field);
    case Code::kMultipleNumbers:
      return SeenNumbers(field, reader);
    case Code::kExtension:
      return BeforeExtension(field, reader);
    case Code::kTooShort:
    case Code::kTooLong:
    case Code::kUnknownCountry:
    case Code::kInvalidNumber:
      return PlanDetail(code, field, reader);
    case Code::kCountryNotAllowed:
      return CountryDetail(field, reader);
    case Code::kNotMobile:
      return TypeDetail(field, reader);
    default:
      return {};
  }
}

std::string UnknownCountryDetail(std::string_view field, std::string_view country, const NumberReader& reader) {
  WrittenNumber written;
  ReadWritten(field, &written);
  if (written.shape == WrittenNumber::Shape::kDigits && written.plus) {
    return PlanDetail(Code::kUnknownCountry, field, reader);
  }
  std::string detail = Join({"\"", ForDisplay(country, 40), "\" in the country column is no country"});
  const std::string_view like = RegionNamedLike(TruncateUtf8(country, 80));
  if (!like.empty()) detail += Join({"; the nearest is ", like, " (", CountryName(like).In(Language::kEnglish), ")"});
  return detail;
}

std::string UndialableDetail(std::string_view field) {
  const auto control = std::find_if(field.begin(), field.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control != field.end()) {
    return Join({"a control character, ", Shown(field, static_cast<size_t>(control - field.begin())), ", is in it"});
  }
  constexpr size_t kLongest = 64;
  if (field.size() <= kLongest) return {};
  return Join({"it has ", std::to_string(field.size()), " bytes, at most ", std::to_string(kLongest), " can be sent"});
}

}  // namespace muster
