// The first 64 KiB of a list: encoding, delimiter, header, number column, each detected or set.
//
// Errors are of `kind` (kList, or kSuppression) and show the dialect with each setting marked.
#ifndef MUSTER_PARSE_LIST_HEAD_H_
#define MUSTER_PARSE_LIST_HEAD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/error.h"
#include "muster/job.h"
#include "parse/dialect.h"
#include "source/encoding_guess.h"

namespace muster {

struct ListHead {
  Dialect dialect;
  Delimiter delimiter = Delimiter::kAuto;  // kAuto: none, the list has one column
  bool encoding_detected = true, delimiter_detected = true, header_detected = true, number_column_detected = true;
  bool has_header = false;      // in the list itself
  bool header_assumed = false;  // for want of digits, not by a number column's name
  EncodingEvidence encoding_evidence;
  bool encoding_open = false;  // nothing but ASCII so far and the list goes on: dialect.encoding is what it starts with
  std::vector<std::string> columns;        // names; "1", "2" … without a header
  std::vector<std::string> header_fields;  // of the header, as written; empty without one
  std::string header_record;               // the header decoded, without line end
  std::optional<uint32_t> ref_column, country_column;
  uint64_t body_offset = 0;  // where the first record after BOM, `sep=` line and header begins
  // What lies before body_offset. records == headers + blank.
  uint64_t records = 0, headers = 0, blank = 0;
  uint64_t header_line = 0;  // physical line of the header; 0 without one
  uint64_t first_line = 1;   // physical line at body_offset
};

struct HeadOptions {
  ListFormat format;
  bool quotes = true;  // list option 16 clears it
  // Job option 32: the columns that the content names; the list has no header of its own (the same names
  // again in its first record are a repeated header, which ScanChunk skips).
  const std::vector<std::string>* content_columns = nullptr;
  // What the list's bytes show; an encoding of kAuto: they leave it open. Of a UTF-16 list ReadListHead gets the text
  // as UTF-8.
  EncodingGuess shown;
  ErrorKind kind = ErrorKind::kList;
};

inline constexpr size_t kHeadBytes = 64 << 10;

// `bytes` are the first kHeadBytes of the list, or all of it when `at_end`.
absl::StatusOr<ListHead> ReadListHead(std::string_view name, std::string_view bytes, bool at_end,
                                      const HeadOptions& options);

// The refusal of a mixed list that is cut at full-width commas.
absl::Status MixedFullwidthComma(ErrorKind kind, std::string_view list_name);

// How well a column's name says that it holds the number: 0 SMSNumber, 1 a word for mobile, 2 a word for
// telephone; nullopt: not at all. Case, width, spaces and `_ . : *` are ignored.
std::optional<int> NumberColumnRank(std::string_view name);

// The columns that a content's first line names under job option 32, cut like a list's header with the
// delimiter that fits.
std::vector<std::string> SplitHeaderLine(std::string_view line);

}  // namespace muster

#endif  // MUSTER_PARSE_LIST_HEAD_H_
