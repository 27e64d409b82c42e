#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>

namespace muster {
namespace {

constexpr size_t kReadStep = 1 << 20;

int Result(int returned) { return returned == 0 ? 0 : errno; }

// Calls again while a signal came in between.
template <typename Call>
auto Retrying(Call call) {
  auto returned = call();
  while (returned < 0 && errno == EINTR) returned = call();
  return returned;
}

FileInfo ToInfo(const struct statx& found) {
  FileInfo info;
  info.exists = true;
  info.is_folder = S_ISDIR(found.stx_mode);
  info.is_regular = S_ISREG(found.stx_mode);
  info.is_link = S_ISLNK(found.stx_mode);
  info.is_mount_root = (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
  info.device = makedev(found.stx_dev_major, found.stx_dev_minor);
  info.inode = found.stx_ino;
  return info;
}

class RealFileSystem : public FileSystem {
 public:
  int CreateFile(const std::string& path, int* fd) override {
    *fd = Retrying([&] { return open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600); });
    if (*fd < 0) return errno;
    if (const int error = Result(fchmod(*fd, 0600)); error != 0) {
      close(*fd);
      unlink(path.c_str());
      return error;
    }
    return 0;
  }

  int Append(int fd, std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = Retrying([&] { return write(fd, bytes.data(), bytes.size()); });
      if (written < 0) return errno;
      if (written == 0) return ENOSPC;
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return 0;
  }

  int Sync(int fd) override {
    return Result(Retrying([fd] { return fsync(fd); }));
  }

  // On Linux the descriptor is gone even when close was interrupted, and nothing is lost by it.
  int Close(int fd) override {
    const int error = Result(close(fd));
    return error == EINTR ? 0 : error;
  }

  int CreateFolder(const std::string& path) override {
    if (mkdir(path.c_str(), 0700) != 0) return errno;
    if (const int error = Result(chmod(path.c_str(), 0700)); error != 0) {
      rmdir(path.c_str());
      return error;
    }
    return 0;
  }

  int OpenFolder(const std::string& path, int* fd) override {
    *fd = Retrying([&] { return open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); });
    return *fd < 0 ? errno : 0;
  }

  int Lock(int fd) override {
    return Result(Retrying([fd] { return flock(fd, LOCK_EX | LOCK_NB); }));
  }

  int ListFolder(const std::string& path, std::vector<std::string>* names) override {
    names->clear();
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.c_str()), closedir);
    if (folder == nullptr) return errno;
    errno = 0;
    while (const dirent* entry = readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names->emplace_back(name);
    }
    if (errno != 0) return errno;
    std::sort(names->begin(), names->end());
    return 0;
  }

  int Stat(const std::string& path, bool follow_links, FileInfo* info) override {
    *info = FileInfo();
    struct statx found;
    if (statx(AT_FDCWD, path.c_str(), follow_links ? 0 : AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &found) != 0) {
      return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    }
    *info = ToInfo(found);
    return 0;
  }

  int StatOpen(int fd, FileInfo* info) override {
    *info = FileInfo();
    struct statx found;
    if (statx(fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &found) != 0) return errno;
    *info = ToInfo(found);
    return 0;
  }

  int Resolve(const std::string& path, std::string* resolved) override {
    const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
    if (real == nullptr) return errno;
    *resolved = real.get();
    return 0;
  }

  int Rename(const std::string& from, const std::string& to) override {
    return Result(rename(from.c_str(), to.c_str()));
  }

  int Exchange(const std::string& a, const std::string& b) override {
    return Result(renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE));
  }

  int RemoveFile(const std::string& path) override { return Result(unlink(path.c_str())); }
  int RemoveFolder(const std::string& path) override { return Result(rmdir(path.c_str())); }

  int ReadFile(const std::string& path, std::string* content) override {
    return ReadFront(path, std::numeric_limits<size_t>::max(), content);
  }

  int ReadFront(const std::string& path, size_t bytes, std::string* content) override {
    const int fd = Retrying([&] { return open(path.c_str(), O_RDONLY | O_CLOEXEC); });
    if (fd < 0) return errno;
    const std::unique_ptr<char[]> step(new char[kReadStep]);
    int error = 0;
    while (bytes > 0) {
      const ssize_t got = Retrying([&] { return read(fd, step.get(), std::min(bytes, kReadStep)); });
      if (got < 0) error = errno;
      if (got <= 0) break;
      content->append(step.get(), static_cast<size_t>(got));
      bytes -= static_cast<size_t>(got);
    }
    close(fd);
    return error;
  }
};

std::string_view WithoutTrailingSlashes(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

}  // namespace

FileSystem* FileSystem::Real() {
  static RealFileSystem* const real = new RealFileSystem;
  return real;
}

int FileSystem::RemoveTree(const std::string& path) {
  FileInfo info;
  if (const int error = Stat(path, /*follow_links=*/false, &info); error != 0) return error;
  if (!info.exists) return 0;
  if (!info.is_folder) return RemoveFile(path);
  std::vector<std::string> names;
  int first_error = ListFolder(path, &names);
  for (const std::string& name : names) {
    const int error = RemoveTree(JoinPath(path, name));
    if (first_error == 0) first_error = error;
  }
  const int error = RemoveFolder(path);
  return first_error != 0 ? first_error : error;
}

std::string JoinPath(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && !path.ends_with('/')) path += '/';
  path += name;
  return path;
}

std::string ParentPath(std::string_view path) {
  path = WithoutTrailingSlashes(path);
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? path.substr(0, 1) : WithoutTrailingSlashes(path.substr(0, slash)));
}

std::string BaseName(std::string_view path) {
  path = WithoutTrailingSlashes(path);
  const size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1));
}

}  // namespace muster
