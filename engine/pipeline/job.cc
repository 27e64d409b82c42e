// The rules that fill in and check a job's options.
#include "muster/job.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/strings.h"
#include "merge/sender.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/number_policy.h"
#include "parse/option_words.h"

namespace muster {
namespace {

// --- the rules that bind sets and bits

struct Role {
  uint32_t bit;
  Phrase list;  // "an unsubscribe list"
  std::string_view flag;
  std::string_view word;
  bool given;
};

Phrase ChooseAMeaning() {
  return Say(
      "choose one:\n"
      "         --whitelist-mode exclude    remove the recipients on the white list (256 taken literally)\n"
      "         --whitelist-mode only       keep only the recipients on the white list\n"
      "         --whitelist-mode override   a recipient on the white list is never removed by 32 or 128");
}

absl::Status CheckWhitelistMeaning(const Job& job) {
  const bool explicit_white = job.list_option.has_value() && (*job.list_option & kListWhite) != 0;
  if (job.whitelist != nullptr && !job.whitelist_mode.has_value() && !explicit_white) {
    return MakeError(ErrorKind::kUsage, Say("a white list is given (--whitelist), but not what it is for"),
                     Say("\"remove the white list\" (256) can be meant in three ways"), ChooseAMeaning());
  }
  if (job.whitelist == nullptr && job.whitelist_mode.has_value()) {
    return MakeError(ErrorKind::kUsage, Say("--whitelist-mode is given, but no white list"),
                     Say("there is nothing that it could apply to"),
                     Say("add --whitelist FILE, or drop --whitelist-mode"));
  }
  return absl::OkStatus();
}

// Every list that is given must have its bit, every bit its list: a list that is silently not used is how an
// opted-out person gets a message.
absl::Status MatchSetsAndBits(uint32_t option, const Job& job) {
  const Role roles[] = {
      {kListUnsubscribe, Say("an unsubscribe list"), "--unsubscribe", "unsubscribe", job.unsubscribe != nullptr},
      {kListBlack, Say("a black list"), "--blacklist", "black", job.blacklist != nullptr},
      {kListWhite, Say("a white list"), "--whitelist", "white", job.whitelist != nullptr},
  };
  uint32_t matching = option;
  Phrase why, other_ways;
  const auto add = [&](const Phrase& reason, const Phrase& way) {
    why = why.empty() ? reason : Say("{}; {}", why, reason);
    other_ways = other_ways.empty() ? way : Say("{} and {}", other_ways, way);
  };
  for (const Role& role : roles) {
    const bool asked = (option & role.bit) != 0;
    if (role.given == asked) continue;
    matching ^= role.bit;
    const std::string bit = Join({std::to_string(role.bit), " (", role.word, ")"});
    if (role.given) {
      add(Say("{} is given ({}), but {} is not in the list option", role.list, role.flag, bit),
          Say("drop {}", role.flag));
    } else {
      add(Say("{} is in the list option, but {} is not given", bit, role.list), Say("add {} FILE", role.flag));
    }
  }
  if (why.empty()) return absl::OkStatus();
  return MakeError(ErrorKind::kUsage, Say("list option {} ({})", option, ListOptionWords(option)), why,
                   Say("write --list-option {} ({}), or {}", matching, ListOptionWords(matching), other_ways));
}

absl::Status OutOfRange(std::string_view flag, std::string_view value, const Phrase& allowed) {
  return MakeError(ErrorKind::kUsage, Verbatim(Join({flag, " ", value})), Say("the value is out of range"),
                   Say("give {}", allowed));
}

absl::Status CheckContent(const Job& job) {
  std::string_view content = job.content;
  if (content.starts_with(kUtf8Bom)) content.remove_prefix(kUtf8Bom.size());
  if (content.empty()) {
    return MakeError(ErrorKind::kUsage, Say("the job has no content"), {},
                     Say("give the message: --content TEXT or --content-file FILE"));
  }
  if (!IsValidUtf8(content)) {
    return MakeError(ErrorKind::kUsage, Say("the content is not UTF-8"),
                     Say("it holds bytes that UTF-8 does not allow"), Say("save it as UTF-8"));
  }
  return absl::OkStatus();
}

absl::Status CheckMessageOptions(const Job& job) {
  if (absl::Status status = CheckJobOption(job.job_option); !status.ok()) return status;
  if ((job.job_option & kJobFunctions) != 0) {
    return MakeError(ErrorKind::kUsage, Say("job option {} contains 2 (functions)", job.job_option),
                     Say("functions inside placeholders are a later capability and not available yet"),
                     Say("drop 2: --job-option {}", job.job_option & ~uint32_t{kJobFunctions}));
  }
  if (job.character_set.has_value() && *job.character_set != 17 && *job.character_set != 117) {
    return OutOfRange("--character-set", std::to_string(*job.character_set),
                      Say("17 (Chinese, UCS-2) or 117 (English, GSM-7), or leave it out"));
  }
  if (job.body_format < 0 || job.body_format > 2) {
    return OutOfRange("--body-format", std::to_string(job.body_format),
                      Say("0 (one segment), 1 (one segment, flash) or 2 (long)"));
  }
  if (job.max_segments < 1 || job.max_segments > 255) {
    return OutOfRange("--max-segments", std::to_string(job.max_segments), Say("{} to {}", 1, 255));
  }
  return CheckContent(job);
}

// Names as they are compared and prepended: without white space and brackets around them.
absl::Status SettleSenderNames(Job* job) {
  for (std::string& name : job->sender_names) {
    const std::string given = name;
    name = std::string(BareSenderName(given));
    const auto wrong = [&given](const Phrase& why) {
      return MakeError(ErrorKind::kUsage, Verbatim(Join({"--sender-name ", ForDisplay(given)})), why,
                       Say("give the name as it is registered with the carrier, for example {}", "--sender-name 品牌"));
    };
    if (name.empty()) return wrong(Say("the name is empty"));
    if (!IsValidUtf8(name)) return wrong(Say("the name is not UTF-8"));
    if (name.size() > kMaxSenderBytes) return wrong(Say("the name is longer than {} bytes", kMaxSenderBytes));
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; })) {
      return wrong(Say("the name holds a line end or another control character"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckRules(const Job& job) {
  if (job.strict_rules && job.sender_names.empty() && job.registered == nullptr) {
    return MakeError(ErrorKind::kUsage, Say("--strict-rules is given, but no rule"),
                     Say("there is nothing that a message could break"),
                     Say("add --sender-name NAME, or --registered FILE, or both; or drop --strict-rules"));
  }
  if (!job.prepend_sender) return absl::OkStatus();
  if (job.sender_names.empty()) {
    return MakeError(ErrorKind::kUsage, Say("--prepend-sender is given, but no sender name"),
                     Say("one name is put in front of the messages"), Say("add --sender-name NAME"));
  }
  if (job.sender_names.size() > 1) {
    return MakeError(ErrorKind::kUsage, Say("--prepend-sender is given with more than one sender name"),
                     Say("one name is put in front of the messages"), Say("give --sender-name once"));
  }
  if (job.character_set == 117) {
    return MakeError(
        ErrorKind::kUsage, Verbatim(Join({"--prepend-sender --character-set ", "117"})),
        Say("the brackets 【】 that --prepend-sender puts in front are not in GSM-7, so every message would be "
            "rejected"),
        Say("leave --character-set 117 out, or write the name into the content and drop --prepend-sender"));
  }
  return absl::OkStatus();
}

absl::Status CheckReadingAndOutput(const Job& job) {
  if (job.batch_size < 1 || job.batch_size > 100000) {
    return OutOfRange("--batch-size", std::to_string(job.batch_size), Say("{} to {}", 1, 100000));
  }
  if (job.format.encoding == Encoding::kMixed && job.format.delimiter == Delimiter::kFullwidthComma) {
    return MakeError(
        ErrorKind::kUsage,
        Verbatim(Join({"--encoding ", NameOf(Encoding::kMixed), " --delimiter ", NameOf(Delimiter::kFullwidthComma)})),
        Say("the full-width comma is written in other bytes in each of the encodings that the list mixes"),
        Say("set another delimiter, or save the list as UTF-8"));
  }
  if (job.format.max_record_bytes < 16 || job.format.max_record_bytes > (256u << 20)) {
    return OutOfRange("max_record_bytes", std::to_string(job.format.max_record_bytes), Say("16 bytes to 256 MiB"));
  }
  if (job.max_rejects.has_value() && job.max_rejects->is_percent &&
      !(job.max_rejects->percent >= 0 && job.max_rejects->percent <= 100)) {
    return OutOfRange("--max-rejects", Join({std::to_string(job.max_rejects->percent), "%"}),
                      Say("{} to {}", "0%", "100%"));
  }
  return absl::OkStatus();
}

// Keys of another plan, or without the numbers that are only possible, would let people on a list slip through.
absl::Status CheckSet(const std::shared_ptr<const SuppressionSet>& set, std::string_view plan_version,
                      Validity validity) {
  if (set == nullptr) return absl::OkStatus();
  if (!set->numbering_plan().empty() && set->numbering_plan() != plan_version) {
    return MakeError(
        ErrorKind::kUsage, Say("the set of the role \"{}\"", set->role()),
        Say("it was loaded with the numbering plan {}, but the job has {}", set->numbering_plan(), plan_version),
        Say("load it with the job's plan"));
  }
  if (validity == Validity::kPossible && set->validity() != Validity::kPossible) {
    return MakeError(ErrorKind::kUsage, Say("the set of the role \"{}\"", set->role()),
                     Say("it was loaded without the numbers that are only possible, which the job accepts"),
                     Say("load it with validity possible"));
  }
  return absl::OkStatus();
}

// Fills the calling code in.
absl::Status SettleNumbers(Job* given) {
  const Job& job = *given;
  PolicyOptions options = PolicyOptionsOf(job);
  options.country_per_row = false;  // nothing of it can be wrong here
  const absl::StatusOr<NumberPolicy> policy = NumberPolicy::Create(options);
  if (!policy.ok()) return policy.status();
  const std::string_view version = policy->reader().plan().version();
  for (const auto& set : {job.unsubscribe, job.blacklist, job.whitelist, job.already_sent}) {
    if (absl::Status status = CheckSet(set, version, job.validity); !status.ok()) return status;
  }
  if (TrimSpace(job.country_code).empty()) given->country_code = std::to_string(policy->reader().calling_code());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Job> EffectiveJob(Job job) {
  if (job.list_option.has_value()) {
    if (absl::Status status = CheckListOption(*job.list_option); !status.ok()) return status;
  }
  if (absl::Status status = CheckWhitelistMeaning(job); !status.ok()) return status;
  if (!job.list_option.has_value()) {
    job.list_option = kListDedup | (job.unsubscribe != nullptr ? kListUnsubscribe : 0u) |
                      (job.blacklist != nullptr ? kListBlack : 0u) | (job.whitelist != nullptr ? kListWhite : 0u);
  }
  if (absl::Status status = MatchSetsAndBits(*job.list_option, job); !status.ok()) return status;
  if (job.whitelist != nullptr && !job.whitelist_mode.has_value()) job.whitelist_mode = WhitelistMode::kExclude;
  if (absl::Status status = CheckMessageOptions(job); !status.ok()) return status;
  if (absl::Status status = SettleSenderNames(&job); !status.ok()) return status;
  if (absl::Status status = CheckRules(job); !status.ok()) return status;
  if (absl::Status status = CheckReadingAndOutput(job); !status.ok()) return status;
  if (absl::Status status = SettleNumbers(&job); !status.ok()) return status;
  return job;
}

}  // namespace muster
