#include "pipeline/merger.h"

namespace muster {
namespace {

// '+' and 15 digits, or up to 64 bytes as written.
constexpr size_t kMaxNumberBytes = 64;

}  // namespace

std::string_view RefOf(const JobPlan& plan, const ChunkWork& work, size_t row) {
  const uint32_t used = plan.lists[work.chunk.list].ref;
  if (used == ListPlan::kNoColumn || work.rows.code[row] != Code::kNone) return plan.job.ref_id;
  const std::string_view own = work.field(row, used);
  return own.empty() ? std::string_view(plan.job.ref_id) : own;
}

Merger::Merger(const JobPlan& plan, const MessageEncoder* encoder)
    : plan_(plan), encoder_(encoder), row_reserve_(plan.builder->max_text_bytes() + kMaxNumberBytes) {}

const std::vector<std::string_view>& Merger::Values(const ChunkWork& work, size_t row) {
  const std::vector<uint32_t>& slots = plan_.lists[work.chunk.list].slots;
  values_.resize(slots.size());
  for (size_t slot = 0; slot < slots.size(); ++slot) {
    values_[slot] = slots[slot] == ListPlan::kNoColumn ? std::string_view() : work.field(row, slots[slot]);
  }
  return values_;
}

void Merger::Merge(ChunkWork* work, size_t begin, MergedPiece* piece) {
  piece->messages.clear();
  piece->rows.clear();
  piece->empty_values.clear();
  piece->broken.clear();
  piece->text.clear();
  piece->encoded.clear();
  piece->encoded_ends.clear();
  piece->text.reserve(kPieceBytes + row_reserve_);
  const size_t rows = work->rows.rows();
  size_t row = begin;
  while (row < rows && piece->text.size() < kPieceBytes && piece->encoded.size() < kPieceBytes) {
    if (work->outcome[row] == Code::kNone) MergeRow(work, row, piece);
    ++row;
  }
  piece->begin = begin;
  piece->end = row;
}

void Merger::MergeRow(ChunkWork* work, size_t row, MergedPiece* piece) {
  std::string& text = piece->text;
  const size_t text_begin = text.size();
  const BuiltMessage built = plan_.builder->Build(Values(*work, row), &text);
  if (built.code != Code::kNone) {
    work->outcome[row] = built.code;
    return;
  }
  const size_t to_begin = text.size();
  plan_.numbers.AppendTo(work->verdicts[row], work->field(row, 0), &text);

  Message& message = piece->messages.emplace_back();
  message.text = std::string_view(text).substr(text_begin, to_begin - text_begin);
  message.to = std::string_view(text).substr(to_begin);
  message.row = work->row_number(row);
  message.list = work->chunk.list;
  message.line = work->line(row);
  message.encoding = built.encoding;
  message.segments = built.segments;
  message.flash = plan_.job.body_format == 1;
  message.ref = RefOf(plan_, *work, row);
  message.key = work->verdicts[row].key;
  piece->rows.push_back(static_cast<uint32_t>(row));
  piece->empty_values.push_back(built.empty_values);
  if (plan_.rules != nullptr) {
    plan_.rules->Check(message.text, static_cast<uint32_t>(piece->messages.size() - 1), &rules_scratch_,
                       &piece->broken);
  }
  if (encoder_ != nullptr) {
    encoder_->Append(message, &piece->encoded);
    piece->encoded_ends.push_back(static_cast<uint32_t>(piece->encoded.size()));
  }
}

}  // namespace muster
