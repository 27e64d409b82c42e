// Column names as a template looks them up, and what looks like a name.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_MERGE_NAMES_H_
#define MUSTER_MERGE_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "muster/phrase.h"

namespace muster {

// 1 to 32 letters, digits, `_` or CJK characters, without punctuation or spaces.
bool LooksLikeName(std::string_view text);

// A letter of any script, a mark on one (Devanagari's vowels, accents), a digit, `_`, or a CJK character, in half or
// full width: Unicode's categories L, M, Nd and Nl.
bool IsNameCharacter(uint32_t code_point);

class ColumnNames {
 public:
  // Names that fold to the same are one: the first. Empty names match nothing. `names` must outlive this.
  explicit ColumnNames(const std::vector<std::string>& names);

  // The index of the column called `text`, ignoring case, full or half width and surrounding space.
  std::optional<uint32_t> Find(std::string_view text) const;
  // No longer text, surrounding space taken off, is a name.
  size_t max_bytes() const { return max_bytes_; }

  const std::string& name(uint32_t index) const { return names_[index]; }
  // The name that takes the fewest edits to `text`; empty when there are no names.
  std::string Nearest(std::string_view text) const;
  // The names one behind the other, the first dozen of many.
  Phrase List() const;

 private:
  const std::vector<std::string>& names_;
  absl::flat_hash_map<std::string, uint32_t> by_folded_;
  size_t max_bytes_ = 0;
};

}  // namespace muster

#endif  // MUSTER_MERGE_NAMES_H_
