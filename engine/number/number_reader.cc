#include "number/number_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/base/attributes.h"
#include "base/byte_room.h"
#include "base/strings.h"
#include "muster/error.h"
#include "number/countries.h"
#include "number/digits.h"
#include "number/number_chars.h"
#include "number/number_trace.h"
#include "number/quick_repair.h"
#include "number/repair.h"

namespace muster {
namespace {

using Shape = WrittenNumber::Shape;

NumberReading Refused(Code code) {
  NumberReading reading;
  reading.code = code;
  return reading;
}

Code CodeOf(PlanStatus status) {
  switch (status) {
    case PlanStatus::kValid:
      return Code::kNone;
    case PlanStatus::kTooShort:
      return Code::kTooShort;
    case PlanStatus::kTooLong:
      return Code::kTooLong;
    case PlanStatus::kUnknownCountry:
      return Code::kUnknownCountry;
    case PlanStatus::kInvalid:
      break;
  }
  return Code::kInvalidNumber;
}

size_t DigitsOf(uint32_t calling_code) { return calling_code < 10 ? 1 : calling_code < 100 ? 2 : 3; }

bool IsMobile(NumberType type) { return type == NumberType::kMobile || type == NumberType::kFixedLineOrMobile; }

// Eight ASCII digits at `text` to their value; false when one of them is no digit.
bool EightDigits(const char* text, uint64_t* value) {
  uint64_t v;
  std::memcpy(&v, text, sizeof v);
  if (!AreDigits(v)) return false;
  *value = EightDigitsValue(v);
  return true;
}

// The key of a mobile in its commonest form; 0 for every other field.
Key QuickKey(const QuickMobile& quick, std::string_view field) {
  if (field.size() != quick.digits || field.size() != 10) return 0;
  uint64_t head;
  if (!EightDigits(field.data(), &head)) return 0;
  const uint32_t tens = static_cast<unsigned char>(field[8]) - uint32_t{'0'};
  const uint32_t ones = static_cast<unsigned char>(field[9]) - uint32_t{'0'};
  if (tens > 9 || ones > 9 || field[0] != quick.first || field[1] != quick.second) return 0;
  if ((quick.third >> (field[2] - '0') & 1) == 0) return 0;
  return quick.base + head * 100 + tens * 10 + ones;
}

// Digits of a mobile's commonest form with the calling code in front, without that code.
constexpr size_t kBehindCode = 9;

// The same for that form; `digits` are digits.
Key QuickKeyBehindCode(const QuickMobile& quick, std::string_view digits) {
  constexpr Key kNational = 1'000'000'000;  // behind the first digit of the form at home
  if (quick.code_digits == 0 || digits.size() != quick.code_digits + kBehindCode) return 0;
  if (digits[quick.code_digits] != quick.second) return 0;
  if ((quick.third >> (digits[quick.code_digits + size_t{1}] - '0') & 1) == 0) return 0;
  const Key key = DigitsValue(digits);
  const Key from = quick.base + static_cast<Key>(quick.first - '0') * kNational;
  return key - from < kNational ? key : 0;
}

// "2", "02", "(02)" to "2"; nothing but digits, brackets, spaces and dashes may stand there.
bool ParseArea(std::string_view text, std::string_view trunk, std::string* area) {
  for (const char c : FoldName(text)) {
    if (c >= '0' && c <= '9') {
      *area += c;
    } else if (c != '(' && c != ')' && c != ' ' && c != '-') {
      return false;
    }
  }
  if (!trunk.empty() && area->starts_with(trunk)) area->erase(0, trunk.size());
  return !area->empty();
}

}  // namespace

absl::StatusOr<NumberReader> NumberReader::Create(const ReaderOptions& options) {
  std::shared_ptr<const NumberingPlan> plan = options.plan != nullptr ? options.plan : NumberingPlan::Default();
  const absl::StatusOr<RegionId> home = HomeRegion(*plan, options.country_code, options.region);
  if (!home.ok()) return home.status();
  std::string area;
  if (!TrimSpace(options.area_code).empty()) {
    if (!ParseArea(options.area_code, plan->TrunkPrefix(*home), &area) || !plan->IsArea(*home, area)) {
      return MakeError(ErrorKind::kUsage, Say("area code \"{}\"", ForDisplay(options.area_code, 40)),
                       Say("there is no such area code in the country +{}", plan->CallingCode(*home)),
                       Say("give one with or without its trunk prefix, such as 02 or 2 for Taipei, or leave it out"));
    }
  }
  return NumberReader(std::move(plan), *home, std::move(area), options.validity);
}

NumberReader NumberReader::In(RegionId home) const { return NumberReader(plan_, home, "", validity_); }

NumberReader::NumberReader(std::shared_ptr<const NumberingPlan> plan, RegionId home, std::string area_code,
                           Validity validity)
    : plan_(std::move(plan)),
      home_(home),
      calling_code_(plan_->CallingCode(home)),
      area_code_(std::move(area_code)),
      validity_(validity),
      quick_(plan_->Quick(home)) {}

NumberReading NumberReader::Read(std::string_view field) const {
  if (const Key key = QuickKey(quick_, field)) return QuickReading(key, {});
  return ReadUncommon(field);
}

inline NumberReading NumberReader::QuickReading(Key key, RepairSet repairs) const {
  NumberReading reading;
  reading.key = key;
  reading.repairs = repairs;
  reading.calling_code = static_cast<uint16_t>(calling_code_);
  reading.region = quick_.region;
  reading.trunk_prefix = quick_.trunk_prefix;
  reading.type = NumberType::kMobile;
  return reading;
}

// A mobile with the calling code in front. Without a plus the digits may be a number of the reader's area instead.
inline bool NumberReader::ReadBehindCode(std::string_view digits, bool plus, RepairSet repairs,
                                         NumberReading* reading) const {
  const Key key = plus || area_code_.empty() ? QuickKeyBehindCode(quick_, digits) : 0;
  if (key == 0) return false;
  if (!plus) repairs.Add(Code::kPrefix);
  *reading = QuickReading(key, repairs);
  reading->international = true;
  return true;
}

// Kept out of Read, whose common way then needs no registers saved.
ABSL_ATTRIBUTE_NOINLINE NumberReading NumberReader::ReadUncommon(std::string_view field) const {
  NumberReading reading;
  const bool plain_plus = field.starts_with('+');
  const std::string_view plain = field.substr(plain_plus ? 1 : 0);
  if (plain.size() == quick_.code_digits + kBehindCode && AreDigits(plain) &&
      ReadBehindCode(plain, plain_plus, {}, &reading)) {
    return reading;
  }
  QuickNumber number;
  if (!ReadQuickly(field, &number)) return ReadGeneral(field);
  const std::string_view digits = number.written_digits();
  if (const Key key = number.plus ? 0 : QuickKey(quick_, digits)) return QuickReading(key, number.repairs);
  if (ReadBehindCode(digits, number.plus, number.repairs, &reading)) return reading;
  reading = ReadDigits(digits, number.plus, number.repairs);
  const bool several = !reading.valid() && number.blank && PartsAreNumbers(field);
  return several ? Refused(Code::kMultipleNumbers) : reading;
}

NumberReading NumberReader::ReadGeneral(std::string_view field, NumberTrace* trace) const {
  const NumberReading reading = ReadWhole(field, true, trace);
  if (reading.valid() || reading.code == Code::kEmptyNumber) return reading;
  if (!PartsAreNumbers(field)) return reading;
  if (trace != nullptr) {
    trace->parts.clear();
    trace->part_count = 0;
    trace->parted_by_blanks = true;
    for (std::string_view rest = field, part; NextBetweenBlanks(&rest, &part);) {
      trace->AddPart(part, ReadPart(part));
    }
  }
  return Refused(Code::kMultipleNumbers);
}

// The field as one number; blanks are nothing but punctuation here.
NumberReading NumberReader::ReadWhole(std::string_view field, bool may_be_separated, NumberTrace* trace) const {
  WrittenNumber written;
  ReadWritten(field, &written, trace != nullptr ? &trace->repairs : nullptr);
  if (trace != nullptr) trace->written = written;
  switch (written.shape) {
    case Shape::kDigits:
      return ReadDigits(written.kept_digits(), written.plus, written.repairs,
                        trace != nullptr ? &trace->plan : nullptr);
    case Shape::kEmpty:
      return Refused(Code::kEmptyNumber);
    case Shape::kLostDigits:
      return Refused(Code::kScientificLostDigits);
    case Shape::kExtension:
      return Refused(Code::kExtension);
    case Shape::kSeparated:
      if (may_be_separated) return ReadSeparated(written.body, trace);
      break;
    case Shape::kOther:
      break;
  }
  return Refused(Code::kNotANumber);
}

// Every part between separators must be a number.
NumberReading NumberReader::ReadSeparated(std::string_view body, NumberTrace* trace) const {
  std::string_view part;
  while (NextSeparated(&body, &part)) {
    const NumberReading reading = ReadPart(part);
    if (trace != nullptr) trace->AddPart(part, reading);
    if (reading.code != Code::kNone) return Refused(Code::kNotANumber);
  }
  return Refused(Code::kMultipleNumbers);
}

// Complete numbers beside each other are told by the plan alone: a possible length is too little to part a field.
NumberReading NumberReader::ReadPart(std::string_view part) const {
  const NumberReading reading = ReadWhole(part, false);
  return reading.only_possible ? Refused(Code::kInvalidNumber) : reading;
}

// Whether blanks part the field into two or more complete numbers.
bool NumberReader::PartsAreNumbers(std::string_view field) const {
  size_t parts = 0;
  for (std::string_view rest = field, part; NextBetweenBlanks(&rest, &part); ++parts) {
    if (parts == 0 && TrimSpace(rest).empty()) return false;
    if (ReadPart(part).code != Code::kNone) return false;
  }
  return parts >= 2;
}

NumberReading NumberReader::ReadDigits(std::string_view digits, bool plus, RepairSet repairs, PlanTrace* trace) const {
  PlanNumber number;
  const auto note = [&](std::string_view asked, size_t skipped, size_t area_digits) {
    if (trace != nullptr) *trace = {true, std::string(asked), plus, skipped, area_digits, number};
  };
  if (!area_code_.empty() && !plus && digits[0] != '0' && plan_->IsSubscriberLength(home_, area_code_, digits.size())) {
    std::string_view trunk = plan_->TrunkPrefix(home_);
    char local[2 * kMaxWrittenDigits];
    size_t size = trunk.copy(local, trunk.size());
    size += area_code_.copy(local + size, area_code_.size());
    size += digits.copy(local + size, digits.size());
    number = plan_->Read({local, size}, false, home_);
    if (number.status == PlanStatus::kValid && !number.code_found) {
      repairs.Add(Code::kAreaCode);
      note({local, size}, 0, size - digits.size());
    }
  }
  const bool local = repairs.Has(Code::kAreaCode);
  if (!local) {
    number = plan_->Read(digits, plus, home_);
    note(digits, 0, 0);
  }
  if (number.status != PlanStatus::kValid && !plus && digits.size() > 2 && digits.starts_with("00")) {
    const PlanNumber behind = plan_->Read(digits.substr(2), true, home_);
    if (behind.status == PlanStatus::kValid && behind.code_found && behind.code_at == 0) {
      number = behind;
      note(digits.substr(2), 2, 0);
    }
  }
  const bool valid = number.status == PlanStatus::kValid;
  if (!valid && !(validity_ == Validity::kPossible && number.possible && number.key != 0)) {
    return Refused(CodeOf(number.status));
  }

  NumberReading reading;
  reading.only_possible = !valid;
  reading.key = number.key;
  reading.calling_code = number.calling_code;
  reading.region = number.region;
  reading.type = number.type;
  reading.international = number.code_found;
  reading.rewritten = number.rewritten;
  // Of a range that the plan does not know no national form is known either: what was written is.
  const std::string_view trunk = plan_->TrunkPrefix(home_);
  const bool wrote_trunk = !number.code_found && !trunk.empty() && digits.starts_with(trunk) &&
                           digits.size() == trunk.size() + number.national_digits;
  reading.trunk_prefix = number.trunk_prefix || (!valid && wrote_trunk);
  if (number.code_found) {
    const bool plain =
        plus && !number.rewritten && digits.size() == DigitsOf(number.calling_code) + number.national_digits;
    if (!plain) repairs.Add(Code::kPrefix);
  } else if (!local && !number.rewritten && digits.size() == number.national_digits && number.trunk_prefix) {
    reading.no_trunk_prefix = !IsMobile(number.type);
    if (IsMobile(number.type)) repairs.Add(Code::kLeadingZero);
  }
  reading.repairs = repairs;
  return reading;
}

void NumberReader::AppendNumbers(std::string_view field, std::vector<Key>* keys) const {
  const auto append = [&](std::string_view text) {
    const NumberReading reading = Read(text);
    if (reading.code == Code::kNone) keys->push_back(reading.key);
    return reading.valid();
  };
  if (append(field)) return;
  for (std::string_view rest = field, run; NextNumberRun(&rest, &run);) {
    if (append(run)) continue;
    for (std::string_view part; NextBetweenBlanks(&run, &part);) append(part);
  }
}

// A number has at most 17 digits in all, so few groups behind each one are tried and the work stays linear.
void NumberReader::AppendNumbersSeen(std::string_view field, std::vector<Key>* keys) const {
  if (const NumberReading whole = Read(field); whole.valid()) {
    keys->push_back(whole.key);
    return;
  }
  constexpr size_t kMostDigits = 17;
  const size_t before = keys->size();
  const auto append = [&](const NumberReading& reading) {
    if (reading.code != Code::kNone) return;
    // Only what was found last is compared, so that the work stays linear.
    const size_t from = std::max(before, keys->size() - std::min<size_t>(keys->size(), 16));
    if (std::find(keys->begin() + static_cast<ptrdiff_t>(from), keys->end(), reading.key) == keys->end()) {
      keys->push_back(reading.key);
    }
  };
  AppendNumbers(field, keys);
  std::string digits;          // all of the field, ASCII
  std::vector<size_t> groups;  // where each begins in `digits`
  bool in_group = false;
  for (size_t pos = 0; pos < field.size();) {
    const NumberChar c = NumberCharAt(field, pos);
    const bool digit = c.kind == CharKind::kDigit;
    if (digit && !in_group) groups.push_back(digits.size());
    if (digit) digits += static_cast<char>(c.value);
    in_group = digit || (in_group && c.kind == CharKind::kInvisible);
    pos += c.size;
  }
  for (size_t first = 0; first < groups.size(); ++first) {
    for (size_t next = first + 1; next <= groups.size(); ++next) {
      const size_t end = next == groups.size() ? digits.size() : groups[next];
      const std::string_view run = std::string_view(digits).substr(groups[first], end - groups[first]);
      if (run.size() > kMostDigits) break;
      append(ReadDigits(run, false, {}));
      // A spreadsheet takes the plus off, and 00 stands for one.
      append(ReadDigits(run, true, {}));
      if (run.size() > 2 && run.starts_with("00")) append(ReadDigits(run.substr(2), true, {}));
    }
  }
}

char* NumberReader::PutNational(Key key, bool trunk_prefix, char* to) const {
  char text[kE164Room];
  const std::string_view e164(text, static_cast<size_t>(PutE164(key, text) - text));
  const std::string code = std::to_string(calling_code_);
  if (!e164.substr(1).starts_with(code)) return std::copy(e164.begin(), e164.end(), to);
  if (trunk_prefix) to = CopyShort(plan_->TrunkPrefix(home_), to);
  return std::copy(e164.begin() + 1 + static_cast<ptrdiff_t>(code.size()), e164.end(), to);
}

std::string_view NumberReader::Region(const NumberReading& reading) const {
  return reading.code == Code::kNone ? plan_->RegionName(reading.region) : std::string_view();
}

}  // namespace muster
