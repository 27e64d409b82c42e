// Names, templates, segments and typed-in lists.
#include <gtest/gtest.h>

#include "reference/sms.h"
#include "reference/template.h"
#include "reference/text.h"
#include "reference/typed_list.h"

namespace muster_reference {
namespace {

std::string Times(size_t count, const std::string& text) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

// Placeholders as `{name}`.
std::string Show(std::string_view content, const std::string& mode = "stop") {
  Template parsed = ParseTemplate(content, {"SMSNumber", "Name", "Gender", "5折%", ""}, mode);
  if (!parsed.unknown.empty()) return "unknown:" + parsed.unknown;
  std::string out;
  for (const TemplatePart& part : parsed.parts) out += part.placeholder ? "{" + part.text + "}" : part.text;
  return out;
}

TEST(ReferenceText, FoldsCaseWidthAndSurroundingSpace) {
  EXPECT_EQ(FoldName("　ＮＡＭＥ "), "name");
  EXPECT_NE(FoldName("Na me"), FoldName("Name"));
  EXPECT_FALSE(IsUtf8("\xC0\x80"));
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));
  EXPECT_EQ(LineEndsToLf("a\r\nb\rc\n"), "a\nb\nc\n");
}

TEST(ReferenceTemplate, LetsTheHeaderDecide) {
  EXPECT_EQ(Show("親愛的%Name%%Gender%，您好！"), "親愛的{name}{gender}，您好！");
  EXPECT_EQ(Show("％ name ％"), "{name}");
  EXPECT_EQ(Show("全館5%回饋，滿千再送10%點數"), "全館5%回饋，滿千再送10%點數");
  EXPECT_EQ(Show("100%Name%"), "100{name}");
  EXPECT_EQ(Show("%%Name%"), "%{name}");
  EXPECT_EQ(Show("%5折%%"), "{5折%}");
  EXPECT_EQ(Show("%%"), "%%");
  EXPECT_EQ(Show("{Name} %Name"), "{Name} %Name");
  EXPECT_EQ(Show("a\r\nb"), "a\nb");
}

TEST(ReferenceTemplate, StopsAtWhatLooksLikeAName) {
  EXPECT_EQ(Show("%Nmae%"), "unknown:Nmae");
  EXPECT_EQ(Show("%姓名%"), "unknown:姓名");
  EXPECT_EQ(Show("%10%"), "unknown:10");
  EXPECT_EQ(Show("5%off%"), "5%off%");
  EXPECT_EQ(Show("％ off％"), "％ off％");
  EXPECT_EQ(Show("%Nmae%Name%", "keep"), "%Nmae{name}");
  EXPECT_EQ(Show("a%Nmae%b", "empty"), "ab");
}

// Former bugs.
TEST(ReferenceTemplate, KnowsNamesInEveryScript) {
  for (const char* name : {"\u06B1", "שם", "नाम", "ชื่อ", "ﾅﾏｴ", "〆切", "Ⅳ", "\U00020BB7", "＿", "e\u0301"}) {
    EXPECT_TRUE(LooksLikeName(name)) << name;
  }
  for (const char* other : {"", "゛", "ア・イ", "²", "①", "😀", "a b", "a-b", "％", "，", "\u200C"}) {
    EXPECT_FALSE(LooksLikeName(other)) << other;
  }
}

TEST(ReferenceTemplate, TakesNoColumnWithAVeryLongName) {
  const std::string longest = Times(256, "n");
  EXPECT_TRUE(ParseTemplate("%" + longest + "%", {longest}, "keep").parts.at(0).placeholder);
  EXPECT_FALSE(ParseTemplate("%" + longest + "n%", {longest + "n"}, "keep").parts.at(0).placeholder);
}

TEST(ReferenceTemplate, StripsMessages) {
  EXPECT_EQ(StripMessage(" \n a  b　\n\n \n\tc\u00a0\n\n"), "a  b\n\nc");
  EXPECT_TRUE(IsEmptyMessage(" \n　\u00a0"));
}

TEST(ReferenceSms, CountsSegments) {
  struct Case {
    std::string text;
    std::string encoding;
    size_t segments;
  };
  const std::vector<Case> cases = {{Times(80, "]"), "gsm7", 1},
                                   {Times(81, "]"), "gsm7", 2},
                                   {Times(153, "]"), "gsm7", 3},
                                   {Times(160, "a"), "gsm7", 1},
                                   {Times(161, "a"), "gsm7", 2},
                                   {Times(306, "a"), "gsm7", 2},
                                   {Times(307, "a"), "gsm7", 3},
                                   {Times(70, "漢"), "ucs2", 1},
                                   {Times(71, "漢"), "ucs2", 2},
                                   {Times(134, "漢"), "ucs2", 2},
                                   {Times(135, "漢"), "ucs2", 3},
                                   {Times(35, "😀"), "ucs2", 1},
                                   {Times(36, "😀"), "ucs2", 2},
                                   {Times(67, "😀"), "ucs2", 3},
                                   {"`", "ucs2", 1},
                                   {"ç", "ucs2", 1},
                                   {"Ç€", "gsm7", 1}};
  for (const Case& c : cases) {
    SmsText sms = MeasureSms(c.text, 0);
    EXPECT_EQ(sms.encoding, c.encoding) << c.text;
    EXPECT_EQ(sms.segments, c.segments) << c.text;
  }
  EXPECT_EQ(MeasureSms(Times(70, "]"), 17).segments, 1u);
  EXPECT_EQ(MeasureSms(Times(71, "]"), 17).segments, 2u);
  EXPECT_EQ(MeasureSms("漢", 117).code, "not_encodable");
}

std::string Typed(std::string_view text) {
  std::string out;
  for (const Record& record : CutTypedNumbers(text, Home(), 100)) {
    out += "[" + (record.fields.empty() ? record.code : record.fields[0]) + "@" + std::to_string(record.line) + "]";
    EXPECT_EQ(record.fields.empty() || record.fields[0] == text.substr(record.begin, record.end - record.begin), true);
  }
  return out;
}

TEST(ReferenceTypedList, CutsAtSeparatorsAndSpacesBetweenNumbers) {
  EXPECT_EQ(Typed("0912345678, 0923456789;x、y，z\tw"), "[0912345678@1][0923456789@1][x@1][y@1][z@1][w@1]");
  EXPECT_EQ(Typed("a\r\nb\n\nc\n"), "[a@1][b@2][@3][c@4]");
  EXPECT_EQ(Typed("0912345678 0923456789"), "[0912345678@1][0923456789@1]");
  EXPECT_EQ(Typed("0912345678　0923456789"), "[0912345678@1][0923456789@1]");
  EXPECT_EQ(Typed("0912 345 678"), "[0912 345 678@1]");
  EXPECT_EQ(Typed("0912345678 王"), "[0912345678 王@1]");
  EXPECT_EQ(Typed("a,"), "[a@1][@1]");
  EXPECT_TRUE(IsCsvText("Name;手機\n王;0912345678"));
  EXPECT_FALSE(IsCsvText("0912345678,0923456789"));
}

}  // namespace
}  // namespace muster_reference
