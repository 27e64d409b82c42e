#include "number/countries.h"

#include <algorithm>

#include "base/strings.h"
#include "muster/error.h"
#include "number/country_names.h"

namespace muster {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string Upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return upper;
}

// "886", "+886", "00886" to the calling code; 0 for none. `folded` is half width and has no white space at its ends.
uint32_t ParseCallingCode(const NumberingPlan& plan, std::string_view folded) {
  if (folded.starts_with('+')) {
    folded.remove_prefix(1);
  } else if (folded.starts_with("00")) {
    folded.remove_prefix(2);
  }
  if (folded.empty() || folded.size() > 3 || !std::all_of(folded.begin(), folded.end(), IsDigit)) return 0;
  const uint32_t code = plan.CallingCodeAt(folded);
  return code != 0 && std::to_string(code) == folded ? code : 0;
}

// "TW", "tw"; services of no country are none.
RegionId ParseRegion(const NumberingPlan& plan, std::string_view folded) { return plan.FindRegion(Upper(folded)); }

absl::Status NoSuchCountry(const NumberingPlan& plan, const Phrase& where, std::string_view text) {
  if (const uint32_t code = ParseCallingCode(plan, FoldName(text))) {
    return MakeError(ErrorKind::kUsage, where, Say("+{} is the code of a service and belongs to no country", code),
                     Say("give the calling code or region of a country, such as 886 or TW"));
  }
  const std::string_view like = RegionNamedLike(text);
  const RegionId region = plan.FindRegion(like);
  const Phrase advice = Say("give a calling code, such as 886, or a region, such as TW");
  return MakeError(ErrorKind::kUsage, where, Say("there is no such country"),
                   region == kNoRegion ? advice
                                       : Say("the nearest is {} or {} ({}); {}", plan.CallingCode(region), like,
                                             CountryName(like), advice));
}

absl::Status NoSuchRegion(const NumberingPlan& plan, std::string_view text) {
  const Phrase where = Say("region \"{}\"", ForDisplay(text, 40));
  const Phrase why = Say("there is no such region");
  const Phrase advice = Say("give its two letters by ISO 3166, such as TW, HK or IM");
  if (const uint32_t code = ParseCallingCode(plan, FoldName(text))) {
    return MakeError(ErrorKind::kUsage, where, why, Say("{} is a calling code: give it as --country-code", code));
  }
  const std::string_view like = RegionNamedLike(text);
  if (plan.FindRegion(like) == kNoRegion) return MakeError(ErrorKind::kUsage, where, why, advice);
  return MakeError(ErrorKind::kUsage, where, why, Say("the nearest is {} ({}); {}", like, CountryName(like), advice));
}

// The one run of digits in `text`, with what of `+` and spaces stands before it, cut out of it; false when there is not
// exactly one.
bool CutOutDigits(std::string* text, std::string* digits) {
  const auto first = std::find_if(text->begin(), text->end(), IsDigit);
  const auto end = std::find_if_not(first, text->end(), IsDigit);
  if (first == text->end() || std::any_of(end, text->end(), IsDigit)) return false;
  digits->assign(first, end);
  text->erase(first, end);
  std::replace(text->begin(), text->end(), '+', ' ');
  return true;
}

// What a spreadsheet makes of a number: 886.0.
std::string_view WithoutDecimalTail(std::string_view text) {
  for (const std::string_view tail : {".00", ".0"}) {
    if (!text.ends_with(tail)) continue;
    const std::string_view whole = text.substr(0, text.size() - tail.size());
    if (!whole.empty() && std::all_of(whole.begin(), whole.end(), IsDigit)) return whole;
  }
  return text;
}

}  // namespace

absl::StatusOr<RegionId> HomeRegion(const NumberingPlan& plan, std::string_view country_code, std::string_view region) {
  const bool no_code = TrimSpace(country_code).empty(), no_region = TrimSpace(region).empty();
  RegionId home = kNoRegion;
  if (!no_code || no_region) {
    const std::string folded = no_code ? std::string("886") : FoldName(country_code);
    home = plan.MainRegion(ParseCallingCode(plan, folded));
    if (home == kNoRegion) home = ParseRegion(plan, folded);
    if (home == kNoRegion) {
      const std::string_view text = no_code ? std::string_view(folded) : country_code;
      return NoSuchCountry(plan, Say("country code \"{}\"", ForDisplay(text, 40)), text);
    }
  }
  if (no_region) return home;
  const uint32_t code = plan.CallingCode(home);
  home = ParseRegion(plan, FoldName(region));
  if (home == kNoRegion) return NoSuchRegion(plan, region);
  if (!no_code && code != plan.CallingCode(home)) {
    return MakeError(ErrorKind::kUsage,
                     Say("country code \"{}\", region \"{}\"", ForDisplay(country_code, 40), ForDisplay(region, 40)),
                     Say("the region {} has the calling code {}", plan.RegionName(home), plan.CallingCode(home)),
                     Say("leave one of the two out"));
  }
  return home;
}

absl::StatusOr<CallingCodeSet> CallingCodesOf(const NumberingPlan& plan, const std::vector<std::string>& countries) {
  CallingCodeSet codes;
  for (const std::string& item : countries) {
    std::string_view rest = item;
    for (bool more = true; more;) {
      constexpr std::string_view kComma = ",", kWideComma = "，";
      const size_t end = std::min({rest.find(kComma), rest.find(kWideComma), rest.size()});
      const std::string_view country = rest.substr(0, end);
      rest.remove_prefix(end);
      more = !rest.empty();
      if (more) rest.remove_prefix(rest.starts_with(kComma) ? kComma.size() : kWideComma.size());
      const std::string folded = FoldName(country);
      uint32_t code = ParseCallingCode(plan, folded);
      if (code == 0) code = plan.CallingCode(CountryInField(plan, country));
      if (code == 0) return NoSuchCountry(plan, Say("country \"{}\" of --countries", ForDisplay(country, 40)), country);
      codes.set(code);
    }
  }
  return codes;
}

RegionId CountryInField(const NumberingPlan& plan, std::string_view field) {
  constexpr size_t kLongest = 200;  // bytes; no country has such a name
  if (field.size() > kLongest) return kNoRegion;
  std::string folded = FoldName(field);
  folded = WithoutDecimalTail(folded);
  std::string digits;
  if (!CutOutDigits(&folded, &digits)) return plan.FindRegion(RegionNamed(folded));
  const uint32_t code = ParseCallingCode(plan, digits);
  if (FoldCountryName(folded).empty()) return plan.MainRegion(code);
  const RegionId region = plan.FindRegion(RegionNamed(folded));
  return code != 0 && plan.CallingCode(region) == code ? region : kNoRegion;
}

}  // namespace muster
