#include "merge/text_rules.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace muster {
namespace {

class TextRulesTest : public testing::Test {
 protected:
  static Job Sender() {
    Job job;
    job.sender_names = {"Acme"};
    return job;
  }
  static Job Registered(std::string_view entries = "example.com\nbit.ly/abc\n02-2718-7200\n") {
    Job job;
    job.registered = RegisteredSet::Load({Source::Memory("r", entries)}, {}).value();
    return job;
  }

  // `code: text`, joined by ` | `.
  std::string Broken(const Job& job, std::string_view text) {
    std::vector<BrokenRule> broken;
    TextRules(job, reader_).Check(text, 7, &scratch_, &broken);
    std::string all;
    for (const BrokenRule& rule : broken) {
      EXPECT_EQ(rule.message, 7u);
      all += Join({all.empty() ? "" : " | ", NameOf(rule.code), ": ", text.substr(rule.pos, rule.size)});
    }
    return all;
  }

  std::string InLiterals(const Job& job, std::string_view content) {
    const auto compiled = MessageTemplate::Compile(content, {"A", "B"}, UnknownPlaceholder::kStop, true).value();
    const auto broken = TextRules(job, reader_).BrokenByLiterals(compiled);
    if (!broken) return "";
    return Join({NameOf(broken->code), ": ", compiled.literals().substr(broken->pos, broken->size)});
  }

  const NumberReader reader_ = NumberReader::Create("886", "").value();
  TextRules::Scratch scratch_;
};

TEST_F(TextRulesTest, OnlyWhatIsAskedForIsChecked) {
  EXPECT_FALSE(TextRules::AnyIn(Job()));
  EXPECT_TRUE(TextRules::AnyIn(Sender()));
  EXPECT_TRUE(TextRules::AnyIn(Registered()));
  Job prepend = Sender();
  prepend.prepend_sender = true;
  EXPECT_FALSE(TextRules::AnyIn(prepend));
  EXPECT_EQ(Broken(Sender(), "Acme: evil.com 0912345678"), "");
  EXPECT_EQ(Broken(Registered(), "hi"), "");
}

TEST_F(TextRulesTest, EachCodeComesOnceWithItsFirstPlace) {
  EXPECT_EQ(Broken(Sender(), "  親愛的小明"), "no_sender_name: 親愛的小明");
  EXPECT_EQ(Broken(Registered(), "見 example.com/x、bit.ly/abc 或 02-27187200"), "");
  EXPECT_EQ(Broken(Registered(), "見 evil.com/x 或 https://bit.ly/abd"), "unregistered_url: evil.com/x");
  EXPECT_EQ(Broken(Registered(), "電 0912-345-678 或 0923456789 或 evil.com"),
            "unregistered_number: 0912-345-678 | unregistered_url: evil.com");
  Job both = Registered();
  both.sender_names = {"Acme"};
  EXPECT_EQ(Broken(both, "evil.com 0912345678"),
            "no_sender_name: evil.com 0912345678 | unregistered_url: evil.com | unregistered_number: 0912345678");
}

TEST_F(TextRulesTest, DigitsOfAnAddressAreNoPhoneNumber) {
  EXPECT_EQ(Broken(Registered(), "example.com/0912345678?t=0923456789"), "");
  EXPECT_EQ(Broken(Registered(), "http://example.com/ 0912345678"), "unregistered_number: 0912345678");
  EXPECT_EQ(Broken(Registered(), "example.com:0912345678"), "unregistered_number: 0912345678");
  EXPECT_EQ(Broken(Registered(), "example.com/a,0912345678"), "unregistered_number: 0912345678");
}

TEST_F(TextRulesTest, TheBeginningOfALongTextIsShownOnACharacterBoundary) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "字";
  EXPECT_EQ(Broken(Sender(), text), "no_sender_name: " + text.substr(0, 60));
}

TEST_F(TextRulesTest, LiteralsBreakARuleOnlyWhenNoValueCouldMendIt) {
  EXPECT_EQ(InLiterals(Sender(), "Dear %A%"), "no_sender_name: Dear ");
  EXPECT_EQ(InLiterals(Sender(), "hi"), "no_sender_name: hi");
  EXPECT_EQ(InLiterals(Sender(), "Acm"), "no_sender_name: Acm");
  for (const char* content : {"Acme: %A%", "%A%", " %A%", "【%A%】", "Acm%A%", "Acme%A%", "【Acme】%A%"}) {
    EXPECT_EQ(InLiterals(Sender(), content), "") << content;
  }
  EXPECT_EQ(InLiterals(Registered(), "see evil.com now"), "unregistered_url: evil.com");
  EXPECT_EQ(InLiterals(Registered(), "%A% evil.com %B%"), "unregistered_url: evil.com");
  EXPECT_EQ(InLiterals(Registered(), "see https://evil.com/%A%"), "unregistered_url: https://evil.com/");
  EXPECT_EQ(InLiterals(Registered(), "%A%您好，請上evil.com"), "unregistered_url: evil.com");
  EXPECT_EQ(InLiterals(Registered(), "see evil.com"), "unregistered_url: evil.com");
  EXPECT_EQ(InLiterals(Registered(), "電話 0912345678 謝謝 %A%"), "unregistered_number: 0912345678");
  EXPECT_EQ(InLiterals(Registered(), "%A%您好，本公司客服電話 0912345678"), "unregistered_number: 0912345678");
  EXPECT_EQ(InLiterals(Registered(), "%A%\n0912345678。%B%"), "unregistered_number: 0912345678");
  for (const char* content : {"example.com %A%", "evil.com%A%", "%A%evil.com", "evil.com.%A%", "https://bit.ly/%A%",
                              "%A%@evil.com", "0912345678%A%", "%A%0912345678", "%A% : 0912345678", "%A%號0912345678 ",
                              "09123%A%45678", "https://%A%.evil.com", "bit.ly/ab%A%", "0912345678 %A%"}) {
    EXPECT_EQ(InLiterals(Registered(), content), "") << content;
  }
}

}  // namespace
}  // namespace muster
