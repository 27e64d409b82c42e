#include "pipeline/dedup_gate.h"

namespace muster {

bool DedupGate::Pass(ChunkWork* work, std::vector<uint8_t>* scratch) {
  const size_t rows = work->keys.size();
  scratch->resize(rows);
  if (!gate_.Enter(work->chunk.ticket)) return false;
  work->first_row_number = next_row_;
  next_row_ += rows;
  if (dedup_) seen_.InsertBlock(work->keys, scratch->data());
  if (dedup_ && first_rows_wanted_) FindFirstRows(work);
  gate_.Leave();
  if (!dedup_) return true;
  for (size_t row = 0; row < rows; ++row) {
    if (work->keys[row] != 0 && (*scratch)[row] == 0) work->outcome[row] = Code::kDuplicate;
  }
  return true;
}

void DedupGate::FindFirstRows(ChunkWork* work) {
  work->first_row.assign(work->keys.size(), 0);
  for (size_t row = 0; row < work->keys.size(); ++row) {
    if (work->keys[row] != 0) {
      work->first_row[row] = first_rows_.FindOrInsert(work->keys[row], work->row_number(row));
    }
  }
}

}  // namespace muster
