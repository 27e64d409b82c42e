#include "source/encoding_guess.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "source/text_decoder.h"

namespace muster {
namespace {

Phrase SaveAsCsv() { return Say("open it in the spreadsheet and save it as \"CSV UTF-8 (comma delimited)\""); }
Phrase ExportAsText() { return Say("export the list itself as CSV or TXT from where it is kept"); }

struct Signature {
  std::string_view bytes;
  Phrase (*what)();
  Phrase (*advice)();
};

constexpr std::array kSignatures = {
    Signature{"PK\x03\x04", [] { return Say("an Excel workbook (.xlsx) or a zip archive"); }, SaveAsCsv},
    Signature{"\xD0\xCF\x11\xE0", [] { return Say("an old Excel workbook (.xls)"); }, SaveAsCsv},
    Signature{"%PDF", [] { return Say("a PDF document"); }, ExportAsText},
    Signature{"\x89PNG", [] { return Say("a picture ({})", "PNG"); }, ExportAsText},
    Signature{"\xFF\xD8\xFF", [] { return Say("a picture ({})", "JPEG"); }, ExportAsText},
    Signature{"GIF8", [] { return Say("a picture ({})", "GIF"); }, ExportAsText},
    Signature{kCompiledSetMagic.substr(0, kSurelyCompiledSet), [] { return Say("a compiled set of numbers (.mset)"); },
              [] { return Say("give it to --unsubscribe, --blacklist or --whitelist; a recipient list is a text"); }},
};

unsigned char ByteAt(std::string_view text, size_t i) { return static_cast<unsigned char>(text[i]); }

// What shows an encoding: so many sequences of two bytes, so many pairs, and so many times the other encoding's pairs.
constexpr size_t kFewestSequences = 4;
constexpr size_t kFewestPairs = 4;
constexpr size_t kLead = 4;

// What one line's non-ASCII bytes say.
struct LineEvidence {
  bool ascii = true;
  bool utf8 = true;            // every sequence is valid
  size_t sequences = 0;        // valid ones
  bool long_sequence = false;  // one of three or four bytes
  bool odd = false;            // one of them is no everyday character
  bool big5 = true;            // nothing but pairs of Big5's level 1 and 2
  size_t big5_level1 = 0;      // of them, in level 1
  size_t only_big5 = 0;        // pairs that are frequent in Big5 and not in GB18030
  size_t only_gb18030 = 0;     // the other way round
};

void ReadAsUtf8(std::string_view line, LineEvidence* evidence) {
  for (size_t pos = 0; pos < line.size();) {
    const CodePoint c = DecodeUtf8(line, pos);
    if (ByteAt(line, pos) >= 0x80) {
      evidence->ascii = false;
      if (c.size > 1) {
        ++evidence->sequences;
        evidence->long_sequence |= c.size > 2;
        evidence->odd |= c.size > 2 && !IsEverydayCjk(c.value);
      } else {
        evidence->utf8 = false;
      }
    }
    pos += c.size;
  }
}

void ReadAsPairs(std::string_view line, LineEvidence* evidence) {
  for (size_t pos = 0; pos < line.size();) {
    const unsigned lead = ByteAt(line, pos);
    if (lead < 0x80) {
      ++pos;
      continue;
    }
    const unsigned trail = pos + 1 < line.size() ? ByteAt(line, pos + 1) : 0;
    const bool high_trail = trail >= 0xA1 && trail <= 0xFE;
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF || lead == 0x80 || lead == 0xFF) {
      evidence->big5 = false;
      ++pos;
      continue;
    }
    const bool in_big5 = lead >= 0xA1 && lead <= 0xF9 && (trail <= 0x7E || high_trail);
    const unsigned pair = lead << 8 | trail;
    const bool level1 = in_big5 && pair >= 0xA440 && pair <= 0xC67E;
    const bool gb_level1 = lead >= 0xB0 && lead <= 0xD7 && high_trail;
    if (!in_big5) evidence->big5 = false;
    evidence->big5_level1 += level1 ? 1 : 0;
    evidence->only_big5 += level1 && !gb_level1 ? 1 : 0;
    evidence->only_gb18030 += gb_level1 && !level1 ? 1 : 0;
    pos += 2;
  }
}

// The evidence of all lines together. Every one that is not ASCII is UTF-8, or else Big5, or else neither.
struct Evidence {
  size_t utf8_lines = 0, big5_lines = 0, neither_lines = 0;
  size_t sequences = 0;        // of UTF-8 lines
  bool long_sequence = false;  // one of them has three or four bytes
  bool everyday_line = false;  // a UTF-8 line with long sequences, all of everyday characters
  bool damaged_line = false;   // a long sequence in a line that is neither and does not speak for GB18030
  size_t only_big5 = 0, only_gb18030 = 0;
  size_t other_big5 = 0, other_gb18030 = 0;  // of them, in lines that are not UTF-8

  bool ShowsUtf8() const;
  bool ShowsBig5BesideUtf8() const;
  bool ShowsGb18030BesideUtf8() const { return other_gb18030 >= kFewestPairs; }
};

// Every fifth frequent pair of GB18030 is a sequence of two bytes as well, and two letters of Big5 may begin with one
// of three, so that among some hundred names in either a few lines are UTF-8: unless their characters are everyday ones
// they say nothing when most lines are not.
bool Evidence::ShowsUtf8() const {
  if (everyday_line) return true;
  if (utf8_lines == 0 && big5_lines == 0) return damaged_line;
  return utf8_lines >= big5_lines + neither_lines && (long_sequence || sequences >= kFewestSequences);
}

// A UTF-8 name that was cut within a character may be Big5 by chance, and most names in GB18030 are.
bool Evidence::ShowsBig5BesideUtf8() const {
  return big5_lines >= neither_lines && other_big5 >= kFewestPairs && other_big5 >= kLead * other_gb18030;
}

void AddLine(std::string_view line, Evidence* sum) {
  LineEvidence evidence;
  ReadAsUtf8(line, &evidence);
  if (evidence.ascii) return;
  ReadAsPairs(line, &evidence);
  sum->only_big5 += evidence.only_big5;
  sum->only_gb18030 += evidence.only_gb18030;
  if (evidence.utf8) {
    ++sum->utf8_lines;
    sum->sequences += evidence.sequences;
    sum->long_sequence |= evidence.long_sequence;
    sum->everyday_line |= evidence.long_sequence && !evidence.odd;
    return;
  }
  sum->other_gb18030 += evidence.only_gb18030;
  if (evidence.big5 && evidence.big5_level1 > 0) {
    ++sum->big5_lines;
    sum->other_big5 += evidence.only_big5;
    return;
  }
  ++sum->neither_lines;
  sum->damaged_line |= evidence.long_sequence && evidence.only_gb18030 == 0;
}

Evidence ReadLines(std::string_view bytes, bool at_end) {
  Evidence sum;
  for (size_t pos = 0; pos < bytes.size();) {
    const size_t end = std::min(bytes.find_first_of("\r\n", pos), bytes.size());
    std::string_view line = bytes.substr(pos, end - pos);
    // A last line that goes on is used only when it is the first; a sequence may be cut off at its end.
    if (end == bytes.size() && !at_end) {
      if (pos > 0) break;
      for (int i = 0; i < 3 && !line.empty() && ByteAt(line, line.size() - 1) >= 0x80; ++i) line.remove_suffix(1);
    }
    AddLine(line, &sum);
    pos = end + 1;
  }
  return sum;
}

}  // namespace

bool IsCompiledSet(std::string_view first_bytes) {
  if (first_bytes.starts_with(kCompiledSetMagic.substr(0, kSurelyCompiledSet))) return true;
  // A transfer as text may make another byte of the first one, or several, and put a byte order mark in front.
  constexpr size_t kLatestName = 6;
  constexpr std::string_view kName = kCompiledSetMagic.substr(1, 4);
  const size_t name = first_bytes.substr(0, kLatestName + kName.size()).find(kName);
  if (name == std::string_view::npos) return false;
  const std::string_view rest = first_bytes.substr(name + kName.size());
  return rest.starts_with("\r\n\x1A") || rest.starts_with("\n\x1A") || rest.starts_with("\r\r\n\x1A");
}

std::optional<ForeignFile> RecogniseForeignFile(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return ForeignFile{signature.what(), signature.advice()};
  }
  return std::nullopt;
}

// NULs make at least a tenth of the first 4 KiB, all at odd or all at even offsets.
std::optional<Encoding> EncodingOfFirstBytes(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Bom)) return Encoding::kUtf8;
  if (bytes.starts_with("\xFF\xFE")) return Encoding::kUtf16Le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::kUtf16Be;
  const std::string_view start = bytes.substr(0, 4096);
  size_t at[2] = {0, 0};
  for (size_t i = 0; i < start.size(); ++i) at[i % 2] += start[i] == '\0' ? 1 : 0;
  const size_t nuls = at[0] + at[1];
  if (nuls == 0 || nuls * 10 < start.size() || (at[0] > 0 && at[1] > 0)) return std::nullopt;
  return at[1] > 0 ? Encoding::kUtf16Le : Encoding::kUtf16Be;
}

EncodingGuess GuessEncoding(std::string_view bytes, bool at_end) {
  const size_t first = FindNonAscii(bytes, 0);
  if (first == bytes.size()) return {};
  std::string_view judged = bytes.substr(first);
  if (judged.size() > kEvidenceBytes) {
    judged = judged.substr(0, kEvidenceBytes);
    at_end = false;
  }
  const Evidence sum = ReadLines(judged, at_end);
  EncodingGuess guess;
  guess.evidence = {EncodingEvidence::By::kCharacters, sum.sequences, sum.only_big5, sum.only_gb18030, {}};
  const bool utf8 = sum.ShowsUtf8();
  if (utf8 && sum.ShowsBig5BesideUtf8()) guess.encoding = Encoding::kMixed;
  if (utf8 && (guess.encoding == Encoding::kMixed || !sum.ShowsGb18030BesideUtf8())) return guess;
  const size_t winner = std::max(sum.only_big5, sum.only_gb18030);
  const size_t loser = std::min(sum.only_big5, sum.only_gb18030);
  if (utf8 || winner < kFewestPairs || winner < kLead * loser) {
    guess.encoding = Encoding::kAuto;
    guess.evidence.by = EncodingEvidence::By::kUndecided;
    return guess;
  }
  guess.encoding = sum.only_big5 > sum.only_gb18030 ? Encoding::kBig5 : Encoding::kGb18030;
  return guess;
}

std::vector<std::string> SampleLines(Encoding encoding, std::string_view bytes) {
  std::vector<std::string> samples;
  for (size_t high = FindNonAscii(bytes, 0); high < bytes.size() && samples.size() < kMostSamples;) {
    const size_t begin = bytes.substr(0, high).find_last_of("\r\n") + 1;
    const size_t end = std::min(bytes.find_first_of("\r\n", high), bytes.size());
    samples.push_back(ForDisplay(DecodeRecordLoosely(encoding, bytes.substr(begin, end - begin)), kSampleBytes));
    high = FindNonAscii(bytes, end);
  }
  return samples;
}

std::string_view NameOf(EncodingEvidence::By by) {
  switch (by) {
    case EncodingEvidence::By::kAsciiOnly:
      return "ascii_only";
    case EncodingEvidence::By::kFirstBytes:
      return "first_bytes";
    case EncodingEvidence::By::kCharacters:
      return "characters";
    case EncodingEvidence::By::kUndecided:
      return "undecided";
  }
  return "";
}

absl::Status UndecidedEncoding(ErrorKind kind, const Phrase& what, std::string_view flag, uint64_t line_number,
                               std::string_view line) {
  Phrase why =
      Say("nothing shows for certain in which encoding it is written, and read in the wrong one it would go out "
          "garbled; this "
          "line reads");
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kBig5, Encoding::kGb18030}) {
    const std::string name = Join({NameOf(encoding), std::string(8 - NameOf(encoding).size(), ' ')});
    const std::string text = ForDisplay(DecodeLoosely(encoding, line));
    why += Verbatim("\n    ");
    why += flag.empty() ? Say("as {}{}", name, text) : Verbatim(Join({flag, " ", name, text}));
  }
  return MakeError(
      kind, Say("{}, line {}, byte {} of it: {}", what, line_number, FindNonAscii(line, 0) + 1, ForDisplay(line)), why,
      flag.empty() ? Say("save it as UTF-8") : Say("set the encoding in which it reads right, or save it as UTF-8"));
}

}  // namespace muster
