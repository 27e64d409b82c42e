#include "muster/error.h"

#include <optional>
#include <string>

#include "absl/strings/cord.h"
#include "base/strings.h"

namespace muster {
namespace {

constexpr std::string_view kPayload = "muster/error-kind";
constexpr std::string_view kChinesePayload = "muster/message-zh-TW";

// The canonical code nearest to each kind, for callers that know only absl.
absl::StatusCode CanonicalCode(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return absl::StatusCode::kInvalidArgument;
    case ErrorKind::kList:
      return absl::StatusCode::kFailedPrecondition;
    case ErrorKind::kRejectBudget:
      return absl::StatusCode::kResourceExhausted;
    case ErrorKind::kOutput:
      return absl::StatusCode::kDataLoss;
    case ErrorKind::kSuppression:
      return absl::StatusCode::kFailedPrecondition;
    case ErrorKind::kCancelled:
      return absl::StatusCode::kCancelled;
    case ErrorKind::kInternal:
      break;
  }
  return absl::StatusCode::kInternal;
}

}  // namespace

ErrorKind KindOf(const absl::Status& status) {
  auto payload = status.GetPayload(ToAbsl(kPayload));
  if (!payload.has_value()) return ErrorKind::kInternal;
  return static_cast<ErrorKind>(ParseUint(std::string(*payload)).value_or(1));
}

absl::Status MakeError(ErrorKind kind, const Phrase& where, const Phrase& why, const Phrase& what_to_do,
                       const Phrase& read_as) {
  Phrase message = where;
  const auto add = [&message](const Phrase& block) {
    if (!message.empty()) message += Verbatim("\n  ");
    message += block;
  };
  if (!why.empty()) add(message.empty() ? why : Say("why: {}", why));
  if (!what_to_do.empty()) add(Say("do:  {}", what_to_do));
  if (!read_as.empty()) add(Say("read as: {}", read_as));
  absl::Status status(CanonicalCode(kind), message.In(Language::kEnglish));
  status.SetPayload(ToAbsl(kPayload), absl::Cord(std::to_string(static_cast<int>(kind))));
  status.SetPayload(ToAbsl(kChinesePayload), absl::Cord(message.In(Language::kChinese)));
  return status;
}

Phrase PhraseOf(const absl::Status& status) {
  const std::string english(ToStd(status.message()));
  const auto chinese = status.GetPayload(ToAbsl(kChinesePayload));
  return Phrase(english, chinese.has_value() ? std::string(*chinese) : english);
}

std::string MessageOf(const absl::Status& status, Language language) { return PhraseOf(status).In(language); }

}  // namespace muster
