#include "commands.h"

#include <muster/error.h>

#include "files.h"
#include "signals.h"
#include "text.h"

namespace muster::cli {

int Fail(const absl::Status& status, Language language) {
  Phrase message = PhraseOf(status);
  if (KindOf(status) == ErrorKind::kCancelled) {
    WriteErr(Join({"muster: ", Say("interrupted").In(language), "\n  ", message.In(language), "\n"}));
    return InterruptedExitCode();
  }
  if (message.empty()) message = Say("an internal error");
  WriteErr(Join({"muster: ", message.In(language), "\n"}));
  return static_cast<int>(KindOf(status));
}

int Print(std::string_view text, Language language) {
  const absl::Status status = WriteOut(text);
  return status.ok() ? 0 : Fail(status, language);
}

}  // namespace muster::cli
