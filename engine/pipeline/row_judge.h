// The stages of a chunk before its order matters: scan, decode, read the numbers, ask the suppression sets.
#ifndef MUSTER_PIPELINE_ROW_JUDGE_H_
#define MUSTER_PIPELINE_ROW_JUDGE_H_

#include <string_view>
#include <vector>

#include "filter/suppressor.h"
#include "muster/sink.h"
#include "pipeline/chunk_work.h"
#include "pipeline/country_readers.h"
#include "pipeline/job_plan.h"

namespace muster {

// Belongs to one worker; `plan` is shared and constant.
class RowJudge {
 public:
  explicit RowJudge(const JobPlan& plan) : plan_(plan), countries_(plan.numbers) {}

  // Fills everything of `work` that does not depend on other chunks. Afterwards keys[i] is 0 for rows that are
  // out already.
  void Judge(ChunkWork* work);

 private:
  void ReadNumbers(ChunkWork* work);
  void Suppress(ChunkWork* work);
  void SuppressAsWritten(ChunkWork* work);

  const JobPlan& plan_;
  CountryReaders countries_;
  std::vector<std::string_view> fields_;
  SuppressorScratch scratch_;
  std::vector<Code> suppressed_;
  std::vector<Key> also_seen_;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_ROW_JUDGE_H_
