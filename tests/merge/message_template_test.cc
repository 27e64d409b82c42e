#include "merge/message_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Characters that stand in no content of these tests.
std::string Field(std::string_view name) { return Join({"⟦", name, "⟧"}); }

// The template with its fields in ⟦ ⟧; "stop" when it does not compile.
std::string Shown(std::string_view content, const std::vector<std::string>& names,
                  UnknownPlaceholder unknown = UnknownPlaceholder::kStop, bool merge = true) {
  const absl::StatusOr<MessageTemplate> compiled = MessageTemplate::Compile(content, names, unknown, merge);
  if (!compiled.ok()) {
    EXPECT_EQ(KindOf(compiled.status()), ErrorKind::kUsage);
    return "stop";
  }
  std::string shown;
  for (const TemplateOp& op : compiled->ops()) {
    shown += op.is_field ? Field(compiled->columns()[op.slot]) : std::string(compiled->literal(op));
  }
  return shown;
}

std::string ErrorOf(std::string_view content, const std::vector<std::string>& names) {
  return std::string(
      ToStd(MessageTemplate::Compile(content, names, UnknownPlaceholder::kStop, true).status().message()));
}

std::vector<std::string> UnreplacedIn(std::string_view content, const std::vector<std::string>& names,
                                      bool merge = true) {
  return MessageTemplate::Compile(content, names, UnknownPlaceholder::kKeep, merge)->unreplaced();
}

TEST(MessageTemplate, TheHeaderDecides) {
  const std::vector<std::string> names = {"SMSNumber", "Name", "Gender", "姓名", "滿 千%", "1", "10", "A%B"};
  const struct {
    std::string_view content, shown;
  } cases[] = {
      {"", ""},
      {"Hello", "Hello"},
      {"%Name%", "⟦Name⟧"},
      {"%Name%%Gender%", "⟦Name⟧⟦Gender⟧"},
      {"親愛的%Name%%Gender%，您好！", "親愛的⟦Name⟧⟦Gender⟧，您好！"},
      {"%Name% and %Name%", "⟦Name⟧ and ⟦Name⟧"},
      {"%name%%NAME%%ｎａｍｅ%", "⟦Name⟧⟦Name⟧⟦Name⟧"},
      {"% Name %", "⟦Name⟧"},
      {"%\u3000姓名\u3000%", "⟦姓名⟧"},
      {"％Name％", "⟦Name⟧"},
      {"％Name%", "⟦Name⟧"},
      {"%Name％", "⟦Name⟧"},
      {"100%", "100%"},
      {"100%Name%", "100⟦Name⟧"},
      {"%%", "%%"},
      {"%%Name%%", "%⟦Name⟧%"},
      {"% %", "% %"},
      {"%Name", "%Name"},
      {"Name%", "Name%"},
      {"50%, %Name%!", "50%, ⟦Name⟧!"},
      {"全館5%回饋，滿千再送10%點數", "全館5%回饋，滿千再送10%點數"},
      {"全館5%回饋%Name%", "全館5%回饋⟦Name⟧"},
      {"５％回饋％姓名％", "５％回饋⟦姓名⟧"},
      {"%滿 千%%", "⟦滿 千%⟧"},
      {"%A%B%", "⟦A%B⟧"},
      {"%1%", "⟦1⟧"},
      {"5%10%", "5⟦10⟧"},
      {"5%20%", "5%20%"},
      {"5%10% 20%30%", "5⟦10⟧ 20%30%"},
      {"%hello world%", "%hello world%"},
      {"%a-b%", "%a-b%"},
      {"%a\nb%", "%a\nb%"},
      {"%123456789012345678901234567890123%", "%123456789012345678901234567890123%"},
      {"%12345678901234567890123456789012%", "stop"},
      {"%Nmae%", "stop"},
      {"%Name%%Nmae%", "stop"},
      {"%優惠碼%", "stop"},
      {"%10 %20%", "⟦10⟧20%"},
      {"%11 %22 %", "%11 %22 %"},
      {"%20%", "stop"},
      {"％ｘ％", "stop"},
      {"%_%", "stop"},
  };
  for (const auto& c : cases) EXPECT_EQ(Shown(c.content, names), c.shown) << c.content;
}

TEST(MessageTemplate, EveryPercentSignOfAPriceListIsText) {
  const absl::StatusOr<MessageTemplate> compiled =
      MessageTemplate::Compile("全館5%回饋，滿千再送10%點數", {"Name", "Gender"}, UnknownPlaceholder::kStop, true);
  ASSERT_TRUE(compiled.ok());
  ASSERT_EQ(compiled->ops().size(), 1u);
  EXPECT_FALSE(compiled->ops()[0].is_field);
  EXPECT_THAT(compiled->columns(), IsEmpty());
  EXPECT_THAT(compiled->unreplaced(), IsEmpty());
}

TEST(MessageTemplate, TheShortestNameWins) {
  EXPECT_EQ(Shown("%A%B%", {"A", "A%B"}), "⟦A⟧B%");
  EXPECT_EQ(Shown("%A%B%", {"B", "A%B"}), "⟦A%B⟧");
  EXPECT_EQ(Shown("%A%B%C%", {"A%B%C", "C"}), "⟦A%B%C⟧");
}

TEST(MessageTemplate, UnknownPlaceholdersCanBeRelaxed) {
  const std::vector<std::string> names = {"Name"};
  EXPECT_EQ(Shown("a%Foo%b", names, UnknownPlaceholder::kKeep), "a%Foo%b");
  EXPECT_EQ(Shown("a%Foo%b", names, UnknownPlaceholder::kEmpty), "ab");
  EXPECT_EQ(Shown("%Foo%%Name%％Bar％", names, UnknownPlaceholder::kKeep), "%Foo%⟦Name⟧％Bar％");
  EXPECT_EQ(Shown("%Foo%%Name%％Bar％", names, UnknownPlaceholder::kEmpty), "⟦Name⟧");
  EXPECT_EQ(Shown("%Foo%Name%", names, UnknownPlaceholder::kKeep), "%Foo⟦Name⟧");
  EXPECT_EQ(Shown("5%Foo% %a b%", names, UnknownPlaceholder::kEmpty), "5%Foo% %a b%");
}

// Former bugs.
TEST(MessageTemplate, ANameMayBeWrittenInAnyScript) {
  const struct {
    std::string_view content, shown;
  } cases[] = {
      {"c%tl6\u06B1a%tl6]", "ctl6]"},
      {"a%\u0646\u0627\u0645%b", "ab"},
      {"a%שם%b", "ab"},
      {"a%नाम%b", "ab"},
      {"a%ชื่อ%b", "ab"},
      {"a%நாமம்%b", "ab"},
      {"a%ຊື່%b", "ab"},
      {"a%ስም%b", "ab"},
      {"a%이름%b", "ab"},
      {"a%ﾅﾏｴ%b", "ab"},
      {"a%〆切%b", "ab"},
      {"a%〇〡々%b", "ab"},
      {"a%\U00020BB7\U0003134A%b", "ab"},
      {"a%Ⅳ%b", "ab"},
      {"a%e\u0301%b", "ab"},
      {"a%١%b", "ab"},
      {"a%゛%b", "a%゛%b"},
      {"a%ア・イ%b", "a%ア・イ%b"},
      {"a%²%b", "a%²%b"},
      {"a%①%b", "a%①%b"},
      {"a%😀%b", "a%😀%b"},
      {"a%\u0E3F%b", "a%\u0E3F%b"},  // the baht sign
  };
  for (const auto& c : cases) EXPECT_EQ(Shown(c.content, {"Name"}, UnknownPlaceholder::kEmpty), c.shown) << c.content;
}

TEST(MessageTemplate, WithoutMergeAllIsText) {
  EXPECT_EQ(Shown("%Name% %Foo%", {"Name"}, UnknownPlaceholder::kStop, false), "%Name% %Foo%");
}

TEST(MessageTemplate, ListsEachColumnOnceByItsFirstName) {
  const auto compiled = MessageTemplate::Compile("%b%%a%%B%%ＮＡＭＥ%", {"A", " Name ", "B", "b", "name", ""},
                                                 UnknownPlaceholder::kStop, true);
  ASSERT_TRUE(compiled.ok());
  EXPECT_THAT(compiled->columns(), ElementsAre("B", "A", " Name "));
  ASSERT_EQ(compiled->ops().size(), 4u);
  EXPECT_EQ(compiled->ops()[2].slot, 0u);
}

TEST(MessageTemplate, NeighbouringTextIsOneLiteral) {
  const auto compiled = MessageTemplate::Compile("1%, 2%, %%, %x%", {"Name"}, UnknownPlaceholder::kKeep, true);
  EXPECT_EQ(compiled->ops().size(), 1u);
}

TEST(MessageTemplate, AnUnknownPlaceholderIsShownWithTheNearestColumn) {
  EXPECT_THAT(ErrorOf("第一行\n親愛的%Nmae%，您好", {"SMSNumber", "Name", "Gender"}),
              AllOf(HasSubstr("line 2"), HasSubstr("親愛的»%«Nmae»%«，您好"), HasSubstr("SMSNumber, Name, Gender"),
                    HasSubstr("write %Name%"), HasSubstr("--unknown-placeholder keep"), HasSubstr("empty")));
  EXPECT_THAT(ErrorOf("％姓％", {"手機", "姓名"}), AllOf(HasSubstr("»％«姓»％«"), HasSubstr("%姓名%")));
  EXPECT_THAT(ErrorOf("%Name%", {}), AllOf(HasSubstr("»%«Name»%«"), HasSubstr("no columns")));
  const std::string far = ErrorOf(std::string(500, '.') + "%Foo%" + std::string(500, '.'), {"Name"});
  EXPECT_THAT(far, AllOf(HasSubstr("….."), HasSubstr("»%«Foo»%«...."), HasSubstr("..…")));
  EXPECT_LT(far.size(), 600u);
}

TEST(MessageTemplate, WarnsOfNamesInOtherBrackets) {
  const std::vector<std::string> names = {"Name", "姓名", "姓", "1", "two words"};
  EXPECT_THAT(UnreplacedIn("{Name} {{Name}} [name] <NAME> #Name# $Name$ ${Name} { 姓名 }", names),
              ElementsAre("{Name}", "{{Name}}", "[name]", "<NAME>", "#Name#", "$Name$", "${Name}", "{ 姓名 }"));
  EXPECT_THAT(UnreplacedIn("親愛的%姓名您好", names), ElementsAre("%姓名"));
  EXPECT_THAT(UnreplacedIn("Dear %Name, hi %name", names), ElementsAre("%Name", "%name"));
  EXPECT_THAT(UnreplacedIn("{Name} {Name}", names), ElementsAre("{Name}"));
  EXPECT_THAT(UnreplacedIn("{{Name} %姓", names), ElementsAre("{Name}", "%姓"));
  EXPECT_THAT(UnreplacedIn("[1] #1# {1} <1> %1 {two words} {Nam} {} ## %Named 5%姓 % Name", names), IsEmpty());
  EXPECT_THAT(UnreplacedIn("%Name% 打8折", names), IsEmpty());
  EXPECT_THAT(UnreplacedIn("%Name% {Name}", names, false), ElementsAre("%Name%", "{Name}"));
  EXPECT_THAT(UnreplacedIn("{Name", names), IsEmpty());
}

TEST(MessageTemplate, ColumnsOfVeryLongNamesAreNoPlaceholders) {
  const std::string longest(256, 'n');
  EXPECT_EQ(Shown(Join({"%", longest, "%"}), {longest}), Field(longest));
  EXPECT_EQ(Shown(Join({"%", longest, "n%"}), {longest + "n"}), Join({"%", longest, "n%"}));
}

TEST(NormalizeContent, MakesLineEndsLfAndDropsTheLast) {
  const struct {
    std::string_view in, out;
  } cases[] = {
      {"", ""},
      {"a", "a"},
      {"a\n", "a"},
      {"a\r\n", "a"},
      {"a\r", "a"},
      {"a\n\n", "a\n"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"\xEF\xBB\xBF咖啡\r\n", "咖啡"},
      {"\r\r\n\n", "\n\n"},
      {"\n", ""},
      {"\xEF\xBB\xBF", ""},
      {" a ", " a "},
  };
  for (const auto& c : cases) EXPECT_EQ(NormalizeContent(c.in).value(), c.out) << testing::PrintToString(c.in);
}

TEST(NormalizeContent, NamesTheByteThatIsNotUtf8) {
  const absl::StatusOr<std::string> content = NormalizeContent("親愛的\xFF。");
  EXPECT_EQ(KindOf(content.status()), ErrorKind::kUsage);
  EXPECT_THAT(std::string(ToStd(content.status().message())),
              AllOf(HasSubstr("byte 9"), HasSubstr("0xFF"), HasSubstr("親愛的")));
  EXPECT_FALSE(NormalizeContent("\xEF\xBF\xBD\xC3").ok());
  EXPECT_TRUE(NormalizeContent("\xEF\xBF\xBD").ok());
}

// The rule once more, word by word.
std::string PlainShown(const std::string& content, const std::vector<std::string>& names, UnknownPlaceholder unknown) {
  std::vector<std::string> letters;
  for (size_t i = 0; i < content.size();) {
    const size_t size = (static_cast<unsigned char>(content[i]) >= 0xE0) ? 3 : 1;
    letters.push_back(content.substr(i, size));
    i += size;
  }
  const auto is_percent = [&letters](size_t i) { return letters[i] == "%" || letters[i] == "％"; };
  const auto between = [&letters](size_t begin, size_t end) {
    std::string text;
    for (size_t i = begin; i < end; ++i) text += letters[i];
    return text;
  };
  const auto after_digit = [&letters](size_t i) { return i > 0 && (letters[i - 1] == "1" || letters[i - 1] == "１"); };
  std::string shown;
  for (size_t i = 0; i < letters.size(); ++i) {
    size_t end = 0;
    for (size_t close = i + 1; is_percent(i) && close < letters.size() && end == 0; ++close) {
      if (!is_percent(close)) continue;
      for (const std::string& name : names) {
        if (FoldName(between(i + 1, close)) != FoldName(name) || end != 0) continue;
        shown += Field(name);
        end = close;
      }
    }
    if (end == 0 && is_percent(i)) {
      size_t close = i + 1;
      while (close < letters.size() && !is_percent(close)) ++close;
      const std::string text = between(i + 1, close);
      const bool name = !text.empty() && text.find(' ') == std::string::npos;
      if (close < letters.size() && name && !after_digit(i)) {
        if (unknown == UnknownPlaceholder::kStop) return "stop";
        if (unknown == UnknownPlaceholder::kEmpty) end = close;
      }
    }
    if (end == 0) {
      shown += letters[i];
    } else {
      i = end;
    }
  }
  return shown;
}

TEST(MessageTemplate, EqualsThePlainRuleOnAllShortContents) {
  const std::vector<std::string> alphabet = {"%", "％", "n", "1", " "};
  const std::vector<std::string> names = {"N", "n%N", "1", "%", "N 1"};
  std::vector<std::string> contents = {""};
  for (size_t begin = 0, length = 0; length < 6; ++length) {
    const size_t end = contents.size();
    for (; begin < end; ++begin) {
      for (const std::string& letter : alphabet) contents.push_back(contents[begin] + letter);
    }
  }
  for (const std::string& content : contents) {
    for (const auto unknown : {UnknownPlaceholder::kStop, UnknownPlaceholder::kKeep, UnknownPlaceholder::kEmpty}) {
      ASSERT_EQ(Shown(content, names, unknown), PlainShown(content, names, unknown)) << content;
    }
  }
}

}  // namespace
}  // namespace muster
