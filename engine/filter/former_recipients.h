// The recipients of a finished output folder, for --exclude-output.
//
// manifest.json says how the numbers were read and which files belong to the output; every file must have the size it
// names, and the message files its checksum too, so that a damaged folder never counts as "nobody was messaged".
#ifndef MUSTER_FILTER_FORMER_RECIPIENTS_H_
#define MUSTER_FILTER_FORMER_RECIPIENTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "filter/number_set.h"
#include "muster/summary.h"
#include "muster/suppression.h"

namespace muster {

// Adds to `*numbers` the key of every message's `to`; a number that nothing can read gets the key it had then
// (UnreadableKey). The summary (but for its role) has the folder as path, size and checksum of manifest.json, and the
// messages as records. Of `options` count the numbering plan and `cancel`; country, region and area are the output's
// own. Of a number that is only possible both keys are added, so that a job of either validity finds it.
// ErrorKind::kSuppression when the folder is no whole output of Muster, and when its job had a country column and wrote
// numbers in national form, which may be of any country.
absl::StatusOr<SuppressionSummary> AddFormerRecipients(const std::string& dir, const SuppressionOptions& options,
                                                       NumberSet* numbers);

}  // namespace muster

#endif  // MUSTER_FILTER_FORMER_RECIPIENTS_H_
