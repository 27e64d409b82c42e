// A list cut by the engine, whole or in chunks, and by the judge, both as the same comparable lines.
#ifndef MUSTER_TESTS_PARSE_JUDGED_LIST_H_
#define MUSTER_TESTS_PARSE_JUDGED_LIST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parse/chunk_cutter.h"
#include "parse/record_scanner.h"
#include "parse/scan_vocabulary.h"
#include "reference/lists.h"
#include "reference/scanner.h"

namespace muster::testing {

struct Rules {
  uint32_t columns;
  uint32_t number_column;
  uint32_t max_field_lines;
  uint32_t max_record_bytes;
  bool quotes = true;
  std::string delimiter = ",";
  std::vector<std::string> header = {};  // folded; a record of these names is no row
  Encoding encoding = Encoding::kUtf8;   // the fields are compared as bytes
};

inline muster_reference::CutRules CutRulesOf(const Rules& rules) {
  muster_reference::CutRules cut;
  cut.encoding = NameOf(rules.encoding);
  cut.delimiter = rules.delimiter;
  cut.quotes = rules.quotes;
  cut.columns = rules.columns;
  cut.number_column = rules.number_column;
  cut.max_field_lines = rules.max_field_lines;
  cut.max_record_bytes = rules.max_record_bytes;
  return cut;
}

inline Dialect DialectOf(const Rules& rules) {
  Dialect dialect;
  dialect.encoding = rules.encoding;
  dialect.delimiter_size = static_cast<uint8_t>(rules.delimiter.size());
  rules.delimiter.copy(dialect.delimiter_bytes.data(), rules.delimiter.size());
  dialect.quotes = rules.quotes;
  dialect.columns = rules.columns;
  dialect.number_column = rules.number_column;
  dialect.max_field_lines = rules.max_field_lines;
  dialect.max_record_bytes = rules.max_record_bytes;
  return dialect;
}

// All columns, the number column first.
inline Projection ProjectionOf(const Rules& rules) {
  Projection projection;
  projection.header = rules.header;
  projection.columns = {rules.number_column};
  for (uint32_t column = 0; column < rules.columns; ++column) {
    if (column != rules.number_column) projection.columns.push_back(column);
  }
  return projection;
}

inline std::string DescribeRow(size_t begin, size_t size, uint64_t line, std::string_view code, bool multiline,
                               const std::vector<std::string>& fields) {
  std::string text = std::to_string(begin) + "+" + std::to_string(size) + " line " + std::to_string(line);
  if (!code.empty()) return text + " " + std::string(code);
  if (multiline) text += " multiline";
  for (const std::string& field : fields) text += " [" + field + "]";
  return text;
}

inline std::string DescribeOthers(uint64_t blank, uint64_t headers) {
  return std::to_string(blank) + " blank, " + std::to_string(headers) + " headers";
}

// Rows as text, then the number of other records. All of the first `columns` fields are projected.
inline std::vector<std::string> Judged(std::string_view bytes, const Rules& rules) {
  muster_reference::Head head;
  head.folded_header = rules.header;
  std::vector<std::string> rows;
  size_t blank = 0, headers = 0;
  for (muster_reference::Record& record : muster_reference::CutList(bytes, CutRulesOf(rules))) {
    muster_reference::Record decoded;
    if (!rules.header.empty()) {
      decoded = record;
      muster_reference::DecodeRecord(bytes, std::string(NameOf(rules.encoding)), &decoded);
    }
    if (record.blank) {
      ++blank;
    } else if (!rules.header.empty() && muster_reference::IsRepeatedHeader(decoded, head)) {
      ++headers;
    } else {
      record.fields.resize(rules.columns);
      rows.push_back(DescribeRow(record.begin, record.end - record.begin, record.line, record.code, record.multiline,
                                 record.fields));
    }
  }
  rows.push_back(DescribeOthers(blank, headers));
  return rows;
}

inline void AppendRows(const Rules& rules, const Projection& projection, const Chunk& chunk, const RowBlock& block,
                       std::vector<std::string>* rows) {
  for (size_t row = 0; row < block.rows(); ++row) {
    std::vector<std::string> fields(rules.columns);
    for (size_t used = 0; used < projection.columns.size(); ++used) {
      fields[projection.columns[used]] = std::string(block.text(block.field(row, used), chunk));
    }
    const Code code = block.code[row];
    const char* name = code == Code::kNone                ? ""
                       : code == Code::kUnterminatedQuote ? "unterminated_quote"
                       : code == Code::kRecordTooLong     ? "record_too_long"
                       : code == Code::kInvalidEncoding   ? "invalid_encoding"
                                                          : "nul_byte";
    const size_t size = chunk.oversize_bytes > 0 ? chunk.oversize_bytes : block.size[row];
    rows->push_back(DescribeRow(chunk.first_byte + block.begin[row], size, chunk.first_line + block.line[row], name,
                                (block.flags[row] & RowBlock::kMultiline) != 0, fields));
  }
}

inline std::vector<std::string> ScannedWhole(std::string_view bytes, const Rules& rules) {
  const Projection projection = ProjectionOf(rules);
  Chunk chunk;
  chunk.encoding = rules.encoding;
  chunk.bytes.Append(bytes);
  RowBlock block;
  ScanChunk(DialectOf(rules), projection, chunk, &block);
  std::vector<std::string> rows;
  AppendRows(rules, projection, chunk, block, &rows);
  rows.push_back(DescribeOthers(block.blank, block.repeated_headers));
  return rows;
}

// Cut into chunks of about `chunk_bytes`, read in steps of `read_step`; what failed stands as the only line.
inline std::vector<std::string> ScannedInChunks(std::string_view bytes, const Rules& rules, uint64_t chunk_bytes,
                                                size_t read_step = 64 << 10) {
  const Dialect dialect = DialectOf(rules);
  const Projection projection = ProjectionOf(rules);
  ChunkCutter cutter(std::make_unique<SteppingSource>(bytes, 1 << 30), PaddedBuffer(), false, 0, 1, dialect,
                     chunk_bytes, std::nullopt, read_step);
  std::vector<std::string> rows;
  uint64_t blank = 0, headers = 0;
  Chunk chunk;
  RowBlock block;
  for (;;) {
    absl::StatusOr<bool> more = cutter.Next(&chunk);
    if (!more.ok()) return {std::string(more.status().message())};
    if (!*more) break;
    ScanChunk(dialect, projection, chunk, &block);
    AppendRows(rules, projection, chunk, block, &rows);
    blank += block.blank;
    headers += block.repeated_headers;
  }
  rows.push_back(DescribeOthers(blank, headers));
  return rows;
}

}  // namespace muster::testing

#endif  // MUSTER_TESTS_PARSE_JUDGED_LIST_H_
