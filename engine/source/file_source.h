// Files, pipes, terminals and standard input as a ByteSource. A wait on anything but a regular file ends when
// the cancel token is triggered.
#ifndef MUSTER_SOURCE_FILE_SOURCE_H_
#define MUSTER_SOURCE_FILE_SOURCE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "source/byte_source.h"

namespace muster {

// Errors are of `kind` and name the reason. `cancel` may be null; otherwise it outlives the result.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path, const CancelToken* cancel,
                                                     ErrorKind kind);

// The descriptor 0, which stays open afterwards and is left as it is.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenStdin(const std::string& name, const CancelToken* cancel,
                                                      ErrorKind kind);

}  // namespace muster

#endif  // MUSTER_SOURCE_FILE_SOURCE_H_
