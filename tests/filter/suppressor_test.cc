#include "filter/suppressor.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "muster/suppression.h"

namespace muster {
namespace {

std::shared_ptr<const SuppressionSet> SetOf(std::vector<Key> keys) { return SuppressionSet::FromKeys(keys, "test"); }

constexpr Key kAsked = 886912345678;
constexpr Key kOther = 886987654321;
constexpr Key kHash = Key{1} << 63 | 77;

struct Verdict {
  Code code;
  bool override_kept;
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

Verdict JudgeBlock(const Suppressor& suppressor, Key key) {
  SuppressorScratch scratch;
  const std::vector<Key> keys = {0, key, kOther + 1, key};
  std::vector<Code> codes(keys.size(), Code::kDuplicate);
  std::vector<uint8_t> kept(keys.size(), 9);
  suppressor.Judge(keys, &scratch, codes.data(), kept.data());
  EXPECT_EQ(codes[0], Code::kNone);
  EXPECT_EQ(kept[0], 0);
  EXPECT_EQ(codes[1], codes[3]);
  EXPECT_EQ(kept[1], kept[3]);
  return {codes[1], kept[1] != 0};
}

// Every combination of the four lists under every meaning of the whitelist, against the order of judgement written out.
TEST(SuppressorTest, TheFirstReasonInOrderApplies) {
  for (const WhitelistMode mode : {WhitelistMode::kExclude, WhitelistMode::kOnly, WhitelistMode::kOverride}) {
    for (int on = 0; on < 16; ++on) {
      const bool unsubscribed = on & 1, black = on & 2, white = on & 4, sent = on & 8;
      SCOPED_TRACE("mode " + std::to_string(static_cast<int>(mode)) + ", on lists " + std::to_string(on));
      Job job;
      job.list_option = kListUnsubscribe | kListBlack | kListWhite;
      job.whitelist_mode = mode;
      job.unsubscribe = SetOf({unsubscribed ? kAsked : kOther});
      job.blacklist = SetOf({black ? kAsked : kOther});
      job.whitelist = SetOf({white ? kAsked : kOther});
      job.already_sent = SetOf({sent ? kAsked : kOther});
      const bool spared = mode == WhitelistMode::kOverride && white;
      Code expected = Code::kNone;
      if (unsubscribed && !spared) {
        expected = Code::kUnsubscribed;
      } else if (black && !spared) {
        expected = Code::kBlacklisted;
      } else if (mode == WhitelistMode::kExclude && white) {
        expected = Code::kWhitelisted;
      } else if (mode == WhitelistMode::kOnly && !white) {
        expected = Code::kNotWhitelisted;
      } else if (sent) {
        expected = Code::kAlreadySent;
      }
      const bool kept = spared && (unsubscribed || black) && expected == Code::kNone;
      const Suppressor suppressor(job);
      EXPECT_TRUE(suppressor.any());
      EXPECT_EQ(JudgeBlock(suppressor, kAsked), (Verdict{expected, kept}));
      bool one_kept = !kept;
      EXPECT_EQ(suppressor.JudgeOne(std::vector<Key>{kAsked}, &one_kept), expected);
      EXPECT_EQ(one_kept, kept);
    }
  }
}

TEST(SuppressorTest, ASetWhoseBitIsNotSetIsNotAsked) {
  Job job;
  job.list_option = kListBlack;
  job.unsubscribe = SetOf({kAsked});
  job.blacklist = SetOf({kOther});
  const Suppressor suppressor(job);
  EXPECT_EQ(JudgeBlock(suppressor, kAsked).code, Code::kNone);
  EXPECT_EQ(JudgeBlock(suppressor, kOther).code, Code::kBlacklisted);
}

TEST(SuppressorTest, WithoutSetsNothingIsFound) {
  Job job;
  job.list_option = kListDedup;
  EXPECT_FALSE(Suppressor(job).any());
  EXPECT_EQ(JudgeBlock(Suppressor(job), kAsked), (Verdict{Code::kNone, false}));
}

TEST(SuppressorTest, AnEmptyWhitelistInModeOnlyLetsNobodyThrough) {
  Job job;
  job.list_option = kListWhite;
  job.whitelist_mode = WhitelistMode::kOnly;
  job.whitelist = SetOf({});
  const Suppressor suppressor(job);
  EXPECT_TRUE(suppressor.any());
  EXPECT_EQ(JudgeBlock(suppressor, kAsked).code, Code::kNotWhitelisted);
}

TEST(SuppressorTest, ARowWithSeveralNumbersIsListedWhenAnyOfThemIs) {
  Job job;
  job.list_option = kListUnsubscribe;
  job.unsubscribe = SetOf({kOther});
  const Suppressor suppressor(job);
  bool kept = true;
  EXPECT_EQ(suppressor.JudgeOne(std::vector<Key>{kHash, kAsked, kOther}, &kept), Code::kUnsubscribed);
  EXPECT_FALSE(kept);
  EXPECT_EQ(suppressor.JudgeOne(std::vector<Key>{kHash, kAsked}, &kept), Code::kNone);
  EXPECT_EQ(suppressor.JudgeOne(std::vector<Key>{0}, &kept), Code::kNone);
}

TEST(SuppressorTest, TheWhitelistProtectsOnlyTheNumberThatIsOnIt) {
  Job job;
  job.list_option = kListUnsubscribe | kListWhite;
  job.whitelist_mode = WhitelistMode::kOverride;
  job.unsubscribe = SetOf({kOther});
  job.whitelist = SetOf({kAsked});
  bool kept = true;
  EXPECT_EQ(Suppressor(job).JudgeOne(std::vector<Key>{kAsked, kOther}, &kept), Code::kUnsubscribed);
  EXPECT_FALSE(kept);
  job.whitelist = SetOf({kAsked, kOther});
  EXPECT_EQ(Suppressor(job).JudgeOne(std::vector<Key>{kAsked, kOther}, &kept), Code::kNone);
  EXPECT_TRUE(kept);
}

}  // namespace
}  // namespace muster
