#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "emit/small_output.h"
#include "muster/summary.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class SummaryJsonTest : public ::testing::Test {
 protected:
  simdjson::dom::element Parsed(const Summary& summary) {
    simdjson::dom::element whole;
    json_ = ToJson(summary);
    EXPECT_EQ(parser_.parse(json_).get(whole), simdjson::SUCCESS) << json_;
    return whole;
  }
  static uint64_t Number(simdjson::dom::element whole, const char* pointer) {
    uint64_t number = 0;
    EXPECT_EQ(whole.at_pointer(pointer).get(number), simdjson::SUCCESS) << pointer;
    return number;
  }
  static std::string Text(simdjson::dom::element whole, const char* pointer) {
    std::string_view text;
    EXPECT_EQ(whole.at_pointer(pointer).get(text), simdjson::SUCCESS) << pointer;
    return std::string(text);
  }

  simdjson::dom::parser parser_;
  std::string json_;
};

TEST_F(SummaryJsonTest, KeysStandInTheirOrderAndRunLast) {
  simdjson::dom::object object;
  ASSERT_EQ(Parsed(SmallSummary()).get(object), simdjson::SUCCESS);
  std::vector<std::string> keys;
  for (const auto& member : object) keys.emplace_back(member.key);
  EXPECT_THAT(keys, ElementsAre("records", "headers", "blank", "rows", "emitted", "batches", "segments", "rejected",
                                "suppressed", "duplicates", "repaired", "countries", "types", "warnings", "lists",
                                "suppression_lists", "options", "numbering_plan", "run"));
}

TEST_F(SummaryJsonTest, EveryCounterIsThereAlsoWhenZero) {
  const auto whole = Parsed(Summary());
  for (const CodeInfo& info : AllCodes()) {
    const std::string name(info.name);
    switch (info.group) {
      case CodeGroup::kReject:
        EXPECT_EQ(Number(whole, ("/rejected/by_code/" + name).c_str()), 0u);
        break;
      case CodeGroup::kSuppressed:
        EXPECT_EQ(Number(whole, ("/suppressed/" + name).c_str()), 0u);
        break;
      case CodeGroup::kRepair:
        EXPECT_EQ(Number(whole, ("/repaired/" + name).c_str()), 0u);
        break;
      case CodeGroup::kWarning:
        EXPECT_EQ(Number(whole, ("/warnings/" + name + "/count").c_str()), 0u);
        break;
      default:
        break;
    }
  }
  for (size_t i = 0; i < kNumberTypeCount; ++i) {
    EXPECT_EQ(Number(whole, ("/types/" + std::string(NameOf(static_cast<NumberType>(i)))).c_str()), 0u);
  }
}

TEST_F(SummaryJsonTest, FiguresStandWhereTheContractPutsThem) {
  Summary summary = SmallSummary();
  summary.countries[0] = 3;
  summary.messages_by_segments[12] = 4;
  summary.repaired = 2;
  summary.by_code[static_cast<size_t>(Code::kWidth)] = 2;
  Warning& warning = summary.warnings[static_cast<size_t>(Code::kShortRow)];
  warning = {.count = 5, .first = FirstSeen{"in.csv", 17, "0912"}};
  summary.suppression_lists.push_back(
      {.role = "blacklist", .path = "b.txt", .bytes = 10, .xxh3 = 1, .records = 3, .numbers = 2, .no_number = 1});
  summary.sender_names = {"品牌"};
  summary.registered.push_back({.path = "r.txt", .bytes = 9, .xxh3 = 2, .domains = 3, .numbers = 4});
  summary.strict_rules = true;
  const auto whole = Parsed(summary);
  EXPECT_EQ(Text(whole, "/options/sender_names/0"), "品牌");
  EXPECT_EQ(Text(whole, "/options/registered/0/path"), "r.txt");
  EXPECT_EQ(Text(whole, "/options/registered/0/xxh3"), "0000000000000002");
  EXPECT_EQ(Number(whole, "/options/registered/0/domains"), 3u);
  EXPECT_EQ(Number(whole, "/options/registered/0/numbers"), 4u);
  EXPECT_TRUE(bool(whole.at_pointer("/options/strict_rules")));
  EXPECT_FALSE(bool(whole.at_pointer("/options/prepend_sender")));
  EXPECT_EQ(Number(whole, "/segments/by_count/12"), 4u);
  EXPECT_EQ(Number(whole, "/countries/886"), 6u);
  EXPECT_EQ(Number(whole, "/countries/unknown"), 3u);
  EXPECT_EQ(Number(whole, "/rejected/by_code/not_mobile"), 1u);
  EXPECT_EQ(Number(whole, "/suppressed/total"), 1u);
  EXPECT_EQ(Number(whole, "/suppressed/blacklisted"), 1u);
  EXPECT_EQ(Number(whole, "/repaired/total"), 2u);
  EXPECT_EQ(Number(whole, "/repaired/width"), 2u);
  EXPECT_EQ(Number(whole, "/warnings/short_row/first/line"), 17u);
  EXPECT_EQ(Text(whole, "/lists/0/path"), "in.csv");
  EXPECT_EQ(Text(whole, "/lists/0/xxh3"), "0000000000000abc");
  EXPECT_EQ(Text(whole, "/lists/0/delimiter/value"), "comma");
  EXPECT_EQ(Text(whole, "/lists/0/delimiter/by"), "set");
  EXPECT_EQ(Text(whole, "/lists/0/encoding/by"), "detected");
  EXPECT_EQ(Text(whole, "/lists/0/number_column/value"), "手機");
  EXPECT_EQ(Text(whole, "/lists/0/columns/1"), "Name");
  EXPECT_EQ(Text(whole, "/lists/0/header_record"), "手機,Name");
  EXPECT_EQ(Number(whole, "/suppression_lists/0/no_number"), 1u);
  EXPECT_EQ(Number(whole, "/options/list_option"), 64u);
  EXPECT_EQ(Text(whole, "/numbering_plan"), "tw-1");
  EXPECT_EQ(Number(whole, "/run/threads"), 2u);
  EXPECT_THAT(json_, HasSubstr("\"seconds\": 1.250"));
}

TEST_F(SummaryJsonTest, OnlyRunTellsHowFastItWas) {
  Summary slow = SmallSummary(), fast = SmallSummary();
  fast.run = {.threads = 8, .chunk_bytes = 1, .seconds = 0.1, .rows_per_second = 1e9, .peak_memory_bytes = 5};
  const auto before_run = [](const Summary& summary) {
    const std::string json = ToJson(summary);
    return json.substr(0, json.find("\"run\""));
  };
  EXPECT_EQ(before_run(slow), before_run(fast));
}

TEST_F(SummaryJsonTest, APathThatIsNoUtf8IsShownByItsBytes) {
  Summary summary = SmallSummary();
  summary.lists[0].path = "list\xFF.csv";
  EXPECT_EQ(Text(Parsed(summary), "/lists/0/path"), "list\\xFF.csv");
}

}  // namespace
}  // namespace muster
