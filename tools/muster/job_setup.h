// What `run` and `check` do alike around Run: read the content, load the suppression sets, show progress.
#ifndef MUSTER_TOOLS_MUSTER_JOB_SETUP_H_
#define MUSTER_TOOLS_MUSTER_JOB_SETUP_H_

#include <muster/cancel.h>
#include <muster/sink.h>
#include <muster/source.h>
#include <muster/summary.h>
#include <muster/suppression.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "job_flags.h"

namespace muster::cli {

// Reads --content-file into the job and checks the job with it. ErrorKind::kUsage or kCancelled.
absl::Status ReadContent(JobFlags& flags, const CancelToken& cancel);

// Loads every suppression list, former output and file of registered entries into the job. ErrorKind::kSuppression,
// kUsage (registered entries) or kCancelled. `watch`, when given, gets the places of its keys.
absl::Status LoadSuppressionSets(JobFlags& flags, CancelToken& cancel, SuppressionWatch* watch = nullptr);

// The files as sources; - is standard input.
std::vector<Source> FileSources(const std::vector<std::string>& paths);

// How lists of `role`, given by `flag`, are loaded. Compiled sets of the user's own are mapped, and guarded
// (mapped_sets.h).
SuppressionOptions OptionsFor(const JobFlags& flags, std::string_view role, std::string_view flag, CancelToken& cancel,
                              SuppressionWatch* watch);

// Run with the progress bar; `partial` gets the account of a run that failed after it began.
absl::StatusOr<Summary> RunWithProgress(const JobFlags& flags, Sink& sink, CancelToken& cancel, Summary* partial);

// The token that signals cancel; the handlers are in place once this was called.
CancelToken& TokenOfSignals();

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_JOB_SETUP_H_
