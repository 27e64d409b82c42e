// data/numbering_plan.bin, which is part of the library.
#ifndef MUSTER_NUMBER_EMBEDDED_PLAN_H_
#define MUSTER_NUMBER_EMBEDDED_PLAN_H_

#include <string_view>

namespace muster {

// Static storage, at an address that is a multiple of 16.
std::string_view EmbeddedPlan();

}  // namespace muster

#endif  // MUSTER_NUMBER_EMBEDDED_PLAN_H_
