#include "reference/damage.h"

#include <gtest/gtest.h>

namespace muster_reference {
namespace {

TEST(ReferenceDamage, IsSeen) {
  for (const char* text : {"\uE000", "王\uF8FF", "\U000F0000", "\U0010FFFD", "a\uFFFD", "王?明", "王??明", "々□王",
                           "王?□明", "&#22531;", "a&#12;b", "&#x5803;", "&#xaBcDeF;", "&#1234567;"}) {
    EXPECT_TRUE(LooksDamaged(text)) << text;
  }
}

TEST(ReferenceDamage, IsNotSeenWhereThereIsNone) {
  for (const char* text : {"", "王小明", "王?", "?王", "王?a", "a?王", "王 ? 明", "□", "&#1;", "&#12345678;", "&#22531",
                           "&#x5;", "&#x1234567;", "&#X5803;", "&amp;", "王？明", "\U000FFFFE"}) {
    EXPECT_FALSE(LooksDamaged(text)) << text;
  }
}

}  // namespace
}  // namespace muster_reference
