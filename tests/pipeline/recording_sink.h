// A sink that keeps everything it is told, in the order in which it is told, as text.
#ifndef MUSTER_TESTS_PIPELINE_RECORDING_SINK_H_
#define MUSTER_TESTS_PIPELINE_RECORDING_SINK_H_

#include <string>
#include <vector>

#include "muster/sink.h"

namespace muster {

class RecordingSink : public Sink {
 public:
  absl::Status Submit(const Batch& batch) override {
    events.push_back("batch " + std::to_string(batch.id) + " of " + std::to_string(batch.messages.size()));
    for (const Message& message : batch.messages) {
      events.push_back("message " + std::to_string(message.row) + " line " + std::to_string(message.line) + " to " +
                       std::string(message.to) + " ref '" + std::string(message.ref) + "' " +
                       std::string(NameOf(message.encoding)) + " " + std::to_string(message.segments) +
                       (message.flash ? " flash" : "") + " key " + std::to_string(message.key) + ": " +
                       std::string(message.text));
      texts.push_back(std::string(message.text));
      to.push_back(std::string(message.to));
    }
    return absl::OkStatus();
  }
  absl::Status Rejected(const RejectedRow& row) override {
    events.push_back("rejected " + std::to_string(row.row) + " line " + std::to_string(row.line) + " at " +
                     std::to_string(row.byte_offset) + "+" + std::to_string(row.bytes) + " " +
                     std::string(NameOf(row.code)) + " (" + std::string(row.detail) + ") ref '" + std::string(row.ref) +
                     "': " + std::string(row.record));
    return absl::OkStatus();
  }
  absl::Status Suppressed(const SuppressedRow& row) override {
    events.push_back("suppressed " + std::to_string(row.row) + " line " + std::to_string(row.line) + " " +
                     std::string(NameOf(row.code)) + " " + std::string(row.number) + " ref '" + std::string(row.ref) +
                     "'");
    return absl::OkStatus();
  }
  absl::Status Duplicate(const DuplicateRow& row) override {
    events.push_back("duplicate " + std::to_string(row.row) + " line " + std::to_string(row.line) + " of " +
                     std::to_string(row.first_row) + " " + std::string(row.number) + " ref '" + std::string(row.ref) +
                     "'");
    return absl::OkStatus();
  }
  SinkNeeds Needs() const override { return {true, true, true, true}; }

  std::vector<std::string> events;
  std::vector<std::string> texts;
  std::vector<std::string> to;
};

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_RECORDING_SINK_H_
