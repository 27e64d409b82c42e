#include "source/utf16.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>

#include "base/strings.h"

namespace muster {
namespace {

using namespace std::string_literals;

// Gives its bytes in steps of `step`.
class Steps : public ByteSource {
 public:
  Steps(std::string bytes, size_t step) : bytes_(std::move(bytes)), step_(step) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    size = std::min({size, step_, bytes_.size() - taken_});
    std::memcpy(buffer, bytes_.data() + taken_, size);
    taken_ += size;
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return bytes_.size(); }

 private:
  const std::string bytes_;
  const size_t step_;
  size_t taken_ = 0;
};

std::string ReadAll(Encoding encoding, const std::string& bytes, size_t step, size_t buffer_bytes) {
  const auto source = Utf16AsUtf8(encoding, std::make_unique<Steps>(bytes, step));
  std::string text, buffer(buffer_bytes, '\0');
  for (;;) {
    const absl::StatusOr<size_t> got = source->Read(buffer.data(), buffer.size());
    if (!got.ok() || *got == 0) return text;
    text.append(buffer, 0, *got);
  }
}

TEST(Utf16, BecomesUtf8) {
  EXPECT_EQ(FromUtf16(Encoding::kUtf16Le, "\xFF\xFE\x2D\x4E,\0"s), "\uFEFF中,");
  EXPECT_EQ(FromUtf16(Encoding::kUtf16Be, "\xD8\x40\xDC\x00"s), "\U00020000");
}

TEST(Utf16, KeepsWhatIsNoCharacterSoThatItRejectsItsRow) {
  for (const std::string& bytes : {"\x00\xD8"s, "\x00\xDC\x61\x00"s, "\x61"s, "\x61\x00\xF0"s, "\x00\xD8\x00\xD8"s}) {
    const std::string text = FromUtf16(Encoding::kUtf16Le, bytes);
    EXPECT_FALSE(IsValidUtf8(text));
    EXPECT_EQ(Utf16Bytes(text), bytes.size());
    EXPECT_EQ(ToUtf16(Encoding::kUtf16Le, text, bytes.size()), bytes);
  }
}

TEST(Utf16, CountsAnyTextBackWhateverTheSteps) {
  for (uint32_t seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Encoding encoding = seed % 2 == 0 ? Encoding::kUtf16Le : Encoding::kUtf16Be;
    std::string bytes;
    for (size_t units = random() % 40; units > 0; --units) {
      const uint32_t unit = std::array{0x61u, 0x0Au, 0xE9u, 0x4E2Du, 0xD840u, 0xDC00u, 0xFFFFu, 0u}[random() % 8];
      const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 255);
      bytes += encoding == Encoding::kUtf16Le ? std::string{low, high} : std::string{high, low};
    }
    if (random() % 4 == 0) bytes += static_cast<char>(random() % 256);
    const std::string text = FromUtf16(encoding, bytes);
    EXPECT_EQ(Utf16Bytes(text), bytes.size());
    EXPECT_EQ(ToUtf16(encoding, text, bytes.size()), bytes);
    EXPECT_EQ(ReadAll(encoding, bytes, 1 + random() % 7, 1 + random() % 9), text);
  }
}

// Former bug: an odd byte that came in two pieces counted for more.
TEST(Utf16, CountsPiecesWhereverTheyAreCut) {
  const std::string text = FromUtf16(Encoding::kUtf16Be, "\0a\x4E\x2D\xD8\x40\xDC\x00\xD8\x00\xF0"s);
  for (size_t cut = 0; cut <= text.size(); ++cut) {
    EXPECT_EQ(Utf16Bytes(std::string_view(text).substr(0, cut)) + Utf16Bytes(std::string_view(text).substr(cut)), 11u);
  }
}

TEST(Utf16, CutsBetweenCharacters) {
  EXPECT_EQ(ToUtf16(Encoding::kUtf16Be, "a\U00020000", 5), "\0a"s);
  EXPECT_EQ(ToUtf16(Encoding::kUtf16Be, "ab", 3), "\0a"s);
  EXPECT_EQ(ToUtf16(Encoding::kUtf16Be, "a\xE7\x8E", 8), "\0a"s) << "a character that was cut off";
}

}  // namespace
}  // namespace muster
