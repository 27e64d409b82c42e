#define XXH_INLINE_ALL
#include "emit/output_file.h"

#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {

struct OutputFile::Hash {
  XXH3_state_t state;
};

OutputFile::OutputFile(FileSystem* files, std::string path, std::string shown)
    : files_(files), path_(std::move(path)), shown_(std::move(shown)), hash_(std::make_unique<Hash>()) {
  XXH3_64bits_reset(&hash_->state);
}

OutputFile::~OutputFile() {
  if (fd_ >= 0) files_->Close(fd_);
}

absl::Status OutputFile::Create() {
  if (const int error = files_->CreateFile(path_, &fd_); error != 0) {
    fd_ = -1;
    return OutputError(Say("cannot create {}", shown_), error);
  }
  buffer_ = std::make_unique_for_overwrite<char[]>(kStep);
  return absl::OkStatus();
}

absl::Status OutputFile::Append(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes.size() > kStep - buffered_ || bytes.size() >= kDirect) {
    if (absl::Status flushed = Flush(); !flushed.ok()) return flushed;
  }
  if (bytes.size() >= kDirect) return Write(bytes);
  if (!bytes.empty()) std::memcpy(buffer_.get() + buffered_, bytes.data(), bytes.size());
  buffered_ += bytes.size();
  return absl::OkStatus();
}

absl::Status OutputFile::Finish(bool sync) {
  if (absl::Status flushed = Flush(); !flushed.ok()) return flushed;
  buffer_.reset();
  if (sync) {
    if (const int error = files_->Sync(fd_); error != 0) return OutputError(Say("cannot write {}", shown_), error);
  }
  if (const int error = files_->Close(std::exchange(fd_, -1)); error != 0)
    return OutputError(Say("cannot write {}", shown_), error);
  return absl::OkStatus();
}

uint64_t OutputFile::xxh3() const { return XXH3_64bits_digest(&hash_->state); }

absl::Status OutputFile::Flush() {
  const std::string_view buffered(buffer_.get(), std::exchange(buffered_, 0));
  return buffered.empty() ? absl::OkStatus() : Write(buffered);
}

absl::Status OutputFile::Write(std::string_view bytes) {
  XXH3_64bits_update(&hash_->state, bytes.data(), bytes.size());
  const int error = files_->Append(fd_, bytes);
  return error == 0 ? absl::OkStatus() : OutputError(Say("cannot write {}", shown_), error);
}

absl::Status OutputError(const Phrase& cannot, int error_number) {
  Phrase advice = Say("choose another --out, or mend what is in its way");
  if (error_number == ENOSPC || error_number == EDQUOT) advice = Say("free space, or choose an --out on another disk");
  if (error_number == EACCES || error_number == EPERM) advice = Say("choose an --out that you may write to");
  return MakeError(ErrorKind::kOutput, cannot, SystemReason(error_number), advice);
}

}  // namespace muster
