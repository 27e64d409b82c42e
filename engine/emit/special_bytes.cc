// A text is looked at a vector at a time; its last bytes by a vector that ends with the text and overlaps the one
// before. A text shorter than the longest vector goes by words of eight bytes.
#include "emit/special_bytes.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "base/byte_room.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "emit/special_bytes.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::CappedTag<uint8_t, 32>;
using Vector = hn::Vec<Bytes>;

struct JsonEscapes {
  static HWY_INLINE auto Of(Bytes tag, Vector bytes) {
    const auto control = hn::Eq(hn::Min(bytes, hn::Set(tag, 0x1F)), bytes);
    return hn::Or(control, hn::Or(hn::Eq(bytes, hn::Set(tag, '"')), hn::Eq(bytes, hn::Set(tag, '\\'))));
  }
};

struct CsvSpecials {
  static HWY_INLINE auto Of(Bytes tag, Vector bytes) {
    const auto line_ends = hn::Or(hn::Eq(bytes, hn::Set(tag, '\n')), hn::Eq(bytes, hn::Set(tag, '\r')));
    return hn::Or(line_ends, hn::Or(hn::Eq(bytes, hn::Set(tag, ',')), hn::Eq(bytes, hn::Set(tag, '"'))));
  }
};

// Looks at whole vectors of a text that holds at least one.
template <class Class>
HWY_INLINE size_t FindIn(const uint8_t* text, size_t size, size_t begin) {
  const Bytes tag;
  const size_t lanes = hn::Lanes(tag);
  while (begin < size) {
    const size_t at = begin + lanes <= size ? begin : size - lanes;
    uint64_t bits = 0;
    uint8_t stored[8] = {};
    hn::StoreMaskBits(tag, Class::Of(tag, hn::LoadU(tag, text + at)), stored);
    hwy::CopyBytes<8>(stored, &bits);
    bits >>= begin - at;  // seen before
    if (bits != 0) return begin + static_cast<size_t>(std::countr_zero(bits));
    begin = at + lanes;
  }
  return size;
}

size_t FindJsonEscapeKernel(const uint8_t* text, size_t size, size_t begin) {
  return FindIn<JsonEscapes>(text, size, begin);
}

size_t FindCsvSpecialKernel(const uint8_t* text, size_t size, size_t begin) {
  return FindIn<CsvSpecials>(text, size, begin);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster {

HWY_EXPORT(FindJsonEscapeKernel);
HWY_EXPORT(FindCsvSpecialKernel);

namespace {

// No vector is longer.
constexpr size_t kVector = 32;

constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kTops = kOnes * 0x80;

// The top bit of the lowest byte below `limit`, and bits of others behind it: a byte is below n when subtracting n
// borrows while its own top bit is clear, and a borrow can only spoil bytes above a true hit.
uint64_t Below(uint64_t word, uint64_t limit) { return (word - kOnes * limit) & ~word & kTops; }
uint64_t Equal(uint64_t word, char byte) { return Below(word ^ kOnes * static_cast<uint8_t>(byte), 1); }

uint64_t JsonEscapesIn(uint64_t word) { return Below(word, 0x20) | Equal(word, '"') | Equal(word, '\\'); }
uint64_t CsvSpecialsIn(uint64_t word) {
  return Equal(word, ',') | Equal(word, '"') | Equal(word, '\n') | Equal(word, '\r');
}

// The word at text[begin]; what is missing of it at the end of the text are bytes that are not special.
uint64_t WordAt(std::string_view text, size_t begin) {
  const size_t left = text.size() - begin;
  uint64_t word = kOnes * 'a';
  if (left >= 8) {
    std::memcpy(&word, text.data() + begin, 8);
  } else if (text.size() >= 8) {
    std::memcpy(&word, text.data() + text.size() - 8, 8);
    word = word >> 8 * (8 - left) | (kOnes * 'a') << 8 * left;
  } else {
    CopyShort(text.substr(begin), reinterpret_cast<char*>(&word));
  }
  return word;
}

template <typename SpecialsIn>
size_t FindByWords(std::string_view text, size_t begin, SpecialsIn specials_in) {
  for (; begin < text.size(); begin += 8) {
    const uint64_t found = specials_in(WordAt(text, begin));
    if (found != 0) return begin + static_cast<size_t>(std::countr_zero(found)) / 8;
  }
  return text.size();
}

const uint8_t* BytesOf(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

}  // namespace

size_t FindJsonEscape(std::string_view text, size_t begin) {
  if (text.size() < kVector) return FindByWords(text, begin, JsonEscapesIn);
  return HWY_DYNAMIC_DISPATCH(FindJsonEscapeKernel)(BytesOf(text), text.size(), begin);
}

size_t FindCsvSpecial(std::string_view text, size_t begin) {
  if (text.size() < kVector) return FindByWords(text, begin, CsvSpecialsIn);
  return HWY_DYNAMIC_DISPATCH(FindCsvSpecialKernel)(BytesOf(text), text.size(), begin);
}

}  // namespace muster
#endif  // HWY_ONCE
