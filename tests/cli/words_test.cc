// What the command says: the summary in words, the progress line, previews, and the escapes of normalize.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "normalize_lines.h"
#include "preview_sink.h"
#include "progress_bar.h"
#include "summary_text.h"

namespace muster::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Summary SomeSummary() {
  Summary summary;
  summary.records = 1236;
  summary.headers = 1;
  summary.blank = 1;
  summary.rows = 1234;
  summary.emitted = 1200;
  summary.batches = 2;
  summary.segments = 1300;
  summary.ucs2_messages = 1200;
  summary.messages_by_segments = {{1, 1100}, {2, 100}};
  summary.rejected = 20;
  summary.suppressed = 10;
  summary.duplicates = 4;
  summary.by_code[static_cast<size_t>(Code::kNotMobile)] = 20;
  summary.by_code[static_cast<size_t>(Code::kUnsubscribed)] = 10;
  summary.by_code[static_cast<size_t>(Code::kPunctuation)] = 7;
  summary.countries = {{886, 1190}, {81, 10}};
  summary.types[static_cast<size_t>(NumberType::kMobile)] = 1200;
  Warning& warning = summary.warnings[static_cast<size_t>(Code::kShortRow)];
  warning.count = 3;
  warning.first = FirstSeen{.list = "list.csv", .line = 17, .text = "0912345678"};
  ListSummary list;
  list.path = "list.csv";
  list.rows = 1234;
  list.encoding = "utf-8";
  list.delimiter = "comma";
  list.delimiter_detected = false;
  list.has_header = true;
  list.number_column = "Mobile";
  list.columns = {"Mobile", "Name"};
  summary.lists.push_back(list);
  summary.list_option = 96;
  summary.job_option = 16;
  return summary;
}

TEST(SummaryText, AccountsForEveryRow) {
  const std::string text = SummaryText(SomeSummary(), Lang::kEnglish);
  for (std::string_view part : {"1,234", "of 1,236 records; 1 header, 1 blank", "1,200", "in 2 batches; 1,300 segments",
                                "1 × 1,100, 2 × 100"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(SummaryText, ExplainsCodesInTheChosenLanguage) {
  const CodeInfo& info = InfoOf(Code::kNotMobile);
  const std::string english = SummaryText(SomeSummary(), Lang::kEnglish);
  EXPECT_THAT(english, HasSubstr("not_mobile"));
  EXPECT_THAT(english, HasSubstr(std::string(info.en)));
  EXPECT_THAT(english, HasSubstr(std::string(info.hint_en)));
  EXPECT_THAT(english, Not(HasSubstr("too_short")));
  const std::string chinese = SummaryText(SomeSummary(), Lang::kChinese);
  EXPECT_THAT(chinese, HasSubstr(std::string(info.zh)));
  EXPECT_THAT(chinese, HasSubstr("退回"));
}

TEST(SummaryText, ShowsWhereAWarningWasFirstSeen) {
  EXPECT_THAT(SummaryText(SomeSummary(), Lang::kEnglish), HasSubstr("first: list.csv, line 17: 0912345678"));
}

TEST(SummaryText, MarksWhatWasDetectedAndWhatWasSet) {
  const std::string text = SummaryText(SomeSummary(), Lang::kEnglish);
  EXPECT_THAT(text, HasSubstr("encoding utf-8 (detected), delimiter comma (set), header yes (detected)"));
  EXPECT_THAT(text, HasSubstr("96: unsubscribe, dedup"));
}

TEST(ProgressLine, HasABarAndTheTimeLeftWhenTheEndIsKnown) {
  Progress progress;
  progress.bytes_read = 50;
  progress.bytes_total = 200;
  progress.rows = 3000;
  progress.seconds = 2;
  EXPECT_EQ(ProgressLine(progress, 100, false), "[######------------------]  25%  3,000 rows  1,500 rows/s  0:06 left");
  EXPECT_THAT(ProgressLine(progress, 100, true), HasSubstr("\x1b[32m######\x1b[0m"));
}

TEST(ProgressLine, CountsWhenTheEndIsUnknown) {
  Progress progress;
  progress.bytes_read = 2048;
  progress.rows = 3000;
  progress.seconds = 2;
  EXPECT_EQ(ProgressLine(progress, 100, true), "3,000 rows  1,500 rows/s  2.0 KiB  0:02");
}

TEST(ProgressLine, FitsTheTerminal) {
  Progress progress;
  progress.bytes_read = 50;
  progress.bytes_total = 200;
  progress.rows = 3000;
  progress.seconds = 2;
  for (size_t width : {0, 1, 20, 40, 60, 80}) EXPECT_LE(ProgressLine(progress, width, false).size(), width);
}

TEST(PreviewSink, KeepsTheFirstMessagesOnly) {
  const Message messages[] = {{.to = "+886912345678", .text = "甲\n乙", .row = 1, .encoding = SmsEncoding::kUcs2},
                              {.to = "+886912345679", .text = "b", .row = 3, .flash = true, .ref = "A1"},
                              {.to = "+886912345670", .text = "c", .row = 4}};
  PreviewSink sink(2);
  ASSERT_TRUE(sink.Submit({.id = 1, .messages = messages, .encoded = {}}).ok());
  ASSERT_EQ(sink.messages().size(), 2u);
  const std::string text = PreviewText(sink.messages(), Lang::kEnglish);
  EXPECT_THAT(text, HasSubstr("+886912345678"));
  EXPECT_THAT(text, HasSubstr("    甲\n    乙\n"));
  EXPECT_THAT(text, HasSubstr("row 3, gsm7, 1 segment, flash, ref A1"));
  EXPECT_EQ(PreviewJson(sink.messages()),
            "[\n    {\"to\":\"+886912345678\",\"text\":\"甲\\n乙\",\"row\":1,\"encoding\":\"ucs2\",\"segments\":1},"
            "\n    {\"to\":\"+886912345679\",\"text\":\"b\",\"row\":3,\"encoding\":\"gsm7\",\"segments\":1,"
            "\"flash\":true,\"ref\":\"A1\"}\n  ]");
  EXPECT_EQ(PreviewJson({}), "[]");
}

TEST(NormalizeEscapes, KeepEveryLineOnOneLineOfFiveFields) {
  const struct {
    std::string_view in, out;
  } cases[] = {
      {"0912", "0912"}, {"a\tb", "a\\tb"},      {"a\\b", "a\\\\b"},         {"a\rb", "a\\rb"},
      {"小明", "小明"}, {{"a\0b", 3}, "a\\0b"}, {"\xA4\xA4", "\\xa4\\xa4"}, {"\x01", "\x01"},
  };
  for (const auto& c : cases) {
    char out[32];
    EXPECT_EQ(std::string_view(out, static_cast<size_t>(PutEscaped(c.in, out) - out)), c.out);
  }
}

TEST(LineNormalizer, GivesALineForALine) {
  const auto normalizer = Normalizer::Create({});
  ASSERT_TRUE(normalizer.ok()) << normalizer.status();
  LineBuffer out;
  LineNormalizer(&*normalizer).Append("0912-345-678\r\n\nN/A\n0912345678", &out);
  EXPECT_EQ(out.text(),
            "0912-345-678\t+886912345678\tmobile\tTW\tpunctuation\n"
            "\t\t\t\tempty_number\n"
            "N/A\t\t\t\tnot_a_number\n"
            "0912345678\t+886912345678\tmobile\tTW\t\n");
}

TEST(LineNormalizer, EscapesOnlyTheLinesThatNeedIt) {
  const auto normalizer = Normalizer::Create({});
  LineBuffer out;
  const LineNormalizer lines(&*normalizer);
  lines.Append({"0912\t345678\r\n小明\n\xA4\xA4\n0912\r345\\\0x\r\n", 36}, &out);
  lines.Append("０９１２３４５６７８\n0912345678\r", &out);
  EXPECT_EQ(out.text(),
            "0912\\t345678\t+886912345678\tmobile\tTW\tpunctuation\n"
            "小明\t\t\t\tnot_a_number\n"
            "\\xa4\\xa4\t\t\t\tinvalid_encoding\n"
            "0912\\r345\\\\\\0x\t\t\t\tnot_a_number\n"
            "０９１２３４５６７８\t+886912345678\tmobile\tTW\twidth\n"
            "0912345678\\r\t\t\t\tnot_a_number\n");
}

TEST(LineNormalizer, NamesEveryRepairOfALongLine) {
  const auto normalizer = Normalizer::Create({});
  LineBuffer out;
  const LineNormalizer lines(&*normalizer);
  const std::string odd = "'" + std::string(100'000, '-') + "\u200B９１２345678";
  lines.Append("0912345678\n" + odd + "\n0912345678", &out);
  EXPECT_EQ(out.text(), "0912345678\t+886912345678\tmobile\tTW\t\n" + odd +
                            "\t+886912345678\tmobile\tTW\tpunctuation+width+invisible+leading_zero+spreadsheet_text\n"
                            "0912345678\t+886912345678\tmobile\tTW\t\n");
  out.Clear();
  EXPECT_EQ(out.text(), "");
}

}  // namespace
}  // namespace muster::cli
