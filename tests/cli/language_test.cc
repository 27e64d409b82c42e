#include "language.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>

namespace muster::cli {
namespace {

using enum Language;

// The environment of a test: nothing but what the test sets.
class LanguageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      if (const char* const value = std::getenv(name); value != nullptr) before_[name] = value;
      unsetenv(name);
    }
  }
  void TearDown() override {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
    for (const auto& [name, value] : before_) setenv(name.c_str(), value.c_str(), 1);
  }

 private:
  std::map<std::string, std::string> before_;
};

TEST_F(LanguageTest, OfALocaleIsChineseWhereTraditionalCharactersAreRead) {
  for (const char* const locale :
       {"zh_TW", "zh_TW.UTF-8", "zh-TW", "ZH_tw.Big5", "zh_HK.utf8", "zh_Hant", "zh-Hant-TW", "zh_TW@radical"}) {
    EXPECT_EQ(LanguageOfLocale(locale), kChinese) << locale;
  }
  for (const char* const locale : {"", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "zh", "zh_CN.UTF-8", "zh_SG", "ja_JP"}) {
    EXPECT_EQ(LanguageOfLocale(locale), kEnglish) << locale;
  }
}

TEST_F(LanguageTest, OfTheEnvironmentIsTheFirstVariableThatIsSet) {
  EXPECT_EQ(LanguageOfEnvironment(), kEnglish);
  setenv("LANG", "zh_TW.UTF-8", 1);
  EXPECT_EQ(LanguageOfEnvironment(), kChinese);
  setenv("LC_MESSAGES", "en_US.UTF-8", 1);
  EXPECT_EQ(LanguageOfEnvironment(), kEnglish);
  setenv("LC_ALL", "", 1);
  EXPECT_EQ(LanguageOfEnvironment(), kEnglish);
  setenv("LC_ALL", "zh_HK.UTF-8", 1);
  EXPECT_EQ(LanguageOfEnvironment(), kChinese);
}

TEST_F(LanguageTest, OfTheFlagWinsOverTheEnvironment) {
  setenv("LANG", "zh_TW.UTF-8", 1);
  EXPECT_EQ(LanguageOf({"a.csv", "--lang", "en"}), kEnglish);
  EXPECT_EQ(LanguageOf({"--lang=en", "a.csv"}), kEnglish);
  EXPECT_EQ(LanguageOf({}), kChinese);
  unsetenv("LANG");
  EXPECT_EQ(LanguageOf({"--lang", "zh-TW"}), kChinese);
  EXPECT_EQ(LanguageOf({"--lang=ZH-tw", "--nonsense"}), kChinese);
}

TEST_F(LanguageTest, OfAWrongFlagIsTheEnvironments) {
  EXPECT_EQ(LanguageOf({"--lang", "fr"}), kEnglish);
  EXPECT_EQ(LanguageOf({"--lang"}), kEnglish);
  EXPECT_EQ(LanguageOf({"--language=zh-TW"}), kEnglish);
  EXPECT_EQ(LanguageOf({"--", "--lang", "zh-TW"}), kEnglish);
  setenv("LANG", "zh_TW.UTF-8", 1);
  EXPECT_EQ(LanguageOf({"--lang", "fr"}), kChinese);
}

}  // namespace
}  // namespace muster::cli
