#include "number/area_codes.h"

#include <cstdint>

namespace muster::taiwan {
namespace {

struct Area {
  std::string_view code;
  uint8_t least, most;  // digits of a subscriber number
};

constexpr Area kAreas[] = {
    {"2", 8, 8}, {"3", 7, 7}, {"37", 6, 6}, {"4", 7, 8},  {"49", 7, 7},  {"5", 7, 7},   {"6", 7, 7},
    {"7", 7, 7}, {"8", 7, 7}, {"82", 6, 6}, {"89", 6, 6}, {"826", 5, 5}, {"836", 5, 5},
};

const Area* FindArea(std::string_view code) {
  for (const Area& area : kAreas) {
    if (area.code == code) return &area;
  }
  return nullptr;
}

}  // namespace

bool IsArea(std::string_view area) { return FindArea(area) != nullptr; }

bool IsSubscriberLength(std::string_view area, size_t digits) {
  const Area* found = FindArea(area);
  return found != nullptr && digits >= found->least && digits <= found->most;
}

}  // namespace muster::taiwan
