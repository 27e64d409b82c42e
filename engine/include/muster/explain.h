// Why a number is what a job takes it for: every step from the field as written to the verdict, as data. The steps come
// out of the very functions that judge the rows of a job; nothing is read a second time by other rules.
//
// Sentences are the caller's: `muster explain` makes them, a service may make others. Everything here is a value that
// owns its text, and stays small however long the field was.
#ifndef MUSTER_EXPLAIN_H_
#define MUSTER_EXPLAIN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/sink.h"
#include "muster/summary.h"

namespace muster {

// A character of the field.
struct FieldCharacter {
  uint64_t at = 0;          // byte offset in the field
  uint32_t code_point = 0;  // U+FFFD for a byte that is no UTF-8
  std::string text;         // its bytes
  bool hidden = false;      // leaves nothing to see, breaks the line, or is no UTF-8
};

// What one repair took out or changed. Of leading_zero, prefix and area_code, which concern no characters, only the
// code.
struct ExplainedRepair {
  struct Piece {
    uint64_t at = 0;   // byte offset in the field
    std::string text;  // at most 40 bytes of it
  };
  Code code = Code::kNone;
  uint64_t count = 0;         // of all its pieces
  std::vector<Piece> pieces;  // the first 16
};

// How the calling code was found.
enum class CodeOrigin : uint8_t {
  kNone,                 // no calling code was found
  kPlus,                 // it stands behind the plus
  kInternationalPrefix,  // behind an international prefix, such as 002 in Taiwan
  kDoubleZero,           // behind 00
  kWritten,              // the home country's own, written without a plus
  kHome,                 // not written: the job's country
  kArea,                 // not written, nor the area: the job's country and area
};

// What went to the numbering plan, and its answer.
struct PlanExplanation {
  bool asked = false;   // false: the field never became digits
  std::string version;  // of the plan
  bool plus = false;
  std::string digits;  // at most 40 of them, as the plan got them
  CodeOrigin origin = CodeOrigin::kNone;
  // The digits cut up: prefix, calling code (when it is written), trunk prefix, national number. Of a refused number
  // the trunk prefix is still part of `national`.
  std::string prefix;  // "002", "00"
  uint32_t calling_code = 0;
  std::string trunk;
  std::string national;
  // The digits out of which the plan put `national` together where it is more than their end: a local number gets its
  // area code, for one. Else empty.
  std::string rewritten_from;
  std::string area;         // kArea: what was put in front, "02"
  Code code = Code::kNone;  // kNone: a valid number, or one that is only possible where that is enough
  bool only_possible = false;
  NumberType type = NumberType::kUnknown;
  std::string region;  // "TW"; empty when unknown
  Key with_plus = 0;   // of a refused number without plus: the number that it would be with one; 0: none
};

// A part of a field that holds several.
struct ExplainedPart {
  uint64_t at = 0;   // byte offset in the field
  std::string text;  // at most 40 bytes of it
  Code code = Code::kNone;
  Key key = 0;
};

enum class WrittenAs : uint8_t {
  kNumber,
  kNothing,     // nothing that can be seen
  kLostDigits,  // scientific notation without all its digits
  kExtension,   // a number, a mark, more digits
  kParts,       // parts between separators or blanks
  kOther,       // a character that belongs in no number
  kNotUtf8,
};

struct NumberExplanation {
  // The field: its beginning (at most 240 bytes), all hidden characters of that, and its size.
  std::string written;
  std::vector<FieldCharacter> unseen;
  uint64_t bytes = 0, characters = 0;
  bool spaces_around = false;  // spaces or tabs stand at an end: ignored, and no repair

  WrittenAs written_as = WrittenAs::kNumber;
  // In the order of the table of codes. Also of a number that was then refused; empty when the field is no number.
  std::vector<ExplainedRepair> repairs;
  FieldCharacter stop;          // kOther, kExtension, kParts, kNotUtf8: the first character that is no part of a number
  uint64_t digit_count = 0;     // digits that were read
  uint64_t missing_digits = 0;  // kLostDigits
  std::vector<ExplainedPart> parts;  // kParts: the first 8, up to the one that decided
  uint64_t part_count = 0;
  bool parted_by_blanks = false;
  Key before_extension = 0;  // kExtension: the number before the mark, when it is one
  PlanExplanation plan;

  // What the field means, whatever the options: kNone and its key and the repairs that it needs, or why it means
  // nothing.
  Code meaning = Code::kNone;
  Key meaning_key = 0;
  RepairSet meaning_repairs;

  // What the job makes of it.
  Code code = Code::kNone;  // kNone: accepted, or else a reject code
  Key key = 0;
  std::string to;  // as it goes out; empty when rejected
  NumberType type = NumberType::kUnknown;
  bool no_trunk_prefix = false;  // the warning
  std::string detail;            // of a reject: as in rejects.csv, English; may be empty

  // What suppression lists are asked for: the row's own key first; of a rejected field the numbers that can be seen in
  // it.
  std::vector<Key> probes;
  // The job's sets on which one of these stands, and what becomes of the row: a suppression code or kNone.
  bool on_unsubscribe = false, on_blacklist = false, on_whitelist = false, already_sent = false;
  Code suppression = Code::kNone;
  bool override_kept = false;
};

// Immutable after construction: any number of threads.
class Explainer {
 public:
  // Of the job count the numbers' options, list_option, whitelist_mode and the suppression sets, which are shared; the
  // message may be missing. ErrorKind::kUsage as EffectiveJob.
  static absl::StatusOr<Explainer> Create(Job job);
  Explainer(Explainer&&) noexcept;
  Explainer& operator=(Explainer&&) noexcept;
  ~Explainer();

  // `field` is UTF-8; bytes that are not are rejected as kInvalidEncoding. Linear in its length.
  NumberExplanation Explain(std::string_view field) const;

  // The options in force.
  const Job& job() const;

 private:
  struct Impl;
  explicit Explainer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_EXPLAIN_H_
