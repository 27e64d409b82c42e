#include "muster/cpu_target.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/cpu_target.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster {
namespace HWY_NAMESPACE {

int64_t OwnTarget() { return HWY_TARGET; }

}  // namespace HWY_NAMESPACE
}  // namespace muster
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster {

HWY_EXPORT(OwnTarget);

namespace {

struct Target {
  int64_t bit;
  std::string_view name;
};

constexpr Target kTargets[] = {
#if HWY_ARCH_X86
    {HWY_AVX3_DL, "avx512-dl"}, {HWY_AVX3, "avx512"},   {HWY_AVX2, "avx2"}, {HWY_SSE4, "sse4"}, {HWY_SSSE3, "ssse3"},
#elif HWY_ARCH_ARM
    {HWY_SVE2, "sve2"},     {HWY_SVE, "sve"},       {HWY_NEON, "neon"},
#endif
    {HWY_EMU128, "scalar"},     {HWY_SCALAR, "scalar"},
};

// Asked once: later answers would be what was forced.
int64_t MachineTargets() {
  static const int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  return targets;
}

}  // namespace

std::vector<std::string> CpuTargets() {
  std::vector<std::string> names;
  for (const Target& target : kTargets) {
    if ((MachineTargets() & target.bit) != 0) names.emplace_back(target.name);
  }
  return names;
}

std::string CpuTarget() {
  const int64_t own = HWY_DYNAMIC_DISPATCH(OwnTarget)();
  const auto* const target = std::ranges::find(kTargets, own, &Target::bit);
  return std::string(target != std::end(kTargets) ? target->name : hwy::TargetName(own));
}

bool ForceCpuTarget(std::string_view name) {
  int64_t forced = 0;
  for (const Target& target : kTargets) {
    if (target.name == name) forced |= target.bit & MachineTargets();
  }
  if (forced == 0 && !name.empty()) return false;
  MachineTargets();
  hwy::SetSupportedTargetsForTest(forced);
  return true;
}

}  // namespace muster
#endif  // HWY_ONCE
