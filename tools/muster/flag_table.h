// The table of the job's flags: name, help text and what each one does to JobFlags.
#ifndef MUSTER_TOOLS_MUSTER_FLAG_TABLE_H_
#define MUSTER_TOOLS_MUSTER_FLAG_TABLE_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "job_flags.h"

namespace muster::cli {

struct JobFlag {
  std::string_view name;
  std::string_view value;  // empty: a switch
  std::string_view group;
  std::string_view help;  // without the original parameter's name, which comes from JobParameters()
  bool repeatable;
  absl::Status (*apply)(const FlagUse& use, JobFlags& flags);
};

// In the order of the help text. The last one, --preview, is for `check` only.
const std::vector<JobFlag>& JobFlagTable();

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_FLAG_TABLE_H_
