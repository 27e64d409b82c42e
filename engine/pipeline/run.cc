#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "base/strings.h"
#include "muster/error.h"
#include "muster/pipeline.h"
#include "pipeline/account.h"
#include "pipeline/chunk_feed.h"
#include "pipeline/chunk_work.h"
#include "pipeline/dedup_gate.h"
#include "pipeline/hand_over.h"
#include "pipeline/job_plan.h"
#include "pipeline/merger.h"
#include "pipeline/progress_meter.h"
#include "pipeline/row_judge.h"

namespace muster {
namespace {

constexpr int kMaxThreads = 1024;
// Places in a chunk and in its decoded text, up to twice as long, are 31-bit numbers.
constexpr uint64_t kMaxChunkBytes = 512ull << 20;

absl::Status OutOfMemory() {
  return MakeError(ErrorKind::kInternal, Say("out of memory"), {}, Say("use fewer threads or a smaller --chunk-size"));
}

// The workers of one job. A worker takes a chunk at gate 1 and carries it through all stages; there are no queues.
class Workers {
 public:
  Workers(JobPlan* plan, Sink* sink, const RunOptions& options, CancelToken* stop)
      : Workers(plan, sink, sink->Needs(), sink->Encoder(), options, stop) {}

  // Runs `threads` workers, the caller's thread being one of them, and returns the first error in list order.
  absl::Status Run(int threads) {
    std::vector<std::thread> others;
    StartOthers(threads - 1, &others);
    Work();
    for (std::thread& thread : others) thread.join();
    MutexLock lock(mutex_);
    if (failed_.ok()) failed_ = feed_.status();
    if (failed_.ok()) failed_ = hand_over_.Finish();
    return failed_;
  }

  Summary MakeSummary() { return hand_over_.MakeSummary(feed_.lists()); }

 private:
  Workers(JobPlan* plan, Sink* sink, const SinkNeeds& needs, const MessageEncoder* encoder, const RunOptions& options,
          CancelToken* stop)
      : plan_(*plan),
        encoder_(encoder),
        stop_(stop),
        feed_(plan, options.chunk_bytes, stop),
        dedup_((*plan->job.list_option & kListDedup) != 0, needs.first_row),
        hand_over_(*plan, sink, needs, encoder != nullptr),
        progress_(options.progress, *plan) {}

  // A machine that gives fewer threads than asked for makes the job slower, not wrong.
  void StartOthers(int count, std::vector<std::thread>* others) {
    try {
      others->reserve(static_cast<size_t>(count));
      for (int i = 0; i < count; ++i) others->emplace_back([this] { Work(); });
    } catch (const std::system_error&) {
    } catch (const std::bad_alloc&) {
    }
  }

  void Work() {
    try {
      RowJudge judge(plan_);
      Merger merger(plan_, encoder_);
      ChunkWork work;
      MergedPiece piece;
      Tally tally;
      std::vector<uint8_t> scratch;
      while (feed_.Next(&work.chunk)) {
        judge.Judge(&work);
        if (!dedup_.Pass(&work, &scratch)) return;
        merger.Merge(&work, 0, &piece);
        TallyPiece(work, piece, &tally);
        if (!hand_over_.Enter(work.chunk.ticket)) return;
        const absl::Status delivered = DeliverAll(&work, &piece, &tally, &merger);
        if (!delivered.ok()) return Fail(delivered);
        hand_over_.Leave();
      }
    } catch (const std::bad_alloc&) {
      Fail(OutOfMemory());
    } catch (...) {
      Fail(MakeError(ErrorKind::kInternal, Say("a sink, a stream or a callback threw an exception"),
                     Say("they report errors by their status")));
    }
  }

  // What did not fit into the first piece is merged here, while the gate is held.
  absl::Status DeliverAll(ChunkWork* work, MergedPiece* piece, Tally* tally, Merger* merger) {
    for (;;) {
      if (absl::Status told = hand_over_.Deliver(work, piece, tally, merger); !told.ok()) return told;
      if (piece->end == work->rows.rows()) break;
      if (stop_->cancelled()) return absl::CancelledError();
      merger->Merge(work, piece->end, piece);
      TallyPiece(*work, *piece, tally);
    }
    progress_.Tick(feed_.bytes_read(), hand_over_.account());
    return absl::OkStatus();
  }

  void Fail(const absl::Status& status) {
    {
      MutexLock lock(mutex_);
      if (failed_.ok()) failed_ = status;
    }
    stop_->Cancel();
    dedup_.Close();
    hand_over_.Close();
  }

  const JobPlan& plan_;
  const MessageEncoder* const encoder_;
  CancelToken* const stop_;
  ChunkFeed feed_;
  DedupGate dedup_;
  HandOver hand_over_;
  ProgressMeter progress_;

  Mutex mutex_;
  absl::Status failed_ ABSL_GUARDED_BY(mutex_);
};

uint64_t PeakMemoryBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

absl::Status CheckOptions(const RunOptions& options) {
  if (options.threads < 0 || options.threads > kMaxThreads) {
    return MakeError(ErrorKind::kUsage, Verbatim(Join({"--threads ", std::to_string(options.threads)})),
                     Say("it must be 0 (all processors) to {}", kMaxThreads));
  }
  if (options.chunk_bytes < 1 || options.chunk_bytes > kMaxChunkBytes) {
    return MakeError(ErrorKind::kUsage, Verbatim(Join({"--chunk-size ", std::to_string(options.chunk_bytes)})),
                     Say("it must be 1 byte to 512 MiB"));
  }
  return absl::OkStatus();
}

absl::StatusOr<Summary> RunOrThrow(const Job& job, const std::vector<Source>& sources, Sink& sink,
                                   const RunOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  if (absl::Status sound = CheckOptions(options); !sound.ok()) return sound;
  CancelToken stop(options.cancel);
  absl::StatusOr<std::unique_ptr<JobPlan>> plan = PlanJob(job, sources, &stop);
  if (!plan.ok()) return plan.status();

  const int processors = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const int threads = options.threads == 0 ? processors : options.threads;
  Workers workers(plan->get(), &sink, options, &stop);
  absl::Status done = workers.Run(threads);
  if (!done.ok() && (KindOf(done) == ErrorKind::kCancelled || done.code() == absl::StatusCode::kCancelled)) {
    done = MakeError(ErrorKind::kCancelled, Say("interrupted before the job was done"));
  }

  Summary summary = workers.MakeSummary();
  RunFigures& run = summary.run;
  run.threads = threads;
  run.chunk_bytes = options.chunk_bytes;
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  run.rows_per_second = run.seconds > 0 ? static_cast<double>(summary.rows) / run.seconds : 0;
  run.peak_memory_bytes = PeakMemoryBytes();
  if (done.ok() && !summary.IdentitiesHold()) {
    done = MakeError(ErrorKind::kInternal, Say("the account does not add up"), Say("this is a fault in Muster"),
                     Say("report it"));
  }
  if (!done.ok()) {
    if (options.partial != nullptr) *options.partial = std::move(summary);
    return done;
  }
  return summary;
}

}  // namespace

absl::StatusOr<Summary> Run(const Job& job, const std::vector<Source>& sources, Sink& sink, const RunOptions& options) {
  try {
    return RunOrThrow(job, sources, sink, options);
  } catch (const std::bad_alloc&) {
    return OutOfMemory();
  }
}

}  // namespace muster
