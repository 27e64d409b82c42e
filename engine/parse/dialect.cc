#include "parse/dialect.h"

namespace muster {

std::string_view NameOf(Delimiter delimiter) {
  switch (delimiter) {
    case Delimiter::kAuto:
      return "auto";
    case Delimiter::kComma:
      return "comma";
    case Delimiter::kSemicolon:
      return "semicolon";
    case Delimiter::kTab:
      return "tab";
    case Delimiter::kPipe:
      return "pipe";
    case Delimiter::kFullwidthComma:
      return "fullwidth-comma";
    case Delimiter::kSpace:
      return "space";
  }
  return "unknown";
}

std::string_view DelimiterBytes(Delimiter delimiter, Encoding encoding) {
  switch (delimiter) {
    case Delimiter::kAuto:
      return "";
    case Delimiter::kComma:
      return ",";
    case Delimiter::kSemicolon:
      return ";";
    case Delimiter::kTab:
      return "\t";
    case Delimiter::kPipe:
      return "|";
    case Delimiter::kSpace:
      return " ";
    case Delimiter::kFullwidthComma:
      break;
  }
  // U+FF0C.
  if (encoding == Encoding::kBig5 || encoding == Encoding::kBig5Hkscs) return "\xA1\x41";
  if (encoding == Encoding::kGb18030) return "\xA3\xAC";
  return "\xEF\xBC\x8C";
}

void SetDelimiter(Delimiter delimiter, Dialect* dialect) {
  const std::string_view bytes = DelimiterBytes(delimiter, dialect->encoding);
  dialect->delimiter_bytes = {};
  bytes.copy(dialect->delimiter_bytes.data(), dialect->delimiter_bytes.size());
  dialect->delimiter_size = static_cast<uint8_t>(bytes.size());
}

void SetEncoding(Encoding encoding, Dialect* dialect) {
  dialect->encoding = encoding;
  if (dialect->delimiter_size > 1) SetDelimiter(Delimiter::kFullwidthComma, dialect);
}

}  // namespace muster
