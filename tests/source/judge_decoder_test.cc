// The decoder against the judge, which asks iconv: every unit of every encoding, and random text.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "source/judged_text.h"

namespace muster {
namespace {

using testing::EngineReading;
using testing::JudgeReading;
using testing::kTextEncodings;

std::string Bytes(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) bytes += static_cast<char>(value);
  return bytes;
}

TEST(JudgeDecoderTest, EveryTwoBytes) {
  for (const Encoding encoding : kTextEncodings) {
    for (int first = 0; first < 256; ++first) {
      for (int second = 0; second < 256; ++second) {
        const std::string bytes = Bytes({first, second});
        ASSERT_EQ(EngineReading(encoding, bytes), JudgeReading(encoding, bytes))
            << NameOf(encoding) << " " << ::testing::PrintToString(bytes);
      }
    }
  }
}

TEST(JudgeDecoderTest, EveryFourBytesOfGb18030) {
  for (int first = 0x81; first <= 0xFE; ++first) {
    for (int second = 0x30; second <= 0x39; ++second) {
      for (int third = 0x81; third <= 0xFE; ++third) {
        std::string bytes;
        for (int fourth = 0x30; fourth <= 0x39; ++fourth) bytes += Bytes({first, second, third, fourth});
        const std::string want = JudgeReading(Encoding::kGb18030, bytes);
        ASSERT_EQ(EngineReading(Encoding::kGb18030, bytes), want) << ::testing::PrintToString(bytes);
      }
    }
  }
}

TEST(JudgeDecoderTest, RandomText) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  static const std::vector<std::string> kPieces = {
      "a",        "0",        "\n",       "|",        "\\",       "小",       "è",
      "😀",        "羅",       "０",       "\xA4\x70", "\xA4",     "\xC3\xB9", "\xA3\xC0",
      "\xFA\x40", "\xC7\xF2", "\xA2\xAF", "\x80",     "\x88\x62", "\xFF",     "\x81\x30\x84\x36",
      "\xD8",     "\xDC",     "\xFE\x39", "\xA3\xB0", "\xED\xA0", "\xEF\xBC"};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (size_t pieces = random() % 8; pieces > 0; --pieces) {
      bytes += random() % 4 == 0 ? std::string(1, static_cast<char>(random())) : kPieces[random() % kPieces.size()];
    }
    const std::string shown = ::testing::PrintToString(bytes);
    for (const Encoding encoding : kTextEncodings) {
      ASSERT_EQ(EngineReading(encoding, bytes), JudgeReading(encoding, bytes)) << NameOf(encoding) << " " << shown;
    }
    for (const Encoding encoding : testing::kSteppedEncodings) {
      ASSERT_EQ(testing::EngineUnits(encoding, bytes), testing::JudgeUnits(encoding, bytes))
          << NameOf(encoding) << " " << shown;
    }
    ASSERT_EQ(testing::EngineRecordEncoding(bytes), testing::JudgeRecordEncoding(bytes)) << shown;
    ASSERT_EQ(testing::EngineGuess(bytes), testing::JudgeGuess(bytes)) << shown;
    for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
      ASSERT_EQ(testing::EngineUtf16(encoding, bytes, 1 + random() % 8), testing::JudgeUtf16(encoding, bytes))
          << NameOf(encoding) << " " << shown;
    }
  }
}

}  // namespace
}  // namespace muster
