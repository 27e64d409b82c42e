// How the numbers of a compiled set were read, and whether a job may use the set: only when it would have found in the
// lists themselves nobody who is missing in the set. Anything else is refused, since a message to somebody who opted
// out is worse than a set that has to be compiled again.
//
// A set for opt-outs may hold more than the job would read: it was read with a country column that the job does not
// name, or also counts possible numbers. A white list must have been read exactly as the job would.
#ifndef MUSTER_FILTER_SET_READING_H_
#define MUSTER_FILTER_SET_READING_H_

#include <cstdint>
#include <optional>
#include <string>

#include "muster/job.h"
#include "muster/phrase.h"
#include "muster/suppression.h"
#include "number/number_reader.h"

namespace muster {

struct SetReading {
  // Raised whenever suppression lists are read in another way than before, so that they yield other keys: sets that
  // were compiled before miss people then, and are refused. A test notices.
  static constexpr uint32_t kRules = 1;

  uint32_t rules = kRules;
  bool white = false;  // only numbers that are certainly meant
  Validity validity = Validity::kValid;
  uint32_t calling_code = 0;
  std::string region;          // of national numbers: "TW"
  std::string area_code;       // digits without the trunk prefix; empty: none
  std::string country_column;  // folded (FoldName); empty: none
  std::string numbering_plan;  // its version

  friend bool operator==(const SetReading&, const SetReading&) = default;
};

// Why something is of no use, and what to do about it.
struct SetFault {
  Phrase why;
  Phrase what_to_do;
};

// How a loader with these options, whose numbers `reader` reads, reads its lists.
SetReading ReadingOf(const SuppressionOptions& options, const NumberReader& reader);

// nullopt: a job whose lists would be read like `job` may use a set that was read like `set`.
std::optional<SetFault> WhyUnfit(const SetReading& set, const SetReading& job);

// What to do about a set that is damaged or unfit: compile it again from its lists, for a set that is to be read like
// `reading` with the flags for that.
Phrase CompileAgain();
Phrase CompileAgainFor(const SetReading& reading);

}  // namespace muster

#endif  // MUSTER_FILTER_SET_READING_H_
