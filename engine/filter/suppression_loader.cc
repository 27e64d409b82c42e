#include "filter/suppression_loader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/strings.h"
#include "filter/set_file.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "number/number_policy.h"
#include "parse/chunk_cutter.h"
#include "parse/column_names.h"
#include "parse/dialect.h"
#include "parse/record_scanner.h"
#include "source/text_decoder.h"

namespace muster {
namespace {

constexpr uint64_t kChunkBytes = 1 << 20;
constexpr size_t kShownBytes = 120;

bool IsCharacterAt(std::string_view text, size_t pos) {
  return static_cast<unsigned char>(text[pos]) < 0x80 || DecodeUtf8(text, pos).size > 1;
}

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

// The readings in which a field is searched whose encoding is in doubt.
constexpr Encoding kReadings[] = {Encoding::kUtf8, Encoding::kBig5, Encoding::kGb18030};

// In which a record is searched: RecordEncoding; one in UTF-8 in a list of Big5 or GB18030 is searched as that.
Encoding SearchEncoding(Encoding list_encoding, std::string_view record) {
  const Encoding encoding = RecordEncoding(list_encoding, record);
  const bool in_pairs = list_encoding == Encoding::kBig5 || list_encoding == Encoding::kGb18030;
  return encoding == Encoding::kAuto && in_pairs ? Encoding::kUtf8 : encoding;
}

// The length of what separates pieces at the front of `text`; 0: nothing does.
size_t SeparatorSize(std::string_view text, std::string_view delimiter) {
  if (!delimiter.empty() && text.starts_with(delimiter)) return delimiter.size();
  const char c = text[0];
  return c == '"' || c == '\n' || c == '\r' || c == '\0' ? 1 : 0;
}

}  // namespace

absl::StatusOr<SuppressionLoader> SuppressionLoader::Create(const SuppressionOptions& options) {
  ReaderOptions reading{.country_code = options.country_code,
                        .region = options.region,
                        .area_code = options.area_code,
                        .validity = options.validity,
                        .plan = options.numbering_plan};
  absl::StatusOr<NumberReader> reader = NumberReader::Create(reading);
  if (!reader.ok()) return reader.status();
  std::optional<NumberReader> valid_reader;
  if (options.validity != Validity::kValid) {
    reading.validity = Validity::kValid;
    absl::StatusOr<NumberReader> created = NumberReader::Create(reading);
    if (!created.ok()) return created.status();
    valid_reader = *std::move(created);
  }
  SuppressionLoader loader(options, *std::move(reader), std::move(valid_reader));
  if (absl::Status read = loader.ReadCountries(); !read.ok()) return read;
  return loader;
}

SuppressionLoader::SuppressionLoader(const SuppressionOptions& options, NumberReader reader,
                                     std::optional<NumberReader> valid_reader)
    : options_(options),
      reader_(std::move(reader)),
      valid_reader_(std::move(valid_reader)),
      only_certain_(options.role == "whitelist"),
      reading_(ReadingOf(options, reader_)),
      set_(new SuppressionSet()),
      watcher_(options.watch, options.role) {
  set_->role_ = options.role;
  set_->numbering_plan_ = std::string(reader_.plan().version());
  set_->validity_ = options.validity;
}

absl::Status SuppressionLoader::ReadCountries() {
  if (options_.country_column.empty()) return absl::OkStatus();
  absl::StatusOr<NumberPolicy> policy = NumberPolicy::Create({.reading = {.country_code = options_.country_code,
                                                                          .region = options_.region,
                                                                          .area_code = options_.area_code,
                                                                          .validity = options_.validity,
                                                                          .plan = options_.numbering_plan},
                                                              .country_per_row = true});
  if (!policy.ok()) return policy.status();
  by_country_ = *std::move(policy);
  return absl::OkStatus();
}

// A place may be that of another column here: too little for a white list.
std::optional<uint32_t> SuppressionLoader::CountryColumn(const ListHead& head) const {
  if (!by_country_ || (only_certain_ && !head.has_header)) return std::nullopt;
  return only_certain_ ? FindColumn(head.columns, options_.country_column)
                       : FindColumnOrIndex(head.columns, options_.country_column);
}

absl::Status SuppressionLoader::Error(const Phrase& where, const Phrase& why, const Phrase& what_to_do) const {
  return MakeError(ErrorKind::kSuppression, Say("{} {}", options_.flag, where), why, what_to_do);
}

// Names the flag in an error about the list; errors of other kinds (cancelled, a caller's stream) stay as they are.
absl::Status SuppressionLoader::WithFlag(const absl::Status& status) const {
  if (KindOf(status) != ErrorKind::kSuppression) return status;
  return MakeError(ErrorKind::kSuppression, Say("{}: {}", options_.flag, PhraseOf(status)));
}

absl::Status SuppressionLoader::Add(const Source& source) {
  if (source.kind == Source::Kind::kListText) {
    return MakeError(ErrorKind::kUsage, Verbatim(options_.flag),
                     Say("numbers typed in as text cannot be a suppression list"),
                     Say("put them into a file or into memory, one number a line"));
  }
  List list;
  HeadOptions head_options;
  head_options.kind = ErrorKind::kSuppression;
  absl::StatusOr<OpenList> opened = OpenAndJudge(source, options_.cancel, head_options);
  if (!opened.ok()) return WithFlag(opened.status());
  if (opened->compiled_set) return AddCompiled(source, *std::move(opened));
  list.open = *std::move(opened);
  if (absl::Status read = ReadBody(&list); !read.ok()) return WithFlag(read);
  if (absl::Status enough = CheckEnough(list); !enough.ok()) return enough;
  SuppressionSummary summary;
  summary.role = options_.role;
  summary.path = list.open.name;
  summary.bytes = list.open.meter->bytes();
  summary.xxh3 = list.open.meter->xxh3();
  summary.records = list.records;
  summary.numbers = set_->numbers_->size();
  summary.no_number = list.no_number;
  set_->files_.push_back(std::move(summary));
  set_->no_number_.count += list.no_number;
  if (!set_->no_number_.first) set_->no_number_.first = list.first_without;
  return absl::OkStatus();
}

absl::Status SuppressionLoader::AddCompiled(const Source& source, OpenList list) {
  absl::StatusOr<std::unique_ptr<SetFile>> opened(nullptr);
  if (source.kind == Source::Kind::kFile) opened = SetFile::Map(source.name, options_);
  if (opened.ok() && *opened == nullptr) {
    opened = SetFile::Read(list.name, list.read_ahead.view(), list.source.get(), *list.meter);
  }
  if (!opened.ok()) return WithFlag(opened.status());
  std::unique_ptr<SetFile> file = *std::move(opened);
  const SetHeader& header = file->header();
  if (const std::optional<SetFault> unfit = WhyUnfit(header.reading, reading_)) {
    return Error(Say("set {}", list.name), unfit->why, unfit->what_to_do);
  }
  if (header.numbers == 0 && !options_.allow_empty) {
    return Error(Say("set {}", list.name), Say("the suppression list is empty"),
                 Say("check that it is the right file; --allow-empty-list permits a list without numbers"));
  }
  watcher_.InSet(list.name, [&file](Key key) { return file->numbers().Contains(key) || file->hashes().Contains(key); });
  SuppressionSummary summary;
  summary.role = options_.role;
  summary.path = list.name;
  summary.bytes = file->bytes();
  summary.xxh3 = file->xxh3();
  for (const CompiledList& from : header.lists) summary.records += from.records;
  summary.numbers = header.numbers;
  summary.no_number = header.no_number.count;
  summary.compiled = true;
  summary.compiled_from = header.lists;
  set_->files_.push_back(std::move(summary));
  set_->no_number_.count += header.no_number.count;
  if (!set_->no_number_.first) set_->no_number_.first = header.no_number.first;
  set_->compiled_.push_back(std::move(file));
  return absl::OkStatus();
}

absl::Status SuppressionLoader::ReadBody(List* list) {
  const ListHead& head = list->open.head;
  list->records = head.records;
  if (absl::Status added = AddAssumedHeader(list); !added.ok()) return added;

  const std::unique_ptr<ChunkCutter> cutter = CutterOf(&list->open, ErrorKind::kSuppression, kChunkBytes);
  Projection projection;
  projection.columns = {head.dialect.number_column};
  if (const std::optional<uint32_t> country = CountryColumn(head)) {
    list->has_country = true;
    projection.columns.push_back(*country);
  }
  if (head.has_header) {
    for (const std::string& name : head.columns) projection.header.push_back(FoldName(name));
  }
  Chunk chunk;
  for (;;) {
    if (options_.cancel != nullptr && options_.cancel->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Say("list {}", list->open.name), Say("cancelled while it was read"));
    }
    absl::StatusOr<bool> more = cutter->Next(&chunk);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    ScanChunk(head.dialect, projection, chunk, &block_);
    if (absl::Status added = AddBlock(chunk, list); !added.ok()) return added;
  }
}

// A first record that was taken for a header only because it has few digits may be an opt-out in strange writing. Its
// field counts as written; a column's name has no white space at its ends.
absl::Status SuppressionLoader::AddAssumedHeader(List* list) {
  const ListHead& head = list->open.head;
  if (!head.header_assumed || head.dialect.number_column >= head.header_fields.size()) return absl::OkStatus();
  watcher_.AtRecord(list->open.name, head.header_line, Encoding::kUtf8, head.header_record);
  const std::string& field = head.header_fields[head.dialect.number_column];
  if (head.dialect.encoding == Encoding::kAuto) {
    // It may be a number in full-width digits, in whatever encoding.
    for (const Encoding encoding : kReadings) AppendFrom(DecodeForSearch(encoding, field));
    const bool number = !keys_.empty();
    keys_.clear();
    if (number) return UndecidedNumber(*list, head.header_line, head.header_record);
  }
  const uint64_t valid_before = valid_;
  AddField(field);
  if (valid_ == valid_before) AddUnreadable(field);
  list->numbers += keys_.size();
  Flush();
  return absl::OkStatus();
}

absl::Status SuppressionLoader::AddBlock(const Chunk& chunk, List* list) {
  list->records += block_.records;
  list->rows += block_.rows();
  for (size_t row = 0; row < block_.rows(); ++row) {
    if (chunk.encoding == Encoding::kAuto && block_.code[row] == Code::kNone) {
      const std::string_view field = block_.text(block_.field(row, 0), chunk);
      if (FindNonAscii(field, 0) < field.size()) {
        return UndecidedNumber(*list, chunk.first_line + block_.line[row], RecordOf(chunk, row));
      }
    }
    AddRow(chunk, row, list);
  }
  list->numbers += keys_.size();
  Flush();
  return absl::OkStatus();
}

// A list of undecided encoding can be used as long as its numbers are ASCII.
absl::Status SuppressionLoader::UndecidedNumber(const List& list, uint64_t line, std::string_view record) const {
  return MakeError(
      ErrorKind::kSuppression, Say("list {}, line {}: {}", list.open.name, line, ForDisplay(record, kShownBytes)),
      Say("nothing shows for certain in which encoding the list is written, and its numbers are not plain ASCII"),
      Say("save the list as UTF-8"));
}

std::string_view SuppressionLoader::RecordOf(const Chunk& chunk, size_t row) const {
  return {chunk.bytes.data() + block_.begin[row], block_.size[row]};
}

void SuppressionLoader::AddRow(const Chunk& chunk, size_t row, List* list) {
  const std::string_view record = RecordOf(chunk, row);
  watcher_.AtRecord(list->open.name, chunk.first_line + block_.line[row], chunk.encoding, record);
  bool found;
  if (block_.code[row] == Code::kNone) {
    found = AddWholeRow(chunk, row, *list);
  } else {
    found = AddPieces(chunk, record, list->open.head);
    // Of an oversize record only the beginning was seen.
    found = found && chunk.oversize_bytes == 0;
  }
  if (found) return;
  ++list->no_number;
  if (!list->first_without) {
    list->first_without = FirstSeen{list->open.name, chunk.first_line + block_.line[row],
                                    ForDisplay(DecodeRecordLoosely(chunk.encoding, record), kShownBytes)};
  }
}

// A row that was cut into fields: its number column, and more where nobody can be sure that this is where the number
// is.
bool SuppressionLoader::AddWholeRow(const Chunk& chunk, size_t row, const List& list) {
  const ListHead& head = list.open.head;
  const std::string_view record = RecordOf(chunk, row);
  const std::string_view written = block_.text(block_.field(row, 0), chunk);
  const bool plain = chunk.encoding == Encoding::kUtf8 || FindNonAscii(written, 0) == written.size();
  if (!plain) decoded_ = DecodeForSearch(SearchEncoding(chunk.encoding, record), written);
  const std::string_view field = plain ? written : std::string_view(decoded_);
  bool found = AddNumberField(chunk, row, list, field);
  if (only_certain_) return found;
  // The list may go on in another encoding than it began with.
  const bool other_encoding = !found && FindNonAscii(written, 0) < written.size();
  for (size_t i = 0; other_encoding && i < std::size(kReadings); ++i) {
    found |= AddField(DecodeForSearch(kReadings[i], written));
  }
  // Fields that do not line up may have their number in another column; without a header nobody has said which counts.
  const bool uneven = (block_.flags[row] & (RowBlock::kShort | RowBlock::kLong | RowBlock::kMultiline)) != 0;
  if (uneven || (!head.has_header && head.columns.size() > 1)) found |= AddPieces(chunk, record, head);
  return found;
}

// True when the field holds a number: in the country of its row, and, where nobody may be missed, in the job's. What is
// none in the job's is kept as it stands, since a recipient list may not have the column.
bool SuppressionLoader::AddNumberField(const Chunk& chunk, size_t row, const List& list, std::string_view field) {
  const NumberReader& reader = list.has_country ? ReaderOfRow(chunk, row) : reader_;
  const bool found_abroad = AddAbroad(reader, field);
  const bool only_abroad = only_certain_ && reader.home() != reader_.home();
  const uint64_t valid_before = valid_;
  const bool found = !only_abroad && AddField(field);
  if (only_abroad ? !found_abroad : valid_ == valid_before) AddUnreadable(field);
  return found || found_abroad;
}

// True when the field holds a number in a country that is not the job's.
bool SuppressionLoader::AddAbroad(const NumberReader& reader, std::string_view field) {
  if (reader.home() == reader_.home()) return false;
  const size_t before = keys_.size();
  AppendWith(reader, field);
  watcher_.Yielded(std::span(keys_).subspan(before), field);
  return keys_.size() > before;
}

const NumberReader& SuppressionLoader::ReaderOfRow(const Chunk& chunk, size_t row) {
  const std::string_view written = block_.text(block_.field(row, 1), chunk);
  if (FindNonAscii(written, 0) == written.size()) return by_country_->ReaderOf(written);
  return by_country_->ReaderOf(DecodeForSearch(SearchEncoding(chunk.encoding, RecordOf(chunk, row)), written));
}

// True when the field holds a number. Of one with bytes that do not decode, the parts around them are looked at.
bool SuppressionLoader::AddField(std::string_view field) {
  const size_t before = keys_.size();
  const uint64_t valid_before = valid_;
  AppendFrom(field);
  if (valid_ == valid_before && !IsValidUtf8(field)) {
    for (size_t begin = 0; begin < field.size();) {
      size_t end = begin;
      while (end < field.size() && IsCharacterAt(field, end)) end += DecodeUtf8(field, end).size;
      if (end > begin) AppendFrom(field.substr(begin, end - begin));
      begin = std::max(end, begin + 1);
    }
  }
  return keys_.size() > before;
}

// A white list must not let anybody through who was not meant; on the other lists nobody may be missed.
void SuppressionLoader::AppendFrom(std::string_view text) {
  const size_t before = keys_.size();
  AppendWith(reader_, text);
  watcher_.Yielded(std::span(keys_).subspan(before), text);
  if (!valid_reader_) {
    valid_ += keys_.size() - before;
    return;
  }
  const size_t all = keys_.size();
  AppendWith(*valid_reader_, text);
  valid_ += keys_.size() - all;
  keys_.resize(all);
}

void SuppressionLoader::AppendWith(const NumberReader& reader, std::string_view text) {
  if (only_certain_) {
    reader.AppendNumbers(text, &keys_);
  } else {
    reader.AppendNumbersSeen(text, &keys_);
  }
}

// For a record whose fields cannot be relied on: whatever stands between delimiters, quotes, line ends and NULs. True
// when a number was found.
bool SuppressionLoader::AddPieces(const Chunk& chunk, std::string_view written, const ListHead& head) {
  std::string decoded;
  std::string_view record = written;
  bool undecided = false;
  if (chunk.encoding != Encoding::kUtf8 && FindNonAscii(written, 0) < written.size()) {
    const Encoding encoding = SearchEncoding(chunk.encoding, written);
    undecided = encoding == Encoding::kAuto;
    record = decoded = DecodeForSearch(encoding, written);
  }
  const std::string_view delimiter = DelimiterBytes(head.delimiter, Encoding::kUtf8);
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
  const uint64_t valid_before = valid_;
  for (const std::string_view piece : pieces) found |= AddField(piece);
  if (valid_ != valid_before) return true;
  for (const std::string_view piece : pieces) {
    // In no encoding every byte stands for itself, and the bytes are what may stand in a recipient list.
    AddUnreadable(undecided ? written.substr(static_cast<size_t>(piece.data() - record.data()), piece.size()) : piece);
  }
  AddUnreadable(undecided ? written : record);
  return found;
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

std::shared_ptr<const SuppressionSet> SuppressionLoader::Finish() {
  set_->numbers_->Complete();
  return std::move(set_);
}

absl::Status SuppressionLoader::CheckEnough(const List& list) const {
  const Phrase where = list.first_without
                           ? Say("{}, line {}: {}", list.open.name, list.first_without->line, list.first_without->text)
                           : Verbatim(list.open.name);
  if (list.numbers == 0 && !options_.allow_empty) {
    return Error(where,
                 list.rows == 0 ? Say("the suppression list is empty")
                                : Say("the suppression list holds no number at all; this is its first record"),
                 Say("check that it is the right file; --allow-empty-list permits a list without numbers"));
  }
  if (!Exceeds(options_.max_errors, list.no_number, list.rows)) return absl::OkStatus();
  return Error(where,
               Say("{} of its {} records hold no number that can be read, the first of them here; allowed are {}",
                   list.no_number, list.rows, InWords(options_.max_errors)),
               Say("mend these records, or raise --max-list-errors when they are known to be nobody's number"));
}

}  // namespace muster
