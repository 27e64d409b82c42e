// The numbering plan: which numbers exist, of what type and in which region. The library has one built in; a newer one
// can be loaded from a file and given to jobs, normalizers and sets of numbers.
#ifndef MUSTER_NUMBERING_PLAN_H_
#define MUSTER_NUMBERING_PLAN_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace muster {

// Immutable: one plan serves any number of jobs and threads at once.
class NumberingPlan;

// --numbering-plan: the plan in a file that tools/plan wrote. ErrorKind::kUsage when it is missing, unreadable, larger
// than 64 MiB, no plan, or damaged. Every number option that takes a plan means the built-in one by null; what goes
// together in a job must have the same plan.
absl::StatusOr<std::shared_ptr<const NumberingPlan>> LoadNumberingPlan(const std::string& path);

// As in summaries: "google-libphonenumber 3.2.47". As long as the plan.
std::string_view NumberingPlanVersion(const NumberingPlan& plan);

// Of the plan that is built in.
std::string_view NumberingPlanVersion();

}  // namespace muster

#endif  // MUSTER_NUMBERING_PLAN_H_
