#include "number/damage_cases.h"

namespace muster::testing {

std::vector<DamageCase> AcceptedWritings() {
  return {
      // As it should be. Spaces around a number are no repair.
      {"0912345678", kWang},
      {"+886912345678", kWang},
      {"  0912345678", kWang},
      {"0912345678 \t", kWang},

      // Punctuation: dashes of every kind, dots, spaces, brackets, underscores; paired or not; also after the plus.
      {"0912-345-678", kWang, "punctuation"},
      {"0912 345 678", kWang, "punctuation"},
      {"0912  345678", kWang, "punctuation"},
      {"0912\t345\t678", kWang, "punctuation"},
      {"(0912)345-678", kWang, "punctuation"},
      {"(09)1234.5678", kWang, "punctuation"},
      {"0912.345.678", kWang, "punctuation"},
      {"0912345.678", kWang, "punctuation"},
      {"0912_345_678", kWang, "punctuation"},
      {"0912·345·678", kWang, "punctuation"},
      {"0912•345•678", kWang, "punctuation"},
      {"0912・345・678", kWang, "punctuation"},
      {"0912\u2010345\u2010678", kWang, "punctuation"},  // hyphen
      {"0912\u2011345\u2011678", kWang, "punctuation"},  // non-breaking hyphen
      {"0912\u2012345\u2012678", kWang, "punctuation"},  // figure dash
      {"0912\u2013345\u2013678", kWang, "punctuation"},  // en dash
      {"0912\u2014345\u2014678", kWang, "punctuation"},  // em dash
      {"0912\u2015345\u2015678", kWang, "punctuation"},  // horizontal bar
      {"0912\u2212345\u2212678", kWang, "punctuation"},  // minus sign
      {"0912－345－678", kWang, "punctuation"},
      {"（0912）345678", kWang, "punctuation"},
      {"0912345678.", kWang, "punctuation"},
      {"0912345678。", kWang, "punctuation"},
      {"0912345678-", kWang, "punctuation"},
      {"-0912345678", kWang, "punctuation"},
      {".0912345678", kWang, "punctuation"},
      {"(0912345678", kWang, "punctuation"},
      {"0912)345(678", kWang, "punctuation"},
      {"[0912] 345 678", kWang, "punctuation"},
      {"+886-912-345-678", kWang, "punctuation"},
      {"+ 886 912 345 678", kWang, "punctuation"},
      {"+-886912345678", kWang, "punctuation"},
      {"+(886)912345678", kWang, "punctuation"},
      {"(+886)912-345-678", kWang, "punctuation"},

      // Labels that mean a phone, with a colon of either width and in either case.
      {"手機:0912345678", kWang, "punctuation"},
      {"手機：0912345678", kWang, "punctuation"},
      {"行動:0912345678", kWang, "punctuation"},
      {"行動：0912345678", kWang, "punctuation"},
      {"電話:0912345678", kWang, "punctuation"},
      {"電話：0912345678", kWang, "punctuation"},
      {"行動電話:0912345678", kWang, "punctuation"},
      {"行動電話：0912345678", kWang, "punctuation"},
      {"mobile:0912345678", kWang, "punctuation"},
      {"Mobile：0912345678", kWang, "punctuation"},
      {"cell:0912345678", kWang, "punctuation"},
      {"CELL：0912345678", kWang, "punctuation"},
      {"phone:0912345678", kWang, "punctuation"},
      {"Phone：0912345678", kWang, "punctuation"},
      {"tel:0912345678", kWang, "punctuation"},
      {"TEL：0912345678", kWang, "punctuation"},
      {"M:0912345678", kWang, "punctuation"},
      {"m：0912345678", kWang, "punctuation"},
      {"T:0912345678", kWang, "punctuation"},
      {"t：0912345678", kWang, "punctuation"},
      {"ＴＥＬ：0912345678", kWang, "punctuation"},
      {"Tel: 0912 345 678", kWang, "punctuation"},
      {"tel:+886912345678", kWang, "punctuation"},

      // Digits of other widths and scripts, and the full-width plus.
      {"０９１２３４５６７８", kWang, "width"},
      {"0912３４５678", kWang, "width"},
      {"＋886912345678", kWang, "width"},
      {"٠٩١٢٣٤٥٦٧٨", kWang, "width"},  // Arabic-Indic
      {"۰۹۱۲۳۴۵۶۷۸", kWang, "width"},  // Extended Arabic-Indic
      {"०९१२३४५६७८", kWang, "width"},  // Devanagari
      {"০৯১২৩৪৫৬৭৮", kWang, "width"},  // Bengali
      {"๐๙๑๒๓๔๕๖๗๘", kWang, "width"},  // Thai
      {"០៩១២៣៤៥៦៧៨", kWang, "width"},  // Khmer
      {"𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", kWang, "width"},  // mathematical bold

      // What cannot be seen: the first and the last of every range.
      {"\u00A00912345678", kWang, "invisible"},
      {"0912\u00A0345\u00A0678", kWang, "invisible"},
      {"0912\u3000345\u3000678", kWang, "invisible"},
      {"0912345678\u3000", kWang, "invisible"},
      {"\u200B0912345678", kWang, "invisible"},
      {"0912345\u200C678", kWang, "invisible"},
      {"0912345\u200D678", kWang, "invisible"},
      {"\u200E0912345678", kWang, "invisible"},
      {"\u200F0912345678", kWang, "invisible"},
      {"\u202A0912345678\u202C", kWang, "invisible"},
      {"\u202D0912345678\u202E", kWang, "invisible"},
      {"\u202B0912345678", kWang, "invisible"},
      {"\u20660912345678\u2069", kWang, "invisible"},
      {"\u2067\u20680912345678", kWang, "invisible"},
      {"0912\uFE00345678", kWang, "invisible"},
      {"0912345678\uFE0F", kWang, "invisible"},
      {"\uFEFF0912345678", kWang, "invisible"},
      {"0912\uFEFF345678", kWang, "invisible"},
      {"+\u200B886912345678", kWang, "invisible"},

      // A spreadsheet's marks for text.
      {"=\"0912345678\"", kWang, "spreadsheet_text"},
      {"'0912345678", kWang, "spreadsheet_text"},
      {" '0912345678", kWang, "spreadsheet_text"},
      {"'+886912345678", kWang, "spreadsheet_text"},

      // Scientific notation with exactly as many fraction digits as the exponent says.
      {"9.12345678E+08", kWang, "leading_zero+scientific"},
      {"9.12345678E+8", kWang, "leading_zero+scientific"},
      {"9.12345678E08", kWang, "leading_zero+scientific"},
      {"9.12345678e8", kWang, "leading_zero+scientific"},
      {"8.86912345678E+11", kWang, "prefix+scientific"},

      // Decimal tails.
      {"912345678.0", kWang, "leading_zero+decimal_tail"},
      {"912345678.00", kWang, "leading_zero+decimal_tail"},
      {"0912345678.0", kWang, "decimal_tail"},
      {" 912345678.0 ", kWang, "leading_zero+decimal_tail"},
      {"886912345678.0", kWang, "prefix+decimal_tail"},
  };
}

std::vector<DamageCase> AcceptedCombined() {
  return {
      {"+886 (0) 912-345-678", kWang, "punctuation+prefix"},
      {"+886(0)912345678", kWang, "punctuation+prefix"},
      {"+886 0912 345 678", kWang, "punctuation+prefix"},
      {"886-912-345-678", kWang, "punctuation+prefix"},
      {"00-886-912-345-678", kWang, "punctuation+prefix"},
      {"912-345-678", kWang, "punctuation+leading_zero"},
      {"912 345 678", kWang, "punctuation+leading_zero"},
      {"０９１２－３４５－６７８", kWang, "punctuation+width"},
      {"（０９１２）３４５６７８", kWang, "punctuation+width"},
      {"０９１２．３４５．６７８", kWang, "punctuation+width"},
      {"手機：０９１２３４５６７８", kWang, "punctuation+width"},
      {"９１２３４５６７８", kWang, "width+leading_zero"},
      {"８８６９１２３４５６７８", kWang, "width+prefix"},
      {"＋８８６－９１２－３４５－６７８", kWang, "punctuation+width"},
      {"９１２３４５６７８．０", kWang, "width+leading_zero+decimal_tail"},
      {"９．１２３４５６７８Ｅ＋０８", kWang, "width+leading_zero+scientific"},
      {"0912-345-678\u00A0", kWang, "punctuation+invisible"},
      {"0912\u3000345-678", kWang, "punctuation+invisible"},
      {"tel:\u00A00912345678", kWang, "punctuation+invisible"},
      {"\uFEFF手機：0912345678", kWang, "punctuation+invisible"},
      {"\u200B912345678", kWang, "invisible+leading_zero"},
      {"886\u00A0912\u00A0345\u00A0678", kWang, "invisible+prefix"},
      {"０９１２\u3000３４５\u3000６７８", kWang, "width+invisible"},
      {"\u202A+886 912-345-678\u202C", kWang, "punctuation+invisible"},
      {"=\"912345678\"", kWang, "leading_zero+spreadsheet_text"},
      {"=\"886912345678\"", kWang, "prefix+spreadsheet_text"},
      {"=\"0912-345-678\"", kWang, "punctuation+spreadsheet_text"},
      {"'0912 345 678", kWang, "punctuation+spreadsheet_text"},
      {"'０９１２３４５６７８", kWang, "width+spreadsheet_text"},
      {"=\"\u200B0912345678\"", kWang, "invisible+spreadsheet_text"},
      {"\uFEFF=\"0912345678\"", kWang, "invisible+spreadsheet_text"},
      {"'912345678.0", kWang, "leading_zero+spreadsheet_text+decimal_tail"},
      {"=\"9.12345678E+08\"", kWang, "leading_zero+spreadsheet_text+scientific"},
      {"tel:912345678.0", kWang, "punctuation+leading_zero+decimal_tail"},
      {"手機：9.12345678E+08", kWang, "punctuation+leading_zero+scientific"},
      {"=\"手機：０９１２－３４５６７８\"", kWang, "punctuation+width+spreadsheet_text"},
      {"＋886\u00A0(0)\u00A0912-345-678", kWang, "punctuation+width+invisible+prefix"},
      {"\u200E８８６－０９１２－３４５６７８\u200E", kWang, "punctuation+width+invisible+prefix"},
      {"電話：(02) 2718-7200", kTaipei, "punctuation", "fixed_line"},
      {"886 (02) 2718-7200", kTaipei, "punctuation+prefix", "fixed_line"},
      {"2718-7200", kTaipei, "punctuation+area_code", "fixed_line", false, "886", "02"},
      {"２７１８７２００", kTaipei, "width+area_code", "fixed_line", false, "886", "02"},
      {"27187200.0", kTaipei, "decimal_tail+area_code", "fixed_line", false, "886", "02"},
  };
}

std::vector<DamageCase> AllDamageCases() {
  std::vector<DamageCase> all;
  for (std::vector<DamageCase> (*part)() :
       {AcceptedWritings, AcceptedPlaces, AcceptedCombined, RefusedWritings, RefusedPlaces}) {
    const std::vector<DamageCase> more = part();
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace muster::testing
