// One job: what to read out of the lists, whom to drop, what to send. Behaviour only; how fast and with how
// many threads is RunOptions (pipeline.h). Names in brackets are the parameters of the SMS.aspx API from
// which the option comes.
//
// A Job is a value: copy it freely. It holds suppression sets by shared pointer.
#ifndef MUSTER_JOB_H_
#define MUSTER_JOB_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace muster {

class NumberingPlan;
class RegisteredSet;
class SuppressionSet;

// Bits of Job::list_option [SMSListOption].
enum ListOption : uint32_t {
  kListNational = 4,      // `to` stays in the kind it was written in instead of +E.164
  kListRaw = 8,           // refuse whatever would need a repair
  kListNoQuotes = 16,     // `"` is an ordinary character
  kListUnsubscribe = 32,  // remove recipients on Job::unsubscribe
  kListDedup = 64,        // remove duplicate recipients, the first row stays
  kListBlack = 128,       // remove recipients on Job::blacklist
  kListWhite = 256,       // apply Job::whitelist as Job::whitelist_mode says
};
inline constexpr uint32_t kAllListOptions = 4 + 8 + 16 + 32 + 64 + 128 + 256;

// Bits of Job::job_option [JobOption].
enum JobOption : uint32_t {
  kJobStrip = 1,             // strip white space at the ends of the message and of its lines
  kJobFunctions = 2,         // refused until functions land
  kJobMerge = 16,            // replace %Column% by the row's value
  kJobHeaderInContent = 32,  // the content's first line names the list's columns
};
inline constexpr uint32_t kAllJobOptions = 1 + 2 + 16 + 32;

enum class WhitelistMode : uint8_t {
  kExclude,   // listed recipients are removed: the literal reading of 256
  kOnly,      // recipients that are not listed are removed
  kOverride,  // listed recipients are never removed by 32 or 128
};

enum class Accept : uint8_t { kMobile, kAny };

enum class Validity : uint8_t {
  kValid,     // the plan knows the number's range
  kPossible,  // a length that numbers of the country have is enough; such a number's type is unknown
};

enum class Encoding : uint8_t { kAuto, kUtf8, kUtf16Le, kUtf16Be, kBig5, kBig5Hkscs, kGb18030, kMixed };
enum class Delimiter : uint8_t { kAuto, kComma, kSemicolon, kTab, kPipe, kFullwidthComma, kSpace };
enum class HeaderMode : uint8_t { kAuto, kYes, kNo };
enum class UnknownPlaceholder : uint8_t { kStop, kKeep, kEmpty };
enum class EmptyFieldMode : uint8_t { kInsert, kReject };

std::string_view NameOf(Encoding encoding);    // "utf-8"
std::string_view NameOf(Delimiter delimiter);  // "comma"
std::string_view NameOf(WhitelistMode mode);   // "exclude"
std::string_view NameOf(Validity validity);    // "valid"

// How recipient lists are read. Suppression lists are always detected.
struct ListFormat {
  Encoding encoding = Encoding::kAuto;     // --encoding
  Delimiter delimiter = Delimiter::kAuto;  // --delimiter
  HeaderMode header = HeaderMode::kAuto;   // --header
  std::string number_column;               // --number-column: name or 1-based index; empty: by name
  std::string ref_column;                  // --ref-column: name; empty: a column named RefID if there is one
  // --country-column: name or 1-based index of the column that says in which country the row's number is dialled: 886,
  // +886, TW, 台灣, Taiwan. Empty: no such column. Every list must have it; typed-in numbers are the job's country's.
  std::string country_column;
  uint32_t max_field_lines = 100;       // --max-field-lines: line ends a quoted field may hold
  uint32_t max_record_bytes = 1 << 20;  // longest record, without its line end; 16 to 256 MiB
};

// An allowance: a count, or a percentage judged at the end.
struct Budget {
  bool is_percent = false;
  double percent = 0;
  uint64_t count = 0;
};

struct Job {
  // --- the lists
  ListFormat format;
  // [SMSListOption] Sum of ListOption bits. Absent: 64, plus 32, 128, 256 for each set given below.
  std::optional<uint32_t> list_option;
  // What 256 means. Absent with a whitelist: kExclude when list_option has 256, else an error.
  std::optional<WhitelistMode> whitelist_mode;
  std::shared_ptr<const SuppressionSet> unsubscribe;   // for 32
  std::shared_ptr<const SuppressionSet> blacklist;     // for 128
  std::shared_ptr<const SuppressionSet> whitelist;     // for 256
  std::shared_ptr<const SuppressionSet> already_sent;  // --exclude-output; no bit
  // --- numbers
  // Where national numbers are dialled: the main region of a calling code, or a region ("IM") of one that several
  // share. Both: they must go together. Neither: Taiwan. Rows of a country column have their own.
  std::string country_code;         // [CountryCode] 886, +886, 00886, TW; empty: the region's, or 886
  std::string region;               // --region; empty: the calling code's main region
  std::string area_code;            // [AreaCode] 2, 02, (02); empty: none
  Accept accept = Accept::kMobile;  // --accept: judges valid numbers
  // --validity: under kPossible a number without a type passes `accept`. Sets for such a job must have been loaded with
  // kPossible, so that nobody on them is missed.
  Validity validity = Validity::kValid;
  // --countries: calling codes (886, +886, TW) whose numbers are taken; empty: all. Not with list option 12, which
  // judges no number.
  std::vector<std::string> countries;
  std::shared_ptr<const NumberingPlan> numbering_plan;  // --numbering-plan; null: the built-in one
  // --- the message
  std::string content;               // [Content] UTF-8 or UTF-8 with BOM
  uint32_t job_option = kJobMerge;   // [JobOption] sum of JobOption bits
  std::optional<int> character_set;  // [CharacterSetID] 17 UCS-2, 117 GSM-7, absent: whatever fits
  int body_format = 2;               // [BodyFormat] 0 one segment, 1 one segment and flash, 2 long
  int max_segments = 5;              // --max-segments, for body_format 2; 1 to 255
  UnknownPlaceholder unknown_placeholder = UnknownPlaceholder::kStop;
  EmptyFieldMode empty_field = EmptyFieldMode::kInsert;
  std::string ref_id;  // [RefID] fills rows that have none of their own
  // --- the rules of carriers in Taiwan; what breaks one is counted as a warning
  // --sender-name: the message must begin with one of these, bare or in brackets. At most 128 bytes each; a pair of
  // brackets around a name is taken off.
  std::vector<std::string> sender_names;
  // --registered: every URL and phone number of a message, also one out of a column, must be in it. Null: no such rule.
  std::shared_ptr<const RegisteredSet> registered;
  // --strict-rules: the first message that breaks a rule ends the job, ErrorKind::kUsage, before it is submitted; one
  // that the content alone breaks, before the first row. Needs one of the two above.
  bool strict_rules = false;
  // --prepend-sender: `【name】` goes in front of every message that does not begin with the name, and counts for
  // encoding and segments: the message is UCS-2. Needs exactly one name; not with character_set 117.
  bool prepend_sender = false;
  // --- the output
  uint32_t batch_size = 1000;         // messages per batch, 1 to 100000
  std::optional<Budget> max_rejects;  // --max-rejects
  // [JobName, RefNumber, StartTime …] Kept as given, in order, for the manifest; never a password.
  std::vector<std::pair<std::string, std::string>> kept_fields;
};

// "dedup,unsubscribe" or "96" (also mixed, joined by `,` or `+`) to bits; ErrorKind::kUsage for unknown
// words and for bits outside kAllListOptions / kAllJobOptions.
absl::StatusOr<uint32_t> ParseListOption(std::string_view text);
absl::StatusOr<uint32_t> ParseJobOption(std::string_view text);

// The option in words, joined by ", "; "none" for 0.
std::string ListOptionWords(uint32_t bits);
std::string JobOptionWords(uint32_t bits);

// "250", "2%", "0.5%".
absl::StatusOr<Budget> ParseBudget(std::string_view text);

// The options in force: list_option and whitelist_mode filled in by the rules above, every value checked,
// bits and sets matched. ErrorKind::kUsage says what to add or drop. Run calls it itself.
absl::StatusOr<Job> EffectiveJob(Job job);

}  // namespace muster

#endif  // MUSTER_JOB_H_
