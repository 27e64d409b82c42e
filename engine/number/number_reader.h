// A number as a person or a spreadsheet wrote it to the number it means, or the reason why it means none:
// repair first (ours), then the numbering plan. Knows nothing of a job's wishes.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_NUMBER_NUMBER_READER_H_
#define MUSTER_NUMBER_NUMBER_READER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/normalizer.h"
#include "muster/sink.h"
#include "muster/summary.h"
#include "number/numbering_plan.h"

namespace muster {

struct NumberTrace;
struct PlanTrace;

struct NumberReading {
  Key key = 0;  // not 0 exactly when code is kNone
  RepairSet repairs;
  uint16_t calling_code = 0;
  RegionId region = kNoRegion;
  Code code = Code::kNone;  // kNone: a number, of whatever type, that is valid, or only possible where that is enough
  NumberType type = NumberType::kUnknown;
  bool international = false;    // written with +, its calling code or an IDD prefix
  bool rewritten = false;        // not simply the end of what was written: an area code, for one, was put in
  bool trunk_prefix = false;     // the trunk prefix stands first in its national form
  bool no_trunk_prefix = false;  // typed nationally without the trunk prefix, and not a mobile
  bool only_possible = false;    // of code kNone: its length is all that speaks for it

  bool valid() const { return code == Code::kNone && !only_possible; }
};

// How numbers are read: what jobs, normalizers and sets of numbers have in common. Views die with the call that takes
// them.
struct ReaderOptions {
  std::string_view country_code, region, area_code;  // as in Job
  Validity validity = Validity::kValid;
  std::shared_ptr<const NumberingPlan> plan;  // null: the library's own
};

class NumberReader {
 public:
  // ErrorKind::kUsage for a country, region or area that is none.
  static absl::StatusOr<NumberReader> Create(const ReaderOptions& options);
  static absl::StatusOr<NumberReader> Create(std::string_view country_code, std::string_view area_code) {
    return Create({.country_code = country_code, .area_code = area_code});
  }
  // The same plan and validity from another region, without an area; kNoRegion: numbers that need no country.
  NumberReader In(RegionId home) const;

  NumberReading Read(std::string_view field) const;
  // The same without shortcuts; `trace`, when given, must be fresh and gets every step.
  NumberReading ReadGeneral(std::string_view field, NumberTrace* trace = nullptr) const;

  // The keys of all complete numbers in `field`: the one that Read finds, or else the parts of a field that
  // Read refuses (two numbers, a number with an extension, a number beside other text). A number that is only possible
  // may be made of several: its parts count too.
  void AppendNumbers(std::string_view field, std::vector<Key>* keys) const;

  // The same for lists on which nobody may be missed: of a field that Read refuses also every run of neighbouring
  // groups of digits that is a number by itself, or would be behind a plus, whatever stands between them. May find more
  // than was meant.
  void AppendNumbersSeen(std::string_view field, std::vector<Key>* keys) const;

  // The national form ("0912345678") of a key of this reader's country, with its trunk prefix or without; E.164 form of
  // any other. At `to`, where kNationalRoom bytes must be free; returns its end.
  static constexpr size_t kNationalRoom = 2 * kE164Room;
  char* PutNational(Key key, bool trunk_prefix, char* to) const;

  // Region ("TW") of a valid number; empty when unknown. As long as the plan.
  std::string_view Region(const NumberReading& reading) const;

  // The reader's country and its calling code, for example 886.
  RegionId home() const { return home_; }
  uint32_t calling_code() const { return calling_code_; }
  // Digits, without the trunk prefix; empty: none.
  const std::string& area_code() const { return area_code_; }
  const NumberingPlan& plan() const { return *plan_; }

 private:
  NumberReader(std::shared_ptr<const NumberingPlan> plan, RegionId home, std::string area_code, Validity validity);

  NumberReading QuickReading(Key key, RepairSet repairs) const;
  NumberReading ReadUncommon(std::string_view field) const;
  bool ReadBehindCode(std::string_view digits, bool plus, RepairSet repairs, NumberReading* reading) const;
  NumberReading ReadDigits(std::string_view digits, bool plus, RepairSet repairs, PlanTrace* trace = nullptr) const;
  NumberReading ReadWhole(std::string_view field, bool may_be_separated, NumberTrace* trace = nullptr) const;
  NumberReading ReadSeparated(std::string_view body, NumberTrace* trace) const;
  NumberReading ReadPart(std::string_view part) const;
  bool PartsAreNumbers(std::string_view field) const;

  // Constant after construction.
  std::shared_ptr<const NumberingPlan> plan_;
  RegionId home_;
  uint32_t calling_code_;
  std::string area_code_;  // digits without the trunk 0
  Validity validity_;
  QuickMobile quick_;
};

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_READER_H_
