// Gzip and Zstandard, recognised by their first bytes and unpacked on the way.
#ifndef MUSTER_SOURCE_PACKED_SOURCE_H_
#define MUSTER_SOURCE_PACKED_SOURCE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "source/byte_source.h"

namespace muster {

enum class Packing { kNone, kGzip, kZstd };

inline constexpr size_t kSignatureBytes = 4;

// Of a list that begins with `first`: kSignatureBytes, or all of a shorter list.
Packing PackingOf(std::string_view first);

// What `packed` holds, unpacked; members (frames) that follow one another are read as one text. A truncated
// or damaged one, and anything but a member (or, with Gzip, zero bytes) behind the last, is an error of `kind`.
absl::StatusOr<std::unique_ptr<ByteSource>> Unpack(Packing packing, const std::string& name,
                                                   std::unique_ptr<ByteSource> packed, ErrorKind kind);

}  // namespace muster

#endif  // MUSTER_SOURCE_PACKED_SOURCE_H_
