// Makes a SetImage out of keys: the same bytes for the same keys, in whatever order they came and how often.
//
// Takes 8 bytes for each key that does not stand in a bitmap. Used by one thread. Throws std::bad_alloc.
#ifndef MUSTER_FILTER_SET_IMAGE_BUILDER_H_
#define MUSTER_FILTER_SET_IMAGE_BUILDER_H_

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "filter/set_image.h"
#include "muster/sink.h"

namespace muster {

class SetImageBuilder {
 public:
  // Key 0 counts as none. Much cheaper for many keys of one range of 2^16 at once.
  void Add(std::span<const Key> keys);
  // Nothing is added afterwards.
  void Finish();

  uint64_t size() const { return counts_.dense_keys + counts_.sparse_keys; }
  uint64_t image_bytes() const { return counts_.Bytes(); }
  // Gives `write` the image, piece by piece, and returns its first error.
  absl::Status Write(const std::function<absl::Status(std::string_view)>& write) const;

 private:
  using Bitmap = std::array<uint64_t, set_layout::kBitmapWords>;

  Bitmap* BitmapOf(uint64_t range);
  void MoveToBitmaps();
  uint64_t Seed() const;
  void LayOutTable();

  absl::flat_hash_map<uint64_t, Bitmap*> dense_;  // by range
  std::deque<Bitmap> bitmaps_;
  std::vector<uint64_t> sparse_;  // keys; after Finish mixed, in ascending order
  set_layout::Counts counts_;     // after Finish
};

}  // namespace muster

#endif  // MUSTER_FILTER_SET_IMAGE_BUILDER_H_
