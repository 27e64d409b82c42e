// The command line that repeats a job with nothing left to detection or default.
#ifndef MUSTER_TOOLS_MUSTER_EXPLICIT_COMMAND_H_
#define MUSTER_TOOLS_MUSTER_EXPLICIT_COMMAND_H_

#include <muster/summary.h>

#include <string>

#include "job_flags.h"

namespace muster::cli {

// "muster run …", quoted for a POSIX shell. With one list every detected setting of it is written out; with several,
// which may differ, only what was set. `summary` is the job's.
std::string ExplicitCommand(const JobFlags& flags, const Summary& summary);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_EXPLICIT_COMMAND_H_
