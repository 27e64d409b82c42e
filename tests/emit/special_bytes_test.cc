#include "emit/special_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "base/every_target.h"

namespace muster {
namespace {

size_t SlowFind(std::string_view text, size_t begin, std::string_view format) {
  for (; begin < text.size(); ++begin) {
    const auto byte = static_cast<unsigned char>(text[begin]);
    if (byte == '"') break;
    if (format == "json" && (byte < 0x20 || byte == '\\')) break;
    if (format == "csv" && (byte == ',' || byte == '\n' || byte == '\r')) break;
  }
  return begin;
}

// A text of its own, so that a sanitizer sees what is read beyond it.
void ExpectSame(const std::string& text, size_t begin) {
  EXPECT_EQ(FindJsonEscape(text, begin), SlowFind(text, begin, "json")) << text << " from " << begin;
  EXPECT_EQ(FindCsvSpecial(text, begin), SlowFind(text, begin, "csv")) << text << " from " << begin;
}

class SpecialBytes : public ::testing::TestWithParam<std::string> {
  const testing::ScopedTarget target_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(EveryTarget, SpecialBytes, ::testing::ValuesIn(CpuTargets()),
                         [](const auto& target) { return testing::TestName(target.param); });

TEST_P(SpecialBytes, EveryByteIsToldInEveryPlaceOfEveryLength) {
  for (size_t size = 1; size <= 100; ++size) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(size, 'x');
      text[(size * 7 + static_cast<size_t>(byte)) % size] = static_cast<char>(byte);
      for (const size_t begin : {size_t{0}, size / 3, size - 1, size}) ExpectSame(text, begin);
    }
  }
}

TEST_P(SpecialBytes, WhatStandsBeforeTheBeginDoesNotCount) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text(random() % 90, 'x');
    for (char& c : text) c = "\"\\,\n\r\x1f !#~\x7f\x80\xa2\xdc\xff"[random() % 15];
    ExpectSame(text, random() % (text.size() + 1));
    std::string rare(text.size(), '\xE6');
    if (!rare.empty()) rare[random() % rare.size()] = '"';
    ExpectSame(rare, random() % (rare.size() + 1));
  }
}

}  // namespace
}  // namespace muster
