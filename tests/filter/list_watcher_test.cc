// Where a watched number stands in suppression lists.
#include "filter/list_watcher.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "muster/suppression.h"
#include "number/number_policy.h"

namespace muster {
namespace {

constexpr Key kFirst = 886912345678;
constexpr Key kSecond = 886923456789;

class ListWatcherTest : public ::testing::Test {
 protected:
  // "list:line record [entry]" of each place, in order, for the keys that are watched.
  std::vector<std::string> Places(const std::vector<Source>& lists, std::vector<Key> keys = {kFirst},
                                  const std::string& role = "unsubscribe") {
    watch_ = {};
    watch_.keys = std::move(keys);
    SuppressionOptions options;
    options.role = role;
    options.watch = &watch_;
    options.allow_empty = true;
    options.max_errors = {.is_percent = false, .percent = 0, .count = 1000};
    const auto set = SuppressionSet::Load(lists, options);
    EXPECT_TRUE(set.ok()) << set.status();
    std::vector<std::string> places;
    for (const SuppressionWatch::Finding& finding : watch_.findings) {
      EXPECT_EQ(finding.role, role);
      for (const SuppressionWatch::Place& place : finding.places) {
        places.push_back(place.list + ":" + std::to_string(place.line) + " " + place.record + " [" + place.entry + "]");
      }
    }
    return places;
  }

  SuppressionWatch watch_;
};

using Strings = std::vector<std::string>;

TEST_F(ListWatcherTest, TellsLineRecordAndEntry) {
  EXPECT_EQ(Places({Source::Memory("a.csv", "id,手機\nA1,0923456789\nA2,0912-345-678\n\"A\n3\",+886912345678\n")}),
            (Strings{"a.csv:3 A2,0912-345-678 [0912-345-678]", "a.csv:4 \"A\\n3\",+886912345678 [+886912345678]"}));
  EXPECT_EQ(watch_.findings[0].count, 2u);
}

TEST_F(ListWatcherTest, GoesThroughSeveralLists) {
  EXPECT_EQ(
      Places({Source::Memory("a.txt", "0912345678\n"), Source::Memory("b.txt", "0923456789\n０９１２３４５６７８\n")}),
      (Strings{"a.txt:1 0912345678 [0912345678]", "b.txt:2 ０９１２３４５６７８ [０９１２３４５６７８]"}));
}

TEST_F(ListWatcherTest, FindsNothingElse) {
  EXPECT_EQ(Places({Source::Memory("a.txt", "0923456789\n")}), Strings{});
  EXPECT_EQ(Places({Source::Memory("a.txt", "0923456789\n")}, {}), Strings{});
}

TEST_F(ListWatcherTest, SeesEveryNumberOfARecordAndCountsARecordOnce) {
  EXPECT_EQ(Places({Source::Memory("a.txt", "王 0912345678,0912-345-678\n0923456789,x\n")}, {kFirst, kSecond}),
            (Strings{"a.txt:1 王 0912345678,0912-345-678 [王 0912345678]", "a.txt:2 0923456789,x [0923456789]"}));
  EXPECT_EQ(watch_.findings[0].count, 1u);
}

TEST_F(ListWatcherTest, SeesRecordsThatCouldNotBeCut) {
  EXPECT_EQ(Places({Source::Memory("a.csv", "id,手機\n1,0923456789\n2,\"0912345678\n")}),
            Strings{"a.csv:3 2,\"0912345678 [0912345678]"});
}

TEST_F(ListWatcherTest, SeesAFirstLineThatWasTakenForAHeader) {
  EXPECT_EQ(Places({Source::Memory("a.txt", "VIP\n0923456789\n")}, {UnreadableKey("VIP")}),
            Strings{"a.txt:1 VIP [VIP]"});
}

TEST_F(ListWatcherTest, SeesTextsThatNothingCanRead) {
  EXPECT_EQ(Places({Source::Memory("a.txt", "0923456789\n VIP7\n")}, {UnreadableKey("VIP7")}),
            Strings{"a.txt:2  VIP7 [ VIP7]"});
}

TEST_F(ListWatcherTest, KeepsFivePlacesAndCountsAll) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "0912345678\n";
  EXPECT_EQ(Places({Source::Memory("a.txt", text)}).size(), 5u);
  EXPECT_EQ(watch_.findings[0].count, 1000u);
}

TEST_F(ListWatcherTest, KeepsThePlacesShort) {
  const std::string long_field = std::string(100000, 'x') + " 0912345678";
  Places({Source::Memory("a.txt", "0923456789\n" + long_field + "\n")});
  ASSERT_EQ(watch_.findings.size(), 1u);
  EXPECT_LE(watch_.findings[0].places[0].record.size(), 130u);
  EXPECT_LE(watch_.findings[0].places[0].entry.size(), 400u);
}

TEST_F(ListWatcherTest, KeepsRolesApartWhenOneWatchGoesThroughSeveralLoads) {
  SuppressionWatch watch;
  watch.keys = {kFirst};
  for (const char* role : {"unsubscribe", "whitelist"}) {
    SuppressionOptions options;
    options.role = role;
    options.watch = &watch;
    ASSERT_TRUE(SuppressionSet::Load({Source::Memory("a.txt", "0912345678\n")}, options).ok());
  }
  ASSERT_EQ(watch.findings.size(), 2u);
  EXPECT_EQ(watch.findings[0].role, "unsubscribe");
  EXPECT_EQ(watch.findings[1].role, "whitelist");
}

}  // namespace
}  // namespace muster
