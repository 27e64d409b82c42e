#include "reference/scanner.h"

#include "reference/text.h"

namespace muster_reference {
namespace {

bool AtDelimiter(std::string_view bytes, size_t pos, const CutRules& rules) {
  return !rules.delimiter.empty() && StartsWith(bytes.substr(pos), rules.delimiter);
}

bool EndsField(std::string_view bytes, size_t pos, const CutRules& rules) {
  return pos == bytes.size() || LineEndAt(bytes, pos) > 0 || AtDelimiter(bytes, pos, rules);
}

struct FieldCut {
  bool stray = false;
  bool multiline = false;
  std::string text;
  size_t end = 0;  // at the delimiter, line end or end of list behind the field
};

// A byte that looks like a delimiter may be the end of a character.
void TakeCharacter(std::string_view bytes, size_t* pos, const CutRules& rules, FieldCut* cut) {
  size_t length = CharacterLengthAt(bytes, *pos, rules.encoding);
  cut->text += bytes.substr(*pos, length);
  *pos += length;
}

// Text up to the next delimiter, line end or end of list; quotes are ordinary.
void TakePlainText(std::string_view bytes, size_t pos, const CutRules& rules, FieldCut* cut) {
  while (!EndsField(bytes, pos, rules)) TakeCharacter(bytes, &pos, rules, cut);
  cut->end = pos;
}

std::string_view LineAt(std::string_view bytes, size_t start) {
  return bytes.substr(start, EndOfLine(bytes, start) - start);
}

FieldCut CutField(std::string_view bytes, size_t pos, size_t record_begin, size_t fields_before, const CutRules& rules);

// Does the number on the closing quote's line belong to this very record? It stands behind the closing quote (at
// `closing`), as many fields from the line's start as from the record's, and the opening quote's own line would be no
// row if the quote were text.
bool NumberIsTheRecordsOwn(std::string_view bytes, size_t last_line, size_t closing, size_t opening,
                           size_t record_begin, size_t fields_before, const CutRules& rules) {
  CutRules alone = rules;
  alone.columns = 0;
  const std::string_view line = LineAt(bytes, last_line);
  size_t fields_on_line = 0;  // that end before the closing quote
  for (size_t pos = 0;; pos += rules.delimiter.size()) {
    pos = CutField(line, pos, 0, fields_on_line, alone).end;
    if (pos > closing - last_line || pos == line.size()) break;
    ++fields_on_line;
  }
  if (fields_on_line != fields_before || rules.number_column <= fields_before) return false;
  size_t first_line = opening;
  while (first_line > record_begin && LineEndAt(bytes, first_line - 1) == 0) --first_line;
  alone = rules;
  alone.quotes = false;
  return !LooksLikeRow(LineAt(bytes, first_line), alone);
}

// A field that opens with a quote at `pos`, in a record that begins at `record_begin` and has `fields_before` already.
FieldCut CutQuotedField(std::string_view bytes, size_t pos, size_t record_begin, size_t fields_before,
                        const CutRules& rules) {
  const size_t opening = pos;
  FieldCut stray;
  stray.stray = true;
  FieldCut cut;
  std::vector<size_t> line_starts;  // of the lines after the field's first
  ++pos;
  while (true) {
    if (pos == bytes.size()) return stray;
    if (bytes[pos] == '"') {
      if (pos + 1 < bytes.size() && bytes[pos + 1] == '"') {
        cut.text += '"';
        pos += 2;
        continue;
      }
      ++pos;
      break;
    }
    size_t line_end = LineEndAt(bytes, pos);
    if (line_end == 0) {
      TakeCharacter(bytes, &pos, rules, &cut);
      continue;
    }
    cut.text += bytes.substr(pos, line_end);
    pos += line_end;
    line_starts.push_back(pos);
  }
  // `pos` is behind the closing quote.
  if (line_starts.size() > rules.max_field_lines) return stray;
  if (pos - record_begin > rules.max_record_bytes) return stray;
  for (size_t start : line_starts) {
    if (!LooksLikeRow(LineAt(bytes, start), rules)) continue;
    const bool last = start == line_starts.back();
    if (last && NumberIsTheRecordsOwn(bytes, start, pos - 1, opening, record_begin, fields_before, rules)) continue;
    return stray;
  }
  if (!line_starts.empty() && !EndsField(bytes, pos, rules)) return stray;
  cut.multiline = !line_starts.empty();
  TakePlainText(bytes, pos, rules, &cut);  // nothing, or the text after `"abc"` of `"abc"def`
  return cut;
}

FieldCut CutField(std::string_view bytes, size_t pos, size_t record_begin, size_t fields_before,
                  const CutRules& rules) {
  if (rules.quotes && pos < bytes.size() && bytes[pos] == '"') {
    return CutQuotedField(bytes, pos, record_begin, fields_before, rules);
  }
  FieldCut cut;
  TakePlainText(bytes, pos, rules, &cut);
  return cut;
}

bool IsBlank(std::string_view record, const CutRules& rules) {
  for (size_t pos = 0; pos < record.size();) {
    if (AtDelimiter(record, pos, rules)) {
      pos += rules.delimiter.size();
    } else if (record[pos] == ' ' || record[pos] == '\t') {
      ++pos;
    } else {
      return false;
    }
  }
  return true;
}

// The record that begins at `begin`; everything but `line`.
Record CutRecord(std::string_view bytes, size_t begin, const CutRules& rules) {
  Record record;
  record.begin = begin;
  size_t pos = begin;
  while (true) {
    FieldCut cut = CutField(bytes, pos, begin, record.fields.size(), rules);
    if (cut.stray) {
      record.end = EndOfLine(bytes, pos);
      record.code = record.end - begin > rules.max_record_bytes ? "record_too_long" : "unterminated_quote";
      record.fields.clear();
      record.multiline = false;
      return record;
    }
    record.fields.push_back(cut.text);
    record.multiline = record.multiline || cut.multiline;
    pos = cut.end;
    if (!AtDelimiter(bytes, pos, rules)) break;
    pos += rules.delimiter.size();
  }
  record.end = pos;
  if (record.end - begin > rules.max_record_bytes) {
    record.end = EndOfLine(bytes, begin + rules.max_record_bytes);
    record.code = "record_too_long";
    record.fields.clear();
    record.multiline = false;
    return record;
  }
  std::string_view raw = bytes.substr(begin, record.end - begin);
  if (raw.find('\0') != std::string_view::npos) record.code = "nul_byte";
  record.blank = IsBlank(raw, rules);
  return record;
}

// Has the row too few fields only because a character took a delimiter's bytes?
bool TookDelimiter(std::string_view raw, const Record& record, const CutRules& rules) {
  if (!record.code.empty() || record.blank || record.fields.size() >= rules.columns) return false;
  if (rules.encoding == "utf-8" || (rules.delimiter != "|" && rules.delimiter.size() < 2)) return false;
  CutRules bytes = rules;
  bytes.encoding = "undecided";
  Record again = CutRecord(raw, 0, bytes);
  return again.code.empty() && again.fields.size() >= rules.columns;
}

size_t CountLineEnds(std::string_view bytes, size_t begin, size_t end) {
  size_t count = 0;
  for (size_t pos = begin; pos < end;) {
    size_t line_end = LineEndAt(bytes, pos);
    if (line_end > 0) ++count;
    pos += line_end > 0 ? line_end : 1;
  }
  return count;
}

}  // namespace

bool LooksLikeRow(std::string_view line, const CutRules& rules) {
  if (rules.columns == 0 || line.size() > rules.max_record_bytes) return false;
  CutRules alone = rules;
  alone.columns = 0;
  Record record = CutRecord(line, 0, alone);
  if (record.fields.size() != rules.columns || rules.number_column >= record.fields.size()) return false;
  const std::string& number = record.fields[rules.number_column];
  size_t digits = 0;
  for (size_t pos = 0; pos < number.size();) {
    size_t wide = WideDigitLengthAt(number, pos, rules.encoding);
    bool ascii_digit = number[pos] >= '0' && number[pos] <= '9';
    if (ascii_digit || wide > 0) {
      ++digits;
    } else if (std::string_view("+-(). ").find(number[pos]) == std::string_view::npos) {
      return false;
    }
    pos += wide > 0 ? wide : 1;
  }
  return digits >= 8;
}

std::vector<Record> CutList(std::string_view bytes, const CutRules& rules, size_t limit) {
  std::vector<Record> records;
  size_t pos = 0;
  size_t line = 1;
  while (pos < bytes.size() && records.size() < limit) {
    Record record = CutRecord(bytes, pos, rules);
    record.line = line;
    if (TookDelimiter(bytes.substr(record.begin, record.end - record.begin), record, rules)) {
      record.code = "invalid_encoding";
    }
    size_t next = record.end + LineEndAt(bytes, record.end);
    line += CountLineEnds(bytes, pos, next);
    pos = next;
    records.push_back(record);
  }
  return records;
}

}  // namespace muster_reference
