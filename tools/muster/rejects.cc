// muster rejects: rejects.csv back into a list.
#include <muster/error.h>
#include <muster/folder_sink.h>

#include <string>
#include <vector>

#include "command_line.h"
#include "commands.h"
#include "flag_values.h"
#include "language.h"

namespace muster::cli {
namespace {

Syntax RejectsSyntax() {
  return {
      .command = "rejects",
      .description =
          "Turn the rejected rows of an output back into a list, to be mended and run again: UTF-8, comma, "
          "header first.\n",
      .flags = {{.name = "dir", .value = "DIR", .group = "Flags", .help = "The output folder, like DIR"},
                {.name = "list",
                 .value = "N",
                 .group = "Flags",
                 .help = "The rejects of the Nth list of the job (needed when lists with different headers have some)"},
                LanguageFlag("Flags")},
      .positional = "DIR",
      .positional_flag = "dir",
      .positional_help = "An output folder, or the DIR.failed of a job that stopped",
      .footer =
          "Example:\n"
          "  muster rejects batch-0305 > mended.csv   # mend it, then\n"
          "  muster run mended.csv --content-file message.txt --exclude-output batch-0305\n"};
}

}  // namespace

int RejectsCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(RejectsSyntax(), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  RejectsOptions options;
  for (const FlagUse& use : parsed->uses) {
    if (use.name == "dir") {
      options.dir = use.value;
      continue;
    }
    if (use.name == "lang") {
      if (absl::Status status = CheckLanguage(use); !status.ok()) return Fail(status, language);
      continue;
    }
    const absl::StatusOr<uint64_t> list = ParseCount(use.origin, use.value, 1, UINT32_MAX);
    if (!list.ok()) return Fail(list.status(), language);
    options.list = static_cast<uint32_t>(*list);
  }
  if (options.dir.empty()) {
    return Fail(
        MakeError(ErrorKind::kUsage, Say("no output folder is given"), {}, Say("write {}", "muster rejects DIR")),
        language);
  }
  std::string list;
  const absl::Status status = RejectsAsList(options, &list);
  const int printed = Print(list, language);
  if (!status.ok()) return Fail(status, language);
  return printed;
}

}  // namespace muster::cli
