// Everything that `muster run` and `muster check` are told on the command line and in a job file: one table of flags,
// applied in order to one struct.
#ifndef MUSTER_TOOLS_MUSTER_JOB_FLAGS_H_
#define MUSTER_TOOLS_MUSTER_JOB_FLAGS_H_

#include <muster/folder_sink.h>
#include <muster/job.h>
#include <muster/pipeline.h>
#include <muster/source.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "command_line.h"
#include "language.h"
#include "text.h"

namespace muster::cli {

enum class ProgressMode : uint8_t { kAuto, kAlways, kNever };

struct ListArgument {
  std::string text;    // a path, "-", or what was typed in
  bool typed = false;  // --list-text
};

struct JobFlags {
  // Without the suppression sets and what is registered, and without the content when that is in a file.
  Job job;
  std::vector<ListArgument> lists;  // in command-line order
  std::optional<std::string> content;
  std::optional<std::string> content_file;
  Encoding content_encoding = Encoding::kAuto;  // of the content file; what it was once it has been read
  std::vector<std::string> unsubscribe, blacklist, whitelist, exclude_output;
  std::vector<std::string> registered;
  std::string numbering_plan;  // its file; empty: the built-in one
  bool allow_empty_list = false;
  std::optional<Budget> max_list_errors;
  RunOptions run;
  FolderOptions folder;  // dir is empty when --out was not given
  bool discard = false;
  bool quiet = false;
  bool json = false;
  ProgressMode progress = ProgressMode::kAuto;
  Language lang = LanguageOfEnvironment();
  uint64_t preview = 3;                 // check only
  std::optional<std::string> job_file;  // "-" is standard input
  bool has_unflagged_fields = false;    // the job file holds fields that no flag can give
  std::vector<Phrase> notes;            // for standard error, before the job
};

// The flags of `command` ("run" or "check") with their help texts.
Syntax JobSyntax(std::string_view command);

// Reads the job file if there is one (flags win over it), applies everything in order and checks what needs no file:
// lists and content are given, standard input is used once, bits and lists match. ErrorKind::kUsage.
absl::StatusOr<JobFlags> ReadJobFlags(const std::vector<FlagUse>& uses);

// Loads --numbering-plan into the job. ErrorKind::kUsage.
absl::Status LoadPlan(JobFlags& flags);

// The lists as sources, in order. Views into `flags`, which must outlive them unchanged.
std::vector<Source> SourcesOf(const JobFlags& flags);

// EffectiveJob for the job as it will be once its lists and its content have been read: ErrorKind::kUsage when they
// would not go together.
absl::Status CheckBeforeReading(const JobFlags& flags);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_JOB_FLAGS_H_
