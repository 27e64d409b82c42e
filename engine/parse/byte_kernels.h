// Vector kernels that look through a text once: its line ends, and bytes with which damage is written.
// Compiled once for every instruction set that Highway knows, chosen at run time at the first call.
//
// Thread rule: pure functions, safe from any thread.
#ifndef MUSTER_PARSE_BYTE_KERNELS_H_
#define MUSTER_PARSE_BYTE_KERNELS_H_

#include <cstddef>
#include <cstdint>

namespace muster {

// Whether UTF-8 text has bytes with which damage is written (LooksDamaged tells whether it is): `?`, `&#`, U+25xx (E2
// 96), private use (EE, EF 80 to EF A3, F3 B0 and up, F4), U+FFFD (EF BF). Reads nothing beyond data[0, size).
bool HasDamageMarks(const char* data, size_t size);

// LF, CRLF and lone CR in data[0, size); a CR at its end counts. Reads nothing beyond.
uint64_t CountLineEndBytes(const char* data, size_t size);

}  // namespace muster

#endif  // MUSTER_PARSE_BYTE_KERNELS_H_
