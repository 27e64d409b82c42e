#include "flag_values.h"

#include <muster/error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "text.h"

namespace muster::cli {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

std::optional<uint64_t> Digits(std::string_view text) {
  uint64_t value = 0;
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

Phrase RangeText(uint64_t min, uint64_t max) {
  if (max == UINT64_MAX) return Say("a whole number, {} or more", min);
  return Say("a whole number from {} to {}", min, max);
}

// Also of nothing but spaces, as FoldName sees them.
absl::Status CheckNotBlank(std::string_view origin, std::string_view value, const Phrase& what_to_give) {
  if (value.find_first_not_of(" \t\r\n\v\f") != std::string_view::npos) return absl::OkStatus();
  return WrongValue(origin, value, Say("it is empty"), what_to_give);
}

}  // namespace

absl::Status WrongValue(std::string_view origin, std::string_view value, const Phrase& why,
                        const Phrase& what_to_give) {
  return MakeError(ErrorKind::kUsage, Verbatim(Join({origin, " \"", OneLine(value), "\""})), why,
                   what_to_give.empty() ? Phrase() : Say("give {}", what_to_give));
}

absl::StatusOr<uint64_t> ParseCount(std::string_view origin, std::string_view value, uint64_t min, uint64_t max) {
  const std::optional<uint64_t> count = Digits(value);
  if (!count.has_value()) return WrongValue(origin, value, Say("it is no whole number"), RangeText(min, max));
  if (*count < min || *count > max) return WrongValue(origin, value, Say("it is out of range"), RangeText(min, max));
  return *count;
}

absl::StatusOr<uint64_t> ParseSize(std::string_view origin, std::string_view value, uint64_t min, uint64_t max) {
  constexpr struct {
    std::string_view suffix;
    int shift;
  } kUnits[] = {{"kib", 10}, {"mib", 20}, {"gib", 30}, {"b", 0}, {"", 0}};
  const std::string lower = Lower(value);
  for (const auto& unit : kUnits) {
    if (!lower.ends_with(unit.suffix)) continue;
    std::string_view number = std::string_view(lower).substr(0, lower.size() - unit.suffix.size());
    while (number.ends_with(' ')) number.remove_suffix(1);
    const std::optional<uint64_t> count = Digits(number);
    if (!count.has_value()) break;
    if (*count > (UINT64_MAX >> unit.shift) || (*count << unit.shift) < min || (*count << unit.shift) > max) {
      return WrongValue(origin, value, Say("it is out of range"), Say("{} to {}", min, ByteText(max)));
    }
    return *count << unit.shift;
  }
  return WrongValue(origin, value, Say("it is no size"),
                    Say("bytes, or a number with KiB, MiB or GiB, for example 64KiB"));
}

absl::StatusOr<bool> ParseSwitch(std::string_view origin, std::string_view value) {
  constexpr std::array<std::string_view, 8> kWords = {"true", "false", "yes", "no", "on", "off", "1", "0"};
  const absl::StatusOr<size_t> index = ParseWord(origin, value, kWords);
  if (!index.ok()) return index.status();
  return *index % 2 == 0;
}

absl::Status CheckCountryCode(std::string_view origin, std::string_view value) {
  return CheckNotBlank(origin, value, Say("a calling code, such as 886, or a region, such as TW"));
}

absl::Status CheckRegion(std::string_view origin, std::string_view value) {
  return CheckNotBlank(origin, value, Say("two letters by ISO 3166, such as TW, HK or IM"));
}

absl::Status CheckCountries(std::string_view origin, std::string_view value) {
  return CheckNotBlank(origin, value, Say("calling codes or regions, such as 886,852 or TW,HK"));
}

absl::StatusOr<size_t> ParseWord(std::string_view origin, std::string_view value,
                                 std::span<const std::string_view> words) {
  const std::string lower = Lower(value);
  std::string known;
  for (size_t i = 0; i < words.size(); ++i) {
    if (Lower(words[i]) == lower) return i;
    known += Join({i == 0 ? "" : ", ", words[i]});
  }
  return WrongValue(origin, value, Say("it is not one of: {}", known),
                    Say("one of them, for example {}", Nearest(value, words)));
}

}  // namespace muster::cli
