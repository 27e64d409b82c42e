#include "written_numbers.h"

#include "gen/mobile_range.h"
#include "gen/number_forms.h"
#include "gen/random.h"

namespace muster_bench {
namespace {

using muster::gen::MobileDigits;
using muster::gen::Random;
using muster::gen::Writings;

constexpr uint64_t kSeed = 4;

template <typename Append>
WrittenNumbers Mobiles(size_t count, Append append) {
  WrittenNumbers numbers;
  const muster::gen::MobileRange range(kSeed);
  for (size_t i = 0; i < count; ++i) {
    Random random(kSeed, 0, i);
    const uint64_t mobile = range.Number(i);
    append(MobileDigits(mobile), &random, &numbers.text);
    numbers.Close(886'000'000'000 + mobile);
  }
  numbers.Finish();
  return numbers;
}

}  // namespace

WrittenNumbers PlainMobiles(size_t count) {
  return Mobiles(count, [](MobileDigits mobile, Random* random, std::string* out) {
    AppendClean(mobile, Writings::kPlain, random, out);
  });
}

WrittenNumbers UsualWritings(size_t count) {
  return Mobiles(count, [](MobileDigits mobile, Random* random, std::string* out) {
    AppendClean(mobile, Writings::kAll, random, out);
  });
}

WrittenNumbers DirtyMix(size_t count) {
  return Mobiles(count,
                 [](MobileDigits mobile, Random* random, std::string* out) { AppendDirty(mobile, random, out); });
}

}  // namespace muster_bench
