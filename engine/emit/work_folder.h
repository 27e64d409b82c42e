// A working folder beside a target, in which something is made that gets the target's name only when complete.
//
// The working folder of `TARGET` is `.TARGET.muster-PID`. Whoever writes in it holds the lock on it, which dies with
// the process; a later maker of a working folder for the same target removes those that nobody holds and never touches
// the others. Where the file system has no locks none are removed.
#ifndef MUSTER_EMIT_WORK_FOLDER_H_
#define MUSTER_EMIT_WORK_FOLDER_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "base/file.h"

namespace muster {

class WorkFolder {
 public:
  // Clears what was left for `target`, whose folder exists, and makes a new one. `files` not owned. ErrorKind::kOutput.
  static absl::StatusOr<std::unique_ptr<WorkFolder>> Create(FileSystem* files, const std::string& target);
  // Gives up the lock; the folder stays.
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::string& path() const { return path_; }
  int fd() const { return fd_; }
  // Removes the folder with all that is in it; 0 or the system's error.
  int Remove() { return files_->RemoveTree(path_); }

  // How the names of `target`'s working folders begin, before the process's number.
  static std::string Prefix(std::string_view target);
  // Whether `name` is one that begins with `prefix` and goes on with nothing but a number.
  static bool IsName(std::string_view name, std::string_view prefix);

 private:
  WorkFolder(FileSystem* files, std::string path) : files_(files), path_(std::move(path)) {}
  absl::StatusOr<bool> Claim();

  FileSystem* const files_;
  const std::string path_;
  int fd_ = -1;  // holds the lock
};

}  // namespace muster

#endif  // MUSTER_EMIT_WORK_FOLDER_H_
