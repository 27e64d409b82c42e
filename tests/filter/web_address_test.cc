#include "filter/web_address.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace muster {
namespace {

// The addresses of a text as `shown > host path`, joined by ` | `; a loose one is marked with `~`.
std::string AddressesOf(std::string_view text) {
  FoldedText folded;
  folded.Assign(text);
  WebAddressFinder finder(folded);
  WebAddress address;
  std::string all;
  while (finder.Next(&address)) {
    if (!all.empty()) all += " | ";
    all += Join({address.loose ? "~" : "", folded.Original(address.begin, address.end), " > ", address.host,
                 address.path.empty() ? "" : " ", address.path});
  }
  return all;
}

struct Case {
  std::string_view text;
  std::string_view found;
};

void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(AddressesOf(c.text), c.found) << c.text;
}

TEST(WebAddress, WithAScheme) {
  Expect({
      {"https://example.com", "https://example.com > example.com"},
      {"http://example.com/", "http://example.com/ > example.com /"},
      {"HTTPS://Example.COM/Abc?X=1#Top", "HTTPS://Example.COM/Abc?X=1#Top > example.com /Abc?X=1#Top"},
      {"請上https://example.com/abc查詢", "https://example.com/abc > example.com /abc"},
      {"(https://example.com/a)", "https://example.com/a > example.com /a"},
      {"(https://example.com/a_(b))", "https://example.com/a_(b)) > example.com /a_(b))"},
      {"https://example.com:8443/x", "https://example.com:8443/x > example.com /x"},
      {"https://example.com。謝謝", "https://example.com > example.com"},
      {"https://example.com，謝謝", "https://example.com > example.com"},
      {"https://example.com/a，謝謝", "https://example.com/a > example.com /a"},
      {"https://example.com.", "https://example.com > example.com"},
      {"https://example.com./x", "https://example.com > example.com"},
      {"http://good.tw@evil.com", "http://good.tw@evil.com > evil.com"},
      {"http://good.tw:80@evil.com/x", "http://good.tw:80@evil.com/x > evil.com /x"},
      {"http://a@b@evil.com", "http://a@b@evil.com > evil.com"},
      {"http://good.tw\\@evil.com", "http://good.tw\\@evil.com > good.tw /@evil.com"},
      {"http://good.tw/@evil.com", "http://good.tw/@evil.com > good.tw /@evil.com"},
      {"http:\\\\evil.com\\x", "http:\\\\evil.com\\x > evil.com /x"},
      {"ftp://files.example.org", "ftp://files.example.org > files.example.org"},
      {"line://ti/p/@shop", "line://ti/p/@shop > ti /p/@shop"},
      {"http://localhost/x", "http://localhost/x > localhost /x"},
      {"http://192.168.1.1/login", "http://192.168.1.1/login > 192.168.1.1 /login"},
      {"http://3232235777/", "http://3232235777/ > 3232235777 /"},
      {"http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x > [2001:db8::1] /x"},
      {"ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ", "ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ > example.com /a"},
      {"http://shop.somegtld查詢", "http://shop.somegtld > shop.somegtld"},
      {"http://中文.台灣查詢", "http://中文.台灣 > 中文.台灣"},
      {"http://www.中文.tw/a", "http://www.中文.tw/a > www.中文.tw /a"},
      {"http://xn--fiq228c.tw", "http://xn--fiq228c.tw > 中文.tw"},
      {"http://bücher.de", "http://bücher.de > bücher.de"},
      {"http://evil。com/x", "http://evil。com/x > evil.com /x"},
      {"http://", ""},
      {"http:// example", ""},
      {"http://a.tw http://b.tw", "http://a.tw > a.tw | http://b.tw > b.tw"},
  });
}

TEST(WebAddress, WithoutAScheme) {
  Expect({
      {"bit.ly/x", "bit.ly/x > bit.ly /x"},
      {"Bit.ly/AbC", "Bit.ly/AbC > bit.ly /AbC"},
      {"EXAMPLE.COM", "EXAMPLE.COM > example.com"},
      {"Example.Com", "Example.Com > example.com"},
      {"www.example.com", "www.example.com > www.example.com"},
      {"www.example.newgtld", "www.example.newgtld > www.example.newgtld"},
      {"foo.newgtld/sale", "foo.newgtld/sale > foo.newgtld /sale"},
      {"shop.example.com.tw", "shop.example.com.tw > shop.example.com.tw"},
      {"104.com.tw", "104.com.tw > 104.com.tw"},
      {"請上example.com查詢", "example.com > example.com"},
      {"請至example.com或shop.com", "example.com > example.com | shop.com > shop.com"},
      {"見example.com。謝謝", "example.com > example.com"},
      {"見example.com.謝謝", "example.com > example.com"},
      {"visit example.com.Thank you", "example.com > example.com"},
      {"example.com-promo", "example.com > example.com"},
      {"example.com:8080", "example.com:8080 > example.com"},
      {"example.com?", "example.com > example.com"},
      {"example.com?id=5", "example.com?id=5 > example.com ?id=5"},
      {"(example.com)", "example.com > example.com"},
      {"「example.com」", "example.com > example.com"},
      {"...example.com...", "example.com > example.com"},
      {"ｅｘａｍｐｌｅ．ｃｏｍ", "ｅｘａｍｐｌｅ．ｃｏｍ > example.com"},
      {"ＢＩＴ．ｌｙ／ａｂ", "ＢＩＴ．ｌｙ／ａｂ > bit.ly /ab"},
      {"evil。com", "evil。com > evil.com"},
      {"www。evil。com", "www。evil。com > www.evil.com"},
      {"good.tw。evil.com", "good.tw > good.tw | evil.com > evil.com"},
      {"exam\u200Bple.com", "exam\u200Bple.com > example.com"},
      {"今天12.30到example.com", "example.com > example.com"},
      {"10.am到bit.ly", "bit.ly > bit.ly"},
      {"蘋果.com", "~蘋果.com > 蘋果.com"},
      {"請上蘋果.com查詢", "~請上蘋果.com > 請上蘋果.com"},
      {"中文.台灣", "~中文.台灣 > 中文.台灣"},
      {"xn--fiq228c.tw", "xn--fiq228c.tw > 中文.tw"},
      {"shop.xn--kpry57d/a", "shop.xn--kpry57d/a > shop.台灣 /a"},
      {"203.74.205.11", "203.74.205.11 > 203.74.205.11"},
      {"1.2.3.4/x", "1.2.3.4/x > 1.2.3.4 /x"},
      {"user@evil.com/x", "evil.com/x > evil.com /x"},
      {"bit.ly/x,bit.ly/y", "bit.ly/x,bit.ly/y > bit.ly /x,bit.ly/y"},
      {"bit.ly/x、bit.ly/y", "bit.ly/x > bit.ly /x | bit.ly/y > bit.ly /y"},
      {"lin.ee/abc 加入", "lin.ee/abc > lin.ee /abc"},
      {"example.com:0912345678", "example.com > example.com"},
      {"x.It-bit.ly", "bit.ly > bit.ly"},
      {"reurl.cc/abc", "reurl.cc/abc > reurl.cc /abc"},
  });
}

TEST(WebAddress, WhatIsNone) {
  for (const char* text : {"",
                           "親愛的小明，您好！",
                           "全館3.5折",
                           "12.30開始",
                           "v1.2 已發布",
                           "版本1.2.3.4",
                           "9 a.m. to 5 p.m.",
                           "e.g. this, i.e. that",
                           "10.am",
                           "12.30.pm",
                           "Sale ends today.Come in",
                           "約5.cc的水",
                           "Ph.D. 王",
                           "No.1 品牌",
                           "U.S.A.",
                           "wait... what",
                           "a..com",
                           ".com",
                           "com",
                           "NT.500",
                           "2024.11.18",
                           "1.5kg",
                           "service@example.com",
                           "聯絡 john.doe@mail.example.com.tw 謝謝",
                           "@shop.tw",
                           "請來電。謝謝光臨",
                           "歡迎光臨.我們今天公休",
                           "買iPhone。to",
                           "and/or",
                           "24/7",
                           "file.txt",
                           "Mr.Wang",
                           "256.1.1.1",
                           "http:/",
                           "100%",
                           "\xEF\xBC\x8E\xEF\xBC\x8E"}) {
    EXPECT_EQ(AddressesOf(text), "") << text;
  }
}

TEST(WebAddress, IsFoundInTimeThatGrowsWithTheText) {
  for (const std::string piece :
       {"x.It-", "a.", "a.com.", "1.am中", "http://", "a://b@", "中.", "bit.ly/", "www.", "1.2.3.4.", "a@"}) {
    std::string text;
    while (text.size() < (1 << 18)) text += piece;
    AddressesOf(text);
  }
}

// Whatever the text, the finder ends and its places are in order.
TEST(WebAddress, PlacesAreInOrderInAnyText) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a",   "B", "com", "tw", ".",  "。",   "．", "/",     ":",
                                           "://", "@", "www", "é",  "中", "台灣", "1",  "http",  " ",
                                           "-",   "_", "[",   "]",  "\\", "?",    "＃", "\u200B"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t i = random() % 14; i > 0; --i) text += pieces[random() % pieces.size()];
    FoldedText folded;
    folded.Assign(text);
    WebAddressFinder finder(folded);
    WebAddress address;
    size_t last = 0;
    while (finder.Next(&address)) {
      ASSERT_GE(address.begin, last) << text;
      ASSERT_GT(address.end, address.begin) << text;
      ASSERT_GE(address.reach, address.end) << text;
      ASSERT_LE(address.reach, folded.size()) << text;
      ASSERT_FALSE(address.host.empty()) << text;
      last = address.end;
    }
  }
}

}  // namespace
}  // namespace muster
