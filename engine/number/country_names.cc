#include "number/country_names.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/strings.h"
#include "number/country_table.h"

namespace muster {
namespace {

// The letter below an accent, of those that stand in names of countries; 0 for every other character.
char BaseLetter(uint32_t c) {
  constexpr struct {
    uint32_t first, last;
    char base;
  } kAccented[] = {{0xC0, 0xC5, 'a'}, {0xC7, 0xC7, 'c'}, {0xC8, 0xCB, 'e'}, {0xCC, 0xCF, 'i'}, {0xD1, 0xD1, 'n'},
                   {0xD2, 0xD6, 'o'}, {0xD9, 0xDC, 'u'}, {0xE0, 0xE5, 'a'}, {0xE7, 0xE7, 'c'}, {0xE8, 0xEB, 'e'},
                   {0xEC, 0xEF, 'i'}, {0xF1, 0xF1, 'n'}, {0xF2, 0xF6, 'o'}, {0xF9, 0xFC, 'u'}};
  for (const auto& range : kAccented) {
    if (c >= range.first && c <= range.last) return range.base;
  }
  return 0;
}

bool IsCombiningAccent(uint32_t c) { return c >= 0x300 && c <= 0x36F; }

// Full-width forms are half width already; of Chinese, letters and digits everything counts.
bool IsOfAWord(uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) &&
         c < 0xFE00;
}

template <typename Visit>
void ForEachName(const CountryEntry& country, Visit visit) {
  visit(country.region);
  visit(country.iso3);
  for (std::string_view rest = country.names; !rest.empty();) {
    const size_t end = std::min(rest.find('|'), rest.size());
    visit(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
}

// A name as it is compared.
struct FoldedName {
  FoldedName(std::string_view name, std::string_view of) : text(FoldCountryName(name)), region(of) {
    for (const char c : text) bytes |= uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  }

  std::string text;
  std::string_view region;
  uint64_t bytes = 0;  // which stand in it, by their lowest six bits
};

const std::vector<FoldedName>& FoldedNames() {
  static const auto* const names = [] {
    auto* all = new std::vector<FoldedName>;
    for (const CountryEntry& country : kCountries) {
      ForEachName(country, [&](std::string_view name) { all->emplace_back(name, country.region); });
    }
    return all;
  }();
  return *names;
}

using NameMap = absl::flat_hash_map<std::string, std::string_view>;

const NameMap& RegionsByName() {
  static const auto* const regions = [] {
    auto* map = new NameMap;
    for (const FoldedName& name : FoldedNames()) map->emplace(name.text, name.region);
    return map;
  }();
  return *regions;
}

// Between 0 and 1: how much of two names must be changed to make them the same; `limit` when it is not below that. A
// change takes away one byte at the most and brings one, so that most names are told apart by their sizes and by which
// bytes stand in them.
double Unlikeness(const FoldedName& a, const FoldedName& b, double limit) {
  const auto [shorter, longer] = std::minmax({a.text.size(), b.text.size()});
  const auto size = static_cast<double>(longer);
  const int other = std::max(std::popcount(a.bytes & ~b.bytes), std::popcount(b.bytes & ~a.bytes));
  if (static_cast<double>(longer - shorter) >= limit * size || static_cast<double>(other) >= limit * size) return limit;
  return std::min(limit, static_cast<double>(EditDistance(a.text, b.text)) / size);
}

}  // namespace

std::string FoldCountryName(std::string_view name) {
  const std::string folded = FoldName(name);
  std::string out, word, all_words;
  const auto end_word = [&] {
    all_words += word;
    if (word == "st") word = "saint";
    if (word != "the" && word != "and" && word != "of") out += word;
    word.clear();
  };
  for (size_t pos = 0; pos < folded.size();) {
    const CodePoint c = DecodeUtf8(folded, pos);
    pos += c.size;
    constexpr uint32_t kFormalTai = 0x81FA;  // 臺
    if (c.value == kFormalTai) {
      word += "台";
    } else if (const char base = BaseLetter(c.value)) {
      word += base;
    } else if (IsCombiningAccent(c.value) || c.value == '.') {
      continue;
    } else if (IsOfAWord(c.value)) {
      AppendUtf8(c.value, &word);
    } else {
      end_word();
    }
  }
  end_word();
  return out.empty() ? all_words : out;
}

std::string_view RegionNamed(std::string_view name) {
  const std::string folded = FoldCountryName(name);
  // "n/a" and "n.a." say that nothing is known, not Namibia.
  if (folded == "na" && FoldName(name) != "na") return {};
  const auto found = RegionsByName().find(folded);
  return found == RegionsByName().end() ? std::string_view() : found->second;
}

std::string_view RegionNamedLike(std::string_view name) {
  constexpr size_t kLongest = 80;  // bytes; no name is longer
  constexpr double kLike = 0.4;
  const FoldedName wanted(name, {});
  // Two letters are like every other two.
  if (wanted.text.size() < 3 || wanted.text.size() > kLongest) return RegionNamed(name);
  std::string_view best;
  double least = kLike;
  for (const FoldedName& other : FoldedNames()) {
    const double unlikeness = Unlikeness(wanted, other, least);
    if (unlikeness >= least) continue;
    least = unlikeness;
    best = other.region;
  }
  return best;
}

Phrase CountryName(std::string_view region) {
  for (const CountryEntry& country : kCountries) {
    if (country.region != region) continue;
    const std::string_view english = country.names.substr(0, country.names.find('|'));
    std::string_view chinese;
    ForEachName(country, [&](std::string_view name) {
      constexpr uint32_t kFirstHan = 0x4E00;
      if (chinese.empty() && DecodeUtf8(name, 0).value >= kFirstHan) chinese = name;
    });
    return Phrase(english, chinese);
  }
  return {};
}

}  // namespace muster
