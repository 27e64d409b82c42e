#include "reference/scanner.h"

#include <gtest/gtest.h>

namespace muster_reference {
namespace {

// Records as `a|b`, a code in `<>` with its raw bytes, blanks as `_`.
std::string Show(std::string_view bytes, const CutRules& rules) {
  std::string out;
  for (const Record& record : CutList(bytes, rules)) {
    if (!out.empty()) out += " / ";
    if (!record.code.empty()) {
      out += "<" + record.code + ":" + std::string(bytes.substr(record.begin, record.end - record.begin)) + ">";
    } else if (record.blank) {
      out += "_";
    } else {
      for (size_t i = 0; i < record.fields.size(); ++i) out += (i > 0 ? "|" : "") + record.fields[i];
    }
  }
  return out;
}

std::string Show(std::string_view bytes) { return Show(bytes, CutRules()); }

TEST(ReferenceScanner, EndsRecordsAtEveryKindOfLineEnd) {
  EXPECT_EQ(Show("a,b\nc,d\r\ne\rf"), "a|b / c|d / e / f");
  EXPECT_EQ(Show("a\n"), "a");
  EXPECT_EQ(Show("\n"), "_");
  EXPECT_EQ(Show("\r\n\r"), "_ / _");
  EXPECT_EQ(Show(""), "");
}

TEST(ReferenceScanner, CallsRowsOfDelimitersAndSpacesBlank) {
  EXPECT_EQ(Show("   \n,,\n, ,\n\t,\n\"\"\n"), "_ / _ / _ / _ / ");
}

TEST(ReferenceScanner, UnquotesFields) {
  EXPECT_EQ(Show("\"a,b\",\"c\"\"d\"\n"), "a,b|c\"d");
  EXPECT_EQ(Show("a\"b,c\n"), "a\"b|c");
  EXPECT_EQ(Show("\"abc\"def\n"), "abcdef");
  EXPECT_EQ(Show("\"abc\"d\"e,f\n"), "abcd\"e|f");
  EXPECT_EQ(Show("\"a\nb\",c\n"), "a\nb|c");
  CutRules plain;
  plain.quotes = false;
  EXPECT_EQ(Show("\"a,b\"\n", plain), "\"a|b\"");
  CutRules one;
  one.delimiter = "";
  EXPECT_EQ(Show("a,b\n\"c,d\"\n", one), "a,b / c,d");
}

TEST(ReferenceScanner, RejectsTheLineOfAStrayQuoteAndReadsOn) {
  EXPECT_EQ(Show("\"a,b\nc,d\n"), "<unterminated_quote:\"a,b> / c|d");
  EXPECT_EQ(Show("\"a\nb\"c,d\n"), "<unterminated_quote:\"a> / b\"c|d");
  CutRules rules;
  rules.max_field_lines = 1;
  EXPECT_EQ(Show("\"a\r\nb\",c", rules), "a\r\nb|c");
  EXPECT_EQ(Show("\"a\n\nb\",c", rules), "<unterminated_quote:\"a> / _ / b\"|c");
}

TEST(ReferenceScanner, TakesALaterLineThatLooksLikeARowForOne) {
  CutRules rules;
  rules.columns = 2;
  EXPECT_EQ(Show("0911111111,\"Ann\n0922222222,\"Bob\"\n", rules),
            "<unterminated_quote:0911111111,\"Ann> / 0922222222|Bob");
  EXPECT_EQ(Show("0911111111,\"Ann\n0922222222\"\n", rules), "0911111111|Ann\n0922222222");
  EXPECT_TRUE(LooksLikeRow("(09)1234-5678,x", rules));
  EXPECT_TRUE(LooksLikeRow("０９１２３４５６,x", rules));
  EXPECT_FALSE(LooksLikeRow("0912345,x", rules));
  EXPECT_FALSE(LooksLikeRow("0912345678,\"x", rules));
  EXPECT_FALSE(LooksLikeRow("0912345678", rules));
}

TEST(ReferenceScanner, MeasuresRecordsWithoutTheirLineEnd) {
  CutRules rules;
  rules.max_record_bytes = 5;
  EXPECT_EQ(Show("12345\n123456\nab", rules), "12345 / <record_too_long:123456> / ab");
  EXPECT_EQ(Show("\"1\n2\"\n", rules), "1\n2");
  EXPECT_EQ(Show("\"1\n23\"\n", rules), "<unterminated_quote:\"1> / 23\"");
  EXPECT_EQ(Show("\"1\n2\"x\n", rules), "<unterminated_quote:\"1> / 2\"x");
  EXPECT_EQ(Show("\"1\n2\",x\ny\n", rules), "<record_too_long:\"1\n2\",x> / y");
  EXPECT_EQ(Show("\"123456\n", rules), "<record_too_long:\"123456>");
}

TEST(ReferenceScanner, MarksNulBytesAndCountsPhysicalLines) {
  EXPECT_EQ(CutList(std::string_view("a\0b\n", 4), CutRules())[0].code, "nul_byte");
  std::vector<Record> records = CutList("a\n\"b\r\nc\",d\re\n\n", CutRules());
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[1].line, 2u);
  EXPECT_TRUE(records[1].multiline);
  EXPECT_EQ(records[2].line, 4u);
  EXPECT_EQ(records[3].line, 5u);
}

}  // namespace
}  // namespace muster_reference
