#include "job_flags.h"

#include <muster/error.h>
#include <muster/job_file.h>
#include <muster/registered.h>
#include <muster/suppression.h>

#include <algorithm>
#include <set>
#include <utility>

#include "files.h"
#include "flag_table.h"

namespace muster::cli {
namespace {

constexpr size_t kMaxJobFileBytes = 64 << 20;  // its SMSList may be long

constexpr std::string_view kFooter =
    "Names in [brackets] are the parameters of SMS.aspx and the names in a job file. Sizes take KiB, MiB, GiB.\n"
    "Exit: 0 done, with or without rejects; 2 usage, job or template; 3 a recipient list cannot be read; 4 too many\n"
    "rejects; 5 output failed; 6 a suppression list is missing or empty; 1 internal error; 130, 143, 129 interrupted.\n"
    "\n"
    "Example:\n"
    "  muster run customers.csv --content-file message.txt --unsubscribe optout.csv --out batch-0305\n";

std::string_view ParameterOf(std::string_view flag) {
  for (const JobParameter& parameter : JobParameters()) {
    if (parameter.flag == flag) return parameter.name;
  }
  return {};
}

const JobFlag* FindJobFlag(std::string_view name) {
  for (const JobFlag& flag : JobFlagTable()) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

// Flags that answer the same question: one of them on the command line replaces all of them in the job file.
std::string_view QuestionOf(std::string_view flag) {
  if (flag == "list" || flag == "list-text") return "lists";
  if (flag == "content" || flag == "content-file") return "content";
  if (flag == "country-code" || flag == "region") return "country";
  return flag;
}

bool IsSuppressionFlag(std::string_view flag) {
  return flag == "unsubscribe" || flag == "blacklist" || flag == "whitelist" || flag == "exclude-output";
}

absl::Status ApplyUse(const FlagUse& use, JobFlags& flags) {
  const JobFlag* flag = FindJobFlag(use.name);
  if (flag == nullptr) return MakeError(ErrorKind::kInternal, Say("no such flag in the table: {}", use.name));
  return flag->apply(use, flags);
}

absl::Status ApplyJobFile(const std::string& path, const std::vector<FlagUse>& uses, JobFlags& flags) {
  const absl::StatusOr<std::string> json = ReadWhole(Say("the job file"), path, kMaxJobFileBytes, nullptr);
  if (!json.ok()) return json.status();
  const auto pairs = ParseJobFile(path, *json);
  if (!pairs.ok()) return pairs.status();
  std::set<std::string_view> answered;
  for (const FlagUse& use : uses) answered.insert(QuestionOf(use.name));
  for (const auto& [parameter, value] : *pairs) {
    if (parameter->ignored) continue;
    if (parameter->flag.empty()) {
      flags.job.kept_fields.emplace_back(parameter->name, value);
      flags.has_unflagged_fields = true;
      continue;
    }
    if (answered.contains(QuestionOf(parameter->flag))) {
      if (IsSuppressionFlag(parameter->flag)) {
        flags.notes.push_back(Say("{}: {} {} is not used, because --{} is given", path, parameter->name, OneLine(value),
                                  parameter->flag));
      }
      continue;
    }
    const FlagUse use = {std::string(parameter->flag), value, Join({path, ": ", parameter->name})};
    if (absl::Status status = ApplyUse(use, flags); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status CheckStandardInputOnce(const JobFlags& flags) {
  std::vector<Phrase> users;
  const auto note = [&users](std::string_view path, const Phrase& user) {
    if (path == "-") users.push_back(user);
  };
  if (flags.job_file.has_value()) note(*flags.job_file, Verbatim("--job"));
  for (const ListArgument& list : flags.lists) {
    if (!list.typed) note(list.text, Say("a recipient list"));
  }
  if (flags.content_file.has_value()) note(*flags.content_file, Verbatim("--content-file"));
  for (const std::string& path : flags.unsubscribe) note(path, Verbatim("--unsubscribe"));
  for (const std::string& path : flags.blacklist) note(path, Verbatim("--blacklist"));
  for (const std::string& path : flags.whitelist) note(path, Verbatim("--whitelist"));
  for (const std::string& path : flags.registered) note(path, Verbatim("--registered"));
  if (users.size() <= 1) return absl::OkStatus();
  return MakeError(ErrorKind::kUsage, Say("standard input (-) is asked for {} times", users.size()),
                   Say("{} and {} cannot both have it: it can be read once", users[0], users[1]),
                   Say("put one of them into a file"));
}

absl::Status CheckCombination(const JobFlags& flags) {
  if (flags.lists.empty()) {
    return MakeError(ErrorKind::kUsage, Say("no recipient list is given"), {},
                     Say("name one: muster run LIST …, or --list-text NUMBERS"));
  }
  if (flags.content.has_value() && flags.content_file.has_value()) {
    return MakeError(ErrorKind::kUsage, Say("--content and --content-file are both given"),
                     Say("there can be one message only"), Say("drop one of them"));
  }
  if ((!flags.content.has_value() || flags.content->empty()) && !flags.content_file.has_value()) {
    return MakeError(ErrorKind::kUsage, Say("no content is given"), {},
                     Say("give the message: --content TEXT or --content-file FILE"));
  }
  return CheckStandardInputOnce(flags);
}

}  // namespace

Syntax JobSyntax(std::string_view command) {
  const bool check = command == "check";
  Syntax syntax{.command = command,
                .description = check
                                   ? "Go through a whole job without writing anything: summary, first messages and the "
                                     "same job as an explicit command line.\n"
                                   : "Turn recipient lists into messages in batches.\n",
                .flags = {},
                .positional = "LIST",
                .positional_flag = "list",
                .positional_help = "Recipient lists, CSV or TXT, also .gz and .zst, in order; - is standard input",
                .footer = kFooter};
  for (const JobFlag& entry : JobFlagTable()) {
    if (entry.name == "preview" && !check) continue;
    const std::string_view parameter = ParameterOf(entry.name);
    Flag flag{.name = entry.name,
              .value = entry.value,
              .group = entry.group,
              .help = parameter.empty() ? std::string(entry.help) : Join({"[", parameter, "] ", entry.help}),
              .repeatable = entry.repeatable};
    if (entry.name == "audit") {
      flag.optional_word = "first-row";
      flag.bare_value = "rows";
    }
    syntax.flags.push_back(std::move(flag));
  }
  return syntax;
}

absl::StatusOr<JobFlags> ReadJobFlags(const std::vector<FlagUse>& uses) {
  JobFlags flags;
  const auto job_file = std::find_if(uses.begin(), uses.end(), [](const FlagUse& use) { return use.name == "job"; });
  if (job_file != uses.end()) {
    if (absl::Status status = ApplyJobFile(job_file->value, uses, flags); !status.ok()) return status;
  }
  for (const FlagUse& use : uses) {
    if (absl::Status status = ApplyUse(use, flags); !status.ok()) return status;
  }
  if (flags.content.has_value()) flags.job.content = *flags.content;
  if (absl::Status status = CheckCombination(flags); !status.ok()) return status;
  if (absl::Status status = LoadPlan(flags); !status.ok()) return status;
  if (absl::Status status = CheckBeforeReading(flags); !status.ok()) return status;
  return flags;
}

absl::Status LoadPlan(JobFlags& flags) {
  if (flags.numbering_plan.empty()) return absl::OkStatus();
  auto plan = LoadNumberingPlan(flags.numbering_plan);
  if (!plan.ok()) return plan.status();
  flags.job.numbering_plan = *std::move(plan);
  return absl::OkStatus();
}

std::vector<Source> SourcesOf(const JobFlags& flags) {
  std::vector<Source> sources;
  for (const ListArgument& list : flags.lists) {
    if (list.typed) {
      sources.push_back(Source::ListText(list.text));
    } else {
      sources.push_back(list.text == "-" ? Source::Stdin() : Source::File(list.text));
    }
  }
  return sources;
}

absl::Status CheckBeforeReading(const JobFlags& flags) {
  Job job = flags.job;
  // Stands for a content and for sets that are still on disk.
  if (job.content.empty() && flags.content_file.has_value()) job.content = "-";
  const auto stand_in = [](const std::vector<std::string>& paths) {
    return paths.empty() ? nullptr : SuppressionSet::FromKeys({}, "");
  };
  job.unsubscribe = stand_in(flags.unsubscribe);
  job.blacklist = stand_in(flags.blacklist);
  job.whitelist = stand_in(flags.whitelist);
  if (!flags.registered.empty()) job.registered = RegisteredSet::Empty();
  return EffectiveJob(std::move(job)).status();
}

}  // namespace muster::cli
