// The language in which the command speaks: --lang, else the environment's. It is settled before the command line is
// parsed, so that errors in the command line speak it too.
#ifndef MUSTER_TOOLS_MUSTER_LANGUAGE_H_
#define MUSTER_TOOLS_MUSTER_LANGUAGE_H_

#include <muster/phrase.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "command_line.h"

namespace muster::cli {

// The language of a --lang value: `en` or `zh-TW` in any case; nullopt otherwise.
std::optional<Language> LanguageNamed(std::string_view name);

// The language of a locale's name: zh_TW…, zh_HK… and zh_Hant… in any case, with `-` or `_`, are Chinese, every other
// name is English.
Language LanguageOfLocale(std::string_view locale);

// The locale of LC_ALL, else LC_MESSAGES, else LANG: the first that is set and not empty.
Language LanguageOfEnvironment();

// That of the first --lang in `arguments` that names a language, else the environment's. What stands behind `--` is no
// flag.
Language LanguageOf(const std::vector<std::string>& arguments);

// `--lang` as a flag of a subcommand, under the heading `group`, and the check of its value (ErrorKind::kUsage); what
// it names has been found by LanguageOf.
Flag LanguageFlag(std::string_view group);
absl::Status CheckLanguage(const FlagUse& use);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_LANGUAGE_H_
