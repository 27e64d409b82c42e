// Which ranges of 2^16 keys (key >> 16) are crowded in a table.
#ifndef MUSTER_FILTER_DENSE_RANGES_H_
#define MUSTER_FILTER_DENSE_RANGES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "filter/sparse_keys.h"

namespace muster {

// The ranges, all below PageBitmaps::kEndOfKeys, of which `keys` holds at least `min_keys` keys, in no certain order.
// Every one given holds that many; one that is hardly dense may be missed when `sample_slots` is not the whole
// capacity.
//
// Cost: a sample's keys twice, and, when it shows anything, all keys once.
std::vector<uint64_t> DenseRanges(const SparseKeys& keys, size_t sample_slots, size_t min_keys);

}  // namespace muster

#endif  // MUSTER_FILTER_DENSE_RANGES_H_
