#include "normalize_stream.h"

#include <muster/cancel.h>
#include <muster/error.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "files.h"
#include "normalize_lines.h"

namespace muster::cli {
namespace {

constexpr size_t kBlockBytes = 256 << 10;

// Whole lines of the input, and the beginning of the next one behind them.
class InputBlock {
 public:
  std::string_view lines() const { return {bytes_.get(), lines_}; }
  std::string_view rest() const { return {bytes_.get() + lines_, size_ - lines_}; }

  void Begin(std::string_view rest_before) {
    if (capacity_ > 4 * kBlockBytes) capacity_ = 0;  // an unusual line was there
    size_ = lines_ = 0;
    Append(rest_before);
  }
  // Room for at most `kBlockBytes` more; a line longer than a block makes the block longer.
  std::pair<char*, size_t> Room() {
    if (capacity_ == size_) Reserve(std::max(2 * capacity_, 2 * kBlockBytes));
    return {bytes_.get() + size_, std::min(capacity_ - size_, kBlockBytes)};
  }
  void Added(size_t bytes) {
    const void* const line_end = memrchr(bytes_.get() + size_, '\n', bytes);
    if (line_end != nullptr) lines_ = static_cast<size_t>(static_cast<const char*>(line_end) - bytes_.get()) + 1;
    size_ += bytes;
  }
  void EndOfInput() { lines_ = size_; }

  bool has_line() const { return lines_ > 0; }
  bool is_full() const { return size_ >= kBlockBytes; }

 private:
  void Append(std::string_view text) {
    if (capacity_ < text.size()) Reserve(text.size() + kBlockBytes);
    if (!text.empty()) std::memcpy(bytes_.get(), text.data(), text.size());
    size_ = text.size();
  }
  void Reserve(size_t capacity) {
    auto grown = std::make_unique_for_overwrite<char[]>(capacity);
    if (size_ > 0) std::memcpy(grown.get(), bytes_.get(), size_);
    bytes_ = std::move(grown);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  size_t capacity_ = 0, size_ = 0, lines_ = 0;
};

// Each worker carries a block through all of its life: reading, one worker at a time; normalizing, all at once;
// writing, in the order of reading. So one reads and one writes while the others work.
class Stream {
 public:
  explicit Stream(const Normalizer& normalizer) : lines_(&normalizer) {}

  absl::Status Run(size_t threads) {
    {
      std::vector<std::jthread> helpers;
      for (size_t i = 1; i < threads; ++i) helpers.emplace_back([this] { Work(); });
      Work();
    }
    return status_;
  }

 private:
  void Work() {
    InputBlock block;
    LineBuffer answers;
    uint64_t ticket;
    while (Read(&block, &ticket)) {
      answers.Clear();
      lines_.Append(block.lines(), &answers);
      if (!Write(answers.text(), ticket)) return;
    }
  }

  // False when there is no block any more.
  bool Read(InputBlock* block, uint64_t* ticket) {
    const std::lock_guard lock(reading_);
    if (ended_) return false;
    block->Begin({rest_.get(), rest_size_});
    ended_ = !Fill(block);
    if (stop_.cancelled()) return false;
    KeepRest(block->rest());
    *ticket = next_ticket_++;
    return !block->lines().empty();
  }

  // At least a line, and more only while it can be had without waiting. False at the end of the input.
  bool Fill(InputBlock* block) {
    while (!block->has_line() || !block->is_full()) {
      if (!WaitForInput(block->has_line() ? 0 : -1)) return !stop_.cancelled();
      const auto [room, size] = block->Room();
      const ssize_t got = read(STDIN_FILENO, room, size);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) SetStatus(MakeError(ErrorKind::kList, Say("standard input cannot be read"), SystemReason(errno)));
      if (got == 0) block->EndOfInput();
      if (got <= 0) return false;
      block->Added(static_cast<size_t>(got));
    }
    return true;
  }

  // False: nothing is there yet, or it is over.
  bool WaitForInput(int timeout) {
    pollfd inputs[] = {{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                       {.fd = stop_.wake_fd(), .events = POLLIN, .revents = 0}};
    while (!stop_.cancelled()) {
      const int ready = poll(inputs, 2, timeout);
      if (inputs[0].revents != 0 && ready > 0) return true;
      if (ready == 0) return false;
    }
    return false;
  }

  void KeepRest(std::string_view rest) {
    if (rest_capacity_ < rest.size() || rest_capacity_ > 4 * kBlockBytes) {
      rest_ = std::make_unique_for_overwrite<char[]>(rest.size());
      rest_capacity_ = rest.size();
    }
    if (!rest.empty()) std::memcpy(rest_.get(), rest.data(), rest.size());
    rest_size_ = rest.size();
  }

  // False when the output has failed.
  bool Write(std::string_view answers, uint64_t ticket) {
    {
      std::unique_lock lock(writing_);
      turn_came_.wait(lock, [&] { return turn_ == ticket || stop_.cancelled(); });
      if (stop_.cancelled()) return false;
    }
    const absl::Status written = WriteOut(answers);
    if (!written.ok()) SetStatus(written);
    {
      const std::lock_guard lock(writing_);
      ++turn_;
      if (!written.ok()) stop_.Cancel();
    }
    turn_came_.notify_all();
    return written.ok();
  }

  // The first one counts.
  void SetStatus(absl::Status status) {
    const std::lock_guard lock(writing_);
    if (status_.ok()) status_ = std::move(status);
  }

  // Constant after construction.
  const LineNormalizer lines_;

  CancelToken stop_;  // the output has failed: also wakes a worker that waits for input

  std::mutex reading_;
  // Guarded by reading_.
  bool ended_ = false;
  uint64_t next_ticket_ = 0;
  std::unique_ptr<char[]> rest_;  // what was read behind the last whole line
  size_t rest_size_ = 0, rest_capacity_ = 0;

  std::mutex writing_;
  std::condition_variable turn_came_;
  // Guarded by writing_.
  uint64_t turn_ = 0;  // of which ticket
  absl::Status status_;
};

}  // namespace

absl::Status NormalizeStandardInput(const Normalizer& normalizer, int threads) {
  return Stream(normalizer)
      .Run(threads > 0 ? static_cast<size_t>(threads) : std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace muster::cli
