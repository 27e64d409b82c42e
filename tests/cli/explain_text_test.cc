// What `muster explain` says, in both languages.
#include "explain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "character_names.h"
#include "command_line.h"

namespace muster::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ExplainTextTest : public ::testing::Test {
 protected:
  std::string Text(std::string_view field, Lang lang = Lang::kEnglish) {
    if (!lists_.empty()) {
      SuppressionOptions options;
      watch_.keys = Explainer::Create(WithSet(SuppressionSet::FromKeys({}, "")))->Explain(field).probes;
      options.watch = &watch_;
      const auto set = SuppressionSet::Load({Source::Memory("optout.csv", lists_)}, options);
      EXPECT_TRUE(set.ok()) << set.status();
      job_ = WithSet(*set);
    }
    const auto explainer = Explainer::Create(job_);
    EXPECT_TRUE(explainer.ok()) << explainer.status();
    const auto reader = Normalizer::Create({});
    const NumberExplanation number = explainer->Explain(field);
    return ExplanationText(number, ListVerdicts(number, explainer->job(), watch_), explainer->job(), *reader, lang);
  }

  Job WithSet(std::shared_ptr<const SuppressionSet> set) const {
    Job job = job_;
    job.unsubscribe = std::move(set);
    return job;
  }

  Job job_;
  std::string lists_;
  SuppressionWatch watch_;
};

TEST_F(ExplainTextTest, TellsTheStepsInOrder) {
  const std::string text = Text("+886 (0) 912-345-678");
  size_t at = 0;
  for (const std::string_view part :
       {"+886 (0) 912-345-678\n", "20 characters",
        "punctuation       taken out, for it is no part of the number: space × 2, \"(\", \")\", \"-\" × 2.",
        "prefix            the 0 behind the calling code was left out.", "+8860912345678", "886, behind the plus",
        "912345678", "mobile", "TW", "--accept mobile, list option 64 (dedup)", "key 886912345678",
        "goes out as       +886912345678"}) {
    const size_t found = text.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << "\nin\n" << text;
    at = found;
  }
}

TEST_F(ExplainTextTest, SaysWhyANumberIsRejectedAndWhatWouldTakeIt) {
  const std::string text = Text("02-27187200");
  EXPECT_THAT(text, HasSubstr("not_mobile"));
  EXPECT_THAT(text, HasSubstr(std::string(InfoOf(Code::kNotMobile).hint_en)));
  EXPECT_THAT(text, HasSubstr("in rejects.csv    +886227187200 is of type fixed_line"));
  EXPECT_THAT(text, HasSubstr("--accept any would take it as +886227187200."));
  job_.list_option = kListRaw;
  EXPECT_THAT(Text("0912-345-678"), HasSubstr("it is +886912345678, mended by punctuation."));
}

TEST_F(ExplainTextTest, SaysWhereTheNumberStandsOnAList) {
  lists_ = "id,手機\n1,0912-345-678\n2,0923456789\n3,0912345678\n4,王 0912345678\n";
  const std::string text = Text("0912345678");
  EXPECT_THAT(text, HasSubstr("+886912345678 is on it, in 3 records."));
  EXPECT_THAT(text, HasSubstr("optout.csv, line 2: 1,0912-345-678\n      \"0912-345-678\" is this number, mended by "
                              "punctuation\n"));
  EXPECT_THAT(text, HasSubstr("line 4: 3,0912345678\n      \"0912345678\" is this number as it stands\n"));
  EXPECT_THAT(text, HasSubstr("one of the numbers that can be seen in \"王 0912345678\""));
  EXPECT_THAT(text, Not(HasSubstr("0923456789")));
  EXPECT_THAT(text, HasSubstr("unsubscribed: The recipient is on the unsubscribe list"));
  EXPECT_THAT(Text("0934567890"), HasSubstr("No list removes it: a message goes to +886934567890."));
  EXPECT_THAT(Text("02-27187200"), HasSubstr("rejected before any list is asked"));
}

// Everything but codes, the options' words and what rejects.csv holds is Chinese.
TEST_F(ExplainTextTest, SpeaksChinese) {
  for (const std::string_view field : {"+886 (0) 912-345-678",
                                       "０９１２３４５６７８",
                                       "002886912345678",
                                       "00886912345678",
                                       "886912345678",
                                       "912345678",
                                       "912345678.0",
                                       "9.12345678E+08",
                                       "=\"0912345678\"",
                                       "0912\u00A0345678",
                                       "9.12E+08",
                                       "02-27187200#5",
                                       "0912345678/12",
                                       "0912345678 0923456789",
                                       "0912王",
                                       "",
                                       "---",
                                       "0912\xFF",
                                       "85291234567",
                                       "+999123456789",
                                       "02-27187200"}) {
    SCOPED_TRACE(field);
    const std::string text = Text(field, Lang::kChinese);
    for (const std::string_view english : {" the ", " is ", "What ", "taken ", " number", " digits", " and "}) {
      const size_t detail = text.find("rejects.csv 內容");
      const std::string own =
          detail == std::string::npos ? text : text.substr(0, detail) + text.substr(text.find('\n', detail));
      EXPECT_THAT(own, Not(HasSubstr(std::string(english))));
    }
    EXPECT_THAT(text, HasSubstr("處理結果"));
  }
}

TEST_F(ExplainTextTest, StaysShort) {
  std::string zero_width;
  for (int i = 0; i < 20000; ++i) zero_width += "\u200B";
  for (const std::string& field : {std::string(1 << 20, '1'), zero_width + "0912345678", std::string(1 << 20, '\x01'),
                                   std::string(1 << 20, '/'), std::string(1 << 20, '\xFF')}) {
    EXPECT_LT(Text(field).size(), 6000u);
  }
}

TEST_F(ExplainTextTest, ShowsNoControlCharacterOfTheField) {
  for (const std::string& field :
       {std::string("0912\x1b[31m345678"), std::string("0912\n345678"), std::string("\x07", 1),
        std::string("0912\u202E345678"), std::string("0912\u0085345678"), std::string(400, '1') + "\u0085",
        std::string("0912\u202E345678/5"), std::string("0912345678\u202E/0923456789"),
        "0912" + std::string(300, '\x1b')}) {
    const std::string text = Text(field);
    for (const char* hidden : {"\x1b", "\x07", "\u202E", "\u0085", "0912\n3"})
      EXPECT_THAT(text, Not(HasSubstr(hidden)));
  }
}

TEST(CharacterName, NamesWhatCannotBeSeen) {
  EXPECT_EQ(CharacterName({0, 0xA0, "\u00A0"}, Lang::kEnglish), "U+00A0 no-break space");
  EXPECT_EQ(CharacterName({0, 0x3000, "\u3000"}, Lang::kChinese), "U+3000 全形空白");
  EXPECT_EQ(CharacterName({0, 0x1F, "\x1F"}, Lang::kEnglish), "U+001F control character");
  EXPECT_EQ(CharacterName({0, 0x1D7CE, "𝟎"}, Lang::kEnglish), "U+1D7CE");
  EXPECT_EQ(CharacterName({0, 0xFFFD, "\xFF"}, Lang::kEnglish), "byte 0xFF");
}

TEST(PieceName, ShowsEachPieceForWhatItIs) {
  EXPECT_EQ(PieceName("(", 0, {}, false, Lang::kEnglish), "\"(\"");
  EXPECT_EQ(PieceName(" ", 0, {}, false, Lang::kEnglish), "space");
  EXPECT_EQ(PieceName("\t", 0, {}, false, Lang::kEnglish), "U+0009 tab");
  EXPECT_EQ(PieceName("－", 0, {}, false, Lang::kEnglish), "\"－\" U+FF0D full-width hyphen");
  EXPECT_EQ(PieceName("\u200B", 0, {}, true, Lang::kEnglish), "U+200B zero-width space");
  EXPECT_EQ(PieceName("手機：", 0, {}, false, Lang::kEnglish), "\"手機：\"");
  const std::vector<FieldCharacter> unseen = {{7, 0x200B, "\u200B"}};
  EXPECT_EQ(PieceName("tel\u200B:", 4, unseen, false, Lang::kEnglish), "\"tel⟨U+200B⟩:\"");
}

// Former bugs.

TEST_F(ExplainTextTest, TellsWhatWasMendedBehindACallingCode) {
  EXPECT_THAT(Text("+54 011 15 12345678"),
              HasSubstr("prefix            0111512345678 behind the calling code was written as it is dialled there."));
}

TEST_F(ExplainTextTest, CallsAMissingTrunkPrefixNoZeroInChineseEither) {
  job_.country_code = "RU";
  EXPECT_THAT(Text("9161234567", Lang::kChinese), HasSubstr("補回 9161234567 前面缺少的國內冠碼"));
}

// A number may begin with a dash; a flag begins with a dash and a letter.
TEST(ParseArguments, TakesNumbersThatBeginWithADash) {
  const Syntax syntax{.command = "explain",
                      .description = "",
                      .flags = {{.name = "number", .value = "NUMBER", .group = "", .help = "", .repeatable = true},
                                {.name = "json", .value = "", .group = "", .help = ""}},
                      .positional = "NUMBER",
                      .positional_flag = "number",
                      .positional_may_have_dash = true};
  const auto parsed = ParseArguments(syntax, {"-0912", "--json", "--0912", "+886", "-", "-(02)", "--", "--json", "-x"});
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  std::vector<std::string> values;
  for (const FlagUse& use : parsed->uses) values.push_back(use.name + "=" + use.value);
  EXPECT_THAT(values, ElementsAre("number=-0912", "json=true", "number=--0912", "number=+886", "number=-",
                                  "number=-(02)", "number=--json", "number=-x"));
  EXPECT_FALSE(ParseArguments(syntax, {"-x"}).ok());
  EXPECT_FALSE(ParseArguments(syntax, {"--jsn"}).ok());
}

}  // namespace
}  // namespace muster::cli
