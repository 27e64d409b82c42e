#include "filter/suppression_loader.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/strings.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "number/number_policy.h"
#include "parse/chunk_cutter.h"
#include "parse/head_records.h"
#include "parse/record_scanner.h"

namespace muster {
namespace {

constexpr uint64_t kChunkBytes = 1 << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kShownBytes = 120;

bool IsAsciiPrintable(char c) { return c >= 0x20 && c < 0x7F; }

std::string InWords(const Budget& budget) {
  if (!budget.is_percent) return std::to_string(budget.count);
  std::string percent = std::to_string(budget.percent);
  percent.erase(percent.find_last_not_of('0') + 1);
  if (percent.ends_with('.')) percent.pop_back();
  return percent + " %";
}

bool Exceeds(const Budget& budget, uint64_t errors, uint64_t rows) {
  if (!budget.is_percent) return errors > budget.count;
  return errors > 1 && static_cast<double>(errors) * 100 > budget.percent * static_cast<double>(rows);
}

// The length of what separates pieces at the front of `text`; 0: nothing does.
size_t SeparatorSize(std::string_view text, std::string_view delimiter) {
  if (!delimiter.empty() && text.starts_with(delimiter)) return delimiter.size();
  const char c = text[0];
  return c == '"' || c == '\n' || c == '\r' || c == '\0' ? 1 : 0;
}

}  // namespace

absl::StatusOr<SuppressionLoader> SuppressionLoader::Create(const SuppressionOptions& options) {
  absl::StatusOr<NumberReader> reader = NumberReader::Create(options.country_code, options.area_code);
  if (!reader.ok()) return reader.status();
  return SuppressionLoader(options, *std::move(reader));
}

SuppressionLoader::SuppressionLoader(const SuppressionOptions& options, NumberReader reader)
    : options_(options),
      reader_(std::move(reader)),
      only_certain_(options.role == "whitelist"),
      set_(new SuppressionSet()),
      watcher_(options.watch, options.role) {
  set_->role_ = options.role;
}

absl::Status SuppressionLoader::Error(std::string_view where, std::string_view why, std::string_view what_to_do) const {
  return MakeError(ErrorKind::kSuppression, Join({options_.flag, " ", where}), why, what_to_do);
}

// Names the flag in an error about the list; errors of other kinds (cancelled, a caller's stream) stay as they are.
absl::Status SuppressionLoader::WithFlag(const absl::Status& status) const {
  if (KindOf(status) != ErrorKind::kSuppression) return status;
  return MakeError(ErrorKind::kSuppression, Join({options_.flag, ": ", ToStd(status.message())}));
}

absl::Status SuppressionLoader::Add(const Source& source) {
  if (source.kind == Source::Kind::kListText) {
    return MakeError(ErrorKind::kUsage, options_.flag, "numbers typed in as text cannot be a suppression list",
                     "put them into a file or into memory, one number a line");
  }
  List list;
  if (absl::Status opened = Open(source, &list); !opened.ok()) return WithFlag(opened);
  SuppressionSummary summary;
  summary.role = options_.role;
  summary.path = list.name;
  const std::string_view held = list.read_ahead.view();
  if (list.source_ended && (held.empty() || held == kByteOrderMark)) {
    summary.bytes = held.size();
    summary.xxh3 = XXH3_64bits(held.data(), held.size());
  } else if (absl::Status read = ReadBody(&list, &summary); !read.ok()) {
    return WithFlag(read);
  }
  if (absl::Status enough = CheckEnough(list); !enough.ok()) return enough;
  summary.records = list.records;
  summary.numbers = set_->size();
  summary.no_number = list.no_number;
  set_->files_.push_back(std::move(summary));
  set_->no_number_.count += list.no_number;
  if (!set_->no_number_.first) set_->no_number_.first = list.first_without;
  return absl::OkStatus();
}

absl::Status SuppressionLoader::Open(const Source& source, List* list) {
  list->name = source.name;
  absl::StatusOr<std::unique_ptr<ByteSource>> opened = OpenSource(source, options_.cancel, ErrorKind::kSuppression);
  if (!opened.ok()) return opened.status();
  list->source = *std::move(opened);
  // One byte more than is judged tells whether the list goes on.
  constexpr size_t kWanted = kHeadBytes + 1;
  PaddedBuffer& held = list->read_ahead;
  held.Reserve(kWanted);
  while (!list->source_ended && held.size() < kWanted) {
    const size_t had = held.size();
    held.Resize(kWanted);
    absl::StatusOr<size_t> got = list->source->Read(held.data() + had, kWanted - had);
    held.Resize(had + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    list->source_ended = *got == 0;
  }
  return absl::OkStatus();
}

absl::Status SuppressionLoader::ReadBody(List* list, SuppressionSummary* summary) {
  HeadOptions head_options;
  head_options.kind = ErrorKind::kSuppression;
  absl::StatusOr<ListHead> read = ReadListHead(list->name, list->read_ahead.view().substr(0, kHeadBytes),
                                               list->read_ahead.size() <= kHeadBytes, head_options);
  if (!read.ok()) return read.status();
  list->head = *std::move(read);
  const ListHead& head = list->head;
  list->records = head.records;
  AddAssumedHeader(list);

  ChunkCutter cutter(std::move(list->source), std::move(list->read_ahead), list->source_ended, head.body_offset,
                     head.first_line, head.dialect, kChunkBytes);
  Projection projection;
  projection.columns = {head.dialect.number_column};
  if (head.has_header) {
    for (const std::string& name : head.columns) projection.header.push_back(FoldName(name));
  }
  Chunk chunk;
  for (;;) {
    if (options_.cancel != nullptr && options_.cancel->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Join({"list ", list->name}), "cancelled while it was read", "");
    }
    absl::StatusOr<bool> more = cutter.Next(&chunk);
    if (!more.ok()) return more.status();
    if (!*more) break;
    ScanChunk(head.dialect, projection, chunk, &block_);
    AddBlock(chunk, list);
  }
  summary->bytes = cutter.bytes_read();
  summary->xxh3 = cutter.xxh3();
  return absl::OkStatus();
}

// A first record that was taken for a header only because it has few digits may be an opt-out in strange writing. Its
// field counts as written; a column's name has no white space at its ends.
void SuppressionLoader::AddAssumedHeader(List* list) {
  const ListHead& head = list->head;
  if (!head.header_assumed) return;
  for (const HeadRecord& record : ReadHeadRecords(head.dialect, head.header_record, 0, /*at_end=*/true, 1)) {
    if (head.dialect.number_column >= record.fields.size()) continue;
    const std::string& field = record.fields[head.dialect.number_column];
    watcher_.AtRecord(list->name, head.header_line, head.header_record);
    if (!AddField(field)) AddUnreadable(field);
  }
  list->numbers += keys_.size();
  Flush();
}

void SuppressionLoader::AddBlock(const Chunk& chunk, List* list) {
  list->records += block_.records;
  list->rows += block_.rows();
  for (size_t row = 0; row < block_.rows(); ++row) AddRow(chunk, row, list);
  list->numbers += keys_.size();
  Flush();
}

void SuppressionLoader::AddRow(const Chunk& chunk, size_t row, List* list) {
  const std::string_view record(chunk.bytes.data() + block_.begin[row], block_.size[row]);
  watcher_.AtRecord(list->name, chunk.first_line + block_.line[row], record);
  bool found;
  if (block_.code[row] == Code::kNone) {
    const std::string_view field = block_.text(block_.field(row, 0), chunk);
    found = AddField(field);
    if (!found) AddUnreadable(field);
    // Without a header nobody has said which column counts.
    const bool more_fields = list->head.columns.size() > 1 || (block_.flags[row] & RowBlock::kLong) != 0;
    if (!only_certain_ && !list->head.has_header && more_fields)
      found |= AddPieces(record, list->head.dialect.delimiter());
  } else {
    found = AddPieces(record, list->head.dialect.delimiter());
    // Of an oversize record only the beginning was seen.
    found = found && chunk.oversize_bytes == 0;
  }
  if (found) return;
  ++list->no_number;
  if (!list->first_without) {
    list->first_without = FirstSeen{list->name, chunk.first_line + block_.line[row], ForDisplay(record, kShownBytes)};
  }
}

// True when the field holds a number. Around bytes that are no UTF-8 its ASCII parts are looked at.
bool SuppressionLoader::AddField(std::string_view field) {
  const size_t before = keys_.size();
  const size_t read = AppendFrom(field);
  if (read == 0 && !IsValidUtf8(field)) {
    for (size_t pos = 0; pos < field.size();) {
      size_t end = pos;
      while (end < field.size() && IsAsciiPrintable(field[end])) ++end;
      if (end > pos) AppendFrom(field.substr(pos, end - pos));
      pos = end + 1;
    }
  }
  return keys_.size() > before;
}

// A white list must not let anybody through who was not meant; on the other lists nobody may be missed.
size_t SuppressionLoader::AppendFrom(std::string_view text) {
  const size_t before = keys_.size();
  if (only_certain_) {
    reader_.AppendNumbers(text, &keys_);
  } else {
    reader_.AppendNumbersSeen(text, &keys_);
  }
  watcher_.Yielded(std::span(keys_).subspan(before), text);
  return keys_.size() - before;
}

// For a record that could not be cut into fields: whatever stands between delimiters, quotes, line ends and NULs.
// True when a number was found.
bool SuppressionLoader::AddPieces(std::string_view record, std::string_view delimiter) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  for (size_t pos = 0; pos < record.size();) {
    const size_t separator = SeparatorSize(record.substr(pos), delimiter);
    if (separator > 0) {
      pieces.push_back(record.substr(begin, pos - begin));
      begin = pos + separator;
    }
    pos += std::max<size_t>(separator, 1);
  }
  pieces.push_back(record.substr(begin));
  bool found = false;
  for (const std::string_view piece : pieces) found |= AddField(piece);
  if (found) return true;
  for (const std::string_view piece : pieces) AddUnreadable(piece);
  AddUnreadable(record);
  return false;
}

// Kept for list option 12, as it stands and without spaces at its ends, for either may stand in a recipient list.
void SuppressionLoader::AddUnreadable(std::string_view text) {
  const std::string_view trimmed = TrimSpace(text);
  if (trimmed.empty()) return;
  for (const std::string_view kept : {text, trimmed}) {
    const Key key = UnreadableKey(kept);
    set_->unreadable_->Insert(key);
    watcher_.Yielded({&key, 1}, text);
    if (trimmed.size() == text.size()) break;
  }
}

void SuppressionLoader::Flush() {
  inserted_.resize(std::max(inserted_.size(), keys_.size()));
  set_->numbers_->InsertBlock(keys_, inserted_.data());
  keys_.clear();
}

absl::Status SuppressionLoader::CheckEnough(const List& list) const {
  std::string where = list.name;
  if (list.first_without) {
    where = Join({list.name, ", line ", std::to_string(list.first_without->line), ": ", list.first_without->text});
  }
  if (list.numbers == 0 && !options_.allow_empty) {
    return Error(where,
                 list.rows == 0 ? "the suppression list is empty"
                                : "the suppression list holds no number at all; this is its first record",
                 "check that it is the right file; --allow-empty-list permits a list without numbers");
  }
  if (!Exceeds(options_.max_errors, list.no_number, list.rows)) return absl::OkStatus();
  return Error(where,
               Join({std::to_string(list.no_number), " of its ", std::to_string(list.rows),
                     " records hold no number that can be read, the first of them here; allowed are ",
                     InWords(options_.max_errors)}),
               "mend these records, or raise --max-list-errors when they are known to be nobody's number");
}

}  // namespace muster
