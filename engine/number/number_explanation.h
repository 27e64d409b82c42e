// The steps of a policy's verdict, gathered for a person.
#ifndef MUSTER_NUMBER_NUMBER_EXPLANATION_H_
#define MUSTER_NUMBER_NUMBER_EXPLANATION_H_

#include <string_view>

#include "muster/explain.h"
#include "number/number_policy.h"

namespace muster {

// Everything but what the suppression lists say. Linear in the field's length.
NumberExplanation ExplainNumber(const NumberPolicy& policy, std::string_view field);

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_EXPLANATION_H_
