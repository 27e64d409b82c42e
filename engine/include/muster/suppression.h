// A set of recipients who must not (or, as a whitelist, may) be messaged, loaded once and shared, read-only,
// by any number of jobs and threads.
//
// Numbers are compared by key, never by text: however a number is written in either list, it is found.
//
// A list may also be a compiled set (名單集, `.mset`, made by CompileSuppression), which is recognised by its first
// bytes and checked against its checksum when it is opened.
#ifndef MUSTER_SUPPRESSION_H_
#define MUSTER_SUPPRESSION_H_

#include <cstdint>
#include <functional>
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
class SetFile;

// Numbers whose places in the lists somebody wants to know. Load and FromOutputs add to `findings`; one watch may go
// through the load of several sets, one after the other.
struct SuppressionWatch {
  static constexpr size_t kKeptPlaces = 5;

  struct Place {
    std::string list;    // its path, "-", or the folder of a former output
    uint64_t line = 0;   // physical line, 1-based; 0: no line, as in a compiled set, which keeps no records
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

// Whether the file of a compiled set is mapped, and so shared with all processes that use it and open at once, however
// large, or copied into memory.
//
// A mapped file must not be written into or shortened while the set lives: a read of a part that is gone ends the
// process with SIGBUS, unless the program catches that. (Replacing the file by rename, as CompileSuppression does, is
// harmless.) So the library copies unless it is told that nobody does such things. Whatever is mapped is looked at
// again before each batch is submitted: Run fails with ErrorKind::kSuppression when it was changed.
enum class SetMapping : uint8_t {
  kCopy,
  kMapOwn,  // map what belongs to the process's user or to root and nobody else may write to; copy the rest
  kMap,     // map every file; what comes out of a pipe, out of memory or packed is copied all the same
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
  // Of compiled sets.
  SetMapping mapping = SetMapping::kCopy;
  // Called by the load with every file it maps, before it reads there: for a program that catches SIGBUS.
  std::function<void(std::string_view path, const void* data, size_t bytes)> on_map;
};

class SuppressionSet {
 public:
  ~SuppressionSet();
  SuppressionSet(const SuppressionSet&) = delete;
  SuppressionSet& operator=(const SuppressionSet&) = delete;

  // Reads all `sources`. ErrorKind::kSuppression when one is missing, unreadable, undecidable, holds no number, or has
  // too many records without one, or is a compiled set that is damaged or whose numbers were read otherwise than these
  // options say; ErrorKind::kUsage for wrong options.
  static absl::StatusOr<std::shared_ptr<const SuppressionSet>> Load(const std::vector<Source>& sources,
                                                                    const SuppressionOptions& options);

  // The numbers of messages in finished output folders (--exclude-output).
  static absl::StatusOr<std::shared_ptr<const SuppressionSet>> FromOutputs(const std::vector<std::string>& dirs,
                                                                           const SuppressionOptions& options);

  // From keys that the caller holds.
  static std::shared_ptr<const SuppressionSet> FromKeys(const std::vector<Key>& keys, std::string role);

  bool Contains(Key key) const;
  // Distinct numbers; one that stands in several compiled sets, or in one and in a list of text, counts for each.
  uint64_t size() const;
  uint64_t memory_bytes() const;  // without what is mapped
  // ErrorKind::kSuppression when a mapped file has been changed, so that answers given since it was loaded may be
  // wrong. Whoever calls Contains on mapped sets asks it before acting on the answers; Run does it by itself.
  absl::Status CheckUnchanged() const;
  const std::string& role() const { return role_; }
  // The version of the plan, and the validity, with which it was loaded; empty and kPossible for keys that the caller
  // held. EffectiveJob refuses a job of another plan, and one of kPossible with a set of kValid.
  const std::string& numbering_plan() const { return numbering_plan_; }
  Validity validity() const { return validity_; }
  const std::vector<SuppressionSummary>& files() const { return files_; }
  // Records that yielded no number, over all files: its warning for the summary.
  const Warning& no_number() const { return no_number_; }

  // For the engine: those of the lists of text, and beside them the compiled sets.
  const NumberSet& numbers() const { return *numbers_; }
  // Hashes of the records that no repair can read; they count only under list option 12.
  const NumberSet& unreadable() const { return *unreadable_; }
  const std::vector<std::unique_ptr<SetFile>>& compiled() const { return compiled_; }

 private:
  SuppressionSet();
  friend class SuppressionLoader;

  // All constant after construction.
  std::string role_;
  std::string numbering_plan_;
  Validity validity_ = Validity::kPossible;
  std::unique_ptr<NumberSet> numbers_;
  std::unique_ptr<NumberSet> unreadable_;
  std::vector<std::unique_ptr<SetFile>> compiled_;
  std::vector<SuppressionSummary> files_;
  Warning no_number_;
};

}  // namespace muster

#endif  // MUSTER_SUPPRESSION_H_
