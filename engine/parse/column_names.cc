#include "parse/column_names.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "parse/list_head.h"

namespace muster {
namespace {

struct KnownName {
  std::string_view name;  // as NameKey gives it
  int rank;
};

constexpr std::array kNumberColumns = {
    KnownName{"smsnumber", 0}, KnownName{"mobile", 1},      KnownName{"mobileno", 1}, KnownName{"mobilenumber", 1},
    KnownName{"cell", 1},      KnownName{"cellphone", 1},   KnownName{"msisdn", 1},   KnownName{"dstaddr", 1},
    KnownName{"destno", 1},    KnownName{"手機", 1},        KnownName{"手機號碼", 1}, KnownName{"手機門號", 1},
    KnownName{"手機號", 1},    KnownName{"門號", 1},        KnownName{"行動電話", 1}, KnownName{"行動電話號碼", 1},
    KnownName{"連絡手機", 1},  KnownName{"聯絡手機", 1},    KnownName{"收訊門號", 1}, KnownName{"受話門號", 1},
    KnownName{"phone", 2},     KnownName{"phonenumber", 2}, KnownName{"tel", 2},      KnownName{"telephone", 2},
    KnownName{"電話", 2},      KnownName{"電話號碼", 2},    KnownName{"聯絡電話", 2}, KnownName{"連絡電話", 2},
    KnownName{"號碼", 2},
};

constexpr size_t kLongestNumberColumn =
    std::ranges::max_element(kNumberColumns, {}, [](const KnownName& known) { return known.name.size(); })->name.size();

// A name folded, without white space and `_ . : *`; of one that is longer than all known ones the beginning.
std::string NameKey(std::string_view name) {
  std::string key;
  for (size_t pos = 0; pos < name.size() && key.size() <= kLongestNumberColumn;) {
    const CodePoint c = DecodeUtf8(name, pos);
    const std::string folded = FoldName(name.substr(pos, c.size));  // of white space nothing
    if (folded.size() != 1 || std::string_view("_.:*").find(folded[0]) == std::string_view::npos) key += folded;
    pos += c.size;
  }
  return key;
}

}  // namespace

std::optional<int> NumberColumnRank(std::string_view name) {
  if (!IsValidUtf8(name)) return std::nullopt;
  const std::string key = NameKey(name);
  const auto* known = std::ranges::find(kNumberColumns, std::string_view(key), &KnownName::name);
  return known == kNumberColumns.end() ? std::nullopt : std::optional<int>(known->rank);
}

std::optional<uint32_t> FindColumn(const std::vector<std::string>& columns, std::string_view wanted) {
  const std::string folded = FoldName(wanted);
  for (uint32_t i = 0; i < columns.size(); ++i) {
    if (FoldName(columns[i]) == folded) return i;
  }
  return std::nullopt;
}

std::optional<uint32_t> FindColumnOrIndex(const std::vector<std::string>& columns, std::string_view wanted) {
  if (const auto named = FindColumn(columns, wanted)) return named;
  const std::optional<uint64_t> index = ParseUint(TrimSpace(wanted));
  if (!index.has_value() || *index < 1 || *index > columns.size()) return std::nullopt;
  return static_cast<uint32_t>(*index - 1);
}

std::vector<uint32_t> BestNumberColumns(const std::vector<std::string>& columns) {
  std::vector<uint32_t> best;
  int best_rank = 0;
  for (uint32_t i = 0; i < columns.size(); ++i) {
    const std::optional<int> rank = NumberColumnRank(columns[i]);
    if (!rank.has_value() || (!best.empty() && *rank > best_rank)) continue;
    if (best.empty() || *rank < best_rank) best.clear();
    best_rank = *rank;
    best.push_back(i);
  }
  return best;
}

size_t CountDigits(std::string_view text) {
  size_t digits = 0;
  for (size_t pos = 0; pos < text.size();) {
    const CodePoint c = DecodeUtf8(text, pos);
    if ((c.value >= '0' && c.value <= '9') || (c.value >= 0xFF10 && c.value <= 0xFF19)) ++digits;
    pos += c.size;
  }
  return digits;
}

}  // namespace muster
