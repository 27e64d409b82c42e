// The account of a job: counted per range of rows by the workers, added up in list order at gate 3.
#ifndef MUSTER_PIPELINE_ACCOUNT_H_
#define MUSTER_PIPELINE_ACCOUNT_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "muster/summary.h"
#include "pipeline/chunk_feed.h"
#include "pipeline/chunk_work.h"
#include "pipeline/job_plan.h"

namespace muster {

// Counts of a range of rows of one list. Plain data of one worker.
struct Tally {
  static constexpr size_t kCallingCodes = 1000;
  static constexpr size_t kSegmentCounts = 256;

  struct Noticed {
    uint64_t count = 0;
    uint64_t first_line = 0;
  };

  uint32_t list = 0;
  uint64_t records = 0, blank = 0, repeated_headers = 0, rows = 0;
  uint64_t emitted = 0, rejected = 0, suppressed = 0, duplicates = 0, repaired = 0;
  uint64_t segments = 0, gsm7_messages = 0;
  std::array<uint64_t, kCodeCount> by_code{};
  std::array<uint64_t, kCallingCodes> countries{};
  std::array<uint64_t, kSegmentCounts> messages_by_segments{};
  std::array<uint64_t, kNumberTypeCount> types{};
  std::array<Noticed, kCodeCount> warnings{};

  void Notice(Code warning, uint64_t line) {
    Noticed& noticed = warnings[static_cast<size_t>(warning)];
    if (noticed.count++ == 0) noticed.first_line = line;
  }
};

// Counts the rows of `piece`, and with the chunk's last row what TallyRest counts.
void TallyPiece(const ChunkWork& work, const MergedPiece& piece, Tally* tally);
// Adds what belongs to no row of the chunk: blank records and repeated headers.
void TallyRest(const ChunkWork& work, Tally* tally);

// The job's account. Thread rule: one thread at a time (gate 3).
class Account {
 public:
  explicit Account(const JobPlan& plan);

  void Add(const Tally& tally);
  // A warning that only the ordered walk can see.
  void Notice(Code warning, uint32_t list, uint64_t line);
  // What was seen where a warning's first place has no text yet.
  void ShowFirst(Code warning, std::string_view text);

  uint64_t rows() const { return summary_.rows; }
  uint64_t emitted() const { return summary_.emitted; }
  uint64_t rejected() const { return summary_.rejected; }

  // The summary so far, with what the feed saw of the lists.
  Summary Finish(const std::vector<ListProgress>& lists, uint64_t batches) const;

 private:
  const JobPlan& plan_;
  Summary summary_;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_ACCOUNT_H_
