#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "filter/number_set.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/number_policy.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr Key kFirst = 886912345678;
constexpr Key kSecond = 886923456789;

std::string Hex16(uint64_t value) {
  char text[17];
  snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

// Writes output folders as a finished run leaves them.
class FormerRecipientsTest : public ::testing::Test {
 protected:
  using Loaded = absl::StatusOr<std::shared_ptr<const SuppressionSet>>;
  struct File {
    std::string name, content;
  };

  FormerRecipientsTest() {
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    dir_ = std::filesystem::path(::testing::TempDir()) / ("muster_" + name + "_" + std::to_string(getpid()));
    std::filesystem::create_directories(dir_);
  }
  ~FormerRecipientsTest() override { std::filesystem::remove_all(dir_); }

  void Write(const std::string& name, const std::string& content) const {
    std::ofstream(dir_ / name, std::ios::binary) << content;
  }

  void WriteOutput(const std::vector<File>& files, uint64_t emitted, const std::string& format = "ndjson",
                   uint32_t list_option = 64) const {
    std::string manifest = R"({"format":1,"muster":"0.1.0","options":{"list_option":)" + std::to_string(list_option) +
                           "," + reading_ + R"(,"output_format":")" + format + R"("},"files":[)";
    for (const File& file : files) {
      Write(file.name, file.content);
      if (&file != files.data()) manifest += ',';
      manifest += R"({"name":")" + file.name + R"(","bytes":)" + std::to_string(file.content.size()) + R"(,"xxh3":")" +
                  Hex16(XXH3_64bits(file.content.data(), file.content.size())) + R"("})";
    }
    manifest += R"(],"totals":{"emitted":)" + std::to_string(emitted) + "}}";
    Write("manifest.json", manifest);
  }

  Loaded Load() const { return SuppressionSet::FromOutputs({dir_.string()}, {}); }

  std::string ErrorOf(const Loaded& loaded) const {
    EXPECT_FALSE(loaded.ok());
    if (loaded.ok()) return "";
    EXPECT_EQ(KindOf(loaded.status()), ErrorKind::kSuppression) << loaded.status();
    return std::string(loaded.status().message());
  }

  std::filesystem::path dir_;
  std::string reading_ = R"("country_code":"886","area_code":"")";  // of the manifest's options
};

TEST_F(FormerRecipientsTest, ReadsTheMessagesOfAFolder) {
  WriteOutput({{"messages-00001.ndjson",
                "{\"to\":\"+886912345678\",\"text\":\"a\",\"row\":1}\n"
                "{\"to\":\"+85291234567\",\"text\":\"\\\"to\\\":\\n\",\"row\":2}\n"},
               {"messages-00002.ndjson", "{\"text\":\"x\",\"to\":\"+886923456789\"}\n"},
               {"batches.ndjson", "{\"batch\":1}\n"},
               {"rejects.csv", "list,line\n"}},
              3);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 3u);
  for (const Key key : {kFirst, Key{85291234567}, kSecond}) EXPECT_TRUE((*set)->Contains(key));
  EXPECT_EQ((*set)->role(), "already_sent");
  ASSERT_EQ((*set)->files().size(), 1u);
  EXPECT_EQ((*set)->files()[0].role, "already_sent");
  EXPECT_EQ((*set)->files()[0].path, dir_.string());
  EXPECT_EQ((*set)->files()[0].records, 3u);
}

TEST_F(FormerRecipientsTest, ReadsNationalNumbersAndNumbersKeptAsWritten) {
  WriteOutput({{"messages-00001.ndjson", "{\"to\":\"0912345678\",\"text\":\"a\"}\n"}}, 1, "ndjson", 64 + 4);
  ASSERT_TRUE(Load().ok());
  EXPECT_TRUE((*Load())->Contains(kFirst));
  WriteOutput({{"messages-00001.ndjson",
                "{\"to\":\"+8860912345678\",\"text\":\"a\"}\n"
                "{\"to\":\"=\\\"0923456789\\\"\",\"text\":\"a\"}\n"
                "{\"to\":\"A-17\\\\\",\"text\":\"a\"}\n"}},
              3, "ndjson", 64 + 12);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 3u);
  for (const Key key : {kFirst, kSecond, UnreadableKey("A-17\\")}) EXPECT_TRUE((*set)->Contains(key));
}

TEST_F(FormerRecipientsTest, ReadsNationalNumbersInTheOutputsRegion) {
  reading_ = R"("country_code":"44","region":"IM","area_code":"")";
  WriteOutput({{"messages-00001.ndjson", "{\"to\":\"1624756789\",\"text\":\"a\"}\n"}}, 1, "ndjson", 64 + 4);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(441624756789));
  reading_ = R"("country_code":"886","region":"IM","area_code":"")";
  WriteOutput({{"messages-00001.ndjson", "{\"to\":\"1624756789\",\"text\":\"a\"}\n"}}, 1);
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("unknown country or area code"));
}

// Whatever the former job and the next one take.
TEST_F(FormerRecipientsTest, KnowsNumbersThatAreOnlyPossible) {
  WriteOutput({{"messages-00001.ndjson", "{\"to\":\"0112345678\",\"text\":\"a\"}\n"}}, 1, "ndjson", 64 + 12);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE((*set)->Contains(886112345678));
  EXPECT_TRUE((*set)->Contains(UnreadableKey("0112345678")));
  EXPECT_EQ((*set)->validity(), Validity::kPossible);
}

TEST_F(FormerRecipientsTest, RefusesNationalFormsOfSeveralCountries) {
  reading_ = R"("country_code":"886","region":"TW","area_code":"","country_column":"Country")";
  const std::string international = "{\"to\":\"+819012345678\",\"text\":\"a\"}\n";
  WriteOutput({{"messages-00001.ndjson", international}}, 1, "ndjson", 64 + 4);
  ASSERT_TRUE(Load().ok());
  EXPECT_TRUE((*Load())->Contains(819012345678));
  WriteOutput({{"messages-00001.ndjson", international + "{\"to\":\"09012345678\",\"text\":\"a\"}\n"}}, 2, "ndjson",
              64 + 4);
  EXPECT_THAT(ErrorOf(Load()), AllOf(HasSubstr("\"09012345678\" does not say in which"), HasSubstr("list option 4")));
}

TEST_F(FormerRecipientsTest, ReadsCsv) {
  const std::string header = "to,text,row,encoding,segments,flash,ref\n";
  std::string lines;
  for (int i = 0; i < 150; ++i) lines += "0923456789,a,1,gsm7,1,,\n";
  WriteOutput({{"messages-00001.csv", header + "+886912345678,\"a \"\"b\"\"\n" + lines + "\",1,gsm7,1,,\n"},
               {"messages-00002.csv", header + "+85291234567,x,2,gsm7,1,,\n"}},
              2, "csv");
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 2u);
  EXPECT_TRUE((*set)->Contains(kFirst));
  EXPECT_FALSE((*set)->Contains(kSecond));
}

TEST_F(FormerRecipientsTest, ReadsFilesOfManyMessages) {
  std::string content;
  for (int i = 0; i < 100000; ++i) {
    content += "{\"to\":\"+886912" + std::to_string(100000 + i) + "\",\"text\":\"" + std::string(i % 50, 'x') + "\"}\n";
  }
  WriteOutput({{"messages-00001.ndjson", content}}, 100000);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 100000u);
}

TEST_F(FormerRecipientsTest, AnOutputWithoutMessagesExcludesNobody) {
  WriteOutput({{"batches.ndjson", ""}}, 0);
  const Loaded set = Load();
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 0u);
}

TEST_F(FormerRecipientsTest, FoldersThatAreNoWholeOutputAreRefused) {
  EXPECT_THAT(ErrorOf(SuppressionSet::FromOutputs({"/no/such/folder"}, {})),
              AllOf(HasSubstr("--exclude-output"), HasSubstr("/no/such/folder"), HasSubstr("do:")));
  EXPECT_THAT(ErrorOf(Load()), AllOf(HasSubstr("manifest.json"), HasSubstr("do:")));
  for (const std::string manifest : {"", "[]", "{}", "{\"format\":2}", "{\"format\":1,\"options\":{}}", "nonsense"}) {
    SCOPED_TRACE(manifest);
    Write("manifest.json", manifest);
    EXPECT_THAT(ErrorOf(Load()), AllOf(HasSubstr("manifest.json"), HasSubstr("do:")));
  }
}

TEST_F(FormerRecipientsTest, DamagedOutputsAreRefused) {
  const std::string line = "{\"to\":\"+886912345678\",\"text\":\"a\"}\n";
  WriteOutput({{"messages-00001.ndjson", line}}, 1);
  ASSERT_TRUE(Load().ok());
  Write("messages-00001.ndjson", line + line);
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("bytes"));
  Write("messages-00001.ndjson", "{\"to\":\"+886912345679\",\"text\":\"a\"}\n");
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("checksum"));
  std::filesystem::remove(dir_ / "messages-00001.ndjson");
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("messages-00001.ndjson"));
  WriteOutput({{"messages-00001.ndjson", line}}, 2);
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("1 messages, but 2"));
  WriteOutput({{"messages-00001.ndjson", "{\"to\":1}\n"}}, 1);
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("no message"));
  WriteOutput({{"messages-00001.ndjson", line + "{\"to\":\"+8869"}}, 1);
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("no message"));
  WriteOutput({{"messages-00001.csv", "to,text\n+886912345678,a\n"}}, 1, "csv");
  EXPECT_THAT(ErrorOf(Load()), HasSubstr("no message"));
}

}  // namespace
}  // namespace muster
