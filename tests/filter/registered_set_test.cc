#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "filter/web_address.h"
#include "muster/error.h"
#include "muster/registered.h"

namespace muster {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<std::shared_ptr<const RegisteredSet>> Load(std::string_view bytes, std::string area = "") {
  return RegisteredSet::Load({Source::Memory("ours.txt", bytes)}, {.area_code = std::move(area)});
}

bool Covers(const RegisteredSet& set, std::string_view text) {
  FoldedText folded;
  folded.Assign(text);
  WebAddressFinder finder(folded);
  WebAddress address;
  EXPECT_TRUE(finder.Next(&address)) << text;
  return set.CoversAddress(address.host, address.path, address.loose);
}

std::string Complaint(std::string_view bytes) {
  const auto set = Load(bytes);
  EXPECT_FALSE(set.ok()) << bytes;
  if (set.ok()) return "";
  EXPECT_EQ(KindOf(set.status()), ErrorKind::kUsage);
  return std::string(set.status().message());
}

TEST(RegisteredSet, ADomainCoversItsSubdomainsPortsAndPaths) {
  const auto set = Load("Example.COM\n").value();
  for (const char* text :
       {"example.com", "EXAMPLE.com/a", "https://www.example.com:8443/x?y", "a.b.example.com",
        "http://anybody@example.com", "ｅｘａｍｐｌｅ．ｃｏｍ", "example。com", "example.com/../x"}) {
    EXPECT_TRUE(Covers(*set, text)) << text;
  }
  for (const char* text : {"example.com.tw", "notexample.com", "example.net", "http://example.com@evil.com",
                           "example.com.evil.net", "http://evil.com/example.com"}) {
    EXPECT_FALSE(Covers(*set, text)) << text;
  }
}

TEST(RegisteredSet, AUrlWithAPathCoversThatPathOnly) {
  const auto set = Load("https://bit.ly/AbC/\nreurl.cc/x?id=5\n").value();
  for (const char* text : {"bit.ly/AbC", "http://BIT.ly/AbC", "bit.ly/AbC/", "bit.ly/AbC/d", "bit.ly/AbC?x=1",
                           "bit.ly/AbC#top", "bit.ly/AbC.", "reurl.cc/x?id=5", "reurl.cc/x?id=5&utm=a"}) {
    EXPECT_TRUE(Covers(*set, text)) << text;
  }
  for (const char* text :
       {"bit.ly", "bit.ly/", "bit.ly/abc", "bit.ly/AbCd", "bit.ly/AbC/../evil", "bit.ly/AbC/%2e%2E/evil",
        "bit.ly/x/AbC", "www.bit.ly/AbC", "reurl.cc/x", "reurl.cc/x?id=55"}) {
    EXPECT_FALSE(Covers(*set, text)) << text;
  }
  EXPECT_TRUE(set->KnowsHost("bit.ly"));
  EXPECT_FALSE(set->KnowsHost("goo.gl"));
}

TEST(RegisteredSet, NamesOfOtherScriptsAreComparedDecoded) {
  const auto set = Load("xn--fiq228c.tw\n蘋果.com\n").value();
  EXPECT_TRUE(Covers(*set, "http://中文.tw/x"));
  EXPECT_TRUE(Covers(*set, "蘋果.com"));
  EXPECT_TRUE(Covers(*set, "請上蘋果.com查詢"));
  EXPECT_FALSE(Covers(*set, "http://假蘋果.com"));
  EXPECT_FALSE(Covers(*set, "蘋果手機.com"));
}

TEST(RegisteredSet, NumbersCountInAnyWriting) {
  const auto set = Load("02-2718-7200\n+886 912 345 678\n0800080123\n１９２２\n165\n27187201\n", "02").value();
  for (const Key key : {886227187200u, 886912345678u, 886800080123u, 886227187201u}) {
    EXPECT_TRUE(set->CoversNumber(key)) << key;
  }
  EXPECT_FALSE(set->CoversNumber(886912345679));
  EXPECT_EQ(set->files().at(0).numbers, 6u);
}

TEST(RegisteredSet, LinesMayBeBlankCommentsOrHaveAnyLineEnd) {
  const auto set = Load("\xEF\xBB\xBF# ours\r\n\r\n  example.com  \r0912345678\n\n*.shop.tw").value();
  EXPECT_TRUE(Covers(*set, "example.com"));
  EXPECT_TRUE(Covers(*set, "www.shop.tw"));
  const RegisteredSummary& file = set->files().at(0);
  EXPECT_EQ(file.path, "ours.txt");
  EXPECT_EQ(file.domains, 2u);
  EXPECT_EQ(file.numbers, 1u);
  EXPECT_NE(file.xxh3, 0u);
}

TEST(RegisteredSet, AnIpv4AddressIsNoNumberAndHasNoSubdomains) {
  const auto set = Load("203.74.205.1\n").value();
  EXPECT_TRUE(Covers(*set, "http://203.74.205.1/x"));
  EXPECT_FALSE(Covers(*set, "http://203.74.205.11/x"));
  EXPECT_EQ(set->files().at(0).domains, 1u);
}

TEST(RegisteredSet, SeveralFilesAreOneSet) {
  const auto set = RegisteredSet::Load({Source::Memory("a", "a.tw\n"), Source::Memory("b", "b.tw\n")}, {}).value();
  EXPECT_TRUE(Covers(*set, "a.tw"));
  EXPECT_TRUE(Covers(*set, "b.tw"));
  EXPECT_EQ(set->files().size(), 2u);
}

TEST(RegisteredSet, ALineThatIsNeitherStopsTheLoadWithItsPlace) {
  EXPECT_THAT(Complaint("example.com\n\nour shop\n"), HasSubstr("ours.txt, line 3: our shop"));
  for (const char* line : {"example", "0912345", "example.com,官網", "example.com 官網", "foo..com", ".com", "1.5",
                           "http://", "me@example.com", "02-2718-7200#12", "\xA7\xDA\xAD\xCC"}) {
    EXPECT_THAT(Complaint(line), HasSubstr("line 1")) << line;
  }
}

TEST(RegisteredSet, ASuffixOfEverybodyIsNotTaken) {
  EXPECT_THAT(Complaint("com.tw\n"), HasSubstr("everybody"));
  EXPECT_TRUE(Load("t.co\n").ok());
}

TEST(RegisteredSet, AFileWithoutEntriesOrThatIsMissingIsAnError) {
  for (const char* bytes : {"", "\n\n", "# nothing\n", "\xEF\xBB\xBF"}) {
    EXPECT_THAT(Complaint(bytes), HasSubstr("no domain and no phone number")) << bytes;
  }
  const auto missing = RegisteredSet::Load({Source::File("/nonexistent/ours.txt")}, {});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(KindOf(missing.status()), ErrorKind::kUsage);
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr("/nonexistent/ours.txt"));
  const auto country = RegisteredSet::Load({Source::Memory("a", "a.tw\n")}, {.country_code = "999"});
  EXPECT_EQ(KindOf(country.status()), ErrorKind::kUsage);
}

}  // namespace
}  // namespace muster
