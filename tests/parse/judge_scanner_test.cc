// The scanner and the cutter against the judge: every short string over a tiny alphabet that holds all that is special,
// and longer random ones, for many chunk sizes.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "muster/source.h"
#include "parse/chunk_cutter.h"
#include "parse/record_scanner.h"
#include "reference/scanner.h"
#include "source/byte_source.h"

namespace muster {
namespace {

constexpr std::string_view kAlphabet = "a0,\"\r\n";

struct Rules {
  uint32_t columns;
  uint32_t number_column;
  uint32_t max_field_lines;
  uint32_t max_record_bytes;
  bool quotes = true;
  std::string delimiter = ",";
};

std::string Describe(size_t begin, size_t size, uint64_t line, std::string_view code, bool multiline,
                     const std::vector<std::string>& fields) {
  std::string text = std::to_string(begin) + "+" + std::to_string(size) + " line " + std::to_string(line);
  if (!code.empty()) return text + " " + std::string(code);
  if (multiline) text += " multiline";
  for (const std::string& field : fields) text += " [" + field + "]";
  return text;
}

// Rows as text, then the number of blank records. All of the first `columns` fields are projected.
std::vector<std::string> Judge(std::string_view bytes, const Rules& rules) {
  muster_reference::CutRules cut;
  cut.delimiter = rules.delimiter;
  cut.quotes = rules.quotes;
  cut.columns = rules.columns;
  cut.number_column = rules.number_column;
  cut.max_field_lines = rules.max_field_lines;
  cut.max_record_bytes = rules.max_record_bytes;
  std::vector<std::string> rows;
  size_t blank = 0;
  for (muster_reference::Record& record : muster_reference::CutList(bytes, cut)) {
    if (record.blank) {
      ++blank;
      continue;
    }
    record.fields.resize(rules.columns);
    rows.push_back(
        Describe(record.begin, record.end - record.begin, record.line, record.code, record.multiline, record.fields));
  }
  rows.push_back(std::to_string(blank) + " blank");
  return rows;
}

Dialect DialectOf(const Rules& rules) {
  Dialect dialect;
  dialect.delimiter_size = static_cast<uint8_t>(rules.delimiter.size());
  rules.delimiter.copy(dialect.delimiter_bytes.data(), rules.delimiter.size());
  dialect.quotes = rules.quotes;
  dialect.columns = rules.columns;
  dialect.number_column = rules.number_column;
  dialect.max_field_lines = rules.max_field_lines;
  dialect.max_record_bytes = rules.max_record_bytes;
  return dialect;
}

Projection ProjectionOf(const Rules& rules) {
  Projection projection;
  projection.columns = {rules.number_column};
  for (uint32_t column = 0; column < rules.columns; ++column) {
    if (column != rules.number_column) projection.columns.push_back(column);
  }
  return projection;
}

void AppendRows(const Rules& rules, const Projection& projection, const Chunk& chunk, const RowBlock& block,
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
                                                          : "nul_byte";
    const size_t size = chunk.oversize_bytes > 0 ? chunk.oversize_bytes : block.size[row];
    rows->push_back(Describe(chunk.first_byte + block.begin[row], size, chunk.first_line + block.line[row], name,
                             (block.flags[row] & RowBlock::kMultiline) != 0, fields));
  }
}

std::vector<std::string> WholeChunk(std::string_view bytes, const Rules& rules) {
  const Projection projection = ProjectionOf(rules);
  Chunk chunk;
  chunk.bytes.Append(bytes);
  RowBlock block;
  ScanChunk(DialectOf(rules), projection, chunk, &block);
  std::vector<std::string> rows;
  AppendRows(rules, projection, chunk, block, &rows);
  rows.push_back(std::to_string(block.blank) + " blank");
  return rows;
}

std::vector<std::string> InChunks(std::string_view bytes, const Rules& rules, uint64_t chunk_bytes) {
  const Dialect dialect = DialectOf(rules);
  const Projection projection = ProjectionOf(rules);
  auto source = OpenSource(Source::Memory("list", bytes), nullptr, ErrorKind::kList);
  ChunkCutter cutter(*std::move(source), PaddedBuffer(), false, 0, 1, dialect, chunk_bytes);
  std::vector<std::string> rows;
  uint64_t blank = 0;
  Chunk chunk;
  RowBlock block;
  for (;;) {
    absl::StatusOr<bool> more = cutter.Next(&chunk);
    if (!more.ok()) return {std::string(more.status().message())};
    if (!*more) break;
    ScanChunk(dialect, projection, chunk, &block);
    AppendRows(rules, projection, chunk, block, &rows);
    blank += block.blank;
  }
  rows.push_back(std::to_string(blank) + " blank");
  return rows;
}

const Rules kRules[] = {
    {.columns = 2, .number_column = 0, .max_field_lines = 100, .max_record_bytes = 1 << 20},
    {.columns = 2, .number_column = 1, .max_field_lines = 1, .max_record_bytes = 16},
    {.columns = 1, .number_column = 0, .max_field_lines = 2, .max_record_bytes = 1 << 20},
    {.columns = 1, .number_column = 0, .max_field_lines = 2, .max_record_bytes = 1 << 20, .delimiter = ""},
    {.columns = 3, .number_column = 0, .max_field_lines = 100, .max_record_bytes = 1 << 20, .quotes = false},
};

// Every string of up to 7 characters, cut whole; up to 5 characters also in chunks of every size.
TEST(JudgeScannerTest, AllShortStrings) {
  for (const Rules& rules : kRules) {
    for (size_t length = 0; length <= 7; ++length) {
      std::vector<size_t> digits(length, 0);
      std::string text(length, kAlphabet[0]);
      for (;;) {
        const std::vector<std::string> want = Judge(text, rules);
        ASSERT_EQ(WholeChunk(text, rules), want) << testing::PrintToString(text) << " columns " << rules.columns;
        for (uint64_t chunk = 1; length <= 5 && chunk <= length; ++chunk) {
          ASSERT_EQ(InChunks(text, rules, chunk), want)
              << testing::PrintToString(text) << " columns " << rules.columns << " chunk " << chunk;
        }
        size_t place = 0;
        while (place < length && ++digits[place] == kAlphabet.size()) {
          digits[place] = 0;
          text[place] = kAlphabet[0];
          ++place;
        }
        if (place == length) break;
        text[place] = kAlphabet[digits[place]];
      }
    }
  }
}

// Random lists from pieces that make rows, stray quotes and long fields likely.
std::string RandomList(std::mt19937& random) {
  static const char* const kPieces[] = {"a",
                                        "0",
                                        ",",
                                        "\"",
                                        "\r",
                                        "\n",
                                        "\r\n",
                                        "\"\"",
                                        "\",",
                                        ",\"",
                                        "\"\n",
                                        "09123456",
                                        "0912345678",
                                        ",b\n",
                                        "\n0912345678,c\n",
                                        "\xEF\xBC\x8C",
                                        "０９１２３４５６",
                                        std::string_view("\0", 1).data(),
                                        " ",
                                        "\t",
                                        "|",
                                        "+886 (9)"};
  std::string text;
  const size_t pieces = random() % 40;
  for (size_t i = 0; i < pieces; ++i) {
    const size_t which = random() % std::size(kPieces);
    if (which == 17) {
      text += '\0';
    } else {
      text += kPieces[which];
    }
  }
  return text;
}

TEST(JudgeScannerTest, RandomListsInAllChunkSizes) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 6000; ++round) {
    Rules rules;
    rules.columns = 1 + random() % 3;
    rules.number_column = random() % rules.columns;
    rules.max_field_lines = 1 + random() % 4;
    rules.max_record_bytes = random() % 2 == 0 ? 16 + random() % 40 : 1 << 20;
    rules.quotes = random() % 8 != 0;
    static const char* const kDelimiters[] = {",", "|", "\xEF\xBC\x8C", "", " ", "\t"};
    rules.delimiter = kDelimiters[random() % 2 == 0 ? 0 : random() % 6];
    const std::string text = RandomList(random);
    const std::vector<std::string> want = Judge(text, rules);
    ASSERT_EQ(WholeChunk(text, rules), want) << testing::PrintToString(text);
    for (const uint64_t chunk : {1, 2, 3, 7, 16, 33, 64}) {
      ASSERT_EQ(InChunks(text, rules, chunk), want)
          << testing::PrintToString(text) << " chunk " << chunk << " columns " << rules.columns << " limit "
          << rules.max_record_bytes << " delimiter " << rules.delimiter;
    }
  }
}

}  // namespace
}  // namespace muster
