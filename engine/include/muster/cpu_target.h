// Which of the machine's instruction sets the library's vector kernels use. By itself it takes the best; forcing
// another is for tests and measurements, since no result depends on it.
#ifndef MUSTER_CPU_TARGET_H_
#define MUSTER_CPU_TARGET_H_

#include <string>
#include <string_view>
#include <vector>

namespace muster {

// Those that are compiled in and that this machine can run, best first: of "avx512-dl" (with VBMI2), "avx512", "avx2",
// "sse4", "ssse3", and "scalar", which is always there.
std::vector<std::string> CpuTargets();

// The one in use.
std::string CpuTarget();

// Uses only `name` from now on; "" is the best again. False, and no change: this machine has no such target.
// Not while a job runs.
bool ForceCpuTarget(std::string_view name);

}  // namespace muster

#endif  // MUSTER_CPU_TARGET_H_
