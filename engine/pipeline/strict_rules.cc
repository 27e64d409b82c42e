#include "pipeline/strict_rules.h"

#include <string>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {

absl::Status StrictRulesError(const BrokenRule& broken, std::string_view place, std::string_view text, const Job& job) {
  const std::string where = Join({place, ": ", ForDisplay(text)});
  constexpr std::string_view kOr = ", or leave --strict-rules out to have such messages counted as warnings";
  switch (broken.code) {
    case Code::kNoSenderName:
      return MakeError(ErrorKind::kUsage, where,
                       Join({"the message does not begin with the name of the sender (--sender-name ",
                             JoinWith(job.sender_names, ", "), "), and --strict-rules is set"}),
                       Join({"begin the content with 【", job.sender_names[0], "】, or add --prepend-sender", kOr}));
    case Code::kUnregisteredUrl:
      return MakeError(
          ErrorKind::kUsage, where, "the message holds a URL that is not registered, and --strict-rules is set",
          Join({"register it with the carrier and add it to the --registered file, or take it out of the text or the "
                "row",
                kOr}));
    default:
      return MakeError(
          ErrorKind::kUsage, where,
          "the message holds a phone number that is not registered, and --strict-rules is set",
          Join({"register it with the carrier and add it to the --registered file, or take it out of the text or the "
                "row",
                kOr}));
  }
}

}  // namespace muster
