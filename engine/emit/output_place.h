// The place of an output folder, all or nothing: a working folder beside it (work_folder.h) that gets its name only
// when complete.
//
// When a former output is replaced, the two swap names at once where the file system can do that. Elsewhere the
// former one steps aside as `.DIR.muster-old-PID` for a moment; should the process be killed just then, the next run
// puts it back.
#ifndef MUSTER_EMIT_OUTPUT_PLACE_H_
#define MUSTER_EMIT_OUTPUT_PLACE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file.h"
#include "emit/work_folder.h"

namespace muster {

class OutputPlace {
 public:
  // Checks `dir`, creates its missing parents, clears what killed runs left and makes the working folder. `files` not
  // owned. ErrorKind::kUsage when `dir` is neither absent nor an empty folder (with `overwrite`: nor a former output
  // that may be replaced), ErrorKind::kOutput for the rest.
  static absl::StatusOr<std::unique_ptr<OutputPlace>> Prepare(FileSystem* files, const std::string& dir,
                                                              bool overwrite);
  // Discards what was not published.
  ~OutputPlace();
  OutputPlace(const OutputPlace&) = delete;
  OutputPlace& operator=(const OutputPlace&) = delete;

  // Where to write a file, and how to call it.
  std::string PathOf(std::string_view name) const { return JoinPath(work_->path(), name); }
  std::string ShownPathOf(std::string_view name) const { return JoinPath(dir_, name); }

  // Gives the working folder the name `dir`; with `sync` safe against power cuts. All files in it must be closed. On
  // failure everything is as it was before.
  absl::Status Publish(bool sync);
  // Gives it the name failed_dir(), in place of a former one.
  absl::Status PublishFailed(bool sync);
  std::string failed_dir() const { return dir_ + ".failed"; }
  // Removes the working folder and the parents that were created for it.
  absl::Status Discard();

 private:
  OutputPlace(FileSystem* files, std::string dir, bool overwrite);

  absl::Status CreateParents();
  void RemoveAsides();
  absl::Status MoveTo(const std::string& target, bool replace, bool sync);
  absl::Status MoveOver(const std::string& target, bool sync);
  absl::Status SyncFolders();
  void Done();

  FileSystem* const files_;
  const std::string dir_;
  const bool overwrite_;
  std::vector<std::string> created_parents_;  // outermost first
  std::unique_ptr<WorkFolder> work_;          // null: there is none
};

}  // namespace muster

#endif  // MUSTER_EMIT_OUTPUT_PLACE_H_
