// A whole job over a list in any encoding, with a suppression list: the engine against the judge.
#include <string>
#include <string_view>

#include "fuzz/fuzz_input.h"
#include "pipeline/judged_job.h"
#include "pipeline/list_encoder.h"
#include "pipeline/shown_job.h"
#include "reference/job.h"

namespace muster::fuzz {
namespace {

constexpr std::string_view kPieces[] = {"SMSNumber,Name\n",
                                        "手機,姓名,RefID\n",
                                        "0912345678",
                                        "0923456789,王小明女士先生\n",
                                        "\n0934567890,",
                                        "０９１２３４５６７８",
                                        "王小明女士先生",
                                        "許功蓋",
                                        "弋|",
                                        "堃犇碁裏恒峯喆",
                                        "ぁア①",
                                        "\uE000\uF848",
                                        "羅",
                                        "，",
                                        "|",
                                        "\r\n",
                                        "\"",
                                        "\"\"",
                                        "\",",
                                        ",\"",
                                        "\"\n",
                                        "王?明",
                                        "&#22531;",
                                        "\uFFFD",
                                        "è",
                                        "😀",
                                        "\xA4",
                                        "\xFF",
                                        "\x80",
                                        "\xC3\xB9",
                                        "\xA4\x70\xA9\xFA",
                                        "\xA3\xC0",
                                        "\xFA\x40",
                                        "\xC7\xF2",
                                        "\xA1\x41",
                                        "\x81\x30\x84\x36",
                                        "\xFE\x39\xFE\x39",
                                        "\xA4|",
                                        "\xD6\xD0\xCE\xC4",
                                        "\xE5\xB0",
                                        "\xEF\xBB\xBF",
                                        "\xFF\xFE",
                                        "\xFE\xFF",
                                        "sep=;\n",
                                        "+886912345678",
                                        "0945678901|一|一\n",
                                        "Mobile，Name\n",
                                        "\xA2\xAF",
                                        "\xA2\xB8",
                                        "\xA3\xB0",
                                        "小\n\xA4\x70\n",
                                        "手機；",
                                        "\u00A0",
                                        "　",
                                        " 王小明\n",
                                        "手＿機：",
                                        "                                                                    "};

muster_reference::RefJob TakeJob(FuzzInput* input) {
  static constexpr std::string_view kEncodings[] = {"utf-8",   "big5",  "utf-16le",  "utf-16be",
                                                    "gb18030", "mixed", "big5-hkscs"};
  static constexpr std::string_view kDelimiters[] = {"auto", "auto", "auto", "pipe", "fullwidth-comma", "comma", "tab"};
  static constexpr std::string_view kContents[] = {"%Name%", "hi", "%2%: %1%", "%姓名%"};
  static constexpr std::string_view kHeaders[] = {"auto", "auto", "auto", "yes", "no"};
  muster_reference::RefJob job;
  const std::string written_in(input->Pick(kEncodings));
  const uint32_t set = input->Below(16);
  job.encoding = set < 8 ? "auto" : set < 13 ? written_in : std::string(kEncodings[input->Below(7)]);
  job.delimiter = input->Pick(kDelimiters);
  job.header = input->Pick(kHeaders);
  job.content = input->Pick(kContents);
  job.unknown_placeholder = "keep";
  job.ref_id = "J";
  if (input->Below(4) == 3) job.max_record_bytes = 20 + input->Below(40);
  if (input->Below(4) == 3) job.max_field_lines = 1 + input->Below(2);
  if (input->Below(8) == 7) job.list_option |= 12;
  const std::string suppression = input->Text(60, kPieces);
  if (!suppression.empty()) {
    job.list_option |= 32;
    job.unsubscribe = {EncodeList(suppression, std::string(input->Pick(kEncodings)), "")};
    job.allow_empty_list = true;
    job.max_list_errors = 100;
  }
  job.lists = {{"list.csv", EncodeList(input->Rest(kPieces), written_in, ""), false}};
  return job;
}

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace muster;
  fuzz::FuzzInput input(data, size);
  const uint64_t chunk_bytes = 1 + input.Below(200);
  const int threads = 1 + static_cast<int>(input.Below(2));
  const muster_reference::RefJob job = fuzz::TakeJob(&input);
  // A compressed list is unpacked, which is not what is compared here.
  for (const std::string_view magic : {"\x1F\x8B", "\x28\xB5\x2F\xFD"}) {
    if (job.lists[0].bytes.starts_with(magic)) return 0;
    if (!job.unsubscribe.empty() && job.unsubscribe[0].starts_with(magic)) return 0;
  }
  const std::string difference =
      DifferenceOf(EngineAnswer(job, threads, chunk_bytes), JudgeAnswer(job, muster_reference::RunReference(job)));
  if (!difference.empty())
    fuzz::Disagree("a job, chunks of " + std::to_string(chunk_bytes) + "\n" + difference + Show(job));
  return 0;
}
