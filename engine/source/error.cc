#include "muster/error.h"

#include <optional>
#include <string>

#include "absl/strings/cord.h"
#include "base/strings.h"

namespace muster {
namespace {

constexpr std::string_view kPayload = "muster/error-kind";

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

absl::Status MakeError(ErrorKind kind, std::string_view message) {
  absl::Status status(CanonicalCode(kind), ToAbsl(message));
  status.SetPayload(ToAbsl(kPayload), absl::Cord(std::to_string(static_cast<int>(kind))));
  return status;
}

absl::Status MakeError(ErrorKind kind, std::string_view where, std::string_view why, std::string_view what_to_do) {
  std::string message(where);
  const auto add = [&message](std::string_view label, std::string_view text) {
    if (text.empty()) return;
    if (!message.empty()) message += "\n";
    message += label;
    message += text;
  };
  add(message.empty() ? "" : "  why: ", why);
  add("  do:  ", what_to_do);
  return MakeError(kind, message);
}

}  // namespace muster
