#include "pipeline/chunk_feed.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <utility>

#include "muster/error.h"

namespace muster {

ChunkFeed::ChunkFeed(JobPlan* plan, uint64_t chunk_bytes, const CancelToken* stop)
    : plan_(plan), chunk_bytes_(chunk_bytes), stop_(stop), lists_(plan->lists.size()) {}

bool ChunkFeed::Next(Chunk* chunk) {
  MutexLock lock(mutex_);
  while (!ended_ && list_ < plan_->lists.size()) {
    if (stop_->cancelled()) {
      status_ = MakeError(ErrorKind::kCancelled, Say("cancelled"));
      break;
    }
    if (NextOfList(chunk)) {
      chunk->ticket = next_ticket_++;
      chunk->list = static_cast<uint32_t>(list_);
      return true;
    }
    if (ended_) return false;
    cutter_.reset();
    bytes_before_ += lists_[list_].bytes;
    ++list_;
  }
  ended_ = true;
  return false;
}

// False at the end of the list, and when it failed (then ended_ is set).
bool ChunkFeed::NextOfList(Chunk* chunk) {
  ListPlan& list = plan_->lists[list_];
  ListProgress& progress = lists_[list_];
  if (list.typed) {
    if (progress.bytes > 0) return false;
    chunk->bytes.swap(list.read_ahead);
    chunk->first_byte = 0;
    chunk->first_line = 1;
    chunk->encoding = Encoding::kUtf8;
    chunk->oversize_bytes = 0;
    progress.bytes = chunk->bytes.size();
    progress.xxh3 = XXH3_64bits(chunk->bytes.data(), chunk->bytes.size());
    bytes_read_.store(bytes_before_ + progress.bytes, std::memory_order_relaxed);
    return true;
  }
  if (cutter_ == nullptr) cutter_ = CutterOf(&list, ErrorKind::kList, chunk_bytes_);
  absl::StatusOr<bool> got = cutter_->Next(chunk);
  progress.bytes = list.meter->bytes();
  if (!progress.evidence && cutter_->evidence()) {
    progress.encoding = cutter_->encoding();
    progress.evidence = cutter_->evidence();
  }
  bytes_read_.store(bytes_before_ + progress.bytes, std::memory_order_relaxed);
  if (!got.ok()) {
    status_ = got.status();
    ended_ = true;
    return false;
  }
  if (!*got) progress.xxh3 = list.meter->xxh3();
  return *got;
}

absl::Status ChunkFeed::status() {
  MutexLock lock(mutex_);
  return status_;
}

std::vector<ListProgress> ChunkFeed::lists() {
  MutexLock lock(mutex_);
  return lists_;
}

}  // namespace muster
