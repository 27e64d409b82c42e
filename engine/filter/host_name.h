// A host's normal form, in which two writings of the same host are equal: full width made half width, lower case, every
// dot `.`, no dot at the end, punycode (`xn--kpry57d`) decoded.
//
// Pure functions; linear; no allocation but the growth of `out`.
#ifndef MUSTER_FILTER_HOST_NAME_H_
#define MUSTER_FILTER_HOST_NAME_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "filter/folded_text.h"

namespace muster {

// `.`, `．`, `。` and `｡`, which all part labels where a browser reads a host.
inline bool IsHostDot(uint32_t c) { return c == '.' || c == 0x3002 || c == 0xFF61; }

inline bool IsAsciiLetter(uint32_t c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiDigit(uint32_t c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiAlnum(uint32_t c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }

// A letter of a script that is written without spaces (Han, kana, hangul, Thai …), so that it may touch a host in a
// sentence without being part of it.
bool IsUnspacedLetter(uint32_t c);

// What may stand in a label: ASCII letters, digits, `-`, `_`, and letters of any script.
bool IsLabelChar(uint32_t c);

// Appends the normal form of text[begin, end), which holds label characters and dots.
void AppendHost(const FoldedText& text, size_t begin, size_t end, std::string* out);

// Four decimal numbers up to 255.
bool IsIpv4(std::string_view host);

}  // namespace muster

#endif  // MUSTER_FILTER_HOST_NAME_H_
