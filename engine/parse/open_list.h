// A list opened and its head judged: the way in for recipient lists and suppression lists alike.
#ifndef MUSTER_PARSE_OPEN_LIST_H_
#define MUSTER_PARSE_OPEN_LIST_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "muster/cancel.h"
#include "muster/source.h"
#include "parse/chunk.h"
#include "parse/chunk_cutter.h"
#include "parse/list_head.h"
#include "source/byte_source.h"
#include "source/metered_source.h"

namespace muster {

struct OpenList {
  std::string name;
  bool compiled_set = false;  // no text: it begins like a compiled set, and has no head
  ListHead head;
  // What follows read_ahead, and the bytes read for the head; of a UTF-16 list both are its text as UTF-8.
  std::unique_ptr<ByteSource> source;
  PaddedBuffer read_ahead;
  bool source_ended = false;
  // Of the list's own bytes, whatever its encoding.
  std::shared_ptr<SourceMeter> meter;
  std::optional<uint64_t> total_bytes;
};

// Opens `source`, settles its encoding as far as its first bytes show it, and reads its head. A compiled set is told
// from text where `options.kind` is kSuppression, and refused as a recipient list. `cancel` may be null and
// must outlive the result. Errors are of `options.kind`, or kCancelled, or a caller's stream's own.
absl::StatusOr<OpenList> OpenAndJudge(const Source& source, const CancelToken* cancel, const HeadOptions& options);

// The cutter of the rest of the list: takes source and read_ahead out of it. `kind` as when it was opened.
std::unique_ptr<ChunkCutter> CutterOf(OpenList* list, ErrorKind kind, uint64_t chunk_bytes);

}  // namespace muster

#endif  // MUSTER_PARSE_OPEN_LIST_H_
