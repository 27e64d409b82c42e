// Job's options: from text, to words, and the rules that fill in and check them.
#include "muster/job.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/strings.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/number_policy.h"

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
  std::string_view what;  // "list option"
  std::string_view flag;
  std::span<const OptionWord> words;
  uint32_t all;
};
constexpr OptionKind kListKind = {"list option", "--list-option", kListWords, kAllListOptions};
constexpr OptionKind kJobKind = {"job option", "--job-option", kJobWords, kAllJobOptions};

std::string Number(uint64_t value) { return std::to_string(value); }

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
    legend += Join({Number(option.bit), " ", option.word});
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
    unknown += Number(value);
  }
  return MakeError(ErrorKind::kUsage, Join({kind.what, " ", Number(bits)}),
                   Join({"it contains ", unknown, ", which has no meaning here"}),
                   Join({"add up these only: ", Legend(kind)}));
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
      const std::string where = Join({kind.what, " \"", ForDisplay(text), "\""});
      if (word.empty()) {
        return MakeError(ErrorKind::kUsage, where, "a word or number is missing", Join({"known: ", Legend(kind)}));
      }
      return MakeError(ErrorKind::kUsage, where, Join({"\"", ForDisplay(word), "\" is no ", kind.what}),
                       Join({"did you mean \"", NearestWord(kind, word), "\"? Known: ", Legend(kind)}));
    }
    bits |= bit;
  }
  if (absl::Status status = CheckBits(kind, bits); !status.ok()) return status;
  return static_cast<uint32_t>(bits);
}

// --- the rules that bind sets and bits

struct Role {
  uint32_t bit;
  std::string_view list;  // "an unsubscribe list"
  std::string_view flag;
  std::string_view word;
  bool given;
};

constexpr std::string_view kWhitelistMeanings =
    "choose one:\n"
    "         --whitelist-mode exclude    remove the recipients on the white list (256 taken literally)\n"
    "         --whitelist-mode only       keep only the recipients on the white list\n"
    "         --whitelist-mode override   a recipient on the white list is never removed by 32 or 128";

absl::Status CheckWhitelistMeaning(const Job& job) {
  const bool explicit_white = job.list_option.has_value() && (*job.list_option & kListWhite) != 0;
  if (job.whitelist != nullptr && !job.whitelist_mode.has_value() && !explicit_white) {
    return MakeError(ErrorKind::kUsage, "a white list is given (--whitelist), but not what it is for",
                     "\"remove the white list\" (256) can be meant in three ways", kWhitelistMeanings);
  }
  if (job.whitelist == nullptr && job.whitelist_mode.has_value()) {
    return MakeError(ErrorKind::kUsage, "--whitelist-mode is given, but no white list",
                     "there is nothing that it could apply to", "add --whitelist FILE, or drop --whitelist-mode");
  }
  return absl::OkStatus();
}

// Every list that is given must have its bit, every bit its list: a list that is silently not used is how an
// opted-out person gets a message.
absl::Status MatchSetsAndBits(uint32_t option, const Job& job) {
  const Role roles[] = {
      {kListUnsubscribe, "an unsubscribe list", "--unsubscribe", "unsubscribe", job.unsubscribe != nullptr},
      {kListBlack, "a black list", "--blacklist", "black", job.blacklist != nullptr},
      {kListWhite, "a white list", "--whitelist", "white", job.whitelist != nullptr},
  };
  uint32_t matching = option;
  std::string why, other_ways;
  const auto append = [](std::string* list, std::string_view separator, std::string_view item) {
    if (!list->empty()) *list += separator;
    *list += item;
  };
  for (const Role& role : roles) {
    const bool asked = (option & role.bit) != 0;
    if (role.given == asked) continue;
    matching ^= role.bit;
    const std::string bit = Join({Number(role.bit), " (", role.word, ")"});
    if (role.given) {
      append(&why, "; ", Join({role.list, " is given (", role.flag, "), but ", bit, " is not in the list option"}));
      append(&other_ways, " and ", Join({"drop ", role.flag}));
    } else {
      append(&why, "; ", Join({bit, " is in the list option, but ", role.list, " is not given"}));
      append(&other_ways, " and ", Join({"add ", role.flag, " FILE"}));
    }
  }
  if (why.empty()) return absl::OkStatus();
  return MakeError(
      ErrorKind::kUsage, Join({"list option ", Number(option), " (", ListOptionWords(option), ")"}), why,
      Join({"write --list-option ", Number(matching), " (", ListOptionWords(matching), "), or ", other_ways}));
}

absl::Status OutOfRange(std::string_view flag, std::string_view value, std::string_view allowed) {
  return MakeError(ErrorKind::kUsage, Join({flag, " ", value}), "the value is out of range", Join({"give ", allowed}));
}

absl::Status CheckContent(const Job& job) {
  std::string_view content = job.content;
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  if (content.empty()) {
    return MakeError(ErrorKind::kUsage, "the job has no content", "",
                     "give the message: --content TEXT or --content-file FILE");
  }
  if (!IsValidUtf8(content)) {
    return MakeError(ErrorKind::kUsage, "the content is not UTF-8", "it holds bytes that UTF-8 does not allow",
                     "save it as UTF-8");
  }
  return absl::OkStatus();
}

absl::Status CheckMessageOptions(const Job& job) {
  if (absl::Status status = CheckBits(kJobKind, job.job_option); !status.ok()) return status;
  if ((job.job_option & kJobFunctions) != 0) {
    return MakeError(ErrorKind::kUsage, Join({"job option ", Number(job.job_option), " contains 2 (functions)"}),
                     "functions inside placeholders are a later capability and not available yet",
                     Join({"drop 2: --job-option ", Number(job.job_option & ~uint32_t{kJobFunctions})}));
  }
  if (job.character_set.has_value() && *job.character_set != 17 && *job.character_set != 117) {
    return OutOfRange("--character-set", std::to_string(*job.character_set),
                      "17 (Chinese, UCS-2) or 117 (English, GSM-7), or leave it out");
  }
  if (job.body_format < 0 || job.body_format > 2) {
    return OutOfRange("--body-format", std::to_string(job.body_format),
                      "0 (one segment), 1 (one segment, flash) or 2 (long)");
  }
  if (job.max_segments < 1 || job.max_segments > 255) {
    return OutOfRange("--max-segments", std::to_string(job.max_segments), "1 to 255");
  }
  return CheckContent(job);
}

absl::Status CheckNumbersAndOutput(const Job& job) {
  if (job.batch_size < 1 || job.batch_size > 100000) {
    return OutOfRange("--batch-size", Number(job.batch_size), "1 to 100000");
  }
  if (job.format.max_record_bytes < 16) {
    return OutOfRange("max_record_bytes", Number(job.format.max_record_bytes), "16 or more");
  }
  if (job.max_rejects.has_value() && job.max_rejects->is_percent &&
      !(job.max_rejects->percent >= 0 && job.max_rejects->percent <= 100)) {
    return OutOfRange("--max-rejects", Join({std::to_string(job.max_rejects->percent), "%"}), "0% to 100%");
  }
  return NumberPolicy::Create(job.country_code, job.area_code, job.accept,
                              *job.list_option & (kListNational | kListRaw))
      .status();
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

absl::StatusOr<uint32_t> ParseListOption(std::string_view text) { return ParseOption(kListKind, text); }
absl::StatusOr<uint32_t> ParseJobOption(std::string_view text) { return ParseOption(kJobKind, text); }

std::string ListOptionWords(uint32_t bits) { return Words(kListKind, bits); }
std::string JobOptionWords(uint32_t bits) { return Words(kJobKind, bits); }

absl::StatusOr<Budget> ParseBudget(std::string_view text) {
  const auto wrong = [text](std::string_view why) {
    return MakeError(ErrorKind::kUsage, Join({"\"", ForDisplay(text), "\""}), why,
                     "give a count such as 250 or a percentage such as 2% or 0.5%");
  };
  std::string_view number = TrimSpace(text);
  if (!number.ends_with('%')) {
    const std::optional<uint64_t> count = ParseUint(number);
    if (!count.has_value()) return wrong("it is neither a count nor a percentage");
    return Budget{.is_percent = false, .percent = 0, .count = *count};
  }
  number = TrimSpace(number.substr(0, number.size() - 1));
  // Digits and one dot only: from_chars alone would also take "inf" and "1e1".
  if (number.empty() || number.find_first_not_of("0123456789.") != std::string_view::npos) {
    return wrong("the percentage is not a number");
  }
  double percent = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), percent);
  if (error != std::errc() || end != number.data() + number.size()) return wrong("the percentage is not a number");
  if (percent > 100) return wrong("a percentage is at most 100%");
  return Budget{.is_percent = true, .percent = percent, .count = 0};
}

absl::StatusOr<Job> EffectiveJob(Job job) {
  if (job.list_option.has_value()) {
    if (absl::Status status = CheckBits(kListKind, *job.list_option); !status.ok()) return status;
  }
  if (absl::Status status = CheckWhitelistMeaning(job); !status.ok()) return status;
  if (!job.list_option.has_value()) {
    job.list_option = kListDedup | (job.unsubscribe != nullptr ? kListUnsubscribe : 0u) |
                      (job.blacklist != nullptr ? kListBlack : 0u) | (job.whitelist != nullptr ? kListWhite : 0u);
  }
  if (absl::Status status = MatchSetsAndBits(*job.list_option, job); !status.ok()) return status;
  if (job.whitelist != nullptr && !job.whitelist_mode.has_value()) job.whitelist_mode = WhitelistMode::kExclude;
  if (absl::Status status = CheckMessageOptions(job); !status.ok()) return status;
  if (absl::Status status = CheckNumbersAndOutput(job); !status.ok()) return status;
  return job;
}

}  // namespace muster
