// Cuts a list into chunks on record boundaries, about `chunk_bytes` each, without holding more than a chunk
// and one record's look-ahead. What a chunk holds never changes what its records mean.
//
// Thread rule: one thread at a time (gate 1).
#ifndef MUSTER_PARSE_CHUNK_CUTTER_H_
#define MUSTER_PARSE_CHUNK_CUTTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "parse/chunk.h"
#include "parse/dialect.h"
#include "source/byte_source.h"

namespace muster {

class ChunkCutter {
 public:
  // `read_ahead` are the bytes already read from `source` for the head; the first chunk begins at
  // `body_offset` in them, on physical line `first_line`. At least `read_step` bytes are asked for at a time;
  // tests make it small.
  ChunkCutter(std::unique_ptr<ByteSource> source, PaddedBuffer read_ahead, bool source_ended, uint64_t body_offset,
              uint64_t first_line, const Dialect& dialect, uint64_t chunk_bytes, size_t read_step = 64 << 10);
  ~ChunkCutter();

  // The next chunk into `*chunk` (all but ticket and list); false at the end of the list. Swaps buffers with
  // `*chunk`, so that memory goes round.
  absl::StatusOr<bool> Next(Chunk* chunk);

  uint64_t bytes_read() const;  // unpacked bytes taken from the source, head included
  uint64_t xxh3() const;        // XXH3-64, seed 0, of all of them; final after Next returned false

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_PARSE_CHUNK_CUTTER_H_
