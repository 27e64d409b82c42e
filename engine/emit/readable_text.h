// Bytes of a list as UTF-8 text that can be turned back: bytes that cannot be decoded, and NUL, stand as `\xHH` with
// upper-case digits; in the reversible form a backslash stands as `\\`.
#ifndef MUSTER_EMIT_READABLE_TEXT_H_
#define MUSTER_EMIT_READABLE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "muster/job.h"

namespace muster {

// Records longer than this are shown shortened.
inline constexpr size_t kShownRecordBytes = 4096;

// Backslashes stay: for paths and ids, which must read as they are.
void AppendReadable(std::string_view bytes, std::string* out);

// `bytes` in `encoding` (of a mixed list the record's own) with backslashes doubled, so that FromReversible gives their
// text in UTF-8 again, and as they are those that could not be decoded.
void AppendReversible(Encoding encoding, std::string_view bytes, std::string* out);
std::string FromReversible(std::string_view text);

// `record` as it stands in rejects.csv: reversible, and when the whole record is longer than kShownRecordBytes
// (`record` holds at least that many of its bytes) cut there, at a character boundary, with `…` behind it.
void AppendShownRecord(Encoding encoding, std::string_view record, uint64_t whole_size, std::string* out);

}  // namespace muster

#endif  // MUSTER_EMIT_READABLE_TEXT_H_
