// Where the fields and records of a text end, as far as masks of 64 bytes can tell it for certain.
//
// A record is *regular* when no byte of it is doubtful: no NUL; every `"` opens a field at its first byte, or closes it
// before a delimiter or a line end; no line end inside quotes. Of regular records the quoting rule (FindRecord) gives
// what the marks say. What is not regular is left to FindRecord.
//
// Thread rule: pure functions, safe from any thread.
#ifndef MUSTER_PARSE_RECORD_MARKS_H_
#define MUSTER_PARSE_RECORD_MARKS_H_

#include <cstddef>
#include <cstdint>

#include "parse/dialect.h"

namespace muster {

// What structures a list whose delimiter is one byte that never stands inside a character, or that has none.
struct RecordBytes {
  explicit RecordBytes(const Dialect& dialect);
  static bool Fit(const Dialect& dialect) { return dialect.delimiter_size <= 1 && !dialect.by_characters(); }

  char delimiter;  // a LF when there is none
  char quote;      // a NUL, which is doubtful anyway, when it is an ordinary byte
};

struct RecordMarks {
  static constexpr size_t kBlocks = 64;  // of 64 bytes, looked at in one call
  static constexpr size_t kSlack = 64;   // entries behind the last one that are written to

  // How many records from the one behind at[mark] on have exactly `fields` fields each, up to the last complete one.
  // Only for `fields` up to 64.
  uint32_t RecordsOf(uint32_t fields, uint32_t mark) const;
  // The index of the first line end behind at[mark]; above `count`: there is none.
  uint32_t LineEndBehind(uint32_t mark) const;

  uint32_t count = 0;
  bool carriage_returns = false;  // there may be CRs before or at marks
  bool quotes = false;            // there may be quotes around fields
  bool doubt = false;             // a doubtful byte was found; the marks are those before it
  // at[1] to at[count]: ascending offsets of delimiters outside quotes and of line ends. A CRLF is marked at its LF.
  // at[0] is where the line end before the first record would be: its begin less 1, modulo 2^32.
  uint32_t at[1 + 64 * kBlocks + kSlack];
  // Bit i of the whole: at[i + 1] is a line end. 0 from bit `count` on.
  uint64_t line_ends[kBlocks + 2];

 private:
  uint64_t LineEndsFrom(uint32_t bit) const;
};

// Looks at `blocks` (up to kBlocks) blocks from data[begin] on, where a record begins, or up to the first doubtful
// byte. The bytes of the last block and the one behind it must be readable: PaddedBuffer's zeros are doubtful bytes.
void MarkRecords(RecordBytes bytes, const char* data, size_t begin, size_t blocks, RecordMarks* marks);

struct RegularRecords {
  size_t end = 0;  // where the record begins that is the first not known to be regular and complete
  bool doubt = false;
};

// How far the records of data[begin, end) from the record's begin `begin` on are regular. Reads up to 64 bytes beyond
// `end`: there must be padding.
RegularRecords SkipRegularRecords(RecordBytes bytes, const char* data, size_t begin, size_t end);

}  // namespace muster

#endif  // MUSTER_PARSE_RECORD_MARKS_H_
