#include "emit/readable_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace muster {
namespace {

using namespace std::string_view_literals;

std::string Reversible(std::string_view bytes) {
  std::string out;
  AppendReversible(bytes, &out);
  return out;
}

std::string Shown(std::string_view record, uint64_t whole_size) {
  std::string out;
  AppendShownRecord(record, whole_size, &out);
  return out;
}

TEST(ReadableTextTest, UndecodableBytesStandAsHexAndBackslashesDoubled) {
  struct Case {
    std::string_view bytes, text;
  };
  for (const Case& c :
       {Case{"小明,0912", "小明,0912"}, Case{"a\\b", "a\\\\b"}, Case{"\\xFF", "\\\\xFF"}, Case{"\xFF", "\\xFF"},
        Case{"\xA4\xA4", "\\xA4\\xA4"}, Case{"a\0b"sv, "a\\x00b"}, Case{"\xE5\xB0", "\\xE5\\xB0"},
        Case{"a\tb\r\n\x01", "a\tb\r\n\x01"}, Case{"\xED\xA0\x80", "\\xED\\xA0\\x80"}, Case{"😀", "😀"}}) {
    EXPECT_EQ(Reversible(c.bytes), c.text);
    EXPECT_EQ(FromReversible(c.text), c.bytes);
  }
  std::string path;
  AppendReadable("C:\\lists\\\xFF", &path);
  EXPECT_EQ(path, "C:\\lists\\\\xFF");
}

TEST(ReadableTextTest, AnyBytesComeBack) {
  for (uint32_t seed = 1; seed <= 2000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string bytes;
    for (size_t size = random() % 12; size > 0; --size) bytes += "\\x41AF\0\xE5\xB0\x8F\xFF"sv[random() % 11];
    EXPECT_TRUE(IsValidUtf8(Reversible(bytes)));
    EXPECT_EQ(FromReversible(Reversible(bytes)), bytes);
  }
}

TEST(ReadableTextTest, LongRecordsAreCutAtACharacter) {
  const std::string a4096(4096, 'a');
  EXPECT_EQ(Shown(a4096, 4096), a4096);
  EXPECT_EQ(Shown(a4096, 4097), a4096 + "…");
  EXPECT_EQ(Shown(a4096 + "b", 4097), a4096 + "…") << "however much of the record is at hand";
  for (size_t before = 4092; before <= 4096; ++before) {
    for (const std::string_view character : {"é"sv, "小"sv, "😀"sv}) {
      const std::string start(before, 'a');
      const bool fits = before + character.size() <= 4096;
      const std::string whole = start + std::string(character) + std::string(10, 'z');
      const std::string rest(4096 - std::min<size_t>(4096, before + character.size()), 'z');
      const std::string expected = fits ? start + std::string(character) + rest + "…" : start + "…";
      EXPECT_EQ(Shown(whole, whole.size()), expected) << before;
      EXPECT_EQ(Shown(std::string_view(whole).substr(0, 4096), whole.size()), expected) << before;
    }
  }
  EXPECT_EQ(Shown(std::string(5000, '\xBF'), 5000).size(), 4096 * 4 + std::string("…").size());
}

}  // namespace
}  // namespace muster
