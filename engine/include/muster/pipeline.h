// The main job: lists in, batches out.
//
//   muster::Job job;
//   job.content = "親愛的%Name%，您好！";
//   absl::StatusOr<muster::Summary> s = muster::Run(job, {muster::Source::File("customers.csv")}, sink, {});
//
// No globals, no printing, no signal handlers; several jobs may run in one process at once.
#ifndef MUSTER_PIPELINE_H_
#define MUSTER_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/cancel.h"
#include "muster/job.h"
#include "muster/numbering_plan.h"
#include "muster/sink.h"
#include "muster/source.h"
#include "muster/summary.h"

namespace muster {

struct Progress {
  uint64_t bytes_read = 0;              // unpacked bytes of the lists so far
  std::optional<uint64_t> bytes_total;  // known when every list is a plain file or memory
  uint64_t rows = 0, emitted = 0, rejected = 0;
  double seconds = 0;
};

// Performance and control; nothing here changes what is emitted.
struct RunOptions {
  int threads = 0;                   // --threads; 0: as many as the machine has processors
  uint64_t chunk_bytes = 256 << 10;  // --chunk-size; 1 byte to 512 MiB; memory grows with it
  CancelToken* cancel = nullptr;     // not owned
  // Called at most 10 times a second, one at a time, from worker threads.
  std::function<void(const Progress&)> progress;
  Summary* partial = nullptr;  // not owned; filled when Run fails after it began
};

// Runs `job` over `sources` in their order. The result is a pure function of job and sources, whatever
// `options` says. Returns the summary, or the first error in list order: ErrorKind says of what kind.
absl::StatusOr<Summary> Run(const Job& job, const std::vector<Source>& sources, Sink& sink, const RunOptions& options);

// Muster's own version, "0.1.0".
std::string_view Version();

}  // namespace muster

#endif  // MUSTER_PIPELINE_H_
