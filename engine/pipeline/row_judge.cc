#include "pipeline/row_judge.h"

#include "parse/record_scanner.h"
#include "pipeline/field_decoder.h"
#include "pipeline/typed_list.h"

namespace muster {

void RowJudge::Judge(ChunkWork* work) {
  const ListPlan& list = plan_.lists[work->chunk.list];
  if (list.typed) {
    SplitTypedList(plan_.numbers.reader(), plan_.job.format.max_record_bytes, work->chunk, &work->rows);
  } else {
    ScanChunk(list.head.dialect, list.projection, work->chunk, &work->rows);
  }
  DecodeFields(work);
  const size_t rows = work->rows.rows();
  work->verdicts.resize(rows);
  work->outcome.resize(rows);
  work->keys.resize(rows);
  work->override_kept.assign(rows, 0);
  work->first_row.clear();
  ReadNumbers(work);
  if (plan_.suppressor.any()) Suppress(work);
}

void RowJudge::ReadNumbers(ChunkWork* work) {
  const size_t rows = work->rows.rows();
  if (const uint32_t country = plan_.lists[work->chunk.list].country; country == ListPlan::kNoColumn) {
    fields_.resize(rows);
    for (size_t row = 0; row < rows; ++row) fields_[row] = work->field(row, 0);
    plan_.numbers.Judge(fields_, work->verdicts.data());
  } else {
    for (size_t row = 0; row < rows; ++row) {
      work->verdicts[row] = plan_.numbers.Judge(work->field(row, 0), countries_.Of(work->field(row, country)));
    }
  }
  // A row that is no proper record, or that does not decode, has no number whatever its field may seem to say.
  const auto refuse = [&](size_t row, Code code) {
    work->verdicts[row] = {};
    work->verdicts[row].code = code;
  };
  for (size_t row = 0; row < rows; ++row) {
    if (work->rows.code[row] != Code::kNone) refuse(row, work->rows.code[row]);
  }
  for (const UndecodableField& field : work->undecodable) refuse(field.row, Code::kInvalidEncoding);
  for (size_t row = 0; row < rows; ++row) {
    work->outcome[row] = work->verdicts[row].code;
    work->keys[row] = work->verdicts[row].key;
  }
}

void RowJudge::Suppress(ChunkWork* work) {
  if (plan_.numbers.keeps_as_written()) return SuppressAsWritten(work);
  suppressed_.resize(work->keys.size());
  plan_.suppressor.Judge(work->keys, &scratch_, suppressed_.data(), work->override_kept.data());
  for (size_t row = 0; row < suppressed_.size(); ++row) {
    if (suppressed_[row] == Code::kNone) continue;
    work->outcome[row] = suppressed_[row];
    work->keys[row] = 0;
  }
}

// A field that goes out exactly as written may hold several numbers: each of them is asked for.
void RowJudge::SuppressAsWritten(ChunkWork* work) {
  const uint32_t country = plan_.lists[work->chunk.list].country;
  for (size_t row = 0; row < work->keys.size(); ++row) {
    if (work->keys[row] == 0) continue;
    also_seen_.clear();
    also_seen_.push_back(work->keys[row]);
    if (country == ListPlan::kNoColumn) {
      plan_.numbers.AppendAlsoSeen(work->field(row, 0), &also_seen_);
    } else {
      plan_.numbers.AppendAlsoSeen(work->field(row, 0), countries_.Of(work->field(row, country)), &also_seen_);
    }
    bool kept = false;
    const Code code = plan_.suppressor.JudgeOne(also_seen_, &kept);
    work->override_kept[row] = kept ? 1 : 0;
    if (code == Code::kNone) continue;
    work->outcome[row] = code;
    work->keys[row] = 0;
  }
}

}  // namespace muster
