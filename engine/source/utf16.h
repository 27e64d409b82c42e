// UTF-16 lists: the reader makes UTF-8 of them before anything is cut, and offsets are counted back.
//
// The text keeps everything that stands in the list. An unpaired surrogate becomes the three bytes that UTF-8 would
// give it, an odd last byte two bytes that UTF-8 never has: neither is valid, and so both reject the row that uses
// them.
#ifndef MUSTER_SOURCE_UTF16_H_
#define MUSTER_SOURCE_UTF16_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "muster/job.h"
#include "source/byte_source.h"

namespace muster {

inline bool IsUtf16(Encoding encoding) { return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be; }

// `inner`, a list in UTF-16, as such text. `encoding` is kUtf16Le or kUtf16Be. One thread at a time.
std::unique_ptr<ByteSource> Utf16AsUtf8(Encoding encoding, std::unique_ptr<ByteSource> inner);

// The character at utf8[pos] of such a text, or what stands there for an unpaired surrogate (its unit) or for an odd
// last byte (its value, in two bytes).
CodePoint Utf16Unit(std::string_view utf8, size_t pos);

// How many bytes of the list the text `utf8` stands for; of its pieces, wherever they are cut, the sum. Linear.
uint64_t Utf16Bytes(std::string_view utf8);

// The bytes of the list for which `utf8` stands, at most `most` of them; whole characters.
std::string ToUtf16(Encoding encoding, std::string_view utf8, size_t most);

// The text for which bytes of a UTF-16 list stand.
std::string FromUtf16(Encoding encoding, std::string_view bytes);

}  // namespace muster

#endif  // MUSTER_SOURCE_UTF16_H_
