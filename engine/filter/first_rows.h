// Which row a number was first seen in (--audit first-row), in at most 16 bytes per distinct number.
// Thread rule: one thread at a time (gate 2).
#ifndef MUSTER_FILTER_FIRST_ROWS_H_
#define MUSTER_FILTER_FIRST_ROWS_H_

#include <cstdint>
#include <memory>

#include "muster/sink.h"

namespace muster {

class FirstRows {
 public:
  FirstRows();
  ~FirstRows();

  // The row stored for `key` (not 0) before this call; 0 when there was none, and then `row` is stored. Rows are
  // 1-based and below 2^40.
  uint64_t FindOrInsert(Key key, uint64_t row);

  uint64_t size() const;
  uint64_t memory_bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_FILTER_FIRST_ROWS_H_
