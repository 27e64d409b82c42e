// Zero-filled memory straight from the system that grows without copying: the pages are moved, not their
// content. Large blocks are placed for huge pages, which saves most of the address misses of random access.
//
// Owns its memory; data() changes when it grows. Not thread-safe. Throws std::bad_alloc as operator new does.
#ifndef MUSTER_FILTER_MAPPED_MEMORY_H_
#define MUSTER_FILTER_MAPPED_MEMORY_H_

#include <cstddef>

namespace muster {

class MappedMemory {
 public:
  MappedMemory() = default;
  ~MappedMemory() { Resize(0); }
  MappedMemory(const MappedMemory&) = delete;
  MappedMemory& operator=(const MappedMemory&) = delete;

  // At least `bytes`, rounded up to the system's page. Content is kept up to the smaller size; what is new is
  // zero up to the rounded size.
  void Resize(size_t bytes);
  void swap(MappedMemory& other) noexcept;

  void* data() const { return data_; }
  size_t bytes() const { return bytes_; }

 private:
  void* data_ = nullptr;
  size_t bytes_ = 0;
};

}  // namespace muster

#endif  // MUSTER_FILTER_MAPPED_MEMORY_H_
