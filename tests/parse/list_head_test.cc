#include "parse/list_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "source/encoding_guess.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

HeadOptions Shown(std::string_view bytes, HeadOptions options) {
  const std::optional<Encoding> shown = EncodingOfFirstBytes(bytes);
  options.shown = GuessEncoding(bytes, /*at_end=*/true);
  if (shown) options.shown.encoding = *shown;
  return options;
}

ListHead Read(std::string_view bytes, const HeadOptions& options = {}) {
  absl::StatusOr<ListHead> head = ReadListHead("list.csv", bytes, /*at_end=*/true, Shown(bytes, options));
  EXPECT_TRUE(head.ok()) << head.status();
  return head.ok() ? *std::move(head) : ListHead();
}

std::string Refusal(std::string_view bytes, const HeadOptions& options = {}, ErrorKind kind = ErrorKind::kList) {
  const absl::StatusOr<ListHead> head = ReadListHead("list.csv", bytes, /*at_end=*/true, Shown(bytes, options));
  EXPECT_FALSE(head.ok()) << "was read";
  if (head.ok()) return "";
  EXPECT_EQ(KindOf(head.status()), kind) << head.status();
  return std::string(head.status().message());
}

TEST(ListHead, ReadsTheDocumentsOwnExample) {
  const std::string header = "SMSNumber,Name,Gender\n";
  const ListHead head = Read(header + "0912345678,小明,先生\n");
  EXPECT_THAT(head.columns, ElementsAre("SMSNumber", "Name", "Gender"));
  EXPECT_TRUE(head.has_header);
  EXPECT_FALSE(head.header_assumed);
  EXPECT_EQ(head.delimiter, Delimiter::kComma);
  EXPECT_EQ(head.dialect.delimiter(), ",");
  EXPECT_EQ(head.dialect.columns, 3u);
  EXPECT_EQ(head.dialect.number_column, 0u);
  EXPECT_EQ(head.header_record, "SMSNumber,Name,Gender");
  EXPECT_EQ(head.body_offset, header.size());
  EXPECT_EQ(head.records, 1u);
  EXPECT_EQ(head.headers, 1u);
  EXPECT_EQ(head.header_line, 1u);
  EXPECT_EQ(head.first_line, 2u);
  EXPECT_EQ(head.ref_column, std::nullopt);
}

TEST(ListHead, SkipsBomAndSepLineAndBlankLines) {
  const ListHead head = Read("\xEF\xBB\xBFsep=;\r\n\r\n;\r\n姓名;手機;RefID\r\na;0912345678;7\r\n");
  EXPECT_THAT(head.columns, ElementsAre("姓名", "手機", "RefID"));
  EXPECT_EQ(head.delimiter, Delimiter::kSemicolon);
  EXPECT_TRUE(head.delimiter_detected);
  EXPECT_EQ(head.records, 4u);
  EXPECT_EQ(head.headers, 2u);
  EXPECT_EQ(head.blank, 2u);
  EXPECT_EQ(head.header_line, 4u);
  EXPECT_EQ(head.first_line, 5u);
  EXPECT_EQ(head.dialect.number_column, 1u);
  EXPECT_EQ(head.ref_column, 2u);
}

TEST(ListHead, ObeysTheSepLineOnlyUnderAuto) {
  HeadOptions options;
  options.format.delimiter = Delimiter::kComma;
  const ListHead head = Read("sep=;\nMobile,Name\n", options);
  EXPECT_EQ(head.delimiter, Delimiter::kComma);
  EXPECT_FALSE(head.delimiter_detected);
  EXPECT_THAT(head.columns, ElementsAre("Mobile", "Name"));
  EXPECT_EQ(head.headers, 2u);
}

TEST(ListHead, LeavesBlankLinesBeforeDataInTheBody) {
  const ListHead head = Read("\n\n0912345678,a\n");
  EXPECT_FALSE(head.has_header);
  EXPECT_EQ(head.body_offset, 0u);
  EXPECT_EQ(head.first_line, 1u);
  EXPECT_EQ(head.records, 0u);
  EXPECT_THAT(head.columns, ElementsAre("1", "2"));
}

TEST(ListHead, DetectsTheDelimiter) {
  const struct {
    std::string_view list;
    Delimiter delimiter;
  } cases[] = {
      {"0912345678\n0911111111\n", Delimiter::kAuto},
      {"0912345678,a\n", Delimiter::kComma},
      {"0912345678;a,b\n0912345679;c\n", Delimiter::kSemicolon},
      {"0912345678\ta\n", Delimiter::kTab},
      {"0912345678|a\n", Delimiter::kPipe},
      {"0912345678，a\n", Delimiter::kFullwidthComma},
      // The same number of records: the first of the order.
      {"0912345678;a,b\n", Delimiter::kComma},
      // Delimiters in quotes do not count, nor do blank records.
      {"\"a,b\";0912345678\n,,\n,,\n", Delimiter::kSemicolon},
      // Field counts must be the same.
      {"0912345678,2,3;x\n1,2;x\n1;x\n", Delimiter::kSemicolon},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.list).delimiter, c.delimiter) << c.list;
}

TEST(ListHead, DecidesWhetherThereIsAHeader) {
  const struct {
    std::string_view list;
    bool header, assumed;
  } cases[] = {
      {"SMSNumber\n", true, false},         {"mobile_no : ,x\n", true, false},
      {"手機號碼，姓名\n", true, false},    {"Ｍｏｂｉｌｅ\n0912345678\n", true, false},
      {"0912345678,手機\n", false, false},  {"手機,20240305\n", true, false},
      {"Nummer\n0912345678\n", true, true}, {"12345\n", true, true},
      {"123456\n", false, false},           {"１２３４５６\n", false, false},
      {"0912345678,a\n", false, false},
  };
  for (const auto& c : cases) {
    const ListHead head = Read(c.list);
    EXPECT_EQ(head.has_header, c.header) << c.list;
    EXPECT_EQ(head.header_assumed, c.assumed) << c.list;
  }
  HeadOptions options;
  options.format.header = HeaderMode::kYes;
  EXPECT_TRUE(Read("0912345678\n", options).has_header);
  options.format.header = HeaderMode::kNo;
  EXPECT_FALSE(Read("SMSNumber\n", options).has_header);
}

TEST(ListHead, ChoosesTheNumberColumn) {
  EXPECT_EQ(Read("Tel,Mobile\n").dialect.number_column, 1u);
  EXPECT_EQ(Read("Tel,Mobile,SMSNumber\n").dialect.number_column, 2u);
  EXPECT_EQ(Read("a,0912345678\n").dialect.number_column, 0u);
  EXPECT_EQ(Read("Whatever\n0912345678\n").dialect.number_column, 0u);
  HeadOptions options;
  for (const auto& [wanted, column] : {std::pair{"name", 1u}, {"Ｎａｍｅ", 1u}, {"1", 2u}, {"2", 1u}, {"3", 2u}}) {
    options.format.number_column = wanted;
    const ListHead head = Read("Mobile,Name,1\n", options);
    EXPECT_EQ(head.dialect.number_column, column) << wanted;
    EXPECT_FALSE(head.number_column_detected);
  }
  options.format.number_column = "2";
  EXPECT_EQ(Read("a,0912345678\n", options).dialect.number_column, 1u);
  options.format.number_column = "客戶專線";
  EXPECT_TRUE(Read("客戶專線,0800123456\n", options).has_header);
}

TEST(ListHead, RefusesAHeaderWithoutOneNumberColumn) {
  EXPECT_THAT(Refusal("Name,Nummer\na,b\n"), HasSubstr("its columns are \"Name\", \"Nummer\""));
  const std::string two = Refusal("手機,Mobile,Tel\n");
  EXPECT_THAT(two, HasSubstr("\"手機\" and \"Mobile\""));
  EXPECT_THAT(two, HasSubstr("encoding utf-8 (detected), delimiter comma (detected), header yes (detected)"));
  HeadOptions options;
  options.format.number_column = "Phone";
  EXPECT_THAT(Refusal("Mobile,Name\n", options), HasSubstr("there is no column \"Phone\""));
  options.format.number_column = "3";
  Refusal("Mobile,Name\n", options);
  options.format = ListFormat();
  options.format.ref_column = "Id";
  EXPECT_THAT(Refusal("Mobile,Name\n", options), HasSubstr("there is no column \"Id\""));
}

TEST(ListHead, FindsTheReferenceColumn) {
  HeadOptions options;
  options.format.ref_column = " name";
  EXPECT_EQ(Read("Mobile,Name\n", options).ref_column, 1u);
  options.format.ref_column = "2";
  EXPECT_EQ(Read("0912345678,Name\n", options).ref_column, 1u);
  EXPECT_EQ(Read("ＲＥＦＩＤ,Mobile\n").ref_column, 0u);
}

TEST(ListHead, RefusesAStrayQuoteInTheHeader) {
  EXPECT_THAT(Refusal("Mobile,\"Name\n0912345678,a\n"), HasSubstr("a quote opens in the header"));
  // In a first record that is data it is a row like any other.
  const ListHead head = Read("0912345678,\"a\n0912345679,b\n");
  EXPECT_FALSE(head.has_header);
  EXPECT_EQ(head.dialect.columns, 2u);
  HeadOptions options;
  options.quotes = false;
  EXPECT_THAT(Read("Mobile,\"Name\n", options).columns, ElementsAre("Mobile", "\"Name"));
}

TEST(ListHead, TakesColumnsFromTheContent) {
  const std::vector<std::string> columns = {"Name", "Mobile"};
  HeadOptions options;
  options.content_columns = &columns;
  const ListHead head = Read("Name,Mobile\na,0912345678\n", options);
  EXPECT_FALSE(head.has_header);
  EXPECT_EQ(head.body_offset, 0u);
  EXPECT_EQ(head.dialect.columns, 2u);
  EXPECT_EQ(head.dialect.number_column, 1u);
}

TEST(ListHead, RefusesWhatIsNoList) {
  EXPECT_THAT(Refusal(""), HasSubstr("holds no bytes"));
  EXPECT_THAT(Refusal("\xEF\xBB\xBF"), HasSubstr("holds no bytes"));
  EXPECT_THAT(Refusal("PK\x03\x04rest"), HasSubstr("CSV UTF-8"));
  EXPECT_THAT(Refusal("\xD0\xCF\x11\xE0"), HasSubstr(".xls"));
  EXPECT_THAT(Refusal("%PDF-1.7"), HasSubstr("PDF"));
  EXPECT_THAT(Refusal("\x89PNG\r\n"), HasSubstr("PNG"));
  HeadOptions options;
  options.kind = ErrorKind::kSuppression;
  EXPECT_EQ(Read("", options).columns.size(), 1u) << "judged by who loads it";
}

TEST(ListHead, DecidesTheEncodingOrShowsEveryReading) {
  // 王小明 and 手機 in Big5.
  const std::string big5 =
      "Mobile,Name\n0912345678,\xA4\xFD\xA4\x70\xA9\xFA\n0912345679,\xA4\xE2\xBE\xF7\xA4\x70\xA4\x70\n";
  EXPECT_EQ(Read(big5).dialect.encoding, Encoding::kBig5);
  EXPECT_EQ(Read("Mobile\n小明\n" + big5).dialect.encoding, Encoding::kMixed);
  // One sequence of two bytes may be Big5 as well: the line is shown in every reading.
  const std::string thin = Refusal("Mobile,Name\n0912345678,\xC3\xB9\n");
  EXPECT_THAT(thin, HasSubstr("line 2, byte 12 of it: 0912345678,ù"));
  EXPECT_THAT(thin, HasSubstr("--encoding utf-8   0912345678,ù"));
  EXPECT_THAT(thin, HasSubstr("--encoding big5    0912345678,羅"));
  EXPECT_THAT(thin, HasSubstr("--encoding gb18030 0912345678,霉"));
  HeadOptions options;
  options.format.encoding = Encoding::kUtf8;
  EXPECT_FALSE(Read(big5, options).encoding_detected);
  EXPECT_EQ(Read(big5, options).dialect.encoding, Encoding::kUtf8);
  options.format.encoding = Encoding::kMixed;
  options.format.delimiter = Delimiter::kFullwidthComma;
  Refusal(big5, options, ErrorKind::kUsage);
}

TEST(ListHead, ReadsNamesAndDelimitersInTheListsEncoding) {
  HeadOptions options;
  options.format.encoding = Encoding::kBig5;
  // 手機，姓名 and 0912345678，王小明: the comma is A1 41.
  const ListHead big5 =
      Read("\xA4\xE2\xBE\xF7\xA1\x41\xA9\x6D\xA6\x57\n0912345678\xA1\x41\xA4\xFD\xA4\x70\xA9\xFA\n", options);
  EXPECT_THAT(big5.columns, ElementsAre("手機", "姓名"));
  EXPECT_EQ(big5.delimiter, Delimiter::kFullwidthComma);
  EXPECT_EQ(big5.header_record, "手機，姓名");
  // 育 is A8 7C, whose second byte is `|`.
  const ListHead pipe = Read("\xA4\xE2\xBE\xF7|\xA8\x7C\n0912345678|\xA8\x7C\n", options);
  EXPECT_THAT(pipe.columns, ElementsAre("手機", "育"));
}

TEST(ListHead, ReadsUtf8WithBadRows) {
  EXPECT_TRUE(Read("Mobile,Name\n0912345678,小明\n0912345679,\xFF\xFE\n").has_header);
  EXPECT_TRUE(Read("Mobile,Name\n0912345678,é\n1,é\n2,é\n3,é\n").has_header);
}

TEST(ListHead, LeavesUndecidedSuppressionListsOpen) {
  HeadOptions options;
  options.kind = ErrorKind::kSuppression;
  EXPECT_EQ(Read("Mobile,Name\n0912345678,\xC3\xB9\n", options).dialect.encoding, Encoding::kAuto);
}

TEST(ListHead, AdvisesToSetSpaceAsDelimiter) {
  EXPECT_THAT(Refusal("0912345678 王小明\n0912345679 Bob\n"), HasSubstr("--delimiter space"));
  EXPECT_EQ(Read("0912 345 678\n0912 345 679\n").delimiter, Delimiter::kAuto);
  EXPECT_EQ(Read("0912345678 a\n0912345679\n").delimiter, Delimiter::kAuto);
  HeadOptions options;
  options.format.delimiter = Delimiter::kSpace;
  EXPECT_EQ(Read("0912345678 王小明\n", options).dialect.columns, 2u);
}

TEST(ListHead, UsesNoRecordThatTheHeadsEndCuts) {
  std::string list = "Mobile,Name\n";
  while (list.size() < kHeadBytes) list += "0912345678,小明\n";
  list.resize(kHeadBytes);
  const absl::StatusOr<ListHead> head = ReadListHead("list.csv", list, /*at_end=*/false, {});
  ASSERT_TRUE(head.ok()) << head.status();
  EXPECT_EQ(head->dialect.columns, 2u);
  const absl::StatusOr<ListHead> endless = ReadListHead("list.csv", std::string(kHeadBytes, 'x'), false, {});
  ASSERT_FALSE(endless.ok());
  EXPECT_THAT(std::string(endless.status().message()), HasSubstr("longer than 64 KiB"));
}

TEST(ListHead, AListOfBlankLinesHasNoRows) {
  const ListHead head = Read("\n\n");
  EXPECT_FALSE(head.has_header);
  EXPECT_EQ(head.body_offset, 0u);
  EXPECT_THAT(head.columns, ElementsAre("1"));
}

TEST(ListHead, FindsTheCountryColumnByNameOrPlace) {
  HeadOptions options;
  options.format.country_column = " country ";
  const std::string list = "SMSNumber,Country,Name\n0912345678,TW,a\n";
  const auto head_of = [&](const std::string& text) { return ReadListHead("l.csv", text, true, options); };
  ASSERT_TRUE(head_of(list).ok()) << head_of(list).status();
  EXPECT_EQ(head_of(list)->country_column, 1u);
  options.format.country_column = "3";
  EXPECT_EQ(head_of(list)->country_column, 2u);
  options.format.country_column = "2";
  EXPECT_EQ(head_of("0912345678,TW\n0923456789,JP\n")->country_column, 1u);
  options.format.country_column = "";
  EXPECT_EQ(head_of(list)->country_column, std::nullopt);
  for (const char* wanted : {"Land", "4", "0"}) {
    options.format.country_column = wanted;
    const auto head = head_of(list);
    ASSERT_FALSE(head.ok()) << wanted;
    EXPECT_EQ(KindOf(head.status()), ErrorKind::kList);
    EXPECT_THAT(std::string(head.status().message()),
                HasSubstr("its columns are \"SMSNumber\", \"Country\", \"Name\""));
  }
}

TEST(NumberColumnRank, KnowsTheNames) {
  EXPECT_EQ(NumberColumnRank("SMSNumber"), 0);
  EXPECT_EQ(NumberColumnRank(" sms_number* "), 0);
  for (const char* name :
       {"Mobile",       "MOBILE NO.", "Mobile Number", "cell",     "Cell Phone", "msisdn",      "dstaddr",
        "DestNo",       "手機",       "手機 號碼",     "手機門號", "手機號",     "門號：",      "行動電話",
        "行動電話號碼", "連絡手機",   "聯絡手機",      "收訊門號", "受話門號",   "Ｍｏｂｉｌｅ"}) {
    EXPECT_EQ(NumberColumnRank(name), 1) << name;
  }
  for (const char* name :
       {"Phone", "Phone Number", "Tel.", "Telephone", "電話", "電話號碼", "聯絡電話", "連絡電話", "號碼"}) {
    EXPECT_EQ(NumberColumnRank(name), 2) << name;
  }
  for (const char* name : {"", "Name", "姓名", "Mobile-No", "0912345678", "傳真"}) {
    EXPECT_EQ(NumberColumnRank(name), std::nullopt) << name;
  }
}

TEST(SplitHeaderLine, CutsAtTheDelimiterThatFits) {
  EXPECT_THAT(SplitHeaderLine("SMSNumber, Name ,Gender"), ElementsAre("SMSNumber", "Name", "Gender"));
  EXPECT_THAT(SplitHeaderLine("\xEF\xBB\xBF手機，姓名"), ElementsAre("手機", "姓名"));
  EXPECT_THAT(SplitHeaderLine("\"a,b\"\tc"), ElementsAre("a,b", "c"));
  EXPECT_THAT(SplitHeaderLine("Mobile"), ElementsAre("Mobile"));
  EXPECT_THAT(SplitHeaderLine("Mobile,\"Name"), ElementsAre("Mobile", "\"Name"));
  EXPECT_THAT(SplitHeaderLine(""), ElementsAre());
}

TEST(NameOf, NamesEncodingsAndDelimiters) {
  EXPECT_EQ(NameOf(Encoding::kUtf8), "utf-8");
  EXPECT_EQ(NameOf(Encoding::kBig5Hkscs), "big5-hkscs");
  EXPECT_EQ(NameOf(Delimiter::kFullwidthComma), "fullwidth-comma");
  EXPECT_EQ(NameOf(Delimiter::kSpace), "space");
  EXPECT_EQ(DelimiterBytes(Delimiter::kFullwidthComma, Encoding::kUtf8), "，");
  EXPECT_EQ(DelimiterBytes(Delimiter::kTab, Encoding::kBig5), "\t");
}

// Former bugs.

TEST(ListHead, AStrayQuoteDoesNotHideTheHeadersNames) {
  EXPECT_THAT(Refusal("\"SMSNumber,Nr202403\n0912345678,a\n"), HasSubstr("a quote opens in the header"));
}

TEST(NumberColumnRank, BytesAroundASpaceMakeNoCharacter) {
  EXPECT_EQ(NumberColumnRank("\xE6\x89\x8B 機"), 1);
  EXPECT_EQ(NumberColumnRank("\xE6\x89 \x8B機"), std::nullopt);
}

TEST(NumberColumnRank, PaddingOfAnyLengthDoesNotCount) {
  EXPECT_EQ(NumberColumnRank("SMSNumber" + std::string(300, ' ')), 0);
  EXPECT_EQ(NumberColumnRank(std::string(300, '*') + "手＿機：\u3000\u00A0"), 1);
  EXPECT_EQ(NumberColumnRank("SMSNumber" + std::string(300, 'x')), std::nullopt);
  EXPECT_EQ(NumberColumnRank("行動電話號碼行動電話號碼"), std::nullopt);
  EXPECT_EQ(NumberColumnRank(std::string(300, ' ')), std::nullopt);
}

}  // namespace
}  // namespace muster
