#include "parse/head_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "parse/record_scanner.h"
#include "source/text_decoder.h"

namespace muster {

std::vector<HeadRecord> ReadHeadRecords(const Dialect& dialect, std::string_view bytes, size_t from, bool at_end,
                                        size_t max) {
  std::vector<HeadRecord> records;
  uint32_t lines = 0, blanks = 0;
  for (size_t pos = from; pos < bytes.size() && records.size() < max;) {
    Record found;
    std::vector<FieldRef> refs;
    std::string rewritten;
    if (FindRecord(dialect, bytes, pos, at_end, &found, &refs, &rewritten) != FindResult::kRecord) break;
    if (found.blank) {
      ++blanks;
    } else {
      HeadRecord record{pos, found.end, found.next, found.line_ends, lines, blanks, found.code, {}};
      const Encoding encoding = ShownEncoding(dialect.encoding, bytes.substr(pos, found.end - pos));
      for (const FieldRef ref : refs) {
        const bool moved = (ref.pos & FieldRef::kRewritten) != 0;
        const std::string_view text = moved ? std::string_view(rewritten) : bytes;
        record.fields.push_back(DecodeLoosely(encoding, text.substr(ref.pos & ~FieldRef::kRewritten, ref.size)));
      }
      records.push_back(std::move(record));
    }
    lines += found.line_ends;
    pos = found.next;
  }
  return records;
}

Delimiter GuessDelimiter(Dialect dialect, std::string_view bytes, size_t from, bool at_end) {
  static constexpr std::array kCandidates = {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab,
                                             Delimiter::kPipe, Delimiter::kFullwidthComma};
  Delimiter best = Delimiter::kAuto;
  size_t best_records = 0;
  for (const Delimiter candidate : kCandidates) {
    // Its bytes would differ from row to row.
    if (candidate == Delimiter::kFullwidthComma && dialect.encoding == Encoding::kMixed) continue;
    SetDelimiter(candidate, &dialect);
    std::map<size_t, size_t> records_by_fields;
    for (const HeadRecord& record : ReadHeadRecords(dialect, bytes, from, at_end, kRecordsJudged)) {
      if (record.fields.size() >= 2) ++records_by_fields[record.fields.size()];
    }
    for (const auto& [fields, records] : records_by_fields) {
      if (records <= best_records) continue;
      best = candidate;
      best_records = records;
    }
  }
  return best;
}

}  // namespace muster
