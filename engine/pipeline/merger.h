// From rows that survived to messages, a bounded piece at a time.
#ifndef MUSTER_PIPELINE_MERGER_H_
#define MUSTER_PIPELINE_MERGER_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "muster/sink.h"
#include "pipeline/chunk_work.h"
#include "pipeline/job_plan.h"

namespace muster {

// Belongs to one worker; `plan` is shared and constant.
class Merger {
 public:
  // No piece holds much more than this of text, or of encoded bytes: a chunk of short rows can merge into 100
  // times its size.
  static constexpr size_t kPieceBytes = 4 << 20;

  // `encoder` may be null.
  Merger(const JobPlan& plan, const MessageEncoder* encoder);

  // Merges the rows from `begin` on, as many as fit, into `*piece`. Rows whose message is at fault get their
  // outcome.
  void Merge(ChunkWork* work, size_t begin, MergedPiece* piece);

  // The values of a row, by template slot. Valid until the next call.
  std::span<const std::string_view> Values(const ChunkWork& work, size_t row);

 private:
  void MergeRow(ChunkWork* work, size_t row, MergedPiece* piece);

  const JobPlan& plan_;
  const MessageEncoder* const encoder_;
  const size_t row_reserve_;  // bytes of text that one more row can take at most
  std::vector<std::string_view> values_;
  TextRules::Scratch rules_scratch_;
};

// The row's own RefID, or the job's where it has none or could not be read.
std::string_view RefOf(const JobPlan& plan, const ChunkWork& work, size_t row);

}  // namespace muster

#endif  // MUSTER_PIPELINE_MERGER_H_
