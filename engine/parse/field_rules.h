// Two questions about a piece of a list that the record rule asks.
#ifndef MUSTER_PARSE_FIELD_RULES_H_
#define MUSTER_PARSE_FIELD_RULES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "parse/dialect.h"

namespace muster {

// Nothing but delimiters, spaces and tabs.
bool IsBlankRecord(std::string_view delimiter, std::string_view record);

// Whether a field (UTF-8) is a written number and nothing else: at least so many digits (ASCII or full-width) among
// `+-(). `.
bool IsWrittenNumber(std::string_view field, size_t least_digits);

// Whether a physical line (without its line end) inside a quoted field is a row by itself, so that the field's
// opening quote was stray: as many fields as the header, and in the number column 8 or more digits (ASCII or
// full-width) and nothing but them and `+-(). `. Never for a line over the record limit, nor when
// Dialect::columns is 0. `fields_before`, when not null, gets the number of fields that end before `mark`.
bool LooksLikeRow(const Dialect& dialect, std::string_view line, size_t mark = 0, uint32_t* fields_before = nullptr);

}  // namespace muster

#endif  // MUSTER_PARSE_FIELD_RULES_H_
