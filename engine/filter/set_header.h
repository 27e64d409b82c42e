// What stands at the front of a compiled set (名單集, `.mset`): what it was made of and how its numbers were read.
//
// A set file, all numbers little-endian:
//
//     0  magic, 8 bytes (source/encoding_guess.h)       24  where the image of the numbers begins, its bytes
//     8  format version, 4 bytes                        40  where that of the hashes begins, its bytes
//    12  bytes of the header, 4 bytes                   56  XXH3-64 of the header with 0 in this place
//    16  bytes of the file
//
// Behind these 64 bytes, which are the same in every format version, stands the description (SetHeader), zeros up to a
// multiple of 4096, and two images (set_image.h), each beginning at such a multiple: the numbers, and the hashes of
// records that nothing can read (list option 12). The last 8 bytes are XXH3-64, seed 0, of all bytes before them.
//
// The header has a checksum of its own so that a file that was cut off can be told from one that is damaged.
#ifndef MUSTER_FILTER_SET_HEADER_H_
#define MUSTER_FILTER_SET_HEADER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "filter/set_reading.h"
#include "muster/summary.h"

namespace muster {

struct SetHeader {
  static constexpr size_t kFixedBytes = 64;
  static constexpr size_t kAlignment = 4096;
  static constexpr size_t kMaxBytes = size_t{64} << 20;
  static constexpr uint32_t kFormat = 1;

  SetReading reading;
  uint64_t numbers = 0;              // distinct
  Warning no_number;                 // records that yielded none; the first with its list
  std::vector<CompiledList> lists;   // what it was made of, in order
  uint64_t numbers_image_bytes = 0;  // where they are follows from their sizes
  uint64_t hashes_image_bytes = 0;
};

// Where the parts of a file stand whose header has `header_bytes` (a multiple of kAlignment).
struct SetLayout {
  SetLayout(uint64_t header_bytes, uint64_t numbers_image_bytes, uint64_t hashes_image_bytes);

  uint64_t numbers_at = 0, hashes_at = 0;
  uint64_t checksum_at = 0;  // the last 8 bytes of the file
  uint64_t file_bytes = 0;
};

// The header's bytes, a multiple of kAlignment. Over kMaxBytes: too many lists, ErrorKind::kUsage.
absl::StatusOr<std::string> EncodeSetHeader(const SetHeader& header);

// How many bytes the header has, by the first kFixedBytes of a file (or all of a shorter one).
struct SetHeaderSize {
  uint64_t bytes = 0;  // a multiple of kAlignment, at most kMaxBytes; 0: see fault
  SetFault fault;
};
SetHeaderSize SizeOfSetHeader(std::string_view first_bytes);

// Reads a header of which SizeOfSetHeader said that it has `bytes.size()`. False: see `fault`.
bool DecodeSetHeader(std::string_view bytes, SetHeader* header, SetFault* fault);

}  // namespace muster

#endif  // MUSTER_FILTER_SET_HEADER_H_
