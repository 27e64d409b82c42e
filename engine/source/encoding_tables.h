// The pairs of Big5, Big5-HKSCS and GB18030 as code points. Constant data, a row for each lead byte and in it a
// cell for each trail byte in order; U+FFFD: the pair is no character.
#ifndef MUSTER_SOURCE_ENCODING_TABLES_H_
#define MUSTER_SOURCE_ENCODING_TABLES_H_

#include <cstddef>
#include <cstdint>

namespace muster {

inline constexpr char32_t kUnmapped = 0xFFFD;

// Leads A1–F9; trails 40–7E, A1–FE. CP950, and ETEN's characters in C6A1–C8D3; the user-defined areas are not in it.
extern const char32_t* const kBig5Rows[];
// Leads 87–FE; trails 40–7E, A1–FE. Of the four pairs that are a letter with an accent (8862, 8864, 88A3, 88A5) the
// letter.
extern const char32_t* const kHkscsRows[];
// Leads 81–FE; trails 40–7E, 80–FE.
extern const char32_t* const kGb18030Rows[];

// The four-byte codes of GB18030 below U+10000, numbered from 81308130: each range begins at `first` and goes on to
// the next one's, code points in steps of one. The last one ends the table.
struct Gb18030Range {
  uint32_t first;
  char32_t code_point;  // kUnmapped: none in this range
};
extern const Gb18030Range kGb18030Ranges[];
extern const size_t kGb18030RangeCount;

}  // namespace muster

#endif  // MUSTER_SOURCE_ENCODING_TABLES_H_
