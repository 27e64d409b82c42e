#include "pipeline/account.h"

#include <algorithm>

#include "base/strings.h"
#include "muster/pipeline.h"
#include "muster/registered.h"
#include "muster/suppression.h"

namespace muster {
namespace {

size_t Index(Code code) { return static_cast<size_t>(code); }

// How often each set of repairs was needed.
using RepairCounts = std::array<uint32_t, size_t{1} << (static_cast<size_t>(Code::kAreaCode))>;

void CountRepairs(const RepairCounts& counts, Tally* tally) {
  for (size_t bits = 1; bits < counts.size(); ++bits) {
    if (counts[bits] == 0) continue;
    tally->repaired += counts[bits];
    for (size_t i = Index(Code::kPunctuation); i <= Index(Code::kAreaCode); ++i) {
      if ((bits >> (i - Index(Code::kPunctuation)) & 1) != 0) tally->by_code[i] += counts[bits];
    }
  }
}

void CountRecordFlags(uint8_t flags, uint64_t line, Tally* tally) {
  if (flags == 0) return;
  if ((flags & RowBlock::kShort) != 0) tally->Notice(Code::kShortRow, line);
  if ((flags & RowBlock::kLong) != 0) tally->Notice(Code::kLongRow, line);
  if ((flags & RowBlock::kMultiline) != 0) tally->Notice(Code::kMultilineField, line);
  if ((flags & RowBlock::kDamaged) != 0) tally->Notice(Code::kDamagedText, line);
}

void CountOthers(const ChunkWork& work, const MergedPiece& piece, Tally* tally) {
  for (const uint32_t row : piece.others) {
    const Code outcome = work.outcome[row];
    ++tally->by_code[Index(outcome)];
    switch (InfoOf(outcome).group) {
      case CodeGroup::kSuppressed:
        ++tally->suppressed;
        break;
      case CodeGroup::kDuplicate:
        ++tally->duplicates;
        break;
      default:
        ++tally->rejected;
    }
  }
}

void CountRow(const ChunkWork& work, size_t row, RepairCounts* repairs, Tally* tally) {
  CountRecordFlags(work.rows.flags[row], work.line(row), tally);
  const NumberVerdict& verdict = work.verdicts[row];
  if (verdict.code != Code::kNone) return;
  ++(*repairs)[verdict.repairs.bits()];
  if (verdict.no_trunk_prefix) tally->Notice(Code::kNoTrunkPrefix, work.line(row));
  if (work.override_kept[row] != 0) tally->Notice(Code::kOverrideKept, work.line(row));
}

void CountMessages(const ChunkWork& work, const MergedPiece& piece, Tally* tally) {
  tally->emitted += piece.messages.size();
  for (size_t i = 0; i < piece.messages.size(); ++i) {
    const Message& message = piece.messages[i];
    const NumberVerdict& verdict = work.verdicts[piece.rows[i]];
    tally->segments += message.segments;
    tally->gsm7_messages += message.encoding == SmsEncoding::kGsm7 ? 1 : 0;
    ++tally->messages_by_segments[message.segments];
    ++tally->countries[verdict.calling_code];
    ++tally->types[static_cast<size_t>(verdict.type)];
    if (piece.empty_values[i] > 0) {
      tally->Notice(Code::kEmptyValue, message.line);
      tally->warnings[Index(Code::kEmptyValue)].count += piece.empty_values[i] - 1;
    }
  }
  for (const BrokenRule& broken : piece.broken) tally->Notice(broken.code, piece.messages[broken.message].line);
}

std::string NameOfColumn(const ListHead& head, uint32_t column) {
  return head.has_header ? head.columns[column] : std::to_string(column + 1);
}

ListSummary DescribeList(const ListPlan& list) {
  ListSummary summary;
  summary.path = list.name;
  summary.encoding = "utf-8";
  if (list.typed) {
    summary.delimiter = "none";
    summary.number_column = "1";
    return summary;
  }
  const ListHead& head = list.head;
  summary.encoding = std::string(NameOf(head.dialect.encoding));
  summary.encoding_detected = head.encoding_detected;
  summary.encoding_evidence = head.encoding_evidence;
  summary.delimiter = head.delimiter == Delimiter::kAuto ? "none" : std::string(NameOf(head.delimiter));
  summary.delimiter_detected = head.delimiter_detected;
  summary.has_header = head.has_header;
  summary.header_detected = head.header_detected;
  summary.number_column = NameOfColumn(head, head.dialect.number_column);
  summary.number_column_detected = head.number_column_detected;
  if (head.country_column) summary.country_column = NameOfColumn(head, *head.country_column);
  summary.columns = head.columns;
  summary.header_record = head.header_record;
  return summary;
}

}  // namespace

void TallyPiece(const ChunkWork& work, const MergedPiece& piece, Tally* tally) {
  *tally = Tally();
  tally->list = work.chunk.list;
  tally->rows = tally->records = piece.end - piece.begin;
  RepairCounts repairs{};
  for (size_t row = piece.begin; row < piece.end; ++row) CountRow(work, row, &repairs, tally);
  CountRepairs(repairs, tally);
  CountOthers(work, piece, tally);
  CountMessages(work, piece, tally);
  if (piece.end == work.rows.rows()) TallyRest(work, tally);
}

void TallyRest(const ChunkWork& work, Tally* tally) {
  tally->records += work.rows.blank + work.rows.repeated_headers;
  tally->blank = work.rows.blank;
  tally->repeated_headers = work.rows.repeated_headers;
  if (work.rows.repeated_headers == 0) return;
  tally->Notice(Code::kRepeatedHeader, work.chunk.first_line + work.rows.first_repeated_header_line);
  tally->warnings[Index(Code::kRepeatedHeader)].count = work.rows.repeated_headers;
}

Account::Account(const JobPlan& plan) : plan_(plan) {
  summary_.list_option = *plan.job.list_option;
  summary_.job_option = plan.job.job_option;
  summary_.whitelist_mode = plan.job.whitelist_mode;
  summary_.numbering_plan = std::string(plan.numbers.reader().plan().version());
  for (const ListPlan& list : plan.lists) {
    ListSummary& described = summary_.lists.emplace_back(DescribeList(list));
    described.records = list.head.records;
    summary_.records += list.head.records;
    summary_.headers += list.head.headers;
    summary_.blank += list.head.blank;
  }
  for (size_t i = 0; i < plan.lists.size(); ++i) {
    if (!plan.lists[i].head.header_assumed) continue;
    Notice(Code::kHeaderAssumed, static_cast<uint32_t>(i), plan.lists[i].head.header_line);
    Warning& warning = summary_.warnings[Index(Code::kHeaderAssumed)];
    if (warning.count == 1) warning.first->text = ForDisplay(plan.lists[i].head.header_record);
  }
  for (const std::string& name : plan.message_template->unreplaced()) {
    Warning& warning = summary_.warnings[Index(Code::kUnreplacedName)];
    if (warning.count++ == 0) warning.first = FirstSeen{"content", 0, name};
  }
  if (plan.avoidable_ucs2) {
    Warning& warning = summary_.warnings[Index(Code::kUcs2Characters)];
    warning.count = plan.avoidable_ucs2->count;
    warning.first = FirstSeen{"content", plan.avoidable_ucs2->line, plan.avoidable_ucs2->text};
  }
  summary_.sender_names = plan.job.sender_names;
  if (plan.job.registered != nullptr) summary_.registered = plan.job.registered->files();
  summary_.strict_rules = plan.job.strict_rules;
  summary_.prepend_sender = plan.job.prepend_sender;
  for (const auto& set : {plan.job.unsubscribe, plan.job.blacklist, plan.job.whitelist, plan.job.already_sent}) {
    if (set == nullptr) continue;
    summary_.suppression_lists.insert(summary_.suppression_lists.end(), set->files().begin(), set->files().end());
    Warning& warning = summary_.warnings[Index(Code::kSuppressionNoNumber)];
    if (warning.count == 0) warning.first = set->no_number().first;
    warning.count += set->no_number().count;
  }
}

void Account::Notice(Code warning_code, uint32_t list, uint64_t line) {
  Warning& warning = summary_.warnings[Index(warning_code)];
  if (warning.count++ == 0) warning.first = FirstSeen{plan_.lists[list].name, line, ""};
}

void Account::ShowFirst(Code warning_code, std::string_view text) {
  Warning& warning = summary_.warnings[Index(warning_code)];
  if (warning.first && warning.first->text.empty()) warning.first->text = ForDisplay(text);
}

void Account::Add(const Tally& tally) {
  Summary& sum = summary_;
  sum.records += tally.records;
  sum.headers += tally.repeated_headers;
  sum.blank += tally.blank;
  sum.rows += tally.rows;
  sum.emitted += tally.emitted;
  sum.rejected += tally.rejected;
  sum.suppressed += tally.suppressed;
  sum.duplicates += tally.duplicates;
  sum.repaired += tally.repaired;
  sum.segments += tally.segments;
  sum.gsm7_messages += tally.gsm7_messages;
  sum.ucs2_messages += tally.emitted - tally.gsm7_messages;
  sum.lists[tally.list].records += tally.records;
  sum.lists[tally.list].rows += tally.rows;
  for (size_t i = 0; i < kCodeCount; ++i) sum.by_code[i] += tally.by_code[i];
  for (size_t i = 0; i < kNumberTypeCount; ++i) sum.types[i] += tally.types[i];
  for (size_t i = 0; i < Tally::kCallingCodes; ++i) {
    if (tally.countries[i] > 0) sum.countries[static_cast<uint32_t>(i)] += tally.countries[i];
  }
  for (size_t i = 0; i < Tally::kSegmentCounts; ++i) {
    if (tally.messages_by_segments[i] > 0) {
      sum.messages_by_segments[static_cast<uint32_t>(i)] += tally.messages_by_segments[i];
    }
  }
  for (size_t i = 0; i < kCodeCount; ++i) {
    const Tally::Noticed& noticed = tally.warnings[i];
    if (noticed.count == 0) continue;
    Notice(static_cast<Code>(i), tally.list, noticed.first_line);
    sum.warnings[i].count += noticed.count - 1;
  }
}

Summary Account::Finish(const std::vector<ListProgress>& lists, uint64_t batches) const {
  Summary summary = summary_;
  summary.batches = batches;
  for (size_t i = 0; i < lists.size(); ++i) {
    summary.lists[i].bytes = lists[i].bytes;
    summary.lists[i].xxh3 = lists[i].xxh3;
    if (lists[i].encoding) summary.lists[i].encoding = std::string(NameOf(*lists[i].encoding));
    if (lists[i].evidence) summary.lists[i].encoding_evidence = *lists[i].evidence;
  }
  return summary;
}

}  // namespace muster
