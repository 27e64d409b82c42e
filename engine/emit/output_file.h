// One file of an output folder, written front to back and hashed on the way. What comes in small pieces is gathered and
// written in steps of up to 64 KiB.
//
// Every error is ErrorKind::kOutput and names the file and the system's reason. Thread rule: one thread at a time.
#ifndef MUSTER_EMIT_OUTPUT_FILE_H_
#define MUSTER_EMIT_OUTPUT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "base/file.h"
#include "muster/phrase.h"

namespace muster {

class OutputFile {
 public:
  static constexpr size_t kStep = 64 << 10;
  // What is longer is not worth a copy.
  static constexpr size_t kDirect = 16 << 10;

  // `files` not owned. `shown` is how messages call the file: by the name it will have.
  OutputFile(FileSystem* files, std::string path, std::string shown);
  // Closes the file if Finish did not; what was buffered is lost.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  absl::Status Create();
  absl::Status Append(std::string_view bytes);
  // Writes what is buffered and closes; with `sync` through to the disk.
  absl::Status Finish(bool sync);

  uint64_t bytes() const { return bytes_; }  // appended so far
  uint64_t xxh3() const;                     // of all bytes, after Finish

 private:
  struct Hash;

  absl::Status Flush();
  absl::Status Write(std::string_view bytes);

  FileSystem* const files_;
  const std::string path_;
  const std::string shown_;
  int fd_ = -1;
  uint64_t bytes_ = 0;
  std::unique_ptr<char[]> buffer_;
  size_t buffered_ = 0;
  std::unique_ptr<Hash> hash_;
};

// ErrorKind::kOutput: what cannot be done ("cannot write batch/messages-00001.ndjson"), the system's reason, and advice
// that fits it.
absl::Status OutputError(const Phrase& cannot, int error_number);

}  // namespace muster

#endif  // MUSTER_EMIT_OUTPUT_FILE_H_
