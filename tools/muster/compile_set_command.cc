// muster compile-set: suppression lists in, a compiled set out.
#include <muster/compiled_set.h>
#include <muster/error.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.h"
#include "commands.h"
#include "compiled_set_text.h"
#include "flag_table.h"
#include "flag_values.h"
#include "job_flags.h"
#include "job_setup.h"
#include "mapped_sets.h"
#include "text.h"

namespace muster::cli {
namespace {

// The flags of a job that decide how its suppression lists are read, and of the run.
constexpr std::string_view kJobFlags[] = {
    "country-code",     "region",          "area-code", "country-column", "validity", "numbering-plan",
    "allow-empty-list", "max-list-errors", "quiet",     "json",           "lang"};

constexpr std::string_view kKinds[] = {"unsubscribe", "black", "white"};

Syntax CompileSyntax() {
  constexpr std::string_view kOutput = "The set";
  Syntax syntax{
      .command = "compile-set",
      .description =
          "Compile suppression lists, and sets compiled before, into one set: a file that --unsubscribe,\n"
          "--blacklist and --whitelist take in place of lists, and that opens at once however large.\n",
      .flags = {{.name = "out", .value = "FILE", .group = kOutput, .help = "The set, usually NAME.mset", .letter = "o"},
                {.name = "kind",
                 .value = "KIND",
                 .group = kOutput,
                 .help = "unsubscribe or black (the same, default): for --unsubscribe and --blacklist; white: for "
                         "--whitelist"},
                {.name = "overwrite", .value = "", .group = kOutput, .help = "Replace a file that is no set"},
                {.name = "sync", .value = "", .group = kOutput, .help = "Make the set safe against power cuts too"},
                {.name = "list",
                 .value = "FILE",
                 .group = "Lists",
                 .help = "A list or a set, like FILE",
                 .repeatable = true}},
      .positional = "FILE",
      .positional_flag = "list",
      .positional_help = "Suppression lists and compiled sets, also .gz and .zst; - is standard input",
      .footer =
          "The flags under \"Numbers\" must be those of the jobs that use the set.\n"
          "Exit: 0 done; 2 usage; 5 the set cannot be written; 6 a list cannot be read; 130, 143, 129 interrupted.\n"
          "\n"
          "Example:\n"
          "  muster compile-set -o black.mset black.txt\n"};
  for (Flag& flag : JobSyntax("run").flags) {
    if (std::find(std::begin(kJobFlags), std::end(kJobFlags), flag.name) == std::end(kJobFlags)) continue;
    if (flag.name == "country-column") flag.group = "Numbers";
    syntax.flags.push_back(std::move(flag));
  }
  return syntax;
}

struct Request {
  JobFlags flags;
  std::vector<std::string> lists;
  bool white = false;
  CompileOptions options;
};

absl::Status Apply(const FlagUse& use, Request* request) {
  if (use.name == "list" || use.name == "out") {
    if (use.value.empty()) return WrongValue(use.origin, use.value, Say("it is empty"), Say("a name"));
    if (use.name == "out") {
      request->options.path = use.value;
    } else {
      request->lists.push_back(use.value);
    }
    return absl::OkStatus();
  }
  if (use.name == "kind") {
    const absl::StatusOr<size_t> kind = ParseWord(use.origin, use.value, kKinds);
    if (!kind.ok()) return kind.status();
    request->white = kKinds[*kind] == "white";
    return absl::OkStatus();
  }
  if (use.name == "overwrite" || use.name == "sync") {
    const absl::StatusOr<bool> on = ParseSwitch(use.origin, use.value);
    if (!on.ok()) return on.status();
    (use.name == "sync" ? request->options.sync : request->options.overwrite) = *on;
    return absl::OkStatus();
  }
  for (const JobFlag& flag : JobFlagTable()) {
    if (flag.name == use.name) return flag.apply(use, request->flags);
  }
  return MakeError(ErrorKind::kInternal, Say("no such flag in the table: {}", use.name));
}

absl::StatusOr<Request> ReadRequest(const std::vector<FlagUse>& uses) {
  Request request;
  for (const FlagUse& use : uses) {
    if (absl::Status status = Apply(use, &request); !status.ok()) return status;
  }
  const Phrase usual = Say("write {}", "muster compile-set -o FILE LIST …");
  if (request.lists.empty()) return MakeError(ErrorKind::kUsage, Say("no suppression list is given"), {}, usual);
  if (request.options.path.empty()) {
    return MakeError(ErrorKind::kUsage, Say("no file for the set is given"), {}, usual);
  }
  if (request.options.path == "-") {
    return MakeError(ErrorKind::kUsage, Say("a set cannot be written to standard output"),
                     Say("it is complete only when it has its name"), usual);
  }
  if (const auto users = std::count(request.lists.begin(), request.lists.end(), "-"); users > 1) {
    return MakeError(ErrorKind::kUsage, Say("standard input (-) is asked for {} times", users),
                     Say("it can be read once"), Say("put one of them into a file"));
  }
  if (absl::Status status = LoadPlan(request.flags); !status.ok()) return status;
  return request;
}

int Compile(const Request& request) {
  const JobFlags& flags = request.flags;
  const SuppressionOptions lists =
      OptionsFor(flags, request.white ? "whitelist" : "blacklist", "compile-set", TokenOfSignals(), nullptr);
  const absl::StatusOr<CompileSummary> made = CompileSuppression(FileSources(request.lists), lists, request.options);
  if (const absl::Status lost = LostSet(); !lost.ok()) return Fail(lost, flags.lang);
  if (!made.ok()) return Fail(made.status(), flags.lang);
  if (flags.json) return Print(CompiledSetJson(request.options.path, *made), flags.lang);
  return flags.quiet ? 0 : Print(CompiledSetText(request.options.path, *made, flags.lang), flags.lang);
}

}  // namespace

int CompileSetCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(CompileSyntax(), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  const absl::StatusOr<Request> request = ReadRequest(parsed->uses);
  return request.ok() ? Compile(*request) : Fail(request.status(), language);
}

}  // namespace muster::cli
