#include "merge/names.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "base/strings.h"
#include "merge/name_character_table.h"

namespace muster {
namespace {

// Longer names are no placeholders, so that looking for one stays linear in the content.
constexpr size_t kLongestName = 256;

}  // namespace

bool IsNameCharacter(uint32_t code_point) {
  const NameCharacterRange* range =
      std::upper_bound(std::begin(kNameCharacters), std::end(kNameCharacters), code_point,
                       [](uint32_t c, const NameCharacterRange& r) { return c < r.first; });
  return range != std::begin(kNameCharacters) && code_point <= std::prev(range)->last;
}

bool LooksLikeName(std::string_view text) {
  constexpr int kMostCharacters = 32;
  int characters = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsNameCharacter(c.value) || ++characters > kMostCharacters) return false;
    i += c.size;
  }
  return characters > 0;
}

ColumnNames::ColumnNames(const std::vector<std::string>& names) : names_(names) {
  for (uint32_t i = 0; i < names.size(); ++i) {
    std::string folded = FoldName(names[i]);
    if (folded.empty() || folded.size() > kLongestName) continue;
    // Folding makes three bytes one at best.
    max_bytes_ = std::max(max_bytes_, 3 * folded.size());
    by_folded_.emplace(std::move(folded), i);
  }
}

std::optional<uint32_t> ColumnNames::Find(std::string_view text) const {
  const auto found = by_folded_.find(FoldName(text));
  if (found == by_folded_.end()) return std::nullopt;
  return found->second;
}

std::string ColumnNames::Nearest(std::string_view text) const {
  const std::string wanted = FoldName(text);
  int best = std::numeric_limits<int>::max();
  std::string_view nearest;
  for (const std::string& name : names_) {
    const std::string folded = FoldName(name);
    if (folded.empty()) continue;
    const int distance = EditDistance(wanted, folded);
    if (distance >= best) continue;
    best = distance;
    nearest = TrimSpace(name);
  }
  return std::string(nearest);
}

Phrase ColumnNames::List() const {
  constexpr size_t kMost = 12;
  std::vector<std::string> shown;
  for (size_t i = 0; i < names_.size() && i < kMost; ++i) shown.push_back(ForDisplay(TrimSpace(names_[i]), 40));
  if (names_.size() > kMost) shown.emplace_back("…");
  return Enumerate(shown);
}

}  // namespace muster
