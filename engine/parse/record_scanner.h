// Bytes to records and fields, by the quoting rule of the contract (README, "How lists are read").
//
// FindRecord decides where one record ends: the exact scalar rule, used by the chunk cutter, by ScanChunk and
// while a list's head is read. ScanChunk cuts a whole chunk. Since a chunk ends on a record boundary, its end
// counts as the end of the list: whatever is undecided there was stray.
#ifndef MUSTER_PARSE_RECORD_SCANNER_H_
#define MUSTER_PARSE_RECORD_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "muster/codes.h"
#include "parse/chunk.h"
#include "parse/dialect.h"
#include "parse/row_block.h"

namespace muster {

struct Record {
  size_t end = 0;          // where its line end (or the end of data) begins
  size_t next = 0;         // where the next record begins
  uint32_t line_ends = 0;  // in [begin, next)
  uint32_t fields = 0;
  bool blank = false;       // nothing but delimiters, spaces and tabs
  bool multiline = false;   // a proper quoted field over several lines
  Code code = Code::kNone;  // kNone, kUnterminatedQuote or kRecordTooLong
};

enum class FindResult : uint8_t {
  kRecord,    // `*record` is filled
  kNeedMore,  // data ends before this record is decided, and `at_end` is false
  kOversize,  // the record is over the limit and its line goes on past the data: kRecordTooLong
};

// The record that begins at `begin` (below data.size()). `at_end`: the list ends with `data`. When `out` is
// not null the fields are appended to it as FieldRef relative to data, rewritten text to `*rewritten`.
FindResult FindRecord(const Dialect& dialect, std::string_view data, size_t begin, bool at_end, Record* record,
                      std::vector<FieldRef>* out = nullptr, std::string* rewritten = nullptr);

// The columns a job uses of one list, and its header.
struct Projection {
  // 0-based columns, in the order in which RowBlock::fields has them; entry 0 is the number column.
  std::vector<uint32_t> columns;
  // Folded header names (decoded, FoldName), to recognise a repeated header; empty: there is none to repeat.
  std::vector<std::string> header;
};

// Cuts `chunk` (which may be an oversize one) into `*block`. The encoding is the chunk's, whatever `dialect` says.
// Thread-safe: constant inputs.
void ScanChunk(const Dialect& dialect, const Projection& projection, const Chunk& chunk, RowBlock* block);

// Line ends in `data`: LF, CRLF, lone CR. A CR that ends `data` counts.
uint64_t CountLineEnds(std::string_view data);

}  // namespace muster

#endif  // MUSTER_PARSE_RECORD_SCANNER_H_
