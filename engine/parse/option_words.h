// Checks of the option bits; their words and their parsing are declared in muster/job.h.
#ifndef MUSTER_PARSE_OPTION_WORDS_H_
#define MUSTER_PARSE_OPTION_WORDS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "muster/job.h"

namespace muster {

// ErrorKind::kUsage for bits without meaning.
absl::Status CheckListOption(uint32_t bits);
absl::Status CheckJobOption(uint32_t bits);

}  // namespace muster

#endif  // MUSTER_PARSE_OPTION_WORDS_H_
