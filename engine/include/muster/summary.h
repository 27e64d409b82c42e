// The account of a job. Both identities hold always, also in the partial summary of a failed run:
//   rows == emitted + rejected + suppressed + duplicates
//   records == rows + headers + blank
// In the summary of a failed run `emitted` counts merged messages; `batches` says how many batches the sink took.
#ifndef MUSTER_SUMMARY_H_
#define MUSTER_SUMMARY_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "muster/codes.h"
#include "muster/job.h"

namespace muster {

// A kind of number, in libphonenumber's words.
enum class NumberType : uint8_t {
  kFixedLine,
  kMobile,
  kFixedLineOrMobile,
  kTollFree,
  kPremiumRate,
  kSharedCost,
  kVoip,
  kPersonalNumber,
  kPager,
  kUan,
  kVoicemail,
  kUnknown,
  kCount,
};
std::string_view NameOf(NumberType type);  // "fixed_line"
inline constexpr size_t kNumberTypeCount = static_cast<size_t>(NumberType::kCount);

// The place where a warning was first seen; list "" when it belongs to no list.
struct FirstSeen {
  std::string list;
  uint64_t line = 0;  // 0: no line
  std::string text;   // what was seen, shortened; may be empty
};

struct Warning {
  uint64_t count = 0;
  std::optional<FirstSeen> first;
};

// What a list's bytes showed of its encoding, and what it gives: the ground on which a person can tell that names are
// right.
struct EncodingEvidence {
  enum class By : uint8_t {
    kAsciiOnly,   // nothing else was seen, and ASCII is the same in all of them
    kFirstBytes,  // a byte order mark, or NULs at every other place
    kCharacters,  // the counts below, out of the 64 KiB from the first byte on that is not ASCII
    kUndecided,   // too few of them; only of an encoding that was set
  };
  By by = By::kAsciiOnly;
  uint64_t utf8_sequences = 0;  // valid sequences of two bytes or more
  uint64_t only_big5 = 0;       // pairs frequent in Big5 and not in GB18030
  uint64_t only_gb18030 = 0;    // the other way round
  // The first texts that are not ASCII, decoded and shortened: at most 3.
  std::vector<std::string> samples;
};
std::string_view NameOf(EncodingEvidence::By by);  // "ascii_only"

// How one list was read.
struct ListSummary {
  std::string path;
  uint64_t bytes = 0;  // unpacked, read so far
  uint64_t xxh3 = 0;   // XXH3-64, seed 0, of those bytes; 0 when the list was not read to its end
  uint64_t records = 0;
  uint64_t rows = 0;
  std::string encoding;
  bool encoding_detected = true;
  EncodingEvidence encoding_evidence;
  std::string delimiter;
  bool delimiter_detected = true;  // "none" for a single column
  bool has_header = false;
  bool header_detected = true;
  std::string number_column;
  bool number_column_detected = true;  // its name, or its 1-based index
  std::string country_column;          // the same; empty: none was asked for
  std::vector<std::string> columns;
  std::string header_record;  // UTF-8 as in the list, without line end; empty without a header
};

// A list of which a compiled set was made.
struct CompiledList {
  std::string name;  // the last part of its path
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;
  uint64_t records = 0;
  uint64_t no_number = 0;
};

// A suppression list that took part.
struct SuppressionSummary {
  std::string role;  // "unsubscribe", "blacklist", "whitelist", "already_sent"
  std::string path;
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;
  uint64_t records = 0;    // of a compiled set those of its lists
  uint64_t numbers = 0;    // distinct numbers of the lists of text up to this one; of a compiled set its own
  uint64_t no_number = 0;  // records that yielded none
  // Of a compiled set: what it was made of, in order.
  bool compiled = false;
  std::vector<CompiledList> compiled_from;
};

// A file of registered domains and numbers that took part (--registered).
struct RegisteredSummary {
  std::string path;
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;     // XXH3-64, seed 0, of those bytes
  uint64_t domains = 0;  // its lines with a domain or URL
  uint64_t numbers = 0;  // its lines with a phone number
};

struct RunFigures {
  int threads = 0;
  uint64_t chunk_bytes = 0;
  double seconds = 0;
  double rows_per_second = 0;
  uint64_t peak_memory_bytes = 0;  // of the whole process
};

struct Summary {
  uint64_t records = 0, headers = 0, blank = 0, rows = 0;
  uint64_t emitted = 0, batches = 0;
  uint64_t segments = 0, gsm7_messages = 0, ucs2_messages = 0;
  std::map<uint32_t, uint64_t> messages_by_segments;
  uint64_t rejected = 0, suppressed = 0, duplicates = 0;
  // Rows per reject or suppression code; for repair codes the accepted rows that needed it.
  std::array<uint64_t, kCodeCount> by_code{};
  uint64_t repaired = 0;                           // accepted rows that needed any repair
  std::map<uint32_t, uint64_t> countries;          // calling code -> emitted; 0: unknown
  std::array<uint64_t, kNumberTypeCount> types{};  // emitted
  std::array<Warning, kCodeCount> warnings{};      // only the warning codes are used
  std::vector<ListSummary> lists;
  std::vector<SuppressionSummary> suppression_lists;
  std::vector<std::string> sender_names;
  std::vector<RegisteredSummary> registered;
  bool strict_rules = false, prepend_sender = false;
  uint32_t list_option = 0, job_option = 0;
  std::optional<WhitelistMode> whitelist_mode;
  std::string numbering_plan;  // its version
  RunFigures run;

  bool IdentitiesHold() const {
    return rows == emitted + rejected + suppressed + duplicates && records == rows + headers + blank;
  }
};

// summary.json: indented, keys in a fixed order, `run` last, so that everything before it is a pure function
// of inputs and options.
std::string ToJson(const Summary& summary);

}  // namespace muster

#endif  // MUSTER_SUMMARY_H_
