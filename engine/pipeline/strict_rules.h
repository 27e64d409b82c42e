// What stops a job under --strict-rules, in words.
#ifndef MUSTER_PIPELINE_STRICT_RULES_H_
#define MUSTER_PIPELINE_STRICT_RULES_H_

#include <string_view>

#include "absl/status/status.h"
#include "merge/text_rules.h"
#include "muster/job.h"
#include "muster/phrase.h"

namespace muster {

// ErrorKind::kUsage. `place`: "list.csv, line 7"; `text`: what breaks the rule.
absl::Status StrictRulesError(const BrokenRule& broken, const Phrase& place, std::string_view text, const Job& job);

}  // namespace muster

#endif  // MUSTER_PIPELINE_STRICT_RULES_H_
