// Compiled sets whose files are mapped, and what happens when somebody shortens such a file, or its disk fails, while a
// job reads it: the system then sends SIGBUS, which would end the process with half an output beside the target.
//
// Instead, the part that is gone reads as zeros from then on, so that the job can come to an end, and the job is
// cancelled. Nothing may be done on the ground of what it found: LostSet must be asked before its results are used.
#ifndef MUSTER_TOOLS_MUSTER_MAPPED_SETS_H_
#define MUSTER_TOOLS_MUSTER_MAPPED_SETS_H_

#include <muster/cancel.h>

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

namespace muster::cli {

// From now on reads of a part of the `bytes` at `data` that is gone from the file call token->Cancel(), which must live
// until the program ends. Catches SIGBUS from its first call on; faults anywhere else end the process as they would
// have. As SuppressionOptions::on_map; from any thread.
void GuardMappedSet(std::string_view path, const void* data, size_t bytes, CancelToken* token);

// ErrorKind::kSuppression when a part of a mapped set was gone, else OK.
absl::Status LostSet();

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_MAPPED_SETS_H_
