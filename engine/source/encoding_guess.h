// What a list's first bytes say about its kind and its encoding.
#ifndef MUSTER_SOURCE_ENCODING_GUESS_H_
#define MUSTER_SOURCE_ENCODING_GUESS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "muster/error.h"
#include "muster/job.h"
#include "muster/phrase.h"
#include "muster/summary.h"

namespace muster {

// A file that is no text list: what it is and how to get a list out of it.
struct ForeignFile {
  Phrase what;
  Phrase advice;
};
// Recognised by its first bytes (zip and .xlsx, .xls, PDF, images, compiled sets); nullopt: nothing known.
std::optional<ForeignFile> RecogniseForeignFile(std::string_view bytes);

// How a compiled set of numbers begins (filter/set_header.h). A byte that no text has in front, and line ends, which a
// transfer as text would change: the first five bytes tell what it is, all eight whether it came through whole.
// IsCompiledSet also knows sets whose first byte was changed on the way, by the seven behind it.
inline constexpr std::string_view kCompiledSetMagic = "\x89MSET\r\n\x1A";
inline constexpr size_t kSurelyCompiledSet = 5;
bool IsCompiledSet(std::string_view first_bytes);

// How many bytes from the first non-ASCII one on are judged.
inline constexpr size_t kEvidenceBytes = 64 << 10;

inline constexpr size_t kMostSamples = 3;
inline constexpr size_t kSampleBytes = 60;

struct EncodingGuess {
  // kAuto: the evidence is too thin to decide.
  Encoding encoding = Encoding::kUtf8;
  // With `by` and the counts filled; the samples are up to who knows the fields.
  EncodingEvidence evidence;
};

// Decodes the first lines of `bytes` that are not ASCII, for EncodingEvidence::samples.
std::vector<std::string> SampleLines(Encoding encoding, std::string_view bytes);

// What the first bytes of a list alone show: a byte order mark, or NULs at every other place; nullopt: nothing.
std::optional<Encoding> EncodingOfFirstBytes(std::string_view bytes);

// The decision on a list's bytes from its first non-ASCII one on (earlier ones do no harm). ASCII alone
// is UTF-8. At most kEvidenceBytes are judged. `at_end`: the list ends with `bytes`.
//
// UTF-8 is shown by a line of UTF-8 with a sequence of three or four bytes, all of which are everyday characters; when
// at least half of the lines are UTF-8, by any such sequence, or by four sequences; when all lines are neither UTF-8
// nor Big5, by such a sequence in one that has no pair of GB18030 alone. Lines beside it are Big5 (kMixed) when at
// least as many are Big5 as are neither and their pairs show Big5; four pairs of GB18030 alone in them leave the
// encoding open; else they are damaged UTF-8. Where UTF-8 is not shown, four pairs that only one of Big5 and GB18030
// has among its frequent characters, and four times the other's, decide.
EncodingGuess GuessEncoding(std::string_view bytes, bool at_end);

// The refusal of a text that GuessEncoding left undecided: `line` are the bytes of the first line that is not ASCII,
// number `line_number` of `what` ("list a.csv"), which it shows in each reading. `flag` sets the encoding; empty: none
// does.
absl::Status UndecidedEncoding(ErrorKind kind, const Phrase& what, std::string_view flag, uint64_t line_number,
                               std::string_view line);

}  // namespace muster

#endif  // MUSTER_SOURCE_ENCODING_GUESS_H_
