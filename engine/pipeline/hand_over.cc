#include "pipeline/hand_over.h"

#include <algorithm>
#include <cstdio>

#include "base/strings.h"
#include "emit/readable_text.h"
#include "muster/error.h"
#include "parse/record_scanner.h"
#include "pipeline/field_decoder.h"
#include "pipeline/strict_rules.h"
#include "pipeline/typed_list.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

bool IsReject(Code outcome) { return InfoOf(outcome).group == CodeGroup::kReject; }
bool IsMessageFault(Code outcome) { return outcome >= Code::kEmptyField && outcome <= Code::kMessageTooLong; }

}  // namespace

HandOver::HandOver(const JobPlan& plan, Sink* sink, const SinkNeeds& needs, bool encoded)
    : plan_(plan), sink_(sink), needs_(needs), account_(plan), cutter_(sink, plan.job.batch_size, encoded) {}

absl::Status HandOver::Deliver(ChunkWork* work, MergedPiece* piece, Tally* tally, Merger* merger) {
  const std::optional<Stop> stop = StopIn(*work, *piece);
  if (stop) StopAt(*stop, work, piece, tally);
  const uint32_t list = work->chunk.list;
  const std::string_view told_of = work->chunk.bytes.view().substr(0, stop ? stop->front_end : std::string_view::npos);
  if (beyond_ascii_in_ != list && FindNonAscii(told_of, 0) < told_of.size()) beyond_ascii_in_ = list;
  account_.Add(*tally);
  for (const BrokenRule& broken : piece->broken) {
    account_.ShowFirst(broken.code, piece->messages[broken.message].text.substr(broken.pos, broken.size));
  }
  if ((*plan_.job.list_option & kListDedup) != 0) NoticeLostRecipients(*work, *piece);
  if (absl::Status told = DeliverInOrder(*work, *piece, merger); !told.ok()) return told;
  if (!stop) return absl::OkStatus();
  return stop->why.ok() ? BudgetError() : stop->why;
}

absl::Status HandOver::DeliverInOrder(const ChunkWork& work, const MergedPiece& piece, Merger* merger) {
  const uint32_t batch_size = plan_.job.batch_size;
  size_t message = 0;
  std::span<const uint32_t> others = piece.others;
  while (message < piece.messages.size()) {
    const size_t room = batch_size - given_ % batch_size;
    const size_t count = std::min(room, piece.messages.size() - message);
    const size_t last_row = piece.rows[message + count - 1];
    if (absl::Status told = TellRows(work, last_row, merger, &others); !told.ok()) return told;
    std::string_view encoded;
    std::span<const uint32_t> ends;
    if (!piece.encoded_ends.empty()) {
      encoded = piece.encoded.view();
      ends = std::span(piece.encoded_ends).subspan(message, count);
      const size_t begin = message == 0 ? 0 : piece.encoded_ends[message - 1];
      encoded = encoded.substr(begin, ends.back() - begin);
    }
    // A batch is about to go: on the ground of sets that are still what they were.
    if (count == room) {
      if (absl::Status unchanged = plan_.suppressor.CheckUnchanged(); !unchanged.ok()) return unchanged;
    }
    absl::Status added = cutter_.Add(std::span(piece.messages).subspan(message, count), encoded, ends);
    if (!added.ok()) return added;
    given_ += count;
    message += count;
  }
  return TellRows(work, piece.end, merger, &others);
}

absl::Status HandOver::TellRows(const ChunkWork& work, size_t end, Merger* merger, std::span<const uint32_t>* others) {
  if (!needs_.rejected && !needs_.suppressed && !needs_.duplicates) return absl::OkStatus();
  for (; !others->empty() && others->front() < end; *others = others->subspan(1)) {
    const uint32_t row = others->front();
    const Code outcome = work.outcome[row];
    absl::Status told;
    if (IsReject(outcome)) {
      if (needs_.rejected) told = TellRejected(work, row, merger);
    } else if (outcome == Code::kDuplicate) {
      if (needs_.duplicates) told = TellDuplicate(work, row);
    } else if (needs_.suppressed) {
      told = TellSuppressed(work, row);
    }
    if (!told.ok()) return told;
  }
  return absl::OkStatus();
}

absl::Status HandOver::TellRejected(const ChunkWork& work, size_t row, Merger* merger) {
  RejectedRow rejected;
  rejected.list = work.chunk.list;
  rejected.row = work.row_number(row);
  rejected.line = work.line(row);
  PlaceRecord(work, row, &rejected);
  rejected.code = work.outcome[row];
  const std::string detail = Detail(work, row, merger);
  rejected.detail = detail;
  rejected.ref = RefOf(plan_, work, row);
  return sink_->Rejected(rejected);
}

void HandOver::PlaceRecord(const ChunkWork& work, size_t row, RejectedRow* rejected) {
  const Chunk& chunk = work.chunk;
  const size_t begin = work.rows.begin[row];
  const std::string_view text = chunk.bytes.view().substr(begin, work.rows.size[row]);
  if (IsUtf16(chunk.encoding)) {
    if (counted_.ticket != chunk.ticket) counted_ = {chunk.ticket, 0, 0};
    counted_.list += Utf16Bytes(chunk.bytes.view().substr(counted_.text, begin - counted_.text));
    counted_.text = begin;
    record_ = ToUtf16(chunk.encoding, text, kShownRecordBytes);
    rejected->encoding = chunk.encoding;
    rejected->byte_offset = chunk.first_byte + counted_.list;
    rejected->bytes = Utf16Bytes(text);
    rejected->record = record_;
  } else {
    rejected->encoding = ShownEncoding(chunk.encoding, text);
    rejected->byte_offset = chunk.first_byte + begin;
    rejected->bytes = text.size();
    rejected->record = text.substr(0, kShownRecordBytes);
  }
  if (chunk.oversize_bytes > 0) rejected->bytes = chunk.oversize_bytes;
}

std::string HandOver::Detail(const ChunkWork& work, size_t row, Merger* merger) const {
  const Code outcome = work.outcome[row];
  if (outcome == Code::kInvalidEncoding) return EncodingDetail(work, row);
  if (work.rows.code[row] != Code::kNone) return "";
  if (IsMessageFault(outcome)) return plan_.builder->Detail(outcome, merger->Values(work, row));
  const uint32_t country = plan_.lists[work.chunk.list].country;
  if (country == ListPlan::kNoColumn) return plan_.numbers.Detail(outcome, work.field(row, 0));
  return plan_.numbers.DetailOfRow(outcome, work.field(row, 0), work.field(row, country));
}

std::string HandOver::EncodingDetail(const ChunkWork& work, size_t row) const {
  if (work.rows.code[row] == Code::kInvalidEncoding) return "a character that is cut off takes the delimiter behind it";
  const UndecodableField& field = *FindUndecodable(work, row);
  const ListPlan& list = plan_.lists[work.chunk.list];
  std::string column = "the number";
  if (!list.typed) {
    const uint32_t index = list.projection.columns[field.used];
    column = "column " + (list.head.columns.size() > index ? list.head.columns[index] : std::to_string(index + 1));
  }
  std::string bytes;
  for (size_t i = 0; i < field.size; ++i) bytes += HexByte(static_cast<unsigned char>(field.bytes[i]));
  const std::string_view record = work.chunk.bytes.view().substr(work.rows.begin[row], work.rows.size[row]);
  const Encoding encoding = work.chunk.encoding;
  std::string_view why = " is not ";
  if (encoding == Encoding::kMixed) {
    why = " cannot be read for certain in UTF-8 or Big5; the list is ";
  } else if (encoding != Encoding::kUtf8 && !IsUtf16(encoding) && IsValidUtf8(record)) {
    why = " is UTF-8, but the list is ";
  }
  return Join({column, ", byte ", std::to_string(field.at + 1), " of it: ", bytes, why, NameOf(encoding)});
}

absl::Status HandOver::TellSuppressed(const ChunkWork& work, size_t row) {
  number_.clear();
  plan_.numbers.AppendTo(work.verdicts[row], work.field(row, 0), &number_);
  SuppressedRow suppressed;
  suppressed.list = work.chunk.list;
  suppressed.row = work.row_number(row);
  suppressed.line = work.line(row);
  suppressed.code = work.outcome[row];
  suppressed.number = number_;
  suppressed.ref = RefOf(plan_, work, row);
  suppressed.key = work.verdicts[row].key;
  return sink_->Suppressed(suppressed);
}

absl::Status HandOver::TellDuplicate(const ChunkWork& work, size_t row) {
  number_.clear();
  plan_.numbers.AppendTo(work.verdicts[row], work.field(row, 0), &number_);
  DuplicateRow duplicate;
  duplicate.list = work.chunk.list;
  duplicate.row = work.row_number(row);
  duplicate.line = work.line(row);
  duplicate.number = number_;
  duplicate.ref = RefOf(plan_, work, row);
  duplicate.key = work.verdicts[row].key;
  duplicate.first_row = work.first_row.empty() ? 0 : work.first_row[row];
  return sink_->Duplicate(duplicate);
}

// Whoever lost the first row to a message fault and all others as duplicates is not messaged at all. Only this
// gate sees both in list order.
void HandOver::NoticeLostRecipients(const ChunkWork& work, const MergedPiece& piece) {
  for (const uint32_t row : piece.others) {
    const Code outcome = work.outcome[row];
    const Key key = work.verdicts[row].key;
    if (IsMessageFault(outcome)) {
      faulted_.Insert(key);
    } else if (outcome == Code::kDuplicate && !faulted_.empty() && faulted_.Contains(key) && lost_.Insert(key)) {
      account_.Notice(Code::kLostWithDuplicates, work.chunk.list, work.line(row));
    }
  }
}

// The reject budget ends the job behind the row that is over it; a message that breaks a rule, before its row, so that
// it is neither submitted nor counted.
std::optional<HandOver::Stop> HandOver::StopIn(const ChunkWork& work, const MergedPiece& piece) const {
  const std::optional<size_t> over_budget = BudgetEnd(work, piece);
  if (plan_.job.strict_rules && !piece.broken.empty()) {
    const size_t row = piece.rows[piece.broken[0].message];
    if (!over_budget || row < *over_budget) {
      return Stop{row, work.rows.begin[row], StrictError(piece.broken[0], piece)};
    }
  }
  if (!over_budget) return std::nullopt;
  return Stop{*over_budget + 1, work.rows.begin[*over_budget] + work.rows.size[*over_budget], absl::OkStatus()};
}

absl::Status HandOver::StrictError(const BrokenRule& broken, const MergedPiece& piece) const {
  const Message& message = piece.messages[broken.message];
  return StrictRulesError(broken, Say("list {}, line {}", plan_.lists[message.list].name, message.line),
                          message.text.substr(broken.pos, broken.size), plan_.job);
}

std::optional<size_t> HandOver::BudgetEnd(const ChunkWork& work, const MergedPiece& piece) const {
  const std::optional<Budget>& budget = plan_.job.max_rejects;
  if (!budget || budget->is_percent) return std::nullopt;
  uint64_t rejected = account_.rejected();
  for (const uint32_t row : piece.others) {
    if (IsReject(work.outcome[row]) && ++rejected > budget->count) return row;
  }
  return std::nullopt;
}

// Makes chunk, piece and tally end there, so that what is told and counted does not depend on where the chunk happened
// to end.
void HandOver::StopAt(const Stop& stop, ChunkWork* work, MergedPiece* piece, Tally* tally) {
  stopped_in_ = work->chunk.list;
  const auto keep = std::lower_bound(piece->rows.begin(), piece->rows.end(), static_cast<uint32_t>(stop.end));
  const size_t messages = static_cast<size_t>(keep - piece->rows.begin());
  piece->messages.resize(messages);
  piece->rows.resize(messages);
  piece->empty_values.resize(messages);
  if (!piece->encoded_ends.empty()) piece->encoded_ends.resize(messages);
  std::erase_if(piece->others, [&stop](uint32_t row) { return row >= stop.end; });
  std::erase_if(piece->broken, [messages](const BrokenRule& broken) { return broken.message >= messages; });
  piece->end = stop.end;
  const ListPlan& list = plan_.lists[work->chunk.list];
  if (work->chunk.oversize_bytes == 0) {
    // Blank records and repeated headers behind it are counted no more.
    RowBlock counted;
    Chunk front;
    front.first_byte = work->chunk.first_byte;
    front.encoding = work->chunk.encoding;
    front.bytes.Append(work->chunk.bytes.view().substr(0, stop.front_end));
    if (list.typed) {
      SplitTypedList(plan_.numbers.reader(), plan_.job.format.max_record_bytes, front, &counted);
    } else {
      ScanChunk(list.head.dialect, list.projection, front, &counted);
    }
    work->rows.blank = counted.blank;
    work->rows.repeated_headers = counted.repeated_headers;
  }
  TallyPiece(*work, *piece, tally);
  if (piece->end < work->rows.rows()) TallyRest(*work, tally);
}

absl::Status HandOver::BudgetError() const {
  const Budget& budget = *plan_.job.max_rejects;
  char percent[32];
  std::snprintf(percent, sizeof percent, "%g", budget.percent);
  const Phrase limit = budget.is_percent ? Say("{} % of the rows", percent) : Verbatim(std::to_string(budget.count));
  return MakeError(ErrorKind::kRejectBudget,
                   Say("too many rejects: {} of {} rows", account_.rejected(), account_.rows()),
                   Say("--max-rejects allows {}", limit),
                   Say("see rejects.csv for the rows and their codes; mend the list, or allow more"));
}

absl::Status HandOver::Finish() {
  if (absl::Status unchanged = plan_.suppressor.CheckUnchanged(); !unchanged.ok()) return unchanged;
  if (absl::Status finished = cutter_.Finish(); !finished.ok()) return finished;
  const std::optional<Budget>& budget = plan_.job.max_rejects;
  if (budget && budget->is_percent &&
      static_cast<double>(account_.rejected()) * 100.0 > budget->percent * static_cast<double>(account_.rows())) {
    return BudgetError();
  }
  return absl::OkStatus();
}

Summary HandOver::MakeSummary(const std::vector<ListProgress>& lists) const {
  std::vector<ListProgress> seen = lists;
  // How far the reader had run ahead of the last row is chance.
  for (size_t i = stopped_in_.value_or(static_cast<uint32_t>(seen.size())); i < seen.size(); ++i) {
    // Its encoding is not, once a row needed it.
    const bool settled = i == stopped_in_ && i == beyond_ascii_in_;
    seen[i] = settled ? ListProgress{.encoding = seen[i].encoding, .evidence = seen[i].evidence} : ListProgress();
  }
  return account_.Finish(seen, cutter_.batches());
}

}  // namespace muster
