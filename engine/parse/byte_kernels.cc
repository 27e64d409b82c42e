#include "parse/byte_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "parse/byte_kernels.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 64 bytes a vector, so that a mask always fits the 64-bit word.
using Bytes = hn::CappedTag<uint8_t, 64>;

template <class Mask>
HWY_INLINE uint64_t MaskToBits(Bytes tag, Mask mask) {
  uint8_t bytes[8] = {};
  hn::StoreMaskBits(tag, mask, bytes);
  uint64_t bits;
  hwy::CopyBytes<8>(bytes, &bits);
  return bits;
}

void StructuralMasksKernel(const uint8_t* data, size_t blocks, uint8_t delimiter, uint8_t quote, uint64_t* masks) {
  const Bytes tag;
  const size_t lanes = hn::Lanes(tag);
  const auto lf = hn::Set(tag, '\n');
  const auto cr = hn::Set(tag, '\r');
  const auto nul = hn::Zero(tag);
  const auto delimiters = hn::Set(tag, delimiter);
  const auto quotes = hn::Set(tag, quote);
  for (size_t block = 0; block < blocks; ++block) {
    uint64_t bits = 0;
    for (size_t i = 0; i < 64; i += lanes) {
      const auto bytes = hn::LoadU(tag, data + 64 * block + i);
      const auto ends = hn::Or(hn::Or(hn::Eq(bytes, lf), hn::Eq(bytes, cr)), hn::Eq(bytes, nul));
      const auto all = hn::Or(ends, hn::Or(hn::Eq(bytes, delimiters), hn::Eq(bytes, quotes)));
      bits |= MaskToBits(tag, all) << i;
    }
    masks[block] = bits;
  }
}

// A line end is counted at its last byte: every LF, and every CR that no LF follows.
uint64_t CountLineEndsKernel(const uint8_t* data, size_t size) {
  const Bytes tag;
  const size_t lanes = hn::Lanes(tag);
  const auto lf = hn::Set(tag, '\n');
  const auto cr = hn::Set(tag, '\r');
  uint64_t count = 0;
  size_t i = 0;
  for (; i + lanes < size; i += lanes) {
    const auto bytes = hn::LoadU(tag, data + i);
    const auto followers = hn::LoadU(tag, data + i + 1);
    const auto lone = hn::AndNot(hn::Eq(followers, lf), hn::Eq(bytes, cr));
    count += hn::CountTrue(tag, hn::Or(hn::Eq(bytes, lf), lone));
  }
  for (; i < size; ++i) {
    if (data[i] == '\n' || (data[i] == '\r' && (i + 1 == size || data[i + 1] != '\n'))) ++count;
  }
  return count;
}

HWY_INLINE bool IsDamageMark(uint8_t byte, uint8_t next) {
  return byte == '?' || byte == 0xEE || byte == 0xF4 || (byte == '&' && next == '#') ||
         (byte == 0xE2 && next == 0x96) || (byte == 0xEF && (next <= 0xA3 || next == 0xBF)) ||
         (byte == 0xF3 && next >= 0xB0);
}

bool HasDamageMarksKernel(const uint8_t* data, size_t size) {
  const Bytes tag;
  const size_t lanes = hn::Lanes(tag);
  const auto is = [tag](auto bytes, uint8_t value) { return hn::Eq(bytes, hn::Set(tag, value)); };
  size_t i = 0;
  for (; i + lanes < size; i += lanes) {
    const auto bytes = hn::LoadU(tag, data + i);
    const auto next = hn::LoadU(tag, data + i + 1);
    const auto alone = hn::Or(is(bytes, '?'), hn::Or(is(bytes, 0xEE), is(bytes, 0xF4)));
    const auto pairs = hn::Or(hn::And(is(bytes, '&'), is(next, '#')), hn::And(is(bytes, 0xE2), is(next, 0x96)));
    const auto after_ef = hn::Or(hn::Eq(hn::Min(next, hn::Set(tag, 0xA3)), next), is(next, 0xBF));
    const auto private_use = hn::Or(hn::And(is(bytes, 0xEF), after_ef),
                                    hn::And(is(bytes, 0xF3), hn::Eq(hn::Max(next, hn::Set(tag, 0xB0)), next)));
    if (!hn::AllFalse(tag, hn::Or(hn::Or(alone, pairs), private_use))) return true;
  }
  for (; i < size; ++i) {
    if (IsDamageMark(data[i], i + 1 < size ? data[i + 1] : 0xFF)) return true;
  }
  return false;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster {

HWY_EXPORT(StructuralMasksKernel);
HWY_EXPORT(CountLineEndsKernel);
HWY_EXPORT(HasDamageMarksKernel);

void StructuralMasks(const char* data, size_t blocks, char delimiter, char quote, uint64_t* masks) {
  HWY_DYNAMIC_DISPATCH(StructuralMasksKernel)
  (reinterpret_cast<const uint8_t*>(data), blocks, static_cast<uint8_t>(delimiter), static_cast<uint8_t>(quote), masks);
}

uint64_t CountLineEndBytes(const char* data, size_t size) {
  return HWY_DYNAMIC_DISPATCH(CountLineEndsKernel)(reinterpret_cast<const uint8_t*>(data), size);
}

bool HasDamageMarks(const char* data, size_t size) {
  return HWY_DYNAMIC_DISPATCH(HasDamageMarksKernel)(reinterpret_cast<const uint8_t*>(data), size);
}

}  // namespace muster
#endif  // HWY_ONCE
