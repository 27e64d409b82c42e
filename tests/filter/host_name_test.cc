#include "filter/host_name.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace muster {
namespace {

std::string NormalForm(std::string_view host) {
  FoldedText text;
  text.Assign(host);
  std::string out;
  AppendHost(text, 0, text.size(), &out);
  return out;
}

TEST(HostName, WritingsOfOneHostAreEqual) {
  EXPECT_EQ(NormalForm("Example.COM"), "example.com");
  EXPECT_EQ(NormalForm("Example.com."), "example.com");
  EXPECT_EQ(NormalForm("ｅｘａｍｐｌｅ．ＣＯＭ"), "example.com");
  EXPECT_EQ(NormalForm("example。com"), "example.com");
  EXPECT_EQ(NormalForm("BÜCHER.de"), "bücher.de");
  EXPECT_EQ(NormalForm("xn--bcher-kva.de"), "bücher.de");
  EXPECT_EQ(NormalForm("XN--KPRY57D"), "台灣");
  EXPECT_EQ(NormalForm("xn--fiqs8s"), "中国");
  EXPECT_EQ(NormalForm("ПРИМЕР.рф"), "пример.рф");
  EXPECT_EQ(NormalForm("xn--e1afmkfd.xn--p1ai"), "пример.рф");
}

TEST(HostName, WhatIsNoPunycodeStays) {
  EXPECT_EQ(NormalForm("xn--"), "xn--");
  EXPECT_EQ(NormalForm("xn--9"), "xn--9");
  EXPECT_EQ(NormalForm("xn--99999999999"), "xn--99999999999");
  EXPECT_EQ(NormalForm("xn--" + std::string(80, 'a')), "xn--" + std::string(80, 'a'));
}

TEST(HostName, KnowsIpv4) {
  for (const char* host : {"1.2.3.4", "0.0.0.0", "255.255.255.255"}) EXPECT_TRUE(IsIpv4(host)) << host;
  for (const char* host : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.", ".1.2.3", "a.b.c.d", "1.2.3.0004"}) {
    EXPECT_FALSE(IsIpv4(host)) << host;
  }
}

}  // namespace
}  // namespace muster
