// The lines of `muster normalize`: written numbers in, and for each what it means.
#ifndef MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_
#define MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_

#include <muster/codes.h>
#include <muster/normalizer.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace muster::cli {

// Bytes that grow at the end. Room that is made is not touched before it is written, so much room costs little.
class LineBuffer {
 public:
  // Room for `bytes` more behind what is there; valid until the next call.
  char* Room(size_t bytes) {
    if (capacity_ - size_ < bytes) Grow(bytes);
    return bytes_.get() + size_;
  }
  // What was written into that room ends there.
  void EndAt(const char* end) { size_ = static_cast<size_t>(end - bytes_.get()); }

  std::string_view text() const { return {bytes_.get(), size_}; }
  // Empty again; gives back the memory of an unusual line.
  void Clear();

 private:
  void Grow(size_t bytes);

  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0, capacity_ = 0;
};

// Writes at `to` the bytes of `input`, a tab, backslash, CR, NUL or byte that is no UTF-8 as \t \\ \r \0 \xHH: at most
// four times as many. Returns the end of what it wrote.
char* PutEscaped(std::string_view input, char* to);

// Immutable after construction: any number of threads.
class LineNormalizer {
 public:
  // `normalizer` is not owned and must stay.
  explicit LineNormalizer(const Normalizer* normalizer);

  // Appends a line for each line of `block`: input, e164, type, region and code, tabs between them. A line ends at LF;
  // one CR directly before it belongs to the line end. A last line without LF is a line.
  void Append(std::string_view block, LineBuffer* out) const;

 private:
  // A text of at most 32 bytes, copied in one piece with what stands behind it.
  struct Piece {
    char text[32] = {};
    uint8_t size = 0;
  };
  static constexpr size_t kRepairSets = 512;

  char* PutMeaning(const NormalizedNumber& number, char* to) const;

  // Constant after construction.
  const Normalizer& normalizer_;
  std::array<Piece, kNumberTypeCount> types_;    // with a tab on either side
  std::array<Piece, kCodeCount> refusals_;       // the three empty fields before the code, and the line end
  std::array<std::string, kRepairSets> mended_;  // by RepairSet::bits: the tab before it, and the line end
  size_t most_repairs_ = 0;                      // bytes of the longest of them
};

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_
