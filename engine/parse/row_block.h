// The records of one chunk as columns of plain numbers: what the later stages walk over.
//
// Owns only the text of fields that had to be rewritten (doubled quotes, text behind a closing quote, and later what is
// decoded); all other fields are places in the chunk's bytes, so a block dies with its chunk. Keeps its memory between
// uses.
#ifndef MUSTER_PARSE_ROW_BLOCK_H_
#define MUSTER_PARSE_ROW_BLOCK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "muster/codes.h"
#include "parse/chunk.h"

namespace muster {

// A field: a place in the chunk, or in RowBlock::rewritten when the top bit of `pos` is set.
struct FieldRef {
  static constexpr uint32_t kRewritten = 1u << 31;
  uint32_t pos = 0;
  uint32_t size = 0;
};

struct RowBlock {
  enum Flag : uint8_t {
    kShort = 1,      // fewer fields than columns; the missing ones are empty
    kLong = 2,       // more fields than columns; the surplus is dropped
    kMultiline = 4,  // a proper quoted field over several lines
    kDamaged = 8,    // the text of a used column was damaged before; set when the fields are decoded
  };

  // The first `row_count` entries are the rows (blank records and repeated headers are only counted). Behind them is
  // room for more, with kNone and 0 in `code` and `flags` and anything in the others.
  std::vector<uint32_t> begin;  // offset of the record in the chunk
  std::vector<uint32_t> size;   // bytes of the record without its line end, as far as the chunk holds them
  std::vector<uint32_t> line;   // line ends of the chunk before it
  std::vector<Code> code;       // kNone, kUnterminatedQuote, kRecordTooLong, kNulByte or kInvalidEncoding
  std::vector<uint8_t> flags;   // Flag, only for code kNone
  // Rows x used columns, row by row; empty fields for rows whose code is not kNone.
  std::vector<FieldRef> fields;
  std::string rewritten;

  size_t row_count = 0;
  uint32_t used_columns = 0;
  uint64_t records = 0, blank = 0, repeated_headers = 0;
  uint32_t first_repeated_header_line = 0;  // as `line`; meaningful when repeated_headers > 0

  size_t rows() const { return row_count; }
  FieldRef field(size_t row, size_t used) const { return fields[row * used_columns + used]; }
  std::string_view text(FieldRef field, const Chunk& chunk) const {
    return (field.pos & FieldRef::kRewritten) != 0
               ? std::string_view(rewritten).substr(field.pos & ~FieldRef::kRewritten, field.size)
               : std::string_view(chunk.bytes.data() + field.pos, field.size);
  }
  // Adds a row of empty fields; returns its index.
  size_t AddRow(uint32_t row_begin, uint32_t row_size, uint32_t row_line, Code row_code, uint8_t row_flags);
  // Makes room for `count` rows in all, of `used_columns` fields.
  void Reserve(size_t count);
  void Clear();
};

}  // namespace muster

#endif  // MUSTER_PARSE_ROW_BLOCK_H_
