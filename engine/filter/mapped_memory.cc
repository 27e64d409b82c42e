#include "filter/mapped_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <new>
#include <utility>

namespace muster {
namespace {

constexpr size_t kHugePage = size_t{2} << 20;

size_t RoundUp(size_t value, size_t unit) { return (value + unit - 1) / unit * unit; }

void* Map(size_t bytes) {
  void* data = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) throw std::bad_alloc();
  return data;
}

// Address space for `bytes` that begins on a huge page.
void* MapAligned(size_t bytes) {
  char* const wide = static_cast<char*>(Map(bytes + kHugePage));
  char* const data = wide + (RoundUp(reinterpret_cast<uintptr_t>(wide), kHugePage) - reinterpret_cast<uintptr_t>(wide));
  if (data != wide) munmap(wide, static_cast<size_t>(data - wide));
  const size_t behind = static_cast<size_t>(wide + kHugePage - data);
  if (behind > 0) munmap(data + bytes, behind);
  return data;
}

void* Grow(void* old_data, size_t old_bytes, size_t bytes) {
  void* moved = mremap(old_data, old_bytes, bytes, 0);
  if (moved != MAP_FAILED) return moved;
  void* const place = MapAligned(bytes);
  moved = mremap(old_data, old_bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, place);
  if (moved == MAP_FAILED) {
    munmap(place, bytes);
    throw std::bad_alloc();
  }
  return moved;
}

}  // namespace

void MappedMemory::Resize(size_t bytes) {
  static const size_t system_page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  bytes = RoundUp(bytes, bytes >= kHugePage ? kHugePage : system_page);
  if (bytes == bytes_) return;
  if (bytes < bytes_) {
    munmap(static_cast<char*>(data_) + bytes, bytes_ - bytes);
    if (bytes == 0) data_ = nullptr;
  } else if (bytes_ == 0) {
    data_ = bytes >= kHugePage ? MapAligned(bytes) : Map(bytes);
  } else {
    data_ = Grow(data_, bytes_, bytes);
  }
  // Only advice: where the system has no huge pages all goes on as before.
  if (bytes >= kHugePage && bytes > bytes_) madvise(data_, bytes, MADV_HUGEPAGE);
  bytes_ = bytes;
}

void MappedMemory::swap(MappedMemory& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(bytes_, other.bytes_);
}

}  // namespace muster
