#include "filter/set_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "filter/mapped_memory.h"
#include "muster/error.h"
#include "source/encoding_guess.h"

namespace muster {
namespace {

// Read at a time to be hashed: stays in the processor's cache between the two.
constexpr size_t kHashStep = 256 << 10;

uint64_t LoadChecksum(const char* from) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value |= uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
  return value;
}

// Reads `size` bytes of `fd` from `offset` on; fewer only at its end, -1 with errno on an error.
ssize_t ReadAt(int fd, char* to, size_t size, uint64_t offset) {
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(fd, to + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

// Nobody but the user of this process, and root, can change such a file.
bool IsOwn(const struct stat& file) {
  return (file.st_uid == geteuid() || file.st_uid == 0) && (file.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

}  // namespace

struct SetFile::Descriptor {
  explicit Descriptor(int opened_fd) : fd(opened_fd) {}
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  // False: see errno.
  bool Stat(struct stat* now) const { return fstat(fd, now) == 0; }

  const int fd;
  struct stat opened {};
};

struct SetFile::Mapping {
  Mapping(void* mapped, size_t size) : data(mapped), bytes(size) {}
  ~Mapping() { munmap(data, bytes); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  void* const data;
  const size_t bytes;
};

// A file in memory, filled front to back.
struct SetFile::Memory {
  MappedMemory memory;
  size_t bytes = 0;

  char* data() const { return static_cast<char*>(memory.data()); }
  std::string_view view() const { return {data(), bytes}; }
};

// Reads what it is asked for into a Memory. A size that only the file itself speaks of is not believed: memory grows
// with what comes.
class SetFile::Gatherer {
 public:
  Gatherer(std::string_view first, ByteSource* rest, Memory* to) : first_(first), rest_(*rest), to_(*to) {}

  // Until `size` bytes are there; fewer only at the end.
  absl::Status UpTo(uint64_t size) {
    while (to_.bytes < size && !ended_) {
      if (to_.bytes == to_.memory.bytes()) {
        to_.memory.Resize(std::min<uint64_t>(size, std::max<uint64_t>(2 * to_.bytes, kHashStep)));
      }
      const size_t room = std::min<uint64_t>(size, to_.memory.bytes()) - to_.bytes;
      absl::StatusOr<size_t> got = Take(to_.data() + to_.bytes, room);
      if (!got.ok()) return got.status();
      to_.bytes += *got;
      ended_ = *got == 0;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<bool> AtEnd() {
    char more;
    absl::StatusOr<size_t> got = Take(&more, 1);
    if (!got.ok()) return got.status();
    return *got == 0;
  }

 private:
  absl::StatusOr<size_t> Take(char* to, size_t size) {
    if (first_.empty()) return rest_.Read(to, size);
    size = std::min(size, first_.size());
    std::memcpy(to, first_.data(), size);
    first_.remove_prefix(size);
    return size;
  }

  std::string_view first_;
  ByteSource& rest_;
  Memory& to_;
  bool ended_ = false;
};

SetFile::SetFile(std::string name) : name_(std::move(name)) {}
SetFile::~SetFile() = default;

absl::Status SetFile::Error(const Phrase& why, const Phrase& what_to_do) const {
  return MakeError(ErrorKind::kSuppression, Say("set {}", name_), why, what_to_do);
}

absl::Status SetFile::CutOff(uint64_t bytes) const {
  return Error(Say("the set is cut off: it has {} of its {} bytes", bytes, layout_.file_bytes), CompileAgain());
}

absl::Status SetFile::BadChecksum() const {
  return Error(Say("the set is damaged: its checksum is wrong"), CompileAgain());
}

absl::Status SetFile::TakeHeader(std::string_view bytes) {
  SetFault fault;
  if (!DecodeSetHeader(bytes, &header_, &fault)) return Error(fault.why, fault.what_to_do);
  layout_ = SetLayout(bytes.size(), header_.numbers_image_bytes, header_.hashes_image_bytes);
  return absl::OkStatus();
}

// Of a file whose checksum is right they are what was written, unless somebody forged it.
absl::Status SetFile::TakeImages(const char* file) {
  numbers_ = SetImage::Over({file + layout_.numbers_at, header_.numbers_image_bytes});
  hashes_ = SetImage::Over({file + layout_.hashes_at, header_.hashes_image_bytes});
  if (numbers_ && hashes_ && numbers_->size() == header_.numbers) return absl::OkStatus();
  return Error(Say("the set is damaged: its numbers do not add up"), CompileAgain());
}

// --- mapped

absl::StatusOr<std::unique_ptr<SetFile>> SetFile::Map(const std::string& path, const SuppressionOptions& options) {
  struct stat named {};
  // Not even opened when it is a pipe: whoever writes into it would notice.
  if (options.mapping == SetMapping::kCopy || stat(path.c_str(), &named) != 0 || !S_ISREG(named.st_mode))
    return nullptr;
  std::unique_ptr<SetFile> set(new SetFile(path));
  set->file_ = std::make_unique<Descriptor>(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  struct stat& opened = set->file_->opened;
  if (set->file_->fd < 0 || !set->file_->Stat(&opened) || !S_ISREG(opened.st_mode)) return nullptr;
  if (options.mapping == SetMapping::kMapOwn && !IsOwn(opened)) return nullptr;
  char first[SetHeader::kFixedBytes];
  const ssize_t got = ReadAt(set->file_->fd, first, sizeof first, 0);
  if (got < 0 || !IsCompiledSet({first, static_cast<size_t>(got)})) return nullptr;
  const absl::StatusOr<std::string> header = set->ReadHeader();
  if (!header.ok()) return header.status();
  if (absl::Status taken = set->TakeHeader(*header); !taken.ok()) return taken;
  const auto size = static_cast<uint64_t>(opened.st_size);
  if (size < set->layout_.file_bytes) return set->CutOff(size);
  if (size > set->layout_.file_bytes) {
    return set->Error(Say("the set is damaged: more bytes follow behind its end"), CompileAgain());
  }
  // From here to the end of its use nothing of the mapping may be relied on that CheckUnchanged has not confirmed.
  void* const data = mmap(nullptr, size, PROT_READ, MAP_SHARED, set->file_->fd, 0);
  if (data == MAP_FAILED) return nullptr;
  set->mapping_ = std::make_unique<Mapping>(data, size);
  if (options.on_map) options.on_map(path, data, size);
  if (absl::Status hashed = set->HashFile(options.cancel); !hashed.ok()) return hashed;
  if (absl::Status taken = set->TakeImages(static_cast<const char*>(data)); !taken.ok()) return taken;
  if (absl::Status unchanged = set->CheckUnchanged(); !unchanged.ok()) return unchanged;
  return set;
}

absl::StatusOr<std::string> SetFile::ReadHeader() const {
  std::string bytes(SetHeader::kFixedBytes, '\0');
  for (const bool whole : {false, true}) {
    const ssize_t got = ReadAt(file_->fd, bytes.data(), bytes.size(), 0);
    if (got < 0) return Error(Say("reading failed: {}", SystemReason(errno)), {});
    const std::string_view read(bytes.data(), static_cast<size_t>(got));
    const SetHeaderSize size = SizeOfSetHeader(read);
    if (size.bytes == 0) return Error(size.fault.why, size.fault.what_to_do);
    if (!whole) {
      // Not more than the file can hold, whatever it says.
      if (size.bytes > static_cast<uint64_t>(file_->opened.st_size)) {
        return Error(Say("the set is cut off: it ends within its header"), CompileAgain());
      }
      bytes.resize(size.bytes);
    } else if (read.size() != size.bytes) {
      return Error(Say("the set is cut off: it ends within its header"), CompileAgain());
    }
  }
  return bytes;
}

// Through read and not through the mapping: a file that shrinks meanwhile ends it in an error and no fault.
absl::Status SetFile::HashFile(const CancelToken* cancel) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  const std::unique_ptr<char[]> step(new char[kHashStep]);
  for (uint64_t pos = 0; pos < layout_.file_bytes;) {
    if (cancel != nullptr && cancel->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Say("set {}", name_), Say("cancelled while it was read"));
    }
    // The checksum is read by itself, as it is no part of what it sums up.
    const uint64_t end = pos < layout_.checksum_at ? layout_.checksum_at : layout_.file_bytes;
    const size_t size = std::min<uint64_t>(kHashStep, end - pos);
    const ssize_t got = ReadAt(file_->fd, step.get(), size, pos);
    if (got < 0) return Error(Say("reading failed: {}", SystemReason(errno)), {});
    if (static_cast<size_t>(got) < size) return CutOff(pos + static_cast<uint64_t>(got));
    if (pos == layout_.checksum_at && LoadChecksum(step.get()) != XXH3_64bits_digest(&state)) return BadChecksum();
    XXH3_64bits_update(&state, step.get(), size);
    pos += size;
  }
  xxh3_ = XXH3_64bits_digest(&state);
  return absl::OkStatus();
}

absl::Status SetFile::CheckUnchanged() const {
  if (!mapped()) return absl::OkStatus();
  struct stat now {};
  const struct stat& opened = file_->opened;
  if (!file_->Stat(&now)) return Error(SystemReason(errno), {});
  if (now.st_size == opened.st_size && now.st_mtim.tv_sec == opened.st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec) {
    return absl::OkStatus();
  }
  return Error(now.st_size < opened.st_size ? Say("the file shrank while the job used it")
                                            : Say("the file was changed while the job used it"),
               Say("run the job again, and replace sets by another file of the same name, as muster compile-set does, "
                   "instead of writing into them"));
}

// --- read

absl::StatusOr<std::unique_ptr<SetFile>> SetFile::Read(const std::string& name, std::string_view first,
                                                       ByteSource* rest, const SourceMeter& meter) {
  std::unique_ptr<SetFile> set(new SetFile(name));
  set->memory_ = std::make_unique<Memory>();
  Memory& memory = *set->memory_;
  Gatherer gather(first, rest, &memory);
  if (absl::Status read = gather.UpTo(SetHeader::kFixedBytes); !read.ok()) return read;
  const SetHeaderSize size = SizeOfSetHeader(memory.view());
  if (size.bytes == 0) return set->Error(size.fault.why, size.fault.what_to_do);
  if (absl::Status read = gather.UpTo(size.bytes); !read.ok()) return read;
  if (memory.bytes < size.bytes) {
    return set->Error(Say("the set is cut off: it ends within its header"), CompileAgain());
  }
  if (absl::Status taken = set->TakeHeader(memory.view()); !taken.ok()) return taken;
  const SetLayout& layout = set->layout_;
  if (absl::Status read = gather.UpTo(layout.file_bytes); !read.ok()) return read;
  if (memory.bytes < layout.file_bytes) return set->CutOff(memory.bytes);
  const absl::StatusOr<bool> at_end = gather.AtEnd();
  if (!at_end.ok()) return at_end.status();
  if (!*at_end) return set->Error(Say("the set is damaged: more bytes follow behind its end"), CompileAgain());
  if (XXH3_64bits(memory.data(), layout.checksum_at) != LoadChecksum(memory.data() + layout.checksum_at)) {
    return set->BadChecksum();
  }
  set->xxh3_ = meter.xxh3();
  if (absl::Status taken = set->TakeImages(memory.data()); !taken.ok()) return taken;
  return set;
}

uint64_t SetFile::memory_bytes() const {
  const uint64_t own = memory_ != nullptr ? memory_->memory.bytes() : 0;
  return own + numbers_->memory_bytes() + hashes_->memory_bytes();
}

}  // namespace muster
