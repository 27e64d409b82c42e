// What the repair layer took out of a field or changed in it, and where: for explanations only.
//
// Memory is bounded however much was mended: of each code the first few places are kept, and all are counted.
#ifndef MUSTER_NUMBER_REPAIR_TRACE_H_
#define MUSTER_NUMBER_REPAIR_TRACE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "muster/codes.h"

namespace muster {

struct RepairTrace {
  static constexpr size_t kKept = 16;  // places of each code

  struct Piece {
    Code code;
    size_t at;    // in the field
    size_t size;  // bytes
  };

  void Note(Code code, size_t at, size_t size) {
    if (count[static_cast<size_t>(code)]++ < kKept) pieces.push_back({code, at, size});
  }
  uint64_t Count(Code code) const { return count[static_cast<size_t>(code)]; }

  std::vector<Piece> pieces;  // in the order in which they were found
  // Of lost digits: how many are not there.
  size_t missing_digits = 0;
  std::array<uint64_t, kCodeCount> count{};
};

}  // namespace muster

#endif  // MUSTER_NUMBER_REPAIR_TRACE_H_
