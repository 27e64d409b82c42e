#include "muster/compiled_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/failing_file_system.h"
#include "emit/set_place.h"
#include "emit/test_folder.h"
#include "filter/set_reading.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "number/number_policy.h"
#include "source/encoding_guess.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr Key kFirst = 886912345678, kSecond = 886923456789, kThird = 886934567890;

class CompiledSetTest : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return folder_ / name; }

  std::string Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
    return Path(name);
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(Path(name), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  absl::StatusOr<CompileSummary> Compile(const std::vector<std::string>& lists, const std::string& to) {
    std::vector<Source> sources;
    for (const std::string& list : lists) sources.push_back(Source::File(list));
    compile_.path = Path(to);
    return CompileSuppression(sources, options_, compile_);
  }
  std::shared_ptr<const SuppressionSet> Load(const std::vector<std::string>& files) const {
    std::vector<Source> sources;
    for (const std::string& file : files) sources.push_back(Source::File(Path(file)));
    const auto set = SuppressionSet::Load(sources, options_);
    EXPECT_TRUE(set.ok()) << set.status();
    return set.ok() ? *set : SuppressionSet::FromKeys({}, "");
  }
  void ExpectRefused(const std::vector<std::string>& lists, const std::string& to, ErrorKind kind,
                     const ::testing::Matcher<std::string>& message) {
    const auto before = NamesIn(folder_.path());
    const auto made = Compile(lists, to);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(KindOf(made.status()), kind) << made.status();
    EXPECT_THAT(std::string(made.status().message()), message);
    EXPECT_EQ(NamesIn(folder_.path()), before) << "something was left behind";
  }

  TestFolder folder_;
  SuppressionOptions options_;
  CompileOptions compile_;
};

TEST_F(CompiledSetTest, HoldsTheNumbersOfItsLists) {
  const std::string list = Write("black.txt", "0912-345-678\nA-17\n0923456789\n0923456789\n");
  const std::string more = Write("more.csv", "手機,姓名\n0934567890,王\n0912345678,李\n");
  options_.max_errors = Budget{.count = 1};
  const auto made = Compile({list, more}, "black.mset");
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->numbers, 3u);
  EXPECT_EQ(made->records, 7u);
  EXPECT_EQ(made->no_number.count, 1u);
  EXPECT_EQ(made->no_number.first->list, "black.txt");
  EXPECT_EQ(made->no_number.first->line, 2u);
  EXPECT_EQ(made->bytes, Read("black.mset").size());
  ASSERT_EQ(made->lists.size(), 2u);
  EXPECT_EQ(made->lists[1].name, "more.csv");
  EXPECT_EQ(made->lists[1].records, 3u);

  const auto set = Load({"black.mset"});
  for (const Key key : {kFirst, kSecond, kThird, UnreadableKey("A-17")}) EXPECT_TRUE(set->Contains(key));
  EXPECT_FALSE(set->Contains(886955000111));
  EXPECT_EQ(set->size(), 3u);
  EXPECT_EQ(set->files()[0].xxh3, made->xxh3);
  EXPECT_EQ(set->no_number().count, 1u);
  struct stat file {};
  ASSERT_EQ(stat(Path("black.mset").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 07777, 0600u);
  EXPECT_THAT(NamesIn(folder_.path()), UnorderedElementsAre("black.mset", "black.txt", "more.csv"));
}

TEST_F(CompiledSetTest, IsTheSameWheneverAndWhereverItIsMade) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "09" + std::to_string(10000000 + i * 7919) + "\n";
  std::filesystem::create_directory(Path("deep"));
  const std::string here = Write("list.txt", text), there = Write("deep/list.txt", text);
  ASSERT_TRUE(Compile({here}, "a.mset").ok());
  ASSERT_TRUE(Compile({there}, "deep/b.mset").ok());
  EXPECT_EQ(Read("a.mset"), Read("deep/b.mset"));
  EXPECT_FALSE(Read("a.mset").empty());
}

TEST_F(CompiledSetTest, IsMadeOfSetsToo) {
  const std::string list = Write("a.txt", "0912345678\n"), more = Write("b.txt", "0923456789\n0912345678\nB-2\n");
  options_.max_errors = Budget{.count = 9};
  ASSERT_TRUE(Compile({list}, "a.mset").ok());
  ASSERT_TRUE(Compile({more}, "b.mset").ok());
  const std::string third = Write("c.txt", "0934567890\n");
  for (const std::vector<std::string>& from :
       {std::vector{Path("a.mset"), Path("b.mset"), third}, std::vector{list, more, third}}) {
    const auto made = Compile(from, "all.mset");
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->numbers, 3u);
    EXPECT_EQ(made->records, 5u);
    EXPECT_EQ(made->no_number.count, 1u);
    ASSERT_EQ(made->lists.size(), 3u);
    EXPECT_EQ(made->lists[1].name, "b.txt");
    const auto set = Load({"all.mset"});
    for (const Key key : {kFirst, kSecond, kThird, UnreadableKey("B-2")}) EXPECT_TRUE(set->Contains(key));
  }
  // Onto itself, while it is mapped.
  options_.mapping = SetMapping::kMap;
  const auto held = Load({"a.mset"});
  const auto made = Compile({Path("a.mset"), third}, "a.mset");
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->numbers, 2u);
  EXPECT_TRUE(held->CheckUnchanged().ok());
  EXPECT_FALSE(held->Contains(kThird));
  EXPECT_TRUE(Load({"a.mset"})->Contains(kThird));
}

TEST_F(CompiledSetTest, MergesLargeSetsWithoutLosingAnybody) {
  std::string dense, sparse;
  for (int i = 0; i < 40000; ++i) dense += "09" + std::to_string(12000000 + i) + "\n";
  for (int i = 0; i < 5000; ++i) sparse += "+8613" + std::to_string(100000000 + i * 77777) + "\n";
  const std::string a = Write("dense.txt", dense), b = Write("sparse.txt", sparse);
  ASSERT_TRUE(Compile({a}, "a.mset").ok());
  ASSERT_TRUE(Compile({b}, "b.mset").ok());
  const auto made = Compile({Path("a.mset"), Path("b.mset")}, "all.mset");
  ASSERT_TRUE(made.ok()) << made.status();
  const auto text = SuppressionSet::Load({Source::File(a), Source::File(b)}, options_);
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(made->numbers, (*text)->size());
  const auto set = Load({"all.mset"});
  for (int i = 0; i < 40000; ++i) ASSERT_TRUE(set->Contains(886912000000 + static_cast<Key>(i))) << i;
  EXPECT_FALSE(set->Contains(886912040000));
}

TEST_F(CompiledSetTest, ReplacesOnlySets) {
  const std::string list = Write("list.txt", "0912345678\n");
  Write("notes.txt", "keep me\n");
  Write("empty", "");
  std::filesystem::create_directory(Path("folder"));
  std::filesystem::create_symlink("nowhere", Path("dangling"));
  ExpectRefused({list}, "notes.txt", ErrorKind::kUsage, AllOf(HasSubstr("notes.txt"), HasSubstr("--overwrite")));
  ExpectRefused({list}, "folder", ErrorKind::kUsage, HasSubstr("folder"));
  ExpectRefused({list}, "folder/", ErrorKind::kUsage, HasSubstr("folder"));
  ExpectRefused({list}, "dangling", ErrorKind::kUsage, HasSubstr("link"));
  ExpectRefused({list}, "missing/black.mset", ErrorKind::kOutput, HasSubstr("missing"));
  ExpectRefused({list}, "list.txt", ErrorKind::kUsage, HasSubstr("list.txt"));
  EXPECT_EQ(Read("notes.txt"), "keep me\n");
  EXPECT_TRUE(Compile({list}, "empty").ok());
  EXPECT_TRUE(Compile({list}, "empty").ok()) << "a set is replaced";
  std::filesystem::create_symlink("empty", Path("link"));
  EXPECT_TRUE(Compile({list}, "link").ok());
  EXPECT_TRUE(std::filesystem::is_symlink(Path("link")));

  compile_.overwrite = true;
  ExpectRefused({list}, "list.txt", ErrorKind::kUsage, HasSubstr("one of the lists"));
  ExpectRefused({list}, "folder", ErrorKind::kUsage, HasSubstr("folder"));
  EXPECT_TRUE(Compile({list}, "notes.txt").ok());
  EXPECT_TRUE(IsCompiledSet(Read("notes.txt")));
}

TEST_F(CompiledSetTest, JudgesItsListsWhenItIsMade) {
  const std::string good = Write("good.txt", "0912345678\n");
  const std::string bad = Write("bad.txt", "0912345678\nabc\ndef\n"), none = Write("none.txt", "abc\n");
  ExpectRefused({bad}, "a.mset", ErrorKind::kSuppression, AllOf(HasSubstr("bad.txt"), HasSubstr("--max-list-errors")));
  ExpectRefused({good, none}, "a.mset", ErrorKind::kSuppression, HasSubstr("--allow-empty-list"));
  ExpectRefused({good, Path("gone.txt")}, "a.mset", ErrorKind::kSuppression, HasSubstr("gone.txt"));
  ExpectRefused({}, "a.mset", ErrorKind::kUsage, HasSubstr("no suppression list"));
  options_.country_code = "nowhere";
  ExpectRefused({good}, "a.mset", ErrorKind::kUsage, HasSubstr("nowhere"));
  options_.country_code = "";
  CancelToken cancel;
  cancel.Cancel();
  options_.cancel = &cancel;
  ExpectRefused({good}, "a.mset", ErrorKind::kCancelled, HasSubstr("ancelled"));
}

TEST_F(CompiledSetTest, IsWholeOrAbsentWhicheverCallFails) {
  FailingFileSystem files;
  for (const bool former : {false, true}) {
    bool failed_at_all = true;
    for (uint64_t call = 0; failed_at_all; ++call) {
      SCOPED_TRACE(call);
      std::filesystem::remove_all(Path("set"));
      if (former) Write("set", kCompiledSetMagic);
      files.calls = 0;
      files.failing_call = call;
      absl::Status published;
      {
        const auto place = SetPlace::Prepare(&files, Path("set"), false);
        published = place.status();
        if (place.ok()) {
          std::ofstream((*place)->work_path()) << kCompiledSetMagic << "new";
          published = (*place)->Publish(false);
        }
      }
      failed_at_all = files.calls > call;
      files.failing_call = FailingFileSystem::kNever;
      if (published.ok()) {
        EXPECT_EQ(Read("set"), std::string(kCompiledSetMagic) + "new");
      } else {
        EXPECT_EQ(std::filesystem::exists(Path("set")), former);
        EXPECT_EQ(KindOf(published), ErrorKind::kOutput) << published;
      }
      EXPECT_TRUE(SetPlace::Prepare(&files, Path("set"), true).ok()) << "removes what was left";
      ASSERT_LE(NamesIn(folder_.path()).size(), 1u);
    }
  }
}

// Sets that were compiled before miss people as soon as lists are read so that they yield other keys: whoever changes
// that, so that this test fails, raises SetReading::kRules here and there.
TEST_F(CompiledSetTest, WasMadeByTheRulesThatItNames) {
  const std::string list = Write(
      "odd.csv",
      "手機,姓名\n0912-345-678,王\n886923456789,李\n(09)3456.7890,\n９４５６７８９０１,\n=\"0956789012\",\n"
      "0967890123/0978901234,\n0989012345#12,\n+852 6123 4567,\n85261234568,\n9.12345679E+08,\nA-17,\n02-2718-7200,\n"
      "0912345680 0912345681,張\n0912345682,a,0912345683\n\"0912345684\n0912345685,x\n912345686.0,\n+1 201 555 "
      "0123,\n");
  options_.max_errors = Budget{.count = 100};
  const auto made = Compile({list}, "odd.mset");
  ASSERT_TRUE(made.ok()) << made.status();
  const auto set = Load({"odd.mset"});
  ASSERT_EQ(SetReading::kRules, 1u);
  const Key keys[] = {12015550123,  85261234567,  85261234568,  886227187200, 886912345678, 886912345679, 886912345680,
                      886912345681, 886912345682, 886912345683, 886912345684, 886912345685, 886912345686, 886923456789,
                      886934567890, 886945678901, 886956789012, 886967890123, 886978901234, 886989012345};
  EXPECT_EQ(set->size(), std::size(keys));
  for (const Key key : keys) EXPECT_TRUE(set->Contains(key)) << key;
  EXPECT_TRUE(set->Contains(UnreadableKey("A-17")));
}

}  // namespace
}  // namespace muster
