#include "number/number_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "muster/error.h"
#include "number/reader_vocabulary.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using testing::Accepted;
using testing::Check;
using testing::Describe;
using testing::kMobile;
using testing::Reader;
using testing::Rejected;

TEST(NumberReader, ReadsCleanNumbers) {
  Check(Reader(), std::vector<Accepted>{
                      {"0912345678", kMobile, ""},
                      {"+886912345678", kMobile, "", "i"},
                      {" 0912345678\t ", kMobile, ""},
                      {"0227187200", 886227187200, ""},
                      {"0800123456", 886800123456, ""},
                      {"+85291234567", 85291234567, "", "i"},
                      {"+12125550123", 12125550123, "", "i"},
                      {"+390612345678", 390612345678, "", "i"},
                  });
}

TEST(NumberReader, DropsPunctuationWhereverItStands) {
  Check(Reader(), std::vector<Accepted>{
                      {"0912-345-678", kMobile, "punctuation"},
                      {"0912 345 678", kMobile, "punctuation"},
                      {"0912\t345678", kMobile, "punctuation"},
                      {"(0912)345-678", kMobile, "punctuation"},
                      {"(09)1234.5678", kMobile, "punctuation"},
                      {"0912.345.678", kMobile, "punctuation"},
                      {"0912_345_678", kMobile, "punctuation"},
                      {"0912·345·678", kMobile, "punctuation"},
                      {"0912•345•678", kMobile, "punctuation"},
                      {"0912・345・678", kMobile, "punctuation"},
                      {"0912‧345‧678", kMobile, "punctuation"},
                      {"0912‐345‑678", kMobile, "punctuation"},
                      {"0912–345—678", kMobile, "punctuation"},
                      {"0912−345−678", kMobile, "punctuation"},
                      {"0912－345－678", kMobile, "punctuation"},
                      {"（0912）345678", kMobile, "punctuation"},
                      {"0912．345．678", kMobile, "punctuation"},
                      {"0912345678.", kMobile, "punctuation"},
                      {"0912345678。", kMobile, "punctuation"},
                      {"-0912345678-", kMobile, "punctuation"},
                      {"0912)345(678", kMobile, "punctuation"},
                      {"[0912]345678", kMobile, "punctuation"},
                      {"+886-912-345-678", kMobile, "punctuation", "i"},
                      {"+(886)912345678", kMobile, "punctuation", "i"},
                      {"(+886) 912-345-678", kMobile, "punctuation", "i"},
                      {"+ 886 912 345 678", kMobile, "punctuation", "i"},
                      {"+886(0)912345678", kMobile, "punctuation+prefix", "i"},
                      {"+-886912345678", kMobile, "punctuation", "i"},
                      {"02-2718-7200", 886227187200, "punctuation"},
                  });
}

TEST(NumberReader, DropsLabelsThatMeanAPhone) {
  Check(Reader(), std::vector<Accepted>{
                      {"tel:0912345678", kMobile, "punctuation"},
                      {"TEL:0912345678", kMobile, "punctuation"},
                      {"Tel: 0912-345-678", kMobile, "punctuation"},
                      {"tel:+886-912-345-678", kMobile, "punctuation", "i"},
                      {"ＴＥＬ：0912345678", kMobile, "punctuation"},
                      {"M:0912345678", kMobile, "punctuation"},
                      {"m：0912345678", kMobile, "punctuation"},
                      {"T:02-27187200", 886227187200, "punctuation"},
                      {"Mobile:0912345678", kMobile, "punctuation"},
                      {"cell: 0912345678", kMobile, "punctuation"},
                      {"PHONE:0912345678", kMobile, "punctuation"},
                      {"手機:0912345678", kMobile, "punctuation"},
                      {"手機：0912345678", kMobile, "punctuation"},
                      {"行動：0912345678", kMobile, "punctuation"},
                      {"電話：0912345678", kMobile, "punctuation"},
                      {"行動電話:0912345678", kMobile, "punctuation"},
                      {"手機：912345678.0", kMobile, "punctuation+leading_zero+decimal_tail"},
                      {"tel:9.12345678E+08", kMobile, "punctuation+leading_zero+scientific"},
                      {"\u200B手機：0912345678", kMobile, "punctuation+invisible"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"傳真:0227187200", "not_a_number"},
                      {"fax:0227187200", "not_a_number"},
                      {"住家:0227187200", "not_a_number"},
                      {"手機0912345678", "not_a_number"},
                      {"手機:", "not_a_number"},
                      {"手機:手機:0912345678", "not_a_number"},
                      {"0912345678 tel:", "not_a_number"},
                      {":0912345678", "not_a_number"},
                  });
}

TEST(NumberReader, MakesDigitsOfEveryScriptAscii) {
  Check(Reader(), std::vector<Accepted>{
                      {"０９１２３４５６７８", kMobile, "width"},
                      {"０９１２－３４５－６７８", kMobile, "punctuation+width"},
                      {"09１２345678", kMobile, "width"},
                      {"＋886912345678", kMobile, "width", "i"},
                      {"＋８８６９１２３４５６７８", kMobile, "width", "i"},
                      {"٠٩١٢٣٤٥٦٧٨", kMobile, "width"},
                      {"۰۹۱۲۳۴۵۶۷۸", kMobile, "width"},
                      {"०९१२३४५६७८", kMobile, "width"},
                      {"๐๙๑๒๓๔๕๖๗๘", kMobile, "width"},
                      {"𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", kMobile, "width"},
                      {"𝟘𝟡𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠", kMobile, "width"},
                      {"９１２３４５６７８．０", kMobile, "width+leading_zero+decimal_tail"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"〇九一二三四五六七八", "not_a_number"},
                      {"①②③④⑤⑥⑦⑧⑨", "not_a_number"},
                      {"091234567⁸", "not_a_number"},
                  });
}

TEST(NumberReader, StripsWhatCannotBeSeen) {
  for (const std::string_view mark :
       {"\u00A0", "\u3000", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u2069",
        "\uFE00", "\uFE0F", "\uFEFF", "\u00AD", "\u2060", "\u2009", "\u202F"}) {
    const std::string m(mark);
    const NumberReader reader = Reader();
    for (const std::string& field : {m + "0912345678", "0912" + m + "345678", "0912345678" + m}) {
      EXPECT_EQ(Describe(reader.Read(field)), "886912345678 invisible ") << field;
    }
    EXPECT_EQ(Describe(reader.Read(m + m)), "empty_number");
  }
  Check(Reader(), std::vector<Accepted>{
                      {"\u00A0 0912345678 \u00A0", kMobile, "invisible"},
                      {"0912\u3000345 678", kMobile, "punctuation+invisible"},
                      {"\u202A+886912345678\u202C", kMobile, "invisible", "i"},
                  });
}

TEST(NumberReader, PutsTheLeadingZeroBack) {
  Check(Reader(), std::vector<Accepted>{
                      {"912345678", kMobile, "leading_zero"},
                      {"912-345-678", kMobile, "punctuation+leading_zero"},
                      {"27187200", 88627187200, "", "t"},
                      {"227187200", 886227187200, "", "t"},
                      {"800123456", 886800123456, "", "t"},
                      {"990123456", 886990123456, "", "t"},
                      {"37123456", 88637123456, "", "t"},
                  });
}

TEST(NumberReader, MendsPrefixes) {
  Check(Reader(), std::vector<Accepted>{
                      {"886912345678", kMobile, "prefix", "i"},
                      {"8860912345678", kMobile, "prefix", "i"},
                      {"88600912345678", kMobile, "prefix", "i"},
                      {"+8860912345678", kMobile, "prefix", "i"},
                      {"+886 0912 345 678", kMobile, "punctuation+prefix", "i"},
                      {"00886912345678", kMobile, "prefix", "i"},
                      {"008860912345678", kMobile, "prefix", "i"},
                      {"00-886-912-345-678", kMobile, "punctuation+prefix", "i"},
                      {"002886912345678", kMobile, "prefix", "i"},
                      {"0028860912345678", kMobile, "prefix", "i"},
                      {"009886912345678", kMobile, "prefix", "i"},
                      {"019886912345678", kMobile, "prefix", "i"},
                      {"+002886912345678", kMobile, "prefix", "i"},
                      {"0085291234567", 85291234567, "prefix", "i"},
                      {"00285291234567", 85291234567, "prefix", "i"},
                      {"004915123456789", 4915123456789, "prefix", "i"},
                      {"+44 (0)20 7123 4567", 442071234567, "punctuation+prefix", "i"},
                      {"886227187200", 886227187200, "prefix", "i"},
                      // 006 and an unknown code is no number: then 00 and a known one is tried.
                      {"0062812345678", 62812345678, "prefix", "i"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"+0912345678", "unknown_country"},
                      {"+00886912345678", "unknown_country"},
                      {"00999123456789", "unknown_country"},
                      {"0088691234567", "too_long"},
                  });
}

TEST(NumberReader, TakesSpreadsheetMarksOff) {
  Check(Reader(), std::vector<Accepted>{
                      {"=\"0912345678\"", kMobile, "spreadsheet_text"},
                      {"'0912345678", kMobile, "spreadsheet_text"},
                      {" '0912345678 ", kMobile, "spreadsheet_text"},
                      {"=\"0912-345-678\"", kMobile, "punctuation+spreadsheet_text"},
                      {"=\"912345678.0\"", kMobile, "leading_zero+spreadsheet_text+decimal_tail"},
                      {"=\"+886912345678\"", kMobile, "spreadsheet_text", "i"},
                      {"=\" 0912345678 \"", kMobile, "spreadsheet_text"},
                      {"\uFEFF=\"0912345678\"\u00A0", kMobile, "invisible+spreadsheet_text"},
                      {"'手機：0912345678", kMobile, "punctuation+spreadsheet_text"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"=0912345678", "not_a_number"},
                      {"=\"0912345678", "not_a_number"},
                      {"=\"0912345678\"5", "not_a_number"},
                      {"='0912345678'", "not_a_number"},
                      {"\"0912345678\"", "not_a_number"},
                      {"0912345678'", "not_a_number"},
                      {"''0912345678", "not_a_number"},
                      {"=\"\"", "empty_number"},
                      {"'", "empty_number"},
                      {"=\"", "not_a_number"},
                      {"=", "not_a_number"},
                      {"=\"王小明\"", "not_a_number"},
                  });
}

TEST(NumberReader, WritesScientificNotationOut) {
  Check(Reader(), std::vector<Accepted>{
                      {"9.12345678E+08", kMobile, "leading_zero+scientific"},
                      {"9.12345678E+8", kMobile, "leading_zero+scientific"},
                      {"9.12345678E8", kMobile, "leading_zero+scientific"},
                      {"9.12345678e008", kMobile, "leading_zero+scientific"},
                      {"8.86912345678E+11", kMobile, "prefix+scientific", "i"},
                      {" 9.12345678E+08 ", kMobile, "leading_zero+scientific"},
                      {"'9.12345678E+08", kMobile, "leading_zero+spreadsheet_text+scientific"},
                      {"９．１２３４５６７８Ｅ＋０８", kMobile, "width+leading_zero+scientific"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"9.12E+08", "scientific_lost_digits"},
                      {"9.1234567E+08", "scientific_lost_digits"},
                      {"9E+08", "scientific_lost_digits"},
                      {"8.86912E+11", "scientific_lost_digits"},
                      {"9.12E+99999999999999999999999", "scientific_lost_digits"},
                      {"9.123456789E+08", "not_a_number"},
                      {"9.12345678E-08", "not_a_number"},
                      {"9.12345678E", "not_a_number"},
                      {"9.12345678E+", "not_a_number"},
                      {"9.12345678E+08x", "not_a_number"},
                      {"9.E+08", "not_a_number"},
                      {"+9.12345678E+08", "not_a_number"},
                      {"9,12345678E+08", "not_a_number"},
                      {"9.1 2345678E+08", "not_a_number"},
                      {"E+08", "not_a_number"},
                  });
}

TEST(NumberReader, TakesADecimalTailOffFirst) {
  Check(Reader(), std::vector<Accepted>{
                      {"912345678.0", kMobile, "leading_zero+decimal_tail"},
                      {"912345678.00", kMobile, "leading_zero+decimal_tail"},
                      {"0912345678.0", kMobile, "decimal_tail"},
                      {"886912345678.0", kMobile, "prefix+decimal_tail", "i"},
                      {" 912345678.0 ", kMobile, "leading_zero+decimal_tail"},
                      {"912345678.0\u200B", kMobile, "invisible+leading_zero+decimal_tail"},
                      // A tail although the digits with it would be a mobile.
                      {"27187200.0", 88627187200, "decimal_tail", "t"},
                      // Every other dot is punctuation.
                      {"91234567.8", kMobile, "punctuation+leading_zero"},
                      {"0912.345600", 886912345600, "punctuation"},
                      {"0912.3456.00", 886912345600, "punctuation"},
                      {"091234567-8.", kMobile, "punctuation"},
                  });
  Check(Reader(), std::vector<Rejected>{
                      {"912345678.000", "too_long"},
                      {"0912-345-678.0", "invalid_number"},
                      {"+886912345678.0", "invalid_number"},
                      {"091234.00", "too_short"},
                      {"0.0", "too_short"},
                      {".0", "too_short"},
                  });
}

TEST(NumberReader, CompletesLocalNumbersWithTheAreaCode) {
  for (const std::string_view area : {"2", "02", "(02)"}) {
    Check(Reader("886", area), std::vector<Accepted>{
                                   {"27187200", 886227187200, "area_code"},
                                   {"2718-7200", 886227187200, "punctuation+area_code"},
                                   {"0227187200", 886227187200, ""},
                                   {"912345678", kMobile, "leading_zero"},
                                   {"0912345678", kMobile, ""},
                                   {"227187200", 886227187200, "", "t"},
                                   {"886227187200", 886227187200, "prefix", "i"},
                               });
  }
  Check(Reader("886", "02"), std::vector<Rejected>{{"1234567", "invalid_number"}, {"+272718", "too_short"}});
  Check(Reader("886", "04"),
        std::vector<Accepted>{{"22345678", 886422345678, "area_code"}, {"7712345", 88647712345, "area_code"}});
  Check(Reader("886", "037"), std::vector<Accepted>{{"123456", 88637123456, "area_code"}});
  Check(Reader("886", "0836"), std::vector<Accepted>{{"22345", 88683622345, "area_code"}});
}

TEST(NumberReader, LeavesTrunkPrefixesAloneWhereThereAreNone) {
  Check(Reader("HK"), std::vector<Accepted>{
                          {"91234567", 85291234567, ""},
                          {"9123 4567", 85291234567, "punctuation"},
                          {"85291234567", 85291234567, "prefix", "i"},
                          {"0085291234567", 85291234567, "prefix", "i"},
                      });
  Check(Reader("JP"), std::vector<Accepted>{
                          {"09012345678", 819012345678, ""},
                          {"9012345678", 819012345678, "leading_zero"},
                          {"+8109012345678", 819012345678, "prefix", "i"},
                      });
}

TEST(NumberReader, WritesTheNationalForm) {
  const auto national = [](const NumberReader& reader, Key key, bool trunk_prefix) {
    char text[NumberReader::kNationalRoom];
    return std::string(text, reader.PutNational(key, trunk_prefix, text));
  };
  EXPECT_EQ(national(Reader(), kMobile, true), "0912345678");
  EXPECT_EQ(national(Reader(), 886227187200, true), "0227187200");
  EXPECT_EQ(national(Reader(), 85291234567, true), "+85291234567");
  EXPECT_EQ(national(Reader("HK"), 85291234567, true), "91234567");
  EXPECT_EQ(national(Reader("CN"), 861012345678, true), "01012345678");
  EXPECT_EQ(national(Reader("CN"), 8613800138000, false), "13800138000");
  EXPECT_EQ(national(Reader("US"), 12025550123, true), "2025550123");
  EXPECT_EQ(national(Reader("HK"), kMobile, true), "+886912345678");
}

TEST(NumberReader, NamesTheRegion) {
  const NumberReader reader = Reader();
  EXPECT_EQ(reader.Region(reader.Read("0912345678")), "TW");
  EXPECT_EQ(reader.Region(reader.Read("+85291234567")), "HK");
  EXPECT_EQ(reader.Region(reader.Read("+12125550123")), "US");
  EXPECT_EQ(reader.Region(reader.Read("+447624123456")), "IM");
  EXPECT_EQ(reader.Region(reader.Read("+14165550123")), "CA");
  EXPECT_EQ(reader.Region(reader.Read("+80012345678")), "001");
  EXPECT_EQ(reader.Region(reader.Read("nothing")), "");
}

TEST(NumberReader, FindsEveryNumberOfAField) {
  const auto numbers = [reader = Reader()](std::string_view field) {
    std::vector<Key> keys;
    reader.AppendNumbers(field, &keys);
    return keys;
  };
  constexpr Key kOther = 886923456789, kFixed = 886227187200;
  EXPECT_THAT(numbers("0912345678"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("0912-345-678"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("9.12345678E+08"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("0912345678/0923456789"), ElementsAre(kMobile, kOther));
  EXPECT_THAT(numbers("0912345678 0923456789"), ElementsAre(kMobile, kOther));
  EXPECT_THAT(numbers("0912345678\n0923456789"), ElementsAre(kMobile, kOther));
  EXPECT_THAT(numbers("0912345678+886923456789"), ElementsAre(kMobile, kOther));
  EXPECT_THAT(numbers("02-27187200#123"), ElementsAre(kFixed));
  EXPECT_THAT(numbers("02-27187200 分機 123 / 0912345678"), ElementsAre(kFixed, kMobile));
  EXPECT_THAT(numbers("0912345678(王先生)"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("王先生 0912 345 678"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("０９１２３４５６７８王"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("傳真:02-27187200"), ElementsAre(kFixed));
  EXPECT_THAT(numbers("手機:0912345678;電話:0227187200"), ElementsAre(kMobile, kFixed));
  EXPECT_THAT(numbers("\"0912345678\""), ElementsAre(kMobile));
  EXPECT_THAT(numbers("0912345678, 12"), ElementsAre(kMobile));
  EXPECT_THAT(numbers("9.12E+08"), IsEmpty());
  EXPECT_THAT(numbers("N/A"), IsEmpty());
  EXPECT_THAT(numbers(""), IsEmpty());
}

TEST(NumberReader, ReadsLongHostileFieldsInOneGo) {
  const auto repeated = [](std::string_view unit) {
    std::string text;
    while (text.size() < (size_t{1} << 20)) text += unit;
    return text;
  };
  const NumberReader reader = Reader();
  std::vector<Key> keys;
  for (const std::string_view unit : {"0",
                                      "9",
                                      " ",
                                      "+",
                                      "-",
                                      "0 ",
                                      "0912345678 ",
                                      "0912345678/",
                                      "0912345678,,",
                                      "\u3000",
                                      "\u200B0",
                                      "#1",
                                      "1#",
                                      "ext ",
                                      "0ext",
                                      "=\"",
                                      "'",
                                      "手機:",
                                      "9.1E+",
                                      "9.0",
                                      ".0",
                                      "1e",
                                      "a",
                                      "王",
                                      "\xE3\x80",
                                      "\xFF",
                                      "1+",
                                      "分機",
                                      "0912345678 王 ",
                                      "0912345678/ ",
                                      "\t",
                                      "(",
                                      "٠"}) {
    SCOPED_TRACE(std::string(unit));
    const std::string field = repeated(unit);
    reader.Read(field);
    const std::string some = field.substr(0, size_t{1} << 17);
    reader.Read("0912345678" + some);
    reader.Read("0912345678#" + some);
    reader.Read("=\"" + some + "\"");
    keys.clear();
    reader.AppendNumbers(field, &keys);
  }
}

// Read has shortcuts for fields of digits; the long way must say the same.
TEST(NumberReader, ShortcutsChangeNothing) {
  constexpr uint32_t kSeed = 20260305;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  std::mt19937 random(kSeed);
  const std::vector<NumberReader> readers = {Reader(),     Reader("886", "02"), Reader("886", "04"),
                                             Reader("HK"), Reader("JP"),        Reader("1"),
                                             Reader("AU"), Reader("ZA"),        Reader("GB", "20")};
  const std::vector<std::string> heads = {"",     "0",     "09",  "9",    "886",  "+886",  "+",    "00",
                                          "02",   "002",   "009", "019",  "8860", "27",    "0800", "00886",
                                          "8869", "+8869", "614", "+614", "2782", "+2782", "447",  "+447"};
  for (int i = 0; i < 300'000; ++i) {
    std::string field = heads[random() % heads.size()];
    const size_t more = random() % (i % 100 == 0 ? 60 : 13);
    for (size_t k = 0; k < more; ++k) field += static_cast<char>('0' + random() % 10);
    if (i % 5 == 0 && !field.empty()) field[random() % field.size()] = " -x/.:+9"[random() % 8];
    const NumberReader& reader = readers[random() % readers.size()];
    const NumberReading quick = reader.Read(field), general = reader.ReadGeneral(field);
    ASSERT_EQ(Describe(quick), Describe(general)) << field << " at home in " << reader.calling_code();
    ASSERT_EQ(quick.type, general.type) << field;
    ASSERT_EQ(quick.calling_code, general.calling_code) << field;
  }
}

// However a mobile is written, its key is the same: the opt-out list relies on it.
TEST(NumberReader, EveryWayToWriteAMobileHasItsKey) {
  constexpr uint32_t kSeed = 886;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  std::mt19937 random(kSeed);
  const NumberReader reader = Reader();
  const std::vector<std::string> prefixes = {"0",       "",      "886",    "+886",   "+886 0",  "+886(0)",
                                             "00886",   "8860",  "002886", "009886", "'0",      "tel:0",
                                             "手機：0", "+886-", "(+886)", " 0",     "\u200B0", "019886"};
  const std::vector<std::string> gaps = {"", "", "", "-", " ", ".", "\u00A0", "\u3000", "–", ")", "_", "·"};
  for (int i = 0; i < 50'000; ++i) {
    std::string digits = "9" + std::to_string(random() % 9);
    while (digits.size() < 9) digits += static_cast<char>('0' + random() % 10);
    std::string field = prefixes[random() % prefixes.size()];
    for (size_t k = 0; k < digits.size(); ++k) {
      field += digits[k];
      if (k == 2 || k == 5) field += gaps[random() % gaps.size()];
    }
    const NumberReading reading = reader.Read(field);
    ASSERT_EQ(reading.key, 886'000'000'000 + std::stoull(digits)) << field << ": " << Describe(reading);
    ASSERT_EQ(reading.type, NumberType::kMobile);
  }
}

// Former bugs.

TEST(NumberReader, WritesTheNationalFormWithAllThatStandsBeforeIt) {
  const NumberReader reader = Reader("BY");
  const NumberReading reading = reader.Read("80291234567");
  ASSERT_EQ(reading.key, 375291234567u) << Describe(reading);
  char text[NumberReader::kNationalRoom];
  EXPECT_EQ(std::string(text, reader.PutNational(reading.key, reading.trunk_prefix, text)), "80291234567");
}

TEST(NumberReader, WhatIsInvisibleDoesNotBreakMarks) {
  const NumberReader reader = Reader();
  EXPECT_EQ(reader.Read("=\u3000\"0912345678\"").key, 886912345678u);
  EXPECT_EQ(reader.Read("=\u200B\"0912345678\"").key, 886912345678u);
  EXPECT_EQ(reader.Read("0227187200分\u3000機5").code, Code::kExtension);
}

TEST(NumberReader, CountsAWidePlusWhereverItCounts) {
  const NumberReader reader = Reader();
  EXPECT_EQ(JoinRepairs(reader.Read("＋886912345678").repairs), "width");
  EXPECT_EQ(JoinRepairs(reader.Read("9.12345678E＋08").repairs), "width+leading_zero+scientific");
  EXPECT_EQ(JoinRepairs(reader.Read("9.12345678Ｅ+08").repairs), "leading_zero+scientific");
}

}  // namespace
}  // namespace muster
