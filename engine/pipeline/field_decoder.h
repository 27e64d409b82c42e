// Makes UTF-8 of what a job uses of a chunk: the one place where a list's encoding ends.
#ifndef MUSTER_PIPELINE_FIELD_DECODER_H_
#define MUSTER_PIPELINE_FIELD_DECODER_H_

#include "pipeline/chunk_work.h"

namespace muster {

// Decodes the used fields of the scanned rows: those that are not ASCII move to RowBlock::rewritten, those that do not
// decode become empty and are noted in `work->undecodable`. Marks rows with damaged text (of any column but the
// number's). Of a chunk that is ASCII, or valid UTF-8 in a UTF-8 list, rows are looked at only when it holds bytes with
// which damage is written. Thread-safe: touches nothing but `*work`.
void DecodeFields(ChunkWork* work);

// The first field of `row` that does not decode; null: all do.
const UndecodableField* FindUndecodable(const ChunkWork& work, size_t row);

}  // namespace muster

#endif  // MUSTER_PIPELINE_FIELD_DECODER_H_
