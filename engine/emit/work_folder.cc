#include "emit/work_folder.h"

#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "emit/output_file.h"

namespace muster {
namespace {

constexpr int kMaxWorkFolders = 1000;

// What a file system answers that has no locks for folders.
bool HasNoLocks(int error) {
  return error == EBADF || error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

// Working folders are locked from right after they were made; one that is found before that is taken for a leftover,
// and its maker notices (Claim) and makes another.
void RemoveLeftovers(FileSystem* files, const std::string& target) {
  const std::string parent = ParentPath(target);
  std::vector<std::string> names;
  if (files->ListFolder(parent, &names) != 0) return;
  for (const std::string& name : names) {
    if (!WorkFolder::IsName(name, WorkFolder::Prefix(target))) continue;
    const std::string path = JoinPath(parent, name);
    int fd;
    if (files->OpenFolder(path, &fd) != 0) continue;
    if (files->Lock(fd) == 0) files->RemoveTree(path);
    files->Close(fd);
  }
}

}  // namespace

std::string WorkFolder::Prefix(std::string_view target) { return Join({".", BaseName(target), ".muster-"}); }

bool WorkFolder::IsName(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

absl::StatusOr<std::unique_ptr<WorkFolder>> WorkFolder::Create(FileSystem* files, const std::string& target) {
  RemoveLeftovers(files, target);
  const std::string first = JoinPath(ParentPath(target), Prefix(target)) + std::to_string(getpid());
  for (int attempt = 1; attempt <= kMaxWorkFolders; ++attempt) {
    const std::string path = attempt == 1 ? first : Join({first, "-", std::to_string(attempt)});
    const int error = files->CreateFolder(path);
    if (error == EEXIST) continue;
    if (error != 0) return OutputError(Say("cannot create the folder {}", path), error);
    std::unique_ptr<WorkFolder> folder(new WorkFolder(files, path));
    const absl::StatusOr<bool> claimed = folder->Claim();
    if (!claimed.ok()) {
      folder->Remove();
      return claimed.status();
    }
    if (*claimed) return folder;
  }
  return OutputError(Say("cannot create the folder {}", first), EEXIST);
}

WorkFolder::~WorkFolder() {
  if (fd_ >= 0) files_->Close(fd_);
}

// Locks the new folder; false when another run took it for a leftover first.
absl::StatusOr<bool> WorkFolder::Claim() {
  int fd = -1;
  if (const int error = files_->OpenFolder(path_, &fd); error != 0) {
    if (error == ENOENT) return false;
    return OutputError(Say("cannot open the folder {}", path_), error);
  }
  const int locked = files_->Lock(fd);
  FileInfo opened, named;
  int looked = 0;
  if (locked == 0 || HasNoLocks(locked)) {
    looked = files_->StatOpen(fd, &opened);
    if (looked == 0) looked = files_->Stat(path_, /*follow_links=*/false, &named);
    if (looked == 0 && named.exists && named.inode == opened.inode && named.device == opened.device) {
      fd_ = fd;
      return true;
    }
  }
  files_->Close(fd);
  if (looked != 0) return OutputError(Say("cannot look at {}", path_), looked);
  if (locked != 0 && locked != EWOULDBLOCK) return OutputError(Say("cannot lock the folder {}", path_), locked);
  return false;
}

}  // namespace muster
