#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "base/strings.h"
#include "parse/field_rules.h"
#include "parse/scan_vocabulary.h"

namespace muster {
namespace {

using muster::testing::CommaDialect;
using muster::testing::ForAllTexts;

std::string Show(std::string_view text) { return absl::CEscape(ToAbsl(text)); }

// A list in words: fields between `|`, records between `/`, malformed ones by their code and bytes.
std::string Cut(const Dialect& dialect, std::string_view list) {
  std::string shown;
  for (size_t pos = 0; pos < list.size();) {
    Record record;
    std::vector<FieldRef> refs;
    std::string rewritten;
    EXPECT_EQ(FindRecord(dialect, list, pos, true, &record, &refs, &rewritten), FindResult::kRecord);
    if (pos > 0) shown += " / ";
    if (record.code != Code::kNone) {
      shown += record.code == Code::kUnterminatedQuote ? "STRAY " : "TOO LONG ";
      shown += Show(list.substr(pos, record.end - pos));
    } else if (record.blank) {
      shown += "BLANK";
    } else {
      EXPECT_EQ(record.fields, refs.size());
      for (size_t i = 0; i < refs.size(); ++i) {
        const bool moved = (refs[i].pos & FieldRef::kRewritten) != 0;
        const std::string_view from = moved ? std::string_view(rewritten) : list;
        if (i > 0) shown += "|";
        shown += Show(from.substr(refs[i].pos & ~FieldRef::kRewritten, refs[i].size));
      }
      if (record.multiline) shown += " (multiline)";
    }
    EXPECT_GT(record.next, pos);
    pos = record.next;
  }
  return shown;
}

struct Case {
  std::string_view list, cut;
};

TEST(FindRecord, CutsAtDelimitersAndLineEnds) {
  const Case cases[] = {
      {"a,b", "a|b"},
      {"a,b\n", "a|b"},
      {"a\nb\r\nc\rd", "a / b / c / d"},
      {"\n", "BLANK"},
      {"\n\r\n\r", "BLANK / BLANK / BLANK"},
      {"\n\r", "BLANK / BLANK"},
      {",, \t\na", "BLANK / a"},
      {"a,", "a|"},
      {",a", "|a"},
      {"\"\"", ""},
      {"\"\",", "|"},
      {" a , b ", " a | b "},
  };
  for (const Case& c : cases) EXPECT_EQ(Cut(CommaDialect(), c.list), c.cut) << Show(c.list);
}

TEST(FindRecord, ReadsQuotesAtTheBeginOfAField) {
  const Case cases[] = {
      {"\"abc\"", "abc"},
      {"\"a,b\",c", "a,b|c"},
      {"\"a\"\"b\"", "a\\\"b"},
      {"\"\"\"\"", "\\\""},
      {"\"\"\"a\"\"\"", "\\\"a\\\""},
      {"a\"b\",c", "a\\\"b\\\"|c"},
      {" \"a\"", " \\\"a\\\""},
      {"\"abc\"def", "abcdef"},
      {"\"abc\"d\"e,f", "abcd\\\"e|f"},
      {"\"a\"\"b\"c\"\"d,e", "a\\\"bc\\\"\\\"d|e"},
      {"\"a\nb\",c\nd", "a\\nb|c (multiline) / d"},
      {"\"a\r\nb\",c", "a\\r\\nb|c (multiline)"},
      {"x,\"a\n\n\"\ny", "x|a\\n\\n (multiline) / y"},
  };
  for (const Case& c : cases) EXPECT_EQ(Cut(CommaDialect(), c.list), c.cut) << Show(c.list);
}

TEST(FindRecord, RejectsTheLineOfAStrayQuote) {
  const Case cases[] = {
      {"\"abc", "STRAY \\\"abc"},
      {"\"abc\nd,e\n", "STRAY \\\"abc / d|e"},
      {"x,\"abc\r\nd\r\n", "STRAY x,\\\"abc / d"},
      {"\"a\nb\"c\nd", "STRAY \\\"a / b\\\"c / d"},
      {"\"\n", "STRAY \\\""},
      {"\"a\nb\",\"c\nd", "STRAY \\\"a\\nb\\\",\\\"c / d"},
  };
  for (const Case& c : cases) EXPECT_EQ(Cut(CommaDialect(), c.list), c.cut) << Show(c.list);
}

TEST(FindRecord, ALineInsideThatLooksLikeARowMakesTheQuoteStray) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  const Case cases[] = {
      {"\"a\n0912345678,b\n\",c", "STRAY \\\"a / 0912345678|b / STRAY \\\",c"},
      {"1,\"a\n0912345678,\"\"x\"\"\n0911111111,c\n\"",
       "STRAY 1,\\\"a / 0912345678|x\\\"\\\" / 0911111111|c / STRAY \\\""},
      // With a quote in it, it is no number.
      {"\"a\n0912345678\",b", "a\\n0912345678|b (multiline)"},
      {"\"a\nb\",0912345678", "a\\nb|0912345678 (multiline)"},
      // The first line never counts.
      {"\"0912345678\nb\",c", "0912345678\\nb|c (multiline)"},
      // Seven digits, a letter, or another number of fields are no row.
      {"\"a\n0912345,b\nc\",d", "a\\n0912345,b\\nc|d (multiline)"},
      {"\"a\n0912345678x,b\nc\",d", "a\\n0912345678x,b\\nc|d (multiline)"},
      {"\"a\n0912345678,b,c\nc\",d", "a\\n0912345678,b,c\\nc|d (multiline)"},
  };
  for (const Case& c : cases) EXPECT_EQ(Cut(dialect, c.list), c.cut) << Show(c.list);
}

TEST(FindRecord, TheLastLineOfAFieldIsReadToItsPhysicalEnd) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  dialect.number_column = 1;
  EXPECT_EQ(Cut(dialect, "\"a,0911111111\nb\",0912345678\nc"), "STRAY \\\"a,0911111111 / b\\\"|0912345678 / c");
  EXPECT_EQ(Cut(dialect, "\"a\nb\",0912345\nc"), "a\\nb|0912345 (multiline) / c");
}

// Former bugs.
TEST(FindRecord, ANumberBehindAFieldOfSeveralLinesIsTheRecordsOwn) {
  Dialect dialect;
  dialect.delimiter_bytes[0] = ',';
  dialect.delimiter_size = 1;
  dialect.columns = 2;
  dialect.number_column = 1;
  Record record;
  const std::string_view proper = "\"a name on\ntwo lines\",0912345678\n";
  ASSERT_EQ(FindRecord(dialect, proper, 0, true, &record), FindResult::kRecord);
  EXPECT_EQ(record.code, Code::kNone);
  EXPECT_EQ(record.next, proper.size());
  const std::string_view stray = "\"Stray,0911111111\nOther\",0922222222\n";
  ASSERT_EQ(FindRecord(dialect, stray, 0, true, &record), FindResult::kRecord);
  EXPECT_EQ(record.code, Code::kUnterminatedQuote);
  EXPECT_EQ(stray.substr(record.next), "Other\",0922222222\n");
}

TEST(FindRecord, AQuotedFieldHasAtMostMaxFieldLinesLineEnds) {
  Dialect dialect = CommaDialect();
  dialect.max_field_lines = 2;
  EXPECT_EQ(Cut(dialect, "\"a\nb\r\nc\""), "a\\nb\\r\\nc (multiline)");
  EXPECT_EQ(Cut(dialect, "\"a\nb\nc\nd\""), "STRAY \\\"a / b / c / d\\\"");
}

TEST(FindRecord, ARecordHasAtMostMaxRecordBytes) {
  Dialect dialect = CommaDialect();
  dialect.max_record_bytes = 4;
  const Case cases[] = {
      {"abcd\nx", "abcd / x"},
      {"abcde\nx", "TOO LONG abcde / x"},
      {"abcde", "TOO LONG abcde"},
      {"ab,,\nx", "ab|| / x"},
      {"ab,,,\nx", "TOO LONG ab,,, / x"},
      {"    \n     \n", "BLANK / TOO LONG      "},
      {"\"ab\"\nx", "ab / x"},
      {"\"abc\"\nx", "TOO LONG \\\"abc\\\" / x"},
      // A quoted field that closes beyond the limit was stray; its own line is within the limit here.
      {"\"a\nbc\"\nx", "STRAY \\\"a / bc\\\" / x"},
      {"\"a\n\"\nx", "a\\n (multiline) / x"},
      {"\"a\n\"bc,\"d\ne", "STRAY \\\"a / TOO LONG \\\"bc,\\\"d / e"},
      // Crossed in the text behind a closing quote: quotes beyond are not looked at.
      {"\"a\"bc,\"d\ne", "TOO LONG \\\"a\\\"bc,\\\"d / e"},
      {"\n\"a\n\",c\"\nx", "BLANK / TOO LONG \\\"a\\n\\\",c\\\" / x"},
      // An opening quote that is the first byte over the limit.
      {"abc,\"x\ny\"", "TOO LONG abc,\\\"x / y\\\""},
      {"abc,\n", "abc|"},
  };
  for (const Case& c : cases) EXPECT_EQ(Cut(dialect, c.list), c.cut) << Show(c.list);
}

TEST(FindRecord, TakesQuotesAsTextWhenTold) {
  Dialect dialect = CommaDialect();
  dialect.quotes = false;
  EXPECT_EQ(Cut(dialect, "\"a,b\"\n\"\nc"), "\\\"a|b\\\" / \\\" / c");
}

TEST(FindRecord, CutsAtFullWidthCommasAndAtNothing) {
  Dialect wide;
  wide.delimiter_bytes = {'\xEF', '\xBC', '\x8C'};
  wide.delimiter_size = 3;
  EXPECT_EQ(Cut(wide, "小明，\"a，b\"，c,d\n，\n"), Show("小明") + "|" + Show("a，b") + "|c,d / BLANK");
  EXPECT_EQ(Cut(Dialect(), "a,b\n\"c\"\n,\n"), "a,b / c / ,");
}

TEST(LooksLikeRow, WantsTheHeadersFieldsAndANumber) {
  Dialect dialect = CommaDialect();
  dialect.columns = 2;
  dialect.number_column = 1;
  const struct {
    std::string_view line;
    bool yes;
  } cases[] = {
      {"x,0912345678", true},
      {"x,+886 (912)-345.678", true},
      {"x,０９１２３４５６", true},
      {"x,\"0912345678\"", true},
      {"x,\"0912\"345678", true},
      {"\"x,y\",0912345678", true},
      {"x,0912345", false},
      {"x,0912345678a", false},
      {"x,0912345678,", false},
      {"0912345678", false},
      {"x,\"0912345678", false},
      {"\"x,0912345678", false},
      {"x,\"09123456\"\"78\"", false},
      {"x,０９１２３４５，", false},
      {"", false},
  };
  for (const auto& c : cases) EXPECT_EQ(LooksLikeRow(dialect, c.line), c.yes) << c.line;
  dialect.columns = 0;
  EXPECT_FALSE(LooksLikeRow(dialect, "x,0912345678"));
}

// An answer given before the list's end must hold for everything that may follow.
void ExpectAnswersHold(const Dialect& dialect, std::string_view list) {
  for (size_t begin = 0; begin < list.size();) {
    Record whole;
    ASSERT_EQ(FindRecord(dialect, list, begin, true, &whole), FindResult::kRecord);
    for (size_t size = begin + 1; size <= list.size(); ++size) {
      Record early;
      const FindResult result = FindRecord(dialect, list.substr(0, size), begin, false, &early);
      if (result == FindResult::kNeedMore) continue;
      if (result == FindResult::kOversize) {
        ASSERT_EQ(whole.code, Code::kRecordTooLong) << Show(list) << " seen to " << size;
        ASSERT_GE(whole.end, size) << Show(list);
        continue;
      }
      ASSERT_EQ(early.end, whole.end) << Show(list) << " seen to " << size << " from " << begin;
      ASSERT_EQ(early.next, whole.next) << Show(list) << " seen to " << size << " from " << begin;
      ASSERT_EQ(early.code, whole.code) << Show(list) << " seen to " << size << " from " << begin;
      ASSERT_EQ(early.line_ends, whole.line_ends) << Show(list);
      ASSERT_EQ(early.multiline, whole.multiline) << Show(list);
    }
    begin = whole.next;
  }
}

TEST(FindRecord, EveryEarlyAnswerHoldsForAllShortLists) {
  for (const uint32_t limit : {3u, 5u, 1000u}) {
    Dialect dialect = CommaDialect();
    dialect.max_record_bytes = limit;
    dialect.max_field_lines = 2;
    ForAllTexts("a0,\"\r\n", 6, [&](std::string_view list) { ExpectAnswersHold(dialect, list); });
  }
}

TEST(FindRecord, EveryEarlyAnswerHoldsWithRowsInsideFields) {
  Dialect dialect = CommaDialect();
  dialect.columns = 1;
  // "N" stands for a number with which a line looks like a row.
  ForAllTexts("Na,\"\n", 6, [&](std::string_view letters) {
    std::string list;
    for (const char letter : letters) list += letter == 'N' ? std::string("12345678") : std::string(1, letter);
    ExpectAnswersHold(dialect, list);
  });
}

}  // namespace
}  // namespace muster
