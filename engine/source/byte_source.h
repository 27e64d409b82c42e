// Bytes of a list, front to back: the one interface behind which files, pipes, memory, caller's streams and
// unpacking stand.
//
// Thread rule: one thread at a time. Errors carry the ErrorKind given to OpenSource, or kCancelled.
#ifndef MUSTER_SOURCE_BYTE_SOURCE_H_
#define MUSTER_SOURCE_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "muster/source.h"

namespace muster {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads at most `size` bytes (at least 1) and returns how many; 0 only at the end. At the end of a
  // regular file its size and modification time must be those it was opened with, else an error: it grew or
  // shrank while it was read.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
  // Unpacked bytes in all, where that is known beforehand.
  virtual std::optional<uint64_t> TotalBytes() const = 0;
};

// Opens `source` and looks at its first bytes: Gzip and Zstandard are unpacked (several members are read in
// a row; a truncated one is an error of Read). Waits of pipes and standard input end when `cancel` (may be
// null) is triggered. Folders are refused. `kind` is kList or kSuppression.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const Source& source, const CancelToken* cancel, ErrorKind kind);

// `first`, already read from `inner`, and then the rest of it.
std::unique_ptr<ByteSource> WithFirstBytes(std::string first, std::unique_ptr<ByteSource> inner);

}  // namespace muster

#endif  // MUSTER_SOURCE_BYTE_SOURCE_H_
