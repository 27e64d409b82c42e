// ScanChunk has two ways through a chunk. The fast one walks the set bits of StructuralMasks (delimiter, LF, CR,
// quote, NUL); it handles records in which neither a quote nor a NUL shows up, for which "line" and "record" are
// the same. At the first quote or NUL of a record, and for delimiters of several bytes, the record is taken by
// FindRecord instead, and the walk goes on behind it.
#include "parse/record_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/strings.h"
#include "parse/byte_kernels.h"
#include "parse/field_rules.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr size_t kSlabBlocks = 64;  // 4 KiB of text per call of the kernel
constexpr size_t kRowStep = 1024;

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

class ChunkScanner {
 public:
  ChunkScanner(const Dialect& dialect, const Projection& projection, const Chunk& chunk, RowBlock* block)
      : dialect_(InEncodingOf(chunk, dialect)),
        projection_(projection),
        data_(chunk.bytes.view()),
        block_(*block),
        utf8_(chunk.encoding == Encoding::kUtf8 || IsUtf16(chunk.encoding)),
        used_(static_cast<uint32_t>(projection.columns.size())),
        first_byte_blank_(dialect.delimiter_size > 0 ? dialect.delimiter_bytes[0] : ' ') {
    for (const uint32_t column : projection.columns) tracked_ = std::max(tracked_, column + 1);
    ends_.resize(tracked_ + 1);
    block_.used_columns = used_;
  }

  void ScanOversize();
  void Scan();

 private:
  // A row's fields are all known in `ends_` (fast way) or `exact_` (FindRecord).
  size_t AddRow(size_t begin, size_t end, Code code, uint8_t flags);
  uint8_t FlagsFor(uint32_t fields) const;
  void ResizeRows(size_t rows);

  void ScanExactly();
  size_t TakeExactly(size_t begin);
  bool TookDelimiter(std::string_view bytes, uint32_t fields) const;
  bool IsRepeatedHeader(size_t begin, uint32_t fields, std::string_view number);
  void CountRepeatedHeader();

  void ScanByMasks();
  // Walks the bits of one slab; returns where to go on (at or behind its end).
  size_t WalkSlab(size_t slab, size_t slab_end);
  void EndLine(size_t end, size_t next);
  bool IsBlankLine(size_t end) const;

  const Dialect dialect_;  // with the chunk's encoding
  const Projection& projection_;
  const std::string_view data_;
  RowBlock& block_;
  const bool utf8_;
  const uint32_t used_;
  const char first_byte_blank_;
  uint32_t tracked_ = 0;  // columns whose places are kept
  size_t rows_ = 0, room_ = 0;
  uint32_t line_ = 0;  // line ends before the current record

  // The fast way's record so far.
  size_t begin_ = 0;
  uint32_t fields_ = 0;         // delimiters seen
  std::vector<uint32_t> ends_;  // where field i ends; the last entry is a dump for columns nobody uses
  uint64_t masks_[kSlabBlocks];

  std::vector<FieldRef> exact_;
};

void ChunkScanner::ResizeRows(size_t rows) {
  room_ = rows;
  block_.begin.resize(rows);
  block_.size.resize(rows);
  block_.line.resize(rows);
  block_.code.resize(rows);
  block_.flags.resize(rows);
  block_.fields.resize(rows * used_);
}

size_t ChunkScanner::AddRow(size_t begin, size_t end, Code code, uint8_t flags) {
  if (rows_ == room_) ResizeRows(std::max(room_ + kRowStep, room_ + room_ / 2));
  const size_t row = rows_++;
  block_.begin[row] = static_cast<uint32_t>(begin);
  block_.size[row] = static_cast<uint32_t>(end - begin);
  block_.line[row] = line_;
  block_.code[row] = code;
  block_.flags[row] = flags;
  if (code != Code::kNone) {
    for (uint32_t i = 0; i < used_; ++i) block_.fields[row * used_ + i] = {static_cast<uint32_t>(begin), 0};
  }
  return row;
}

uint8_t ChunkScanner::FlagsFor(uint32_t fields) const {
  if (fields == dialect_.columns || dialect_.columns == 0) return 0;
  return fields < dialect_.columns ? RowBlock::kShort : RowBlock::kLong;
}

void ChunkScanner::ScanOversize() {
  block_.records = 1;
  AddRow(0, data_.size(), Code::kRecordTooLong, 0);
  ResizeRows(rows_);
}

void ChunkScanner::Scan() {
  if (dialect_.delimiter_size > 1 || dialect_.by_characters()) {
    ScanExactly();
  } else {
    ScanByMasks();
  }
  ResizeRows(rows_);
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

void ChunkScanner::ScanByMasks() {
  // A byte that is structural anyway stands for what the dialect does not have.
  const char delimiter = dialect_.delimiter_size > 0 ? dialect_.delimiter_bytes[0] : '\n';
  const char quote = dialect_.quotes ? '"' : '\n';
  for (size_t pos = 0; pos < data_.size();) {
    const size_t slab = pos & ~size_t{63};
    const size_t blocks = std::min(kSlabBlocks, (data_.size() - slab + 63) / 64);
    const size_t slab_end = std::min(slab + 64 * blocks, data_.size());
    StructuralMasks(data_.data() + slab, blocks, delimiter, quote, masks_);
    masks_[0] &= ~uint64_t{0} << (pos - slab);
    if (slab_end % 64 != 0) masks_[blocks - 1] &= (uint64_t{1} << (slab_end % 64)) - 1;
    pos = WalkSlab(slab, slab_end);
  }
  if (begin_ < data_.size()) EndLine(data_.size(), data_.size());
}

size_t ChunkScanner::WalkSlab(size_t slab, size_t slab_end) {
  const char* const bytes = data_.data();
  const char delimiter = dialect_.delimiter_size > 0 ? dialect_.delimiter_bytes[0] : '\n';
  const size_t blocks = (slab_end - slab + 63) / 64;
  for (size_t block = 0; block < blocks;) {
    uint64_t mask = masks_[block];
    size_t resume = 0;  // where FindRecord's record ended, when one was taken
    while (mask != 0) {
      const size_t pos = slab + 64 * block + static_cast<size_t>(std::countr_zero(mask));
      mask &= mask - 1;
      const char c = bytes[pos];
      if (c == '\n') {
        EndLine(pos > begin_ && bytes[pos - 1] == '\r' ? pos - 1 : pos, pos + 1);
      } else if (c == delimiter) {
        ends_[std::min(fields_, tracked_)] = static_cast<uint32_t>(pos);
        ++fields_;
      } else if (c == '\r') {
        // The CR of a CRLF is left to its LF. The padding answers for the byte behind the chunk.
        if (bytes[pos + 1] != '\n') EndLine(pos, pos + 1);
      } else {
        resume = begin_ = TakeExactly(begin_);
        fields_ = 0;
        break;
      }
    }
    if (resume == 0) {
      ++block;
      continue;
    }
    if (resume >= slab_end) return resume;
    block = (resume - slab) / 64;
    masks_[block] &= ~uint64_t{0} << ((resume - slab) % 64);
  }
  return slab_end;
}

bool ChunkScanner::IsBlankLine(size_t end) const {
  if (begin_ == end) return true;
  const char c = data_[begin_];
  if (c != ' ' && c != '\t' && c != first_byte_blank_) return false;
  return IsBlankRecord(dialect_.delimiter(), data_.substr(begin_, end - begin_));
}

void ChunkScanner::EndLine(size_t end, size_t next) {
  ++block_.records;
  const uint32_t fields = fields_ + 1;
  ends_[std::min(fields_, tracked_)] = static_cast<uint32_t>(end);
  if (end - begin_ > dialect_.max_record_bytes) {
    AddRow(begin_, end, Code::kRecordTooLong, 0);
  } else if (IsBlankLine(end)) {
    ++block_.blank;
  } else {
    const auto field = [this, fields](uint32_t column) {
      const uint32_t from = column == 0 ? static_cast<uint32_t>(begin_) : ends_[column - 1] + 1;
      return column < fields ? FieldRef{from, ends_[column] - from} : FieldRef{static_cast<uint32_t>(begin_), 0};
    };
    const FieldRef first = used_ > 0 ? field(projection_.columns[0]) : FieldRef{};
    if (IsRepeatedHeader(begin_, fields, data_.substr(first.pos, first.size))) {
      CountRepeatedHeader();
    } else {
      const size_t row = AddRow(begin_, end, Code::kNone, FlagsFor(fields));
      FieldRef* const out = block_.fields.data() + row * used_;
      for (uint32_t i = 0; i < used_; ++i) out[i] = field(projection_.columns[i]);
    }
  }
  begin_ = next;
  fields_ = 0;
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
