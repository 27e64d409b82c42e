// Any bytes in any encoding: decoder, records of mixed lists, UTF-16 reader, detection and the signs of damage against
// the judge.
#include <string>
#include <string_view>

#include "fuzz/fuzz_input.h"
#include "reference/damage.h"
#include "reference/text.h"
#include "source/judged_text.h"
#include "source/text_decoder.h"

namespace muster::fuzz {
namespace {

constexpr std::string_view kPieces[] = {"小",
                                        "王小明女士先生",
                                        "è",
                                        "😀",
                                        "羅",
                                        "０",
                                        "９",
                                        "\xA4\x70",
                                        "\xA4\x70\xA9\xFA",
                                        "\xC3\xB9",
                                        "\xA3\xC0",
                                        "\xFA\x40",
                                        "\xC7\xF2",
                                        "\xC8\xFE",
                                        "\xA2\xAF",
                                        "\xA2\xB8",
                                        "\xA3\xB0",
                                        "\x88\x62",
                                        "\x88\x66",
                                        "\x81\x30\x84\x36",
                                        "\xFE\x39\xFE\x39",
                                        "\x81\x30",
                                        "\xD6\xD0\xCE\xC4",
                                        "\xED\xA0\x80",
                                        "\xEF\xBC",
                                        "\xE5",
                                        "\xF0\x9F",
                                        "\xFF\xFE",
                                        "\xFE\xFF",
                                        "\xEF\xBB\xBF",
                                        "王?明",
                                        "□",
                                        "&#22531;",
                                        "&#x5803;",
                                        "\uE000",
                                        "\uFFFD",
                                        "\U000F0000",
                                        "々",
                                        "\xFF",
                                        "\x80",
                                        "\xA4",
                                        "\xC3",
                                        "\xB3\x5C",
                                        "\xA4\x7C",
                                        "&#"};

// Both as a table of pieces and as they are.
std::string TakeBytes(FuzzInput* input) { return input->Flag() ? input->Rest(kPieces) : input->RestAsIs(); }

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace muster;
  fuzz::FuzzInput input(data, size);
  const size_t read_step = 1 + input.Below(64);
  const std::string bytes = fuzz::TakeBytes(&input);
  const std::string about = "'" + fuzz::Escaped(bytes) + "' ";
  for (const Encoding encoding : testing::kTextEncodings) {
    fuzz::ExpectSame(testing::EngineReading(encoding, bytes), testing::JudgeReading(encoding, bytes),
                     about + std::string(NameOf(encoding)));
  }
  for (const Encoding encoding : testing::kSteppedEncodings) {
    fuzz::ExpectSame(testing::EngineUnits(encoding, bytes), testing::JudgeUnits(encoding, bytes),
                     about + "stepped through as " + std::string(NameOf(encoding)));
  }
  fuzz::ExpectSame(testing::EngineRecordEncoding(bytes), testing::JudgeRecordEncoding(bytes), about + "as a record");
  fuzz::ExpectSame(testing::EngineGuess(bytes), testing::JudgeGuess(bytes), about + "as a list");
  for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
    fuzz::ExpectSame(testing::EngineUtf16(encoding, bytes, read_step), testing::JudgeUtf16(encoding, bytes),
                     about + std::string(NameOf(encoding)));
  }
  if (muster_reference::IsUtf8(bytes)) {
    fuzz::ExpectSame(LooksDamaged(bytes) ? "damaged" : "sound",
                     muster_reference::LooksDamaged(bytes) ? "damaged" : "sound", about + "as decoded text");
  }
  return 0;
}
