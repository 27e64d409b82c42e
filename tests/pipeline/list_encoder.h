// Writes the lists of tests in the encodings in which people have theirs.
#ifndef MUSTER_TESTS_PIPELINE_LIST_ENCODER_H_
#define MUSTER_TESTS_PIPELINE_LIST_ENCODER_H_

#include <string>
#include <string_view>

namespace muster {

// `text`, mostly UTF-8, in `encoding` (as on the command line; mixed: every other line in Big5). A character that the
// encoding lacks becomes `missing` ("&": its numeric reference, "": its UTF-8 bytes); bytes that are no UTF-8 stay as
// they are, in UTF-16 as unpaired surrogates.
std::string EncodeList(std::string_view text, const std::string& encoding, const std::string& missing);

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_LIST_ENCODER_H_
