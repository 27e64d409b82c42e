#include "muster/job_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "muster/error.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

// What a file holds, as (name, value); fails the test when it cannot be read.
std::vector<std::pair<std::string, std::string>> Read(std::string_view json) {
  const auto parsed = ParseJobFile("job.json", json);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<std::pair<std::string, std::string>> pairs;
  if (!parsed.ok()) return pairs;
  for (const auto& [parameter, value] : *parsed) pairs.emplace_back(parameter->name, value);
  return pairs;
}

std::string Complaint(std::string_view json) {
  const auto parsed = ParseJobFile("job.json", json);
  EXPECT_FALSE(parsed.ok()) << json;
  if (parsed.ok()) return "";
  EXPECT_EQ(KindOf(parsed.status()), ErrorKind::kUsage);
  return std::string(parsed.status().message());
}

TEST(JobFile, GivesItsParametersInFileOrder) {
  EXPECT_THAT(Read(R"({"Content": "親愛的%Name%", "SMSListFile": "a.csv", "JobName": "三月"})"),
              ElementsAre(Pair("Content", "親愛的%Name%"), Pair("SMSListFile", "a.csv"), Pair("JobName", "三月")));
}

TEST(JobFile, TakesNamesInAnySpelling) {
  EXPECT_THAT(Read(R"({"smslistoption": 96, "MAXSEGMENTS": 3, "batch-size": "10", "file_size": "1MiB"})"),
              ElementsAre(Pair("SMSListOption", "96"), Pair("MaxSegments", "3"), Pair("BatchSize", "10"),
                          Pair("FileSize", "1MiB")));
}

TEST(JobFile, TakesFlagNamesToo) {
  EXPECT_THAT(Read(R"({"list-option": "dedup", "list-text": "0912345678"})"),
              ElementsAre(Pair("SMSListOption", "dedup"), Pair("SMSList", "0912345678")));
}

TEST(JobFile, TakesNumbersAndBooleansAsText) {
  EXPECT_THAT(
      Read(R"({"SMSList": 912345678, "MaxRejects": 250, "RefNumber": 18446744073709551615,
                       "TrackingExpireTime": 1.5, "Overwrite": true, "Sync": false})"),
      ElementsAre(Pair("SMSList", "912345678"), Pair("MaxRejects", "250"), Pair("RefNumber", "18446744073709551615"),
                  Pair("TrackingExpireTime", "1.5"), Pair("Overwrite", "true"), Pair("Sync", "false")));
}

TEST(JobFile, TakesArraysWhereSeveralMakeSense) {
  EXPECT_THAT(Read(R"({"SMSListFile": ["a.csv", "", "b.csv"], "Unsubscribe": "u.csv"})"),
              ElementsAre(Pair("SMSListFile", "a.csv"), Pair("SMSListFile", "b.csv"), Pair("Unsubscribe", "u.csv")));
  EXPECT_THAT(Complaint(R"({"Content": ["a", "b"]})"), HasSubstr("give one string"));
  EXPECT_THAT(Complaint(R"({"SMSListFile": [["a"]]})"), HasSubstr("SMSListFile"));
  EXPECT_THAT(Complaint(R"({"Content": {"a": 1}})"), HasSubstr("Content"));
}

TEST(JobFile, TakesWhatIsEmptyAsAbsent) {
  EXPECT_THAT(Read(R"({"Content": "", "AreaCode": null, "ContentURL": "", "SMSListFile": []})"), IsEmpty());
  EXPECT_THAT(Read("{}"), IsEmpty());
  EXPECT_THAT(Read("\xEF\xBB\xBF{}"), IsEmpty());
}

TEST(JobFile, NamesTheNearestParameter) {
  EXPECT_THAT(Complaint(R"({"SMSLst": "0912345678"})"), HasSubstr("the nearest is SMSList"));
  EXPECT_THAT(Complaint(R"({"JobNmae": "x"})"), HasSubstr("the nearest is JobName"));
  EXPECT_THAT(Complaint(R"({"SMSLst": ""})"), HasSubstr("job.json: SMSLst"));
}

TEST(JobFile, RefusesAParameterGivenTwice) {
  EXPECT_THAT(Complaint(R"({"Content": "a", "content": "b"})"), HasSubstr("given twice"));
}

TEST(JobFile, LetsASavedRequestBeReplayed) {
  const auto parsed = ParseJobFile("job.json", R"({"ManagerLoginName": "me", "ManagerPassword": "secret",
      "SMSList": "0912345678", "Content": "hi", "ContentUrl": "http://example.com/", "ReferUrl": "http://x/"})");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  for (const auto& [parameter, value] : *parsed) {
    const bool is_login = parameter->name == "ManagerLoginName" || parameter->name == "ManagerPassword";
    EXPECT_EQ(parameter->ignored, is_login || parameter->name == "ReferUrl") << parameter->name;
  }
}

TEST(JobFile, SaysWhatToDoInsteadOfFetching) {
  EXPECT_THAT(Complaint(R"({"SMSUrl": "http://example.com/list.csv"})"), HasSubstr("SMSListFile"));
  EXPECT_THAT(Complaint(R"({"ContentUrl": "http://example.com/text"})"), HasSubstr("ContentFile"));
}

TEST(JobFile, NeverShowsAPassword) {
  EXPECT_THAT(Complaint(R"({"ManagerPassword": "secret", "ManagerPassword": "secret2"})"),
              ::testing::Not(HasSubstr("secret")));
}

TEST(JobFile, RefusesWhatIsNoJsonObject) {
  for (std::string_view json : {"", "[]", "\"text\"", "{", "{\"Content\": 1} x", "{\"SMSList\": 0912345678}"}) {
    SCOPED_TRACE(json);
    EXPECT_THAT(Complaint(json), HasSubstr("job.json"));
  }
}

TEST(JobParameters, HaveNamesAndFlagsOfTheirOwn) {
  std::vector<std::string> names, flags;
  for (const JobParameter& parameter : JobParameters()) {
    names.emplace_back(parameter.name);
    if (!parameter.flag.empty()) flags.emplace_back(parameter.flag);
  }
  for (std::vector<std::string>* list : {&names, &flags}) {
    std::sort(list->begin(), list->end());
    EXPECT_EQ(std::adjacent_find(list->begin(), list->end()), list->end());
  }
}

}  // namespace
}  // namespace muster
