// The `muster` command: picks the subcommand and turns whatever is left over into an exit code.
#include <muster/cpu_target.h>
#include <muster/error.h>
#include <muster/pipeline.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "files.h"
#include "flag_values.h"
#include "language.h"
#include "text.h"

namespace muster::cli {
namespace {

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(const std::vector<std::string>&);
};

constexpr Command kCommands[] = {
    {"run", "turn recipient lists into messages in batches", RunCommand},
    {"check", "go through a job without writing anything; show messages and the explicit command", CheckCommand},
    {"normalize", "one number a line in, its E.164 form, type, region and code out", NormalizeCommand},
    {"explain", "what a job makes of a number, step by step, and which suppression lists hold it", ExplainCommand},
    {"compile-set", "compile suppression lists into a set that opens at once", CompileSetCommand},
    {"rejects", "turn the rejected rows of an output back into a list", RejectsCommand},
};

std::string HelpText() {
  std::string text =
      "muster: from raw recipient lists to exact batches of messages\n"
      "\n"
      "Usage: muster COMMAND …\n"
      "\n";
  for (const Command& command : kCommands) text += Join({"  ", PadRight(command.name, 13), command.summary, "\n"});
  text +=
      "\n"
      "  muster COMMAND --help   every flag of a command\n"
      "  muster --version        the version of this build and of its numbering plan\n"
      "\n"
      "Example:\n"
      "  muster run customers.csv --content-file message.txt --unsubscribe optout.csv --out batch-0305\n";
  return text;
}

int UnknownCommand(std::string_view word, Language language) {
  std::vector<std::string_view> known = {"--help", "--version"};
  for (const Command& command : kCommands) known.push_back(command.name);
  return Fail(MakeError(ErrorKind::kUsage,
                        word.starts_with("-") ? Say("unknown flag {}", OneLine(word))
                                              : Say("unknown command {}", OneLine(word)),
                        {}, Say("the nearest is {}; {}", Nearest(word, known), Say("see {}", "muster --help"))),
              language);
}

// MUSTER_SIMD names the instruction set for the vector kernels, for measurements.
absl::Status TakeCpuTarget() {
  const char* const name = std::getenv("MUSTER_SIMD");
  if (name == nullptr || ForceCpuTarget(name)) return absl::OkStatus();
  std::string known;
  for (const std::string& target : CpuTargets()) known += (known.empty() ? "" : ", ") + target;
  return WrongValue("MUSTER_SIMD", name, Say("it is not one of: {}", known),
                    Say("one of them, for example {}", CpuTargets().front()));
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    WriteErr(HelpText());
    return static_cast<int>(ErrorKind::kUsage);
  }
  const Language language = LanguageOf(arguments);
  if (const absl::Status status = TakeCpuTarget(); !status.ok()) return Fail(status, language);
  const std::string& word = arguments[0];
  if (word == "--help" || word == "-h" || word == "help") return Print(HelpText(), language);
  if (word == "--version") {
    return Print(Join({"muster ", Version(), "\nnumbering plan ", NumberingPlanVersion(), "\n"}), language);
  }
  for (const Command& command : kCommands) {
    if (command.name == word) return command.run({arguments.begin() + 1, arguments.end()});
  }
  return UnknownCommand(word, language);
}

// The language of messages that no command is left to print.
std::atomic<Language>& LanguageOfLastWords() {
  static std::atomic<Language> language = Language::kEnglish;
  return language;
}

// Ready-made, as there may be no memory left to make it.
std::string_view OutOfMemoryText() {
  return LanguageOfLastWords() == Language::kChinese ? "muster: 記憶體不足\n" : "muster: out of memory\n";
}

// A job opens all its lists before the first row; shells allow 1024 files by default and far more on request.
void AllowManyOpenFiles() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// What nobody caught.
[[noreturn]] void OnTerminate() {
  if (const std::exception_ptr current = std::current_exception()) {
    try {
      std::rethrow_exception(current);
    } catch (const std::bad_alloc&) {
      WriteErr(OutOfMemoryText());
      _exit(static_cast<int>(ErrorKind::kInternal));
    } catch (...) {
      WriteErr(Join({"muster: ", Say("an internal error").In(LanguageOfLastWords()), "\n"}));
      _exit(static_cast<int>(ErrorKind::kInternal));
    }
  }
  std::abort();
}

int GuardedMain(const std::vector<std::string>& arguments) {
  try {
    LanguageOfLastWords() = LanguageOf(arguments);
    return Main(arguments);
  } catch (const std::bad_alloc&) {
    WriteErr(OutOfMemoryText());
  } catch (const std::exception& error) {
    const Phrase message = Say("{}: {}", Say("an internal error"), error.what());
    WriteErr(Join({"muster: ", message.In(LanguageOfLastWords()), "\n"}));
  }
  return static_cast<int>(ErrorKind::kInternal);
}

}  // namespace
}  // namespace muster::cli

int main(int argc, char** argv) {
  std::set_terminate(muster::cli::OnTerminate);
  muster::cli::ReserveStandardDescriptors();
  signal(SIGPIPE, SIG_IGN);
  muster::cli::AllowManyOpenFiles();
  return muster::cli::GuardedMain({argv + 1, argv + argc});
}
