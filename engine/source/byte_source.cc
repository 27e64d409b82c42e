#include "source/byte_source.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "base/strings.h"
#include "source/file_source.h"
#include "source/packed_source.h"

namespace muster {
namespace {

absl::Status Cancelled(const std::string& name) {
  return MakeError(ErrorKind::kCancelled, Say("list {}", name), Say("cancelled while it was read"));
}

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : left_(bytes), total_(bytes.size()) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    size = std::min(size, left_.size());
    if (size > 0) std::memcpy(buffer, left_.data(), size);
    left_.remove_prefix(size);
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return total_; }

 private:
  std::string_view left_;
  const uint64_t total_;
};

// The caller's stream; its errors are handed on as they are.
class StreamSource : public ByteSource {
 public:
  StreamSource(std::string name, std::shared_ptr<InputStream> stream)
      : name_(std::move(name)), stream_(std::move(stream)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    absl::StatusOr<size_t> got = stream_->Read(buffer, size);
    if (got.ok() && *got > size) {
      return MakeError(ErrorKind::kInternal, Say("list {}", name_),
                       Say("its stream says that it read more bytes than it was asked for"),
                       Say("mend the InputStream"));
    }
    return got;
  }
  std::optional<uint64_t> TotalBytes() const override { return std::nullopt; }

 private:
  const std::string name_;
  const std::shared_ptr<InputStream> stream_;
};

// Looks at the cancel token around every read.
class CancellableSource : public ByteSource {
 public:
  CancellableSource(std::string name, const CancelToken* cancel, std::unique_ptr<ByteSource> inner)
      : name_(std::move(name)), cancel_(cancel), inner_(std::move(inner)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (cancel_->cancelled()) return Cancelled(name_);
    absl::StatusOr<size_t> got = inner_->Read(buffer, size);
    if (cancel_->cancelled()) return Cancelled(name_);
    return got;
  }
  std::optional<uint64_t> TotalBytes() const override { return inner_->TotalBytes(); }

 private:
  const std::string name_;
  const CancelToken* const cancel_;
  const std::unique_ptr<ByteSource> inner_;
};

class PeekedSource : public ByteSource {
 public:
  PeekedSource(std::string first, std::unique_ptr<ByteSource> inner)
      : first_(std::move(first)), inner_(std::move(inner)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (taken_ == first_.size()) return inner_->Read(buffer, size);
    size = std::min(size, first_.size() - taken_);
    std::memcpy(buffer, first_.data() + taken_, size);
    taken_ += size;
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return inner_->TotalBytes(); }

 private:
  const std::string first_;
  const std::unique_ptr<ByteSource> inner_;
  size_t taken_ = 0;
};

absl::StatusOr<std::unique_ptr<ByteSource>> OpenRaw(const Source& source, const CancelToken* cancel, ErrorKind kind) {
  switch (source.kind) {
    case Source::Kind::kFile:
      return OpenFile(source.name, cancel, kind);
    case Source::Kind::kStdin:
      return OpenStdin(source.name, cancel, kind);
    case Source::Kind::kStream:
      if (source.stream == nullptr) {
        return MakeError(ErrorKind::kUsage, Say("list {}", source.name), Say("it is a stream, but no stream was given"),
                         Say("set Source::stream"));
      }
      return std::make_unique<StreamSource>(source.name, source.stream);
    case Source::Kind::kMemory:
    case Source::Kind::kListText:
      break;
  }
  return std::make_unique<MemorySource>(source.memory);
}

}  // namespace

std::unique_ptr<ByteSource> WithFirstBytes(std::string first, std::unique_ptr<ByteSource> inner) {
  return std::make_unique<PeekedSource>(std::move(first), std::move(inner));
}

absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const Source& source, const CancelToken* cancel,
                                                       ErrorKind kind) {
  absl::StatusOr<std::unique_ptr<ByteSource>> raw = OpenRaw(source, cancel, kind);
  if (!raw.ok()) return raw;
  std::unique_ptr<ByteSource> bytes = *std::move(raw);
  if (cancel != nullptr) bytes = std::make_unique<CancellableSource>(source.name, cancel, std::move(bytes));
  if (source.kind == Source::Kind::kListText) return bytes;

  std::string first(kSignatureBytes, '\0');
  size_t size = 0;
  while (size < first.size()) {
    absl::StatusOr<size_t> got = bytes->Read(first.data() + size, first.size() - size);
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    size += *got;
  }
  first.resize(size);
  const Packing packing = PackingOf(first);
  bytes = WithFirstBytes(std::move(first), std::move(bytes));
  if (packing == Packing::kNone) return bytes;
  return Unpack(packing, source.name, std::move(bytes), kind);
}

}  // namespace muster
