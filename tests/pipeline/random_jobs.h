// Random jobs for differential tests: lists made of pieces that are likely to go wrong.
#ifndef MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_
#define MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_

#include <cstdint>
#include <string>

#include "reference/job.h"

namespace muster {

// The same job for the same seed.
muster_reference::RefJob RandomJob(uint32_t seed);

// What a person needs to see of a job when a test fails.
std::string Show(const muster_reference::RefJob& job);

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_
