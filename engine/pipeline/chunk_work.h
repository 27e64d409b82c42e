// What became of the rows of one chunk, stage by stage, as columns beside its RowBlock. Belongs to one worker and
// keeps its memory between chunks.
#ifndef MUSTER_PIPELINE_CHUNK_WORK_H_
#define MUSTER_PIPELINE_CHUNK_WORK_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/byte_room.h"
#include "merge/text_rules.h"
#include "muster/codes.h"
#include "muster/sink.h"
#include "number/number_policy.h"
#include "parse/chunk.h"
#include "parse/row_block.h"

namespace muster {

// A used field that does not decode. The row's other fields may.
struct UndecodableField {
  uint32_t row = 0;
  uint32_t used = 0;  // index into the used columns
  // What is no character first: where in the field, and its byte (of UTF-16 its unit), in the list's own bytes.
  uint32_t at = 0;
  std::array<char, 2> bytes{};
  uint8_t size = 1;  // of them
};

// One chunk on its way through the stages.
struct ChunkWork {
  Chunk chunk;
  RowBlock rows;  // after decoding its fields are UTF-8, or empty where they stand in `undecodable`
  std::vector<UndecodableField> undecodable;  // by row, then by column

  // One entry per row.
  std::vector<NumberVerdict> verdicts;  // code kNone: the number was accepted
  std::vector<Code> outcome;            // kNone: emitted, or still on its way
  std::vector<uint8_t> override_kept;
  std::vector<Key> keys;            // to test for duplicates; 0: not asked
  std::vector<uint64_t> first_row;  // of duplicates, when the sink wants it; else empty

  uint64_t first_row_number = 0;  // of the chunk's first row, 1-based through all lists; known after gate 2

  std::string_view field(size_t row, size_t used) const { return rows.text(rows.field(row, used), chunk); }
  uint64_t row_number(size_t row) const { return first_row_number + row; }
  uint64_t line(size_t row) const { return chunk.first_line + rows.line[row]; }
};

// Messages merged out of a range of a chunk's rows, bounded in bytes.
struct MergedPiece {
  size_t begin = 0, end = 0;  // the rows it covers; their outcomes are final
  std::vector<Message> messages;
  std::vector<uint32_t> rows;          // per message: its row in the chunk
  std::vector<uint32_t> empty_values;  // per message
  std::vector<uint32_t> others;        // the rows that became no message
  std::vector<BrokenRule> broken;      // by messages, in their order; `message` is the index into `messages`
  ByteRoom text;                       // what messages point into: does not grow while merging
  ByteRoom encoded;                    // by the sink's encoder, when it has one
  std::vector<uint32_t> encoded_ends;  // per message, in `encoded`
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_CHUNK_WORK_H_
