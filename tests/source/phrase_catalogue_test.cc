// The catalogue of messages, held to the sources: nothing is said without its Chinese, nothing stands there unsaid.
#include "source/phrase_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "muster/phrase.h"
#include "source/source_literals.h"

namespace muster {
namespace {

const std::filesystem::path kProject = MUSTER_PROJECT_DIR;

std::string FileText(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The declaration itself, and a report whose two languages stand side by side at each call.
bool HasASayOfItsOwn(std::string_view source) {
  return source.find("Say(std::type_identity_t<") != std::string_view::npos ||
         source.find("Say(std::string_view english, std::string_view chinese)") != std::string_view::npos;
}

std::vector<LiteralCall> AllCalls(std::string_view function) {
  std::vector<LiteralCall> calls;
  for (const char* folder : {"engine", "tools/muster"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kProject / folder)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() != ".cc" && path.extension() != ".h") continue;
      const std::string source = FileText(path);
      if (HasASayOfItsOwn(source)) continue;
      for (LiteralCall& call : LiteralCalls(std::filesystem::relative(path, kProject).string(), source, function)) {
        calls.push_back(std::move(call));
      }
    }
  }
  return calls;
}

// How often each argument is used.
std::map<int, int> Placeholders(std::string_view pattern) {
  std::map<int, int> uses;
  int next = 0;
  for (size_t pos = 0; pos < pattern.size(); ++pos) {
    size_t size = 0;
    const int index = phrase_internal::PlaceholderAt(pattern, pos, next, &size);
    if (index < 0) continue;
    if (size == 2) ++next;
    ++uses[index];
  }
  return uses;
}

bool HasLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0 && c < 0x80; });
}

TEST(PhraseCatalogue, HasAnEntryForEveryPatternThatIsSaid) {
  const std::vector<LiteralCall> calls = AllCalls("Say");
  EXPECT_GT(calls.size(), 20u);
  for (const LiteralCall& call : calls) {
    EXPECT_TRUE(call.whole) << call.place << ": Say takes a plain literal, so that this test sees it";
    EXPECT_FALSE(ChineseOf(call.literal).empty()) << call.place << ": no Chinese for \"" << call.literal << '"';
  }
}

TEST(PhraseCatalogue, HasNoEntryThatIsNotSaid) {
  std::set<std::string> said;
  for (const LiteralCall& call : AllCalls("Say")) said.insert(call.literal);
  for (const auto part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) EXPECT_TRUE(said.contains(std::string(entry.english))) << entry.english;
  }
}

TEST(PhraseCatalogue, HasEveryPatternOnce) {
  std::set<std::string_view> seen;
  for (const auto part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) EXPECT_TRUE(seen.insert(entry.english).second) << entry.english;
  }
}

TEST(PhraseCatalogue, HasTheSamePlaceholdersInBothLanguages) {
  for (const auto part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) {
      EXPECT_EQ(Placeholders(entry.english), Placeholders(entry.chinese)) << entry.english << '\n' << entry.chinese;
    }
  }
}

TEST(PhraseCatalogue, IsChineseWhereTheEnglishHasWords) {
  for (const auto part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) {
      const bool chinese = std::any_of(entry.chinese.begin(), entry.chinese.end(),
                                       [](unsigned char c) { return c >= 0xE3 && c <= 0xEF; });
      EXPECT_TRUE(chinese || !HasLetters(entry.english)) << entry.english << '\n' << entry.chinese;
    }
  }
}

// Characters that only Simplified Chinese writes: enough to notice a text from the wrong side.
TEST(PhraseCatalogue, IsWrittenInTraditionalCharacters) {
  constexpr std::array<std::string_view, 24> kSimplified = {"码", "号", "单", "简", "讯", "没", "这", "个",
                                                            "为", "设", "请", "输", "档", "错", "误", "总",
                                                            "读", "写", "栏", "标", "题", "续", "与", "无"};
  for (const auto part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) {
      for (const std::string_view character : kSimplified) {
        EXPECT_EQ(entry.chinese.find(character), std::string_view::npos) << entry.chinese;
      }
    }
  }
}

// Verbatim is for what is nobody's language, not for a way around the catalogue.
TEST(Verbatim, IsGivenNoSentence) {
  for (const LiteralCall& call : AllCalls("Verbatim")) {
    const bool words = HasLetters(call.literal) && call.literal.find(' ') != std::string::npos;
    EXPECT_FALSE(words) << call.place << ": \"" << call.literal << "\" belongs into the catalogue";
  }
}

TEST(LiteralCalls, SeesWhatACompilerSees) {
  const std::vector<LiteralCall> calls = LiteralCalls("a.cc",
                                                      "// Say(\"no\")\nx = Say(\"a \"\n  \"b\\n\\\"\", 1); y = "
                                                      "\"Say(\\\"no\\\")\"; Say(c); Essay(\"no\"); Say(\"d\" + e)",
                                                      "Say");
  ASSERT_EQ(calls.size(), 3u);
  EXPECT_EQ(calls[0].literal, "a b\n\"");
  EXPECT_EQ(calls[0].place, "a.cc:2");
  EXPECT_TRUE(calls[0].whole);
  EXPECT_FALSE(calls[1].whole);
  EXPECT_FALSE(calls[2].whole);
}

}  // namespace
}  // namespace muster
