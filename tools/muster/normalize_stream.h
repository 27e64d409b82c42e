// Standard input to standard output through `muster normalize`.
#ifndef MUSTER_TOOLS_MUSTER_NORMALIZE_STREAM_H_
#define MUSTER_TOOLS_MUSTER_NORMALIZE_STREAM_H_

#include <muster/normalizer.h>

#include "absl/status/status.h"

namespace muster::cli {

// In order, on `threads` threads (0: as many as processors). Whatever has come in is answered before it waits for more,
// also when reading then fails. ErrorKind::kOutput when writing fails, kList when reading does.
absl::Status NormalizeStandardInput(const Normalizer& normalizer, int threads);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_NORMALIZE_STREAM_H_
