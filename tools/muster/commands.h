// The subcommands. Each takes what follows its name on the command line and returns the exit code; results go to
// standard output, everything else to standard error.
#ifndef MUSTER_TOOLS_MUSTER_COMMANDS_H_
#define MUSTER_TOOLS_MUSTER_COMMANDS_H_

#include <muster/phrase.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace muster::cli {

int RunCommand(const std::vector<std::string>& arguments);
int CheckCommand(const std::vector<std::string>& arguments);
int ExplainCommand(const std::vector<std::string>& arguments);
int NormalizeCommand(const std::vector<std::string>& arguments);
int CompileSetCommand(const std::vector<std::string>& arguments);
int RejectsCommand(const std::vector<std::string>& arguments);

// Prints the message of `status`, which is not OK, in `language`, and returns the exit code of its kind; for an
// interrupted run, that of the signal.
int Fail(const absl::Status& status, Language language);

// Prints a result; the exit code is 0, or that of the failed write, whose message is in `language`.
int Print(std::string_view text, Language language);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_COMMANDS_H_
