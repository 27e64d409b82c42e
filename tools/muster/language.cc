#include "language.h"

#include <cstdlib>

#include "flag_values.h"

namespace muster::cli {
namespace {

// Lower case, with `_` for `-`.
std::string Folded(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '-') c = '_';
  }
  return folded;
}

}  // namespace

std::optional<Language> LanguageNamed(std::string_view name) {
  const std::string folded = Folded(name);
  if (folded == "en") return Language::kEnglish;
  if (folded == "zh_tw" && name[2] == '-') return Language::kChinese;
  return std::nullopt;
}

Language LanguageOfLocale(std::string_view locale) {
  const std::string folded = Folded(locale);
  for (const std::string_view chinese : {"zh_tw", "zh_hk", "zh_hant"}) {
    if (folded.starts_with(chinese)) return Language::kChinese;
  }
  return Language::kEnglish;
}

Language LanguageOfEnvironment() {
  for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const locale = std::getenv(variable);
    if (locale != nullptr && *locale != '\0') return LanguageOfLocale(locale);
  }
  return Language::kEnglish;
}

Language LanguageOf(const std::vector<std::string>& arguments) {
  constexpr std::string_view kFlag = "--lang";
  for (size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with(kFlag)) continue;
    std::optional<Language> language;
    if (argument.size() > kFlag.size() && argument[kFlag.size()] == '=') {
      language = LanguageNamed(argument.substr(kFlag.size() + 1));
    } else if (argument == kFlag && i + 1 < arguments.size()) {
      language = LanguageNamed(arguments[i + 1]);
    }
    if (language.has_value()) return *language;
  }
  return LanguageOfEnvironment();
}

Flag LanguageFlag(std::string_view group) {
  return {.name = "lang",
          .value = "en|zh-TW",
          .group = group,
          .help = "The language of messages and summaries (the environment's: LC_ALL, LC_MESSAGES or LANG)"};
}

absl::Status CheckLanguage(const FlagUse& use) {
  constexpr std::string_view kNames[] = {"en", "zh-TW"};
  return ParseWord(use.origin, use.value, kNames).status();
}

}  // namespace muster::cli
