#include "commands.h"

#include <muster/error.h>

#include "files.h"
#include "signals.h"
#include "text.h"

namespace muster::cli {

int Fail(const absl::Status& status) {
  const std::string_view message(status.message().data(), status.message().size());
  if (KindOf(status) == ErrorKind::kCancelled) {
    WriteErr(Join({"muster: interrupted\n  ", message, "\n"}));
    return InterruptedExitCode();
  }
  WriteErr(Join({"muster: ", message.empty() ? std::string_view("an internal error") : message, "\n"}));
  return static_cast<int>(KindOf(status));
}

int Print(std::string_view text) {
  const absl::Status status = WriteOut(text);
  return status.ok() ? 0 : Fail(status);
}

}  // namespace muster::cli
