// Messages in list order to batches of exactly N for the sink, across chunks.
//
// Thread rule: one thread at a time (gate 3). Messages given to Add die when it returns; what does not fill a
// batch is copied.
#ifndef MUSTER_EMIT_BATCH_CUTTER_H_
#define MUSTER_EMIT_BATCH_CUTTER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "muster/sink.h"

namespace muster {

class BatchCutter {
 public:
  // `sink` not owned. With `encoded` the sink has an encoder.
  BatchCutter(Sink* sink, uint32_t batch_size, bool encoded);
  ~BatchCutter();

  // `ends[i]` is where messages[i]'s encoded bytes end, the last one at the end of `encoded`; a slice of a longer
  // run's ends is fine, since only their differences count. Both are empty without an encoder.
  absl::Status Add(std::span<const Message> messages, std::string_view encoded, std::span<const uint32_t> ends);
  // Hands over the last, possibly smaller, batch.
  absl::Status Finish();

  uint64_t batches() const;   // handed over so far
  uint64_t messages() const;  // handed over so far

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster

#endif  // MUSTER_EMIT_BATCH_CUTTER_H_
