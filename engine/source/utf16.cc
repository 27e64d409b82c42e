#include "source/utf16.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "base/strings.h"

namespace muster {
namespace {

constexpr size_t kStep = 32 << 10;  // bytes read at a time; even

// An odd last byte as two bytes of text that UTF-8 never has.
bool IsOddByteLead(char c) { return static_cast<unsigned char>(c) >= 0xF8; }
void AppendOddByte(char c, std::string* out) {
  const auto byte = static_cast<unsigned char>(c);
  *out += static_cast<char>(0xF8 | byte >> 6);
  *out += static_cast<char>(0x80 | (byte & 0x3F));
}

bool IsHighSurrogate(uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsLowSurrogate(uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Turns code units into text. A high surrogate waits for the next unit.
class Recoder {
 public:
  explicit Recoder(Encoding encoding) : big_endian_(encoding == Encoding::kUtf16Be) {}

  // `bytes` hold whole units. `*out` grows by at most 3 bytes a unit, and 3 more.
  void Add(std::string_view bytes, std::string* out) {
    const size_t begin = out->size();
    out->resize(begin + 3 * (bytes.size() / 2) + 3);
    char* to = out->data() + begin;
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
      const uint32_t unit = UnitAt(bytes, i);
      if (unit < 0x80 && waiting_ == 0) {
        *to++ = static_cast<char>(unit);
      } else {
        to = AddUnit(unit, to);
      }
    }
    out->resize(static_cast<size_t>(to - out->data()));
  }

  // The list ends: what waits stays unpaired.
  void Finish(std::string* out) {
    if (waiting_ != 0) AppendUtf8(std::exchange(waiting_, 0), out);
  }

 private:
  uint32_t UnitAt(std::string_view bytes, size_t i) const {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian_ ? uint32_t{first} << 8 | second : uint32_t{second} << 8 | first;
  }

  char* AddUnit(uint32_t unit, char* to) {
    if (waiting_ != 0) {
      const uint32_t high = std::exchange(waiting_, 0);
      if (IsLowSurrogate(unit)) return PutUtf8(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), to);
      to = PutUtf8(high, to);
    }
    if (IsHighSurrogate(unit)) {
      waiting_ = unit;
      return to;
    }
    return PutUtf8(unit, to);
  }

  const bool big_endian_;
  uint32_t waiting_ = 0;  // a high surrogate; 0: none
};

class Utf16Source : public ByteSource {
 public:
  Utf16Source(Encoding encoding, std::unique_ptr<ByteSource> inner) : recoder_(encoding), inner_(std::move(inner)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (taken_ == text_.size() && !ended_) {
      if (absl::Status filled = Fill(); !filled.ok()) return filled;
    }
    size = std::min(size, text_.size() - taken_);
    if (size > 0) std::memcpy(buffer, text_.data() + taken_, size);
    taken_ += size;
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return inner_->TotalBytes(); }

 private:
  absl::Status Fill() {
    text_.clear();
    taken_ = 0;
    char raw[kStep];
    size_t held = 0;
    if (odd_) raw[held++] = *std::exchange(odd_, std::nullopt);
    absl::StatusOr<size_t> got = inner_->Read(raw + held, kStep - held);
    if (!got.ok()) return got.status();
    ended_ = *got == 0;
    held += *got;
    recoder_.Add({raw, held}, &text_);
    if (held % 2 != 0) odd_ = raw[held - 1];
    if (!ended_) return absl::OkStatus();
    recoder_.Finish(&text_);
    if (odd_) AppendOddByte(*odd_, &text_);
    return absl::OkStatus();
  }

  Recoder recoder_;
  const std::unique_ptr<ByteSource> inner_;
  std::string text_;
  size_t taken_ = 0;
  std::optional<char> odd_;  // the first half of a unit
  bool ended_ = false;
};

}  // namespace

CodePoint Utf16Unit(std::string_view utf8, size_t pos) {
  const CodePoint c = DecodeUtf8(utf8, pos);
  const auto lead = static_cast<unsigned char>(utf8[pos]);
  if (c.size > 1 || lead < 0x80) return c;
  if (IsOddByteLead(utf8[pos]) && utf8.size() - pos >= 2) {
    return {(lead & 3u) << 6 | (static_cast<unsigned char>(utf8[pos + 1]) & 0x3Fu), 2};
  }
  if (utf8.size() - pos < 3) return c;
  const uint32_t middle = static_cast<unsigned char>(utf8[pos + 1]) & 0x3F;
  return {(lead & 0xFu) << 12 | middle << 6 | (static_cast<unsigned char>(utf8[pos + 2]) & 0x3F), 3};
}

std::unique_ptr<ByteSource> Utf16AsUtf8(Encoding encoding, std::unique_ptr<ByteSource> inner) {
  return std::make_unique<Utf16Source>(encoding, std::move(inner));
}

uint64_t Utf16Bytes(std::string_view utf8) {
  uint64_t bytes = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    bytes += IsOddByteLead(c) ? 1 : byte >= 0xF0 ? 4 : 2;
  }
  return bytes;
}

std::string ToUtf16(Encoding encoding, std::string_view utf8, size_t most) {
  std::string bytes;
  const bool big_endian = encoding == Encoding::kUtf16Be;
  const auto add = [&bytes, big_endian](uint32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (size_t pos = 0; pos < utf8.size();) {
    const CodePoint c = Utf16Unit(utf8, pos);
    // A character that is cut off at the end stands for nothing.
    if (c.size == 1 && static_cast<unsigned char>(utf8[pos]) >= 0x80) break;
    const bool odd = IsOddByteLead(utf8[pos]);
    if (bytes.size() + (odd ? 1 : c.size == 4 ? 4 : 2) > most) break;
    if (odd) {
      bytes += static_cast<char>(c.value);
    } else if (c.size == 4) {
      add(0xD800 + ((c.value - 0x10000) >> 10));
      add(0xDC00 + ((c.value - 0x10000) & 0x3FF));
    } else {
      add(c.value);
    }
    pos += c.size;
  }
  return bytes;
}

std::string FromUtf16(Encoding encoding, std::string_view bytes) {
  Recoder recoder(encoding);
  std::string text;
  recoder.Add(bytes, &text);
  recoder.Finish(&text);
  if (bytes.size() % 2 != 0) AppendOddByte(bytes.back(), &text);
  return text;
}

}  // namespace muster
