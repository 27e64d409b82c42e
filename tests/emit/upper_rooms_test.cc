// Stand-ins for the few functions of the public API that live in rooms above this one. Weak: when the real ones are
// linked, they count.
#include <string>
#include <string_view>

#include "muster/job.h"
#include "muster/pipeline.h"

namespace muster {

__attribute__((weak)) std::string_view Version() { return "0.0.0-test"; }
__attribute__((weak)) std::string ListOptionWords(uint32_t bits) { return "words of " + std::to_string(bits); }
__attribute__((weak)) std::string JobOptionWords(uint32_t bits) { return "words of " + std::to_string(bits); }
__attribute__((weak)) std::string_view NameOf(WhitelistMode) { return "only"; }

}  // namespace muster
