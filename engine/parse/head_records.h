// The first records of a list while its dialect is not yet known: cut with a delimiter to try.
#ifndef MUSTER_PARSE_HEAD_RECORDS_H_
#define MUSTER_PARSE_HEAD_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "muster/codes.h"
#include "muster/job.h"
#include "parse/dialect.h"

namespace muster {

inline constexpr size_t kRecordsJudged = 20;

// A record of the head with its own copies of the fields' text, decoded (bytes that are no characters stay).
struct HeadRecord {
  size_t begin = 0, end = 0, next = 0;  // in the head's bytes
  uint32_t line_ends = 0;
  uint32_t lines_before = 0;   // line ends between the first byte read and `begin`
  uint32_t blanks_before = 0;  // blank records, likewise
  Code code = Code::kNone;
  std::vector<std::string> fields;  // empty unless code is kNone
};

// The first `max` records of bytes[from, …) that are not blank. One that is not complete is left out unless
// `at_end`.
std::vector<HeadRecord> ReadHeadRecords(const Dialect& dialect, std::string_view bytes, size_t from, bool at_end,
                                        size_t max);

// The delimiter that gives the same field count of 2 or more in the most of the first records, in a tie the first
// of comma, semicolon, tab, pipe, full-width comma; kAuto: none does, the list has one column. `dialect` says
// all but the delimiter.
Delimiter GuessDelimiter(Dialect dialect, std::string_view bytes, size_t from, bool at_end);

}  // namespace muster

#endif  // MUSTER_PARSE_HEAD_RECORDS_H_
