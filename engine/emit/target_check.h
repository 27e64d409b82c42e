// What stands where an output folder is to be, and whether it may be replaced.
#ifndef MUSTER_EMIT_TARGET_CHECK_H_
#define MUSTER_EMIT_TARGET_CHECK_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/file.h"

namespace muster {

// The folder that `dir` means: links at its end and a last part `.` or `..` are resolved, trailing slashes dropped.
absl::StatusOr<std::string> ResolveTarget(FileSystem* files, const std::string& dir);

// Absent or empty: false. A former output that may be replaced, and `overwrite`: true. Else an error.
absl::StatusOr<bool> MustReplaceTarget(FileSystem* files, const std::string& dir, bool overwrite);

// The same for DIR.failed: only what looks like one is replaced.
absl::StatusOr<bool> MustReplaceFailed(FileSystem* files, const std::string& dir);

// A folder with a manifest.json that Muster wrote.
bool IsFormerOutput(FileSystem* files, const std::string& dir);

}  // namespace muster

#endif  // MUSTER_EMIT_TARGET_CHECK_H_
