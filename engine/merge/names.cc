#include "merge/names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

#include "base/strings.h"

namespace muster {
namespace {

// Longer names are no placeholders, so that looking for one stays linear in the content.
constexpr size_t kLongestName = 256;

struct Range {
  uint32_t first, last;
};

// Letters, digits, their marks and ideographs, from Unicode's blocks of the scripts in common use. Sorted.
constexpr Range kNameRanges[] = {
    {'0', '9'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0x00AA, 0x00AA}, {0x00B5, 0x00B5},
    {0x00BA, 0x00BA}, {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x02C1}, {0x0300, 0x0374}, {0x0376, 0x037D},
    {0x037F, 0x0383}, {0x0386, 0x0386}, {0x0388, 0x0481}, {0x048A, 0x0556}, {0x0561, 0x0587}, {0x05D0, 0x05EA},
    {0x0620, 0x0669}, {0x066E, 0x06D3}, {0x0900, 0x0963}, {0x0966, 0x096F}, {0x0E01, 0x0E3A}, {0x0E40, 0x0E4E},
    {0x0E50, 0x0E59}, {0x10A0, 0x10FA}, {0x1100, 0x11FF}, {0x1E00, 0x1FBC}, {0x3005, 0x3007}, {0x3021, 0x3029},
    {0x3041, 0x3096}, {0x309D, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x30FF}, {0x3105, 0x312F}, {0x3131, 0x318E},
    {0x31A0, 0x31BF}, {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFF10, 0xFF19}, {0xFF21, 0xFF3A}, {0xFF3F, 0xFF3F}, {0xFF41, 0xFF5A}, {0xFF66, 0xFF9F}, {0x20000, 0x323AF},
};

}  // namespace

bool IsNameCharacter(uint32_t code_point) {
  const Range* range = std::upper_bound(std::begin(kNameRanges), std::end(kNameRanges), code_point,
                                        [](uint32_t c, const Range& r) { return c < r.first; });
  return range != std::begin(kNameRanges) && code_point <= std::prev(range)->last;
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
