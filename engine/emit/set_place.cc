#include "emit/set_place.h"

#include <utility>

#include "emit/output_file.h"
#include "muster/error.h"
#include "source/encoding_guess.h"

namespace muster {
namespace {

absl::Status Refused(const std::string& path, const Phrase& why, const Phrase& what_to_do) {
  return MakeError(ErrorKind::kUsage, Say("cannot write {}", path), why, what_to_do);
}

Phrase TakeAnother() { return Say("name another file with --out"); }

// Whether nothing is lost when it is replaced by a set: it is one, or empty.
absl::StatusOr<bool> IsSetOrEmpty(FileSystem* files, const std::string& path) {
  std::string front;
  if (const int error = files->ReadFront(path, kSurelyCompiledSet, &front); error != 0) {
    return OutputError(Say("cannot look at {}", path), error);
  }
  return front.empty() || IsCompiledSet(front);
}

}  // namespace

SetPlace::SetPlace(FileSystem* files, std::string path, bool overwrite)
    : files_(files), path_(std::move(path)), overwrite_(overwrite) {}

SetPlace::~SetPlace() {
  if (work_ != nullptr) work_->Remove();
}

absl::StatusOr<std::unique_ptr<SetPlace>> SetPlace::Prepare(FileSystem* files, const std::string& path,
                                                            bool overwrite) {
  if (path.empty()) return MakeError(ErrorKind::kUsage, Say("the set has no name"), {}, Say("name a file with --out"));
  FileInfo info;
  if (const int error = files->Stat(path, /*follow_links=*/false, &info); error != 0) {
    return OutputError(Say("cannot look at {}", path), error);
  }
  std::string target = path;
  // What a link leads to is replaced, not the link.
  if (info.is_link && files->Resolve(path, &target) != 0) {
    return Refused(path, Say("it is a link that leads nowhere"), TakeAnother());
  }
  std::unique_ptr<SetPlace> place(new SetPlace(files, std::move(target), overwrite));
  if (const absl::StatusOr<FileInfo> checked = place->Check(); !checked.ok()) return checked.status();
  const std::string parent = ParentPath(place->path_);
  FileInfo holder;
  if (const int error = files->Stat(parent, /*follow_links=*/true, &holder); error != 0) {
    return OutputError(Say("cannot look at {}", parent), error);
  }
  if (!holder.exists) {
    return MakeError(ErrorKind::kOutput, Say("cannot write {}", path), Say("there is no folder {}", parent),
                     Say("make the folder first, or choose another --out"));
  }
  absl::StatusOr<std::unique_ptr<WorkFolder>> work = WorkFolder::Create(files, place->path_);
  if (!work.ok()) return work.status();
  place->work_ = *std::move(work);
  return place;
}

// What is there now; an error when it may not be replaced.
absl::StatusOr<FileInfo> SetPlace::Check() const {
  FileInfo info;
  if (const int error = files_->Stat(path_, /*follow_links=*/true, &info); error != 0) {
    return OutputError(Say("cannot look at {}", path_), error);
  }
  if (!info.exists && !path_.ends_with('/')) return info;
  if (info.is_folder || path_.ends_with('/')) {
    return Refused(path_, Say("it is a folder"), Say("name a file in it with --out"));
  }
  if (!info.is_regular) return Refused(path_, Say("it is no ordinary file"), TakeAnother());
  if (overwrite_) return info;
  const absl::StatusOr<bool> replaceable = IsSetOrEmpty(files_, path_);
  if (!replaceable.ok()) return replaceable.status();
  if (*replaceable) return info;
  return Refused(path_, Say("it exists and is no compiled set"),
                 Say("name another file with --out, or replace this one: --overwrite"));
}

bool SetPlace::WouldLose(const std::string& path) const {
  FileInfo target, other;
  if (files_->Stat(path_, /*follow_links=*/true, &target) != 0 || !target.exists) return false;
  if (files_->Stat(path, /*follow_links=*/true, &other) != 0 || !other.exists) return false;
  if (target.inode != other.inode || target.device != other.device) return false;
  const absl::StatusOr<bool> replaceable = IsSetOrEmpty(files_, path_);
  return !replaceable.ok() || !*replaceable;
}

absl::Status SetPlace::Publish(bool sync) {
  if (const absl::StatusOr<FileInfo> checked = Check(); !checked.ok()) {
    return MakeError(ErrorKind::kOutput, PhraseOf(checked.status()));
  }
  if (sync) {
    if (const int error = files_->Sync(work_->fd()); error != 0)
      return OutputError(Say("cannot write {}", path_), error);
  }
  if (const int error = files_->Rename(work_path(), path_); error != 0) {
    return OutputError(Say("cannot create {}", path_), error);
  }
  // From here on the set is whole; only whether a power cut may take it back is open.
  work_->Remove();
  work_.reset();
  if (!sync) return absl::OkStatus();
  std::string parent;
  int error = files_->Resolve(ParentPath(path_), &parent);
  int fd = -1;
  if (error == 0) error = files_->OpenFolder(parent, &fd);
  if (error == 0) {
    error = files_->Sync(fd);
    const int closed = files_->Close(fd);
    if (error == 0) error = closed;
  }
  return error == 0 ? absl::OkStatus() : OutputError(Say("cannot write {}", ParentPath(path_)), error);
}

}  // namespace muster
