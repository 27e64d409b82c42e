#include "merge/names.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "reference/template.h"

namespace muster {
namespace {

TEST(IsNameCharacter, EqualsTheJudgeOnEveryCodePoint) {
  int name_characters = 0;
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    ASSERT_EQ(IsNameCharacter(c), muster_reference::IsNameCharacter(c)) << std::hex << c;
    name_characters += IsNameCharacter(c) ? 1 : 0;
  }
  EXPECT_GT(name_characters, 100'000);
}

TEST(LooksLikeName, HasOneTo32Characters) {
  EXPECT_FALSE(LooksLikeName(""));
  EXPECT_TRUE(LooksLikeName("名"));
  std::string name;
  for (int i = 0; i < 16; ++i) name += "名\U00020BB7";
  EXPECT_TRUE(LooksLikeName(name));
  EXPECT_FALSE(LooksLikeName(name + "1"));
}

TEST(ColumnNames, FindsNamesThatFoldToTheSame) {
  const std::vector<std::string> columns = {"Name", " ＮＡＭＥ ", "姓名", "", std::string(257, 'n')};
  const ColumnNames names(columns);
  EXPECT_EQ(names.Find("name"), 0u);
  EXPECT_EQ(names.Find("　ｎａｍｅ"), 0u);
  EXPECT_EQ(names.Find("姓名"), 2u);
  EXPECT_FALSE(names.Find("").has_value());
  EXPECT_FALSE(names.Find(columns[4]).has_value());
}

}  // namespace
}  // namespace muster
