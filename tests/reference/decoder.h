// How the judge reads a list's bytes in its encoding: by iconv, one character at a time, with its own arithmetic for
// what iconv gets wrong in Big5.
//
// Encodings by their names on the command line. "undecided" is one too: only ASCII decodes in it. UTF-16 is made UTF-8
// before anything is cut, so the functions on pieces of a list never see it.
#ifndef MUSTER_TESTS_REFERENCE_DECODER_H_
#define MUSTER_TESTS_REFERENCE_DECODER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// Bytes that the character at `pos` takes where a list is cut, whether it means anything or not. Under mixed the whole
// run of characters that are not ASCII, as UTF-8 when all of it is, else as Big5's pairs (no user-defined ones) when
// all of it is, else as what comes first.
size_t CharacterLengthAt(std::string_view bytes, size_t pos, const std::string& encoding);

struct DecodedText {
  std::string text;      // UTF-8; bytes that do not decode stand as they are
  std::string readable;  // UTF-8; each byte that does not decode as \xFF, which no text has
  bool decodes = true;
};

// `encoding` is none but utf-8, big5, big5-hkscs, gb18030 and undecided.
DecodedText DecodeText(std::string_view bytes, const std::string& encoding);

// What a whole record of a list is read as: the list's encoding (undecided when a list found to be big5 or gb18030,
// `detected`, has a record in UTF-8 of everyday characters only), or what `mixed` means for this record (utf-8, big5 or
// undecided).
std::string ReadingOf(std::string_view record, const std::string& encoding);

// The full-width comma, "" under mixed.
std::string WideCommaIn(const std::string& encoding);

// The length of the digit in full width at `pos`; 0: there is none. Under mixed UTF-8's or Big5's.
size_t WideDigitLengthAt(std::string_view bytes, size_t pos, const std::string& encoding);

// Common Han characters, kana, punctuation and full-width forms: what Big5 that happens to be UTF-8 hardly ever is.
bool IsEverydayCjk(char32_t c);

struct Utf16Text {
  std::string text;             // UTF-8; an unpaired surrogate and an odd last byte as bytes that are no UTF-8
  std::vector<size_t> offsets;  // of each byte of `text`, and of its end, in the list
};
Utf16Text Utf8FromUtf16(std::string_view bytes, bool big_endian);

// A record (its bytes in the list) as text for people: what does not decode, and NUL, as `\xHH`, a backslash as `\\`;
// of a mixed list an undecided record as UTF-8.
std::string ShownRecord(std::string_view record, const std::string& encoding);

// Private-use characters.
bool IsPrivateUse(char32_t c);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_DECODER_H_
