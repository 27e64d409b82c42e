// muster explain: every step from a number as written to what a job makes of it.
#include <muster/error.h>
#include <muster/explain.h>
#include <muster/normalizer.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "command_line.h"
#include "commands.h"
#include "explain_text.h"
#include "flag_table.h"
#include "flag_values.h"
#include "job_flags.h"
#include "job_setup.h"
#include "language.h"
#include "mapped_sets.h"

namespace muster::cli {
namespace {

// Far more than any field of a list may have.
constexpr size_t kMaxLineBytes = 64 << 20;

// The flags of a job that decide about numbers.
constexpr std::string_view kJobFlags[] = {"country-code",   "region",           "area-code",       "accept",
                                          "validity",       "countries",        "numbering-plan",  "list-option",
                                          "unsubscribe",    "blacklist",        "whitelist",       "whitelist-mode",
                                          "exclude-output", "allow-empty-list", "max-list-errors", "country-column"};

Syntax ExplainSyntax() {
  Syntax syntax{
      .command = "explain",
      .description =
          "Explain what a job makes of a number, step by step: what is mended and why, what the\n"
          "numbering plan says, what goes out, and which suppression lists hold it.\n",
      .flags = {},
      .positional = "NUMBER",
      .positional_flag = "number",
      .positional_help = "Numbers as they are written; - is a line of standard input",
      .positional_may_have_dash = true,
      .footer =
          "Exit: 0 whether the number is accepted or rejected; 2 usage; 6 a suppression list cannot be read.\n"
          "\n"
          "Example:\n"
          "  muster explain '+886 (0) 912-345-678'\n"};
  syntax.flags.push_back({.name = "number",
                          .value = "NUMBER",
                          .group = "Numbers",
                          .help = "A number, whatever it begins with",
                          .repeatable = true});
  for (Flag& flag : JobSyntax("run").flags) {
    if (std::find(std::begin(kJobFlags), std::end(kJobFlags), flag.name) != std::end(kJobFlags)) {
      syntax.flags.push_back(std::move(flag));
    }
  }
  syntax.flags.push_back({.name = "json", .value = "", .group = "Output", .help = "Print one JSON object"});
  syntax.flags.push_back(
      {.name = "lang", .value = "en|zh-TW", .group = "Output", .help = "The language of the explanation"});
  return syntax;
}

struct Request {
  JobFlags flags;
  std::vector<std::string> numbers;
};

absl::Status Apply(const FlagUse& use, Request& request) {
  if (use.name == "number") {
    request.numbers.push_back(use.value);
    return absl::OkStatus();
  }
  for (const JobFlag& flag : JobFlagTable()) {
    if (flag.name == use.name) return flag.apply(use, request.flags);
  }
  return MakeError(ErrorKind::kInternal, Say("no such flag in the table: {}", use.name));
}

// The first line of standard input, without its end.
absl::StatusOr<std::string> ReadLine() {
  std::string line;
  for (;;) {
    const size_t used = line.size();
    line.resize(used + (64 << 10));
    const ssize_t got = read(STDIN_FILENO, line.data() + used, line.size() - used);
    const int error = errno;
    line.resize(used + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && error == EINTR) continue;
    if (got < 0) {
      return MakeError(ErrorKind::kUsage, Say("{} from standard input", Say("the number")),
                       Say("it cannot be read: {}", SystemReason(error)));
    }
    const size_t end = line.find('\n', used);
    if (end != std::string::npos) line.resize(end);
    if (line.size() > kMaxLineBytes) {
      return MakeError(ErrorKind::kUsage, Say("{} from standard input", Say("the number")),
                       Say("it is larger than {}", ByteText(kMaxLineBytes)),
                       Say("give one number, as it stands in a list"));
    }
    if (end != std::string::npos || got == 0) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

absl::StatusOr<Request> ReadRequest(const std::vector<FlagUse>& uses) {
  Request request;
  for (const FlagUse& use : uses) {
    if (absl::Status status = Apply(use, request); !status.ok()) return status;
  }
  if (request.numbers.empty()) {
    return MakeError(ErrorKind::kUsage, Say("no number is given"), {}, Say("name one: {}", "muster explain NUMBER …"));
  }
  if (absl::Status status = LoadPlan(request.flags); !status.ok()) return status;
  const JobFlags& flags = request.flags;
  ptrdiff_t users = std::count(request.numbers.begin(), request.numbers.end(), "-");
  for (const auto* paths : {&flags.unsubscribe, &flags.blacklist, &flags.whitelist}) {
    users += std::count(paths->begin(), paths->end(), "-");
  }
  if (users > 1) {
    return MakeError(ErrorKind::kUsage, Say("standard input (-) is asked for {} times", users),
                     Say("it can be read once"), Say("put one of them into a file"));
  }
  return request;
}

// Which keys the lists must be searched for is known before they are read: it takes the options, not the lists.
absl::StatusOr<SuppressionWatch> WatchFor(const Request& request) {
  Job job = request.flags.job;
  const auto stand_in = [](const std::vector<std::string>& paths) {
    return paths.empty() ? nullptr : SuppressionSet::FromKeys({}, "");
  };
  job.unsubscribe = stand_in(request.flags.unsubscribe);
  job.blacklist = stand_in(request.flags.blacklist);
  job.whitelist = stand_in(request.flags.whitelist);
  const absl::StatusOr<Explainer> explainer = Explainer::Create(std::move(job));
  if (!explainer.ok()) return explainer.status();
  SuppressionWatch watch;
  for (const std::string& number : request.numbers) {
    const NumberExplanation explanation = explainer->Explain(number);
    watch.keys.insert(watch.keys.end(), explanation.probes.begin(), explanation.probes.end());
  }
  std::sort(watch.keys.begin(), watch.keys.end());
  watch.keys.erase(std::unique(watch.keys.begin(), watch.keys.end()), watch.keys.end());
  return watch;
}

// Whether what was found in mapped sets was there.
absl::Status CheckSets(const Job& job) {
  if (absl::Status lost = LostSet(); !lost.ok()) return lost;
  for (const auto& set : {job.unsubscribe, job.blacklist, job.whitelist, job.already_sent}) {
    if (set == nullptr) continue;
    if (absl::Status unchanged = set->CheckUnchanged(); !unchanged.ok()) return unchanged;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ExplainAll(Request& request) {
  for (std::string& number : request.numbers) {
    if (number != "-") continue;
    absl::StatusOr<std::string> line = ReadLine();
    if (!line.ok()) return line.status();
    number = *std::move(line);
    break;
  }
  absl::StatusOr<SuppressionWatch> watch = WatchFor(request);
  if (!watch.ok()) return watch.status();
  JobFlags& flags = request.flags;
  if (absl::Status status = LoadSuppressionSets(flags, TokenOfSignals(), &*watch); !status.ok()) return status;
  const absl::StatusOr<Explainer> explainer = Explainer::Create(flags.job);
  if (!explainer.ok()) return explainer.status();
  const absl::StatusOr<Normalizer> reader = Normalizer::Create({.country_code = flags.job.country_code,
                                                                .region = flags.job.region,
                                                                .area_code = flags.job.area_code,
                                                                .validity = flags.job.validity,
                                                                .numbering_plan = flags.job.numbering_plan});
  if (!reader.ok()) return reader.status();

  const Job& job = explainer->job();
  std::vector<NumberExplanation> numbers;
  std::vector<std::vector<ListVerdict>> lists;
  std::string text;
  for (const std::string& number : request.numbers) {
    numbers.push_back(explainer->Explain(number));
    lists.push_back(ListVerdicts(numbers.back(), job, *watch));
    if (flags.json) continue;
    if (!text.empty()) text += "\n\n";
    text += ExplanationText(numbers.back(), lists.back(), job, *reader, flags.lang);
  }
  if (absl::Status sound = CheckSets(job); !sound.ok()) return sound;
  return flags.json ? ExplanationsJson(numbers, lists, job, *reader, flags.lang) : text;
}

}  // namespace

int ExplainCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(ExplainSyntax(), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  absl::StatusOr<Request> request = ReadRequest(parsed->uses);
  if (!request.ok()) return Fail(request.status(), language);
  const absl::StatusOr<std::string> text = ExplainAll(*request);
  return text.ok() ? Print(*text, language) : Fail(text.status(), language);
}

}  // namespace muster::cli
