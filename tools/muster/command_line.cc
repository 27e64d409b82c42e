#include "command_line.h"

#include <muster/error.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <map>

#include "text.h"

namespace muster::cli {
namespace {

std::string Dashed(std::string_view name) { return Join({"--", name}); }

const Flag* FindFlag(const Syntax& syntax, std::string_view name) {
  for (const Flag& flag : syntax.flags) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

// The flag that `argument` names by its letter: "-o".
const Flag* FindLetter(const Syntax& syntax, std::string_view argument) {
  for (const Flag& flag : syntax.flags) {
    if (!flag.letter.empty() && argument.substr(1) == flag.letter) return &flag;
  }
  return nullptr;
}

bool IsKnownFlag(const Syntax& syntax, std::string_view argument) {
  if (!argument.starts_with("--")) return false;
  argument.remove_prefix(2);
  return argument == "help" || FindFlag(syntax, argument.substr(0, argument.find('='))) != nullptr;
}

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether `argument` can only be meant as a flag.
bool IsFlagLike(const Syntax& syntax, std::string_view argument) {
  if (!argument.starts_with("-") || argument == "-") return false;
  const size_t word = argument.find_first_not_of('-');
  return !syntax.positional_may_have_dash || (word != std::string_view::npos && IsAsciiLetter(argument[word]));
}

absl::Status MissingValue(const Flag& flag, std::string_view next) {
  const std::string name = Dashed(flag.name), usual = Join({name, " ", flag.value});
  return MakeError(
      ErrorKind::kUsage, Say("{} needs a value", name),
      next.empty() ? Phrase() : Say("what follows is the flag {}", next),
      next.empty() ? Say("write {}", usual) : Say("write {}, or {}={} if that is the value", usual, name, next));
}

// Every value becomes an argument of its own behind its flag, so that CLI11 has nothing to guess.
absl::StatusOr<std::vector<std::string>> Settle(const Syntax& syntax, const std::vector<std::string>& arguments) {
  const bool positional_is_flag = FindFlag(syntax, syntax.positional_flag) != nullptr;
  bool only_positional = false;
  std::vector<std::string> settled;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--" && !only_positional) {
      only_positional = true;
      continue;
    }
    if (only_positional || !IsFlagLike(syntax, argument)) {
      if (positional_is_flag) settled.push_back(Dashed(syntax.positional_flag));
      settled.push_back(argument);
      continue;
    }
    const size_t equals = argument.find('=');
    const Flag* flag = argument.starts_with("--") ? FindFlag(syntax, std::string_view(argument).substr(2, equals - 2))
                                                  : FindLetter(syntax, argument);
    if (flag == nullptr || flag->value.empty()) {
      settled.push_back(argument);
      continue;
    }
    settled.push_back(Dashed(flag->name));
    if (equals != std::string::npos) {
      settled.push_back(argument.substr(equals + 1));
    } else if (!flag->optional_word.empty()) {
      const bool has_word = i + 1 < arguments.size() && arguments[i + 1] == flag->optional_word;
      settled.emplace_back(has_word ? flag->optional_word : flag->bare_value);
      if (has_word) ++i;
    } else {
      if (i + 1 == arguments.size()) return MissingValue(*flag, "");
      if (IsKnownFlag(syntax, arguments[i + 1])) return MissingValue(*flag, arguments[i + 1]);
      settled.push_back(arguments[++i]);
    }
  }
  return settled;
}

Phrase SeeHelp(const Syntax& syntax) { return Say("see {}", Join({"muster ", syntax.command, " --help"})); }

absl::Status UnknownArgument(const Syntax& syntax, std::string_view argument) {
  if (!argument.starts_with("-") || argument == "-") {
    return MakeError(ErrorKind::kUsage, Say("\"{}\" is not expected here", OneLine(argument)), {}, SeeHelp(syntax));
  }
  const std::string_view name = argument.substr(0, argument.find('='));
  std::vector<std::string> dashed = {"--help"};
  for (const Flag& flag : syntax.flags) dashed.push_back(Dashed(flag.name));
  const std::vector<std::string_view> known(dashed.begin(), dashed.end());
  return MakeError(ErrorKind::kUsage, Say("unknown flag {}", OneLine(name)), {},
                   Say("the nearest is {}; {}", Nearest(name, known), SeeHelp(syntax)));
}

// A CLI11 application with every flag bound to a vector of its own.
class Application {
 public:
  explicit Application(const Syntax& syntax)
      : syntax_(syntax), app_(std::string(syntax.description), Join({"muster ", syntax.command})) {
    app_.allow_extras();
    app_.set_help_flag("-h,--help", "Print this text and stop");
    app_.get_formatter()->column_width(34);
    app_.footer(std::string(syntax.footer));
    for (const Flag& flag : syntax.flags) Add(flag);
    if (!syntax.positional.empty()) {
      std::vector<std::string>& values = values_.emplace_back();
      CLI::Option* option =
          app_.add_option(std::string(syntax.positional), values, std::string(syntax.positional_help));
      option->type_name("");
      names_[option] = {std::string(syntax.positional_flag), std::string(syntax.positional)};
    }
  }

  absl::StatusOr<ParsedArguments> Parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      return ParsedArguments{.help = app_.help(), .uses = {}};
    } catch (const CLI::ParseError& error) {
      return MakeError(ErrorKind::kUsage, Say("the command line cannot be read: {}", error.what()), {},
                       SeeHelp(syntax_));
    }
    if (const std::vector<std::string> extras = app_.remaining(); !extras.empty()) {
      return UnknownArgument(syntax_, extras.front());
    }
    return Uses();
  }

 private:
  struct Name {
    std::string flag;
    std::string origin;
  };

  void Add(const Flag& flag) {
    CLI::Option* option = nullptr;
    const std::string names =
        flag.letter.empty() ? Dashed(flag.name) : Join({"-", flag.letter, ",", Dashed(flag.name)});
    if (flag.value.empty()) {
      option = app_.add_flag(names, flag.help);
    } else {
      option = app_.add_option(names, values_.emplace_back(), flag.help);
      option->expected(1)->allow_extra_args(false)->type_name(std::string(flag.value));
    }
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->group(std::string(flag.group));
    names_[option] = {std::string(flag.name), Dashed(flag.name)};
  }

  absl::StatusOr<ParsedArguments> Uses() const {
    ParsedArguments parsed;
    std::map<const CLI::Option*, size_t> taken;
    for (const CLI::Option* option : app_.parse_order()) {
      const Name& name = names_.at(option);
      const size_t index = taken[option]++;
      const Flag* flag = FindFlag(syntax_, name.flag);
      if (index > 0 && flag != nullptr && !flag->repeatable) {
        return MakeError(ErrorKind::kUsage, Say("{} is given twice", name.origin), {}, Say("give it once"));
      }
      parsed.uses.push_back({name.flag, option->results().at(index), name.origin});
    }
    return parsed;
  }

  const Syntax& syntax_;
  CLI::App app_;
  std::deque<std::vector<std::string>> values_;  // stable addresses, as CLI11 keeps references
  std::map<const CLI::Option*, Name> names_;
};

}  // namespace

absl::StatusOr<ParsedArguments> ParseArguments(const Syntax& syntax, const std::vector<std::string>& arguments) {
  absl::StatusOr<std::vector<std::string>> settled = Settle(syntax, arguments);
  if (!settled.ok()) return settled.status();
  return Application(syntax).Parse(*std::move(settled));
}

}  // namespace muster::cli
