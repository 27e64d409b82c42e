// Counts and hashes the bytes of a list as they are read.
#ifndef MUSTER_SOURCE_METERED_SOURCE_H_
#define MUSTER_SOURCE_METERED_SOURCE_H_

#include <cstdint>
#include <memory>

#include "source/byte_source.h"

namespace muster {

// What was read of a list. Shared between its reader and whoever wants the figures; one thread at a time.
class SourceMeter {
 public:
  SourceMeter();
  ~SourceMeter();
  SourceMeter(const SourceMeter&) = delete;
  SourceMeter& operator=(const SourceMeter&) = delete;

  void Add(const char* bytes, size_t size);
  uint64_t bytes() const { return bytes_; }
  // XXH3-64, seed 0, of all of them.
  uint64_t xxh3() const;

 private:
  struct Hash;
  std::unique_ptr<Hash> hash_;
  uint64_t bytes_ = 0;
};

// `inner`, every byte of it added to `meter`.
std::unique_ptr<ByteSource> Metered(std::unique_ptr<ByteSource> inner, std::shared_ptr<SourceMeter> meter);

}  // namespace muster

#endif  // MUSTER_SOURCE_METERED_SOURCE_H_
