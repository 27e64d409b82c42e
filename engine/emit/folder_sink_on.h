// FolderSink over any file system, for tests that let one fail.
#ifndef MUSTER_EMIT_FOLDER_SINK_ON_H_
#define MUSTER_EMIT_FOLDER_SINK_ON_H_

#include <memory>

#include "absl/status/statusor.h"
#include "base/file.h"
#include "muster/folder_sink.h"

namespace muster {

// `files` not owned; must outlive the sink.
absl::StatusOr<std::unique_ptr<FolderSink>> CreateFolderSinkOn(FileSystem* files, const FolderOptions& options);

}  // namespace muster

#endif  // MUSTER_EMIT_FOLDER_SINK_ON_H_
