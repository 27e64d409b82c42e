#include <string_view>

#include "muster/pipeline.h"

namespace muster {

std::string_view Version() { return MUSTER_VERSION; }

}  // namespace muster
