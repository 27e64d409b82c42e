// Holds a numbering plan made of the C++ libphonenumber's own metadata to that library: reads what plan_answers wrote
// and asks the library the same. Prints the first disagreements and the counts; exit code 1 when there is any, or no
// case.
//
//   plan_answers PLAN <CASES | ask_libphonenumber
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr size_t kLongest = 15;  // digits: ITU-T E.164; the library takes more
constexpr uint64_t kShown = 20;

struct Answer {
  std::string_view status;
  std::string e164;
  std::string_view type;
  std::string region;
  bool possible = false;
  bool over_limit = false;
};

std::string_view StatusOf(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
      return "unknown_country";
    case PhoneNumberUtil::TOO_LONG_NSN:
      return "too_long";
    default:
      return "too_short";  // also one digit, which is no number for the library
  }
}

std::string_view NameOf(PhoneNumberUtil::PhoneNumberType type) {
  constexpr std::string_view kNames[] = {"fixed_line",  "mobile", "fixed_line_or_mobile", "toll_free", "premium_rate",
                                         "shared_cost", "voip",   "personal_number",      "pager",     "uan",
                                         "voicemail",   "unknown"};
  return kNames[std::min<size_t>(static_cast<size_t>(type), std::size(kNames) - 1)];
}

Answer Ask(const PhoneNumberUtil& util, const std::string& region, const std::string& digits) {
  PhoneNumber number;
  const PhoneNumberUtil::ErrorType error = util.Parse(digits, region == "-" ? "ZZ" : region, &number);
  Answer answer{.status = {}, .e164 = {}, .type = "unknown", .region = {}};
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
    answer.status = StatusOf(error);
    return answer;
  }
  util.Format(number, PhoneNumberUtil::E164, &answer.e164);
  if (answer.e164.size() - 1 > kLongest) {
    answer.status = "too_long";
    answer.over_limit = true;
    return answer;
  }
  const PhoneNumberUtil::ValidationResult reason = util.IsPossibleNumberWithReason(number);
  const bool valid = util.IsValidNumber(number);
  answer.status = valid                                  ? "valid"
                  : reason == PhoneNumberUtil::TOO_SHORT ? "too_short"
                  : reason == PhoneNumberUtil::TOO_LONG  ? "too_long"
                                                         : "invalid_number";
  answer.type = NameOf(util.GetNumberType(number));
  util.GetRegionCodeForNumber(number, &answer.region);
  if (answer.region == "ZZ") answer.region.clear();
  answer.possible = valid || reason == PhoneNumberUtil::IS_POSSIBLE;
  return answer;
}

// Behind a plus and an unknown calling code the digits are read once more as if no plus were there. When an IDD prefix
// with fewer than three digits behind it is found then, the JavaScript build calls the number too short, and so does
// the plan; the C++ build drops that error and says that the country is unknown.
bool IsKnownDifference(const std::vector<std::string>& fields, const Answer& answer) {
  return fields[1].starts_with('+') && fields[2] == "too_short" && fields[3].empty() &&
         answer.status == "unknown_country";
}

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  fields.resize(7);
  return fields;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  uint64_t cases = 0, valid = 0, over_limit = 0, known = 0, disagreements = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const std::vector<std::string> fields = Fields(line);
    const Answer answer = Ask(util, fields[0], fields[1]);
    ++cases;
    if (answer.over_limit) ++over_limit;
    if (answer.status == "valid") ++valid;
    // Of a number over the limit the plan gives nothing but that.
    const bool same = answer.status == fields[2] &&
                      (answer.over_limit || (answer.e164 == fields[3] && answer.type == fields[4] &&
                                             answer.region == fields[5] && answer.possible == (fields[6] == "1")));
    if (same) continue;
    if (IsKnownDifference(fields, answer)) {
      ++known;
      continue;
    }
    if (++disagreements > kShown) continue;
    std::cout << line << "\n  library: " << answer.status << ' ' << answer.e164 << ' ' << answer.type << ' '
              << answer.region << ' ' << answer.possible << '\n';
  }
  std::cout << cases << " cases, " << valid << " of them valid, " << over_limit << " over " << kLongest
            << " digits: " << disagreements << " disagreements, and " << known
            << " short numbers on which the library's own builds disagree\n";
  return disagreements > 0 || cases == 0 ? 1 : 0;
}
