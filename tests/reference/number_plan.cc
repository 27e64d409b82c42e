#include "reference/number_plan.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "reference/numbering_metadata.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr size_t kShortestNsn = 2, kLongestNsn = 17;  // libphonenumber's
constexpr size_t kLongestNumber = 15;                 // ITU-T E.164: calling code and NSN

struct Area {
  std::string_view code;
  size_t least, most;  // digits of a subscriber number
};

constexpr Area kTaiwanAreas[] = {
    {"2", 8, 8}, {"3", 7, 7}, {"37", 6, 6}, {"4", 7, 8},  {"49", 7, 7},  {"5", 7, 7},   {"6", 7, 7},
    {"7", 7, 7}, {"8", 7, 7}, {"82", 6, 6}, {"89", 6, 6}, {"826", 5, 5}, {"836", 5, 5},
};

enum class Length { kPossible, kLocalOnly, kShort, kLong, kInvalid };

Length LengthIn(const NumberRange& general, size_t digits) {
  if (general.local_lengths.count(digits) > 0) return Length::kLocalOnly;
  if (general.lengths.count(digits) > 0) return Length::kPossible;
  if (digits < *general.lengths.begin()) return Length::kShort;
  return digits > *general.lengths.rbegin() ? Length::kLong : Length::kInvalid;
}

bool IsIn(const NumberRange& range, std::string_view nsn) {
  return range.lengths.count(nsn.size()) > 0 && MatchesWhole(range.pattern, nsn);
}

bool IsOfType(const Territory& territory, const std::string& type, std::string_view nsn) {
  auto range = territory.types.find(type);
  return range != territory.types.end() && IsIn(range->second, nsn);
}

std::string TypeOf(const Territory& territory, std::string_view nsn) {
  if (!IsIn(territory.general, nsn)) return "unknown";
  for (const char* type :
       {"premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail"}) {
    if (IsOfType(territory, type, nsn)) return type;
  }
  bool mobile = IsOfType(territory, "mobile", nsn);
  if (IsOfType(territory, "fixed_line", nsn)) {
    return territory.same || mobile ? "fixed_line_or_mobile" : "fixed_line";
  }
  return mobile && !territory.same ? "mobile" : "unknown";
}

// `rule` with $1 to $9 replaced by groups of `match`.
std::string Transformed(const std::string& rule, const std::vector<std::string>& match) {
  std::string out;
  for (size_t i = 0; i < rule.size(); ++i) {
    if (rule[i] == '$' && i + 1 < rule.size()) {
      size_t group = static_cast<size_t>(rule[++i] - '0');
      if (group < match.size()) out += match[group];
    } else {
      out += rule[i];
    }
  }
  return out;
}

// Takes the national prefix off, or puts in what the territory's rule says; a number that fits before and not after
// stays as it is.
std::string Strip(const Territory& territory, const std::string& digits) {
  if (territory.parse.empty()) return digits;
  std::vector<std::string> match = MatchAtStart(territory.parse, digits);
  if (match.empty()) return digits;
  std::string stripped = digits.substr(match[0].size());
  if (!territory.transform.empty() && !match.back().empty()) {
    stripped = Transformed(territory.transform, match) + stripped;
  }
  bool fitted = MatchesWhole(territory.general.pattern, digits);
  return fitted && !MatchesWhole(territory.general.pattern, stripped) ? digits : stripped;
}

// The regions of the code are asked in order; the first with fitting leading digits, or with a type for the number.
const Territory* RegionOf(const std::string& code, std::string_view nsn) {
  const std::vector<std::string>& ids = Metadata().codes.at(code);
  if (ids.size() == 1) return Metadata().Find(ids[0], code);
  for (const std::string& id : ids) {
    const Territory* territory = Metadata().Find(id);
    if (territory->leading.empty() ? TypeOf(*territory, nsn) != "unknown" : MatchesStart(territory->leading, nsn)) {
      return territory;
    }
  }
  return nullptr;
}

// The digits that stand before the number in "0$1", "(0-$1)", "8 0$1".
std::string WrittenBefore(const std::string& rule) {
  std::string digits;
  for (char c : rule.substr(0, rule.find('$'))) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// The trunk prefix with what the territory's formats put behind it, at the most.
std::string WrittenTrunk(const Territory& main) {
  std::string longest;
  if (main.trunk.empty()) return "";
  for (const NumberFormat& format : main.formats) {
    std::string digits = WrittenBefore(format.rule);
    if (StartsWith(digits, main.trunk) && digits.size() > longest.size()) longest = digits;
  }
  return longest;
}

// The first format that is for the number decides. Argentina's mobiles are not written with their first digits first.
bool NationalFormHasTrunk(const Territory& main, std::string_view nsn) {
  for (const NumberFormat& format : main.formats) {
    if (!format.leading.empty() && !MatchesStart(format.leading, nsn)) continue;
    if (!MatchesWhole(format.pattern, nsn)) continue;
    std::string trunk = WrittenTrunk(main);
    const bool in_order = format.format.find("$1") == format.format.find('$');
    return !trunk.empty() && WrittenBefore(format.rule) == trunk && in_order;
  }
  return false;
}

PlanResult Refused(const std::string& code, const std::string& calling_code = "") {
  PlanResult result;
  result.code = code;
  result.calling_code = calling_code;
  return result;
}

// `digits` without calling code, read by `territory`'s national prefix; `typed` is all that stood there.
PlanResult JudgeNational(const Territory& territory, std::string digits, std::string_view typed) {
  const std::string& code = territory.code;
  if (digits.size() < kShortestNsn) return Refused("too_short", code);
  std::string stripped = Strip(territory, digits);
  Length length = LengthIn(territory.general, stripped.size());
  if (length == Length::kPossible || length == Length::kLong) digits = stripped;
  if (digits.size() < kShortestNsn) return Refused("too_short", code);
  if (digits.size() > kLongestNsn || code.size() + digits.size() > kLongestNumber) return Refused("too_long", code);
  const Territory& main = Metadata().Main(code);
  const Territory* region = RegionOf(code, digits);
  PlanResult result;
  result.calling_code = code;
  result.nsn = digits;
  if (region != nullptr) {
    result.region = region->id;
    result.type = TypeOf(*region, digits);
  }
  result.trunk_prefix = NationalFormHasTrunk(main, digits);
  result.rewritten = typed.size() < digits.size() || typed.substr(typed.size() - digits.size()) != digits;
  length = LengthIn(main.general, digits.size());
  result.possible = result.type != "unknown" || length == Length::kPossible;
  if (result.type != "unknown") return result;
  result.code = length == Length::kShort ? "too_short" : length == Length::kLong ? "too_long" : "invalid_number";
  return result;
}

PlanResult JudgeBehindCode(const std::string& code, std::string_view digits, std::string_view typed) {
  PlanResult result = JudgeNational(Metadata().Main(code), std::string(digits), typed);
  result.code_written = true;
  return result;
}

PlanResult JudgeBehindPlus(std::string_view digits) {
  if (digits.size() <= 2) return Refused("too_short");
  std::string code = CallingCodeOf(digits);
  if (code.empty()) return Refused("unknown_country");
  return JudgeBehindCode(code, digits.substr(code.size()), digits);
}

// The length of the IDD prefix that `digits` begin with, 0 for none; the digit behind it must not be 0.
size_t IddLength(const Territory& home, std::string_view digits) {
  if (home.idd.empty()) return 0;
  std::vector<std::string> match = MatchAtStart(home.idd, digits);
  if (match.empty() || StartsWith(digits.substr(match[0].size()), "0")) return 0;
  return match[0].size();
}

// What stands behind home's own calling code, when digits are better read so.
std::optional<std::string> BehindOwnCode(const Territory& home, const std::string& digits) {
  if (!StartsWith(digits, home.code)) return std::nullopt;
  std::string rest = Strip(home, digits.substr(home.code.size()));
  bool only_without_code = !MatchesWhole(home.general.pattern, digits) && MatchesWhole(home.general.pattern, rest);
  if (only_without_code || LengthIn(home.general, digits.size()) == Length::kLong) return rest;
  return std::nullopt;
}

PlanResult JudgeAnew(std::string_view digits, bool plus, const std::string& home) {
  if (plus) {
    PlanResult result = JudgeBehindPlus(digits);
    if (result.code != "unknown_country") return result;
  }
  // No plus, or no such calling code behind it: then as if no plus had been typed.
  const Territory* region = home.empty() ? nullptr : Metadata().Find(home);
  if (region == nullptr) return Refused("unknown_country");
  size_t idd = IddLength(*region, digits);
  if (idd > 0) return JudgeBehindPlus(digits.substr(idd));
  std::optional<std::string> rest = BehindOwnCode(*region, std::string(digits));
  if (rest.has_value()) return JudgeBehindCode(region->code, *rest, digits);
  if (plus) return Refused("unknown_country");
  return JudgeNational(*region, std::string(digits), digits);
}

}  // namespace

std::string CallingCodeOf(std::string_view digits) {
  for (size_t size = 1; size <= 3 && size <= digits.size(); ++size) {
    std::string code(digits.substr(0, size));
    if (Metadata().codes.count(code) > 0) return code;
  }
  return "";
}

std::string MainRegionOf(const std::string& code) {
  auto regions = Metadata().codes.find(code);
  return regions == Metadata().codes.end() || regions->second[0] == "001" ? "" : regions->second[0];
}

std::string CallingCodeOfRegion(const std::string& region) {
  const Territory* territory = region == "001" ? nullptr : Metadata().Find(region);
  return territory == nullptr ? "" : territory->code;
}

std::string TrunkOf(const std::string& region) {
  std::string code = CallingCodeOfRegion(region);
  return code.empty() ? "" : WrittenTrunk(Metadata().Main(code));
}

bool IsArea(const std::string& region, std::string_view area) {
  if (region != "TW") return !area.empty() && area.size() <= 6;
  for (const Area& known : kTaiwanAreas) {
    if (known.code == area) return true;
  }
  return false;
}

bool IsSubscriberLength(const std::string& region, std::string_view area, size_t digits) {
  if (region != "TW") return digits >= 5 && digits <= 8;
  for (const Area& known : kTaiwanAreas) {
    if (known.code == area) return digits >= known.least && digits <= known.most;
  }
  return false;
}

std::string TypeIn(const std::string& region, std::string_view nsn) { return TypeOf(*Metadata().Find(region), nsn); }

PlanResult JudgeDigits(std::string_view digits, bool plus, const std::string& home) {
  // Lists hold the same numbers again and again, and regular expressions are slow under sanitizers.
  constexpr size_t kMostKept = 100'000;
  thread_local std::map<std::tuple<std::string, bool, std::string>, PlanResult> kept;
  if (kept.size() >= kMostKept) kept.clear();
  const auto [entry, is_new] = kept.try_emplace({std::string(digits), plus, home});
  if (is_new) entry->second = JudgeAnew(digits, plus, home);
  return entry->second;
}

}  // namespace muster_reference
