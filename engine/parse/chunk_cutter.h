// Cuts a list into chunks on record boundaries, about `chunk_bytes` each, without holding more than a chunk
// and one record's look-ahead (and, at the first byte that is not ASCII, what its encoding is judged by). What a chunk
// holds never changes what its records mean.
//
// Thread rule: one thread at a time (gate 1).
#ifndef MUSTER_PARSE_CHUNK_CUTTER_H_
#define MUSTER_PARSE_CHUNK_CUTTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "muster/error.h"
#include "muster/summary.h"
#include "parse/chunk.h"
#include "parse/dialect.h"
#include "source/byte_source.h"

namespace muster {

// For a list of which nothing but ASCII is known when the cutter takes it over (ListHead::encoding_open): its encoding
// is settled at the first other byte, wherever that is.
struct OpenEncoding {
  std::string list_name;
  ErrorKind kind = ErrorKind::kList;
};

class ChunkCutter {
 public:
  // `read_ahead` are the bytes already read from `source` for the head; the first chunk begins at
  // `body_offset` in them, on physical line `first_line`. At least `read_step` bytes are asked for at a time;
  // tests make it small.
  ChunkCutter(std::unique_ptr<ByteSource> source, PaddedBuffer read_ahead, bool source_ended, uint64_t body_offset,
              uint64_t first_line, const Dialect& dialect, uint64_t chunk_bytes,
              std::optional<OpenEncoding> open_encoding = std::nullopt, size_t read_step = 64 << 10);
  ~ChunkCutter();

  // The next chunk into `*chunk` (all but ticket and list); false at the end of the list. Swaps buffers with
  // `*chunk`, so that memory goes round.
  absl::StatusOr<bool> Next(Chunk* chunk);

  // The list's encoding as far as it is known; kAuto: undecided, a suppression list's.
  Encoding encoding() const;
  // On what it was settled when that fell to the cutter; nullopt: it did not, or not yet.
  const std::optional<EncodingEvidence>& evidence() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_PARSE_CHUNK_CUTTER_H_
