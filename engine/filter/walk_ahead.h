// Blocks of keys against memory that no cache holds: the places of the keys ahead are looked up, and on their way from
// memory, while a key is looked at.
#ifndef MUSTER_FILTER_WALK_AHEAD_H_
#define MUSTER_FILTER_WALK_AHEAD_H_

#include <algorithm>
#include <array>
#include <cstddef>

namespace muster {

// Calls look(i, place) for each of `count` keys, in order, with what place_of(i) gave some keys before.
template <typename GetPlace, typename Look>
void WalkAhead(size_t count, GetPlace place_of, Look look) {
  constexpr size_t kAhead = 32;
  std::array<decltype(place_of(size_t{0})), kAhead> places;
  const size_t first = std::min(count, kAhead);
  for (size_t i = 0; i < first; ++i) places[i] = place_of(i);
  for (size_t i = 0; i < count; ++i) {
    const auto place = places[i % kAhead];
    if (i + kAhead < count) places[i % kAhead] = place_of(i + kAhead);
    look(i, place);
  }
}

}  // namespace muster

#endif  // MUSTER_FILTER_WALK_AHEAD_H_
