// The bytes of a content file as text.
#ifndef MUSTER_CONTENT_H_
#define MUSTER_CONTENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "muster/job.h"

namespace muster {

struct DecodedContent {
  std::string text;                     // UTF-8 without byte order mark, for Job::content
  Encoding encoding = Encoding::kUtf8;  // as detected or set
};

// `bytes` are all of the content called `name` in messages. With Encoding::kAuto the encoding is detected as of a list.
// ErrorKind::kUsage when it cannot be decided (naming --content-encoding), when it mixes encodings, or for bytes that
// do not decode (naming the first). Safe from any thread.
absl::StatusOr<DecodedContent> DecodeContent(std::string_view name, std::string_view bytes, Encoding encoding);

}  // namespace muster

#endif  // MUSTER_CONTENT_H_
