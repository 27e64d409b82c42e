// A subcommand's arguments cut into flags with their values, in command-line order. CLI11 does the cutting and the
// help text; what it takes for granted (optional values, `--flag=` with nothing behind it) is settled before.
//
// Errors are of ErrorKind::kUsage and name the nearest known flag.
#ifndef MUSTER_TOOLS_MUSTER_COMMAND_LINE_H_
#define MUSTER_TOOLS_MUSTER_COMMAND_LINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace muster::cli {

struct Flag {
  std::string_view name;   // "list-option", without dashes
  std::string_view value;  // what stands behind it in the help text: "FILE"; empty: a switch
  std::string_view group;  // its heading in the help text
  std::string help;
  bool repeatable = false;
  // The only word that may follow the flag as a value, and what the flag means without it: for --audit.
  std::string_view optional_word = {};
  std::string_view bare_value = {};
  std::string_view letter = {};  // "o": also -o
};

struct Syntax {
  std::string_view command;  // "run"
  std::string_view description;
  std::vector<Flag> flags;
  std::string_view positional = {};       // "LIST", "DIR"; empty: none
  std::string_view positional_flag = {};  // arguments without a flag count as this one's values
  std::string_view positional_help = {};
  // Arguments that begin with `-` and then anything but a letter are positional ones too: "-0912", not "-x" or
  // "--json".
  bool positional_may_have_dash = false;
  std::string_view footer = {};
};

struct FlagUse {
  std::string name;    // the flag, without dashes
  std::string value;   // "true" for a bare switch
  std::string origin;  // for messages: "--batch-size", "LIST", "job.json: BatchSize"
};

struct ParsedArguments {
  std::optional<std::string> help;  // asked for: print it and stop
  std::vector<FlagUse> uses;
};

absl::StatusOr<ParsedArguments> ParseArguments(const Syntax& syntax, const std::vector<std::string>& arguments);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_COMMAND_LINE_H_
