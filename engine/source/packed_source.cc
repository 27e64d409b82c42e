#include "source/packed_source.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/strings.h"

namespace muster {
namespace {

constexpr size_t kInputBytes = 256 << 10;

// Keeps a piece of the packed bytes; what gzip and zstd have in common.
class PackedSource : public ByteSource {
 public:
  PackedSource(std::string_view format, const std::string& name, std::unique_ptr<ByteSource> packed, ErrorKind kind)
      : format_(format),
        name_(name),
        packed_(std::move(packed)),
        kind_(kind),
        input_(std::make_unique_for_overwrite<char[]>(kInputBytes)) {}

  std::optional<uint64_t> TotalBytes() const final { return std::nullopt; }

 protected:
  // Whether packed bytes are at hand, reading more of them when none are.
  absl::StatusOr<bool> HaveInput() {
    if (next_ < size_) return true;
    if (ended_) return false;
    absl::StatusOr<size_t> got = packed_->Read(input_.get(), kInputBytes);
    if (!got.ok()) return got.status();
    before_ += size_;
    next_ = 0;
    size_ = *got;
    ended_ = size_ == 0;
    return !ended_;
  }
  const char* input() const { return input_.get() + next_; }
  size_t input_left() const { return size_ - next_; }
  void TakeInput(size_t size) { next_ += size; }

  absl::Status Truncated() const {
    return Error(
        Say("the {} file is truncated: it ends in the middle, after {} packed bytes", format_, before_ + next_),
        Say("get the whole file again"));
  }
  absl::Status Damaged(const Phrase& detail) const {
    return Error(Say("the {} file cannot be unpacked near packed byte {}: {}", format_, before_ + next_, detail),
                 Say("get the file again, or unpack it yourself and give the text"));
  }

 private:
  absl::Status Error(const Phrase& why, const Phrase& what_to_do) const {
    return MakeError(kind_, Say("list {}", name_), why, what_to_do);
  }

  const std::string_view format_;
  const std::string name_;
  const std::unique_ptr<ByteSource> packed_;
  const ErrorKind kind_;
  const std::unique_ptr<char[]> input_;
  size_t next_ = 0, size_ = 0;
  uint64_t before_ = 0;  // packed bytes before input_[0]
  bool ended_ = false;
};

class GzipSource : public PackedSource {
 public:
  GzipSource(const std::string& name, std::unique_ptr<ByteSource> packed, ErrorKind kind)
      : PackedSource("gzip", name, std::move(packed), kind) {
    ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;

 private:
  static constexpr int kGzipOnly = 15 + 16;  // the largest window, no zlib header

  // Between two members: false at the end of the list.
  absl::StatusOr<bool> BeginMember();

  z_stream stream_{};
  bool ready_ = false;
  bool between_members_ = true;
  bool first_member_ = true;
};

absl::StatusOr<bool> GzipSource::BeginMember() {
  bool zeros = false;
  for (;;) {
    absl::StatusOr<bool> have = HaveInput();
    if (!have.ok() || !*have) return have;
    if (first_member_ || *input() != '\0') break;
    zeros = true;
    TakeInput(1);
  }
  if (!first_member_ && (zeros || *input() != '\x1F')) {
    return Damaged(Say("something that is not gzip follows its last member"));
  }
  first_member_ = false;
  inflateReset(&stream_);
  return true;
}

absl::StatusOr<size_t> GzipSource::Read(char* buffer, size_t size) {
  if (!ready_) return MakeError(ErrorKind::kInternal, Say("{} could not be started: out of memory", "zlib"));
  const auto room = static_cast<uInt>(std::min<size_t>(size, std::numeric_limits<uInt>::max()));
  stream_.next_out = reinterpret_cast<Bytef*>(buffer);
  stream_.avail_out = room;
  while (stream_.avail_out == room) {
    if (between_members_) {
      absl::StatusOr<bool> more = BeginMember();
      if (!more.ok()) return more.status();
      if (!*more) return 0;
      between_members_ = false;
    }
    absl::StatusOr<bool> have = HaveInput();
    if (!have.ok()) return have.status();
    // zlib may still hold text that it has read already.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input()));
    stream_.avail_in = static_cast<uInt>(input_left());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    TakeInput(input_left() - stream_.avail_in);
    if (result == Z_STREAM_END) {
      between_members_ = true;
    } else if (result == Z_BUF_ERROR) {
      if (!*have) return Truncated();
    } else if (result == Z_MEM_ERROR) {
      return MakeError(ErrorKind::kInternal, Say("{} is out of memory", "zlib"));
    } else if (result != Z_OK) {
      return Damaged(stream_.msg != nullptr ? Verbatim(stream_.msg) : Say("its data is not valid"));
    }
  }
  return room - stream_.avail_out;
}

class ZstdSource : public PackedSource {
 public:
  ZstdSource(const std::string& name, std::unique_ptr<ByteSource> packed, ErrorKind kind)
      : PackedSource("zstd", name, std::move(packed), kind), stream_(ZSTD_createDStream()) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;

 private:
  ZSTD_DStream* const stream_;
  bool in_frame_ = false;
};

absl::StatusOr<size_t> ZstdSource::Read(char* buffer, size_t size) {
  if (stream_ == nullptr) return MakeError(ErrorKind::kInternal, Say("{} could not be started: out of memory", "zstd"));
  ZSTD_outBuffer out = {buffer, size, 0};
  while (out.pos == 0) {
    absl::StatusOr<bool> have = HaveInput();
    if (!have.ok()) return have.status();
    if (!*have && !in_frame_) return 0;
    ZSTD_inBuffer in = {input(), input_left(), 0};
    const size_t result = ZSTD_decompressStream(stream_, &out, &in);
    TakeInput(in.pos);
    if (ZSTD_isError(result)) return Damaged(Verbatim(ZSTD_getErrorName(result)));
    in_frame_ = result != 0;
    if (in_frame_ && !*have && out.pos == 0) return Truncated();
  }
  return out.pos;
}

}  // namespace

Packing PackingOf(std::string_view first) {
  if (first.starts_with("\x1F\x8B")) return Packing::kGzip;
  if (first.size() < 4) return Packing::kNone;
  if (first.starts_with("\x28\xB5\x2F\xFD")) return Packing::kZstd;
  // A skippable frame (RFC 8878, 3.1.2), with which parallel packers begin.
  const bool skippable = (static_cast<unsigned char>(first[0]) & 0xF0) == 0x50 && first.substr(1, 3) == "\x2A\x4D\x18";
  return skippable ? Packing::kZstd : Packing::kNone;
}

absl::StatusOr<std::unique_ptr<ByteSource>> Unpack(Packing packing, const std::string& name,
                                                   std::unique_ptr<ByteSource> packed, ErrorKind kind) {
  if (packing == Packing::kGzip) return std::make_unique<GzipSource>(name, std::move(packed), kind);
  return std::make_unique<ZstdSource>(name, std::move(packed), kind);
}

}  // namespace muster
