#include "emit/batch_cutter.h"

#include <cassert>
#include <string>
#include <vector>

namespace muster {

// What has not filled a batch yet is carried: its messages in `carried`, their bytes (to, text, ref of each, in
// order) in `bytes`, their encoded form in `encoded_bytes`. While `bytes` may still grow, the views of carried
// messages have their sizes but no places; TakeCarried gives them their places.
struct BatchCutter::Impl {
  Sink* const sink;
  const size_t batch_size;
  const bool with_encoder;

  std::vector<Message> carried;
  std::string bytes;
  std::string encoded_bytes;
  uint64_t batches = 0;
  uint64_t messages = 0;

  Impl(Sink* sink_to, uint32_t size, bool encoded) : sink(sink_to), batch_size(size), with_encoder(encoded) {
    assert(size > 0);
  }

  void Carry(std::span<const Message> more, std::string_view encoded) {
    for (const Message& message : more) {
      for (const std::string_view part : {message.to, message.text, message.ref}) bytes += part;
    }
    carried.insert(carried.end(), more.begin(), more.end());
    encoded_bytes += encoded;
  }

  void TakeCarried() {
    const char* place = bytes.data();
    for (Message& message : carried) {
      for (std::string_view* part : {&message.to, &message.text, &message.ref}) {
        *part = std::string_view(place, part->size());
        place += part->size();
      }
    }
  }

  void ClearCarried() {
    carried.clear();
    bytes.clear();
    encoded_bytes.clear();
  }

  // The carried messages and `rest`, whose views still live, as one batch.
  absl::Status HandOverCarried(std::span<const Message> rest, std::string_view encoded_rest) {
    TakeCarried();
    carried.insert(carried.end(), rest.begin(), rest.end());
    const std::string_view pieces[] = {encoded_bytes, encoded_rest};
    const size_t count = !with_encoder ? 0 : encoded_rest.empty() ? 1 : 2;
    absl::Status taken = HandOver(carried, std::span(pieces, count));
    ClearCarried();
    return taken;
  }

  absl::Status HandOver(std::span<const Message> batch, std::span<const std::string_view> encoded) {
    absl::Status taken = sink->Submit({.id = batches + 1, .messages = batch, .encoded = encoded});
    if (!taken.ok()) return taken;
    ++batches;
    messages += batch.size();
    return taken;
  }
};

BatchCutter::BatchCutter(Sink* sink, uint32_t batch_size, bool encoded)
    : impl_(std::make_unique<Impl>(sink, batch_size, encoded)) {}
BatchCutter::~BatchCutter() = default;

absl::Status BatchCutter::Add(std::span<const Message> messages, std::string_view encoded,
                              std::span<const uint32_t> ends) {
  Impl& impl = *impl_;
  assert(ends.size() == (impl.with_encoder ? messages.size() : 0));
  const size_t origin = ends.empty() ? 0 : ends.back() - encoded.size();
  const auto encoded_of = [&](size_t begin, size_t count) {
    if (ends.empty() || count == 0) return std::string_view();
    const size_t from = begin == 0 ? 0 : ends[begin - 1] - origin;
    return encoded.substr(from, ends[begin + count - 1] - origin - from);
  };

  size_t done = 0;
  if (!impl.carried.empty()) {
    const size_t missing = impl.batch_size - impl.carried.size();
    if (messages.size() < missing) {
      impl.Carry(messages, encoded_of(0, messages.size()));
      return absl::OkStatus();
    }
    absl::Status taken = impl.HandOverCarried(messages.first(missing), encoded_of(0, missing));
    if (!taken.ok()) return taken;
    done = missing;
  }
  for (; messages.size() - done >= impl.batch_size; done += impl.batch_size) {
    const std::string_view piece[] = {encoded_of(done, impl.batch_size)};
    absl::Status taken =
        impl.HandOver(messages.subspan(done, impl.batch_size), std::span(piece, impl.with_encoder ? 1 : 0));
    if (!taken.ok()) return taken;
  }
  impl.Carry(messages.subspan(done), encoded_of(done, messages.size() - done));
  return absl::OkStatus();
}

absl::Status BatchCutter::Finish() {
  return impl_->carried.empty() ? absl::OkStatus() : impl_->HandOverCarried({}, {});
}

uint64_t BatchCutter::batches() const { return impl_->batches; }
uint64_t BatchCutter::messages() const { return impl_->messages; }

}  // namespace muster
