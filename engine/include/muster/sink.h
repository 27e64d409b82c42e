// Where messages go: the submission stage. Derive from Sink and hand it to Run.
//
// Every view in these structs (text, fields, spans) dies when the call returns; copy what you keep. Calls
// come one at a time, in list order, from any worker thread, and never after Run returned. A slow sink slows
// the pipeline. An error from any call ends the job with that status; batches already taken stay taken. A call
// that throws ends the job with ErrorKind::kInternal.
#ifndef MUSTER_SINK_H_
#define MUSTER_SINK_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "muster/codes.h"
#include "muster/job.h"

namespace muster {

enum class SmsEncoding : uint8_t { kGsm7, kUcs2 };
std::string_view NameOf(SmsEncoding encoding);  // "gsm7", "ucs2"

// The canonical identity of a recipient: its E.164 digits as an integer, at most 15 of them, so below 2^50.
// 0 is none. A number kept as written although nothing can read it (list option 12) has a hash with the top
// bit set.
using Key = uint64_t;

struct Message {
  std::string_view to;    // the number as it goes out
  std::string_view text;  // UTF-8
  uint64_t row = 0;       // 1-based through all lists
  uint32_t list = 0;      // index into the sources
  uint64_t line = 0;      // 1-based physical line of the list on which the record starts
  SmsEncoding encoding = SmsEncoding::kGsm7;
  uint32_t segments = 1;
  bool flash = false;
  std::string_view ref;  // the row's RefID, or the job's; empty: none
  Key key = 0;
};

struct Batch {
  uint64_t id = 0;  // 1, 2, 3 …
  std::span<const Message> messages;
  // What Encoder made of these messages, in order, in as many pieces as happened to be at hand; empty
  // without an encoder.
  std::span<const std::string_view> encoded;
};

// Turns messages into the sink's wire form on the worker threads, before the ordered hand-over, so that
// only copying is left to Submit.
class MessageEncoder {
 public:
  virtual ~MessageEncoder() = default;
  // No form of `message` is longer, in bytes.
  virtual size_t MostBytes(const Message& message) const = 0;
  // Writes the form of `message` at `to`, where MostBytes(message) bytes are free, and returns its end. Called from
  // many threads at once: must not touch shared state.
  virtual char* Put(const Message& message, char* to) const = 0;
};

struct RejectedRow {
  uint32_t list = 0;
  uint64_t row = 0;          // 1-based through all lists
  uint64_t line = 0;         // physical line
  uint64_t byte_offset = 0;  // of the record in the list's unpacked bytes
  uint64_t bytes = 0;        // length of the record without its line end
  Code code = Code::kNone;
  std::string_view detail;  // English, more about this row; may be empty
  std::string_view ref;
  std::string_view record;              // bytes of the record as in the list; only the first 4 KiB of a longer one
  Encoding encoding = Encoding::kUtf8;  // in which the record is text; of a mixed list the record's own
};

struct SuppressedRow {
  uint32_t list = 0;
  uint64_t row = 0;
  uint64_t line = 0;
  Code code = Code::kNone;
  std::string_view number;  // as it would have gone out
  std::string_view ref;
  Key key = 0;
};

struct DuplicateRow {
  uint32_t list = 0;
  uint64_t row = 0;
  uint64_t line = 0;
  std::string_view number;  // as it would have gone out
  std::string_view ref;
  Key key = 0;
  uint64_t first_row = 0;  // the row that stays; 0 unless SinkNeeds::first_row
};

// What a sink looks at, so that the rest need not be prepared.
struct SinkNeeds {
  bool rejected = true;
  bool suppressed = true;
  bool duplicates = true;
  bool first_row = false;  // DuplicateRow::first_row, at up to 16 bytes of memory per distinct number
};

class Sink {
 public:
  virtual ~Sink() = default;
  virtual absl::Status Submit(const Batch& batch) = 0;
  virtual absl::Status Rejected(const RejectedRow&) { return absl::OkStatus(); }
  virtual absl::Status Suppressed(const SuppressedRow&) { return absl::OkStatus(); }
  virtual absl::Status Duplicate(const DuplicateRow&) { return absl::OkStatus(); }
  // Asked once, before the first row.
  virtual SinkNeeds Needs() const { return {}; }
  // Not owned; must live until Run returned. Asked once, before the first row.
  virtual const MessageEncoder* Encoder() const { return nullptr; }
};

// Takes everything and keeps nothing: for benchmark runs and checks.
class DiscardSink : public Sink {
 public:
  absl::Status Submit(const Batch&) override { return absl::OkStatus(); }
  SinkNeeds Needs() const override { return {false, false, false, false}; }
};

}  // namespace muster

#endif  // MUSTER_SINK_H_
