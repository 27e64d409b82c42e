// The lines of `muster normalize`.
#ifndef MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_
#define MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_

#include <muster/normalizer.h>

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace muster::cli {

// Appends `input` with a tab, backslash, CR, NUL or byte that is no UTF-8 as \t \\ \r \0 \xHH.
void AppendEscaped(std::string_view input, std::string* out);

// Appends a line for each line of `block`: input, e164, type, region and code, tabs between them. A line ends at LF;
// one CR directly before it belongs to the line end. A last line without LF is a line. Safe from many threads at once.
void NormalizeBlock(const Normalizer& normalizer, std::string_view block, std::string* out);

// Standard input to standard output, in order, on `threads` threads (0: as many as processors). Whatever has come in
// is answered before it waits for more. ErrorKind::kOutput when writing fails, kList when reading does.
absl::Status NormalizeStandardInput(const Normalizer& normalizer, int threads);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_NORMALIZE_LINES_H_
