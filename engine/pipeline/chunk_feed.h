// Gate 1: all lists of a job as one sequence of chunks with tickets.
#ifndef MUSTER_PIPELINE_CHUNK_FEED_H_
#define MUSTER_PIPELINE_CHUNK_FEED_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "base/mutex.h"
#include "parse/chunk.h"
#include "parse/chunk_cutter.h"
#include "pipeline/job_plan.h"

namespace muster {

// What the feed saw of one list.
struct ListProgress {
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;  // 0 until the list was read to its end
  // What was settled only while it was read; nullopt: the head's holds.
  std::optional<Encoding> encoding;
  std::optional<EncodingEvidence> evidence;
};

class ChunkFeed {
 public:
  // Takes the open lists out of `plan`. `plan` and `stop`, the token with which the lists were opened, must outlive
  // the feed.
  ChunkFeed(JobPlan* plan, uint64_t chunk_bytes, const CancelToken* stop);

  // The next chunk; false when the lists are at their end or one of them failed, or the token was
  // cancelled. Any thread.
  bool Next(Chunk* chunk);

  // Why Next ended before the end of the lists; OK otherwise. All chunks with a ticket are from before it.
  absl::Status status();
  // Per list, so far.
  std::vector<ListProgress> lists();
  // Relaxed: only for showing progress.
  uint64_t bytes_read() const { return bytes_read_.load(std::memory_order_relaxed); }

 private:
  bool NextOfList(Chunk* chunk) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  JobPlan* const plan_;
  const uint64_t chunk_bytes_;
  const CancelToken* const stop_;
  std::atomic<uint64_t> bytes_read_{0};

  Mutex mutex_;
  size_t list_ ABSL_GUARDED_BY(mutex_) = 0;
  std::unique_ptr<ChunkCutter> cutter_ ABSL_GUARDED_BY(mutex_);
  uint64_t next_ticket_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t bytes_before_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
  std::vector<ListProgress> lists_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_CHUNK_FEED_H_
