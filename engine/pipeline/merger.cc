#include "pipeline/merger.h"

#include <algorithm>
#include <cassert>

namespace muster {
namespace {

// Of a number that goes out as written.
constexpr size_t kMaxNumberBytes = 64;

}  // namespace

std::string_view RefOf(const JobPlan& plan, const ChunkWork& work, size_t row) {
  const uint32_t used = plan.lists[work.chunk.list].ref;
  if (used == ListPlan::kNoColumn || work.rows.code[row] != Code::kNone) return plan.job.ref_id;
  const std::string_view own = work.field(row, used);
  return own.empty() ? std::string_view(plan.job.ref_id) : own;
}

Merger::Merger(const JobPlan& plan, const MessageEncoder* encoder)
    : plan_(plan),
      encoder_(encoder),
      row_reserve_(plan.builder->max_text_bytes() + std::max(NumberReader::kNationalRoom, kMaxNumberBytes)) {}

std::span<const std::string_view> Merger::Values(const ChunkWork& work, size_t row) {
  const std::vector<uint32_t>& slots = plan_.lists[work.chunk.list].slots;
  if (values_.size() < slots.size()) values_.resize(slots.size());
  std::string_view* value = values_.data();
  for (const uint32_t used : slots) {
    *value++ = used == ListPlan::kNoColumn ? std::string_view() : work.field(row, used);
  }
  return {values_.data(), slots.size()};
}

void Merger::Merge(ChunkWork* work, size_t begin, MergedPiece* piece) {
  piece->messages.clear();
  piece->rows.clear();
  piece->empty_values.clear();
  piece->others.clear();
  piece->broken.clear();
  piece->text.Clear();
  piece->encoded.Clear();
  piece->encoded_ends.clear();
  piece->text.Reserve(kPieceBytes + row_reserve_);
  const size_t rows = work->rows.rows();
  size_t row = begin;
  while (row < rows && piece->text.size() < kPieceBytes && piece->encoded.size() < kPieceBytes) {
    if (work->outcome[row] == Code::kNone) MergeRow(work, row, piece);
    if (work->outcome[row] != Code::kNone) piece->others.push_back(static_cast<uint32_t>(row));
    ++row;
  }
  piece->begin = begin;
  piece->end = row;
}

void Merger::MergeRow(ChunkWork* work, size_t row, MergedPiece* piece) {
  ByteRoom& text = piece->text;
  const size_t text_begin = text.size();
  const bool one_line = (work->rows.flags[row] & RowBlock::kMultiline) == 0;
  const BuiltMessage built = plan_.builder->Build(Values(*work, row), one_line, &text);
  if (built.code != Code::kNone) {
    work->outcome[row] = built.code;
    return;
  }
  const std::string_view field = work->field(row, 0);
  const NumberVerdict& verdict = work->verdicts[row];
  char* const to = text.Reserve(NumberPolicy::RoomFor(verdict, field));
  text.SetEnd(plan_.numbers.Put(verdict, field, to));

  Message& message = piece->messages.emplace_back();
  message.text = {text.view().data() + text_begin, to};
  message.to = {to, text.view().end()};
  message.row = work->row_number(row);
  message.list = work->chunk.list;
  message.line = work->line(row);
  message.encoding = built.encoding;
  message.segments = built.segments;
  message.flash = plan_.job.body_format == 1;
  message.ref = RefOf(plan_, *work, row);
  message.key = verdict.key;
  piece->rows.push_back(static_cast<uint32_t>(row));
  piece->empty_values.push_back(built.empty_values);
  if (plan_.rules != nullptr) {
    plan_.rules->Check(message.text, static_cast<uint32_t>(piece->messages.size() - 1), &rules_scratch_,
                       &piece->broken);
  }
  if (encoder_ != nullptr) {
    ByteRoom& encoded = piece->encoded;
    const size_t most = encoder_->MostBytes(message);
    char* const begin = encoded.Reserve(most);
    char* const end = encoder_->Put(message, begin);
    assert(static_cast<size_t>(end - begin) <= most);
    encoded.SetEnd(end);
    piece->encoded_ends.push_back(static_cast<uint32_t>(encoded.size()));
  }
}

}  // namespace muster
