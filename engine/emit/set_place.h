// The place of a compiled set, all or nothing: a file in a working folder beside it (work_folder.h) that gets its name
// by rename when it is complete.
#ifndef MUSTER_EMIT_SET_PLACE_H_
#define MUSTER_EMIT_SET_PLACE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/file.h"
#include "emit/work_folder.h"

namespace muster {

class SetPlace {
 public:
  // Checks `path`, clears what killed runs left and makes the working folder. `files` not owned. ErrorKind::kUsage when
  // `path` is taken by something else than a compiled set or an empty file (with `overwrite`: than a file),
  // ErrorKind::kOutput for the rest.
  static absl::StatusOr<std::unique_ptr<SetPlace>> Prepare(FileSystem* files, const std::string& path, bool overwrite);
  // Removes what was not published.
  ~SetPlace();
  SetPlace(const SetPlace&) = delete;
  SetPlace& operator=(const SetPlace&) = delete;

  // Where to write the set.
  std::string work_path() const { return JoinPath(work_->path(), "set"); }

  // True when `path` is the file that would be replaced, and no compiled set.
  bool WouldLose(const std::string& path) const;

  // Gives the file at work_path(), closed, its name. On failure everything is as it was before.
  absl::Status Publish(bool sync);

 private:
  SetPlace(FileSystem* files, std::string path, bool overwrite);
  absl::StatusOr<FileInfo> Check() const;

  FileSystem* const files_;
  const std::string path_;  // without a link at its end
  const bool overwrite_;
  std::unique_ptr<WorkFolder> work_;
};

}  // namespace muster

#endif  // MUSTER_EMIT_SET_PLACE_H_
