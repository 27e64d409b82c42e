#include "muster/content.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/strings.h"
#include "muster/error.h"
#include "parse/record_scanner.h"
#include "source/encoding_guess.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

std::string_view LineAt(std::string_view text, size_t pos, uint64_t* number) {
  const size_t begin = text.substr(0, pos).find_last_of("\r\n") + 1;
  *number = 1 + CountLineEnds(text.substr(0, begin));
  return text.substr(begin, std::min(text.find_first_of("\r\n", pos), text.size()) - begin);
}

// `text` is the content, or of UTF-16 its text as UTF-8.
absl::Status BadByte(std::string_view name, std::string_view text, size_t bad, Encoding encoding) {
  uint64_t number;
  const std::string_view line = LineAt(text, bad, &number);
  std::string bytes(1, text[bad]);
  uint64_t at = bad;
  if (IsUtf16(encoding)) {
    at = Utf16Bytes(text.substr(0, bad));
    bytes = ToUtf16(encoding, text.substr(bad, Utf16Unit(text, bad).size), 2);
  }
  std::string value;
  for (const char byte : bytes) value += HexByte(static_cast<unsigned char>(byte));
  return MakeError(ErrorKind::kUsage,
                   Say("the content {}, line {}, byte {} of the content: {}", name, number, at + 1,
                       ForDisplay(DecodeLoosely(encoding, line))),
                   Say("the byte 0x{} there cannot be read as {}", value, NameOf(encoding)),
                   Say("save the content as UTF-8, or set --content-encoding to the encoding it is written in"));
}

}  // namespace

absl::StatusOr<DecodedContent> DecodeContent(std::string_view name, std::string_view bytes, Encoding encoding) {
  DecodedContent decoded;
  decoded.encoding = encoding;
  if (encoding == Encoding::kAuto) {
    const std::optional<Encoding> shown = EncodingOfFirstBytes(bytes);
    decoded.encoding = shown ? *shown : GuessEncoding(bytes, /*at_end=*/true).encoding;
  }
  if (decoded.encoding == Encoding::kAuto) {
    uint64_t number;
    const std::string_view line = LineAt(bytes, FindNonAscii(bytes, 0), &number);
    return UndecidedEncoding(ErrorKind::kUsage, Say("the content {}", name), "--content-encoding", number, line);
  }
  if (decoded.encoding == Encoding::kMixed) {
    return MakeError(ErrorKind::kUsage, Say("the content {}", name), Say("it mixes lines in UTF-8 and in Big5"),
                     Say("save it in one encoding, best UTF-8"));
  }
  std::string utf16;
  if (IsUtf16(decoded.encoding)) bytes = utf16 = FromUtf16(decoded.encoding, bytes);
  size_t bad = 0;
  if (!AppendDecoded(decoded.encoding, bytes, &decoded.text, &bad)) return BadByte(name, bytes, bad, decoded.encoding);
  if (decoded.text.starts_with(kUtf8Bom)) decoded.text.erase(0, kUtf8Bom.size());
  return decoded;
}

}  // namespace muster
