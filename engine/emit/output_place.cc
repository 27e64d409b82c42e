#include "emit/output_place.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/strings.h"
#include "emit/output_file.h"
#include "emit/target_check.h"
#include "muster/error.h"

namespace muster {
namespace {

constexpr int kMaxWorkFolders = 1000;

std::string WorkPrefix(std::string_view dir) { return Join({".", BaseName(dir), ".muster-"}); }
std::string AsidePrefix(std::string_view dir) { return Join({WorkPrefix(dir), "old-"}); }

bool IsWorkName(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

// What a file system answers that has no locks for folders.
bool HasNoLocks(int error) {
  return error == EBADF || error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

bool CannotExchange(int error) { return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP; }

// A run was killed while the former output had stepped aside: it comes back.
void PutBackFormerOutput(FileSystem* files, const std::string& dir) {
  FileInfo info;
  if (files->Stat(dir, /*follow_links=*/false, &info) != 0 || info.exists) return;
  const std::string parent = ParentPath(dir);
  std::vector<std::string> names;
  if (files->ListFolder(parent, &names) != 0) return;
  for (const std::string& name : names) {
    if (IsWorkName(name, AsidePrefix(dir)) && files->Rename(JoinPath(parent, name), dir) == 0) return;
  }
}

}  // namespace

OutputPlace::OutputPlace(FileSystem* files, std::string dir, bool overwrite)
    : files_(files), dir_(std::move(dir)), overwrite_(overwrite) {}

OutputPlace::~OutputPlace() { Discard().IgnoreError(); }

absl::StatusOr<std::unique_ptr<OutputPlace>> OutputPlace::Prepare(FileSystem* files, const std::string& dir,
                                                                  bool overwrite) {
  absl::StatusOr<std::string> target = ResolveTarget(files, dir);
  if (!target.ok()) return target.status();
  PutBackFormerOutput(files, *target);
  const absl::StatusOr<bool> checked = MustReplaceTarget(files, *target, overwrite);
  if (!checked.ok()) return checked.status();
  std::unique_ptr<OutputPlace> place(new OutputPlace(files, *std::move(target), overwrite));
  if (absl::Status created = place->CreateParents(); !created.ok()) return created;
  place->RemoveLeftovers();
  if (absl::Status created = place->CreateWorkFolder(); !created.ok()) return created;
  return place;
}

absl::Status OutputPlace::CreateParents() {
  std::vector<std::string> missing;
  for (std::string path = ParentPath(dir_);; path = ParentPath(path)) {
    FileInfo info;
    if (const int error = files_->Stat(path, /*follow_links=*/true, &info); error != 0) {
      return OutputError(Say("cannot look at {}", path), error);
    }
    if (info.exists) break;
    missing.push_back(path);
    if (path == "." || path == "/") break;
  }
  for (auto path = missing.rbegin(); path != missing.rend(); ++path) {
    const int error = files_->CreateFolder(*path);
    if (error == EEXIST) continue;
    if (error != 0) return OutputError(Say("cannot create the folder {}", *path), error);
    created_parents_.push_back(*path);
  }
  return absl::OkStatus();
}

// Working folders are locked from right after they were made; one that is found before that is taken for a leftover,
// and its maker notices (ClaimWorkFolder) and makes another.
void OutputPlace::RemoveLeftovers() {
  const std::string parent = ParentPath(dir_);
  std::vector<std::string> names;
  if (files_->ListFolder(parent, &names) != 0) return;
  for (const std::string& name : names) {
    const std::string path = JoinPath(parent, name);
    const bool aside = IsWorkName(name, AsidePrefix(dir_)) && IsFormerOutput(files_, dir_);
    if (!aside && !IsWorkName(name, WorkPrefix(dir_))) continue;
    int fd;
    if (files_->OpenFolder(path, &fd) != 0) continue;
    if (files_->Lock(fd) == 0) files_->RemoveTree(path);
    files_->Close(fd);
  }
}

absl::Status OutputPlace::CreateWorkFolder() {
  const std::string first = JoinPath(ParentPath(dir_), WorkPrefix(dir_)) + std::to_string(getpid());
  for (int attempt = 1; attempt <= kMaxWorkFolders; ++attempt) {
    const std::string path = attempt == 1 ? first : Join({first, "-", std::to_string(attempt)});
    const int error = files_->CreateFolder(path);
    if (error == EEXIST) continue;
    if (error != 0) return OutputError(Say("cannot create the folder {}", path), error);
    work_ = path;
    const absl::StatusOr<bool> claimed = ClaimWorkFolder();
    if (!claimed.ok()) return claimed.status();
    if (*claimed) return absl::OkStatus();
    work_.clear();
  }
  return OutputError(Say("cannot create the folder {}", first), EEXIST);
}

// Locks the new working folder; false when another run took it for a leftover first.
absl::StatusOr<bool> OutputPlace::ClaimWorkFolder() {
  int fd = -1;
  if (const int error = files_->OpenFolder(work_, &fd); error != 0) {
    if (error == ENOENT) return false;
    return OutputError(Say("cannot open the folder {}", work_), error);
  }
  const int locked = files_->Lock(fd);
  FileInfo opened, named;
  int looked = 0;
  if (locked == 0 || HasNoLocks(locked)) {
    looked = files_->StatOpen(fd, &opened);
    if (looked == 0) looked = files_->Stat(work_, /*follow_links=*/false, &named);
    if (looked == 0 && named.exists && named.inode == opened.inode && named.device == opened.device) {
      work_fd_ = fd;
      return true;
    }
  }
  files_->Close(fd);
  if (looked != 0) return OutputError(Say("cannot look at {}", work_), looked);
  if (locked != 0 && locked != EWOULDBLOCK) return OutputError(Say("cannot lock the folder {}", work_), locked);
  return false;
}

absl::Status OutputPlace::Publish(bool sync) {
  const absl::StatusOr<bool> replace = MustReplaceTarget(files_, dir_, overwrite_);
  if (!replace.ok()) {
    return MakeError(ErrorKind::kOutput, PhraseOf(replace.status()));
  }
  return MoveTo(dir_, *replace, sync);
}

absl::Status OutputPlace::PublishFailed(bool sync) {
  const std::string target = failed_dir();
  const absl::StatusOr<bool> replace = MustReplaceFailed(files_, target);
  if (!replace.ok()) return replace.status();
  return MoveTo(target, *replace, sync);
}

absl::Status OutputPlace::MoveTo(const std::string& target, bool replace, bool sync) {
  if (sync) {
    if (const int error = files_->Sync(work_fd_); error != 0) return OutputError(Say("cannot write {}", target), error);
  }
  if (!replace) {
    if (const int error = files_->Rename(work_, target); error != 0)
      return OutputError(Say("cannot create {}", target), error);
    if (sync) {
      if (absl::Status synced = SyncFolders(); !synced.ok()) {
        files_->Rename(target, work_);
        return synced;
      }
    }
    Done();
    return absl::OkStatus();
  }
  const int exchanged = files_->Exchange(work_, target);
  if (CannotExchange(exchanged)) return MoveOver(target, sync);
  if (exchanged != 0) return OutputError(Say("cannot replace {}", target), exchanged);
  if (sync) {
    if (absl::Status synced = SyncFolders(); !synced.ok()) {
      files_->Exchange(work_, target);
      return synced;
    }
  }
  // Should this fail, the output is whole all the same, and the next run removes the rest.
  files_->RemoveTree(work_);
  Done();
  return absl::OkStatus();
}

absl::Status OutputPlace::MoveOver(const std::string& target, bool sync) {
  const std::string aside = JoinPath(ParentPath(target), AsidePrefix(target)) + std::to_string(getpid());
  if (const int error = files_->Rename(target, aside); error != 0)
    return OutputError(Say("cannot replace {}", target), error);
  if (const int error = files_->Rename(work_, target); error != 0) {
    files_->Rename(aside, target);
    return OutputError(Say("cannot replace {}", target), error);
  }
  if (sync) {
    if (absl::Status synced = SyncFolders(); !synced.ok()) {
      files_->Rename(target, work_);
      files_->Rename(aside, target);
      return synced;
    }
  }
  files_->RemoveTree(aside);
  Done();
  return absl::OkStatus();
}

// The folder that holds the new name, and those that hold the parents created for it.
absl::Status OutputPlace::SyncFolders() {
  std::vector<std::string> folders = {ParentPath(dir_)};
  for (const std::string& created : created_parents_) folders.push_back(ParentPath(created));
  for (const std::string& folder : folders) {
    std::string resolved;
    int error = files_->Resolve(folder, &resolved);
    int fd = -1;
    if (error == 0) error = files_->OpenFolder(resolved, &fd);
    if (error == 0) {
      error = files_->Sync(fd);
      const int closed = files_->Close(fd);
      if (error == 0) error = closed;
    }
    if (error != 0) return OutputError(Say("cannot write {}", folder), error);
  }
  return absl::OkStatus();
}

absl::Status OutputPlace::Discard() {
  absl::Status removed;
  if (!work_.empty()) {
    const int error = files_->RemoveTree(work_);
    if (error != 0) removed = OutputError(Say("cannot remove {}", work_), error);
  }
  for (auto path = created_parents_.rbegin(); path != created_parents_.rend(); ++path) files_->RemoveFolder(*path);
  Done();
  return removed;
}

void OutputPlace::Done() {
  work_.clear();
  created_parents_.clear();
  if (work_fd_ >= 0) files_->Close(std::exchange(work_fd_, -1));
}

}  // namespace muster
