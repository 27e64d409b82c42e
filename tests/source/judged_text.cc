#include "source/judged_text.h"

#include <algorithm>
#include <memory>

#include "reference/decoder.h"
#include "reference/head.h"
#include "reference/text.h"
#include "source/byte_source.h"
#include "source/encoding_guess.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster::testing {
namespace {

// The judge's name of an encoding.
std::string NameForJudge(Encoding encoding) {
  return encoding == Encoding::kAuto ? "undecided" : std::string(NameOf(encoding));
}

class StepwiseSource : public ByteSource {
 public:
  StepwiseSource(std::string_view bytes, size_t step) : left_(bytes), step_(step) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    size = std::min({size, step_, left_.size()});
    left_.copy(buffer, size);
    left_.remove_prefix(size);
    return size;
  }
  std::optional<uint64_t> TotalBytes() const override { return std::nullopt; }

 private:
  std::string_view left_;
  const size_t step_;
};

std::string Unit(size_t length, size_t wide_digit) {
  return " " + std::to_string(length) + (wide_digit > 0 ? "d" + std::to_string(wide_digit) : "");
}

}  // namespace

std::string EngineReading(Encoding encoding, std::string_view bytes) {
  std::string text = "before|";
  size_t bad = 0;
  const bool decodes = AppendDecoded(encoding, bytes, &text, &bad);
  if (!decodes && text != "before|") return "text appended though it does not decode";
  text = decodes ? text.substr(7) : "bad at " + std::to_string(bad);
  return text + "\nloosely " + DecodeLoosely(encoding, bytes);
}

std::string JudgeReading(Encoding encoding, std::string_view bytes) {
  const std::string name = NameForJudge(encoding);
  const muster_reference::DecodedText decoded = muster_reference::DecodeText(bytes, name);
  std::string text = decoded.text;
  for (size_t pos = 0; pos < bytes.size() && !decoded.decodes;) {
    const size_t length = muster_reference::CharacterLengthAt(bytes, pos, name);
    if (!muster_reference::DecodeText(bytes.substr(pos, length), name).decodes) {
      text = "bad at " + std::to_string(pos);
      break;
    }
    pos += length;
  }
  return text + "\nloosely " + decoded.text;
}

std::string EngineUnits(Encoding encoding, std::string_view bytes) {
  std::string units;
  for (size_t pos = 0; pos < bytes.size();) {
    const size_t length = StructureSize(encoding, bytes, pos);
    units += Unit(length, WideDigitSize(encoding, bytes, pos));
    pos += length;
  }
  return units;
}

std::string JudgeUnits(Encoding encoding, std::string_view bytes) {
  std::string units;
  for (size_t pos = 0; pos < bytes.size();) {
    const size_t length = muster_reference::CharacterLengthAt(bytes, pos, NameForJudge(encoding));
    units += Unit(length, muster_reference::WideDigitLengthAt(bytes, pos, NameForJudge(encoding)));
    pos += length;
  }
  return units;
}

std::string EngineRecordEncoding(std::string_view record) {
  const Encoding encoding = RecordEncoding(Encoding::kMixed, record);
  // In ASCII all encodings say the same.
  return muster_reference::IsUtf8(record) && record.size() == muster_reference::Decode(record).size()
             ? "ascii"
             : NameForJudge(encoding);
}

std::string JudgeRecordEncoding(std::string_view record) {
  const std::string reading = muster_reference::ReadingOf(record, "mixed");
  return muster_reference::IsUtf8(record) && record.size() == muster_reference::Decode(record).size() ? "ascii"
                                                                                                      : reading;
}

std::string EngineGuess(std::string_view list) {
  if (const auto first = EncodingOfFirstBytes(list)) return NameForJudge(*first);
  const auto high = std::ranges::find_if(list, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return NameForJudge(GuessEncoding(list.substr(static_cast<size_t>(high - list.begin())), true).encoding);
}

std::string JudgeGuess(std::string_view list) { return muster_reference::DetectEncoding(list); }

std::string EngineUtf16(Encoding encoding, std::string_view list, size_t read_step) {
  const auto source = Utf16AsUtf8(encoding, std::make_unique<StepwiseSource>(list, read_step));
  std::string text;
  char buffer[64];
  for (;;) {
    const absl::StatusOr<size_t> got = source->Read(buffer, std::min(sizeof(buffer), read_step));
    if (!got.ok()) return std::string(got.status().message());
    if (*got == 0) break;
    text.append(buffer, *got);
  }
  if (FromUtf16(encoding, list) != text) return "FromUtf16 gives another text";
  if (ToUtf16(encoding, text, text.size() * 2) != list) return "ToUtf16 does not give the list back";
  std::string shown = text + "\n";
  for (size_t pos = 0; pos < text.size(); pos += Utf16Unit(text, pos).size) {
    shown += " " + std::to_string(Utf16Bytes(std::string_view(text).substr(0, pos)));
  }
  return shown + " " + std::to_string(Utf16Bytes(text));
}

std::string JudgeUtf16(Encoding encoding, std::string_view list) {
  const muster_reference::Utf16Text utf16 = muster_reference::Utf8FromUtf16(list, encoding == Encoding::kUtf16Be);
  std::string shown = utf16.text + "\n";
  for (size_t pos = 0; pos < utf16.offsets.size(); ++pos) {
    if (pos > 0 && utf16.offsets[pos] == utf16.offsets[pos - 1]) continue;
    shown += " " + std::to_string(utf16.offsets[pos]);
  }
  return shown;
}

}  // namespace muster::testing
