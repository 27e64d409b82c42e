// How the bytes of one list are cut into records and fields. Constant once the list's head has been read.
#ifndef MUSTER_PARSE_DIALECT_H_
#define MUSTER_PARSE_DIALECT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "muster/job.h"

namespace muster {

struct Dialect {
  Encoding encoding = Encoding::kUtf8;
  std::array<char, 4> delimiter_bytes{};
  uint8_t delimiter_size = 0;  // 0: the list has one column and no delimiter
  bool quotes = true;          // false: `"` is an ordinary character
  // What a line inside a quoted field is compared with to find a stray quote: as many fields as the header
  // (without one, as the first record), and a number in the number column. 0 columns: no such check (while
  // the head itself is read).
  uint32_t columns = 0;
  uint32_t number_column = 0;  // 0-based
  uint32_t max_field_lines = 100;
  uint32_t max_record_bytes = 1 << 20;

  std::string_view delimiter() const { return {delimiter_bytes.data(), delimiter_size}; }
  // The delimiter's bytes can also stand inside a character, so that it must be looked for from character to character.
  bool by_characters() const {
    const bool double_byte = encoding == Encoding::kBig5 || encoding == Encoding::kBig5Hkscs ||
                             encoding == Encoding::kGb18030 || encoding == Encoding::kMixed;
    return double_byte && (delimiter_size > 1 || (delimiter_size == 1 && delimiter_bytes[0] == '|'));
  }
};

// Puts the delimiter's bytes in the dialect's encoding into `*dialect`; kAuto: none.
void SetDelimiter(Delimiter delimiter, Dialect* dialect);

// Changes the encoding, and with it the bytes of a full-width comma, the only delimiter that is not ASCII.
void SetEncoding(Encoding encoding, Dialect* dialect);

// The bytes of a delimiter in an encoding that keeps ASCII; empty for kAuto.
std::string_view DelimiterBytes(Delimiter delimiter, Encoding encoding);

}  // namespace muster

#endif  // MUSTER_PARSE_DIALECT_H_
