// Generated lists and the sample lists of data/ as whole jobs before the slow judge.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <set>
#include <string>

#include "gen/answer.h"
#include "gen/content.h"
#include "gen/list_generator.h"
#include "gen/suppression_lists.h"
#include "reference/job.h"

namespace muster::gen {
namespace {

using muster_reference::RefJob;
using muster_reference::RefResult;
using muster_reference::RunReference;

struct Shape {
  const char* name;
  ListPlan plan;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

ListPlan Mixed(Columns columns, LineEnd line_end, Whitelist whitelist, bool header) {
  return {.rows = 1500,
          .seed = 7,
          .invalid = 0.1,
          .suppressed = 0.2,
          .duplicates = 0.15,
          .dirty = 0.3,
          .quoted = 0.2,
          .odd = 0.1,
          .columns = columns,
          .line_end = line_end,
          .writings = Writings::kAll,
          .whitelist = whitelist,
          .header = header};
}

// The content that a content file stands for: one line end at its end is dropped.
std::string ContentOf(std::string file) {
  if (file.ends_with('\n')) file.pop_back();
  return file;
}

class GeneratedJob : public testing::TestWithParam<Shape> {};

INSTANTIATE_TEST_SUITE_P(
    JudgeTest, GeneratedJob,
    testing::Values(Shape{"minimal", Mixed(Columns::kMinimal, LineEnd::kLf, Whitelist::kNone, true)},
                    Shape{"minimal_without_header", Mixed(Columns::kMinimal, LineEnd::kCrlf, Whitelist::kOnly, false)},
                    Shape{"standard", Mixed(Columns::kStandard, LineEnd::kLf, Whitelist::kExclude, true)},
                    Shape{"standard_without_header", Mixed(Columns::kStandard, LineEnd::kLf, Whitelist::kNone, false)},
                    Shape{"wide", Mixed(Columns::kWide, LineEnd::kCrlf, Whitelist::kOverride, true)}),
    [](const auto& shape) { return shape.param.name; });

TEST_P(GeneratedJob, EndsAsTheGeneratorSays) {
  const ListPlan& plan = GetParam().plan;
  const ListGenerator generator(plan);
  Answer answer(plan);
  RefJob job;
  job.lists.emplace_back();
  std::string* list = &job.lists[0].bytes;
  std::vector<std::string> messages;
  std::vector<uint64_t> lines;
  std::map<std::string, size_t> rejected;
  size_t short_rows = 0, long_rows = 0, multiline_fields = 0, repeated_headers = 0, blank = 0, empty_values = 0;
  generator.AppendHeader(list);
  for (uint64_t row = 0; row < plan.rows; ++row) {
    RowValues values;
    const RowTruth truth = generator.AppendRow(row, list, &values);
    const uint64_t line = answer.Add(truth);
    short_rows += truth.short_row ? 1 : 0;
    long_rows += truth.long_row ? 1 : 0;
    multiline_fields += truth.multiline ? 1 : 0;
    repeated_headers += truth.repeated_header ? 1 : 0;
    blank += truth.blank ? 1 : 0;
    if (truth.outcome == Outcome::kRejected) ++rejected[std::string(truth.code)];
    if (truth.outcome != Outcome::kEmitted) continue;
    empty_values += truth.empty_values;
    messages.push_back("+886" + std::to_string(truth.mobile) + " " + std::to_string(row + 1) + " " + values.ref + " " +
                       MergedText(plan, values));
    lines.push_back(line);
  }
  job.content = ContentOf(ContentFile(plan));
  job.list_option = static_cast<int>(RightListOption(plan));
  job.unsubscribe.emplace_back();
  job.blacklist.emplace_back();
  if (plan.whitelist != Whitelist::kNone) {
    job.whitelist_mode = WhitelistModeOf(plan);
    job.whitelist.emplace_back();
  }
  WriteSuppressionLists(generator, {.unsubscribe = [&](std::string_view text) { job.unsubscribe[0] += text; },
                                    .black = [&](std::string_view text) { job.blacklist[0] += text; },
                                    .white = [&](std::string_view text) { job.whitelist[0] += text; }});

  const RefResult result = RunReference(job);
  ASSERT_EQ(result.error, "") << result.error_message;
  const muster_reference::RefCounters& counters = result.counters;
  EXPECT_EQ(counters.rows, plan.rows);
  EXPECT_EQ(counters.blank, blank);
  EXPECT_EQ(counters.headers, repeated_headers + (plan.header ? 1 : 0));
  EXPECT_EQ(counters.suppressed, answer.Suppressed());
  EXPECT_EQ(counters.duplicates, answer.duplicates());
  EXPECT_EQ(counters.rejected, answer.Rejected());
  const auto count_of = [](const auto& counts, const std::string& code) {
    const auto found = counts.find(code);
    return found == counts.end() ? 0 : found->second;
  };
  for (const auto& [code, count] : rejected) EXPECT_EQ(count_of(counters.by_code, code), count) << code;
  const auto warned = [&counters](const char* code) {
    const auto found = counters.warnings.find(code);
    return found == counters.warnings.end() ? 0 : found->second.count;
  };
  EXPECT_EQ(warned("short_row"), short_rows);
  EXPECT_EQ(warned("long_row"), long_rows);
  EXPECT_EQ(warned("multiline_field"), multiline_fields);
  EXPECT_EQ(warned("empty_value"), empty_values);
  ASSERT_EQ(result.messages.size(), messages.size());
  for (size_t i = 0; i < messages.size(); ++i) {
    const muster_reference::RefMessage& message = result.messages[i];
    ASSERT_EQ(message.to + " " + std::to_string(message.row) + " " + message.ref + " " + message.text, messages[i]);
    ASSERT_EQ(message.line, lines[i]);
  }
}

std::string SampleFile(const std::string& name) {
  std::ifstream file(std::string(MUSTER_DATA_DIR "/") + name, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

RefJob SampleJob(const std::string& list) {
  RefJob job;
  job.lists.emplace_back();
  job.lists[0].bytes = SampleFile(list);
  job.content = ContentOf(SampleFile("example-content.txt"));
  return job;
}

TEST(SampleTest, TheExampleGivesTheMessagesOfItsDocument) {
  const RefResult result = RunReference(SampleJob("example.csv"));
  ASSERT_EQ(result.error, "") << result.error_message;
  ASSERT_EQ(result.messages.size(), 2u);
  EXPECT_EQ(result.messages[0].to, "+886912345678");
  EXPECT_EQ(result.messages[0].text, "親愛的小明先生，您好！\n好康大放送！咖啡買一送一！");
  EXPECT_EQ(result.messages[1].text, "親愛的小美小姐，您好！\n好康大放送！咖啡買一送一！");
}

TEST(SampleTest, TheDirtyListShowsEveryCodeOfAnOrdinaryRun) {
  RefJob job = SampleJob("dirty.csv");
  job.list_option = 32 + 64 + 128;
  job.unsubscribe = {SampleFile("unsubscribe.csv")};
  job.blacklist = {SampleFile("blacklist.txt")};
  const RefResult result = RunReference(job);
  ASSERT_EQ(result.error, "") << result.error_message;
  const muster_reference::RefCounters& counters = result.counters;
  // As data/README.md says.
  EXPECT_EQ(counters.rows, 57u);
  EXPECT_EQ(counters.emitted, 32u);
  EXPECT_EQ(counters.rejected, 19u);
  EXPECT_EQ(counters.suppressed, 4u);
  EXPECT_EQ(counters.duplicates, 2u);
  EXPECT_EQ(counters.blank, 2u);
  EXPECT_EQ(counters.headers, 2u);
  EXPECT_EQ(counters.repeated_headers, 1u);
  for (const char* code : {"punctuation", "width", "invisible", "leading_zero", "prefix", "spreadsheet_text",
                           "scientific", "decimal_tail"}) {
    EXPECT_EQ(counters.repaired.count(code), 1u) << code;
  }
  for (const char* code : {"empty_number", "not_a_number", "scientific_lost_digits", "multiple_numbers", "extension",
                           "too_short", "too_long", "unknown_country", "invalid_number", "not_mobile",
                           "unterminated_quote", "nul_byte", "invalid_encoding", "message_too_long"}) {
    EXPECT_EQ(counters.by_code.count(code), 1u) << code;
  }
  for (const char* code : {"short_row", "long_row", "multiline_field", "empty_value"}) {
    EXPECT_EQ(counters.warnings.count(code), 1u) << code;
  }
}

}  // namespace
}  // namespace muster::gen
