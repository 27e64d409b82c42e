// The recipients of a finished output folder, for --exclude-output.
//
// manifest.json says how the numbers were read and which files belong to the output; every file must have the size it
// names, and the message files its checksum too, so that a damaged folder never counts as "nobody was messaged".
#ifndef MUSTER_FILTER_FORMER_RECIPIENTS_H_
#define MUSTER_FILTER_FORMER_RECIPIENTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "filter/number_set.h"
#include "muster/cancel.h"
#include "muster/summary.h"

namespace muster {

// Adds to `*numbers` the key of every message's `to`; a number that nothing can read gets the key it had then
// (UnreadableKey). The summary (but for its role) has the folder as path, size and checksum of manifest.json, and the
// messages as records. `cancel` may be null. ErrorKind::kSuppression when the folder is no whole output of Muster.
absl::StatusOr<SuppressionSummary> AddFormerRecipients(const std::string& dir, const CancelToken* cancel,
                                                       NumberSet* numbers);

}  // namespace muster

#endif  // MUSTER_FILTER_FORMER_RECIPIENTS_H_
