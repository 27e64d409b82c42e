// What a list's first bytes say about its kind and its encoding.
#ifndef MUSTER_PARSE_ENCODING_GUESS_H_
#define MUSTER_PARSE_ENCODING_GUESS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "muster/job.h"
#include "muster/phrase.h"

namespace muster {

// A file that is no text list: what it is and how to get a list out of it.
struct ForeignFile {
  Phrase what;
  Phrase advice;
};
// Recognised by its first bytes (zip and .xlsx, .xls, PDF, images); nullopt: nothing known.
std::optional<ForeignFile> RecogniseForeignFile(std::string_view bytes);

inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

struct EncodingGuess {
  // kAuto: the evidence is too thin to decide.
  Encoding encoding = Encoding::kUtf8;
  // The byte that speaks against UTF-8 (or, undecided, the first that is not ASCII).
  size_t offset = 0;
};

// The decision of the contract on the first 64 KiB of a list: a BOM; NULs at every other place; a valid
// sequence of three or four bytes, or four valid sequences, for UTF-8; pairs that only one of Big5 and
// GB18030 has among its frequent characters. ASCII alone is UTF-8. `at_end`: `bytes` are all of it.
EncodingGuess GuessEncoding(std::string_view bytes, bool at_end);

}  // namespace muster

#endif  // MUSTER_PARSE_ENCODING_GUESS_H_
