// The entries of a RegisteredSet, by kind.
#ifndef MUSTER_FILTER_REGISTERED_ENTRIES_H_
#define MUSTER_FILTER_REGISTERED_ENTRIES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "muster/registered.h"

namespace muster {

struct RegisteredSet::Entries {
  absl::flat_hash_set<std::string> domains;                             // normal form
  absl::flat_hash_map<std::string, std::vector<std::string>> prefixes;  // host -> paths
  absl::flat_hash_set<Key> numbers;
};

}  // namespace muster

#endif  // MUSTER_FILTER_REGISTERED_ENTRIES_H_
