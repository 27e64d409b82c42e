#include "number/taiwan.h"

#include <cstdint>

namespace muster::taiwan {
namespace {

// Numbers that begin with `lead` (digits, [sets], `d` for any digit) and have `least` to `most` more digits. The
// ranges are those of libphonenumber's metadata, their alternatives written one to a row; no two overlap.
struct Range {
  std::string_view lead;
  uint8_t least, most;
  NumberType type;
};

constexpr NumberType kFixed = NumberType::kFixedLine;

constexpr Range kRanges[] = {
    // mobile
    {"9[0-8]", 7, 7, NumberType::kMobile},
    {"40001[0-2]", 3, 3, NumberType::kMobile},
    // 02 Taipei; 8 digits in all are numbers without a trunk 0
    {"2[2-8]", 7, 7, kFixed},
    {"220dd", 3, 3, kFixed},
    {"2240[68]", 3, 3, kFixed},
    {"224[249]0", 3, 3, kFixed},
    {"2243[0-467]", 3, 3, kFixed},
    {"2245[0-25-9]", 3, 3, kFixed},
    {"2246[0235689]", 3, 3, kFixed},
    {"23[09]dd", 3, 3, kFixed},
    {"231[0-4]d", 3, 3, kFixed},
    {"24ddd", 3, 3, kFixed},
    {"25[0-49]dd", 3, 3, kFixed},
    {"26[0-29]dd", 3, 3, kFixed},
    {"27[0-5]dd", 3, 3, kFixed},
    // 03, 037
    {"3[2-9]", 6, 6, kFixed},
    {"370", 6, 6, kFixed},
    // 04 Taichung and Changhua, 049
    {"400[1-9]", 4, 5, kFixed},
    {"40[2-48]d", 4, 5, kFixed},
    {"41[023]d", 4, 5, kFixed},
    {"4[239]dd", 5, 5, kFixed},
    {"440[56]", 5, 5, kFixed},
    {"4412", 5, 5, kFixed},
    {"4449", 5, 5, kFixed},
    {"42[089]dd", 3, 3, kFixed},
    {"427[1-9]d", 3, 3, kFixed},
    {"43[0-4]dd", 3, 3, kFixed},
    {"4[78]ddd", 3, 3, kFixed},
    {"49[01]dd", 3, 3, kFixed},
    // 05
    {"5[2-8]", 6, 6, kFixed},
    {"55[01]", 6, 6, kFixed},
    // 06
    {"6[01]", 7, 7, kFixed},
    {"6[0-35-79]", 6, 6, kFixed},
    {"640[56]", 4, 5, kFixed},
    {"6412", 4, 5, kFixed},
    {"6424", 4, 5, kFixed},
    {"644[09]", 4, 5, kFixed},
    // 07
    {"7[1-9]", 6, 6, kFixed},
    // 08, 082, 0826, 0836, 089
    {"823d", 4, 4, kFixed},
    {"824[0-269]", 4, 4, kFixed},
    {"82[578]0", 4, 4, kFixed},
    {"8266", 4, 4, kFixed},
    {"836[24-9]", 4, 4, kFixed},
    {"8[7-9]", 6, 6, kFixed},
    {"890dd", 4, 4, kFixed},
    {"840[56]", 4, 5, kFixed},
    {"8412", 4, 5, kFixed},
    {"8424", 4, 5, kFixed},
    {"844[09]", 4, 5, kFixed},
    // 0800 to 0809, 020, 070, 099, 050
    {"80[0-79]", 6, 6, NumberType::kTollFree},
    {"800", 5, 5, NumberType::kTollFree},
    {"20[013-9]", 6, 6, NumberType::kPremiumRate},
    {"202", 4, 4, NumberType::kPremiumRate},
    {"70", 8, 8, NumberType::kVoip},
    {"7010[0-2679]", 6, 6, NumberType::kVoip},
    {"70103[0-7]", 5, 5, NumberType::kVoip},
    {"70108[0-5]", 5, 5, NumberType::kVoip},
    {"99", 7, 7, NumberType::kPersonalNumber},
    {"50[0-46-9]", 6, 6, NumberType::kUan},
};

struct Area {
  std::string_view code;
  uint8_t least, most;  // digits of a subscriber number
};

constexpr Area kAreas[] = {
    {"2", 8, 8}, {"3", 7, 7}, {"37", 6, 6}, {"4", 7, 8},  {"49", 7, 7},  {"5", 7, 7},   {"6", 7, 7},
    {"7", 7, 7}, {"8", 7, 7}, {"82", 6, 6}, {"89", 6, 6}, {"826", 5, 5}, {"836", 5, 5},
};

// The end of the set that begins at pattern[at], and whether it holds `c`.
struct SetMatch {
  size_t end;
  bool holds;
};
SetMatch MatchSet(std::string_view pattern, size_t at, char c) {
  bool holds = false;
  for (++at; pattern[at] != ']'; ++at) {
    if (pattern[at + 1] == '-') {
      holds |= c >= pattern[at] && c <= pattern[at + 2];
      at += 2;
    } else {
      holds |= c == pattern[at];
    }
  }
  return {at, holds};
}

bool Holds(const Range& range, std::string_view nsn) {
  if (range.lead[0] != nsn[0]) return false;
  size_t digit = 0;
  for (size_t at = 0; at < range.lead.size(); ++at, ++digit) {
    if (digit == nsn.size()) return false;
    if (range.lead[at] == '[') {
      const SetMatch set = MatchSet(range.lead, at, nsn[digit]);
      if (!set.holds) return false;
      at = set.end;
    } else if (range.lead[at] != 'd' && range.lead[at] != nsn[digit]) {
      return false;
    }
  }
  return nsn.size() - digit >= range.least && nsn.size() - digit <= range.most;
}

const Area* FindArea(std::string_view code) {
  for (const Area& area : kAreas) {
    if (area.code == code) return &area;
  }
  return nullptr;
}

}  // namespace

bool IsGeneral(std::string_view nsn) {
  const char first = nsn.empty() ? '0' : nsn[0];
  switch (nsn.size()) {
    case 7:
      return first == '2';
    case 8:
      return first >= '2' && first <= '8';
    case 9:
      return first >= '2' && first != '7';
    case 10:
    case 11:
      return first == '7';
    default:
      return false;
  }
}

NumberType TypeOf(std::string_view nsn) {
  if (!IsGeneral(nsn)) return NumberType::kUnknown;
  for (const Range& range : kRanges) {
    if (Holds(range, nsn)) return range.type;
  }
  return NumberType::kUnknown;
}

size_t IddLength(std::string_view digits) {
  if (!digits.starts_with('0')) return 0;
  for (const std::string_view prefix : {"002", "005", "006", "007", "009", "019"}) {
    if (digits.starts_with(prefix)) return prefix.size();
  }
  return 0;
}

bool IsArea(std::string_view area) { return FindArea(area) != nullptr; }

bool IsSubscriberLength(std::string_view area, size_t digits) {
  const Area* found = FindArea(area);
  return found != nullptr && digits >= found->least && digits <= found->most;
}

}  // namespace muster::taiwan
