#include "parse/byte_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "parse/byte_kernels.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::CappedTag<uint8_t, 64>;

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

// Both nibbles of a byte are looked up; a bit that both answers share says that the byte is one of a group:
//
//     bit          0        1        2               3
//     bytes        26 `&`   3F `?`   E2 EE EF        F3 F4
//
// A vector with such a byte is looked at byte by byte. Texts in Chinese have few of them.
bool HasDamageMarksKernel(const uint8_t* data, size_t size) {
  const auto is_mark = [data, size](size_t i) { return IsDamageMark(data[i], i + 1 < size ? data[i + 1] : 0xFF); };
  size_t i = 0;
#if HWY_TARGET != HWY_SCALAR  // which looks nothing up
  alignas(16) static constexpr uint8_t kLow[16] = {0, 0, 4, 8, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 6};
  alignas(16) static constexpr uint8_t kHigh[16] = {0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 8};
  const Bytes tag;
  const size_t lanes = hn::Lanes(tag);
  const auto low = hn::LoadDup128(tag, kLow), high = hn::LoadDup128(tag, kHigh);
  const auto nibble = hn::Set(tag, 0x0F);
  for (; i + lanes < size; i += lanes) {
    const auto bytes = hn::LoadU(tag, data + i);
    const auto by_low = hn::TableLookupBytes(low, hn::And(bytes, nibble));
    const auto by_high = hn::TableLookupBytes(high, hn::And(hn::ShiftRight<4>(bytes), nibble));
    if (hn::AllTrue(tag, hn::Eq(hn::And(by_low, by_high), hn::Zero(tag)))) continue;
    for (size_t k = i; k < i + lanes; ++k) {
      if (is_mark(k)) return true;
    }
  }
#endif
  for (; i < size; ++i) {
    if (is_mark(i)) return true;
  }
  return false;
}

}  // namespace HWY_NAMESPACE
}  // namespace muster
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster {

HWY_EXPORT(CountLineEndsKernel);
HWY_EXPORT(HasDamageMarksKernel);

uint64_t CountLineEndBytes(const char* data, size_t size) {
  return HWY_DYNAMIC_DISPATCH(CountLineEndsKernel)(reinterpret_cast<const uint8_t*>(data), size);
}

bool HasDamageMarks(const char* data, size_t size) {
  return HWY_DYNAMIC_DISPATCH(HasDamageMarksKernel)(reinterpret_cast<const uint8_t*>(data), size);
}

}  // namespace muster
#endif  // HWY_ONCE
