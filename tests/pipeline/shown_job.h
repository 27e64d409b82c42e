// What a person needs to see of a job when a test fails.
#ifndef MUSTER_TESTS_PIPELINE_SHOWN_JOB_H_
#define MUSTER_TESTS_PIPELINE_SHOWN_JOB_H_

#include <string>

#include "reference/job.h"

namespace muster {

// Options and lists; a list that is not UTF-8 with its bytes escaped.
std::string Show(const muster_reference::RefJob& job);

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_SHOWN_JOB_H_
