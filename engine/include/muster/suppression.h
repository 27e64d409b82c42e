// A set of recipients who must not (or, as a whitelist, may) be messaged, loaded once and shared, read-only,
// by any number of jobs and threads.
//
// Numbers are compared by key, never by text: however a number is written in either list, it is found.
#ifndef MUSTER_SUPPRESSION_H_
#define MUSTER_SUPPRESSION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/job.h"
#include "muster/numbering_plan.h"
#include "muster/sink.h"
#include "muster/source.h"
#include "muster/summary.h"

namespace muster {

class CancelToken;
class NumberSet;

// Numbers whose places in the lists somebody wants to know. Load and FromOutputs add to `findings`; one watch may go
// through the load of several sets, one after the other.
struct SuppressionWatch {
  static constexpr size_t kKeptPlaces = 5;

  struct Place {
    std::string list;    // its path, "-", or the folder of a former output
    uint64_t line = 0;   // physical line, 1-based; 0: no line
    std::string record;  // shortened, for display
    std::string entry;   // what the number was read from: the field, or a piece of the record; at most 400 bytes
  };
  struct Finding {
    Key key = 0;
    std::string role;           // of the set, "unsubscribe"
    uint64_t count = 0;         // records
    std::vector<Place> places;  // the first kKeptPlaces
    std::string last_list;      // where it was last seen
    uint64_t last_line = 0;
  };

  std::vector<Key> keys;
  std::vector<Finding> findings;
};

struct SuppressionOptions {
  // For messages and the summary. For every role but "whitelist" nobody may be missed: lists without a header count
  // with all their columns, and fields that no repair can read with every number that can be seen in them.
  std::string role = "unsubscribe";
  std::string flag = "--unsubscribe";  // for messages
  // How national numbers are read; as in Job.
  std::string country_code;
  std::string region;
  std::string area_code;
  // As in ListFormat. Of a list that has this column every number is read in the country of its row too; on a white
  // list, which must have the column by name, only there.
  std::string country_column;
  // kPossible: every number of a possible length counts too, so that a job of either validity misses nobody.
  Validity validity = Validity::kValid;
  std::shared_ptr<const NumberingPlan> numbering_plan;  // null: the built-in one
  bool allow_empty = false;                             // --allow-empty-list
  // --max-list-errors: more records without a number than this stop the load. A percentage is exceeded only
  // by more than one record.
  Budget max_errors{.is_percent = true, .percent = 1.0, .count = 0};
  const CancelToken* cancel = nullptr;
  SuppressionWatch* watch = nullptr;  // not owned; must stay until the load returns
};

class SuppressionSet {
 public:
  ~SuppressionSet();
  SuppressionSet(const SuppressionSet&) = delete;
  SuppressionSet& operator=(const SuppressionSet&) = delete;

  // Reads all `sources`. ErrorKind::kSuppression when one is missing, unreadable, undecidable, holds no
  // number, or has too many records without one; ErrorKind::kUsage for wrong options.
  static absl::StatusOr<std::shared_ptr<const SuppressionSet>> Load(const std::vector<Source>& sources,
                                                                    const SuppressionOptions& options);

  // The numbers of messages in finished output folders (--exclude-output).
  static absl::StatusOr<std::shared_ptr<const SuppressionSet>> FromOutputs(const std::vector<std::string>& dirs,
                                                                           const SuppressionOptions& options);

  // From keys that the caller holds.
  static std::shared_ptr<const SuppressionSet> FromKeys(const std::vector<Key>& keys, std::string role);

  bool Contains(Key key) const;
  uint64_t size() const;  // distinct numbers
  uint64_t memory_bytes() const;
  const std::string& role() const { return role_; }
  // The version of the plan, and the validity, with which it was loaded; empty and kPossible for keys that the caller
  // held. EffectiveJob refuses a job of another plan, and one of kPossible with a set of kValid.
  const std::string& numbering_plan() const { return numbering_plan_; }
  Validity validity() const { return validity_; }
  const std::vector<SuppressionSummary>& files() const { return files_; }
  // Records that yielded no number, over all files: its warning for the summary.
  const Warning& no_number() const { return no_number_; }

  // For the engine.
  const NumberSet& numbers() const { return *numbers_; }
  // Hashes of the records that no repair can read; they count only under list option 12.
  const NumberSet& unreadable() const { return *unreadable_; }

 private:
  SuppressionSet();
  friend class SuppressionLoader;

  // All constant after construction.
  std::string role_;
  std::string numbering_plan_;
  Validity validity_ = Validity::kPossible;
  std::unique_ptr<NumberSet> numbers_;
  std::unique_ptr<NumberSet> unreadable_;
  std::vector<SuppressionSummary> files_;
  Warning no_number_;
};

}  // namespace muster

#endif  // MUSTER_SUPPRESSION_H_
