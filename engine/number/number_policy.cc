#include "number/number_policy.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "muster/normalizer.h"
#include "number/number_detail.h"

namespace muster {
namespace {

constexpr size_t kLongestAsWritten = 64;  // bytes

NumberVerdict Refused(Code code) {
  NumberVerdict verdict;
  verdict.code = code;
  return verdict;
}

bool IsDialable(std::string_view field) {
  if (field.starts_with('+')) field.remove_prefix(1);
  return !field.empty() && std::all_of(field.begin(), field.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool IsMobile(NumberType type) { return type == NumberType::kMobile || type == NumberType::kFixedLineOrMobile; }

// List option 12: whatever stands there goes out.
NumberVerdict JudgeAsWritten(const NumberReader& reader, std::string_view field) {
  if (TrimSpace(field).empty()) return Refused(Code::kEmptyNumber);
  if (field.size() > kLongestAsWritten || std::any_of(field.begin(), field.end(), IsControl)) {
    return Refused(Code::kNotClean);
  }
  const NumberReading reading = reader.Read(field);
  NumberVerdict verdict;
  verdict.form = OutputForm::kAsWritten;
  verdict.key = reading.code == Code::kNone ? reading.key : UnreadableKey(field);
  verdict.calling_code = reading.calling_code;
  verdict.region = reading.region;
  verdict.type = reading.type;
  return verdict;
}

}  // namespace

absl::StatusOr<NumberPolicy> NumberPolicy::Create(std::string_view country_code, std::string_view area_code,
                                                  Accept accept, uint32_t list_option) {
  absl::StatusOr<NumberReader> reader = NumberReader::Create(country_code, area_code);
  if (!reader.ok()) return reader.status();
  return NumberPolicy(*std::move(reader), accept, list_option);
}

NumberPolicy::NumberPolicy(NumberReader reader, Accept accept, uint32_t list_option)
    : reader_(std::move(reader)),
      accept_(accept),
      national_((list_option & kListNational) != 0),
      raw_((list_option & kListRaw) != 0),
      keeps_as_written_(national_ && raw_) {}

NumberVerdict NumberPolicy::Judge(std::string_view field) const {
  NumberVerdict verdict;
  JudgeTo(field, &verdict);
  return verdict;
}

void NumberPolicy::Judge(std::span<const std::string_view> fields, NumberVerdict* verdicts) const {
  for (size_t i = 0; i < fields.size(); ++i) JudgeTo(fields[i], &verdicts[i]);
}

inline void NumberPolicy::JudgeTo(std::string_view field, NumberVerdict* verdict) const {
  if (keeps_as_written_) {
    *verdict = JudgeAsWritten(reader_, field);
    return;
  }
  if (raw_ && !IsDialable(field)) {
    *verdict = Refused(TrimSpace(field).empty() ? Code::kEmptyNumber : Code::kNotClean);
    return;
  }
  const NumberReading reading = reader_.Read(field);
  if (reading.code != Code::kNone) {
    *verdict = Refused(reading.code);
  } else if (raw_ && !reading.repairs.empty()) {
    *verdict = Refused(Code::kNotClean);
  } else if (accept_ == Accept::kMobile && !IsMobile(reading.type)) {
    *verdict = Refused(Code::kNotMobile);
  } else {
    verdict->key = reading.key;
    verdict->repairs = reading.repairs;
    verdict->calling_code = reading.calling_code;
    verdict->region = reading.region;
    verdict->code = Code::kNone;
    verdict->form = national_ && !reading.international ? OutputForm::kNational : OutputForm::kE164;
    verdict->type = reading.type;
    verdict->no_trunk_prefix = reading.no_trunk_prefix;
  }
}

void NumberPolicy::AppendAlsoSeen(std::string_view field, std::vector<Key>* keys) const {
  if (keeps_as_written_ && reader_.Read(field).code != Code::kNone) reader_.AppendNumbersSeen(field, keys);
}

void NumberPolicy::AppendTo(const NumberVerdict& verdict, std::string_view field, std::string* out) const {
  switch (verdict.form) {
    case OutputForm::kE164: {
      char text[kE164Room];
      out->append(text, PutE164(verdict.key, text));
      return;
    }
    case OutputForm::kNational:
      reader_.AppendNational(verdict.key, out);
      return;
    case OutputForm::kAsWritten:
      *out += field;
      return;
  }
}

std::string NumberPolicy::Detail(Code code, std::string_view field) const {
  return code == Code::kNotClean && keeps_as_written_ ? UndialableDetail(field) : DetailOf(code, field, reader_);
}

Key UnreadableKey(std::string_view field) { return XXH3_64bits(field.data(), field.size()) | Key{1} << 63; }

}  // namespace muster
