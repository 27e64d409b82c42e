// ScanChunk has two ways through a chunk. The fast one reads RecordMarks: of records in which nothing is doubtful they
// are the places of all delimiters and line ends, so that a record is the marks up to the next line end, and its
// used fields are picked by index. At a doubtful byte, for a record that does not end within the marks' reach, and for
// delimiters of several bytes, one record is taken by FindRecord instead, and the fast way goes on behind it.
#include "parse/record_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/strings.h"
#include "parse/byte_kernels.h"
#include "parse/field_rules.h"
#include "parse/record_marks.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

bool IsAsciiSpace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// False only when `raw` cannot fold to `folded`: decided on the characters before the first that folding may take away.
// Those of other encodings than UTF-8 are not looked into.
bool MayFoldTo(std::string_view raw, std::string_view folded, bool utf8) {
  size_t i = 0;
  for (size_t pos = 0; pos < raw.size(); ++i) {
    auto c = static_cast<unsigned char>(raw[pos]);
    size_t size = 1;
    if (c >= 0x80) {
      if (!utf8) return true;
      const CodePoint point = DecodeUtf8(raw, pos);
      if (point.value == 0xA0 || point.value == 0x3000 || point.value == 0xFEFF) return true;
      if (point.value >= 0xFF01 && point.value <= 0xFF5E) {
        c = static_cast<unsigned char>(point.value - 0xFEE0);
        size = point.size;
      }
    }
    if (IsAsciiSpace(c)) return true;
    if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + ('a' - 'A'));
    if (i >= folded.size() || static_cast<unsigned char>(folded[i]) != c) return false;
    pos += size;
  }
  return i == folded.size();
}

Dialect InEncodingOf(const Chunk& chunk, Dialect dialect) {
  SetEncoding(chunk.encoding, &dialect);
  return dialect;
}

constexpr size_t kMarkedBytes = 64 * RecordMarks::kBlocks;  // no record among RecordMarks is longer

// What the first byte of a record, or of its number field, leaves possible.
enum Suspicion : uint8_t { kBlankRecord = 1, kRepeatedHeader = 2, kQuotedField = 4 };

class ChunkScanner {
 public:
  ChunkScanner(const Dialect& dialect, const Projection& projection, const Chunk& chunk, RowBlock* block)
      : dialect_(InEncodingOf(chunk, dialect)),
        projection_(projection),
        data_(chunk.bytes.view()),
        block_(*block),
        utf8_(chunk.encoding == Encoding::kUtf8 || IsUtf16(chunk.encoding)),
        used_(static_cast<uint32_t>(projection.columns.size())) {
    block_.used_columns = used_;
    for (const uint32_t column : projection.columns) tracked_ = std::max(tracked_, column + 1);
    FillSuspicions();
  }

  void ScanOversize();
  void Scan();

 private:
  void FillSuspicions();
  size_t AddRow(size_t begin, size_t end, Code code, uint8_t flags);
  uint8_t FlagsFor(uint32_t fields) const;

  void ScanExactly();
  size_t TakeExactly(size_t begin);
  bool TookDelimiter(std::string_view bytes, uint32_t fields) const;
  bool IsRepeatedHeader(size_t begin, uint32_t fields, std::string_view number);
  void CountRepeatedHeader();

  void ScanByMarks();
  size_t TakeMarked(const RecordMarks& marks);
  size_t AddOrdinary(const RecordMarks& marks, uint32_t mark);
  void WriteRows(const uint32_t* mark, uint32_t stride, size_t count);
  template <bool kQuotes>
  void WriteFields(const uint32_t* mark, uint32_t stride, size_t count);
  void CutCarriageReturns(uint32_t stride, size_t count);
  size_t CountUnsuspected(const uint32_t* mark, uint32_t stride, size_t count) const;
  void TakeOdd(const uint32_t* mark, uint32_t fields);

  // Constant after construction.
  const Dialect dialect_;  // with the chunk's encoding
  const Projection& projection_;
  const std::string_view data_;
  RowBlock& block_;
  const bool utf8_;
  const uint32_t used_;
  uint32_t tracked_ = 0;  // columns up to the last used one
  std::array<uint8_t, 256> suspicions_{};

  uint32_t line_ = 0;  // line ends before the current record
  std::vector<FieldRef> exact_;
};

void ChunkScanner::FillSuspicions() {
  const auto suspect = [this](std::string_view bytes, Suspicion suspicion) {
    for (const char c : bytes) suspicions_[static_cast<unsigned char>(c)] |= suspicion;
  };
  suspect(" \t\r\n", kBlankRecord);
  suspect(dialect_.delimiter(), kBlankRecord);
  if (dialect_.quotes) suspect("\"", kQuotedField);
  const uint32_t number_column = used_ > 0 ? projection_.columns[0] : 0;
  if (number_column >= projection_.header.size()) return;
  const std::string& name = projection_.header[number_column];
  for (size_t c = 0; c < suspicions_.size(); ++c) {
    const char first = static_cast<char>(c);
    if (c >= 0x80 || name.empty() || MayFoldTo({&first, 1}, {name.data(), 1}, utf8_)) {
      suspect({&first, 1}, kRepeatedHeader);
    }
  }
}

size_t ChunkScanner::AddRow(size_t begin, size_t end, Code code, uint8_t flags) {
  return block_.AddRow(static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin), line_, code, flags);
}

uint8_t ChunkScanner::FlagsFor(uint32_t fields) const {
  if (fields == dialect_.columns || dialect_.columns == 0) return 0;
  return fields < dialect_.columns ? RowBlock::kShort : RowBlock::kLong;
}

void ChunkScanner::ScanOversize() {
  block_.records = 1;
  AddRow(0, data_.size(), Code::kRecordTooLong, 0);
}

void ChunkScanner::Scan() {
  if (RecordBytes::Fit(dialect_)) {
    ScanByMarks();
  } else {
    ScanExactly();
  }
}

// --- the exact way

void ChunkScanner::ScanExactly() {
  for (size_t pos = 0; pos < data_.size();) pos = TakeExactly(pos);
}

size_t ChunkScanner::TakeExactly(size_t begin) {
  exact_.clear();
  Record record;
  FindRecord(dialect_, data_, begin, /*at_end=*/true, &record, &exact_, &block_.rewritten);
  ++block_.records;
  const std::string_view bytes = data_.substr(begin, record.end - begin);
  if (record.code == Code::kNone && std::memchr(bytes.data(), 0, bytes.size()) != nullptr) {
    record.code = Code::kNulByte;
  }
  if (record.code == Code::kNone && !record.blank && TookDelimiter(bytes, record.fields)) {
    record.code = Code::kInvalidEncoding;
  }
  if (record.code != Code::kNone) {
    AddRow(begin, record.end, record.code, 0);
  } else if (record.blank) {
    ++block_.blank;
  } else {
    const auto field = [this, begin](uint32_t column) {
      return column < exact_.size() ? exact_[column] : FieldRef{static_cast<uint32_t>(begin), 0};
    };
    const FieldRef first = used_ > 0 ? field(projection_.columns[0]) : field(0);
    const bool rewritten = (first.pos & FieldRef::kRewritten) != 0;
    const std::string_view number = rewritten
                                        ? std::string_view(block_.rewritten).substr(first.pos & ~FieldRef::kRewritten)
                                        : data_.substr(first.pos);
    if (IsRepeatedHeader(begin, record.fields, number.substr(0, first.size))) {
      CountRepeatedHeader();
    } else {
      const uint8_t flags = FlagsFor(record.fields) | (record.multiline ? RowBlock::kMultiline : 0);
      const size_t row = AddRow(begin, record.end, Code::kNone, flags);
      for (uint32_t i = 0; i < used_; ++i) block_.fields[row * used_ + i] = field(projection_.columns[i]);
    }
  }
  line_ += record.line_ends;
  return record.next;
}

// A character that was cut off takes the byte behind it, which may be the delimiter: then the fields behind stand in
// other columns. A row that has too few fields only because not every delimiter's byte counted is doubtful.
bool ChunkScanner::TookDelimiter(std::string_view bytes, uint32_t fields) const {
  if (!dialect_.by_characters() || fields >= dialect_.columns) return false;
  Dialect plain = dialect_;
  plain.encoding = Encoding::kAuto;
  Record record;
  FindRecord(plain, bytes, 0, /*at_end=*/true, &record);
  return record.code == Code::kNone && record.fields >= dialect_.columns;
}

bool ChunkScanner::IsRepeatedHeader(size_t begin, uint32_t fields, std::string_view number) {
  const std::vector<std::string>& header = projection_.header;
  if (fields != header.size() || used_ == 0) return false;
  const uint32_t number_column = projection_.columns[0];
  if (number_column >= header.size() || !MayFoldTo(number, header[number_column], utf8_)) return false;
  Record record;
  std::vector<FieldRef> refs;
  std::string rewritten;
  FindRecord(dialect_, data_, begin, /*at_end=*/true, &record, &refs, &rewritten);
  const Encoding encoding = ShownEncoding(dialect_.encoding, data_.substr(begin, record.end - begin));
  for (size_t i = 0; i < header.size(); ++i) {
    const bool moved = (refs[i].pos & FieldRef::kRewritten) != 0;
    const std::string_view from = moved ? std::string_view(rewritten) : data_;
    const std::string_view name = from.substr(refs[i].pos & ~FieldRef::kRewritten, refs[i].size);
    if (FoldName(DecodeLoosely(encoding, name)) != header[i]) return false;
  }
  return true;
}

void ChunkScanner::CountRepeatedHeader() {
  if (block_.repeated_headers++ == 0) block_.first_repeated_header_line = line_;
}

// --- the fast way

void ChunkScanner::ScanByMarks() {
  const RecordBytes bytes(dialect_);
  RecordMarks marks;
  for (size_t pos = 0; pos < data_.size();) {
    MarkRecords(bytes, data_.data(), pos, std::min(RecordMarks::kBlocks, (data_.size() - pos + 63) / 64), &marks);
    const size_t next = TakeMarked(marks);
    const bool stuck = marks.doubt || next == pos;
    pos = stuck && next < data_.size() ? TakeExactly(next) : next;
  }
}

// Takes the records that end within the marks; returns where the next one begins.
size_t ChunkScanner::TakeMarked(const RecordMarks& marks) {
  block_.Reserve(block_.row_count + marks.count);
  for (uint32_t mark = 0;;) {
    mark += static_cast<uint32_t>(AddOrdinary(marks, mark)) * dialect_.columns;
    const uint32_t line_end = marks.LineEndBehind(mark);
    if (line_end > marks.count) return marks.at[mark] + 1;
    TakeOdd(marks.at + mark, line_end - mark);
    mark = line_end;
  }
}

// Adds the rows of the records behind at[mark] up to the first that has not as many fields as the list has columns, or
// that may be no row; returns how many.
size_t ChunkScanner::AddOrdinary(const RecordMarks& marks, uint32_t mark) {
  const uint32_t stride = dialect_.columns;
  if (stride == 0 || stride > 64 || tracked_ > stride || dialect_.max_record_bytes < kMarkedBytes) return 0;
  const size_t count = CountUnsuspected(marks.at + mark, stride, marks.RecordsOf(stride, mark));
  WriteRows(marks.at + mark, stride, count);
  if (marks.quotes && dialect_.quotes) {
    WriteFields<true>(marks.at + mark, stride, count);
  } else {
    WriteFields<false>(marks.at + mark, stride, count);
  }
  if (marks.carriage_returns) CutCarriageReturns(stride, count);
  block_.row_count += count;
  block_.records += count;
  line_ += static_cast<uint32_t>(count);
  return count;
}

// WriteRows and WriteFields write behind the block's last row, which stays that. A loop for each column has few enough
// variables for the registers.
void ChunkScanner::WriteRows(const uint32_t* mark, uint32_t stride, size_t count) {
  const size_t first = block_.row_count;
  uint32_t* const begins = block_.begin.data() + first;
  uint32_t* const sizes = block_.size.data() + first;
  uint32_t* const lines = block_.line.data() + first;
  const uint32_t line = line_;
  for (size_t row = 0; row < count; ++row, mark += stride) {
    const uint32_t begin = mark[0] + 1, end = mark[stride];
    begins[row] = begin;
    sizes[row] = end - begin;
    lines[row] = line + static_cast<uint32_t>(row);
  }
}

template <bool kQuotes>
void ChunkScanner::WriteFields(const uint32_t* mark, uint32_t stride, size_t count) {
  if (count == 0) return;  // the block may have no room yet
  const char* const bytes = data_.data();
  const uint32_t used = used_;
  for (uint32_t i = 0; i < used; ++i) {
    FieldRef* out = block_.fields.data() + block_.row_count * used + i;
    const uint32_t* at = mark + projection_.columns[i];
    for (size_t row = 0; row < count; ++row, at += stride, out += used) {
      const uint32_t begin = at[0] + 1, end = at[1];
      const uint32_t quotes = kQuotes && bytes[begin] == '"' ? 1 : 0;
      *out = {begin + quotes, end - begin - 2 * quotes};
    }
  }
}

void ChunkScanner::CutCarriageReturns(uint32_t stride, size_t count) {
  for (size_t row = block_.row_count; row < block_.row_count + count; ++row) {
    const uint32_t size = block_.size[row], end = block_.begin[row] + size;
    if (size == 0 || data_[end - 1] != '\r' || data_[end] != '\n') continue;
    --block_.size[row];
    for (uint32_t i = 0; i < used_; ++i) {
      if (projection_.columns[i] + 1 == stride) --block_.fields[row * used_ + i].size;
    }
  }
}

// How many of `count` records come before the first that may be no row.
size_t ChunkScanner::CountUnsuspected(const uint32_t* mark, uint32_t stride, size_t count) const {
  const uint8_t* const suspicions = suspicions_.data();
  const auto* const bytes = reinterpret_cast<const uint8_t*>(data_.data());
  const uint32_t column = used_ > 0 ? projection_.columns[0] : 0;
  for (size_t row = 0; row < count; ++row, mark += stride) {
    const uint32_t number = mark[column] + 1;
    uint8_t suspicion = suspicions[bytes[number]];
    if ((suspicion & kQuotedField) != 0) suspicion = suspicions[bytes[number + 1]];
    if (column > 0) suspicion = (suspicion & kRepeatedHeader) | (suspicions[bytes[mark[0] + 1]] & kBlankRecord);
    if ((suspicion & (kBlankRecord | kRepeatedHeader)) != 0) return row;
  }
  return count;
}

// Takes the record of `fields` fields behind mark[0], whatever it is.
void ChunkScanner::TakeOdd(const uint32_t* mark, uint32_t fields) {
  const uint32_t begin = mark[0] + 1;
  uint32_t end = mark[fields];
  if (end > begin && data_[end - 1] == '\r' && data_[end] == '\n') --end;
  if (end - begin > dialect_.max_record_bytes) {
    TakeExactly(begin);
    return;
  }
  const auto field = [&](uint32_t column) {
    if (column >= fields) return FieldRef{begin, 0};
    const uint32_t from = mark[column] + 1, to = column + 1 == fields ? end : mark[column + 1];
    const uint32_t quotes = dialect_.quotes && data_[from] == '"' ? 1 : 0;
    return FieldRef{from + quotes, to - from - 2 * quotes};
  };
  const FieldRef number = used_ > 0 ? field(projection_.columns[0]) : FieldRef();
  ++block_.records;
  if (IsBlankRecord(dialect_.delimiter(), data_.substr(begin, end - begin))) {
    ++block_.blank;
  } else if (IsRepeatedHeader(begin, fields, data_.substr(number.pos, number.size))) {
    CountRepeatedHeader();
  } else {
    const size_t row = AddRow(begin, end, Code::kNone, FlagsFor(fields));
    for (uint32_t i = 0; i < used_; ++i) block_.fields[row * used_ + i] = field(projection_.columns[i]);
  }
  ++line_;
}

}  // namespace

void ScanChunk(const Dialect& dialect, const Projection& projection, const Chunk& chunk, RowBlock* block) {
  block->Clear();
  ChunkScanner scanner(dialect, projection, chunk, block);
  if (chunk.oversize_bytes > 0) {
    scanner.ScanOversize();
  } else {
    scanner.Scan();
  }
}

uint64_t CountLineEnds(std::string_view data) { return CountLineEndBytes(data.data(), data.size()); }

}  // namespace muster
