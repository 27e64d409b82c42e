// Text helpers of the judge: UTF-8, names, white space. Everything is decoded and copied; nothing is fast.
#ifndef MUSTER_TESTS_REFERENCE_TEXT_H_
#define MUSTER_TESTS_REFERENCE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// Length of the well-formed UTF-8 sequence at `pos` (RFC 3629: no surrogates, nothing overlong), 0 if there is none.
size_t Utf8LengthAt(std::string_view bytes, size_t pos);

bool IsUtf8(std::string_view bytes);

// Code points; a byte that is in no well-formed sequence becomes one of U+DC80 to U+DCFF, and Encode makes it a byte
// again.
std::u32string Decode(std::string_view bytes);
std::string Encode(std::u32string_view points);

// ASCII white space (space \t \n \v \f \r), U+00A0, U+3000.
bool IsWhiteSpace(char32_t c);
bool IsWhiteSpaceOnly(std::string_view text);
// Takes white space and byte order marks off both ends.
std::string TrimWhiteSpace(std::string_view text);
bool IsHan(char32_t c);

// U+FF01..U+FF5E to ASCII, U+3000 to a space; others unchanged.
char32_t HalfWidth(char32_t c);
char32_t LowerAscii(char32_t c);

// 0 to 9 for a Unicode decimal digit (category Nd), else -1.
int DigitValue(char32_t c);

// What makes two column names the same: half width, ASCII lower case, no white space at the ends.
std::string FoldName(std::string_view name);

// CRLF and lone CR become LF.
std::string LineEndsToLf(std::string_view text);

bool StartsWith(std::string_view text, std::string_view prefix);

// The length of the line end at `pos`: CRLF 2, LF or CR 1, none 0.
size_t LineEndAt(std::string_view bytes, size_t pos);
// Where the physical line through `pos` ends, its line end not included.
size_t EndOfLine(std::string_view bytes, size_t pos);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_TEXT_H_
