#include "reference/number_plan.h"

#include <cstddef>
#include <sstream>

#include "reference/text.h"

namespace muster_reference {
namespace {

struct Range {
  const char* pattern;  // digits, [sets], d = any digit
  const char* type;
};

// In the order in which types are tried.
constexpr Range kTaiwan[] = {
    {"20[013-9]dddddd", "premium_rate"},
    {"202dddd", "premium_rate"},
    {"80[0-79]dddddd", "toll_free"},
    {"800ddddd", "toll_free"},
    {"70dddddddd", "voip"},
    {"7010ddddddd", "voip"},
    {"99ddddddd", "personal_number"},
    {"50[0-46-9]dddddd", "uan"},
    {"2[2-8]ddddddd", "fixed_line"},       // 02, Taipei
    {"2[2-8]dddddd", "fixed_line"},        // formally valid, with 8 digits
    {"[35678][1-9]dddddd", "fixed_line"},  // 03 05 06 07 08, 037, 082, 089, 0826, 0836
    {"6[01]ddddddd", "fixed_line"},
    {"4[1-9]ddddddd", "fixed_line"},  // 04 Taichung, 049
    {"4[1-9]dddddd", "fixed_line"},   // 04 Changhua
    {"9[0-8]ddddddd", "mobile"},
    {"40001[0-2]ddd", "mobile"},
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

bool Matches(std::string_view pattern, std::string_view digits) {
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
  return at == digits.size();
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

PlanResult JudgeForeign(const std::string& code, std::string_view digits) {
  if (code.size() + digits.size() < 8) return Refused("too_short");
  if (code.size() + digits.size() > 15) return Refused("too_long");
  PlanResult result;
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

// A calling code inside digits that have no plus. Returns false when there is none.
bool JudgeCodeWithoutPlus(std::string_view digits, const std::string& home, PlanResult* result) {
  if (home != "886") return false;
  size_t idd = IddLength(digits);
  if (idd > 0) {
    *result = JudgeBehindPlus(digits.substr(idd));
    return true;
  }
  if (!StartsWith(digits, "886")) return false;
  std::string rest = StripTrunk(digits.substr(3));
  bool only_without_code = TaiwanType(digits).empty() && !TaiwanType(rest).empty();
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

std::string TaiwanType(std::string_view nsn) {
  for (const Range& range : kTaiwan) {
    if (Matches(range.pattern, nsn)) return range.type;
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
