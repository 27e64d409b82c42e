#include "merge/sender.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace muster {
namespace {

using Begins = SenderNames::Begins;

TEST(SenderNames, CountBareOrInBracketsInAnyCaseAndWidth) {
  const SenderNames names({"品牌", "Acme 24"});
  for (const char* text : {"品牌", "品牌您好", "【品牌】您好", "[品牌]您好", "［品牌］您好", "〔品牌〕", "「品牌」",
                           "《品牌》", "(品牌)", "  【品牌】", "\n　品牌", "Acme 24", "ACME 24: hi", "acme　２４ hi",
                           "【ＡＣＭＥ 24】", "Acme 24，您好", "Acme 24您好", "<acme 24>"}) {
    EXPECT_TRUE(names.BeginsWithOne(text)) << text;
  }
}

TEST(SenderNames, MustStandFirstAndWhole) {
  const SenderNames names({"品牌", "Acme 24"});
  for (const char* text : {"", " ", "您好品牌", "品", "【品牌", "【品牌您好】", "【品牌]", "【 品牌】", "Acme",
                           "Acme 2", "Acme 245", "Acme 24x", "Acme24", "*品牌", "【【品牌】】", "AAcme 24"}) {
    EXPECT_FALSE(names.BeginsWithOne(text)) << text;
  }
}

TEST(SenderNames, SayWhenTheRestOfTheTextDecides) {
  const SenderNames names({"Acme"});
  EXPECT_EQ(names.Match(""), Begins::kOpen);
  EXPECT_EQ(names.Match(" \n"), Begins::kOpen);
  EXPECT_EQ(names.Match("ac"), Begins::kOpen);
  EXPECT_EQ(names.Match("acme"), Begins::kOpen);
  EXPECT_EQ(names.Match("【acme"), Begins::kOpen);
  EXPECT_EQ(names.Match("acme,"), Begins::kYes);
  EXPECT_EQ(names.Match("【acme】"), Begins::kYes);
  EXPECT_EQ(names.Match("acmes"), Begins::kNo);
  EXPECT_EQ(names.Match("b"), Begins::kNo);
}

TEST(SenderNames, WithBracketsOfItsOwnANameIsComparedWithThem) {
  const SenderNames names({"「一」二"});
  EXPECT_TRUE(names.BeginsWithOne("「一」二"));
  EXPECT_TRUE(names.BeginsWithOne("【「一」二】"));
  EXPECT_FALSE(names.BeginsWithOne("一二"));
}

TEST(BareSenderName, TakesSpaceAndOnePairOfBracketsOff) {
  EXPECT_EQ(BareSenderName("品牌"), "品牌");
  EXPECT_EQ(BareSenderName(" 【品牌】 "), "品牌");
  EXPECT_EQ(BareSenderName("[Acme]"), "Acme");
  EXPECT_EQ(BareSenderName("［Acme］"), "Acme");
  EXPECT_EQ(BareSenderName("「一」二"), "「一」二");
  EXPECT_EQ(BareSenderName("【】"), "");
  EXPECT_EQ(BareSenderName("【"), "【");
  EXPECT_EQ(BareSenderName(""), "");
  EXPECT_EQ(SenderMark("品牌"), "【品牌】");
}

}  // namespace
}  // namespace muster
