#include "compiled_set_text.h"

#include <gtest/gtest.h>

namespace muster::cli {
namespace {

// They may come out of a set that somebody forged.
TEST(CompiledSetTextTest, NamesAndRecordsAreShownWithoutControlCharacters) {
  CompileSummary made;
  made.no_number.count = 1;
  made.no_number.first = FirstSeen{"a\x1B[1mb", 7, "c\x1B[2Jd"};
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    const std::string text = CompiledSetText("x\x1B[3m.mset", made, language);
    EXPECT_EQ(text.find('\x1B'), std::string::npos) << text;
    EXPECT_NE(text.find("[2Jd"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace muster::cli
