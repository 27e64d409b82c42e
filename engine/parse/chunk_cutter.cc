// The cutter holds one buffer: [start_, size) is what no chunk has taken yet, and start_ is always a record's
// begin. A chunk's end is found with as little looking at bytes as the content allows: without a quote in the
// window every line end is a record's end, so the last one serves; from the first quote on regular records are skipped
// by masks (record_marks.h), and FindRecord walks over the others. The end of a regular record is that of its line
// whatever the limits say: a quote that opens and closes on one line is proper or stray, and a stray one gives its line
// up.
#include "parse/chunk_cutter.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "base/strings.h"
#include "parse/list_head.h"
#include "parse/record_marks.h"
#include "parse/record_scanner.h"
#include "source/encoding_guess.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr size_t kOversizeKept = 8 << 10;  // of UTF-16 text as much as is shown, and more

// The begin of the last line of data[0, end) that a line end precedes: 0 when there is none. A CR that ends
// the data is followed by no LF (the caller has seen to that).
size_t AfterLastLineEnd(std::string_view data, size_t end) {
  while (end > 0 && !IsLineEnd(data[end - 1])) --end;
  if (end > 0 && data[end - 1] == '\r' && end < data.size() && data[end] == '\n') ++end;
  return end;
}

}  // namespace

struct ChunkCutter::Impl {
  Impl(std::unique_ptr<ByteSource> source_in, PaddedBuffer read_ahead, bool source_ended, uint64_t body_offset,
       uint64_t first_line, const Dialect& dialect_in, uint64_t chunk_bytes_in,
       std::optional<OpenEncoding> open_encoding_in, size_t read_step_in)
      : source(std::move(source_in)),
        chunk_bytes(std::max<uint64_t>(chunk_bytes_in, 1)),
        read_step(std::max<size_t>(read_step_in, 1)),
        dialect(dialect_in),
        open_encoding(std::move(open_encoding_in)),
        buffer(std::move(read_ahead)),
        ended(source_ended),
        start(body_offset),
        ascii_until(body_offset),
        line(first_line) {
    list_offset = ListBytes(buffer.view().substr(0, start));
    SettleEncoding();
  }

  size_t left() const { return buffer.size() - start; }
  std::string_view rest() const { return buffer.view().substr(start); }

  // How many bytes of the list a text stands for.
  uint64_t ListBytes(std::string_view text) const { return IsUtf16(dialect.encoding) ? Utf16Bytes(text) : text.size(); }

  void Fill(size_t wanted);
  void ReadTo(size_t goal);
  void SettleEncoding();
  absl::StatusOr<size_t> ChunkEnd();
  size_t SkipEasyRecords(size_t begin, size_t target) const;
  absl::StatusOr<size_t> WalkRecords(size_t begin, size_t target);
  absl::StatusOr<size_t> FirstRecordEnd();
  void Take(size_t size, Chunk* chunk);
  absl::Status TakeOversize(Chunk* chunk);

  // Constant after construction.
  const std::unique_ptr<ByteSource> source;
  const size_t chunk_bytes;
  const size_t read_step;

  Dialect dialect;                            // constant but for the encoding, once
  std::optional<OpenEncoding> open_encoding;  // until it is settled
  std::optional<EncodingEvidence> evidence;
  PaddedBuffer buffer;
  bool ended;
  // Why reading ended early. What was read before still counts, as far as its records are certain, so that it does not
  // matter how far the reader was ahead.
  absl::Status failure;
  size_t start;                // in buffer
  size_t ascii_until;          // in buffer, while the encoding is open: everything before is ASCII
  uint64_t list_offset = 0;    // of the list's byte at `start`
  uint64_t line;               // physical line at `start`
  bool oversize_next = false;  // FindRecord said kOversize for the record at `start`
};

// Reads until `wanted` bytes are left in the buffer, to the end of the list, or until reading fails.
void ChunkCutter::Impl::Fill(size_t wanted) {
  if (left() >= wanted || ended || !failure.ok()) return;
  if (start > left()) {
    std::memmove(buffer.data(), buffer.data() + start, left());
    const size_t kept = left();
    ascii_until -= std::min(start, ascii_until);
    start = 0;
    buffer.Resize(kept);
  }
  ReadTo(start + std::max(wanted, left() + read_step));
  SettleEncoding();
}

// Reads until the buffer holds `goal` bytes, to the end of the list, or until reading fails.
void ChunkCutter::Impl::ReadTo(size_t goal) {
  buffer.Reserve(goal);
  size_t size = buffer.size();
  while (size < goal && !ended) {
    absl::StatusOr<size_t> got = source->Read(buffer.data() + size, goal - size);
    if (!got.ok()) {
      failure = got.status();
      break;
    }
    ended = *got == 0;
    size += *got;
  }
  buffer.Resize(size);
}

// Looks at what was read since: at the first byte that is not ASCII the list's encoding is judged. An undecidable list
// ends in front of that byte's line, so that it does not matter how far the reader was ahead.
void ChunkCutter::Impl::SettleEncoding() {
  if (!open_encoding) return;
  const size_t first = ascii_until = FindNonAscii(buffer.view(), ascii_until);
  if (first == buffer.size()) return;
  if (failure.ok() && !ended) ReadTo(first + kEvidenceBytes + 1);
  EncodingGuess guess = GuessEncoding(buffer.view().substr(first), ended);
  SetEncoding(guess.encoding, &dialect);
  size_t begin = first;
  while (begin > start && !IsLineEnd(buffer.data()[begin - 1])) --begin;
  const std::string_view text = buffer.view().substr(begin);
  guess.evidence.samples = SampleLines(guess.encoding, text.substr(0, first - begin + kEvidenceBytes));
  evidence = std::move(guess.evidence);
  const OpenEncoding open = *std::exchange(open_encoding, std::nullopt);
  absl::Status refused;
  if (guess.encoding == Encoding::kAuto && open.kind != ErrorKind::kSuppression) {
    refused = UndecidedEncoding(open.kind, Say("list {}", open.list_name), "--encoding",
                                line + CountLineEnds(buffer.view().substr(start, begin - start)),
                                text.substr(0, text.find_first_of("\r\n")));
  } else if (guess.encoding == Encoding::kMixed && dialect.delimiter_size > 1) {
    refused = MixedFullwidthComma(ErrorKind::kUsage, open.list_name);
  }
  if (refused.ok()) return;
  failure = refused;
  buffer.Resize(begin);
  ended = false;
}

// The size of the next chunk; 0 when its first record is oversize (oversize_next is set then). At least one
// byte is left.
absl::StatusOr<size_t> ChunkCutter::Impl::ChunkEnd() {
  // One byte more than the chunk tells a CR from a CRLF at its end.
  Fill(chunk_bytes + 1);
  if (left() <= chunk_bytes && failure.ok()) return left();
  // The last byte there is may be half of a CRLF.
  const std::string_view window = rest().substr(0, std::min<size_t>(chunk_bytes, left() - 1));
  const size_t quote = dialect.quotes ? std::min(window.find('"'), window.size()) : window.size();
  const size_t plain = AfterLastLineEnd(rest(), quote);
  if (quote == window.size() && plain > 0) return plain;
  return WalkRecords(plain, window.size());
}

// The begin of a record, at most `target`, before which FindRecord need not look at the bytes from the record's begin
// `begin` on.
size_t ChunkCutter::Impl::SkipEasyRecords(size_t begin, size_t target) const {
  if (RecordBytes::Fit(dialect)) return SkipRegularRecords(RecordBytes(dialect), rest().data(), begin, target).end;
  const size_t quote = std::min(rest().substr(0, target).find('"', begin), target);
  return std::max(begin, AfterLastLineEnd(rest(), quote));
}

// `begin` is a record's begin in rest(), only plain records before it. The last record's end that is at most
// `target`, or that of the first record.
absl::StatusOr<size_t> ChunkCutter::Impl::WalkRecords(size_t begin, size_t target) {
  size_t pos = SkipEasyRecords(begin, target);
  while (pos < target) {
    Record record;
    const FindResult result = FindRecord(dialect, rest(), pos, ended, &record);
    if (result != FindResult::kRecord || record.next > target) break;
    pos = SkipEasyRecords(record.next, target);
  }
  if (pos > 0) return pos;
  return FirstRecordEnd();
}

absl::StatusOr<size_t> ChunkCutter::Impl::FirstRecordEnd() {
  for (;;) {
    Record record;
    switch (FindRecord(dialect, rest(), 0, ended, &record)) {
      case FindResult::kRecord:
        return record.next;
      case FindResult::kOversize:
        oversize_next = true;
        return 0;
      case FindResult::kNeedMore:
        break;
    }
    assert(!ended);
    if (!failure.ok()) return failure;
    Fill(left() + 1);
  }
}

// Moves the first `size` bytes of rest() into `*chunk`: the shorter part of the buffer is copied.
void ChunkCutter::Impl::Take(size_t size, Chunk* chunk) {
  chunk->first_byte = list_offset;
  chunk->first_line = line;
  chunk->encoding = dialect.encoding;
  chunk->oversize_bytes = 0;
  chunk->bytes.Clear();
  list_offset += ListBytes(rest().substr(0, size));
  const size_t end = start + size;
  const size_t tail = buffer.size() - end;
  if (start > 0 || size < tail) {
    chunk->bytes.Append(rest().substr(0, size));
    start = end;
  } else {
    chunk->bytes.Append(buffer.view().substr(end));
    ascii_until -= std::min(end, ascii_until);
    buffer.Resize(end);
    buffer.swap(chunk->bytes);
  }
  chunk->lines = CountLineEnds(chunk->bytes.view());
  line += chunk->lines;
}

// The record at `start` is over the limit and none of the buffer's line ends is its own: the rest of its line
// is read and left out, all but what is kept for showing it.
absl::Status ChunkCutter::Impl::TakeOversize(Chunk* chunk) {
  oversize_next = false;
  chunk->first_byte = list_offset;
  chunk->first_line = line;
  chunk->encoding = dialect.encoding;
  chunk->bytes.Clear();
  uint64_t inner_lines = CountLineEnds(rest());
  size_t skip = left();  // no end of this record's last line is among these bytes
  uint64_t length = 0;
  for (;;) {
    const std::string_view bytes = rest();
    const auto found = std::find_if(bytes.begin() + static_cast<ptrdiff_t>(skip), bytes.end(), IsLineEnd);
    const auto end = static_cast<size_t>(found - bytes.begin());
    const size_t kept = chunk->bytes.size();
    if (kept < kOversizeKept) chunk->bytes.Append(bytes.substr(0, std::min(end, kOversizeKept - kept)));
    const uint64_t list_bytes = ListBytes(bytes.substr(0, end));
    length += list_bytes;
    list_offset += list_bytes;
    start += end;
    if (found != bytes.end()) break;
    skip = 0;
    line += std::exchange(inner_lines, 0);
    Fill(1);
    if (left() == 0 && !failure.ok()) return failure;
    if (left() == 0) break;
  }
  chunk->oversize_bytes = length;
  chunk->lines = CountLineEnds(chunk->bytes.view());
  Fill(2);
  if (left() < 2 && !failure.ok()) return failure;
  if (left() > 0) {
    const size_t line_end = rest().starts_with("\r\n") ? 2 : 1;
    list_offset += ListBytes(rest().substr(0, line_end));
    start += line_end;
    ++inner_lines;
  }
  line += inner_lines;
  return absl::OkStatus();
}

ChunkCutter::ChunkCutter(std::unique_ptr<ByteSource> source, PaddedBuffer read_ahead, bool source_ended,
                         uint64_t body_offset, uint64_t first_line, const Dialect& dialect, uint64_t chunk_bytes,
                         std::optional<OpenEncoding> open_encoding, size_t read_step)
    : impl_(std::make_unique<Impl>(std::move(source), std::move(read_ahead), source_ended, body_offset, first_line,
                                   dialect, chunk_bytes, std::move(open_encoding), read_step)) {}

ChunkCutter::~ChunkCutter() = default;

absl::StatusOr<bool> ChunkCutter::Next(Chunk* chunk) {
  Impl& impl = *impl_;
  if (!impl.oversize_next) {
    impl.Fill(1);
    if (impl.left() == 0 && !impl.failure.ok()) return impl.failure;
    if (impl.left() == 0) return false;
    absl::StatusOr<size_t> size = impl.ChunkEnd();
    if (!size.ok()) return size.status();
    if (*size > 0) {
      impl.Take(*size, chunk);
      return true;
    }
  }
  if (absl::Status status = impl.TakeOversize(chunk); !status.ok()) return status;
  return true;
}

Encoding ChunkCutter::encoding() const { return impl_->dialect.encoding; }
const std::optional<EncodingEvidence>& ChunkCutter::evidence() const { return impl_->evidence; }

}  // namespace muster
