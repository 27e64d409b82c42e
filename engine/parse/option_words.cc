// The option parameters between text, bits and words.
#include "parse/option_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {
namespace {

struct OptionWord {
  uint32_t bit;
  std::string_view word;
};

constexpr std::array kListWords = {
    OptionWord{kListNational, "national"},  OptionWord{kListRaw, "raw"},
    OptionWord{kListNoQuotes, "no-quotes"}, OptionWord{kListUnsubscribe, "unsubscribe"},
    OptionWord{kListDedup, "dedup"},        OptionWord{kListBlack, "black"},
    OptionWord{kListWhite, "white"},
};
constexpr std::array kJobWords = {
    OptionWord{kJobStrip, "strip"},
    OptionWord{kJobFunctions, "functions"},
    OptionWord{kJobMerge, "merge"},
    OptionWord{kJobHeaderInContent, "header-in-content"},
};

// One of the two option parameters: how it is called and which words it knows.
struct OptionKind {
  Phrase (*what)();  // "list option"
  std::span<const OptionWord> words;
  uint32_t all;
};
constexpr OptionKind kListKind = {[] { return Say("list option"); }, kListWords, kAllListOptions};
constexpr OptionKind kJobKind = {[] { return Say("job option"); }, kJobWords, kAllJobOptions};

std::string Words(const OptionKind& kind, uint32_t bits) {
  std::string words;
  for (const OptionWord& option : kind.words) {
    if ((bits & option.bit) == 0) continue;
    if (!words.empty()) words += ", ";
    words += option.word;
  }
  return words.empty() ? "none" : words;
}

// "4 national, 8 raw, …"
std::string Legend(const OptionKind& kind) {
  std::string legend;
  for (const OptionWord& option : kind.words) {
    if (!legend.empty()) legend += ", ";
    legend += Join({std::to_string(option.bit), " ", option.word});
  }
  return legend;
}

std::string_view NearestWord(const OptionKind& kind, std::string_view word) {
  std::string_view nearest;
  int least = 0;
  for (const OptionWord& option : kind.words) {
    const int distance = EditDistance(word, option.word);
    if (nearest.empty() || distance < least) {
      nearest = option.word;
      least = distance;
    }
  }
  return nearest;
}

absl::Status CheckBits(const OptionKind& kind, uint64_t bits) {
  if ((bits & ~uint64_t{kind.all}) == 0) return absl::OkStatus();
  std::string unknown;
  for (int bit = 0; bit < 64; ++bit) {
    const uint64_t value = uint64_t{1} << bit;
    if ((bits & value & ~uint64_t{kind.all}) == 0) continue;
    if (!unknown.empty()) unknown += ", ";
    unknown += std::to_string(value);
  }
  return MakeError(ErrorKind::kUsage, Say("{} {}", kind.what(), bits),
                   Say("it contains {}, which has no meaning here", unknown),
                   Say("add up these only: {}", Legend(kind)));
}

absl::StatusOr<uint32_t> ParseOption(const OptionKind& kind, std::string_view text) {
  uint64_t bits = 0;
  size_t begin = 0;
  while (begin <= text.size()) {
    const size_t end = std::min(text.find_first_of(",+", begin), text.size());
    const std::string word = FoldName(text.substr(begin, end - begin));
    begin = end + 1;
    if (word == "none") continue;
    if (std::optional<uint64_t> value = ParseUint(word)) {
      bits |= *value;
      continue;
    }
    uint32_t bit = 0;
    for (const OptionWord& option : kind.words) {
      if (option.word == word) bit = option.bit;
    }
    if (bit == 0) {
      const Phrase where = Say("{} \"{}\"", kind.what(), ForDisplay(text));
      if (word.empty()) {
        return MakeError(ErrorKind::kUsage, where, Say("a word or number is missing"), Say("known: {}", Legend(kind)));
      }
      return MakeError(ErrorKind::kUsage, where, Say("\"{}\" is no {}", ForDisplay(word), kind.what()),
                       Say("did you mean \"{}\"? Known: {}", NearestWord(kind, word), Legend(kind)));
    }
    bits |= bit;
  }
  if (absl::Status status = CheckBits(kind, bits); !status.ok()) return status;
  return static_cast<uint32_t>(bits);
}

}  // namespace

std::string_view NameOf(WhitelistMode mode) {
  switch (mode) {
    case WhitelistMode::kExclude:
      return "exclude";
    case WhitelistMode::kOnly:
      return "only";
    case WhitelistMode::kOverride:
      return "override";
  }
  return "";
}

std::string_view NameOf(Validity validity) { return validity == Validity::kValid ? "valid" : "possible"; }

absl::StatusOr<uint32_t> ParseListOption(std::string_view text) { return ParseOption(kListKind, text); }
absl::StatusOr<uint32_t> ParseJobOption(std::string_view text) { return ParseOption(kJobKind, text); }

std::string ListOptionWords(uint32_t bits) { return Words(kListKind, bits); }
std::string JobOptionWords(uint32_t bits) { return Words(kJobKind, bits); }

absl::StatusOr<Budget> ParseBudget(std::string_view text) {
  const auto wrong = [text](const Phrase& why) {
    return MakeError(ErrorKind::kUsage, Say("\"{}\"", ForDisplay(text)), why,
                     Say("give a count such as 250 or a percentage such as 2% or 0.5%"));
  };
  std::string_view number = TrimSpace(text);
  if (!number.ends_with('%')) {
    const std::optional<uint64_t> count = ParseUint(number);
    if (!count.has_value()) return wrong(Say("it is neither a count nor a percentage"));
    return Budget{.is_percent = false, .percent = 0, .count = *count};
  }
  number = TrimSpace(number.substr(0, number.size() - 1));
  // Digits and one dot only: from_chars alone would also take "inf" and "1e1".
  if (number.empty() || number.find_first_not_of("0123456789.") != std::string_view::npos) {
    return wrong(Say("the percentage is not a number"));
  }
  double percent = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), percent);
  if (error != std::errc() || end != number.data() + number.size()) return wrong(Say("the percentage is not a number"));
  if (percent > 100) return wrong(Say("a percentage is at most 100%"));
  return Budget{.is_percent = true, .percent = percent, .count = 0};
}

absl::Status CheckListOption(uint32_t bits) { return CheckBits(kListKind, bits); }
absl::Status CheckJobOption(uint32_t bits) { return CheckBits(kJobKind, bits); }

}  // namespace muster
