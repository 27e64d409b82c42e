// A small job's messages and rows, put into a FolderSink as a run would.
#ifndef MUSTER_TESTS_EMIT_SMALL_OUTPUT_H_
#define MUSTER_TESTS_EMIT_SMALL_OUTPUT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "muster/folder_sink.h"

namespace muster {

inline Job SmallJob() {
  Job job;
  job.kept_fields = {{"JobName", "spring \"sale\""}, {"StartTime", "2024-03-05 10:00"}};
  return job;
}

// One list `in.csv` of 9 rows: 6 emitted, 1 each of the rest.
inline Summary SmallSummary() {
  Summary summary;
  summary.records = 10;
  summary.headers = 1;
  summary.rows = 9;
  summary.emitted = 6;
  summary.batches = 3;
  summary.segments = 6;
  summary.gsm7_messages = 6;
  summary.messages_by_segments[1] = 6;
  summary.rejected = summary.suppressed = summary.duplicates = 1;
  summary.by_code[static_cast<size_t>(Code::kNotMobile)] = 1;
  summary.by_code[static_cast<size_t>(Code::kBlacklisted)] = 1;
  summary.countries[886] = 6;
  summary.types[static_cast<size_t>(NumberType::kMobile)] = 6;
  ListSummary list;
  list.path = "in.csv";
  list.bytes = 321;
  list.xxh3 = 0xABC;
  list.records = 10;
  list.rows = 9;
  list.encoding = "utf-8";
  list.delimiter = "comma";
  list.delimiter_detected = false;
  list.has_header = true;
  list.number_column = "手機";
  list.columns = {"手機", "Name"};
  list.header_record = "手機,Name";
  summary.lists.push_back(list);
  summary.list_option = 64;
  summary.job_option = 16;
  summary.numbering_plan = "tw-1";
  summary.run = {.threads = 2, .chunk_bytes = 1 << 20, .seconds = 1.25, .rows_per_second = 7.2};
  return summary;
}

inline FolderOptions SmallOptions(std::string dir) {
  FolderOptions options;
  options.dir = std::move(dir);
  options.list_names = {"in.csv"};
  return options;
}

inline std::string EncodedBy(const MessageEncoder& encoder, const Message& message) {
  std::string bytes(encoder.MostBytes(message), '\0');
  bytes.resize(static_cast<size_t>(encoder.Put(message, bytes.data()) - bytes.data()));
  return bytes;
}

// Hands over six messages in batches of two, and a row of each other outcome. With `encoded` the sink's encoder has
// been used, else the sink must encode.
inline absl::Status FillSmall(FolderSink* sink, bool encoded = true) {
  uint64_t row = 1;
  for (uint64_t id = 1; id <= 3; ++id) {
    std::vector<Message> messages;
    std::string bytes;
    for (int i = 0; i < 2; ++i, ++row) {
      messages.push_back({.to = "+886912345678", .text = "Hi \"you\"", .row = row, .ref = ""});
      if (encoded) bytes += EncodedBy(*sink->Encoder(), messages.back());
    }
    const size_t half = bytes.size() / 2;
    const std::string_view pieces[] = {std::string_view(bytes).substr(0, half), std::string_view(bytes).substr(half)};
    const Batch batch = {.id = id, .messages = messages, .encoded = std::span(pieces, encoded ? 2 : 0)};
    if (absl::Status taken = sink->Submit(batch); !taken.ok()) return taken;
  }
  RejectedRow rejected;
  rejected.row = 7;
  rejected.line = 8;
  rejected.byte_offset = 250;
  rejected.code = Code::kNotMobile;
  rejected.detail = "a landline";
  rejected.ref = "A,1";
  rejected.record = "0227187200,\"小\\明\xFF\"";
  rejected.bytes = rejected.record.size();
  if (absl::Status taken = sink->Rejected(rejected); !taken.ok()) return taken;
  const SinkNeeds needs = sink->Needs();
  if (needs.suppressed) {
    SuppressedRow suppressed;
    suppressed.row = 8;
    suppressed.line = 9;
    suppressed.code = Code::kBlacklisted;
    suppressed.number = "+886912000000";
    suppressed.ref = "B";
    if (absl::Status taken = sink->Suppressed(suppressed); !taken.ok()) return taken;
  }
  if (needs.duplicates) {
    DuplicateRow duplicate;
    duplicate.row = 9;
    duplicate.line = 10;
    duplicate.number = "+886912345678";
    duplicate.first_row = 1;
    if (absl::Status taken = sink->Duplicate(duplicate); !taken.ok()) return taken;
  }
  return absl::OkStatus();
}

}  // namespace muster

#endif  // MUSTER_TESTS_EMIT_SMALL_OUTPUT_H_
