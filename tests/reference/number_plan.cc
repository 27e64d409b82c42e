#include "reference/number_plan.h"

#include <cstddef>
#include <set>
#include <sstream>

#include "reference/text.h"

namespace muster_reference {
namespace {

// Numbers that begin with `lead` (digits, [sets], d = any digit) and have `least` to `most` more digits.
struct Range {
  const char* lead;
  size_t least, most;
  const char* type;
};

constexpr Range kTaiwan[] = {
    // mobile
    {"9[0-8]", 7, 7, "mobile"},
    {"40001[0-2]", 3, 3, "mobile"},
    // 02 Taipei; 8 digits in all are numbers without a trunk 0
    {"2[2-8]", 7, 7, "fixed_line"},
    {"220dd", 3, 3, "fixed_line"},
    {"2240[68]", 3, 3, "fixed_line"},
    {"224[249]0", 3, 3, "fixed_line"},
    {"2243[0-467]", 3, 3, "fixed_line"},
    {"2245[0-25-9]", 3, 3, "fixed_line"},
    {"2246[0235689]", 3, 3, "fixed_line"},
    {"23[09]dd", 3, 3, "fixed_line"},
    {"231[0-4]d", 3, 3, "fixed_line"},
    {"24ddd", 3, 3, "fixed_line"},
    {"25[0-49]dd", 3, 3, "fixed_line"},
    {"26[0-29]dd", 3, 3, "fixed_line"},
    {"27[0-5]dd", 3, 3, "fixed_line"},
    // 03, 037
    {"3[2-9]", 6, 6, "fixed_line"},
    {"370", 6, 6, "fixed_line"},
    // 04 Taichung and Changhua, 049
    {"400[1-9]", 4, 5, "fixed_line"},
    {"40[2-48]d", 4, 5, "fixed_line"},
    {"41[023]d", 4, 5, "fixed_line"},
    {"4[239]dd", 5, 5, "fixed_line"},
    {"440[56]", 5, 5, "fixed_line"},
    {"4412", 5, 5, "fixed_line"},
    {"4449", 5, 5, "fixed_line"},
    {"42[089]dd", 3, 3, "fixed_line"},
    {"427[1-9]d", 3, 3, "fixed_line"},
    {"43[0-4]dd", 3, 3, "fixed_line"},
    {"4[78]ddd", 3, 3, "fixed_line"},
    {"49[01]dd", 3, 3, "fixed_line"},
    // 05
    {"5[2-8]", 6, 6, "fixed_line"},
    {"55[01]", 6, 6, "fixed_line"},
    // 06
    {"6[01]", 7, 7, "fixed_line"},
    {"6[0-35-79]", 6, 6, "fixed_line"},
    {"640[56]", 4, 5, "fixed_line"},
    {"6412", 4, 5, "fixed_line"},
    {"6424", 4, 5, "fixed_line"},
    {"644[09]", 4, 5, "fixed_line"},
    // 07
    {"7[1-9]", 6, 6, "fixed_line"},
    // 08, 082, 0826, 0836, 089
    {"823d", 4, 4, "fixed_line"},
    {"824[0-269]", 4, 4, "fixed_line"},
    {"82[578]0", 4, 4, "fixed_line"},
    {"8266", 4, 4, "fixed_line"},
    {"836[24-9]", 4, 4, "fixed_line"},
    {"8[7-9]", 6, 6, "fixed_line"},
    {"890dd", 4, 4, "fixed_line"},
    {"840[56]", 4, 5, "fixed_line"},
    {"8412", 4, 5, "fixed_line"},
    {"8424", 4, 5, "fixed_line"},
    {"844[09]", 4, 5, "fixed_line"},
    // 0800 to 0809, 020, 070, 099, 050
    {"80[0-79]", 6, 6, "toll_free"},
    {"800", 5, 5, "toll_free"},
    {"20[013-9]", 6, 6, "premium_rate"},
    {"202", 4, 4, "premium_rate"},
    {"70", 8, 8, "voip"},
    {"7010[0-2679]", 6, 6, "voip"},
    {"70103[0-7]", 5, 5, "voip"},
    {"70108[0-5]", 5, 5, "voip"},
    {"99", 7, 7, "personal_number"},
    {"50[0-46-9]", 6, 6, "uan"},
};

struct Area {
  std::string_view code;
  size_t least, most;  // digits of a subscriber number
};

constexpr Area kTaiwanAreas[] = {
    {"2", 8, 8}, {"3", 7, 7}, {"37", 6, 6}, {"4", 7, 8},  {"49", 7, 7},  {"5", 7, 7},   {"6", 7, 7},
    {"7", 7, 7}, {"8", 7, 7}, {"82", 6, 6}, {"89", 6, 6}, {"826", 5, 5}, {"836", 5, 5},
};

bool SetHolds(std::string_view set, char c) {
  for (size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      if (c >= set[i] && c <= set[i + 2]) return true;
      i += 2;
    } else if (set[i] == c) {
      return true;
    }
  }
  return false;
}

bool Matches(const Range& range, std::string_view digits) {
  std::string_view pattern = range.lead;
  size_t at = 0;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (at == digits.size()) return false;
    if (pattern[i] == '[') {
      size_t close = pattern.find(']', i);
      if (!SetHolds(pattern.substr(i + 1, close - i - 1), digits[at])) return false;
      i = close;
    } else if (pattern[i] != 'd' && pattern[i] != digits[at]) {
      return false;
    }
    ++at;
  }
  return digits.size() - at >= range.least && digits.size() - at <= range.most;
}

// The metadata's general pattern: which lengths go with which first digit.
bool IsGeneralInTaiwan(std::string_view nsn) {
  if (nsn.empty()) return false;
  char first = nsn[0];
  if (nsn.size() == 7) return first == '2';
  if (nsn.size() == 8) return first >= '2' && first <= '8';
  if (nsn.size() == 9) return first >= '2' && first <= '9' && first != '7';
  return (nsn.size() == 10 || nsn.size() == 11) && first == '7';
}

enum class Length { kShort, kPossible, kLong };

// Taiwanese numbers have 7 to 11 digits, without a gap.
Length TaiwanLength(std::string_view nsn) {
  if (nsn.size() < 7) return Length::kShort;
  return nsn.size() > 11 ? Length::kLong : Length::kPossible;
}

std::string StripTrunk(std::string_view digits) {
  return std::string(StartsWith(digits, "0") ? digits.substr(1) : digits);
}

PlanResult Refused(const std::string& code) {
  PlanResult result;
  result.code = code;
  return result;
}

PlanResult JudgeTaiwan(std::string_view digits) {
  PlanResult result;
  result.calling_code = "886";
  result.nsn = digits;
  std::string stripped = StripTrunk(digits);
  if (stripped != digits && TaiwanLength(stripped) != Length::kShort) {
    result.nsn = stripped;
    result.trunk_written = true;
  }
  Length length = TaiwanLength(result.nsn);
  if (length == Length::kShort) return Refused("too_short");
  if (length == Length::kLong) return Refused("too_long");
  result.type = TaiwanType(result.nsn);
  if (result.type.empty()) return Refused("invalid_number");
  return result;
}

// 8 to 15 digits in all; a trunk prefix comes off unless too little would be left.
PlanResult JudgeForeign(const std::string& code, std::string_view digits) {
  PlanResult result;
  std::string trunk = TrunkOf(code);
  if (!trunk.empty() && StartsWith(digits, trunk) && code.size() + digits.size() - trunk.size() >= 8) {
    digits.remove_prefix(trunk.size());
    result.trunk_written = true;
  }
  if (code.size() + digits.size() < 8) return Refused("too_short");
  if (code.size() + digits.size() > 15) return Refused("too_long");
  result.calling_code = code;
  result.nsn = digits;
  result.type = "mobile";
  return result;
}

// Taiwan's IDD prefixes; the digit behind must not be 0. Returns the prefix's length, 0 for none.
size_t IddLength(std::string_view digits) {
  for (const char* idd : {"002", "005", "006", "007", "009", "019"}) {
    if (StartsWith(digits, idd) && digits.size() > 3 && digits[3] != '0') return 3;
  }
  return 0;
}

PlanResult JudgeBehindPlus(std::string_view digits) {
  if (digits.size() <= 2) return Refused("too_short");
  std::string code = CallingCodeOf(digits);
  if (code.empty()) return Refused("unknown_country");
  PlanResult result = JudgeInternational(code, digits.substr(code.size()));
  return result;
}

// An IDD prefix or the home country's own calling code inside digits. Returns false when there is none.
bool JudgeCodeWithoutPlus(std::string_view digits, const std::string& home, PlanResult* result) {
  size_t idd = home == "886" ? IddLength(digits) : 0;
  if (idd > 0) {
    *result = JudgeBehindPlus(digits.substr(idd));
    return true;
  }
  if (!StartsWith(digits, home)) return false;
  if (home != "886") {
    if (digits.size() - home.size() < 8) return false;
    *result = JudgeInternational(home, digits.substr(home.size()));
    return true;
  }
  std::string rest = StripTrunk(digits.substr(3));
  bool only_without_code = !IsGeneralInTaiwan(digits) && IsGeneralInTaiwan(rest);
  if (!only_without_code && TaiwanLength(digits) != Length::kLong) return false;
  bool stripped = rest != digits.substr(3);
  *result = JudgeInternational("886", rest);
  if (stripped) result->trunk_written = true;
  return true;
}

}  // namespace

const std::vector<std::string>& CallingCodes() {
  static const std::vector<std::string> codes = [] {
    std::istringstream words(
        "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 "
        "84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 "
        "235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 "
        "263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 "
        "375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 "
        "592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 "
        "691 692 800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 "
        "971 972 973 974 975 976 977 979 992 993 994 995 996 998");
    std::vector<std::string> list;
    for (std::string word; words >> word;) list.push_back(word);
    return list;
  }();
  return codes;
}

std::string CallingCodeOf(std::string_view digits) {
  for (const std::string& code : CallingCodes()) {
    if (StartsWith(digits, code)) return code;
  }
  return "";
}

std::string TrunkOf(const std::string& code) {
  static const std::set<std::string> zero = [] {
    std::istringstream words(
        "20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 57 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 "
        "98 211 212 213 218 231 232 233 234 243 249 250 251 254 255 256 260 261 262 263 264 265 291 353 355 "
        "358 359 373 374 377 380 381 382 383 385 386 387 389 421 508 590 593 594 595 596 598 850 855 856 880 "
        "886 961 962 963 964 966 967 970 971 972 976 977 994 995 996");
    std::set<std::string> codes;
    for (std::string word; words >> word;) codes.insert(word);
    return codes;
  }();
  if (code == "36") return "06";
  return zero.count(code) > 0 ? "0" : "";
}

bool IsArea(const std::string& country, std::string_view area) {
  if (country != "886") return !area.empty() && area.size() <= 6;
  for (const Area& known : kTaiwanAreas) {
    if (known.code == area) return true;
  }
  return false;
}

bool IsSubscriberLength(const std::string& country, std::string_view area, size_t digits) {
  if (country != "886") return digits >= 5 && digits <= 8;
  for (const Area& known : kTaiwanAreas) {
    if (known.code == area) return digits >= known.least && digits <= known.most;
  }
  return false;
}

std::string TaiwanType(std::string_view nsn) {
  if (!IsGeneralInTaiwan(nsn)) return "";
  for (const Range& range : kTaiwan) {
    if (Matches(range, nsn)) return range.type;
  }
  return "";
}

PlanResult JudgeInternational(const std::string& code, std::string_view digits) {
  PlanResult result = code == "886" ? JudgeTaiwan(digits) : JudgeForeign(code, digits);
  result.code_written = true;
  return result;
}

PlanResult JudgeDigits(std::string_view digits, bool plus, const std::string& home) {
  if (plus) {
    PlanResult result = JudgeBehindPlus(digits);
    if (result.code != "unknown_country") return result;
    // No such calling code: go on as if no plus had been typed.
    if (JudgeCodeWithoutPlus(digits, home, &result)) return result;
    return Refused("unknown_country");
  }
  PlanResult result;
  if (JudgeCodeWithoutPlus(digits, home, &result)) return result;
  return home == "886" ? JudgeTaiwan(digits) : JudgeForeign(home, digits);
}

}  // namespace muster_reference
