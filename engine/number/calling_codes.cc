#include "number/calling_codes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace muster {
namespace {

// clang-format off
constexpr CallingCode kCallingCodes[] = {
    {1, "US AG AI AS BB BM BS CA DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI", ""}, {7, "RU KZ", ""},
    {20, "EG", "0"}, {27, "ZA", "0"}, {30, "GR", ""}, {31, "NL", "0"}, {32, "BE", "0"}, {33, "FR", "0"},
    {34, "ES", ""}, {36, "HU", "06"}, {39, "IT VA", ""}, {40, "RO", "0"}, {41, "CH", "0"}, {43, "AT", "0"},
    {44, "GB GG IM JE", "0"}, {45, "DK", ""}, {46, "SE", "0"}, {47, "NO SJ", ""}, {48, "PL", ""}, {49, "DE", "0"},
    {51, "PE", "0"}, {52, "MX", ""}, {53, "CU", "0"}, {54, "AR", "0"}, {55, "BR", "0"}, {56, "CL", ""},
    {57, "CO", "0"}, {58, "VE", "0"}, {60, "MY", "0"}, {61, "AU CC CX", "0"}, {62, "ID", "0"}, {63, "PH", "0"},
    {64, "NZ", "0"}, {65, "SG", ""}, {66, "TH", "0"}, {81, "JP", "0"}, {82, "KR", "0"}, {84, "VN", "0"},
    {86, "CN", "0"}, {90, "TR", "0"}, {91, "IN", "0"}, {92, "PK", "0"}, {93, "AF", "0"}, {94, "LK", "0"},
    {95, "MM", "0"}, {98, "IR", "0"}, {211, "SS", "0"}, {212, "MA EH", "0"}, {213, "DZ", "0"}, {216, "TN", ""},
    {218, "LY", "0"}, {220, "GM", ""}, {221, "SN", ""}, {222, "MR", ""}, {223, "ML", ""}, {224, "GN", ""},
    {225, "CI", ""}, {226, "BF", ""}, {227, "NE", ""}, {228, "TG", ""}, {229, "BJ", ""}, {230, "MU", ""},
    {231, "LR", "0"}, {232, "SL", "0"}, {233, "GH", "0"}, {234, "NG", "0"}, {235, "TD", ""}, {236, "CF", ""},
    {237, "CM", ""}, {238, "CV", ""}, {239, "ST", ""}, {240, "GQ", ""}, {241, "GA", ""}, {242, "CG", ""},
    {243, "CD", "0"}, {244, "AO", ""}, {245, "GW", ""}, {246, "IO", ""}, {247, "AC", ""}, {248, "SC", ""},
    {249, "SD", "0"}, {250, "RW", "0"}, {251, "ET", "0"}, {252, "SO", ""}, {253, "DJ", ""}, {254, "KE", "0"},
    {255, "TZ", "0"}, {256, "UG", "0"}, {257, "BI", ""}, {258, "MZ", ""}, {260, "ZM", "0"}, {261, "MG", "0"},
    {262, "RE YT", "0"}, {263, "ZW", "0"}, {264, "NA", "0"}, {265, "MW", "0"}, {266, "LS", ""}, {267, "BW", ""},
    {268, "SZ", ""}, {269, "KM", ""}, {290, "SH TA", ""}, {291, "ER", "0"}, {297, "AW", ""}, {298, "FO", ""},
    {299, "GL", ""}, {350, "GI", ""}, {351, "PT", ""}, {352, "LU", ""}, {353, "IE", "0"}, {354, "IS", ""},
    {355, "AL", "0"}, {356, "MT", ""}, {357, "CY", ""}, {358, "FI AX", "0"}, {359, "BG", "0"}, {370, "LT", ""},
    {371, "LV", ""}, {372, "EE", ""}, {373, "MD", "0"}, {374, "AM", "0"}, {375, "BY", ""}, {376, "AD", ""},
    {377, "MC", "0"}, {378, "SM", ""}, {380, "UA", "0"}, {381, "RS", "0"}, {382, "ME", "0"}, {383, "XK", "0"},
    {385, "HR", "0"}, {386, "SI", "0"}, {387, "BA", "0"}, {389, "MK", "0"}, {420, "CZ", ""}, {421, "SK", "0"},
    {423, "LI", ""}, {500, "FK", ""}, {501, "BZ", ""}, {502, "GT", ""}, {503, "SV", ""}, {504, "HN", ""},
    {505, "NI", ""}, {506, "CR", ""}, {507, "PA", ""}, {508, "PM", "0"}, {509, "HT", ""}, {590, "GP BL MF", "0"},
    {591, "BO", ""}, {592, "GY", ""}, {593, "EC", "0"}, {594, "GF", "0"}, {595, "PY", "0"}, {596, "MQ", "0"},
    {597, "SR", ""}, {598, "UY", "0"}, {599, "CW BQ", ""}, {670, "TL", ""}, {672, "NF", ""}, {673, "BN", ""},
    {674, "NR", ""}, {675, "PG", ""}, {676, "TO", ""}, {677, "SB", ""}, {678, "VU", ""}, {679, "FJ", ""},
    {680, "PW", ""}, {681, "WF", ""}, {682, "CK", ""}, {683, "NU", ""}, {685, "WS", ""}, {686, "KI", ""},
    {687, "NC", ""}, {688, "TV", ""}, {689, "PF", ""}, {690, "TK", ""}, {691, "FM", ""}, {692, "MH", ""},
    {800, "", ""}, {808, "", ""}, {850, "KP", "0"}, {852, "HK", ""}, {853, "MO", ""}, {855, "KH", "0"},
    {856, "LA", "0"}, {870, "", ""}, {878, "", ""}, {880, "BD", "0"}, {881, "", ""}, {882, "", ""}, {883, "", ""},
    {886, "TW", "0"}, {888, "", ""}, {960, "MV", ""}, {961, "LB", "0"}, {962, "JO", "0"}, {963, "SY", "0"},
    {964, "IQ", "0"}, {965, "KW", ""}, {966, "SA", "0"}, {967, "YE", "0"}, {968, "OM", ""}, {970, "PS", "0"},
    {971, "AE", "0"}, {972, "IL", "0"}, {973, "BH", ""}, {974, "QA", ""}, {975, "BT", ""}, {976, "MN", "0"},
    {977, "NP", "0"}, {979, "", ""}, {992, "TJ", ""}, {993, "TM", ""}, {994, "AZ", "0"}, {995, "GE", "0"},
    {996, "KG", "0"}, {998, "UZ", ""},
};
// clang-format on

constexpr std::array<bool, 1000> MarkKnown() {
  std::array<bool, 1000> known{};
  for (const CallingCode& entry : kCallingCodes) known[entry.code] = true;
  return known;
}

constexpr std::array<bool, 1000> kKnown = MarkKnown();

}  // namespace

std::span<const CallingCode> CallingCodes() { return kCallingCodes; }

const CallingCode* FindCallingCode(uint32_t code) {
  const auto* entry = std::lower_bound(std::begin(kCallingCodes), std::end(kCallingCodes), code,
                                       [](const CallingCode& a, uint32_t b) { return a.code < b; });
  return entry != std::end(kCallingCodes) && entry->code == code ? entry : nullptr;
}

size_t CallingCodeLength(std::string_view digits) {
  if (digits.empty() || digits[0] == '0') return 0;
  uint32_t code = 0;
  for (size_t length = 1; length <= 3 && length <= digits.size(); ++length) {
    code = code * 10 + static_cast<uint32_t>(digits[length - 1] - '0');
    if (kKnown[code]) return length;
  }
  return 0;
}

}  // namespace muster
