// Gate 3: results reach the sink in list order, and the account is kept.
//
// Between Enter and Leave a worker has it for itself. The order of calls to the sink is a pure function of the
// input: before a batch is submitted, everything about earlier rows was told and nothing about later ones.
#ifndef MUSTER_PIPELINE_HAND_OVER_H_
#define MUSTER_PIPELINE_HAND_OVER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "emit/batch_cutter.h"
#include "filter/number_set.h"
#include "muster/pipeline.h"
#include "pipeline/account.h"
#include "pipeline/chunk_work.h"
#include "pipeline/job_plan.h"
#include "pipeline/merger.h"
#include "pipeline/ordered_gate.h"

namespace muster {

class HandOver {
 public:
  // `encoded`: the sink has an encoder.
  HandOver(const JobPlan& plan, Sink* sink, const SinkNeeds& needs, bool encoded);

  bool Enter(uint64_t ticket) { return gate_.Enter(ticket); }
  void Leave() { gate_.Leave(); }
  void Close() { gate_.Close(); }

  // Only between Enter and Leave. `tally` is of `piece`; `merger` is the worker's own.
  absl::Status Deliver(ChunkWork* work, MergedPiece* piece, Tally* tally, Merger* merger);

  // Only when no worker runs any more: the last batch, and the percentage of the reject budget.
  absl::Status Finish();
  Summary MakeSummary(const std::vector<ListProgress>& lists) const;
  // Only between Enter and Leave, or when no worker runs.
  const Account& account() const { return account_; }

 private:
  absl::Status DeliverInOrder(const ChunkWork& work, const MergedPiece& piece, Merger* merger);
  // Tells of the first of `others`, those before the row `end`, and takes them off.
  absl::Status TellRows(const ChunkWork& work, size_t end, Merger* merger, std::span<const uint32_t>* others);
  absl::Status TellRejected(const ChunkWork& work, size_t row, Merger* merger);
  absl::Status TellSuppressed(const ChunkWork& work, size_t row);
  absl::Status TellDuplicate(const ChunkWork& work, size_t row);
  // Offset and length of a row's record in the list's bytes, and its bytes as far as they are shown.
  void PlaceRecord(const ChunkWork& work, size_t row, RejectedRow* rejected);
  std::string Detail(const ChunkWork& work, size_t row, Merger* merger) const;
  std::string EncodingDetail(const ChunkWork& work, size_t row) const;
  // Where a piece ends the job, and why.
  struct Stop {
    size_t end = 0;        // rows from here on count no more
    size_t front_end = 0;  // and no bytes of the chunk from here on
    absl::Status why;      // OK: the reject budget
  };
  std::optional<Stop> StopIn(const ChunkWork& work, const MergedPiece& piece) const;
  // The row at which the reject budget ends the job; nullopt while it lasts.
  std::optional<size_t> BudgetEnd(const ChunkWork& work, const MergedPiece& piece) const;
  absl::Status StrictError(const BrokenRule& broken, const MergedPiece& piece) const;
  void StopAt(const Stop& stop, ChunkWork* work, MergedPiece* piece, Tally* tally);
  void NoticeLostRecipients(const ChunkWork& work, const MergedPiece& piece);
  absl::Status BudgetError() const;

  const JobPlan& plan_;
  Sink* const sink_;
  const SinkNeeds needs_;
  OrderedGate gate_;
  // Held by whoever is inside gate_.
  Account account_;
  BatchCutter cutter_;
  uint64_t given_ = 0;           // messages given to cutter_
  std::string number_, record_;  // scratch
  // Of a UTF-16 list: how far offsets were counted back in the chunk at hand.
  struct Counted {
    uint64_t ticket = UINT64_MAX;
    size_t text = 0;
    uint64_t list = 0;
  } counted_;
  NumberSet faulted_, lost_;
  std::optional<uint32_t> stopped_in_;       // the list in which the job was ended
  std::optional<uint32_t> beyond_ascii_in_;  // the last list of which text beyond ASCII was told
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_HAND_OVER_H_
