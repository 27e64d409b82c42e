// The cutter holds one buffer: [start_, size) is what no chunk has taken yet, and start_ is always a record's
// begin. A chunk's end is found with as little looking at bytes as the content allows: without a quote in the
// window every line end is a record's end, so the last one serves; otherwise FindRecord walks, but only over
// lines that hold quotes.
#include "parse/chunk_cutter.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "parse/record_scanner.h"

namespace muster {
namespace {

constexpr size_t kOversizeKept = 4 << 10;

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

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
       uint64_t first_line, const Dialect& dialect_in, uint64_t chunk_bytes_in, size_t read_step_in)
      : source(std::move(source_in)),
        dialect(dialect_in),
        chunk_bytes(std::max<uint64_t>(chunk_bytes_in, 1)),
        read_step(std::max<size_t>(read_step_in, 1)),
        buffer(std::move(read_ahead)),
        ended(source_ended),
        start(body_offset),
        line(first_line) {
    XXH3_64bits_reset(&hash);
    XXH3_64bits_update(&hash, buffer.data(), buffer.size());
    bytes_read = buffer.size();
  }

  size_t left() const { return buffer.size() - start; }
  std::string_view rest() const { return buffer.view().substr(start); }

  void Fill(size_t wanted);
  absl::StatusOr<size_t> ChunkEnd();
  absl::StatusOr<size_t> WalkRecords(size_t begin, size_t target);
  absl::StatusOr<size_t> FirstRecordEnd();
  void Take(size_t size, Chunk* chunk);
  absl::Status TakeOversize(Chunk* chunk);

  // Constant after construction.
  const std::unique_ptr<ByteSource> source;
  const Dialect dialect;
  const size_t chunk_bytes;
  const size_t read_step;

  PaddedBuffer buffer;
  bool ended;
  // Why reading ended early. What was read before still counts, as far as its records are certain, so that it does not
  // matter how far the reader was ahead.
  absl::Status failure;
  size_t start;                // in buffer
  uint64_t dropped = 0;        // bytes of the list before the buffer's first
  uint64_t line;               // physical line at `start`
  bool oversize_next = false;  // FindRecord said kOversize for the record at `start`
  uint64_t bytes_read = 0;
  XXH3_state_t hash;
};

// Reads until `wanted` bytes are left in the buffer, to the end of the list, or until reading fails.
void ChunkCutter::Impl::Fill(size_t wanted) {
  if (left() >= wanted || ended || !failure.ok()) return;
  if (start > left()) {
    std::memmove(buffer.data(), buffer.data() + start, left());
    const size_t kept = left();
    dropped += start;
    start = 0;
    buffer.Resize(kept);
  }
  const size_t goal = start + std::max(wanted, left() + read_step);
  buffer.Reserve(goal);
  size_t size = buffer.size();
  while (size < goal && !ended) {
    absl::StatusOr<size_t> got = source->Read(buffer.data() + size, goal - size);
    if (!got.ok()) {
      failure = got.status();
      break;
    }
    ended = *got == 0;
    XXH3_64bits_update(&hash, buffer.data() + size, *got);
    size += *got;
    bytes_read += *got;
  }
  buffer.Resize(size);
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

// `begin` is a record's begin in rest(), only plain records before it. The last record's end that is at most
// `target`, or that of the first record.
absl::StatusOr<size_t> ChunkCutter::Impl::WalkRecords(size_t begin, size_t target) {
  size_t pos = begin;
  while (pos < target) {
    Record record;
    const FindResult result = FindRecord(dialect, rest(), pos, ended, &record);
    if (result != FindResult::kRecord || record.next > target) break;
    pos = record.next;
    const size_t quote = std::min(rest().substr(0, target).find('"', pos), target);
    pos = std::max(pos, AfterLastLineEnd(rest(), quote));
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
  chunk->first_byte = dropped + start;
  chunk->first_line = line;
  chunk->oversize_bytes = 0;
  chunk->bytes.Clear();
  const size_t end = start + size;
  const size_t tail = buffer.size() - end;
  if (start > 0 || size < tail) {
    chunk->bytes.Append(rest().substr(0, size));
    start = end;
  } else {
    chunk->bytes.Append(buffer.view().substr(end));
    dropped += end;
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
  chunk->first_byte = dropped + start;
  chunk->first_line = line;
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
    length += end;
    start += end;
    if (found != bytes.end()) break;
    skip = 0;
    Fill(1);
    if (left() == 0 && !failure.ok()) return failure;
    if (left() == 0) break;
  }
  chunk->oversize_bytes = length;
  chunk->lines = CountLineEnds(chunk->bytes.view());
  Fill(2);
  if (left() < 2 && !failure.ok()) return failure;
  if (left() > 0) {
    start += rest().starts_with("\r\n") ? 2 : 1;
    ++inner_lines;
  }
  line += inner_lines;
  return absl::OkStatus();
}

ChunkCutter::ChunkCutter(std::unique_ptr<ByteSource> source, PaddedBuffer read_ahead, bool source_ended,
                         uint64_t body_offset, uint64_t first_line, const Dialect& dialect, uint64_t chunk_bytes,
                         size_t read_step)
    : impl_(std::make_unique<Impl>(std::move(source), std::move(read_ahead), source_ended, body_offset, first_line,
                                   dialect, chunk_bytes, read_step)) {}

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

uint64_t ChunkCutter::bytes_read() const { return impl_->bytes_read; }
uint64_t ChunkCutter::xxh3() const { return XXH3_64bits_digest(&impl_->hash); }

}  // namespace muster
