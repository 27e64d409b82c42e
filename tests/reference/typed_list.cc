#include "reference/typed_list.h"

#include <string>

#include "reference/head.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

constexpr std::string_view kWideSpace = "　";

// The length of the separator at `pos`; 0 for none.
size_t SeparatorAt(std::string_view text, size_t pos) {
  for (std::string_view separator : {",", ";", "，", "、", "\t"}) {
    if (StartsWith(text.substr(pos), separator)) return separator.size();
  }
  return LineEndAt(text, pos);
}

size_t SpaceAt(std::string_view text, size_t pos) {
  if (pos < text.size() && text[pos] == ' ') return 1;
  return StartsWith(text.substr(pos), kWideSpace) ? kWideSpace.size() : 0;
}

Record MakePiece(std::string_view text, size_t begin, size_t end, size_t line) {
  Record piece;
  while (begin < end && SpaceAt(text, begin) > 0) begin += SpaceAt(text, begin);
  while (begin < end) {
    std::string_view so_far = text.substr(begin, end - begin);
    if (so_far.back() == ' ') {
      --end;
    } else if (so_far.size() >= kWideSpace.size() && so_far.substr(so_far.size() - kWideSpace.size()) == kWideSpace) {
      end -= kWideSpace.size();
    } else {
      break;
    }
  }
  piece.begin = begin;
  piece.end = end;
  piece.line = line;
  std::string_view bytes = text.substr(begin, end - begin);
  piece.fields = {std::string(bytes)};
  piece.blank = bytes.empty();
  if (bytes.find('\0') != std::string_view::npos) piece.code = "nul_byte";
  return piece;
}

// The piece itself, or its parts when it is no number but every part between its spaces is one.
std::vector<Record> SplitAtSpaces(std::string_view text, const Record& piece, const Home& home) {
  if (piece.blank || !piece.code.empty() || !IsUtf8(piece.fields[0])) return {piece};
  if (ReadNumber(piece.fields[0], home).code.empty()) return {piece};
  std::vector<Record> parts;
  size_t begin = piece.begin;
  for (size_t pos = piece.begin; pos <= piece.end;) {
    size_t space = pos < piece.end ? SpaceAt(text, pos) : 0;
    if (space == 0 && pos < piece.end) {
      ++pos;
      continue;
    }
    if (pos > begin) parts.push_back(MakePiece(text, begin, pos, piece.line));
    pos += space > 0 ? space : 1;
    begin = pos;
  }
  if (parts.size() < 2) return {piece};
  for (const Record& part : parts) {
    if (!ReadNumber(part.fields[0], home).code.empty()) return {piece};
  }
  return parts;
}

}  // namespace

bool IsCsvText(std::string_view text) {
  size_t begin = StartsWith(text, "\xEF\xBB\xBF") ? 3 : 0;
  for (const std::string& name : ContentColumns(text.substr(begin, EndOfLine(text, begin) - begin))) {
    if (NumberColumnRank(name) >= 0) return true;
  }
  return false;
}

std::vector<Record> CutTypedNumbers(std::string_view text, const Home& home, size_t max_record_bytes) {
  std::vector<Record> records;
  size_t begin = StartsWith(text, "\xEF\xBB\xBF") ? 3 : 0;
  size_t line = 1;
  size_t pos = begin;
  // A piece ends at a separator or at the end; behind a last line end there is none.
  while (pos <= text.size()) {
    size_t separator = SeparatorAt(text, pos);
    if (separator == 0 && pos < text.size()) {
      ++pos;
      continue;
    }
    bool behind_last_line_end = pos == text.size() && begin == pos && (pos == 0 || LineEndAt(text, pos - 1) > 0);
    if (!behind_last_line_end) {
      Record piece = MakePiece(text, begin, pos, line);
      for (Record& record : SplitAtSpaces(text, piece, home)) {
        if (record.end - record.begin > max_record_bytes) {
          record.code = "record_too_long";
          record.fields.clear();
        }
        records.push_back(record);
      }
    }
    if (LineEndAt(text, pos) > 0) ++line;
    pos += separator > 0 ? separator : 1;
    begin = pos;
  }
  return records;
}

}  // namespace muster_reference
