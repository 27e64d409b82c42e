// Finds the bytes of a text that a format must write in another way: SIMD from 32 bytes on, words below.
//
// Reads nothing beyond the text. Pure functions, safe from any thread.
#ifndef MUSTER_EMIT_SPECIAL_BYTES_H_
#define MUSTER_EMIT_SPECIAL_BYTES_H_

#include <cstddef>
#include <string_view>

namespace muster {

// The first byte from `begin` on that a JSON string must escape: below 0x20, `"`, `\`; text.size(): none.
size_t FindJsonEscape(std::string_view text, size_t begin);

// The first byte from `begin` on for which a CSV field must be quoted: `,`, `"`, CR, LF; text.size(): none.
size_t FindCsvSpecial(std::string_view text, size_t begin);

}  // namespace muster

#endif  // MUSTER_EMIT_SPECIAL_BYTES_H_
