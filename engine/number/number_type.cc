#include <array>

#include "muster/summary.h"

namespace muster {

std::string_view NameOf(NumberType type) {
  static constexpr std::array<std::string_view, kNumberTypeCount> kNames = {
      "fixed_line",  "mobile",  "fixed_line_or_mobile", "toll_free", "premium_rate",
      "shared_cost", "voip",    "personal_number",      "pager",     "uan",
      "voicemail",   "unknown",
  };
  return kNames[static_cast<size_t>(type)];
}

}  // namespace muster
