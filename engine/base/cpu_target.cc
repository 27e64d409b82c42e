#include "muster/cpu_target.h"

#include <hwy/targets.h>

#include <algorithm>

namespace muster {
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
  const int64_t machine = MachineTargets();
  const int64_t now = hwy::SupportedTargets() & machine;
  const auto used = std::ranges::find_if(kTargets, [now](const Target& target) { return (now & target.bit) != 0; });
  return used != std::end(kTargets) ? std::string(used->name) : std::string("scalar");
}

bool ForceCpuTarget(std::string_view name) {
  const int64_t machine = MachineTargets();
  if (name.empty()) {
    hwy::SetSupportedTargetsForTest(0);
    return true;
  }
  const auto wanted = std::ranges::find_if(
      kTargets, [machine, name](const Target& target) { return target.name == name && (machine & target.bit) != 0; });
  if (wanted == std::end(kTargets)) return false;
  hwy::SetSupportedTargetsForTest(wanted->bit);
  return true;
}

}  // namespace muster
