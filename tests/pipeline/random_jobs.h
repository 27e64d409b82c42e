// Random jobs for differential tests: lists made of pieces that are likely to go wrong.
#ifndef MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_
#define MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_

#include <cstdint>

#include "reference/job.h"

namespace muster {

// The same job for the same seed.
muster_reference::RefJob RandomJob(uint32_t seed);

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_RANDOM_JOBS_H_
