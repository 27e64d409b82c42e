#include "reference/head.h"

#include <gtest/gtest.h>

namespace muster_reference {
namespace {

// `delimiter header? number_column ref_column body_offset`, or the kind of error.
std::string Show(std::string_view bytes, const HeadOptions& options = HeadOptions()) {
  Head head = ReadHead(bytes, options);
  if (!head.error.empty()) return head.error;
  return "'" + head.delimiter + "' " + (head.has_header ? "header" : "rows") + " " +
         std::to_string(head.number_column) + " " + std::to_string(head.ref_column) + " " +
         std::to_string(head.body_offset);
}

TEST(ReferenceHead, FindsHeaderDelimiterAndColumns) {
  EXPECT_EQ(Show("SMSNumber,Name,RefID\n0912345678,A,1\n"), "',' header 0 2 21");
  EXPECT_EQ(Show("Name;手機\nA;0912345678\n"), "';' header 1 -1 12");
  EXPECT_EQ(Show("Phone\tMobile No.\n1\t2\n"), "'\t' header 1 -1 17");
  EXPECT_EQ(Show("0912345678\n0923456789\n"), "'' rows 0 -1 0");
  EXPECT_EQ(Show("0912345678，王\n0923456789，李\n"), "'，' rows 0 -1 0");
  EXPECT_EQ(Show("\xEF\xBB\xBFMobile\n0912345678\n"), "'' header 0 -1 10");
  EXPECT_EQ(Show("anything\n0912345678\n"), "'' header 0 -1 9");
  EXPECT_EQ(Show("sep=;\nMobile;a,b\n"), "';' header 0 -1 17");
  EXPECT_EQ(Show("\n,\nMobile,x\n0912345678,y\n"), "',' header 0 -1 12");
}

TEST(ReferenceHead, RefusesListsItCannotRead) {
  EXPECT_EQ(Show(""), "list");
  EXPECT_EQ(Show("\xEF\xBB\xBF"), "list");
  EXPECT_EQ(Show("PK\x03\x04"), "list");
  EXPECT_EQ(Show("a,b\nc,d\n"), "list");
  EXPECT_EQ(Show("Mobile,手機\n1,2\n"), "list");
  EXPECT_EQ(Show("Mobile,\"Name\n0912345678,x\n"), "list");
  EXPECT_EQ(Show("0912345678 王小明\n0923456789 Bob\n"), "list");
  EXPECT_EQ(Show("Mobile,\xA6\x57\n0912345678,\xA7\xF5\n"), "list");  // thin evidence
  EXPECT_EQ(Show("Mobile,名\n0912345678,\xFF\n"), "',' header 0 -1 11");
}

TEST(ReferenceHead, ObeysWhatIsSet) {
  HeadOptions options;
  options.number_column = "2";
  EXPECT_EQ(Show("a,0912345678\n", options), "',' rows 1 -1 0");
  EXPECT_EQ(Show("x\n0912345678\n", options), "list");
  options.number_column = "b";
  EXPECT_EQ(Show("A,B\n1,2\n", options), "',' header 1 -1 4");
  options = HeadOptions();
  options.header = "no";
  EXPECT_EQ(Show("Mobile\n", options), "'' rows 0 -1 0");
  options = HeadOptions();
  options.ref_column = "Id";
  EXPECT_EQ(Show("Mobile,x\n1,2\n", options), "list");
  EXPECT_EQ(Show("Mobile,ID\n1,2\n", options), "',' header 0 1 10");
  options = HeadOptions();
  options.delimiter = "space";
  EXPECT_EQ(Show("0912345678 王小明\n", options), "' ' rows 0 -1 0");
}

// Former bugs.
TEST(ReferenceHead, TakesNoPaddingForText) {
  EXPECT_EQ(Show("0912345678 王小明\n"), "list");
  EXPECT_EQ(Show("\u00A00912345678 王小明\u3000\n"), "list");
  EXPECT_EQ(Show("0912345678 \u3000\n"), "'' rows 0 -1 0");
}

}  // namespace
}  // namespace muster_reference
