#include "pipeline/strict_rules.h"

#include <string>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {

absl::Status StrictRulesError(const BrokenRule& broken, const Phrase& place, std::string_view text, const Job& job) {
  const Phrase where = Say("{}: {}", place, ForDisplay(text));
  const Phrase register_it =
      Say("register it with the carrier and add it to the --registered file, or take it out of the text or the row, or "
          "leave "
          "--strict-rules out to have such messages counted as warnings");
  switch (broken.code) {
    case Code::kNoSenderName:
      return MakeError(
          ErrorKind::kUsage, where,
          Say("the message does not begin with the name of the sender (--sender-name {}), and --strict-rules is set",
              Enumerate(job.sender_names)),
          Say("begin the content with 【{}】, or add --prepend-sender, or leave --strict-rules out to have such "
              "messages "
              "counted as warnings",
              job.sender_names[0]));
    case Code::kUnregisteredUrl:
      return MakeError(ErrorKind::kUsage, where,
                       Say("the message holds a URL that is not registered, and --strict-rules is set"), register_it);
    default:
      return MakeError(ErrorKind::kUsage, where,
                       Say("the message holds a phone number that is not registered, and --strict-rules is set"),
                       register_it);
  }
}

}  // namespace muster
