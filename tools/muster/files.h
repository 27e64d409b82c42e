// Reading small files whole, and writing results to standard output.
#ifndef MUSTER_TOOLS_MUSTER_FILES_H_
#define MUSTER_TOOLS_MUSTER_FILES_H_

#include <muster/cancel.h>
#include <muster/phrase.h>

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace muster::cli {

// All bytes of `path`, or of standard input for "-". ErrorKind::kUsage, beginning with `what` ("the content"), when it
// cannot be read or is over `max_bytes`; ErrorKind::kCancelled when `cancel` (may be null) fired while it waited.
absl::StatusOr<std::string> ReadWhole(const Phrase& what, const std::string& path, size_t max_bytes,
                                      const CancelToken* cancel);

// Writes all of `text` to standard output; ErrorKind::kOutput with the system's reason otherwise.
absl::Status WriteOut(std::string_view text);

// Writes to standard error, as much of it as goes.
void WriteErr(std::string_view text);

// Makes sure that descriptors 0 to 2 are taken, so that no file of ours is opened as standard output by accident. A
// standard output that was closed stays unwritable.
void ReserveStandardDescriptors();

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_FILES_H_
