// The unit of work: a piece of one list that starts and ends on record boundaries.
#ifndef MUSTER_PARSE_CHUNK_H_
#define MUSTER_PARSE_CHUNK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "muster/job.h"

namespace muster {

// A growing byte buffer that always has kPadding readable zero bytes behind its content, so that kernels may
// read past the end. Keeps its memory between uses.
class PaddedBuffer {
 public:
  static constexpr size_t kPadding = 64;

  PaddedBuffer() = default;
  PaddedBuffer(PaddedBuffer&& other) noexcept { swap(other); }
  PaddedBuffer& operator=(PaddedBuffer&& other) noexcept {
    swap(other);
    return *this;
  }

  char* data() { return bytes_.get(); }
  const char* data() const { return bytes_.get(); }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  std::string_view view() const { return {bytes_.get(), size_}; }
  // Keeps the content; at least doubles when it grows.
  void Reserve(size_t capacity);
  // Up to capacity; bytes that were never written are unspecified. Clears the padding.
  void Resize(size_t size);
  void Append(std::string_view bytes);
  void Clear() { Resize(0); }
  void swap(PaddedBuffer& other) noexcept;

 private:
  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

// The bytes are text in `encoding`; of a UTF-16 list, whose encoding is kept here, they are its text as UTF-8.
struct Chunk {
  uint64_t ticket = 0;      // its place in the order of the whole job
  uint32_t list = 0;        // index into the sources
  uint64_t first_byte = 0;  // offset of its first byte in the list's unpacked bytes
  // Of its text: the list's, as far as it was known when the chunk was cut. kAuto: undecided, a suppression list's.
  Encoding encoding = Encoding::kUtf8;
  uint64_t first_line = 1;  // physical line of its first byte, 1-based
  // Line ends it holds, those of a record's left-out rest not included.
  uint64_t lines = 0;
  // Not 0: the chunk is one record over Dialect::max_record_bytes, of this length in the list's bytes without its line
  // end, of which `bytes` holds only the first 4 KiB or more.
  uint64_t oversize_bytes = 0;
  PaddedBuffer bytes;
};

}  // namespace muster

#endif  // MUSTER_PARSE_CHUNK_H_
