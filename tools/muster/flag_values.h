// The values of flags: numbers in a range, sizes, yes and no, words out of a list. Every error is of
// ErrorKind::kUsage, names the flag as `origin` does ("--threads", "job.json: Threads") and what it takes.
#ifndef MUSTER_TOOLS_MUSTER_FLAG_VALUES_H_
#define MUSTER_TOOLS_MUSTER_FLAG_VALUES_H_

#include <muster/phrase.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace muster::cli {

// `what_to_give` completes "give …"; it may be empty.
absl::Status WrongValue(std::string_view origin, std::string_view value, const Phrase& why, const Phrase& what_to_give);

absl::StatusOr<uint64_t> ParseCount(std::string_view origin, std::string_view value, uint64_t min, uint64_t max);

// A count of bytes, also with KiB, MiB, GiB ("64KiB", "1.5 MiB" is not taken).
absl::StatusOr<uint64_t> ParseSize(std::string_view origin, std::string_view value, uint64_t min, uint64_t max);

absl::StatusOr<bool> ParseSwitch(std::string_view origin, std::string_view value);

// The index of `value` among `words`, ASCII case ignored.
absl::StatusOr<size_t> ParseWord(std::string_view origin, std::string_view value,
                                 std::span<const std::string_view> words);

// That something is given; whether there is such a country only the numbering plan can say.
absl::Status CheckCountryCode(std::string_view origin, std::string_view value);
absl::Status CheckRegion(std::string_view origin, std::string_view value);
absl::Status CheckCountries(std::string_view origin, std::string_view value);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_FLAG_VALUES_H_
