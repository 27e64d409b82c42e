#define XXH_INLINE_ALL
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xxhash.h>
#include <zlib.h>

#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "emit/csv_text.h"
#include "emit/test_folder.h"
#include "muster/error.h"
#include "muster/folder_sink.h"
#include "parse/record_scanner.h"

namespace muster {
namespace {

using namespace std::string_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;

// A list of which some records are rejected.
struct TestList {
  std::string path;
  std::string delimiter = "comma";
  bool has_header = true;
  std::vector<std::string> columns = {"Mobile", "Name"};
  std::string bytes;  // unpacked
  struct Rejected {
    std::string record;
    Code code = Code::kNotMobile;
    uint64_t offset = 0;
  };
  std::vector<Rejected> rejects;

  void Add(const std::string& record, Code code = Code::kNotMobile) {
    rejects.push_back({record, code, bytes.size()});
    bytes += record + "\n";
  }
};

class RejectsAsListTest : public ::testing::Test {
 protected:
  // Writes an output of these lists' rejects.
  void Write(const std::vector<TestList>& lists, bool failed = false) {
    FolderOptions options;
    options.dir = folder_ / "out";
    options.overwrite = true;
    Summary summary;
    summary.list_option = list_option_;
    for (const TestList& list : lists) {
      options.list_names.push_back(list.path);
      ListSummary& described = summary.lists.emplace_back();
      described.path = list.path;
      described.bytes = list.bytes.size();
      described.xxh3 = XXH3_64bits(list.bytes.data(), list.bytes.size());
      described.rows = list.rejects.size();
      described.delimiter = list.delimiter;
      described.has_header = list.has_header;
      described.columns = list.columns;
    }
    auto sink = FolderSink::Create(options);
    ASSERT_TRUE(sink.ok()) << sink.status();
    uint64_t row = 0;
    for (uint32_t list = 0; list < lists.size(); ++list) {
      for (const TestList::Rejected& rejected : lists[list].rejects) {
        RejectedRow told;
        told.list = list;
        told.row = ++row;
        told.line = row + 1;
        told.byte_offset = rejected.offset;
        told.bytes = rejected.record.size();
        told.code = rejected.code;
        told.record = std::string_view(rejected.record).substr(0, 4096);
        ASSERT_TRUE((*sink)->Rejected(told).ok());
      }
    }
    ASSERT_EQ(failed ? (*sink)->CommitFailed(summary) : (*sink)->Commit(Job(), summary), absl::OkStatus());
  }

  // The rejects as a list; `status_` is how it ended.
  std::string AsList(uint32_t list = 0, const char* dir = "out") {
    std::string out;
    status_ = RejectsAsList({.dir = folder_ / dir, .list = list}, &out);
    return out;
  }

  TestFolder folder_;
  uint32_t list_option_ = kListDedup;
  absl::Status status_;
};

TEST_F(RejectsAsListTest, RecordsComeBackAsCommaCsvUnderTheirHeader) {
  struct Case {
    std::string_view delimiter, record, line;
  };
  const std::string long_field(4000, 'x');
  for (const Case& c : {
           Case{"comma", "0227187200,小明", "0227187200,小明\n"},
           Case{"comma", "\"0227187200\",\"a, \"\"b\"\"\"", "0227187200,\"a, \"\"b\"\"\"\n"},
           Case{"comma", "022,\"two\nlines\r\nand a half\"", "022,\"two\nlines\r\nand a half\"\n"},
           Case{"comma", "022,\"abc\"def", "022,abcdef\n"},
           Case{"comma", "022", "022\n"},
           Case{"comma", "022,a,b,", "022,a,b,\n"},
           Case{"comma", "022,C:\\new \\xFF", "022,C:\\new \\xFF\n"},
           Case{"comma", "022,\xFF\xA4", "022,\xFF\xA4\n"},
           Case{"tab", "022\ta,b\t\"c\td\"", "022,\"a,b\",c\td\n"},
           Case{"semicolon", "022;a,b", "022,\"a,b\"\n"},
           Case{"pipe", "022|a", "022,a\n"},
           Case{"fullwidth-comma", "022，a，b", "022,a,b\n"},
           Case{"none", "022,a", "\"022,a\"\n"},
           Case{"none", "\"\"", "\"\"\n"},
           Case{"comma", "\"\",\" \"", "\"\", \n"},
       }) {
    SCOPED_TRACE(c.record);
    TestList list;
    list.path = "a.csv";
    list.delimiter = c.delimiter;
    list.Add(std::string(c.record));
    Write({list});
    EXPECT_EQ(AsList(), "Mobile,Name\n" + std::string(c.line));
    EXPECT_EQ(status_, absl::OkStatus());
  }
}

TEST_F(RejectsAsListTest, WhereQuotingIsBrokenQuotesAreText) {
  TestList list;
  list.path = "a.csv";
  list.Add("0912345678,\"stray", Code::kUnterminatedQuote);
  list.Add("\"b\"x,\"two\nlines\",\"c", Code::kUnterminatedQuote);
  Write({list});
  EXPECT_EQ(AsList(),
            "Mobile,Name\n"
            "0912345678,\"\"\"stray\"\n"
            "\"\"\"b\"\"x\",\"\"\"two\nlines\"\"\",\"\"\"c\"\n");
  list_option_ = kListDedup | kListNoQuotes;
  list.rejects.clear();
  list.Add("\"0227187200\",a");
  Write({list});
  EXPECT_EQ(AsList(), "Mobile,Name\n\"\"\"0227187200\"\"\",a\n");
}

TEST_F(RejectsAsListTest, NulBytesComeBack) {
  TestList list;
  list.path = "a.csv";
  list.Add("091\0002,a"s, Code::kNulByte);
  Write({list});
  EXPECT_EQ(AsList(), "Mobile,Name\n091\0002,a\n"s);
}

TEST_F(RejectsAsListTest, AListWithoutHeaderGetsNone) {
  TestList list;
  list.path = "a.csv";
  list.has_header = false;
  list.columns = {"1", "2"};
  list.Add("0227187200,a");
  Write({list});
  EXPECT_EQ(AsList(), "0227187200,a\n");
}

TEST_F(RejectsAsListTest, TypedNumbersComeOneToALine) {
  TestList list;
  list.path = "--list-text";
  list.delimiter = "none";
  list.has_header = false;
  list.columns = {};
  list.Add("0227187200");
  list.Add("N/A");
  Write({list});
  EXPECT_EQ(AsList(), "0227187200\nN/A\n");
}

TEST_F(RejectsAsListTest, WithoutRejectsOnlyTheHeaderComes) {
  TestList list;
  list.path = "a.csv";
  list.columns = {"Mobile", "a,b"};
  Write({list});
  EXPECT_EQ(AsList(), "Mobile,\"a,b\"\n");
  EXPECT_EQ(status_, absl::OkStatus());
}

TEST_F(RejectsAsListTest, AFailedOutputIsReadToo) {
  TestList list;
  list.path = "a.csv";
  list.delimiter = "semicolon";
  list.Add("0227187200;a");
  Write({list}, /*failed=*/true);
  EXPECT_EQ(AsList(0, "out.failed"), "Mobile,Name\n0227187200,a\n");
  EXPECT_EQ(status_, absl::OkStatus());
}

TEST_F(RejectsAsListTest, SeveralHeadersWantAChoice) {
  TestList one, other;
  one.path = "one.csv";
  one.Add("1,a");
  other.path = "other.csv";
  other.Add("2,b");
  Write({one, other});
  EXPECT_EQ(AsList(), "Mobile,Name\n1,a\n2,b\n") << "the same header is no difficulty";
  EXPECT_EQ(AsList(2), "Mobile,Name\n2,b\n");
  other.columns = {"Mobile", "City"};
  Write({one, other});
  EXPECT_EQ(AsList(), "");
  EXPECT_EQ(KindOf(status_), ErrorKind::kUsage);
  EXPECT_THAT(std::string(status_.message()), AllOf(HasSubstr("--list 1  one.csv"), HasSubstr("--list 2  other.csv")));
  EXPECT_EQ(AsList(2), "Mobile,City\n2,b\n");
  EXPECT_EQ(status_, absl::OkStatus());
  AsList(3);
  EXPECT_EQ(KindOf(status_), ErrorKind::kUsage);
  one.rejects.clear();
  Write({one, other});
  EXPECT_EQ(AsList(), "Mobile,City\n2,b\n") << "only lists with rejects count";
}

TEST_F(RejectsAsListTest, AListGivenTwiceIsTwoLists) {
  TestList list;
  list.path = "a.csv";
  list.Add("1,a");
  list.Add("2,b");
  Write({list, list});
  EXPECT_EQ(AsList(1), "Mobile,Name\n1,a\n2,b\n");
  EXPECT_EQ(AsList(2), "Mobile,Name\n1,a\n2,b\n");
}

class LongRecordTest : public RejectsAsListTest {
 protected:
  LongRecordTest() {
    list_.path = folder_ / "a.csv";
    list_.bytes = "Mobile,Name\n" + std::string(3'000'000, 'z') + "\n";
    list_.Add("1," + long_, Code::kRecordTooLong);
    list_.Add("2,short");
    list_.Add("3,\"" + long_ + "\"");
    expected_ = "Mobile,Name\n1," + long_ + "\n2,short\n3," + long_ + "\n";
  }

  const std::string long_ = std::string(1'500'000, 'y') + "小";
  TestList list_;
  std::string expected_;
};

TEST_F(LongRecordTest, AreReadAgainFromTheUnchangedList) {
  WriteAll(list_.path, list_.bytes);
  Write({list_});
  EXPECT_TRUE(AsList() == expected_);
  EXPECT_EQ(status_, absl::OkStatus());
}

TEST_F(LongRecordTest, AreReadAgainFromAPackedList) {
  const gzFile packed = gzopen(list_.path.c_str(), "wb");
  ASSERT_EQ(gzwrite(packed, list_.bytes.data(), static_cast<unsigned>(list_.bytes.size())),
            static_cast<int>(list_.bytes.size()));
  ASSERT_EQ(gzclose(packed), Z_OK);
  Write({list_});
  EXPECT_TRUE(AsList() == expected_);
  EXPECT_EQ(status_, absl::OkStatus());
}

TEST_F(LongRecordTest, AreNamedAndLeftOutWhenTheListIsAnother) {
  std::string changed = list_.bytes;
  changed[20] = 'q';
  for (const std::string& now : {changed, list_.bytes + "x", list_.bytes.substr(0, 100), ""s}) {
    WriteAll(list_.path, now);
    Write({list_});
    EXPECT_EQ(AsList(), "Mobile,Name\n2,short\n");
    EXPECT_EQ(KindOf(status_), ErrorKind::kList);
    EXPECT_THAT(std::string(status_.message()), AllOf(HasSubstr(list_.path + ", line 2"), HasSubstr("line 4")));
  }
  std::filesystem::remove(list_.path);
  EXPECT_EQ(AsList(), "Mobile,Name\n2,short\n");
  EXPECT_EQ(KindOf(status_), ErrorKind::kList);
}

TEST_F(LongRecordTest, OfStandardInputAreLeftOut) {
  list_.path = "-";
  Write({list_});
  EXPECT_EQ(AsList(), "Mobile,Name\n2,short\n");
  EXPECT_EQ(KindOf(status_), ErrorKind::kList);
}

TEST_F(RejectsAsListTest, WhatIsNoOutputIsRefused) {
  TestList list;
  list.path = "a.csv";
  list.Add("1,a");
  Write({list});
  WriteAll(folder_ / "empty/x", "");
  WriteAll(folder_ / "broken/manifest.json", "{\"format\": 1");
  WriteAll(folder_ / "torn/manifest.json", ReadAll(folder_ / "out/manifest.json"));
  WriteAll(folder_ / "torn/rejects.csv", "list,line\na.csv,1\n");
  WriteAll(folder_ / "alone/manifest.json", ReadAll(folder_ / "out/manifest.json"));
  for (const char* dir : {"none", "empty", "broken", "torn", "alone"}) {
    EXPECT_EQ(AsList(0, dir), "");
    EXPECT_EQ(KindOf(status_), ErrorKind::kOutput) << dir;
    EXPECT_THAT(std::string(status_.message()), HasSubstr(dir));
  }
}

TEST_F(RejectsAsListTest, AnyRecordReadsAsTheSameFieldsAgain) {
  constexpr std::string_view kAlphabet = "0a,;\"\"\n\\\xFF";
  for (uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Dialect dialect;
    dialect.delimiter_bytes = {seed % 2 == 0 ? ',' : ';'};
    dialect.delimiter_size = 1;
    TestList list;
    list.path = "a.csv";
    list.delimiter = seed % 2 == 0 ? "comma" : "semicolon";
    std::vector<std::vector<std::string>> expected = {list.columns};
    for (int i = 0; i < 20; ++i) {
      std::string text;
      for (size_t size = 1 + random() % 20; size > 0; --size) text += kAlphabet[random() % kAlphabet.size()];
      Record record;
      std::vector<FieldRef> refs;
      std::string rewritten;
      if (FindRecord(dialect, text, 0, true, &record, &refs, &rewritten) != FindResult::kRecord) continue;
      if (record.blank || record.code != Code::kNone) continue;
      list.Add(text.substr(0, record.end), Code::kNotANumber);
      std::vector<std::string>& fields = expected.emplace_back();
      for (const FieldRef ref : refs) {
        const std::string& from = (ref.pos & FieldRef::kRewritten) != 0 ? rewritten : text;
        fields.push_back(from.substr(ref.pos & ~FieldRef::kRewritten, ref.size));
      }
    }
    Write({list});
    const std::string out = AsList();
    EXPECT_EQ(status_, absl::OkStatus());
    CsvReader reader(out);
    std::vector<std::string> fields;
    for (const std::vector<std::string>& line : expected) {
      ASSERT_TRUE(reader.Next(&fields));
      EXPECT_EQ(fields, line);
    }
    EXPECT_FALSE(reader.Next(&fields));
  }
}

}  // namespace
}  // namespace muster
