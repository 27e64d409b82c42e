#include "pipeline/list_encoder.h"

#include <iconv.h>

#include <map>

#include "reference/decoder.h"
#include "reference/text.h"

namespace muster {
namespace {

// Every character that one or two bytes of `encoding` stand for; of several writings the first from A140 on.
std::map<std::string, std::string> WritingsOf(const std::string& encoding) {
  std::map<std::string, std::string> writings;
  for (const int first_lead : {0xA1, 0x81}) {
    for (int lead = first_lead; lead <= 0xFE; ++lead) {
      for (int trail = 0x40; trail <= 0xFE; ++trail) {
        const std::string pair = {static_cast<char>(lead), static_cast<char>(trail)};
        const muster_reference::DecodedText decoded = muster_reference::DecodeText(pair, encoding);
        if (decoded.decodes) writings.emplace(decoded.text, pair);
      }
    }
  }
  return writings;
}

const std::map<std::string, std::string>& Writings(const std::string& encoding) {
  static const std::map<std::string, std::string> kBig5 = WritingsOf("big5"), kHkscs = WritingsOf("big5-hkscs");
  return encoding == "big5" ? kBig5 : kHkscs;
}

// All of Unicode has a writing there.
std::string Gb18030(std::string character) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  char out[16];
  char* from = character.data();
  char* to = out;
  size_t from_left = character.size(), to_left = sizeof(out);
  iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  return std::string(out, sizeof(out) - to_left);
}

std::string Reference(char32_t c) { return "&#" + std::to_string(static_cast<unsigned>(c)) + ";"; }

std::string Utf16(char32_t c, bool big_endian) {
  std::u16string units;
  if (c >= 0x10000) {
    units = {static_cast<char16_t>(0xD7C0 + (c >> 10)), static_cast<char16_t>(0xDC00 + (c & 0x3FF))};
  } else {
    units = {static_cast<char16_t>(c)};  // a byte that is no UTF-8 comes as U+DC80 to U+DCFF
  }
  std::string bytes;
  for (const char16_t unit : units) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

std::string EncodeCharacter(char32_t c, const std::string& encoding, const std::string& missing) {
  const std::string character = muster_reference::Encode(std::u32string(1, c));
  const bool no_text = c >= 0xDC80 && c <= 0xDCFF;
  if (encoding == "utf-16le" || encoding == "utf-16be") return Utf16(c, encoding == "utf-16be");
  if (c < 0x80 || no_text || encoding == "utf-8") return character;
  if (encoding == "gb18030") return Gb18030(character);
  const auto& writings = Writings(encoding);
  const auto found = writings.find(character);
  if (found != writings.end()) return found->second;
  return missing.empty() ? character : missing == "&" ? Reference(c) : missing;
}

}  // namespace

std::string EncodeList(std::string_view text, const std::string& encoding, const std::string& missing) {
  std::string bytes;
  size_t line = 0;
  for (const char32_t c : muster_reference::Decode(text)) {
    const std::string mixed = line % 2 == 0 ? "utf-8" : "big5";
    bytes += EncodeCharacter(c, encoding == "mixed" ? mixed : encoding, missing);
    if (c == U'\n') ++line;
  }
  return bytes;
}

}  // namespace muster
