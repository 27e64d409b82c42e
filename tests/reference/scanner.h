// The judge's record scanner: cuts a list's bytes into records and fields, one byte at a time, everything copied.
// Quadratic on lists full of stray quotes; meant for lists of kilobytes.
#ifndef MUSTER_TESTS_REFERENCE_SCANNER_H_
#define MUSTER_TESTS_REFERENCE_SCANNER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reference/decoder.h"

namespace muster_reference {

struct CutRules {
  std::string encoding = "utf-8";  // says where characters begin, and what is a full-width digit
  std::string delimiter = ",";     // as in the list's bytes; "" = one column: the whole line is one field
  bool quotes = true;
  size_t columns = 0;        // 0: no line is asked whether it looks like a row
  size_t number_column = 0;  // 0-based
  size_t max_field_lines = 100;
  size_t max_record_bytes = 1 << 20;
};

struct Record {
  size_t begin = 0;
  size_t end = 0;                   // without the line end
  size_t line = 0;                  // 1-based physical line of `begin`
  std::string code;                 // "", "unterminated_quote", "record_too_long", "nul_byte", "invalid_encoding"
  bool blank = false;               // only delimiters, ASCII spaces and tabs
  bool multiline = false;           // a proper quoted field holds a line end
  std::vector<std::string> fields;  // unquoted; empty for unterminated_quote and record_too_long
  // Filled when the record is decoded: the fields then are UTF-8, and these as they stood.
  std::vector<std::string> written;
  std::vector<DecodedText> decoded;
};

// At most `limit` records from the start of `bytes`.
std::vector<Record> CutList(std::string_view bytes, const CutRules& rules, size_t limit = static_cast<size_t>(-1));

// Does this physical line (without its line end) look like a row by itself?
bool LooksLikeRow(std::string_view line, const CutRules& rules);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_SCANNER_H_
