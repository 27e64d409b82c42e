// Any list in any dialect and any chunk size: FindRecord, ScanChunk and ChunkCutter against the judge's scanner.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.h"
#include "parse/judged_list.h"

namespace muster::fuzz {
namespace {

using testing::Rules;

constexpr std::string_view kPieces[] = {"0912345678",
                                        "09123456",
                                        "\r\n",
                                        "\"\"",
                                        "\",",
                                        ",\"",
                                        "\"\n",
                                        "\n\"",
                                        "\"\r\n",
                                        ",b\n",
                                        "\n0912345678,c\n",
                                        "，",
                                        "０９１２３４５６",
                                        "+886 (9)",
                                        "\"|",
                                        "|\"",
                                        "\"，",
                                        "，\"",
                                        "0923456789\n",
                                        "\n0934567890\n",
                                        "\t",
                                        " ",
                                        "(09)",
                                        "0912-345-678",
                                        "\r0912345678,",
                                        "a,b,c\n",
                                        "小明",
                                        "\xE5",
                                        "\xEF",
                                        "\xEF\xBC",
                                        "\xFF",
                                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                        "                                                                 ",
                                        "\n\n",
                                        "SMS,名\n",
                                        "ＳＭＳ",
                                        "名",
                                        "\xA4\x7C",
                                        "\xA4|",
                                        "\xA1\x41",
                                        "\xA3\xAC",
                                        "\x81\x30\x84\x36",
                                        "\x81\x30",
                                        "\xA2\xAF\xA2\xB8\xA2\xB1\xA2\xB2\xA2\xB3\xA2\xB4\xA2\xB5\xA2\xB6",
                                        "\xA3\xB0\xA3\xB9\xA3\xB1\xA3\xB2\xA3\xB3\xA3\xB4\xA3\xB5\xA3\xB6",
                                        "\xA4",
                                        "\xA1",
                                        "\xC3\xB9",
                                        "\x80"};

std::string Show(const Rules& rules, std::string_view list) {
  return "columns " + std::to_string(rules.columns) + ", number column " + std::to_string(rules.number_column) +
         ", field lines " + std::to_string(rules.max_field_lines) + ", record limit " +
         std::to_string(rules.max_record_bytes) + (rules.quotes ? "" : ", no quotes") + ", delimiter '" +
         Escaped(rules.delimiter) + "', encoding " + std::string(NameOf(rules.encoding)) + ", header of " +
         std::to_string(rules.header.size()) + "\nlist: " + Escaped(list);
}

Rules TakeRules(FuzzInput* input) {
  struct Delimiting {
    std::string_view delimiter;
    Encoding encoding = Encoding::kUtf8;
  };
  static constexpr Delimiting kDelimiters[] = {
      {","},
      {"|"},
      {"，"},
      {""},
      {" "},
      {"\t"},
      {";"},
      {"|", Encoding::kBig5},
      {"|", Encoding::kGb18030},
      {"|", Encoding::kMixed},
      {"\xA1\x41", Encoding::kBig5},
      {"\xA3\xAC", Encoding::kGb18030},
      {",", Encoding::kBig5},
      {"|", Encoding::kBig5Hkscs},
      {",", Encoding::kMixed},
      {",", Encoding::kGb18030},
  };
  static constexpr std::string_view kNames[] = {"sms", "名", "0", "a"};
  Rules rules;
  rules.columns = 1 + input->Below(4);
  rules.number_column = input->Below(rules.columns);
  rules.max_field_lines = input->Below(5);
  if (rules.max_field_lines == 0) rules.max_field_lines = 100;
  rules.max_record_bytes = input->Below(120);
  rules.max_record_bytes = rules.max_record_bytes < 80 ? 16 + rules.max_record_bytes : 1 << 20;
  rules.quotes = input->Below(8) != 7;
  const Delimiting& delimiting = kDelimiters[input->Below(std::size(kDelimiters))];
  rules.delimiter = delimiting.delimiter;
  rules.encoding = delimiting.encoding;
  if (input->Below(4) == 3) {
    for (uint32_t i = 0; i < rules.columns; ++i) rules.header.emplace_back(kNames[i]);
  }
  return rules;
}

std::string Lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + Escaped(line);
  return text;
}

std::string ShowRecord(size_t end, size_t fields, bool blank, bool multiline, std::string_view code) {
  if (!code.empty()) return "to " + std::to_string(end) + " " + std::string(code);
  return "to " + std::to_string(end) + ", " + std::to_string(fields) + " fields" + (blank ? " blank" : "") +
         (multiline ? " multiline" : "");
}

// Every record by FindRecord, then again with the list known only up to `known`.
void CheckFindRecord(const Rules& rules, std::string_view list, size_t known) {
  const Dialect dialect = testing::DialectOf(rules);
  for (const muster_reference::Record& want : muster_reference::CutList(list, testing::CutRulesOf(rules))) {
    const std::string about = Show(rules, list) + "\nthe record at " + std::to_string(want.begin);
    const std::string code = want.code == "nul_byte" || want.code == "invalid_encoding" ? "" : want.code;
    const std::string judged = ShowRecord(want.end, want.fields.size(), want.blank, want.multiline, code);
    for (const size_t size : {list.size(), known}) {
      const bool at_end = size == list.size();
      if (want.begin >= size) continue;
      Record record;
      const FindResult found = FindRecord(dialect, list.substr(0, size), want.begin, at_end, &record);
      if (found == FindResult::kRecord) {
        const std::string_view name = record.code == Code::kNone ? "" : NameOf(record.code);
        ExpectSame(ShowRecord(record.end, record.fields, record.blank, record.multiline, name), judged, about);
      } else if (at_end) {
        Disagree(about + ": not found at the end of the list");
      } else if (found == FindResult::kOversize) {
        ExpectSame("record_too_long", code, about);
      }
    }
  }
}

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace muster;
  fuzz::FuzzInput input(data, size);
  const testing::Rules rules = fuzz::TakeRules(&input);
  const uint64_t chunk_bytes = 1 + input.Below(128);
  const size_t read_step = 1 + input.Below(128);
  const uint32_t known = input.Below(256);
  const std::string list = input.Rest(fuzz::kPieces).substr(0, 1500);
  const std::string about = fuzz::Show(rules, list);
  const std::string judged = fuzz::Lines(testing::Judged(list, rules));
  fuzz::ExpectSame(fuzz::Lines(testing::ScannedWhole(list, rules)), judged, about + "\nscanned whole");
  fuzz::ExpectSame(fuzz::Lines(testing::ScannedInChunks(list, rules, chunk_bytes, read_step)), judged,
                   about + "\nin chunks of " + std::to_string(chunk_bytes));
  fuzz::CheckFindRecord(rules, list, std::min<size_t>(list.size(), list.size() * known / 256));
  return 0;
}
