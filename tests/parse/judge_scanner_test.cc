// The scanner and the cutter against the judge: every short string over a tiny alphabet that holds all that is special,
// and longer random ones, for many chunk sizes.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/every_target.h"
#include "parse/judged_list.h"

namespace muster {
namespace {

using testing::ForEveryTarget;
using testing::Judged;
using testing::Rules;
using testing::ScannedInChunks;
using testing::ScannedWhole;

constexpr std::string_view kAlphabet = "a0,\"\r\n";

const Rules kRules[] = {
    {.columns = 2, .number_column = 0, .max_field_lines = 100, .max_record_bytes = 1 << 20},
    {.columns = 2, .number_column = 1, .max_field_lines = 1, .max_record_bytes = 16},
    {.columns = 1, .number_column = 0, .max_field_lines = 2, .max_record_bytes = 1 << 20},
    {.columns = 1, .number_column = 0, .max_field_lines = 2, .max_record_bytes = 1 << 20, .delimiter = ""},
    {.columns = 3, .number_column = 0, .max_field_lines = 100, .max_record_bytes = 1 << 20, .quotes = false},
};

// Every string of up to 7 characters, cut whole with every kernel; up to 5 characters also in chunks of every size.
TEST(JudgeScannerTest, AllShortStrings) {
  for (const Rules& rules : kRules) {
    for (size_t length = 0; length <= 7; ++length) {
      std::vector<size_t> digits(length, 0);
      std::string text(length, kAlphabet[0]);
      for (;;) {
        const std::vector<std::string> want = Judged(text, rules);
        ForEveryTarget([&] {
          ASSERT_EQ(ScannedWhole(text, rules), want) << ::testing::PrintToString(text) << " columns " << rules.columns;
        });
        ASSERT_FALSE(HasFatalFailure());
        for (uint64_t chunk = 1; length <= 5 && chunk <= length; ++chunk) {
          ASSERT_EQ(ScannedInChunks(text, rules, chunk), want)
              << ::testing::PrintToString(text) << " columns " << rules.columns << " chunk " << chunk;
        }
        size_t place = 0;
        while (place < length && ++digits[place] == kAlphabet.size()) {
          digits[place] = 0;
          text[place] = kAlphabet[0];
          ++place;
        }
        if (place == length) break;
        text[place] = kAlphabet[digits[place]];
      }
    }
  }
}

// Random lists from pieces that make rows, stray quotes and long fields likely.
std::string RandomList(std::mt19937& random) {
  static const char* const kPieces[] = {"a",
                                        "0",
                                        ",",
                                        "\"",
                                        "\r",
                                        "\n",
                                        "\r\n",
                                        "\"\"",
                                        "\",",
                                        ",\"",
                                        "\"\n",
                                        "09123456",
                                        "0912345678",
                                        ",b\n",
                                        "\n0912345678,c\n",
                                        "\xEF\xBC\x8C",
                                        "０９１２３４５６",
                                        std::string_view("\0", 1).data(),
                                        " ",
                                        "\t",
                                        "|",
                                        "+886 (9)",
                                        "\xA4\x7C",
                                        "\xA4",
                                        "\xA1\x41",
                                        "\xA3\xAC",
                                        "\x81\x30\x84\x36",
                                        "\xA2\xAF\xA2\xB8\xA2\xB1\xA2\xB2\xA2\xB3\xA2\xB4\xA2\xB5\xA2\xB6",
                                        "\xA3\xB0\xA3\xB9\xA3\xB1\xA3\xB2\xA3\xB3\xA3\xB4\xA3\xB5\xA3\xB6"};
  std::string text;
  const size_t pieces = random() % 40;
  for (size_t i = 0; i < pieces; ++i) {
    const size_t which = random() % std::size(kPieces);
    if (which == 17) {
      text += '\0';
    } else {
      text += kPieces[which];
    }
  }
  return text;
}

TEST(JudgeScannerTest, RandomListsInAllChunkSizes) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 6000; ++round) {
    Rules rules;
    rules.columns = 1 + random() % 3;
    rules.number_column = random() % rules.columns;
    rules.max_field_lines = 1 + random() % 4;
    rules.max_record_bytes = random() % 2 == 0 ? 16 + random() % 40 : 1 << 20;
    rules.quotes = random() % 8 != 0;
    static const char* const kDelimiters[] = {",", "|", "\xEF\xBC\x8C", "", " ", "\t"};
    rules.delimiter = kDelimiters[random() % 2 == 0 ? 0 : random() % 6];
    static constexpr Encoding kEncodings[] = {Encoding::kUtf8, Encoding::kBig5, Encoding::kBig5Hkscs,
                                              Encoding::kGb18030, Encoding::kMixed};
    if (random() % 3 == 0) rules.encoding = kEncodings[random() % std::size(kEncodings)];
    if (rules.delimiter == "\xEF\xBC\x8C") rules.delimiter = DelimiterBytes(Delimiter::kFullwidthComma, rules.encoding);
    const std::string text = RandomList(random);
    const std::vector<std::string> want = Judged(text, rules);
    ForEveryTarget([&] { ASSERT_EQ(ScannedWhole(text, rules), want) << ::testing::PrintToString(text); });
    for (const uint64_t chunk : {1, 2, 3, 7, 16, 33, 64}) {
      ASSERT_EQ(ScannedInChunks(text, rules, chunk), want)
          << ::testing::PrintToString(text) << " chunk " << chunk << " columns " << rules.columns << " limit "
          << rules.max_record_bytes << " delimiter " << rules.delimiter << " encoding " << NameOf(rules.encoding);
    }
  }
}

}  // namespace
}  // namespace muster
