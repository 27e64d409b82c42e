// How Muster's functions fail. Every absl::Status that comes from Muster carries one of these kinds as a
// payload, so that a program can choose its exit code or answer without reading the message.
//
// A message has three blocks: where (and the original text); why; what to do, and then how the list was read, each
// setting marked detected or set. A line each, usually:
//
//     list customers.csv, line 3: 0912345678,王小明
//       why: …
//       do:  …
//       read as: encoding utf-8 (detected), delimiter comma (set)
//
// status.message() is English. The same message in 繁體中文 travels beside it as a payload: MessageOf gives either.
//
// Thread rule: pure functions.
#ifndef MUSTER_ERROR_H_
#define MUSTER_ERROR_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "muster/phrase.h"

namespace muster {

// The values are the command line's exit codes.
enum class ErrorKind : int {
  kInternal = 1,      // a fault of Muster or of the machine (out of memory); also any foreign status
  kUsage = 2,         // job, options or template are wrong
  kList = 3,          // a recipient list cannot be read or decoded, or has no number column
  kRejectBudget = 4,  // more rejects than Job::max_rejects allows
  kOutput = 5,        // the output could not be written
  kSuppression = 6,   // a suppression list is missing, unreadable or empty
  kCancelled = 130,   // RunOptions::cancel was triggered
};

// `status` must not be OK. A status without Muster's payload is kInternal.
ErrorKind KindOf(const absl::Status& status);

// A status of `kind` with the blocks that are not empty. `where` may stand alone; without it `why` begins the message.
absl::Status MakeError(ErrorKind kind, const Phrase& where, const Phrase& why = {}, const Phrase& what_to_do = {},
                       const Phrase& read_as = {});

#ifndef MUSTER_EVERY_MESSAGE_TRANSLATED  // Muster's own code is built with it, so that no error is left in one language
// For the errors of an embedding program's own sinks and streams: the same text in both languages.
inline absl::Status MakeError(ErrorKind kind, std::string_view message) { return MakeError(kind, Verbatim(message)); }
inline absl::Status MakeError(ErrorKind kind, std::string_view where, std::string_view why,
                              std::string_view what_to_do) {
  return MakeError(kind, Verbatim(where), Verbatim(why), Verbatim(what_to_do));
}
#endif

// The message of `status` in both languages; that of a status without Muster's payload is the same in both.
Phrase PhraseOf(const absl::Status& status);
std::string MessageOf(const absl::Status& status, Language language);

}  // namespace muster

#endif  // MUSTER_ERROR_H_
