#include "muster/phrase.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>

#include "muster/error.h"
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

using enum Language;

TEST(Say, FillsPlaceholdersInTurnAndByPosition) {
  const Phrase phrase = Say("{} of {}, {1} once more", 3, std::string("lists"));
  EXPECT_EQ(phrase.In(kEnglish), "3 of lists, lists once more");
}

TEST(Say, TakesOtherBracesAsText) { EXPECT_EQ(Say("{Name} { } {10} {").In(kEnglish), "{Name} { } {10} {"); }

TEST(Say, DoesNotExpandAnArgumentAgain) { EXPECT_EQ(Say("<{}|{}>", "{}", "{0}").In(kEnglish), "<{}|{0}>"); }

TEST(Say, GivesTheEnglishInBothLanguagesWithoutAnEntry) {
  EXPECT_EQ(Say("nobody's pattern {}", 1).In(kChinese), "nobody's pattern 1");
}

TEST(Say, TakesPhrasesInBothLanguages) {
  const Phrase why = Say("why: {}", SystemReason(ENOENT));
  EXPECT_EQ(why.In(kEnglish), "why: No such file or directory");
  EXPECT_EQ(why.In(kChinese), "原因：找不到該檔案或資料夾");
}

TEST(Enumerate, SeparatesByTheCustomOfTheLanguage) {
  const Phrase three = Enumerate(std::vector<std::string>{"Name", "手機", "x"});
  EXPECT_EQ(three.In(kEnglish), "Name, 手機, x");
  EXPECT_EQ(three.In(kChinese), "Name、手機、x");
}

TEST(SystemReason, IsWhatTheSystemSaysInEnglish) {
  for (int error = 1; error < 132; ++error) {
    const std::string said = std::strerror(error);  // its memory is the next call's
    EXPECT_EQ(SystemReason(error).In(kEnglish), said);
  }
}

TEST(MakeError, PutsTheBlocksInOrder) {
  const absl::Status status =
      MakeError(ErrorKind::kList, Verbatim("list a.csv"), Verbatim("W"), Verbatim("D"), Verbatim("R"));
  EXPECT_EQ(KindOf(status), ErrorKind::kList);
  EXPECT_EQ(status.message(), "list a.csv\n  why: W\n  do:  D\n  read as: R");
  EXPECT_EQ(MessageOf(status, kEnglish), "list a.csv\n  why: W\n  do:  D\n  read as: R");
  EXPECT_EQ(MessageOf(status, kChinese), "list a.csv\n  原因：W\n  處理：D\n  讀取方式：R");
}

TEST(MakeError, LeavesEmptyBlocksOut) {
  EXPECT_EQ(MakeError(ErrorKind::kUsage, Verbatim("A")).message(), "A");
  EXPECT_EQ(MakeError(ErrorKind::kUsage, Verbatim("A"), {}, Verbatim("D")).message(), "A\n  do:  D");
  EXPECT_EQ(MakeError(ErrorKind::kUsage, {}, Verbatim("W"), Verbatim("D")).message(), "W\n  do:  D");
}

TEST(MessageOf, FallsBackToTheMessageOfAForeignStatus) {
  EXPECT_EQ(MessageOf(absl::InternalError("broken"), kChinese), "broken");
}

}  // namespace
}  // namespace muster
