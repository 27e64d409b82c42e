#include "merge/avoidable_ucs2.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "merge/sms_text.h"

namespace muster {
namespace {

constexpr size_t kMostShown = 8;

struct Range {
  uint32_t first, last;
};

// Unicode's blocks of punctuation, spaces, symbols, marks and emoji, Latin letters, and full-width ASCII. Sorted.
constexpr Range kAvoidable[] = {
    {0x0000, 0x036F}, {0x1E00, 0x1EFF}, {0x2000, 0x2BFF}, {0x2E00, 0x2E7F},   {0x3000, 0x3004},   {0x3008, 0x3020},
    {0x3030, 0x3030}, {0x303D, 0x303F}, {0x30FB, 0x30FB}, {0xFE00, 0xFE1F},   {0xFE30, 0xFE6F},   {0xFEFF, 0xFEFF},
    {0xFF01, 0xFF65}, {0xFFE0, 0xFFEE}, {0xFFF9, 0xFFFD}, {0x1F000, 0x1FBFF}, {0xE0001, 0xE01EF},
};

bool IsAvoidable(uint32_t c) {
  const Range* range = std::lower_bound(std::begin(kAvoidable), std::end(kAvoidable), c,
                                        [](const Range& r, uint32_t v) { return r.last < v; });
  return range != std::end(kAvoidable) && c >= range->first;
}

// Nothing to see, or nothing that stands by itself: only the code point is shown.
bool IsShown(uint32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x300 && c <= 0x36F)) return false;
  if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F)) return false;
  return c != 0x3000 && c != 0xFEFF && !(c >= 0xFE00 && c <= 0xFE0F) && c < 0xE0000;
}

std::string Named(uint32_t c) {
  char code[16];
  std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
  std::string named;
  if (IsShown(c)) {
    AppendUtf8(c, &named);
    named += ' ';
  }
  return named + code;
}

std::string Describe(const std::vector<uint32_t>& characters, uint32_t segments, uint32_t without) {
  std::string text;
  for (size_t i = 0; i < characters.size() && i < kMostShown; ++i) {
    text += Join({i > 0 ? ", " : "", Named(characters[i])});
  }
  if (characters.size() > kMostShown) {
    text += Join({", and ", std::to_string(characters.size() - kMostShown), " more"});
  }
  return Join({text, ": ", std::to_string(segments), segments == 1 ? " segment, " : " segments, ",
               std::to_string(without), " without them"});
}

}  // namespace

std::optional<AvoidableUcs2> FindAvoidableUcs2(const MessageTemplate& message_template) {
  const std::string_view text = message_template.literals();
  AvoidableUcs2 found;
  std::vector<uint32_t> characters;
  std::string plain;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (Gsm7Septets(c.value) > 0) {
      plain += text.substr(i, c.size);
    } else {
      if (!IsAvoidable(c.value)) return std::nullopt;
      if (found.count++ == 0) found.line = message_template.LineOf(i);
      if (std::find(characters.begin(), characters.end(), c.value) == characters.end()) characters.push_back(c.value);
      plain += '-';
    }
    i += c.size;
  }
  if (found.count == 0) return std::nullopt;
  found.text = Describe(characters, MeasureSms(text, CharacterSet::kAuto).segments,
                        MeasureSms(plain, CharacterSet::kAuto).segments);
  return found;
}

}  // namespace muster
