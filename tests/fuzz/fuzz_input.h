// How the fuzz entry points read their input, and how they say that engine and judge disagree.
//
// An input is a few choices, a byte each, and texts. A text is read with a table of pieces that are likely to matter,
// so that one changed byte changes something: bytes below 0x80 stand for themselves, those above for pieces.
#ifndef MUSTER_TESTS_FUZZ_FUZZ_INPUT_H_
#define MUSTER_TESTS_FUZZ_FUZZ_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muster::fuzz {

// Stops a fuzz run; fails the test when an entry point is run over its corpus. Defined by whoever calls the entry
// point.
void Disagree(const std::string& message);

class FuzzInput {
 public:
  FuzzInput(const uint8_t* data, size_t size) : left_(data, size) {}

  // The next choice, below `count`; 0 behind the end of the input.
  uint32_t Below(uint32_t count) {
    if (left_.empty()) return 0;
    const uint32_t value = left_.front() % count;
    left_ = left_.subspan(1);
    return value;
  }
  bool Flag() { return Below(2) == 1; }

  template <size_t kCount>
  std::string_view Pick(const std::string_view (&choices)[kCount]) {
    return choices[Below(kCount)];
  }

  // A text of at most `max_bytes` bytes of the input; its length is a choice too.
  std::string Text(uint32_t max_bytes, std::span<const std::string_view> pieces) {
    return Spell(Below(max_bytes + 1), pieces);
  }
  // All that is left.
  std::string Rest(std::span<const std::string_view> pieces) { return Spell(left_.size(), pieces); }
  std::string RestAsIs() { return Spell(left_.size(), {}); }

 private:
  // Bytes for which there is no piece stand for themselves too.
  std::string Spell(size_t bytes, std::span<const std::string_view> pieces) {
    std::string text;
    for (; bytes > 0 && !left_.empty(); --bytes) {
      const uint8_t byte = left_.front();
      left_ = left_.subspan(1);
      if (byte >= 0x80 && byte - 0x80u < pieces.size()) {
        text += pieces[byte - 0x80u];
      } else {
        text += static_cast<char>(byte);
      }
    }
    return text;
  }

  std::span<const uint8_t> left_;
};

// `text` with all but printable ASCII as `\xHH`, so that what a find prints can be pasted into a test.
inline std::string Escaped(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '\\') {
      escaped += c;
    } else {
      escaped += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return escaped;
}

inline void ExpectSame(const std::string& engine, const std::string& judge, const std::string& about) {
  if (engine != judge) Disagree(about + "\nengine: " + engine + "\njudge:  " + judge);
}

}  // namespace muster::fuzz

#endif  // MUSTER_TESTS_FUZZ_FUZZ_INPUT_H_
