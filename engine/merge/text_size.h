// How much of a message a stretch of text fills. Sizes add up: the size of a text is the sum of the sizes of its
// pieces. Numbers of segments do not, because an escape sequence or surrogate pair moves whole to the next segment.
//
// Pure functions; linear in the text; no allocation.
#ifndef MUSTER_MERGE_TEXT_SIZE_H_
#define MUSTER_MERGE_TEXT_SIZE_H_

#include <cstdint>
#include <string_view>

namespace muster {

struct Gsm7Size {
  bool fits = true;  // every character is in GSM-7; the counts mean nothing otherwise
  uint64_t septets = 0;
  uint64_t escapes = 0;  // characters of two septets
  bool has_cr = false;
};

struct Utf16Size {
  uint64_t units = 0;
  uint64_t surrogates = 0;  // characters of two units
  bool has_cr = false;
};

// `text`: valid UTF-8. MeasureGsm7 stops at the first character that is not in GSM-7.
Gsm7Size MeasureGsm7(std::string_view text);
Utf16Size MeasureUtf16(std::string_view text);

struct TextSize {
  uint64_t bytes = 0;
  bool gsm7 = true;  // septets and escapes mean nothing otherwise
  uint64_t septets = 0, escapes = 0;
  uint64_t units = 0, surrogates = 0;

  void Add(const TextSize& other);
};

TextSize SizeOf(std::string_view text);

// Line ends that CRLF writes with two bytes.
uint64_t CountCrLf(std::string_view text);

}  // namespace muster

#endif  // MUSTER_MERGE_TEXT_SIZE_H_
