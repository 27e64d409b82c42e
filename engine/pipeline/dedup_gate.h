// Gate 2: rows get their numbers and duplicates are found, chunk by chunk in list order.
#ifndef MUSTER_PIPELINE_DEDUP_GATE_H_
#define MUSTER_PIPELINE_DEDUP_GATE_H_

#include <cstdint>
#include <vector>

#include "filter/first_rows.h"
#include "filter/number_set.h"
#include "pipeline/chunk_work.h"
#include "pipeline/ordered_gate.h"

namespace muster {

class DedupGate {
 public:
  // `dedup`: list option 64. `first_rows`: also find the row that stays.
  DedupGate(bool dedup, bool first_rows) : dedup_(dedup), first_rows_wanted_(first_rows) {}

  // Waits for the chunk's turn; false when the gate was closed.
  bool Pass(ChunkWork* work, std::vector<uint8_t>* scratch);
  void Close() { gate_.Close(); }

 private:
  void FindFirstRows(ChunkWork* work);

  const bool dedup_, first_rows_wanted_;
  OrderedGate gate_;
  // Held by whoever is inside gate_.
  uint64_t next_row_ = 1;
  NumberSet seen_;
  FirstRows first_rows_;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_DEDUP_GATE_H_
