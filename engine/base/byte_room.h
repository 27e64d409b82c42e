// Bytes written through a cursor: room is asked for once, for all that a record may take, and then filled without a
// check for each piece. Its memory is not cleared, grows by doubling and is kept between uses.
//
//     char* to = room.Reserve(most);
//     to = CopyShort(name, to);
//     room.SetEnd(to);
//
// Thread rule: one thread at a time.
#ifndef MUSTER_BASE_BYTE_ROOM_H_
#define MUSTER_BASE_BYTE_ROOM_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace muster {

class ByteRoom {
 public:
  // Room for `most` bytes behind what is there, and the place of the first of them. Views of what is there die when the
  // room must grow: never within what was reserved before.
  char* Reserve(size_t most) {
    if (most > capacity_ - size_) Grow(most);
    return bytes_.get() + size_;
  }
  // What was written up to `end` stays.
  void SetEnd(const char* end) { size_ = static_cast<size_t>(end - bytes_.get()); }
  void Append(std::string_view bytes) {
    if (bytes.empty()) return;
    std::memcpy(Reserve(bytes.size()), bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  void Clear() { size_ = 0; }
  // Forgets what is behind the first `size` bytes.
  void Truncate(size_t size) { size_ = std::min(size, size_); }

  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  void Grow(size_t most) {
    const size_t capacity = std::max(size_ + most, 2 * capacity_);
    auto grown = std::make_unique_for_overwrite<char[]>(capacity);
    if (size_ > 0) std::memcpy(grown.get(), bytes_.get(), size_);
    bytes_ = std::move(grown);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

// Copies `from` to `to` and returns the end. For texts of some tens of bytes a few moves that overlap, and no call.
inline char* CopyShort(std::string_view from, char* to) {
  const char* const bytes = from.data();
  const size_t size = from.size();
  // Moves the first and the last `Width` bytes.
  const auto move_ends = [=]<size_t Width>(std::integral_constant<size_t, Width>) {
    char first[Width], last[Width];
    std::memcpy(first, bytes, Width);
    std::memcpy(last, bytes + size - Width, Width);
    std::memcpy(to, first, Width);
    std::memcpy(to + size - Width, last, Width);
  };
  if (size > 64) {
    std::memcpy(to, bytes, size);
  } else if (size >= 32) {
    move_ends(std::integral_constant<size_t, 32>());
  } else if (size >= 16) {
    move_ends(std::integral_constant<size_t, 16>());
  } else if (size >= 8) {
    move_ends(std::integral_constant<size_t, 8>());
  } else if (size >= 4) {
    move_ends(std::integral_constant<size_t, 4>());
  } else if (size > 0) {
    to[0] = bytes[0];
    to[size / 2] = bytes[size / 2];
    to[size - 1] = bytes[size - 1];
  }
  return to + size;
}

}  // namespace muster

#endif  // MUSTER_BASE_BYTE_ROOM_H_
