#include "number/number_policy.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "base/byte_room.h"
#include "base/strings.h"
#include "muster/error.h"
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
  if (reading.code != Code::kNone && reader.home() == kNoRegion) return Refused(Code::kUnknownCountry);
  NumberVerdict verdict;
  verdict.form = OutputForm::kAsWritten;
  verdict.key = reading.code == Code::kNone ? reading.key : UnreadableKey(field);
  verdict.calling_code = reading.calling_code;
  verdict.region = reading.region;
  verdict.type = reading.type;
  return verdict;
}

}  // namespace

PolicyOptions PolicyOptionsOf(const Job& job) {
  return {.reading = {.country_code = job.country_code,
                      .region = job.region,
                      .area_code = job.area_code,
                      .validity = job.validity,
                      .plan = job.numbering_plan},
          .accept = job.accept,
          .list_option = job.list_option.value_or(0),
          .countries = job.countries,
          .country_per_row = !job.format.country_column.empty()};
}

absl::StatusOr<NumberPolicy> NumberPolicy::Create(const PolicyOptions& options) {
  absl::StatusOr<NumberReader> reader = NumberReader::Create(options.reading);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<CallingCodeSet> countries = CallingCodesOf(reader->plan(), options.countries);
  if (!countries.ok()) return countries.status();
  constexpr uint32_t kAsWritten = kListNational | kListRaw;
  if (countries->any() && (options.list_option & kAsWritten) == kAsWritten) {
    return MakeError(
        ErrorKind::kUsage,
        Say("list option {} ({}) with --countries", options.list_option, ListOptionWords(options.list_option)),
        Say("4 and 8 together send every number as it is written, also one of another country"),
        Say("drop 4 or 8, or leave --countries out"));
  }
  return NumberPolicy(*std::move(reader), *countries, options);
}

NumberPolicy::NumberPolicy(NumberReader reader, const CallingCodeSet& countries, const PolicyOptions& options)
    : reader_(std::move(reader)),
      countries_(countries),
      any_country_(countries.none()),
      accept_(options.accept),
      national_((options.list_option & kListNational) != 0),
      raw_((options.list_option & kListRaw) != 0),
      keeps_as_written_(national_ && raw_) {
  if (!options.country_per_row) return;
  const size_t regions = reader_.plan().RegionCount();
  abroad_.reserve(regions + 1);
  for (size_t region = 0; region < regions; ++region) {
    abroad_.push_back(region == reader_.home() ? reader_ : reader_.In(static_cast<RegionId>(region)));
  }
  abroad_.push_back(reader_.In(kNoRegion));
}

const NumberReader& NumberPolicy::ReaderOf(std::string_view country) const {
  if (abroad_.empty() || FoldName(country).empty()) return reader_;
  const RegionId region = CountryInField(reader_.plan(), country);
  return region == kNoRegion ? abroad_.back() : abroad_[region];
}

NumberVerdict NumberPolicy::Judge(std::string_view field, const NumberReader& reader) const {
  NumberVerdict verdict;
  JudgeTo(field, reader, &verdict);
  return verdict;
}

void NumberPolicy::Judge(std::span<const std::string_view> fields, NumberVerdict* verdicts) const {
  for (size_t i = 0; i < fields.size(); ++i) JudgeTo(fields[i], reader_, &verdicts[i]);
}

inline void NumberPolicy::JudgeTo(std::string_view field, const NumberReader& reader, NumberVerdict* verdict) const {
  if (keeps_as_written_) {
    *verdict = JudgeAsWritten(reader, field);
    return;
  }
  if (raw_ && !IsDialable(field)) {
    *verdict = Refused(TrimSpace(field).empty() ? Code::kEmptyNumber : Code::kNotClean);
    return;
  }
  const NumberReading reading = reader.Read(field);
  if (reading.code != Code::kNone) {
    *verdict = Refused(reading.code);
  } else if (raw_ && !reading.repairs.empty()) {
    *verdict = Refused(Code::kNotClean);
  } else if (!any_country_ && !countries_[reading.calling_code]) {
    *verdict = Refused(Code::kCountryNotAllowed);
  } else if (accept_ == Accept::kMobile && !reading.only_possible && !IsMobile(reading.type)) {
    *verdict = Refused(Code::kNotMobile);
  } else {
    verdict->key = reading.key;
    verdict->repairs = reading.repairs;
    verdict->calling_code = reading.calling_code;
    verdict->region = reading.region;
    verdict->code = Code::kNone;
    verdict->form =
        national_ && !reading.international && !reading.rewritten ? OutputForm::kNational : OutputForm::kE164;
    verdict->type = reading.type;
    verdict->no_trunk_prefix = reading.no_trunk_prefix;
    verdict->trunk_prefix = reading.trunk_prefix;
  }
}

void NumberPolicy::AppendAlsoSeen(std::string_view field, const NumberReader& reader, std::vector<Key>* keys) const {
  if (!keeps_as_written_) return;
  if (!reader.Read(field).valid()) reader.AppendNumbersSeen(field, keys);
  // Whoever reads an opt-out list takes the same text for a number of the job's country, or for none.
  if (reader.home() == reader_.home()) return;
  reader_.AppendNumbersSeen(field, keys);
  keys->push_back(UnreadableKey(field));
}

char* NumberPolicy::Put(const NumberVerdict& verdict, std::string_view field, char* to) const {
  switch (verdict.form) {
    case OutputForm::kE164:
      return PutE164(verdict.key, to);
    case OutputForm::kNational:
      return NationalReader(verdict.calling_code).PutNational(verdict.key, verdict.trunk_prefix, to);
    case OutputForm::kAsWritten:
      break;
  }
  return CopyShort(field, to);
}

void NumberPolicy::AppendTo(const NumberVerdict& verdict, std::string_view field, std::string* out) const {
  const size_t begin = out->size();
  out->resize(begin + RoomFor(verdict, field));
  out->resize(static_cast<size_t>(Put(verdict, field, out->data() + begin) - out->data()));
}

// Of a number that was dialled at home, wherever that is.
const NumberReader& NumberPolicy::NationalReader(uint32_t calling_code) const {
  if (calling_code == reader_.calling_code() || abroad_.empty()) return reader_;
  const RegionId region = reader_.plan().MainRegion(calling_code);
  return region == kNoRegion ? reader_ : abroad_[region];
}

std::string NumberPolicy::Detail(Code code, std::string_view field, const NumberReader& reader) const {
  return code == Code::kNotClean && keeps_as_written_ ? UndialableDetail(field) : DetailOf(code, field, reader);
}

std::string NumberPolicy::DetailOfRow(Code code, std::string_view field, std::string_view country) const {
  const NumberReader& reader = ReaderOf(country);
  if (code == Code::kUnknownCountry && reader.home() == kNoRegion) return UnknownCountryDetail(field, country, reader);
  return Detail(code, field, reader);
}

Key UnreadableKey(std::string_view field) { return XXH3_64bits(field.data(), field.size()) | Key{1} << 63; }

}  // namespace muster
