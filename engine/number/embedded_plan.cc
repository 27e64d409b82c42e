#include "number/embedded_plan.h"

#include <cstddef>

// C++20 has no #embed; the assembler of GCC and clang takes a file as it is. MUSTER_PLAN_FILE comes from CMake.
__asm__(
    ".pushsection .rodata\n"
    ".balign 16\n"
    ".local muster_embedded_plan\n"
    "muster_embedded_plan:\n"
    ".incbin \"" MUSTER_PLAN_FILE
    "\"\n"
    ".local muster_embedded_plan_end\n"
    "muster_embedded_plan_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char muster_embedded_plan[];
extern const char muster_embedded_plan_end[];
}

namespace muster {

std::string_view EmbeddedPlan() {
  return {muster_embedded_plan, static_cast<size_t>(muster_embedded_plan_end - muster_embedded_plan)};
}

}  // namespace muster
