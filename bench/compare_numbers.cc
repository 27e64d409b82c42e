// Muster beside the C++ libphonenumber, in one process, on the same numbers: what was written to its E.164 form, or to
// the answer that it is no valid number. Prints a Markdown table.
//
//   compare_numbers [PLAN]    PLAN: a numbering plan made of that library's own metadata; without it, Muster's own
//
// Answers first: both must find the same E.164 form. Metadata of different age knows different numbers, and the two
// mend damage differently (Muster reads 00886… and ="…", for one), so fields on which they differ are counted, shown
// and left out. Then rounds in turn, the processor time of the one thread, medians.
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gen/random.h"
#include "muster/normalizer.h"
#include "number/number_policy.h"
#include "number/number_reader.h"
#include "written_numbers.h"

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using muster_bench::WrittenNumbers;

constexpr size_t kNumbers = 20'000;
constexpr int kRounds = 7;
constexpr double kSecondsARound = 0.2;

double Seconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Each reads a field to its E.164 form, empty for what is no valid number, into an Answer of its own kind.
class Theirs {
 public:
  using Answer = std::string;
  void Read(std::string_view field, Answer* answer) const {
    answer->clear();
    PhoneNumber number;
    if (util_.Parse(std::string(field), "TW", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return;
    if (util_.IsValidNumber(number)) util_.Format(number, PhoneNumberUtil::E164, answer);
  }

 private:
  const PhoneNumberUtil& util_ = *PhoneNumberUtil::GetInstance();
};

class Ours {
 public:
  struct Answer {
    char text[muster::kE164Room];
    const char* end;
  };
  static std::string_view TextOf(const Answer& answer) {
    return {answer.text, static_cast<size_t>(answer.end - answer.text)};
  }

  explicit Ours(muster::NumberReader reader) : reader_(std::move(reader)) {}

  void Read(std::string_view field, Answer* answer) const {
    answer->end = muster::PutE164(reader_.Read(field).key, answer->text);  // key 0: nothing
  }

 private:
  muster::NumberReader reader_;
};

// Numbers of every region and type, each as often as the others: the library's examples with other last digits, those
// that it calls valid. Written with a plus.
WrittenNumbers AllRegions(size_t count) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  std::set<std::string> regions;
  util.GetSupportedRegions(&regions);
  std::vector<std::string> examples;
  for (const std::string& region : regions) {
    for (int type = PhoneNumberUtil::FIXED_LINE; type < PhoneNumberUtil::UNKNOWN; ++type) {
      PhoneNumber number;
      if (!util.GetExampleNumberForType(region, static_cast<PhoneNumberUtil::PhoneNumberType>(type), &number)) continue;
      util.Format(number, PhoneNumberUtil::E164, &examples.emplace_back());
    }
  }
  WrittenNumbers numbers;
  const Theirs theirs;
  std::string e164;
  for (uint64_t draw = 0; numbers.keys.size() < count; ++draw) {
    muster::gen::Random random(4, 1, draw);
    std::string text = examples[draw % examples.size()];
    for (size_t changed = random.Below(5); changed > 0; --changed) {
      text[text.size() - changed] = static_cast<char>('0' + random.Below(10));
    }
    theirs.Read(text, &e164);
    if (e164 != text) continue;
    numbers.text += text;
    numbers.Close(std::stoull(text.substr(1)));
  }
  numbers.Finish();
  return numbers;
}

double Median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

// Numbers a second.
template <typename Reader>
double Rate(const Reader& reader, const std::vector<std::string_view>& fields) {
  typename Reader::Answer answer;
  uint64_t read = 0;
  const double begin = Seconds();
  double spent = 0;
  do {
    for (const std::string_view field : fields) {
      reader.Read(field, &answer);
      asm volatile("" : : "r"(&answer) : "memory");
    }
    read += fields.size();
    spent = Seconds() - begin;
  } while (spent < kSecondsARound);
  return static_cast<double>(read) / spent;
}

void Compare(const char* name, const WrittenNumbers& numbers, const Ours& ours, const Theirs& theirs) {
  constexpr int kShown = 3;
  std::vector<std::string_view> fields;
  Ours::Answer answer;
  std::string their_answer;
  size_t differing = 0;
  for (const std::string_view field : numbers.fields) {
    ours.Read(field, &answer);
    const std::string our_answer(Ours::TextOf(answer));
    theirs.Read(field, &their_answer);
    if (our_answer == their_answer && !our_answer.empty()) {
      fields.push_back(field);
    } else if (++differing <= kShown) {
      std::fprintf(stderr, "%s: '%.*s' is '%s' for Muster, '%s' for libphonenumber\n", name,
                   static_cast<int>(field.size()), field.data(), our_answer.c_str(), their_answer.c_str());
    }
  }
  if (fields.empty()) return;
  std::vector<double> our_rates, their_rates, ratios;
  for (int round = 0; round < kRounds; ++round) {
    our_rates.push_back(Rate(ours, fields));
    their_rates.push_back(Rate(theirs, fields));
    ratios.push_back(our_rates.back() / their_rates.back());
  }
  std::printf("| %s | %zu | %zu | %.1f M/s | %.3f M/s | %.0f |\n", name, fields.size(), differing,
              Median(our_rates) / 1e6, Median(their_rates) / 1e6, Median(ratios));
  std::fflush(stdout);
}

absl::StatusOr<std::shared_ptr<const muster::NumberingPlan>> LoadPlan(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return muster::NumberingPlan::FromBytes(std::string(std::istreambuf_iterator<char>(file), {}), path);
}

}  // namespace

int main(int argc, char** argv) {
  std::shared_ptr<const muster::NumberingPlan> plan = muster::NumberingPlan::Default();
  if (argc > 1) {
    absl::StatusOr<std::shared_ptr<const muster::NumberingPlan>> loaded = LoadPlan(argv[1]);
    if (!loaded.ok()) {
      std::fprintf(stderr, "%s: %s\n", argv[1], loaded.status().ToString().c_str());
      return 2;
    }
    plan = *std::move(loaded);
  }
  absl::StatusOr<muster::NumberReader> reader = muster::NumberReader::Create({.country_code = "886", .plan = plan});
  if (!reader.ok()) return 1;
  const Ours ours(*std::move(reader));
  const Theirs theirs;
  std::printf("Numbering plan: %s\n\n", std::string(plan->version()).c_str());
  std::printf("| numbers, one thread | compared | answered differently | Muster | libphonenumber | times |\n");
  std::printf("| --- | --- | --- | --- | --- | --- |\n");
  Compare("plain Taiwan mobiles", muster_bench::PlainMobiles(kNumbers), ours, theirs);
  Compare("usual writings", muster_bench::UsualWritings(kNumbers), ours, theirs);
  Compare("muster-gen's dirty mix", muster_bench::DirtyMix(kNumbers), ours, theirs);
  Compare("all regions evenly", AllRegions(kNumbers), ours, theirs);
  return 0;
}
