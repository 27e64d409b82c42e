// Bytes of a list to UTF-8.
//
// A list's text is scanned in the bytes of its encoding and only what a job uses is decoded; of a UTF-16 list the
// reader makes UTF-8 (source/utf16.h), so that here its encoding means UTF-8 text. Under `mixed` each record has an
// encoding of its own, which RecordEncoding decides; the functions below take that one.
//
// Big5 is CP950 with ETEN's characters; its user-defined areas become the private-use characters that CP950 gives
// them. U+FFFD comes out only where a list itself holds it: what is no character is an error or stays as it is.
//
// Thread rule: pure functions on constant tables, safe from any thread. Linear in the text.
#ifndef MUSTER_SOURCE_TEXT_DECODER_H_
#define MUSTER_SOURCE_TEXT_DECODER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "muster/job.h"

namespace muster {

// A character of a text, of one or (for an accented letter of Big5-HKSCS) two code points.
struct DecodedCharacter {
  uint32_t value = 0;   // meaningless when not valid
  uint32_t second = 0;  // 0: none
  uint32_t size = 1;    // bytes; of what is no character, those that can be passed over together
  bool valid = true;
};

// The character at text[pos]; kAuto is ASCII.
DecodedCharacter DecodeCharacter(Encoding encoding, std::string_view text, size_t pos);

// Appends `text` decoded to `*out`. False when it does not decode: then `*out` is as before and `*bad` (may be null) is
// the offset of the first byte that is no character.
bool AppendDecoded(Encoding encoding, std::string_view text, std::string* out, size_t* bad = nullptr);

// `text` decoded; bytes that are no characters stay as they are.
std::string DecodeLoosely(Encoding encoding, std::string_view text);

// `text` decoded to look for something in it: bytes that are no characters, which can be digits of a GB18030 code,
// become as many \xFF, which no text has.
std::string DecodeForSearch(Encoding encoding, std::string_view text);

// As what a record is shown: RecordEncoding, and UTF-8 where that leaves it open.
Encoding ShownEncoding(Encoding list_encoding, std::string_view record);

// DecodeLoosely as what it is shown.
std::string DecodeRecordLoosely(Encoding list_encoding, std::string_view record);

// The length of the unit of structure at text[pos]: as long as a character, mapped or not; under kMixed a whole run of
// characters that are not ASCII, read as UTF-8 when all of it is. For finding delimiters whose bytes can also be the
// end of a character.
size_t StructureSize(Encoding encoding, std::string_view text, size_t pos);

// The length of the full-width digit at text[pos]; 0: none stands there. Under kMixed UTF-8's or Big5's.
size_t WideDigitSize(Encoding encoding, std::string_view text, size_t pos);

// Whether the character is one of everyday text in Chinese that is not ASCII: common Han characters, kana, punctuation,
// full-width forms. Letters of Big5 that happen to be UTF-8 as well are hardly ever.
bool IsEverydayCjk(uint32_t c);

// The encoding of a record's text: under kMixed kUtf8, kBig5, or kAuto when its bytes leave it open; kUtf8 for UTF-16;
// else `list_encoding`. In a list of Big5 or GB18030 a record is kAuto all the same when it is UTF-8 of everyday
// characters: then exports were put together, and its text would come out garbled.
Encoding RecordEncoding(Encoding list_encoding, std::string_view record);

// Whether a decoded text shows damage that was done to it before: private-use characters, U+FFFD, `?` or `□` between
// Han characters, numeric character references such as `&#22531;`. `text` is valid UTF-8.
bool LooksDamaged(std::string_view text);

}  // namespace muster

#endif  // MUSTER_SOURCE_TEXT_DECODER_H_
