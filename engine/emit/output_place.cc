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

std::string AsidePrefix(std::string_view dir) { return Join({WorkFolder::Prefix(dir), "old-"}); }

bool CannotExchange(int error) { return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP; }

// A run was killed while the former output had stepped aside: it comes back.
void PutBackFormerOutput(FileSystem* files, const std::string& dir) {
  FileInfo info;
  if (files->Stat(dir, /*follow_links=*/false, &info) != 0 || info.exists) return;
  const std::string parent = ParentPath(dir);
  std::vector<std::string> names;
  if (files->ListFolder(parent, &names) != 0) return;
  for (const std::string& name : names) {
    if (WorkFolder::IsName(name, AsidePrefix(dir)) && files->Rename(JoinPath(parent, name), dir) == 0) return;
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
  place->RemoveAsides();
  absl::StatusOr<std::unique_ptr<WorkFolder>> work = WorkFolder::Create(files, place->dir_);
  if (!work.ok()) return work.status();
  place->work_ = *std::move(work);
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

// Of runs that were killed after a former output had stepped aside and the new one had got its name.
void OutputPlace::RemoveAsides() {
  const std::string parent = ParentPath(dir_);
  std::vector<std::string> names;
  if (files_->ListFolder(parent, &names) != 0) return;
  for (const std::string& name : names) {
    if (!WorkFolder::IsName(name, AsidePrefix(dir_)) || !IsFormerOutput(files_, dir_)) continue;
    const std::string path = JoinPath(parent, name);
    int fd;
    if (files_->OpenFolder(path, &fd) != 0) continue;
    if (files_->Lock(fd) == 0) files_->RemoveTree(path);
    files_->Close(fd);
  }
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
    if (const int error = files_->Sync(work_->fd()); error != 0)
      return OutputError(Say("cannot write {}", target), error);
  }
  if (!replace) {
    if (const int error = files_->Rename(work_->path(), target); error != 0)
      return OutputError(Say("cannot create {}", target), error);
    if (sync) {
      if (absl::Status synced = SyncFolders(); !synced.ok()) {
        files_->Rename(target, work_->path());
        return synced;
      }
    }
    Done();
    return absl::OkStatus();
  }
  const int exchanged = files_->Exchange(work_->path(), target);
  if (CannotExchange(exchanged)) return MoveOver(target, sync);
  if (exchanged != 0) return OutputError(Say("cannot replace {}", target), exchanged);
  if (sync) {
    if (absl::Status synced = SyncFolders(); !synced.ok()) {
      files_->Exchange(work_->path(), target);
      return synced;
    }
  }
  // Should this fail, the output is whole all the same, and the next run removes the rest.
  work_->Remove();
  Done();
  return absl::OkStatus();
}

absl::Status OutputPlace::MoveOver(const std::string& target, bool sync) {
  const std::string aside = JoinPath(ParentPath(target), AsidePrefix(target)) + std::to_string(getpid());
  if (const int error = files_->Rename(target, aside); error != 0)
    return OutputError(Say("cannot replace {}", target), error);
  if (const int error = files_->Rename(work_->path(), target); error != 0) {
    files_->Rename(aside, target);
    return OutputError(Say("cannot replace {}", target), error);
  }
  if (sync) {
    if (absl::Status synced = SyncFolders(); !synced.ok()) {
      files_->Rename(target, work_->path());
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
  if (work_ != nullptr) {
    const int error = work_->Remove();
    if (error != 0) removed = OutputError(Say("cannot remove {}", work_->path()), error);
  }
  for (auto path = created_parents_.rbegin(); path != created_parents_.rend(); ++path) files_->RemoveFolder(*path);
  Done();
  return removed;
}

void OutputPlace::Done() {
  work_.reset();
  created_parents_.clear();
}

}  // namespace muster
