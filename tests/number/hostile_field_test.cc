// Fields made to be expensive: whatever is asked about them takes time in proportion to their length.
//
// Each case runs at two lengths, one 16 times the other. In linear time that is a ratio of 16, in quadratic time 256;
// the limit stands between. Processor time of this thread is taken, so that other processes do not count, and a ratio
// over the limit is measured again: only one that is always over it fails.
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "number/number_explanation.h"
#include "number/number_policy.h"
#include "number/number_reader.h"

namespace muster {
namespace {

constexpr size_t kTimesAsLong = 16;
constexpr double kLimit = 64;

double ThreadSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double SecondsOf(const std::function<void(std::string_view)>& work, std::string_view field) {
  constexpr double kTooShortToTell = 50e-6;
  const double begin = ThreadSeconds();
  work(field);
  return std::max(ThreadSeconds() - begin, kTooShortToTell);
}

void ExpectLinear(const std::function<void(std::string_view)>& work, std::string_view shorter, std::string_view longer,
                  std::string_view about) {
  double best = 0;
  for (int attempt = 0; attempt < 5; ++attempt) {
    const double ratio = SecondsOf(work, longer) / SecondsOf(work, shorter);
    best = attempt == 0 ? ratio : std::min(best, ratio);
    if (best < kLimit) return;
  }
  ADD_FAILURE() << about << ": " << kTimesAsLong << " times the length takes " << best << " times as long";
}

std::string Repeated(std::string_view piece, size_t bytes) {
  std::string text;
  text.reserve(bytes);
  while (text.size() < bytes) text += piece;
  return text;
}

struct HostileField {
  std::string_view name, head, piece, tail;
  size_t bytes = 1 << 20;
};

constexpr HostileField kFields[] = {
    {"digits", "", "0", ""},
    {"digits of a mobile", "", "0912345678", ""},
    {"pluses", "", "+", ""},
    {"a plus and zeros", "+", "0", ""},
    {"brackets", "", "(", ""},
    {"brackets around a number", "(((", "()", "0912345678"},
    {"groups", "", "0912 ", ""},
    {"numbers with blanks between", "", "0912345678 ", ""},
    {"numbers with wide blanks between", "", "0912345678　", ""},
    {"zero-width characters", "", "\u200B", "", 60'000},  // 20 000 of them
    {"zero-width characters in a number", "0912", "\u200B", "345678"},
    {"blanks", "", " ", ""},
    {"blanks in a number", "0912", " ", "345678"},
    {"blanks and zero-width characters", "0912", " \u200B", "345678"},
    {"wide blanks", "", "　", ""},
    {"slashes", "", "/", ""},
    {"digits with slashes between", "", "1/", ""},
    {"numbers with slashes between", "", "0912345678/", ""},
    {"numbers with commas between and a letter", "", "0912345678,", "x"},
    {"extension marks", "0912345678", "#", "1"},
    {"extension words", "0912345678", "ext", "1"},
    {"an extension word and zero-width characters", "0912345678ex", "\u200B", "5"},
    {"half extension words", "0912345678", "e\u200B", "5"},
    {"an extension", "0912345678#", "1", ""},
    {"a label and zero-width characters", "te", "\u200B", "l:0912345678"},
    {"quotes", "", "\"", ""},
    {"an open formula", "=\"", "0", ""},
    {"a formula of zero-width characters", "=", "\u200B", "\"0912345678\""},
    {"apostrophes", "", "'", ""},
    {"a long exponent", "9.1E+", "0", "8"},
    {"a long fraction", "9.", "1", "E+08"},
    {"dots", "0912345678", ".", ""},
    {"dots and digits", "", "0.", ""},
    {"letters", "", "a", ""},
    {"Han characters", "", "王", ""},
    {"bytes that are no UTF-8", "", "\xFF", ""},
    {"half characters", "", "\xE3\x80", ""},
};

std::string Made(const HostileField& field, size_t divisor) {
  return std::string(field.head) + Repeated(field.piece, field.bytes / divisor) + std::string(field.tail);
}

class HostileFieldTest : public ::testing::TestWithParam<HostileField> {
 protected:
  void ExpectLinear(std::string_view about, const std::function<void(std::string_view)>& work) const {
    muster::ExpectLinear(work, Made(GetParam(), kTimesAsLong), Made(GetParam(), 1), about);
  }

  // Under list option 0 and under 12, with an area code and without.
  const NumberPolicy policies_[3] = {*NumberPolicy::Create("886", "", Accept::kMobile, 0),
                                     *NumberPolicy::Create("886", "02", Accept::kAny, 0),
                                     *NumberPolicy::Create("886", "", Accept::kAny, kListNational | kListRaw)};
};

TEST_P(HostileFieldTest, IsReadInLinearTime) {
  for (const NumberPolicy& policy : policies_) {
    ExpectLinear("reading", [&](std::string_view field) { policy.reader().Read(field); });
    ExpectLinear("judging", [&](std::string_view field) {
      const NumberVerdict verdict = policy.Judge(field);
      std::string to;
      if (verdict.code == Code::kNone) policy.AppendTo(verdict, field, &to);
    });
  }
}

TEST_P(HostileFieldTest, IsSearchedForNumbersInLinearTime) {
  const NumberReader& reader = policies_[1].reader();
  std::vector<Key> keys;
  ExpectLinear("numbers in it", [&](std::string_view field) {
    keys.clear();
    reader.AppendNumbers(field, &keys);
  });
  ExpectLinear("numbers seen in it", [&](std::string_view field) {
    keys.clear();
    reader.AppendNumbersSeen(field, &keys);
  });
}

TEST_P(HostileFieldTest, IsExplainedInLinearTime) {
  for (const NumberPolicy& policy : policies_) {
    const Code code = policy.Judge(Made(GetParam(), 1)).code;
    if (code != Code::kNone) {
      ExpectLinear("the detail", [&](std::string_view field) { policy.Detail(code, field); });
    }
    ExpectLinear("the explanation", [&](std::string_view field) { ExplainNumber(policy, field); });
  }
}

INSTANTIATE_TEST_SUITE_P(All, HostileFieldTest, ::testing::ValuesIn(kFields), [](const auto& instance) {
  std::string name(instance.param.name);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return name;
});

}  // namespace
}  // namespace muster
