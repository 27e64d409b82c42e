// From a number as written to what a job makes of it: the repair layer, the numbering plan, and the job's
// wishes (accept, countries, national, raw) in one verdict per row.
//
// Keys always use all repairs and the plan, whatever the options: options change only what is refused and
// what goes out.
#ifndef MUSTER_NUMBER_NUMBER_POLICY_H_
#define MUSTER_NUMBER_NUMBER_POLICY_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/sink.h"
#include "muster/summary.h"
#include "number/countries.h"
#include "number/number_reader.h"

namespace muster {

enum class OutputForm : uint8_t {
  kE164,       // '+' and the key's digits
  kNational,   // the national number, behind the trunk prefix where its national form has one
  kAsWritten,  // the field itself
};

struct NumberVerdict {
  Key key = 0;  // not 0 exactly when code is kNone
  RepairSet repairs;
  uint16_t calling_code = 0;  // 0: unknown
  RegionId region = kNoRegion;
  Code code = Code::kNone;
  OutputForm form = OutputForm::kE164;
  NumberType type = NumberType::kUnknown;
  bool no_trunk_prefix = false;
  bool trunk_prefix = false;  // of the form kNational: the trunk prefix goes first
};

// What a policy is made of. Views die with the call that takes them.
struct PolicyOptions {
  ReaderOptions reading;
  Accept accept = Accept::kMobile;
  uint32_t list_option = 0;            // its bits 4 and 8 count
  std::vector<std::string> countries;  // as in Job
  bool country_per_row = false;        // rows have countries of their own: ReaderOf may be asked
};
// With views into `job`, whose list_option must be settled.
PolicyOptions PolicyOptionsOf(const Job& job);

class NumberPolicy {
 public:
  // ErrorKind::kUsage for a country, region or area that is none, and for countries under list option 12.
  static absl::StatusOr<NumberPolicy> Create(const PolicyOptions& options);
  static absl::StatusOr<NumberPolicy> Create(std::string_view country_code, std::string_view area_code, Accept accept,
                                             uint32_t list_option) {
    return Create({.reading = {.country_code = country_code, .area_code = area_code},
                   .accept = accept,
                   .list_option = list_option});
  }

  NumberVerdict Judge(std::string_view field) const { return Judge(field, reader_); }
  // A block of them: verdicts[i] becomes that of fields[i]. Cheaper for each than the other.
  void Judge(std::span<const std::string_view> fields, NumberVerdict* verdicts) const;

  // How numbers are read of a row whose country column says `country`: as the job's when that is blank, or else in that
  // country, without the job's area. Of a country that is not understood only numbers are read that need none (with a
  // plus); others are kUnknownCountry, also under list option 12.
  const NumberReader& ReaderOf(std::string_view country) const;
  NumberVerdict Judge(std::string_view field, const NumberReader& reader) const;

  // Under list option 12: the keys of complete numbers that can be seen in a field that is no valid number as a whole,
  // which must be probed too; of a row that has another country than the job also what the field is in the job's.
  // Appends nothing otherwise.
  void AppendAlsoSeen(std::string_view field, std::vector<Key>* keys) const { AppendAlsoSeen(field, reader_, keys); }
  void AppendAlsoSeen(std::string_view field, const NumberReader& reader, std::vector<Key>* keys) const;
  bool keeps_as_written() const { return keeps_as_written_; }

  // The number as it goes out, at `to`, where RoomFor(verdict, field) bytes must be free; returns its end.
  char* Put(const NumberVerdict& verdict, std::string_view field, char* to) const;
  static size_t RoomFor(const NumberVerdict& verdict, std::string_view field) {
    return verdict.form == OutputForm::kAsWritten ? field.size() : NumberReader::kNationalRoom;
  }
  void AppendTo(const NumberVerdict& verdict, std::string_view field, std::string* out) const;

  // English, why `field` got `code`; may be empty.
  std::string Detail(Code code, std::string_view field) const { return Detail(code, field, reader_); }
  // The same of a row whose country column says `country`.
  std::string DetailOfRow(Code code, std::string_view field, std::string_view country) const;

  const NumberReader& reader() const { return reader_; }

 private:
  NumberPolicy(NumberReader reader, const CallingCodeSet& countries, const PolicyOptions& options);
  std::string Detail(Code code, std::string_view field, const NumberReader& reader) const;
  const NumberReader& NationalReader(uint32_t calling_code) const;

  void JudgeTo(std::string_view field, const NumberReader& reader, NumberVerdict* verdict) const;

  // Constant after construction.
  NumberReader reader_;
  std::vector<NumberReader> abroad_;  // by region, where rows have countries of their own, and one of no country behind
  CallingCodeSet countries_;
  bool any_country_;
  Accept accept_;
  bool national_, raw_, keeps_as_written_;
};

// The key of a number that nothing can read: XXH3-64, seed 0, of its bytes with the top bit set.
Key UnreadableKey(std::string_view field);

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_POLICY_H_
