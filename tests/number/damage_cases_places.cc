#include "number/damage_cases.h"

namespace muster::testing {
namespace {

constexpr Accept kMobileOnly = Accept::kMobile;

}  // namespace

std::vector<DamageCase> AcceptedPlaces() {
  return {
      // A spreadsheet ate the 0 of a mobile.
      {"912345678", kWang, "leading_zero"},
      {"987654321", "+886987654321", "leading_zero"},
      // Other types keep what was typed, with a warning.
      {"227187200", kTaipei, "", "fixed_line", true},
      {"27187200", "+88627187200", "", "fixed_line", true},
      {"800123456", "+886800123456", "", "toll_free", true},
      {"204123456", "+886204123456", "", "premium_rate", true},
      {"7012345678", "+8867012345678", "", "voip", true},
      {"990123456", "+886990123456", "", "personal_number", true},
      {"501234567", "+886501234567", "", "uan", true},
      {"2-2718-7200", kTaipei, "punctuation", "fixed_line", true},
      // Where the national form has no trunk prefix nothing is missing.
      {"91234567", "+85291234567", "", "mobile", false, "852"},
      {"512345678", "+48512345678", "", "mobile", false, "48"},

      // Calling codes without plus, before a trunk 0, behind 00 or an international prefix.
      {"886912345678", kWang, "prefix"},
      {"8860912345678", kWang, "prefix"},
      {"88600912345678", kWang, "prefix"},
      {"+8860912345678", kWang, "prefix"},
      {"00886912345678", kWang, "prefix"},
      {"008860912345678", kWang, "prefix"},
      {"002886912345678", kWang, "prefix"},
      {"005886912345678", kWang, "prefix"},
      {"006886912345678", kWang, "prefix"},
      {"007886912345678", kWang, "prefix"},
      {"009886912345678", kWang, "prefix"},
      {"019886912345678", kWang, "prefix"},
      {"0028860912345678", kWang, "prefix"},
      {"+002886912345678", kWang, "prefix"},
      {"886227187200", kTaipei, "prefix", "fixed_line"},
      {"8860227187200", kTaipei, "prefix", "fixed_line"},
      {"00285291234567", "+85291234567", "prefix"},
      {"0085291234567", "+85291234567", "prefix"},

      // Area codes: only a number without trunk 0, without plus and of the right length is local.
      {"27187200", kTaipei, "area_code", "fixed_line", false, "886", "02"},
      {"27187200", kTaipei, "area_code", "fixed_line", false, "886", "2"},
      {"27187200", kTaipei, "area_code", "fixed_line", false, "886", "(02)"},
      {"7123456", "+88677123456", "area_code", "fixed_line", false, "886", "07"},
      {"22345678", "+886422345678", "area_code", "fixed_line", false, "886", "04"},
      {"7234567", "+88647234567", "area_code", "fixed_line", false, "886", "04"},
      {"2345678", "+886492345678", "area_code", "fixed_line", false, "886", "049"},
      {"0227187200", kTaipei, "", "fixed_line", false, "886", "04"},
      {"+886227187200", kTaipei, "", "fixed_line", false, "886", "02"},
      {"0912345678", kWang, "", "mobile", false, "886", "02"},
      {"912345678", kWang, "leading_zero", "mobile", false, "886", "02"},
      {"886912345678", kWang, "prefix", "mobile", false, "886", "02"},
      {"227187200", kTaipei, "", "fixed_line", true, "886", "02"},

      // Taiwan's types.
      {"02-2718-7200", kTaipei, "punctuation", "fixed_line"},
      {"03-3123456", "+88633123456", "punctuation", "fixed_line"},
      {"037-123456", "+88637123456", "punctuation", "fixed_line"},
      {"04-2234-5678", "+886422345678", "punctuation", "fixed_line"},
      {"049-2345678", "+886492345678", "punctuation", "fixed_line"},
      {"05-2345678", "+88652345678", "punctuation", "fixed_line"},
      {"06-1234567", "+88661234567", "punctuation", "fixed_line"},
      {"07-1234567", "+88671234567", "punctuation", "fixed_line"},
      {"08-7123456", "+88687123456", "punctuation", "fixed_line"},
      {"082-312345", "+88682312345", "punctuation", "fixed_line"},
      {"0826-61234", "+88682661234", "punctuation", "fixed_line"},
      {"0836-22345", "+88683622345", "punctuation", "fixed_line"},
      {"089-123456", "+88689123456", "punctuation", "fixed_line"},
      {"0800-123-456", "+886800123456", "punctuation", "toll_free"},
      {"0809123456", "+886809123456", "", "toll_free"},
      {"0204123456", "+886204123456", "", "premium_rate"},
      {"07012345678", "+8867012345678", "", "voip"},
      {"0990123456", "+886990123456", "", "personal_number"},
      {"0501234567", "+886501234567", "", "uan"},

      // Other countries, from Taiwan and at home.
      {"+85291234567", "+85291234567"},
      {"+852 9123 4567", "+85291234567", "punctuation"},
      {"+8613800138000", "+8613800138000"},
      {"+44 (0)7400 123456", "+447400123456", "punctuation+prefix"},
      {"07400123456", "+447400123456", "", "mobile", false, "44"},
      {"7400123456", "+447400123456", "leading_zero", "mobile", false, "44"},
      {"447400123456", "+447400123456", "prefix", "mobile", false, "44"},
      {"+886912345678", kWang, "", "mobile", false, "44"},
      {"090-1234-5678", "+819012345678", "punctuation", "mobile", false, "81"},
      {"06201234567", "+36201234567", "", "mobile", false, "36"},
      {"201234567", "+36201234567", "leading_zero", "mobile", false, "36"},
      {"0912345678", kWang, "", "mobile", false, "TW"},
      {"912345678", kWang, "leading_zero", "mobile", false, "+886"},
      {"0912-345-678", kWang, "punctuation", "mobile", false, "00886"},

      // Mobiles are what SMS goes to.
      {"0912345678", kWang, "", "mobile", false, "886", "", kMobileOnly},
      {"+85291234567", "+85291234567", "", "mobile", false, "886", "", kMobileOnly},

      // No correction: what can be dialled as it stands.
      {"0912345678", kWang, "", "mobile", false, "886", "", kMobileOnly, kListRaw},
      {"+886912345678", kWang, "", "mobile", false, "886", "", kMobileOnly, kListRaw},
      {"0227187200", kTaipei, "", "fixed_line", false, "886", "", Accept::kAny, kListRaw},
  };
}

std::vector<DamageCase> RefusedPlaces() {
  return {
      // Lengths that no number has.
      {"1", "too_short"},
      {"110", "too_short"},
      {"119", "too_short"},
      {"1922", "too_short"},
      {"091234", "too_short"},
      {"123456", "too_short"},
      {"912.0", "too_short"},
      {"+88", "too_short"},
      {"+886", "too_short"},
      {"+886 912", "too_short"},
      {"09123456789012", "too_long"},
      {"0912345678901", "too_long"},
      {"+886912345678901", "too_long"},
      {"+1234567890123456", "too_long"},
      {"8613800138000", "too_long"},
      {"0401234567890", "too_long"},
      {"0912345678091234567809123456780912345678091234567809123456780912345678", "too_long"},
      // Lengths between the possible ones, and ranges that are not in use.
      {"091234567", "invalid_number"},
      {"09123456789", "invalid_number"},
      {"91234567", "invalid_number"},
      {"4128880", "invalid_number"},
      {"0101234567", "invalid_number"},
      {"0112345678", "invalid_number"},
      {"0301234567", "invalid_number"},
      {"0000000000", "invalid_number"},
      {"+8869123456789", "invalid_number"},
      {"85291234567", "invalid_number"},
      {"12345678", "invalid_number", "", "", false, "886", "02"},
      // A dot behind anything else than digits is punctuation, also before a last 0.
      {"-912345678.0", "invalid_number"},
      {"+886912345678.0", "invalid_number"},
      {"0912.345.678.0", "invalid_number"},
      {"912345678.000", "too_long"},
      // Calling codes that no country has.
      {"+999123456789", "unknown_country"},
      {"+210123456789", "unknown_country"},
      {"+0912345678", "unknown_country"},
      {"00999123456789", "unknown_country"},
      {"009999123456789", "unknown_country"},

      // Valid, and no mobile.
      {"0227187200", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"02-2718-7200", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"27187200", "not_mobile", "", "", false, "886", "02", kMobileOnly},
      {"0800123456", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"0204123456", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"07012345678", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"0990123456", "not_mobile", "", "", false, "886", "", kMobileOnly},
      {"0501234567", "not_mobile", "", "", false, "886", "", kMobileOnly},

      // No correction: whatever would need one.
      {"0912-345-678", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {" 0912345678", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"912345678", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"886912345678", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"+8860912345678", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"０９１２３４５６７８", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"912345678.0", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"27187200", "not_clean", "", "", false, "886", "02", Accept::kAny, kListRaw},
      {"N/A", "not_clean", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"", "empty_number", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"0227187200", "not_mobile", "", "", false, "886", "", kMobileOnly, kListRaw},
      {"+999123456789", "unknown_country", "", "", false, "886", "", kMobileOnly, kListRaw},
  };
}

}  // namespace muster::testing
