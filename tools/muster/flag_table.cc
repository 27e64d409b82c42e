#include "flag_table.h"

#include <muster/error.h>

#include <array>
#include <utility>

#include "flag_values.h"

namespace muster::cli {
namespace {

constexpr std::string_view kLists = "Recipient lists";
constexpr std::string_view kReading = "How recipient lists are read (all detected unless set)";
constexpr std::string_view kNumbers = "Numbers";
constexpr std::string_view kSuppression = "Who must not be messaged";
constexpr std::string_view kMessage = "The message";
constexpr std::string_view kRules = "The rules of carriers in Taiwan";
constexpr std::string_view kFields = "Kept for the manifest";
constexpr std::string_view kOutput = "Output";
constexpr std::string_view kRun = "The run";

// --- building blocks: assign the parsed value, or return why it cannot be

template <typename T, typename U>
absl::Status Assign(absl::StatusOr<T> value, U* target) {
  if (!value.ok()) return value.status();
  *target = static_cast<U>(*value);
  return absl::OkStatus();
}

template <typename T, typename U>
absl::Status Assign(absl::StatusOr<T> value, std::optional<U>* target) {
  if (!value.ok()) return value.status();
  *target = static_cast<U>(*value);
  return absl::OkStatus();
}

// Puts the flag before a message that does not know it.
template <typename T>
absl::StatusOr<T> Named(const FlagUse& use, absl::StatusOr<T> value) {
  if (value.ok()) return value;
  return MakeError(KindOf(value.status()), Say("{}: {}", use.origin, PhraseOf(value.status())));
}

absl::Status NotEmpty(const FlagUse& use) {
  return use.value.empty() ? WrongValue(use.origin, use.value, Say("it is empty"), Say("a name")) : absl::OkStatus();
}

template <typename T, size_t N>
absl::Status Choose(const FlagUse& use, const std::array<std::pair<std::string_view, T>, N>& choices, T* target) {
  std::array<std::string_view, N> words;
  for (size_t i = 0; i < N; ++i) words[i] = choices[i].first;
  const absl::StatusOr<size_t> index = ParseWord(use.origin, use.value, words);
  if (!index.ok()) return index.status();
  *target = choices[*index].second;
  return absl::OkStatus();
}

absl::Status AppendPath(const FlagUse& use, std::vector<std::string>* paths) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  paths->push_back(use.value);
  return absl::OkStatus();
}

absl::Status Keep(std::string_view field, const FlagUse& use, JobFlags& flags) {
  flags.job.kept_fields.emplace_back(field, use.value);
  return absl::OkStatus();
}

template <size_t N, typename T>
using Choices = std::array<std::pair<std::string_view, T>, N>;

constexpr Choices<8, Encoding> kEncodings = {{{"auto", Encoding::kAuto},
                                              {"utf-8", Encoding::kUtf8},
                                              {"utf-16le", Encoding::kUtf16Le},
                                              {"utf-16be", Encoding::kUtf16Be},
                                              {"big5", Encoding::kBig5},
                                              {"big5-hkscs", Encoding::kBig5Hkscs},
                                              {"gb18030", Encoding::kGb18030},
                                              {"mixed", Encoding::kMixed}}};
// One text has one encoding.
constexpr Choices<7, Encoding> kContentEncodings = [] {
  Choices<7, Encoding> known{};
  for (size_t i = 0; i < known.size(); ++i) known[i] = kEncodings[i];
  return known;
}();
constexpr Choices<7, Delimiter> kDelimiters = {{{"auto", Delimiter::kAuto},
                                                {"comma", Delimiter::kComma},
                                                {"semicolon", Delimiter::kSemicolon},
                                                {"tab", Delimiter::kTab},
                                                {"pipe", Delimiter::kPipe},
                                                {"fullwidth-comma", Delimiter::kFullwidthComma},
                                                {"space", Delimiter::kSpace}}};
constexpr Choices<3, HeaderMode> kHeaders = {
    {{"auto", HeaderMode::kAuto}, {"yes", HeaderMode::kYes}, {"no", HeaderMode::kNo}}};
constexpr Choices<2, Accept> kAccepts = {{{"mobile", Accept::kMobile}, {"any", Accept::kAny}}};
constexpr Choices<2, Validity> kValidities = {{{"valid", Validity::kValid}, {"possible", Validity::kPossible}}};
constexpr Choices<3, WhitelistMode> kWhitelistModes = {
    {{"exclude", WhitelistMode::kExclude}, {"only", WhitelistMode::kOnly}, {"override", WhitelistMode::kOverride}}};
constexpr Choices<3, UnknownPlaceholder> kPlaceholders = {
    {{"stop", UnknownPlaceholder::kStop}, {"keep", UnknownPlaceholder::kKeep}, {"empty", UnknownPlaceholder::kEmpty}}};
constexpr Choices<2, EmptyFieldMode> kEmptyFields = {
    {{"insert", EmptyFieldMode::kInsert}, {"reject", EmptyFieldMode::kReject}}};
constexpr Choices<2, OutputFormat> kFormats = {{{"ndjson", OutputFormat::kNdjson}, {"csv", OutputFormat::kCsv}}};
constexpr Choices<3, Audit> kAudits = {
    {{"none", Audit::kNone}, {"rows", Audit::kRows}, {"first-row", Audit::kFirstRow}}};
constexpr Choices<3, ProgressMode> kProgressModes = {
    {{"auto", ProgressMode::kAuto}, {"always", ProgressMode::kAlways}, {"never", ProgressMode::kNever}}};
constexpr Choices<2, Language> kLanguages = {{{"en", Language::kEnglish}, {"zh-TW", Language::kChinese}}};

// --- flags that need more than one line

absl::Status ApplyWhitelistMode(const FlagUse& use, JobFlags& flags) {
  WhitelistMode mode = WhitelistMode::kExclude;
  if (absl::Status status = Choose(use, kWhitelistModes, &mode); !status.ok()) return status;
  flags.job.whitelist_mode = mode;
  return absl::OkStatus();
}

absl::Status ApplyCharacterSet(const FlagUse& use, JobFlags& flags) {
  if (use.value != "17" && use.value != "117") {
    return WrongValue(use.origin, use.value, Say("there is no such character set"),
                      Say("17 (Chinese, UCS-2) or 117 (English, GSM-7), or leave it out"));
  }
  flags.job.character_set = use.value == "17" ? 17 : 117;
  return absl::OkStatus();
}

absl::Status ApplyNumberColumn(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.job.format.number_column = use.value;
  return absl::OkStatus();
}

absl::Status ApplyRefColumn(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.job.format.ref_column = use.value;
  return absl::OkStatus();
}

absl::Status ApplyCountryColumn(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.job.format.country_column = use.value;
  return absl::OkStatus();
}

absl::Status ApplyCountryCode(const FlagUse& use, JobFlags& flags) {
  flags.job.country_code = use.value;
  return CheckCountryCode(use.origin, use.value);
}

absl::Status ApplyRegion(const FlagUse& use, JobFlags& flags) {
  flags.job.region = use.value;
  return CheckRegion(use.origin, use.value);
}

absl::Status ApplyCountries(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = CheckCountries(use.origin, use.value); !status.ok()) return status;
  flags.job.countries.push_back(use.value);
  return absl::OkStatus();
}

absl::Status ApplyNumberingPlan(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.numbering_plan = use.value;
  return absl::OkStatus();
}

absl::Status ApplySenderName(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.job.sender_names.push_back(use.value);
  return absl::OkStatus();
}

absl::Status ApplyOut(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.folder.dir = use.value;
  return absl::OkStatus();
}

absl::Status ApplyJobFile(const FlagUse& use, JobFlags& flags) {
  flags.job_file = use.value;
  return absl::OkStatus();
}

absl::Status ApplyContent(const FlagUse& use, JobFlags& flags) {
  flags.content = use.value;
  return absl::OkStatus();
}

absl::Status ApplyContentFile(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.content_file = use.value;
  return absl::OkStatus();
}

absl::Status ApplyList(const FlagUse& use, JobFlags& flags) {
  if (absl::Status status = NotEmpty(use); !status.ok()) return status;
  flags.lists.push_back({use.value, false});
  return absl::OkStatus();
}

absl::Status ApplyListText(const FlagUse& use, JobFlags& flags) {
  if (use.value.empty()) return WrongValue(use.origin, use.value, Say("it is empty"), Say("the numbers"));
  flags.lists.push_back({use.value, true});
  return absl::OkStatus();
}

using U = const FlagUse&;
using F = JobFlags&;

std::vector<JobFlag> ListFlags() {
  return {
      {"list", "FILE", kLists, "A recipient list, like LIST; - is standard input", true, ApplyList},
      {"list-text", "TEXT", kLists, "Numbers as typed in, or a whole small list", false, ApplyListText},
      {"list-option", "N", kLists,
       "Sum or words of: 4 national, 8 raw, 16 no-quotes, 32 unsubscribe, 64 dedup, 128 black, 256 white. "
       "Default: 64, and 32, 128, 256 for the lists given",
       false, [](U u, F f) { return Assign(Named(u, ParseListOption(u.value)), &f.job.list_option); }},
      {"encoding", "NAME", kReading, "auto, utf-8, utf-16le, utf-16be, big5, big5-hkscs, gb18030 or mixed", false,
       [](U u, F f) { return Choose(u, kEncodings, &f.job.format.encoding); }},
      {"delimiter", "NAME", kReading, "auto, comma, semicolon, tab, pipe, fullwidth-comma or space", false,
       [](U u, F f) { return Choose(u, kDelimiters, &f.job.format.delimiter); }},
      {"header", "auto|yes|no", kReading, "Whether the first record names the columns", false,
       [](U u, F f) { return Choose(u, kHeaders, &f.job.format.header); }},
      {"number-column", "NAME", kReading, "The number's column: its name, or 1, 2, 3 …", false, ApplyNumberColumn},
      {"ref-column", "NAME", kReading, "The column with the customer's own id (default: RefID, if there)", false,
       ApplyRefColumn},
      {"country-column", "NAME", kReading,
       "The column with the country of each row's number (886, TW, Taiwan, 台灣 …): its name, or 1, 2, 3 …", false,
       ApplyCountryColumn},
      {"max-field-lines", "N", kReading, "Line ends that a quoted field may hold (100)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 0, 1000000), &f.job.format.max_field_lines); }},
  };
}

std::vector<JobFlag> NumberFlags() {
  return {
      {"country-code", "CODE", kNumbers, "Country of national numbers: 886 (default), +886, 00886 or TW", false,
       ApplyCountryCode},
      {"region", "XX", kNumbers, "Region of national numbers where several share a country code: IM, CA …", false,
       ApplyRegion},
      {"area-code", "CODE", kNumbers, "Area of local numbers: 2, 02 or (02)", false,
       [](U u, F f) { return Assign(absl::StatusOr<std::string>(u.value), &f.job.area_code); }},
      {"accept", "mobile|any", kNumbers, "Which valid numbers are taken (mobile)", false,
       [](U u, F f) { return Choose(u, kAccepts, &f.job.accept); }},
      {"validity", "valid|possible", kNumbers,
       "possible: also take numbers of no known range, when numbers of their country may be so long (valid)", false,
       [](U u, F f) { return Choose(u, kValidities, &f.job.validity); }},
      {"countries", "CODE,…", kNumbers, "Take numbers of these countries only: 886,852 or TW,HK", true, ApplyCountries},
      {"numbering-plan", "FILE", kNumbers, "Another numbering plan than the built-in one", false, ApplyNumberingPlan},
      {"unsubscribe", "FILE", kSuppression, "Recipients who opted out (list option 32): a list or a compiled set", true,
       [](U u, F f) { return AppendPath(u, &f.unsubscribe); }},
      {"blacklist", "FILE", kSuppression, "The black list (128), the same", true,
       [](U u, F f) { return AppendPath(u, &f.blacklist); }},
      {"whitelist", "FILE", kSuppression, "The white list (256), the same; needs --whitelist-mode", true,
       [](U u, F f) { return AppendPath(u, &f.whitelist); }},
      {"whitelist-mode", "MODE", kSuppression,
       "exclude: remove the listed; only: keep only the listed; override: never remove the listed by 32 or 128", false,
       ApplyWhitelistMode},
      {"exclude-output", "DIR", kSuppression, "Leave out whoever is in this former output", true,
       [](U u, F f) { return AppendPath(u, &f.exclude_output); }},
      {"allow-empty-list", "", kSuppression, "Let these lists hold no number at all", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.allow_empty_list); }},
      {"max-list-errors", "N|P%", kSuppression, "Records without a number that these lists may hold (1%)", false,
       [](U u, F f) { return Assign(Named(u, ParseBudget(u.value)), &f.max_list_errors); }},
  };
}

std::vector<JobFlag> MessageFlags() {
  return {
      {"content", "TEXT", kMessage, "The message; %Column% stands for the row's value", false, ApplyContent},
      {"content-file", "FILE", kMessage, "The message in a file; - is standard input", false, ApplyContentFile},
      {"content-encoding", "NAME", kMessage,
       "The content file's encoding: auto, utf-8, utf-16le, utf-16be, big5, big5-hkscs or gb18030", false,
       [](U u, F f) { return Choose(u, kContentEncodings, &f.content_encoding); }},
      {"job-option", "N", kMessage,
       "Sum or words of: 1 strip, 16 merge (default), 32 header-in-content; 2 functions comes later", false,
       [](U u, F f) { return Assign(Named(u, ParseJobOption(u.value)), &f.job.job_option); }},
      {"character-set", "17|117", kMessage, "17: UCS-2 always; 117: GSM-7 only (default: whatever fits)", false,
       ApplyCharacterSet},
      {"body-format", "0|1|2", kMessage, "0: one segment; 1: one segment, flash; 2: long (default)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 0, 2), &f.job.body_format); }},
      {"max-segments", "N", kMessage, "Longest message under body format 2, 1 to 255 (5)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 1, 255), &f.job.max_segments); }},
      {"unknown-placeholder", "stop|keep|empty", kMessage, "What a %Name% without column does (stop)", false,
       [](U u, F f) { return Choose(u, kPlaceholders, &f.job.unknown_placeholder); }},
      {"empty-field", "insert|reject", kMessage, "What a placeholder's empty value does (insert)", false,
       [](U u, F f) { return Choose(u, kEmptyFields, &f.job.empty_field); }},
      {"ref-id", "ID", kMessage, "The RefID of rows that have none of their own", false,
       [](U u, F f) { return Assign(absl::StatusOr<std::string>(u.value), &f.job.ref_id); }},
      {"sender-name", "NAME", kRules, "The message must begin with this name, bare or as 【NAME】", true,
       ApplySenderName},
      {"registered", "FILE", kRules, "Domains, URLs and phone numbers, one a line: a message may hold no others", true,
       [](U u, F f) { return AppendPath(u, &f.registered); }},
      {"strict-rules", "", kRules, "Stop at the first message that breaks one of these rules (default: warn)", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.job.strict_rules); }},
      {"prepend-sender", "", kRules, "Put 【NAME】 in front of messages that do not begin with the sender's name",
       false, [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.job.prepend_sender); }},
      {"job-name", "TEXT", kFields, "The job's name", false, [](U u, F f) { return Keep("JobName", u, f); }},
      {"ref-number", "TEXT", kFields, "The job's reference number", false,
       [](U u, F f) { return Keep("RefNumber", u, f); }},
      {"start-time", "TIME", kFields, "When the job is to start, yyyy-MM-dd HH:mm:ss", false,
       [](U u, F f) { return Keep("StartTime", u, f); }},
  };
}

std::vector<JobFlag> OutputFlags() {
  return {
      {"out", "DIR", kOutput, "The output folder, absent or empty (./muster-out/YYYYMMDD-HHMMSS)", false, ApplyOut},
      {"format", "ndjson|csv", kOutput, "The messages' form (ndjson)", false,
       [](U u, F f) { return Choose(u, kFormats, &f.folder.format); }},
      {"batch-size", "N", kOutput, "Messages per batch, 1 to 100000 (1000)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 1, 100000), &f.job.batch_size); }},
      {"file-size", "SIZE", kOutput, "Where a message file ends (256MiB)", false,
       [](U u, F f) { return Assign(ParseSize(u.origin, u.value, 1, uint64_t{1} << 62), &f.folder.file_size); }},
      {"audit", "[first-row]", kOutput, "Also list suppressed rows and duplicates; first-row: with the row that stays",
       false, [](U u, F f) { return Choose(u, kAudits, &f.folder.audit); }},
      {"overwrite", "", kOutput, "Replace a former output in the folder", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.folder.overwrite); }},
      {"sync", "", kOutput, "Make the output safe against power cuts too", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.folder.sync); }},
      {"discard", "", kOutput, "Write nothing, print the summary", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.discard); }},
      {"max-rejects", "N|P%", kOutput, "Stop at reject N+1, or when more than P% are rejected at the end", false,
       [](U u, F f) { return Assign(Named(u, ParseBudget(u.value)), &f.job.max_rejects); }},
      {"threads", "N", kRun, "Worker threads (as many as processors)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 0, 1024), &f.run.threads); }},
      {"chunk-size", "SIZE", kRun, "How much of a list a thread takes at a time (256KiB)", false,
       [](U u, F f) { return Assign(ParseSize(u.origin, u.value, 1, uint64_t{512} << 20), &f.run.chunk_bytes); }},
      {"quiet", "", kRun, "Print no summary in words", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.quiet); }},
      {"json", "", kRun, "Print the summary as JSON", false,
       [](U u, F f) { return Assign(ParseSwitch(u.origin, u.value), &f.json); }},
      {"progress", "auto|always|never", kRun, "The progress bar (auto: on a terminal)", false,
       [](U u, F f) { return Choose(u, kProgressModes, &f.progress); }},
      {"lang", "en|zh-TW", kRun,
       "The language of messages and summaries (the environment's: LC_ALL, LC_MESSAGES or LANG)", false,
       [](U u, F f) { return Choose(u, kLanguages, &f.lang); }},
      {"job", "FILE", kRun, "Read the job from JSON with the original parameter names; flags win over it", false,
       ApplyJobFile},
      {"preview", "N", kRun, "How many of the first messages are shown (3)", false,
       [](U u, F f) { return Assign(ParseCount(u.origin, u.value, 0, 1000), &f.preview); }},
  };
}

}  // namespace

const std::vector<JobFlag>& JobFlagTable() {
  static const auto* const table = [] {
    auto* flags = new std::vector<JobFlag>;
    for (std::vector<JobFlag> (*part)() : {ListFlags, NumberFlags, MessageFlags, OutputFlags}) {
      const std::vector<JobFlag> more = part();
      flags->insert(flags->end(), more.begin(), more.end());
    }
    return flags;
  }();
  return *table;
}

}  // namespace muster::cli
