#include "emit/readable_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace muster {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string Reversible(std::string_view bytes, Encoding encoding = Encoding::kUtf8) {
  std::string out;
  AppendReversible(encoding, bytes, &out);
  return out;
}

std::string Shown(std::string_view record, uint64_t whole_size, Encoding encoding = Encoding::kUtf8) {
  std::string out;
  AppendShownRecord(encoding, record, whole_size, &out);
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

TEST(ReadableTextTest, EveryEncodingBecomesTextThatComesBack) {
  struct Case {
    Encoding encoding;
    std::string_view bytes, text, back;
  };
  for (const Case& c : {
           Case{Encoding::kBig5, "\xB3\\\xA5\\\xBB\\", "許功蓋", "許功蓋"},
           Case{Encoding::kBig5, "a\\\xB3\\", "a\\\\許", "a\\許"},
           Case{Encoding::kBig5, "\xA4\xA4\xFF\xA3\xC0", "中\\xFF\\xA3\\xC0", "中\xFF\xA3\xC0"},
           Case{Encoding::kBig5Hkscs, "\x88\x62", "Ê\u0304", "Ê\u0304"},
           Case{Encoding::kGb18030, "\x95\x32\x82\x36\xD6\xD0", "\U00020000中", "\U00020000中"},
           Case{Encoding::kUtf16Le, "\x2D\x4E,\0"sv, "中,", "中,"},
           Case{Encoding::kUtf16Be, "\xD8\x00\0a"sv, "\\xD8\\x00a", "\xD8\0a"sv},
           Case{Encoding::kUtf16Le, "\x00\xD8\x61"sv, "\\x00\\xD8\\x61", "\0\xD8\x61"sv},
       }) {
    EXPECT_EQ(Reversible(c.bytes, c.encoding), c.text);
    EXPECT_EQ(FromReversible(c.text), c.back);
  }
}

TEST(ReadableTextTest, LongRecordsInOtherEncodingsAreCutAtACharacter) {
  const std::string a4095(4095, 'a');
  EXPECT_EQ(Shown(a4095 + "\xA4\xA4", 5000, Encoding::kBig5), a4095 + "…");
  EXPECT_EQ(Shown(a4095.substr(1) + "\xA4\xA4", 5000, Encoding::kBig5), a4095.substr(1) + "中…");
  std::string utf16;
  for (int i = 0; i < 2047; ++i) utf16 += "a\0"sv;
  EXPECT_EQ(Shown(utf16 + "\x40\xD8\x00\xDC"s, 5000, Encoding::kUtf16Le), std::string(2047, 'a') + "…");
}

}  // namespace
}  // namespace muster
