// Whole jobs over lists that are not UTF-8.
#include <gtest/gtest.h>

#include "reference/job.h"

namespace muster_reference {
namespace {

RefResult ReadAndRun(const std::string& bytes, const std::string& encoding = "auto",
                     const std::string& content = "%Name%") {
  RefJob job;
  job.lists = {{"list.csv", bytes, false}};
  job.encoding = encoding;
  job.content = content;
  return RunReference(job);
}

// Texts of the messages and codes of the rejects, in order; of a job that fails the kind of error.
std::string Show(const RefResult& result) {
  if (!result.error.empty()) return result.error;
  std::string text;
  for (const RefMessage& m : result.messages) text += m.text + " ";
  for (const RefReject& r : result.rejects) text += r.code + "@" + std::to_string(r.byte_offset) + " ";
  return text;
}

std::string Utf16(const std::u16string& text, bool big_endian, bool mark = true) {
  std::string bytes;
  for (char16_t unit : (mark ? u"\uFEFF" : u"") + text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

TEST(ReferenceListEncoding, ReadsBig5) {
  const std::string list =
      "Mobile,Name\n0912345678,\xA4\xFD\xA4\x70\xA9\xFA\n0923456789,\xB3\x5C\xA5\x5C\xBB\x5C\n"
      "0934567890,\xA4\n";
  RefResult result = ReadAndRun(list);
  EXPECT_EQ(Show(result), "王小明 許功蓋 invalid_encoding@48 ");
  EXPECT_EQ(result.lists[0].encoding, "big5");
  EXPECT_EQ(result.rejects[0].record, "0934567890,\xA4");
  EXPECT_EQ(Show(ReadAndRun(list, "big5", "hi")), "hi hi hi ");  // the column is not used
  EXPECT_EQ(Show(ReadAndRun(list, "utf-8")), "invalid_encoding@12 invalid_encoding@30 invalid_encoding@48 ");
}

TEST(ReferenceListEncoding, CutsAtCharactersNotInThem) {
  EXPECT_EQ(Show(ReadAndRun("Mobile|Name\n0912345678|\xA4\x7C|x\n0923456789|\xA4|x\n", "big5")), "弋 弋x ");
  RefResult result = ReadAndRun("Mobile\xA1\x41Name\n0912345678\xA1\x41\xA1\x41\xA1\x41\n", "big5", "%Name%.");
  EXPECT_EQ(Show(result), ". ");
  EXPECT_EQ(result.lists[0].delimiter, "，");
  // Not at 41 of A1 41 when A1 is the end of the character before.
  EXPECT_EQ(Show(ReadAndRun("Mobile\xA1\x41Name\n0912345678\xA1\x41\xA4\xA1\x41\n", "big5")), "丑A ");
}

TEST(ReferenceListEncoding, ReadsUtf16) {
  for (const bool big_endian : {false, true}) {
    const std::string list =
        Utf16(u"Mobile,Name\r\n0912345678,\"許\n功\"\r\n０９２３４５６７８９,\xD800\r\n", big_endian);
    RefResult result = ReadAndRun(list);
    EXPECT_EQ(Show(result), "許\n功 invalid_encoding@" + std::to_string(2 + 2 * 31) + " ");
    EXPECT_EQ(result.lists[0].encoding, big_endian ? "utf-16be" : "utf-16le");
    EXPECT_EQ(result.rejects[0].bytes, 24u);
    EXPECT_EQ(result.rejects[0].line, 4u);
    EXPECT_EQ(result.rejects[0].record, list.substr(64, 24));
  }
  EXPECT_EQ(Show(ReadAndRun(Utf16(u"Mobile,Name\n0912345678,", false, false) + "a", "utf-16le")),
            "invalid_encoding@24 ");
  EXPECT_EQ(Show(ReadAndRun(Utf16(u"0912345678,\0", false, false) + std::string(2, '\0'), "auto", "hi")),
            "nul_byte@0 ");
  EXPECT_EQ(Show(ReadAndRun("\xFF\xFE")), "list");
}

TEST(ReferenceListEncoding, ReadsMixedRowsEachInItsOwn) {
  const std::string list =
      "Mobile,Name\n0912345678,小明\n0923456789,\xA4\xFD\xA4\x70\xA9\xFA\xA4\x6B\xA4\x68\n0934567890,\xC3\xB9\n"
      "Mobile,Name\n0945678901,Bob\n";
  RefResult result = ReadAndRun(list);
  EXPECT_EQ(Show(result), "小明 王小明女士 Bob invalid_encoding@52 ");
  EXPECT_EQ(result.lists[0].encoding, "mixed");
  EXPECT_EQ(Show(ReadAndRun(list, "auto", "hi")), "hi hi hi hi ");
  RefJob job;
  job.lists = {{"list.csv", list, false}};
  job.content = "hi";
  job.encoding = "mixed";
  job.delimiter = "fullwidth-comma";
  EXPECT_EQ(RunReference(job).error, "usage");
}

TEST(ReferenceListEncoding, RefusesWhatContradictsTheFirstBytes) {
  const std::string list = "\xEF\xBB\xBFMobile,Name\n0912345678,小\n";
  EXPECT_EQ(Show(ReadAndRun(list, "big5")), "list");
  EXPECT_EQ(Show(ReadAndRun(list, "utf-8")), "小 ");
  EXPECT_EQ(Show(ReadAndRun(list, "mixed")), "小 ");
  EXPECT_EQ(Show(ReadAndRun(Utf16(u"Mobile,Name\n0912345678,小\n", false), "utf-16be")), "list");
  EXPECT_EQ(Show(ReadAndRun(Utf16(u"Mobile,Name\n0912345678,小\n", false, false), "utf-8")), "list");
}

TEST(ReferenceListEncoding, RecognisesRepeatedHeadersInAnyReading) {
  RefResult result = ReadAndRun(
      "手機,Name\n0912345678,小明\n\xA4\xE2\xBE\xF7,name\n0923456789,\xA4\xFD\xA4\x70\xA9\xFA\xA4\x6B\xA4\x68\n");
  EXPECT_EQ(Show(result), "小明 王小明女士 ");
  EXPECT_EQ(result.counters.repeated_headers, 1u);
  EXPECT_EQ(result.lists[0].header_record, "手機,Name");
}

TEST(ReferenceListEncoding, CountsWideDigitsOfTheEncodingInRowsUnderQuotes) {
  EXPECT_EQ(Show(ReadAndRun("Mobile,Name\n0912345678,\"\xA4\x40\n"
                            "\xA2\xAF\xA2\xB8\xA2\xB1\xA2\xB2\xA2\xB3\xA2\xB4\xA2\xB5\xA2\xB6\xA2\xB7\xA2\xB8,b\n"
                            "x,c\"\n",
                            "big5")),
            "b unterminated_quote@12 not_a_number@50 ");
}

TEST(ReferenceListEncoding, CountsDamagedTexts) {
  RefResult result = ReadAndRun(
      "Mobile,Name,RefID,Other\n"
      "0912345678,王?明,?王,\n"          // damaged
      "0912345678,&#22531;,&#22531;,\n"  // once, though a duplicate
      "N/A,\uE000,,\n"                   // though rejected
      "0923456789,a,\uFFFD,\n"           // in the ref
      "0923456789,\xFF,\uFFFD,\n"        // does not decode
      "0934567890,b,,王?明\n"            // not used
      "09?王,b,,\n");
  const RefWarning& warning = result.counters.warnings["damaged_text"];
  EXPECT_EQ(warning.count, 4u);
  EXPECT_EQ(warning.first_line, 2u);
}

TEST(ReferenceListEncoding, ReadsSuppressionListsInAnyEncoding) {
  auto fate = [](const std::string& suppression) {
    RefJob job;
    job.lists = {{"list.csv", "0912345678\n", false}};
    job.content = "hi";
    job.list_option = 32;
    job.unsubscribe = {suppression};
    RefResult result = RunReference(job);
    return result.error.empty() ? std::to_string(result.suppressed.size()) : result.error;
  };
  EXPECT_EQ(fate(Utf16(u"Name,Mobile\n王,0912345678\n", false)), "1");
  EXPECT_EQ(fate(Utf16(u"Name,Mobile\n王,０９１２３４５６７８\n", true)), "1");
  EXPECT_EQ(fate("\xA9\x6D\xA6\x57,\xA4\xE2\xBE\xF7\n\xA4\xFD\xA4\x70\xA9\xFA,\xA2\xAF"
                 "912345678\n"),
            "1");
  EXPECT_EQ(fate("Mobile,x\n0912345678,\xC3\xB9\n"), "1");  // undecided, but the numbers are ASCII
  EXPECT_EQ(fate("Mobile,x\n0912345678\xC3\xB9,a\n"), "suppression");
  EXPECT_EQ(fate("Mobile,x\n0923456789,小\n0912345678\xFF,a\n"), "1");
  EXPECT_EQ(fate("Mobile,x\n0923456789,小\n0912345678,\xA4\x70\xA9\xFA\n"), "1");  // mixed
  EXPECT_EQ(fate("Mobile,x\n1,小\n2,\xA4\x70\n\xC3\xB9 0912345678,\n0923456789,\n0923456789,\n"), "suppression");
}

}  // namespace
}  // namespace muster_reference
