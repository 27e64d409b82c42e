// A sink that keeps the first messages of a job and drops the rest: what `muster check` shows.
#ifndef MUSTER_TOOLS_MUSTER_PREVIEW_SINK_H_
#define MUSTER_TOOLS_MUSTER_PREVIEW_SINK_H_

#include <muster/sink.h>

#include <cstdint>
#include <string>
#include <vector>

#include "text.h"

namespace muster::cli {

struct PreviewMessage {
  std::string to, text, ref;
  uint64_t row = 0;
  SmsEncoding encoding = SmsEncoding::kGsm7;
  uint32_t segments = 1;
  bool flash = false;
};

class PreviewSink : public Sink {
 public:
  explicit PreviewSink(uint64_t count) : count_(count) {}

  absl::Status Submit(const Batch& batch) override;
  SinkNeeds Needs() const override { return {false, false, false, false}; }

  // Read after Run returned.
  const std::vector<PreviewMessage>& messages() const { return messages_; }

 private:
  const uint64_t count_;
  std::vector<PreviewMessage> messages_;
};

// The messages for a person; empty for none.
std::string PreviewText(const std::vector<PreviewMessage>& messages, Lang lang);

// A JSON array of objects like the lines of messages-00001.ndjson.
std::string PreviewJson(const std::vector<PreviewMessage>& messages);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_PREVIEW_SINK_H_
