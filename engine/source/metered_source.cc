#include "source/metered_source.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <optional>
#include <utility>

namespace muster {

struct SourceMeter::Hash {
  XXH3_state_t state;
};

SourceMeter::SourceMeter() : hash_(std::make_unique<Hash>()) { XXH3_64bits_reset(&hash_->state); }
SourceMeter::~SourceMeter() = default;

void SourceMeter::Add(const char* bytes, size_t size) {
  XXH3_64bits_update(&hash_->state, bytes, size);
  bytes_ += size;
}

uint64_t SourceMeter::xxh3() const { return XXH3_64bits_digest(&hash_->state); }

namespace {

class MeteredSource : public ByteSource {
 public:
  MeteredSource(std::unique_ptr<ByteSource> inner, std::shared_ptr<SourceMeter> meter)
      : inner_(std::move(inner)), meter_(std::move(meter)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    absl::StatusOr<size_t> got = inner_->Read(buffer, size);
    if (got.ok()) meter_->Add(buffer, *got);
    return got;
  }
  std::optional<uint64_t> TotalBytes() const override { return inner_->TotalBytes(); }

 private:
  const std::unique_ptr<ByteSource> inner_;
  const std::shared_ptr<SourceMeter> meter_;
};

}  // namespace

std::unique_ptr<ByteSource> Metered(std::unique_ptr<ByteSource> inner, std::shared_ptr<SourceMeter> meter) {
  return std::make_unique<MeteredSource>(std::move(inner), std::move(meter));
}

}  // namespace muster
