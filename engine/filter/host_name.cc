#include "filter/host_name.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"

namespace muster {
namespace {

struct Range {
  uint32_t first, last;
};

constexpr Range kUnspaced[] = {
    {0x0E00, 0x0E7F}, {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17FF},   {0x3005, 0x3007},
    {0x3021, 0x302F}, {0x3031, 0x30FA}, {0x30FC, 0x318F}, {0x31A0, 0x31FF},   {0x3400, 0x9FFF},
    {0xAC00, 0xD7FF}, {0xF900, 0xFAFF}, {0xFF66, 0xFFDC}, {0x1B000, 0x1B16F}, {0x20000, 0x323AF},
};

// Beyond ASCII: spaces, punctuation, symbols, private use and emoji.
constexpr Range kNoLetters[] = {
    {0x0080, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7},   {0x2000, 0x2BFF},    {0x2E00, 0x2E7F}, {0x3000, 0x3004},
    {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F},   {0x30FB, 0x30FB},    {0xD800, 0xF8FF}, {0xFE10, 0xFE6F},
    {0xFF00, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBFF}, {0xE0000, 0x10FFFF},
};

template <size_t N>
bool IsIn(const Range (&ranges)[N], uint32_t c) {
  const Range* range =
      std::lower_bound(std::begin(ranges), std::end(ranges), c, [](const Range& r, uint32_t v) { return r.last < v; });
  return range != std::end(ranges) && c >= range->first;
}

// ASCII is lower case already; of the rest, the alphabets that domains are registered in.
uint32_t LowerCase(uint32_t c) {
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x100 && c <= 0x137) return c | 1;
  return c;
}

constexpr size_t kMaxLabel = 63;

// Punycode's variable-length integers, RFC 3492 section 6.1.
uint32_t Adapt(uint32_t delta, uint32_t points, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / points;
  uint32_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

class PunycodeLabel {
 public:
  // `code`: what stands behind `xn--`. False when it is no punycode.
  bool Decode(std::string_view code) {
    const size_t dash = code.rfind('-');
    size_t in = 0;
    if (dash != std::string_view::npos) {
      for (; in < dash; ++in) {
        if (!Insert(size_, static_cast<unsigned char>(code[in]))) return false;
      }
      ++in;
    }
    uint32_t n = 128, i = 0, bias = 72;
    while (in < code.size()) {
      const uint32_t old = i;
      if (!ReadDelta(code, &in, bias, &i)) return false;
      const auto points = static_cast<uint32_t>(size_ + 1);
      bias = Adapt(i - old, points, old == 0);
      n += i / points;
      i %= points;
      if (n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF) || !Insert(i, n)) return false;
      ++i;
    }
    return size_ > 0;
  }
  void AppendTo(std::string* out) const {
    for (size_t i = 0; i < size_; ++i) AppendUtf8(LowerCase(points_[i]), out);
  }

 private:
  static bool ReadDelta(std::string_view code, size_t* in, uint32_t bias, uint32_t* i) {
    uint64_t value = *i, weight = 1;
    for (uint32_t k = 36;; k += 36) {
      if (*in == code.size()) return false;
      const auto c = static_cast<unsigned char>(code[(*in)++]);
      const uint32_t digit = IsAsciiLetter(c) ? c - 'a' : IsAsciiDigit(c) ? c - '0' + 26u : 36u;
      if (digit == 36) return false;
      value += digit * weight;
      if (value > 0xFFFFFFF) return false;
      const uint32_t t = k <= bias ? 1 : std::min(k - bias, 26u);
      if (digit < t) break;
      weight *= 36 - t;
      if (weight > 0xFFFFFFF) return false;
    }
    *i = static_cast<uint32_t>(value);
    return true;
  }
  bool Insert(size_t at, uint32_t point) {
    if (size_ == points_.size()) return false;
    std::copy_backward(points_.begin() + static_cast<long>(at), points_.begin() + static_cast<long>(size_),
                       points_.begin() + static_cast<long>(size_ + 1));
    points_[at] = point;
    ++size_;
    return true;
  }

  std::array<uint32_t, kMaxLabel> points_{};
  size_t size_ = 0;
};

// Replaces the label that begins at (*out)[begin], when it is punycode.
void DecodeLabel(size_t begin, std::string* out) {
  const std::string_view label = std::string_view(*out).substr(begin);
  if (!label.starts_with("xn--") || label.size() > kMaxLabel) return;
  PunycodeLabel decoded;
  if (!decoded.Decode(label.substr(4))) return;
  out->resize(begin);
  decoded.AppendTo(out);
}

}  // namespace

bool IsUnspacedLetter(uint32_t c) { return c >= kUnspaced[0].first && IsIn(kUnspaced, c); }

bool IsLabelChar(uint32_t c) {
  if (c < 0x80) return IsAsciiAlnum(c) || c == '-' || c == '_';
  return (c >= 0x4E00 && c <= 0x9FFF) || !IsIn(kNoLetters, c);
}

void AppendHost(const FoldedText& text, size_t begin, size_t end, std::string* out) {
  while (end > begin && IsHostDot(text.at(end - 1))) --end;
  size_t label = out->size();
  for (size_t i = begin; i < end; ++i) {
    if (IsHostDot(text.at(i))) {
      DecodeLabel(label, out);
      *out += '.';
      label = out->size();
    } else {
      AppendUtf8(LowerCase(text.at(i)), out);
    }
  }
  DecodeLabel(label, out);
}

bool IsIpv4(std::string_view host) {
  int numbers = 0;
  for (size_t i = 0; i <= host.size(); ++i, ++numbers) {
    const size_t end = std::min(host.find('.', i), host.size());
    const std::string_view number = host.substr(i, end - i);
    if (number.empty() || number.size() > 3 || !std::all_of(number.begin(), number.end(), [](char c) {
          return IsAsciiDigit(static_cast<unsigned char>(c));
        })) {
      return false;
    }
    if (*ParseUint(number) > 255) return false;
    i = end;
  }
  return numbers == 4;
}

}  // namespace muster
