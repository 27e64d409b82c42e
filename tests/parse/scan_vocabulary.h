// The words in which the parse room's tests speak: a list cut and scanned, and what came of each row.
#ifndef MUSTER_TESTS_PARSE_SCAN_VOCABULARY_H_
#define MUSTER_TESTS_PARSE_SCAN_VOCABULARY_H_

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "muster/codes.h"
#include "parse/chunk_cutter.h"
#include "parse/record_scanner.h"
#include "source/byte_source.h"

namespace muster::testing {

// Gives `bytes` in steps of at most `step`.
class SteppingSource : public ByteSource {
 public:
  SteppingSource(std::string_view bytes, size_t step) : left_(bytes), step_(step) {}
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

struct Row {
  uint64_t offset = 0, size = 0, line = 0;
  Code code = Code::kNone;
  int flags = 0;
  std::vector<std::string> fields;
  friend bool operator==(const Row&, const Row&) = default;
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) {
  out << "{at " << row.offset << "+" << row.size << " line " << row.line << " code " << static_cast<int>(row.code)
      << " flags " << row.flags;
  for (const std::string& field : row.fields) out << " [" << field << "]";
  return out << "}";
}

struct Scanned {
  std::vector<Row> rows;
  uint64_t records = 0, blank = 0, repeated_headers = 0;
  friend bool operator==(const Scanned&, const Scanned&) = default;
};

inline std::ostream& operator<<(std::ostream& out, const Scanned& scanned) {
  out << scanned.records << " records, " << scanned.blank << " blank, " << scanned.repeated_headers << " headers";
  for (const Row& row : scanned.rows) out << "\n    " << row;
  return out;
}

inline Dialect CommaDialect() {
  Dialect dialect;
  dialect.delimiter_bytes = {','};
  dialect.delimiter_size = 1;
  return dialect;
}

inline void AddBlock(const Chunk& chunk, const RowBlock& block, Scanned* all) {
  all->records += block.records;
  all->blank += block.blank;
  all->repeated_headers += block.repeated_headers;
  for (size_t i = 0; i < block.rows(); ++i) {
    Row row{chunk.first_byte + block.begin[i],
            chunk.oversize_bytes > 0 ? chunk.oversize_bytes : block.size[i],
            chunk.first_line + block.line[i],
            block.code[i],
            block.flags[i],
            {}};
    for (size_t used = 0; used < block.used_columns && row.code == Code::kNone; ++used) {
      row.fields.emplace_back(block.text(block.field(i, used), chunk));
    }
    all->rows.push_back(std::move(row));
  }
}

// Cut into chunks of about `chunk_bytes`, each scanned.
inline Scanned ScanList(const Dialect& dialect, const Projection& projection, std::string_view bytes,
                        uint64_t chunk_bytes, size_t read_step = 64 << 10) {
  ChunkCutter cutter(std::make_unique<SteppingSource>(bytes, 1 << 30), PaddedBuffer(), false, 0, 1, dialect,
                     chunk_bytes, std::nullopt, read_step);
  Scanned all;
  Chunk chunk;
  RowBlock block;
  while (*cutter.Next(&chunk)) {
    ScanChunk(dialect, projection, chunk, &block);
    AddBlock(chunk, block, &all);
  }
  return all;
}

// Calls `visit(text)` with every text of up to `max_size` characters of `alphabet`.
template <class Visit>
void ForAllTexts(std::string_view alphabet, size_t max_size, Visit visit) {
  std::vector<size_t> letters;
  std::string text;
  for (;;) {
    visit(std::string_view(text));
    size_t i = 0;
    while (i < letters.size() && letters[i] + 1 == alphabet.size()) {
      letters[i] = 0;
      text[i++] = alphabet[0];
    }
    if (i < letters.size()) {
      text[i] = alphabet[++letters[i]];
    } else if (letters.size() == max_size) {
      return;
    } else {
      letters.push_back(0);
      text += alphabet[0];
    }
  }
}

}  // namespace muster::testing

#endif  // MUSTER_TESTS_PARSE_SCAN_VOCABULARY_H_
