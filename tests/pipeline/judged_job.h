// One job done by the engine and by the judge, and what came of it as the same lines of text.
#ifndef MUSTER_TESTS_PIPELINE_JUDGED_JOB_H_
#define MUSTER_TESTS_PIPELINE_JUDGED_JOB_H_

#include <cstdint>
#include <string>

#include "reference/job.h"

namespace muster {

// Everything that a sink is told, the counters, and what was found out about each list; a line each. Of a job that
// failed the kind of error and nothing else, but for one that ended at its reject budget.
struct JobAnswer {
  std::string lines;
  std::string error_message;  // for people; not to be compared
};

// How the engine gets the job's suppression lists.
enum class ListForm {
  kText,
  kCompiled,        // each compiled into a set, which is mapped
  kSecondCompiled,  // every other one, copied
};

JobAnswer EngineAnswer(const muster_reference::RefJob& job, int threads, uint64_t chunk_bytes,
                       ListForm form = ListForm::kText);
JobAnswer JudgeAnswer(const muster_reference::RefJob& job, const muster_reference::RefResult& result);

// The lines that only one of them has, and their messages; "" when they agree.
std::string DifferenceOf(const JobAnswer& engine, const JobAnswer& judge);

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_JUDGED_JOB_H_
