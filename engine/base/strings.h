// Text helpers without domain words, and the one place where std::string_view meets Debian's
// absl::string_view, which there is a type of its own.
#ifndef MUSTER_BASE_STRINGS_H_
#define MUSTER_BASE_STRINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/string_view.h"

namespace muster {

inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view ToStd(absl::string_view text) { return {text.data(), text.size()}; }

// Joins pieces of text and numbers.
std::string Join(std::initializer_list<std::string_view> pieces);
std::string JoinWith(const std::vector<std::string>& parts, std::string_view separator);

// Decimal digits only, whole text; nullopt otherwise or when it does not fit.
std::optional<uint64_t> ParseUint(std::string_view text);
// "1048576", "64KiB", "1 MiB", "2GiB".
std::optional<uint64_t> ParseByteSize(std::string_view text);

// ASCII white space, U+00A0, U+3000 and U+FEFF at both ends taken off.
std::string_view TrimSpace(std::string_view text);

// For comparing names: ends trimmed (TrimSpace), full-width ASCII (U+FF01–FF5E) and U+3000 made half-width, ASCII
// letters made lower case. Bytes that are no UTF-8 stay.
std::string FoldName(std::string_view text);

// The number of edits (insert, delete, replace a byte, swap neighbours) between two short texts.
int EditDistance(std::string_view a, std::string_view b);

// The code point that begins at text[pos] and its length; invalid bytes give {0xFFFD, 1}.
struct CodePoint {
  uint32_t value;
  uint32_t size;
};
CodePoint DecodeUtf8(std::string_view text, size_t pos);
void AppendUtf8(uint32_t code_point, std::string* out);
// The same at `to`, which has room for 4 bytes; the end of what was written. Also for a lone surrogate: three bytes.
char* PutUtf8(uint32_t code_point, char* to);
bool IsValidUtf8(std::string_view text);

// The byte order mark of UTF-8.
inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

inline bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

// The first byte at or behind `from` that is not ASCII; text.size(): none.
size_t FindNonAscii(std::string_view text, size_t from);

// `text` cut to at most `max_bytes` on a character boundary.
std::string_view TruncateUtf8(std::string_view text, size_t max_bytes);

// Two upper-case digits.
std::string HexByte(unsigned char byte);

// One line for a message: control characters escaped, cut to about `max_bytes` with `…`.
std::string ForDisplay(std::string_view text, size_t max_bytes = 120);

}  // namespace muster

#endif  // MUSTER_BASE_STRINGS_H_
