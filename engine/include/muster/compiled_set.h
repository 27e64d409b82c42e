// Suppression lists compiled into a set (名單集, `.mset`): a file that opens as fast as it can be read through once,
// for its checksum, and takes next to no memory of its own, since it is mapped. SuppressionSet::Load takes such files
// in place of lists.
//
// The file is a pure function of the lists' bytes and names, in their order, and of the options: the same bytes
// whenever and wherever it is made. It holds the numbers, how they were read, and of the lists the names, sizes,
// checksums and counts; none of their records but, shortened, the first that yielded no number.
#ifndef MUSTER_COMPILED_SET_H_
#define MUSTER_COMPILED_SET_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/source.h"
#include "muster/summary.h"
#include "muster/suppression.h"

namespace muster {

struct CompileOptions {
  std::string path;        // -o: the file, absent, empty or a set that is replaced; its folder must exist
  bool overwrite = false;  // --overwrite: replace any file
  bool sync = false;       // --sync: safe against power cuts too
};

struct CompileSummary {
  uint64_t bytes = 0;  // of the file
  uint64_t xxh3 = 0;   // XXH3-64, seed 0, of them
  uint64_t records = 0;
  uint64_t numbers = 0;  // distinct
  Warning no_number;     // records that yielded none
  std::vector<CompiledList> lists;
};

// Reads `sources`, lists of text and compiled sets, as SuppressionSet::Load does with `lists`, whose role tells a white
// list from all others, and writes one set of all of them. The file appears, mode 0600, only when it is complete, and
// replaces a former one by rename, so that jobs that use that one go on with it; whatever fails leaves everything as it
// was.
//
// ErrorKind::kUsage when `path` is taken by something else than a set, kOutput when it cannot be written, else as
// SuppressionSet::Load. May throw std::bad_alloc: all numbers are in memory while it is made.
absl::StatusOr<CompileSummary> CompileSuppression(const std::vector<Source>& sources, const SuppressionOptions& lists,
                                                  const CompileOptions& options);

}  // namespace muster

#endif  // MUSTER_COMPILED_SET_H_
