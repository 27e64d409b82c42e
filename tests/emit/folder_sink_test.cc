#define XXH_INLINE_ALL
#include "muster/folder_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <filesystem>
#include <string>
#include <vector>

#include "emit/json_text.h"
#include "emit/small_output.h"
#include "emit/test_folder.h"
#include "muster/error.h"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

std::string HashOf(std::string_view bytes) { return Hex16(XXH3_64bits(bytes.data(), bytes.size())); }

std::string Line(int row) {
  return R"({"to":"+886912345678","text":"Hi \"you\"","row":)" + std::to_string(row) +
         ",\"encoding\":\"gsm7\",\"segments\":1}\n";
}

class FolderSinkTest : public ::testing::Test {
 protected:
  // Writes the small job to `options.dir` and gives the files.
  std::map<std::string, std::string> Written(const FolderOptions& options, bool encoded = true) {
    absl::StatusOr<std::unique_ptr<FolderSink>> sink = FolderSink::Create(options);
    EXPECT_TRUE(sink.ok()) << sink.status();
    if (!sink.ok()) return {};
    EXPECT_EQ(FillSmall(sink->get(), encoded), absl::OkStatus());
    EXPECT_EQ((*sink)->Commit(SmallJob(), SmallSummary()), absl::OkStatus());
    return FilesIn(options.dir);
  }

  TestFolder folder_;
};

TEST_F(FolderSinkTest, MessagesAndBatchesAreWrittenAsTheContractSays) {
  auto files = Written(SmallOptions(folder_ / "out"));
  EXPECT_EQ(files["messages-00001.ndjson"], Line(1) + Line(2) + Line(3) + Line(4) + Line(5) + Line(6));
  const std::string size = std::to_string(Line(1).size() * 2);
  std::string batches;
  for (int batch = 1; batch <= 3; ++batch) {
    const int first = 2 * batch - 1;
    batches += "{\"batch\":" + std::to_string(batch) +
               ",\"file\":\"messages-00001.ndjson\",\"offset\":" + std::to_string((first - 1) * Line(1).size()) +
               ",\"bytes\":" + size + ",\"messages\":2,\"first_row\":" + std::to_string(first) + ",\"xxh3\":\"" +
               HashOf(Line(first) + Line(first + 1)) + "\"}\n";
  }
  EXPECT_EQ(files["batches.ndjson"], batches);
  EXPECT_THAT(NamesIn(folder_ / "out"),
              ElementsAre("batches.ndjson", "manifest.json", "messages-00001.ndjson", "rejects.csv", "summary.json"));
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out")) << "nothing stays beside it";
}

TEST_F(FolderSinkTest, MessagesThatCameWithoutTheirEncodedFormAreEncoded) {
  EXPECT_EQ(Written(SmallOptions(folder_ / "a"), true), Written(SmallOptions(folder_ / "b"), false));
}

TEST_F(FolderSinkTest, RejectsKeepEveryByteOfTheRecord) {
  auto files = Written(SmallOptions(folder_ / "out"));
  EXPECT_EQ(files["rejects.csv"],
            "list,line,byte_offset,bytes,row,code,detail,ref,record\n"
            "in.csv,8,250,21,7,not_mobile,a landline,\"A,1\",\"0227187200,\"\"小\\\\明\\xFF\"\"\"\n");
}

TEST_F(FolderSinkTest, AuditWritesSuppressedAndDuplicates) {
  FolderOptions options = SmallOptions(folder_ / "rows");
  options.audit = Audit::kRows;
  auto files = Written(options);
  EXPECT_EQ(files["suppressed.csv"],
            "list,line,row,code,number,ref\n"
            "in.csv,9,8,blacklisted,+886912000000,B\n");
  EXPECT_EQ(files["duplicates.csv"],
            "list,line,row,number,ref\n"
            "in.csv,10,9,+886912345678,\n");
  options.dir = folder_ / "first-row";
  options.audit = Audit::kFirstRow;
  files = Written(options);
  EXPECT_EQ(files["duplicates.csv"],
            "list,line,row,number,ref,first_row\n"
            "in.csv,10,9,+886912345678,,1\n");
}

TEST_F(FolderSinkTest, TheSinkAsksOnlyForWhatItWrites) {
  struct Case {
    Audit audit;
    bool suppressed, duplicates, first_row;
  };
  for (const Case& c : {Case{Audit::kNone, false, false, false}, Case{Audit::kRows, true, true, false},
                        Case{Audit::kFirstRow, true, true, true}}) {
    FolderOptions options = SmallOptions(folder_ / "out");
    options.audit = c.audit;
    const SinkNeeds needs = (*FolderSink::Create(options))->Needs();
    EXPECT_TRUE(needs.rejected);
    EXPECT_EQ(needs.suppressed, c.suppressed);
    EXPECT_EQ(needs.duplicates, c.duplicates);
    EXPECT_EQ(needs.first_row, c.first_row);
  }
}

TEST_F(FolderSinkTest, AFileIsClosedAfterTheBatchWithWhichItReachesItsSize) {
  const uint64_t batch = 2 * Line(1).size();
  struct Case {
    uint64_t file_size;
    std::vector<int> batches_per_file;
  };
  for (const Case& c : {Case{1, {1, 1, 1}}, Case{batch, {1, 1, 1}}, Case{batch + 1, {2, 1}}, Case{2 * batch, {2, 1}},
                        Case{3 * batch, {3}}, Case{3 * batch + 1, {3}}}) {
    SCOPED_TRACE(c.file_size);
    FolderOptions options = SmallOptions(folder_ / std::to_string(c.file_size));
    options.file_size = c.file_size;
    auto files = Written(options);
    std::string all;
    for (size_t i = 0; i < c.batches_per_file.size(); ++i) {
      const std::string& file = files["messages-0000" + std::to_string(i + 1) + ".ndjson"];
      EXPECT_EQ(file.size(), batch * c.batches_per_file[i]);
      all += file;
    }
    EXPECT_EQ(all, Line(1) + Line(2) + Line(3) + Line(4) + Line(5) + Line(6));
    EXPECT_EQ(files.count("messages-0000" + std::to_string(c.batches_per_file.size() + 1) + ".ndjson"), 0u);
  }
}

TEST_F(FolderSinkTest, CsvFilesHaveAHeaderOutsideTheBatches) {
  FolderOptions options = SmallOptions(folder_ / "out");
  options.format = OutputFormat::kCsv;
  options.file_size = 100;
  auto files = Written(options);
  const std::string header = "to,text,row,encoding,segments,flash,ref\n";
  const std::string rows[] = {"+886912345678,\"Hi \"\"you\"\"\",1,gsm7,1,false,\n",
                              "+886912345678,\"Hi \"\"you\"\"\",2,gsm7,1,false,\n"};
  EXPECT_EQ(files["messages-00001.csv"], header + rows[0] + rows[1]);
  EXPECT_TRUE(files["messages-00003.csv"].starts_with(header));
  EXPECT_THAT(files["batches.ndjson"],
              HasSubstr("{\"batch\":1,\"file\":\"messages-00001.csv\",\"offset\":" + std::to_string(header.size()) +
                        ",\"bytes\":" + std::to_string(2 * rows[0].size()) +
                        ",\"messages\":2,\"first_row\":1,\"xxh3\":\"" + HashOf(rows[0] + rows[1]) + "\"}\n"));
}

TEST_F(FolderSinkTest, EveryBatchLineLeadsToItsBytes) {
  for (const OutputFormat format : {OutputFormat::kNdjson, OutputFormat::kCsv}) {
    FolderOptions options = SmallOptions(folder_ / (format == OutputFormat::kCsv ? "csv" : "ndjson"));
    options.format = format;
    options.file_size = 200;
    auto files = Written(options);
    simdjson::dom::parser parser;
    simdjson::dom::document_stream lines;
    const simdjson::padded_string batches(files["batches.ndjson"]);
    ASSERT_EQ(parser.parse_many(batches).get(lines), simdjson::SUCCESS);
    int count = 0;
    for (auto line : lines) {
      ++count;
      std::string_view file, hash;
      uint64_t offset = 0, bytes = 0;
      ASSERT_EQ(line["file"].get(file) | line["xxh3"].get(hash), simdjson::SUCCESS);
      ASSERT_EQ(line["offset"].get(offset) | line["bytes"].get(bytes), simdjson::SUCCESS);
      EXPECT_EQ(HashOf(files[std::string(file)].substr(offset, bytes)), hash);
    }
    EXPECT_EQ(count, 3);
  }
}

TEST_F(FolderSinkTest, NoMessagesMakeNoMessageFile) {
  auto sink = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(sink.ok());
  ASSERT_TRUE((*sink)->Commit(SmallJob(), Summary()).ok());
  auto files = FilesIn(folder_ / "out");
  EXPECT_THAT(NamesIn(folder_ / "out"), ElementsAre("batches.ndjson", "manifest.json", "rejects.csv", "summary.json"));
  EXPECT_EQ(files["batches.ndjson"], "");
  EXPECT_EQ(files["rejects.csv"], "list,line,byte_offset,bytes,row,code,detail,ref,record\n");
}

TEST_F(FolderSinkTest, TheManifestNamesEveryFileWithSizeAndHash) {
  FolderOptions options = SmallOptions(folder_ / "out");
  options.audit = Audit::kRows;
  auto files = Written(options);
  simdjson::dom::parser parser;
  simdjson::dom::element manifest;
  ASSERT_EQ(parser.parse(files["manifest.json"]).get(manifest), simdjson::SUCCESS);
  std::vector<std::string> names;
  simdjson::dom::array listed;
  ASSERT_EQ(manifest["files"].get(listed), simdjson::SUCCESS);
  for (simdjson::dom::element file : listed) {
    const std::string name(file["name"].get_string().value_unsafe());
    names.push_back(name);
    EXPECT_EQ(file["bytes"].get_uint64().value_unsafe(), files[name].size());
    EXPECT_EQ(file["xxh3"].get_string().value_unsafe(), HashOf(files[name]));
  }
  EXPECT_THAT(
      names, ElementsAre("messages-00001.ndjson", "batches.ndjson", "rejects.csv", "suppressed.csv", "duplicates.csv"));
  EXPECT_EQ(manifest["job"]["JobName"].get_string().value_unsafe(), "spring \"sale\"");
  EXPECT_EQ(manifest["options"]["list_option"].get_uint64().value_unsafe(), 64u);
  EXPECT_EQ(manifest["inputs"].at(0)["xxh3"].get_string().value_unsafe(), "0000000000000abc");
  EXPECT_EQ(manifest["totals"]["emitted"].get_uint64().value_unsafe(), 6u);
  EXPECT_EQ(files["summary.json"], ToJson(SmallSummary()));
}

TEST_F(FolderSinkTest, TheFolderDependsOnInputAndOptionsOnly) {
  EXPECT_EQ(Written(SmallOptions(folder_ / "a")), Written(SmallOptions(folder_ / "deep/er/b")));
}

TEST_F(FolderSinkTest, LargeBatchesAreWrittenWhole) {
  auto sink = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(sink.ok());
  std::string expected;
  for (uint64_t id = 1; id <= 5; ++id) {
    const std::string text(700'000 * id, static_cast<char>('a' + id));
    const Message message = {.to = "1", .text = text, .row = id, .ref = ""};
    const std::string bytes = EncodedBy(*(*sink)->Encoder(), message);
    expected += bytes;
    const std::string_view piece = bytes;
    ASSERT_TRUE((*sink)->Submit({.id = id, .messages = {&message, 1}, .encoded = {&piece, 1}}).ok());
  }
  ASSERT_TRUE((*sink)->Commit(SmallJob(), Summary()).ok());
  EXPECT_TRUE(ReadAll(folder_ / "out/messages-00001.ndjson") == expected);
  EXPECT_THAT(ReadAll(folder_ / "out/manifest.json"), HasSubstr(HashOf(expected)));
}

TEST_F(FolderSinkTest, FoldersAndFilesAreForTheirOwnerOnly) {
  for (const mode_t mask : {0000, 0777}) {
    const mode_t before = umask(mask);
    const std::string dir = folder_ / ("m" + std::to_string(mask) + "/out");
    Written(SmallOptions(dir));
    umask(before);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      struct stat found {};
      ASSERT_EQ(stat(entry.path().c_str(), &found), 0);
      EXPECT_EQ(found.st_mode & 0777u, entry.is_directory() ? 0700u : 0600u) << entry.path();
    }
  }
}

TEST_F(FolderSinkTest, AFailedRunLeavesRejectsAndSummaryOnly) {
  FolderOptions options = SmallOptions(folder_ / "deep/out");
  options.file_size = 1;
  options.audit = Audit::kRows;
  for (int time = 0; time < 2; ++time) {
    auto sink = FolderSink::Create(options);
    ASSERT_TRUE(sink.ok());
    ASSERT_TRUE(FillSmall(sink->get()).ok());
    ASSERT_EQ((*sink)->CommitFailed(SmallSummary()), absl::OkStatus()) << "a former one is replaced";
    EXPECT_THAT(NamesIn(folder_ / "deep"), ElementsAre("out.failed"));
    EXPECT_THAT(NamesIn(folder_ / "deep/out.failed"), ElementsAre("rejects.csv", "summary.json"));
    EXPECT_THAT(ReadAll(folder_ / "deep/out.failed/rejects.csv"), HasSubstr("not_mobile"));
  }
}

TEST_F(FolderSinkTest, WhatIsNoFormerFailedOutputIsNotReplaced) {
  WriteAll(folder_ / "out.failed/my-notes.txt", "mine");
  auto sink = FolderSink::Create(SmallOptions(folder_ / "out"));
  ASSERT_TRUE(sink.ok());
  const absl::Status failed = (*sink)->CommitFailed(SmallSummary());
  EXPECT_EQ(KindOf(failed), ErrorKind::kOutput);
  EXPECT_THAT(std::string(failed.message()), HasSubstr("out.failed"));
  EXPECT_THAT(NamesIn(folder_.path()), ElementsAre("out.failed"));
  EXPECT_THAT(NamesIn(folder_ / "out.failed"), ElementsAre("my-notes.txt"));
}

TEST_F(FolderSinkTest, ASinkThatIsNotCommittedLeavesNothing) {
  for (const bool by_abort : {true, false}) {
    auto sink = FolderSink::Create(SmallOptions(folder_ / "deep/er/out"));
    ASSERT_TRUE(sink.ok());
    ASSERT_TRUE(FillSmall(sink->get()).ok());
    EXPECT_THAT(NamesIn(folder_ / "deep/er"), ElementsAre(".out.muster-" + std::to_string(getpid())));
    if (by_abort) {
      EXPECT_EQ((*sink)->Abort(), absl::OkStatus());
      EXPECT_THAT(NamesIn(folder_.path()), ElementsAre());
    }
    sink->reset();
    EXPECT_THAT(NamesIn(folder_.path()), ElementsAre());
  }
}

TEST_F(FolderSinkTest, ParentsThatSomeoneElseUsesByNowStay) {
  auto sink = FolderSink::Create(SmallOptions(folder_ / "deep/out"));
  ASSERT_TRUE(sink.ok());
  WriteAll(folder_ / "deep/other", "");
  sink->reset();
  EXPECT_THAT(NamesIn(folder_ / "deep"), ElementsAre("other"));
}

TEST(DefaultOutputDirTest, IsNamedByTheTimeAndNotTaken) {
  TestFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const std::string first = DefaultOutputDir();
  EXPECT_THAT(first, MatchesRegex("\\./muster-out/[0-9]{8}-[0-9]{6}"));
  const auto sink = FolderSink::Create(SmallOptions(first));
  EXPECT_TRUE(sink.ok());
  const std::string second = DefaultOutputDir();
  EXPECT_NE(second, first) << "a folder that is being written counts";
  EXPECT_THAT(second, MatchesRegex("\\./muster-out/[0-9]{8}-[0-9]{6}(-2)?"));
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace muster
