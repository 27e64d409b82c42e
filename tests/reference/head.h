// What the judge decides about a list before its first row: text or not, encoding, sep=, delimiter, header, columns.
#ifndef MUSTER_TESTS_REFERENCE_HEAD_H_
#define MUSTER_TESTS_REFERENCE_HEAD_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reference/scanner.h"

namespace muster_reference {

struct HeadOptions {
  std::string encoding = "auto";   // or as set
  bool suppression = false;        // numbers are found beside other text, in a list of undecided encoding if ASCII
  std::string delimiter = "auto";  // auto comma semicolon tab pipe fullwidth-comma space
  std::string header = "auto";     // auto yes no
  std::string number_column;       // name or 1-based index; "" = detect
  std::string ref_column;          // "" = the column named RefID, if any
  std::string country_column;      // name or 1-based index; "" = none
  bool quotes = true;
  size_t max_field_lines = 100;
  size_t max_record_bytes = 1 << 20;
  std::vector<std::string> content_columns;  // job option 32: the list has no header, these are its columns
};

struct Head {
  std::string error;               // "", "usage" or "list"
  std::string message;             // for people; not compared
  std::string encoding = "utf-8";  // what is in force; "undecided" only of a suppression list
  // What is cut, and what all offsets count: the list's bytes, or the UTF-8 form of a list in UTF-16. `offsets` then
  // are those of the text's bytes, and of its end, in the list.
  std::string text;
  std::vector<size_t> offsets;
  std::string delimiter;  // as in `text`; "" = one column
  bool has_header = false;
  bool header_assumed = false;  // it held no number column's name
  size_t header_line = 0;
  std::string header_record;               // decoded
  std::vector<std::string> columns;        // names; "1", "2", … without a header
  std::vector<std::string> folded_header;  // what a repeated header is compared with; empty: nothing to repeat
  size_t number_column = 0;
  int ref_column = -1;
  int country_column = -1;
  size_t body_offset = 0;
  size_t body_line = 1;
  size_t headers = 0, blank = 0;  // records before the body
};

Head ReadHead(std::string_view bytes, const HeadOptions& options);

// 0: SMSNumber, 1: words for mobile, 2: words for telephone, -1: no number column's name.
int NumberColumnRank(std::string_view name);

// "," ";" tab "|" full-width comma, as `auto` chooses among the records of `text`; "" when none.
std::string DetectDelimiter(std::string_view text, const CutRules& rules);

// What a byte order mark, or NULs at every other place, say; "" when there are none.
std::string EncodingOfFirstBytes(std::string_view bytes);

// The encoding that a list's bytes show (ASCII is utf-8), or "undecided".
std::string DetectEncoding(std::string_view bytes);

// In what encoding the text of a head is cut.
std::string CutEncoding(const Head& head);

// Makes the fields of a record cut from `text` UTF-8.
void DecodeRecord(std::string_view text, const std::string& encoding, Record* record);

// Finds the number column by `wanted` or by name. Returns "" or an error.
std::string FindNumberColumn(const std::vector<std::string>& columns, const std::string& wanted, bool has_header,
                             bool one_column_will_do, size_t* index);

// The columns that a line names, its delimiter being detected: the content's first line (job option 32), or that of
// typed-in text.
std::vector<std::string> ContentColumns(std::string_view first_line);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_HEAD_H_
