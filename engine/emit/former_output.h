// What an output folder, or a DIR.failed, says about the lists it was made from and the rows it rejected.
#ifndef MUSTER_EMIT_FORMER_OUTPUT_H_
#define MUSTER_EMIT_FORMER_OUTPUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/codes.h"
#include "muster/job.h"

namespace muster {

struct FormerList {
  std::string path;
  uint64_t bytes = 0;
  std::optional<uint64_t> xxh3;  // nullopt: not read to its end
  uint64_t rows = 0;
  bool has_header = false;
  std::vector<std::string> columns;
  std::string delimiter;  // "comma", "none" …
  Encoding encoding = Encoding::kUtf8;
};

struct FormerReject {
  size_t list = 0;  // index into FormerOutput::lists
  uint64_t line = 0, byte_offset = 0, bytes = 0;
  Code code = Code::kNone;
  std::string record;  // as in rejects.csv

  // Only a part of it is in rejects.csv.
  bool shortened() const;
};

struct FormerOutput {
  std::vector<FormerList> lists;
  uint32_t list_option = 0;
  std::vector<FormerReject> rejects;  // in list order
};

// Reads manifest.json (of a DIR.failed: summary.json) and rejects.csv. ErrorKind::kOutput when `dir` is no output of
// Muster.
absl::StatusOr<FormerOutput> ReadFormerOutput(const std::string& dir);

}  // namespace muster

#endif  // MUSTER_EMIT_FORMER_OUTPUT_H_
