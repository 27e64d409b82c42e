// What the README says is held to the code: the table of codes, the library example, and the paths it names.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "muster/codes.h"

namespace muster {
namespace {

const std::filesystem::path kProject = MUSTER_PROJECT_DIR;

std::string FileText(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin);
  if (from == std::string::npos) return "";
  const size_t start = from + begin.size();
  return text.substr(start, text.find(end, start) - start);
}

std::string Cell(std::string_view text) {
  std::string cell;
  for (const char c : text) cell += c == '|' ? std::string("\\|") : std::string(1, c);
  return cell;
}

std::string CodesTable() {
  std::string table = "| code | example | meaning | 意義 | what to do |\n| --- | --- | --- | --- | --- |\n";
  CodeGroup group = CodeGroup::kNone;
  for (const CodeInfo& info : AllCodes()) {
    if (info.group == CodeGroup::kNone) continue;
    if (info.group != group) {
      group = info.group;
      const char* title = group == CodeGroup::kRepair       ? "repairs: the number was accepted"
                          : group == CodeGroup::kReject     ? "rejects"
                          : group == CodeGroup::kSuppressed ? "suppressed"
                          : group == CodeGroup::kDuplicate  ? "duplicates"
                                                            : "warnings: nothing was dropped";
      table += std::string("| **") + title + "** | | | | |\n";
    }
    const std::string example = info.example.empty() ? "" : "`" + Cell(info.example) + "`";
    table += "| `" + std::string(info.name) + "` | " + example + " | " + Cell(info.en) + " | " + Cell(info.zh) + " | " +
             Cell(info.hint_en) + " |\n";
  }
  return table;
}

TEST(ReadmeTest, HoldsTheTableOfCodes) {
  const std::string readme = FileText(kProject / "README.md");
  EXPECT_NE(readme.find(CodesTable()), std::string::npos) << "the README must hold this table:\n" << CodesTable();
}

TEST(ReadmeTest, ShowsTheConsumerThatATestBuilds) {
  const std::string marker = "// [README example]\n";
  const std::string example = Between(FileText(kProject / "tests/consumer/main.cc"), marker, marker);
  ASSERT_FALSE(example.empty());
  EXPECT_NE(FileText(kProject / "README.md").find("```cpp\n" + example + "```"), std::string::npos) << example;
}

// Every `path/like/this` whose first part is one of the project's folders exists.
TEST(ReadmeTest, NamesOnlyPathsThatExist) {
  const std::string readme = FileText(kProject / "README.md");
  size_t checked = 0;
  for (const std::string top : {"engine/", "tools/", "tests/", "bench/", "data/"}) {
    for (size_t at = readme.find(top); at != std::string::npos; at = readme.find(top, at + 1)) {
      const char before = at == 0 ? ' ' : readme[at - 1];
      if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '/' || before == '_') continue;
      size_t end = at;
      while (end < readme.size() && (std::isalnum(static_cast<unsigned char>(readme[end])) != 0 ||
                                     std::string("/._-").find(readme[end]) != std::string::npos)) {
        ++end;
      }
      std::string path = readme.substr(at, end - at);
      while (path.ends_with('.')) path.pop_back();
      EXPECT_TRUE(std::filesystem::exists(kProject / path)) << path;
      ++checked;
    }
  }
  EXPECT_GT(checked, 10u);
}

}  // namespace
}  // namespace muster
