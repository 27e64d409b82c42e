#include "parse/chunk.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace muster {

void PaddedBuffer::Reserve(size_t capacity) {
  if (capacity <= capacity_) return;
  capacity = std::max(capacity, 2 * capacity_);
  auto grown = std::make_unique_for_overwrite<char[]>(capacity + kPadding);
  if (size_ > 0) std::memcpy(grown.get(), bytes_.get(), size_);
  bytes_ = std::move(grown);
  capacity_ = capacity;
  Resize(size_);
}

void PaddedBuffer::Resize(size_t size) {
  size_ = size;
  if (bytes_ != nullptr) std::memset(bytes_.get() + size, 0, kPadding);
}

void PaddedBuffer::Append(std::string_view bytes) {
  if (bytes.empty()) return;
  Reserve(size_ + bytes.size());
  std::memcpy(bytes_.get() + size_, bytes.data(), bytes.size());
  Resize(size_ + bytes.size());
}

void PaddedBuffer::swap(PaddedBuffer& other) noexcept {
  bytes_.swap(other.bytes_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

}  // namespace muster
