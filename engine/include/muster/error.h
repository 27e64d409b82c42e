// How Muster's functions fail. Every absl::Status that comes from Muster carries one of these kinds as a
// payload, so that a program can choose its exit code or answer without reading the message.
//
// A message has up to four labelled lines: where (and the original text), why, what to do.
#ifndef MUSTER_ERROR_H_
#define MUSTER_ERROR_H_

#include <string_view>

#include "absl/status/status.h"

namespace muster {

// The values are the command line's exit codes.
enum class ErrorKind : int {
  kInternal = 1,      // a fault of Muster or of the machine (out of memory); also any foreign status
  kUsage = 2,         // job, options or template are wrong
  kList = 3,          // a recipient list cannot be read or decoded, or has no number column
  kRejectBudget = 4,  // more rejects than Job::max_rejects allows
  kOutput = 5,        // the output could not be written
  kSuppression = 6,   // a suppression list is missing, unreadable or empty
  kCancelled = 130,   // RunOptions::cancel was triggered
};

// `status` must not be OK. A status without Muster's payload is kInternal.
ErrorKind KindOf(const absl::Status& status);

// A status of `kind` with `message` (UTF-8, may have several lines).
absl::Status MakeError(ErrorKind kind, std::string_view message);

// The usual form: `where` (list, line, the text), `why`, `what_to_do`, each on a line of its own;
// empty parts are left out.
absl::Status MakeError(ErrorKind kind, std::string_view where, std::string_view why, std::string_view what_to_do);

}  // namespace muster

#endif  // MUSTER_ERROR_H_
