// Compiled sets as bytes, sound or forged.
#ifndef MUSTER_TESTS_FILTER_SET_BYTES_H_
#define MUSTER_TESTS_FILTER_SET_BYTES_H_

#include <string>
#include <string_view>
#include <vector>

#include "filter/set_header.h"
#include "muster/sink.h"

namespace muster {

// Of the options that a SuppressionOptions has by default.
SetReading DefaultReading();

// The image of a set of `keys`.
std::string ImageOf(const std::vector<Key>& keys);

// A file with these images and the checksums that belong to them; sizes and counts of `header` are filled in.
std::string SetBytes(SetHeader header, std::string_view numbers_image, std::string_view hashes_image);
std::string SetBytes(SetHeader header, const std::vector<Key>& numbers, const std::vector<Key>& hashes);

// Puts the checksum right that belongs to a header, and to the file, that were changed in place.
void SealHeader(std::string* file);
void SealFile(std::string* file);

}  // namespace muster

#endif  // MUSTER_TESTS_FILTER_SET_BYTES_H_
