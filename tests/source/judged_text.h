// Bytes decoded by the engine and by the judge, as the same comparable text.
#ifndef MUSTER_TESTS_SOURCE_JUDGED_TEXT_H_
#define MUSTER_TESTS_SOURCE_JUDGED_TEXT_H_

#include <string>
#include <string_view>

#include "muster/job.h"

namespace muster::testing {

// Encodings in which text is decoded; the last one, kAuto, is ASCII.
inline constexpr Encoding kTextEncodings[] = {Encoding::kUtf8, Encoding::kBig5, Encoding::kBig5Hkscs,
                                              Encoding::kGb18030, Encoding::kAuto};
// Encodings in which a delimiter's bytes can end a character.
inline constexpr Encoding kSteppedEncodings[] = {Encoding::kBig5, Encoding::kBig5Hkscs, Encoding::kGb18030,
                                                 Encoding::kMixed};

// What `bytes` are in one of kTextEncodings: decoded, or the offset of the first byte that is no character; and
// decoded loosely.
std::string EngineReading(Encoding encoding, std::string_view bytes);
std::string JudgeReading(Encoding encoding, std::string_view bytes);

// The lengths of the units of `bytes` in one of kSteppedEncodings, and which are full-width digits.
std::string EngineUnits(Encoding encoding, std::string_view bytes);
std::string JudgeUnits(Encoding encoding, std::string_view bytes);

// As what a record of a mixed list is read.
std::string EngineRecordEncoding(std::string_view record);
std::string JudgeRecordEncoding(std::string_view record);

// What a list's encoding is taken for.
std::string EngineGuess(std::string_view list);
std::string JudgeGuess(std::string_view list);

// A UTF-16 list as text, and the offset in the list of each of its characters. The engine reads it in steps of
// `read_step` bytes, and makes UTF-16 of it again, which must be the list.
std::string EngineUtf16(Encoding encoding, std::string_view list, size_t read_step);
std::string JudgeUtf16(Encoding encoding, std::string_view list);

}  // namespace muster::testing

#endif  // MUSTER_TESTS_SOURCE_JUDGED_TEXT_H_
