// A block is 64 bytes, and one bit of a 64-bit word stands for each:
//
//     text      "0912,3456","a",b"x
//     quotes    1.........1.1.1..1.
//     inside    1111111111..11...11  prefix-xor of the quotes: each turns it over
//     openings  1...........1....1.  quotes inside; each must begin a field: the last does not
//     closings  ..........1...1....  quotes outside; each must stand before a delimiter or line end
//     marks     ...........1...1...  delimiters and line ends outside
//
// `inside` is right up to the first doubtful byte, since up to there the quoting rule knows no other way to read the
// bytes: a quote at a field's first byte opens, the next one closes, and the field ends right behind it. (A doubled
// quote reads as a closing and an opening one, neither of which stands where it should: doubtful too.) From the first
// doubtful byte on nothing is claimed. The bits of one block that the next one needs travel in Carry.
#include "parse/record_marks.h"

#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "parse/record_marks.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 64 bytes a vector, so that a mask always fits the 64-bit word.
using Bytes = hn::CappedTag<uint8_t, 64>;

template <class Mask>
HWY_INLINE uint64_t ToBits(Bytes tag, Mask mask) {
  uint8_t bytes[8] = {};
  hn::StoreMaskBits(tag, mask, bytes);
  uint64_t bits;
  hwy::CopyBytes<8>(bytes, &bits);
  return bits;
}

struct ByteMasks {
  uint64_t lf = 0, cr = 0, delimiters = 0, quotes = 0, nuls = 0;
};

HWY_INLINE ByteMasks MasksOf(RecordBytes bytes, const uint8_t* data) {
  const Bytes tag;
  ByteMasks masks;
  for (size_t i = 0; i < 64; i += hn::Lanes(tag)) {
    const auto block = hn::LoadU(tag, data + i);
    masks.lf |= ToBits(tag, hn::Eq(block, hn::Set(tag, '\n'))) << i;
    masks.cr |= ToBits(tag, hn::Eq(block, hn::Set(tag, '\r'))) << i;
    masks.delimiters |= ToBits(tag, hn::Eq(block, hn::Set(tag, static_cast<uint8_t>(bytes.delimiter)))) << i;
    masks.quotes |= ToBits(tag, hn::Eq(block, hn::Set(tag, static_cast<uint8_t>(bytes.quote)))) << i;
    masks.nuls |= ToBits(tag, hn::Eq(block, hn::Zero(tag))) << i;
  }
  return masks;
}

// Bit i of the answer: the xor of bits 0 to i.
HWY_INLINE uint64_t PrefixXor(uint64_t bits) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_SSE4
  // Carry-less, a multiplication by ones is the xor of all shifts.
  const hn::FixedTag<uint64_t, 2> tag;
  return hn::GetLane(hn::CLMulLower(hn::Set(tag, bits), hn::Set(tag, ~uint64_t{0})));
#else
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
#endif
}

struct Carry {
  uint64_t inside = 0;  // all ones: the block begins inside quotes
  // Delimiters and line ends of the block before; what stands behind the last byte of it is a field's first byte.
  uint64_t ends = uint64_t{1} << 63;
};

struct Block {
  uint64_t marks, line_ends;  // line_ends: those of the marks that end a line
  bool carriage_returns, quotes, doubt;
};

HWY_INLINE bool IsOneOf(uint8_t byte, RecordBytes bytes) {
  return byte == '\n' || byte == '\r' || byte == static_cast<uint8_t>(bytes.delimiter);
}

HWY_INLINE Block ReadBlock(RecordBytes bytes, const uint8_t* data, Carry* carry) {
  const ByteMasks masks = MasksOf(bytes, data);
  const uint64_t ends_before = carry->ends;
  const uint64_t ends = masks.lf | masks.cr | masks.delimiters;
  carry->ends = ends;
  const bool plain = (masks.quotes | masks.cr | masks.nuls | carry->inside) == 0;
  if (HWY_LIKELY(plain)) return {ends, masks.lf, false, false, false};
  uint64_t inside = 0;
  uint64_t doubtful = masks.nuls;
  if ((masks.quotes | carry->inside) != 0) {
    inside = PrefixXor(masks.quotes) ^ carry->inside;
    const uint64_t first_bytes = ends << 1 | ends_before >> 63;
    const uint64_t before_ends = ends >> 1 | uint64_t{IsOneOf(data[64], bytes)} << 63;
    doubtful |= masks.quotes & inside & ~first_bytes;
    doubtful |= masks.quotes & ~inside & ~before_ends;
    doubtful |= (masks.lf | masks.cr) & inside;
    carry->inside = uint64_t{0} - (inside >> 63);
  }
  uint64_t lone_cr = masks.cr;
  if (lone_cr != 0) lone_cr &= ~(masks.lf >> 1 | uint64_t{data[64] == '\n'} << 63);
  uint64_t known = ~inside;
  if (doubtful != 0) known &= (doubtful & (uint64_t{0} - doubtful)) - 1;
  const uint64_t line_ends = (masks.lf | lone_cr) & known;
  return {line_ends | (masks.delimiters & known), line_ends, masks.cr != 0, masks.quotes != 0, doubtful != 0};
}

// Writes the offset of every set bit, and what comes up to 16 entries behind the last.
HWY_INLINE uint32_t* Append(uint64_t bits, uint32_t base, uint32_t* out) {
  const size_t count = hwy::PopCount(bits);
#if HWY_TARGET <= HWY_AVX3_DL
  // The numbers 0 to 63 without those whose bit is clear.
  const hn::FixedTag<uint8_t, 64> tag;
  const hn::FixedTag<uint32_t, 16> wide;
  alignas(64) uint8_t places[64];
  const auto chosen = hn::Compress(hn::Iota(tag, 0), hn::LoadMaskBits(tag, reinterpret_cast<const uint8_t*>(&bits)));
  const auto bases = hn::Set(wide, base);
  const hn::FixedTag<uint8_t, 16> narrow;
  hn::StoreU(hn::Add(hn::PromoteTo(wide, hn::LowerHalf(hn::LowerHalf(chosen))), bases), wide, out);
  if (HWY_UNLIKELY(count > 16)) {
    hn::Store(chosen, tag, places);
    for (size_t i = 16; i < count; i += 16) {
      hn::StoreU(hn::Add(hn::PromoteTo(wide, hn::Load(narrow, places + i)), bases), wide, out + i);
    }
  }
#else
  // Most blocks of short fields have at most 8 marks: as many are written without asking.
  for (size_t done = 0; done < count; done += 8) {
    for (size_t i = 0; i < 8; ++i) {
      out[done + i] = base + static_cast<uint32_t>(std::countr_zero(bits));
      bits &= bits - 1;
    }
  }
#endif
  return out + count;
}

// Bit i of the answer: the i-th mark is a line end.
HWY_INLINE uint64_t LineEndsAmong(const Block& block) {
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  return _pext_u64(block.line_ends, block.marks);
#else
  uint64_t among = 0;
  for (uint64_t left = block.line_ends; left != 0; left &= left - 1) {
    const uint64_t lower = (left & (uint64_t{0} - left)) - 1;
    among |= uint64_t{1} << hwy::PopCount(block.marks & lower);
  }
  return among;
#endif
}

void MarkRecordsKernel(RecordBytes bytes, const uint8_t* data, size_t begin, size_t blocks, RecordMarks* marks) {
  Carry carry;
  marks->at[0] = static_cast<uint32_t>(begin) - 1;
  uint32_t* const first = marks->at + 1;
  uint32_t* out = first;
  marks->line_ends[0] = 0;
  bool doubt = false, carriage_returns = false, quotes = false;
  for (size_t i = 0; i < blocks && !doubt; ++i, begin += 64) {
    const Block block = ReadBlock(bytes, data + begin, &carry);
    const uint64_t among = LineEndsAmong(block);
    const size_t bit = static_cast<size_t>(out - first);
    marks->line_ends[bit / 64] |= among << bit % 64;
    out = Append(block.marks, static_cast<uint32_t>(begin), out);
    const size_t next = static_cast<size_t>(out - first);
    if (next / 64 != bit / 64) marks->line_ends[next / 64] = bit % 64 == 0 ? 0 : among >> (64 - bit % 64);
    doubt = block.doubt;
    carriage_returns |= block.carriage_returns;
    quotes |= block.quotes;
  }
  marks->count = static_cast<uint32_t>(out - first);
  marks->line_ends[marks->count / 64 + 1] = 0;
  marks->doubt = doubt;
  marks->carriage_returns = carriage_returns;
  marks->quotes = quotes;
}

RegularRecords SkipRegularRecordsKernel(RecordBytes bytes, const uint8_t* data, size_t begin, size_t end) {
  Carry carry;
  RegularRecords regular{begin, false};
  for (; begin < end && !regular.doubt; begin += 64) {
    const Block block = ReadBlock(bytes, data + begin, &carry);
    uint64_t line_ends = block.line_ends;
    if (end - begin < 64) line_ends &= (uint64_t{1} << (end - begin)) - 1;
    if (line_ends != 0) regular.end = begin + 64 - hwy::Num0BitsAboveMS1Bit_Nonzero64(line_ends);
    regular.doubt = block.doubt;
  }
  return regular;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster {

HWY_EXPORT(MarkRecordsKernel);
HWY_EXPORT(SkipRegularRecordsKernel);

RecordBytes::RecordBytes(const Dialect& dialect)
    : delimiter(dialect.delimiter_size > 0 ? dialect.delimiter_bytes[0] : '\n'), quote(dialect.quotes ? '"' : '\0') {}

uint64_t RecordMarks::LineEndsFrom(uint32_t bit) const {
  const uint64_t low = line_ends[bit / 64] >> bit % 64;
  return bit % 64 == 0 ? low : low | line_ends[bit / 64 + 1] << (64 - bit % 64);
}

uint32_t RecordMarks::RecordsOf(uint32_t fields, uint32_t mark) const {
  const uint32_t together = 64 / fields;  // records of which a word tells
  uint64_t pattern = 0;
  for (uint32_t i = 1; i <= together; ++i) pattern |= uint64_t{1} << (i * fields - 1);
  const uint64_t looked_at = ~uint64_t{0} >> (64 - together * fields);
  for (uint32_t records = 0;; records += together, mark += together * fields) {
    if (mark > count) return records;
    const uint64_t different = (LineEndsFrom(mark) ^ pattern) & looked_at;
    if (different != 0) return records + static_cast<uint32_t>(std::countr_zero(different)) / fields;
  }
}

uint32_t RecordMarks::LineEndBehind(uint32_t mark) const {
  while (mark < count) {
    const uint64_t bits = LineEndsFrom(mark);
    if (bits != 0) return mark + 1 + static_cast<uint32_t>(std::countr_zero(bits));
    mark += 64;
  }
  return count + 1;
}

void MarkRecords(RecordBytes bytes, const char* data, size_t begin, size_t blocks, RecordMarks* marks) {
  HWY_DYNAMIC_DISPATCH(MarkRecordsKernel)(bytes, reinterpret_cast<const uint8_t*>(data), begin, blocks, marks);
}

RegularRecords SkipRegularRecords(RecordBytes bytes, const char* data, size_t begin, size_t end) {
  return HWY_DYNAMIC_DISPATCH(SkipRegularRecordsKernel)(bytes, reinterpret_cast<const uint8_t*>(data), begin, end);
}

}  // namespace muster
#endif  // HWY_ONCE
