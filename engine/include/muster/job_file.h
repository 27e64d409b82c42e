// A job in JSON with the SMS.aspx parameter names (and ours), case-insensitive: --job FILE.
#ifndef MUSTER_JOB_FILE_H_
#define MUSTER_JOB_FILE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace muster {

// A parameter that a job file may hold.
struct JobParameter {
  std::string_view name;    // "SMSListFile"
  std::string_view flag;    // the command line's long flag without dashes: "list"; "" for a kept field
  bool repeatable = false;  // may be an array of strings
  bool ignored = false;     // ManagerLoginName, ManagerPassword
};

// All parameters, in the README's order.
const std::vector<JobParameter>& JobParameters();

// Reads `json` (one object; strings, numbers and booleans; arrays where repeatable) into (parameter, value)
// pairs in file order; values as text, `true`/`false` for booleans. Empty strings and nulls are absent.
// ErrorKind::kUsage names an unknown or mistyped name with the nearest known one. `name` is the file's name
// for messages.
absl::StatusOr<std::vector<std::pair<const JobParameter*, std::string>>> ParseJobFile(std::string_view name,
                                                                                      std::string_view json);

}  // namespace muster

#endif  // MUSTER_JOB_FILE_H_
