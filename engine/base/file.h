// The few things Muster asks of a file system when it writes, behind an interface so that tests can let any of
// them fail.
//
// Every call returns 0 or the error number of the operating system; nothing is thrown and nothing is lost:
// Append writes all bytes or fails, Close reports what the system reports. Paths are bytes, as the system takes
// them. Thread rule: the real file system may be used from any thread.
#ifndef MUSTER_BASE_FILE_H_
#define MUSTER_BASE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

struct FileInfo {
  bool exists = false;
  bool is_folder = false;
  bool is_regular = false;     // a file that has its bytes on a disk: no folder, link, pipe or device
  bool is_link = false;        // only when links are not followed
  bool is_mount_root = false;  // where a file system is mounted, also a bind mount if the kernel tells
  uint64_t device = 0;
  uint64_t inode = 0;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // The machine's own. Never null, lives for ever.
  static FileSystem* Real();

  // A new file of mode 0600, whatever the umask; EEXIST when the name is taken. Sets `*fd`.
  virtual int CreateFile(const std::string& path, int* fd) = 0;
  virtual int Append(int fd, std::string_view bytes) = 0;
  // Writes through to the disk; also for folders.
  virtual int Sync(int fd) = 0;
  // `fd` is gone afterwards, also on failure.
  virtual int Close(int fd) = 0;

  // A new folder of mode 0700, whatever the umask; EEXIST when the name is taken.
  virtual int CreateFolder(const std::string& path) = 0;
  virtual int OpenFolder(const std::string& path, int* fd) = 0;
  // Takes the lock that goes with an open file or folder until it is closed; EWOULDBLOCK when someone else has it.
  virtual int Lock(int fd) = 0;
  // Names in it, sorted, without "." and "..".
  virtual int ListFolder(const std::string& path, std::vector<std::string>* names) = 0;

  // What is not there is no error: `exists` is false.
  virtual int Stat(const std::string& path, bool follow_links, FileInfo* info) = 0;
  virtual int StatOpen(int fd, FileInfo* info) = 0;
  // The path without links, `.` and `..`; it must exist.
  virtual int Resolve(const std::string& path, std::string* resolved) = 0;

  // A folder may take the place of an empty one.
  virtual int Rename(const std::string& from, const std::string& to) = 0;
  // Swaps two names at once; EINVAL or ENOSYS where the file system cannot.
  virtual int Exchange(const std::string& a, const std::string& b) = 0;
  virtual int RemoveFile(const std::string& path) = 0;
  virtual int RemoveFolder(const std::string& path) = 0;  // an empty one

  // Appends the whole of a file.
  virtual int ReadFile(const std::string& path, std::string* content) = 0;
  // Appends its first `bytes` bytes, or all of a shorter one.
  virtual int ReadFront(const std::string& path, size_t bytes, std::string* content) = 0;

  // Removes a file, or a folder with all that is in it; links are removed, not followed. Goes on after an error and
  // returns the first.
  int RemoveTree(const std::string& path);
};

// `folder`/`name`; just `name` when `folder` is empty.
std::string JoinPath(std::string_view folder, std::string_view name);
// The folder part of a path ("." when there is none, "/" for the root) and its last part, trailing slashes ignored.
std::string ParentPath(std::string_view path);
std::string BaseName(std::string_view path);

}  // namespace muster

#endif  // MUSTER_BASE_FILE_H_
