#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "emit/csv_text.h"
#include "emit/former_output.h"
#include "emit/readable_text.h"
#include "muster/error.h"
#include "muster/folder_sink.h"
#include "muster/job.h"
#include "parse/dialect.h"
#include "parse/record_scanner.h"
#include "source/byte_source.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

constexpr size_t kReadStep = 1 << 20;
constexpr size_t kMostNamed = 20;  // left-out records that a message names one by one

// A record to be read again from its list.
struct Wanted {
  uint64_t offset = 0, bytes = 0;
  std::string text;
};

// Reads the whole list, so that its hash can be compared, and keeps the bytes of `wanted` (ascending). Returns why it
// could not be done; empty: done.
Phrase ReadAgain(const FormerList& list, std::vector<Wanted>* wanted) {
  if (list.path == "-" || list.path == "--list-text") return Say("its list was not a file");
  if (!list.xxh3) return Say("its list had not been read to its end");
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(Source::File(list.path), nullptr, ErrorKind::kList);
  if (!source.ok()) return PhraseOf(source.status());
  XXH3_state_t hash;
  XXH3_64bits_reset(&hash);
  const auto step = std::make_unique_for_overwrite<char[]>(kReadStep);
  uint64_t pos = 0;
  auto next = wanted->begin();
  for (;;) {
    const absl::StatusOr<size_t> got = (*source)->Read(step.get(), kReadStep);
    if (!got.ok()) return PhraseOf(got.status());
    if (*got == 0) break;
    const std::string_view bytes(step.get(), *got);
    XXH3_64bits_update(&hash, bytes.data(), bytes.size());
    for (; next != wanted->end() && next->offset < pos + bytes.size(); ++next) {
      const uint64_t begin = next->offset + next->text.size() - pos;
      next->text += bytes.substr(begin, next->bytes - next->text.size());
      if (next->text.size() < next->bytes) break;
    }
    pos += bytes.size();
  }
  if (pos != list.bytes || XXH3_64bits_digest(&hash) != *list.xxh3) return Say("its list has changed since");
  return {};
}

// The encoding in which a record of the list is text.
Encoding ShownAs(const FormerList& list, std::string_view record) {
  return IsUtf16(list.encoding) ? list.encoding : ShownEncoding(list.encoding, record);
}

std::vector<std::string> SplitPlainly(std::string_view record, std::string_view delimiter) {
  std::vector<std::string> fields;
  for (;;) {
    const size_t end = delimiter.empty() ? std::string_view::npos : record.find(delimiter);
    fields.push_back(FromReversible(record.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    record.remove_prefix(end + delimiter.size());
  }
}

// Cuts the records of one list, as they stand in rejects.csv, as they were cut before. No escape holds a byte that
// structures a record.
class RecordSplitter {
 public:
  RecordSplitter(const FormerList& list, uint32_t list_option) {
    typed_ = list.path == "--list-text" && list.delimiter == "none" && !list.has_header;
    for (const Delimiter delimiter : {Delimiter::kComma, Delimiter::kSemicolon, Delimiter::kTab, Delimiter::kPipe,
                                      Delimiter::kFullwidthComma, Delimiter::kSpace}) {
      if (NameOf(delimiter) != list.delimiter) continue;
      const std::string_view bytes = DelimiterBytes(delimiter, Encoding::kUtf8);
      std::copy(bytes.begin(), bytes.end(), dialect_.delimiter_bytes.begin());
      dialect_.delimiter_size = static_cast<uint8_t>(bytes.size());
    }
    dialect_.quotes = (list_option & kListNoQuotes) == 0;
    dialect_.max_field_lines = UINT32_MAX;
    dialect_.max_record_bytes = UINT32_MAX;
  }

  std::vector<std::string> Split(std::string_view record, Code code) const {
    const bool broken = code == Code::kUnterminatedQuote || code == Code::kRecordTooLong;
    if (typed_) return {FromReversible(record)};
    if (broken || !dialect_.quotes || record.empty()) return SplitPlainly(record, dialect_.delimiter());
    Record found;
    std::vector<FieldRef> refs;
    std::string rewritten;
    const FindResult result = FindRecord(dialect_, record, 0, /*at_end=*/true, &found, &refs, &rewritten);
    if (result != FindResult::kRecord || found.code != Code::kNone || found.end != record.size()) {
      return SplitPlainly(record, dialect_.delimiter());
    }
    std::vector<std::string> fields;
    for (const FieldRef ref : refs) {
      const bool is_rewritten = (ref.pos & FieldRef::kRewritten) != 0;
      const std::string_view from = is_rewritten ? std::string_view(rewritten) : record;
      fields.push_back(FromReversible(from.substr(ref.pos & ~FieldRef::kRewritten, ref.size)));
    }
    return fields;
  }

 private:
  bool typed_ = false;
  Dialect dialect_;
};

bool IsBlank(const std::vector<std::string>& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [](const std::string& field) { return field.find_first_not_of(" \t") == std::string::npos; });
}

// A row must stay a row: without quotes, empty fields alone would read as a blank line.
void AppendRow(const std::vector<std::string>& fields, std::string* out) {
  if (!IsBlank(fields)) return AppendCsvLine(fields, out);
  *out += Join({"\"", fields[0], "\""});
  for (size_t i = 1; i < fields.size(); ++i) *out += "," + fields[i];
  *out += '\n';
}

bool SameLayout(const FormerList& a, const FormerList& b) {
  return a.has_header == b.has_header && a.columns == b.columns;
}

// The lists whose rejects are wanted, by index.
absl::StatusOr<std::set<size_t>> ChooseLists(const RejectsOptions& options, const FormerOutput& output) {
  if (options.list > 0) {
    if (options.list > output.lists.size()) {
      return MakeError(ErrorKind::kUsage, Verbatim(Join({"--list ", std::to_string(options.list)})),
                       Say("the output was made from {} list(s)", output.lists.size()),
                       Say("give a number from 1 on, in the order of the lists on the command line"));
    }
    return std::set<size_t>{options.list - 1};
  }
  std::set<size_t> with_rejects;
  for (const FormerReject& reject : output.rejects) with_rejects.insert(reject.list);
  if (with_rejects.empty() && !output.lists.empty()) with_rejects.insert(0);
  for (const size_t list : with_rejects) {
    if (SameLayout(output.lists[list], output.lists[*with_rejects.begin()])) continue;
    std::string lists;
    for (const size_t choice : with_rejects) {
      lists += Join({"\n    --list ", std::to_string(choice + 1), "  ", output.lists[choice].path});
    }
    return MakeError(ErrorKind::kUsage, Verbatim(options.dir), Say("several lists with different columns have rejects"),
                     Say("choose one of the lists that have rejects:{}", lists));
  }
  return with_rejects;
}

// Collects which records are missing, for the message at the end.
class LeftOut {
 public:
  void Add(const FormerList& list, const FormerReject& reject, const Phrase& why) {
    if (count_++ >= kMostNamed) return;
    named_ += Verbatim("\n    ");
    named_ += Say("{}, line {}: {}", list.path, reject.line, why);
  }

  absl::Status ToStatus() const {
    if (count_ == 0) return absl::OkStatus();
    Phrase why = Say("rejects.csv holds only the beginning of them, and they could not be read again:{}", named_);
    if (count_ > kMostNamed) {
      why += Verbatim("\n    ");
      why += Say("and {} more", count_ - kMostNamed);
    }
    return MakeError(ErrorKind::kList, Say("{} rejected record(s) left out", count_), why,
                     Say("run this where the lists stand unchanged under the same paths"));
  }

 private:
  uint64_t count_ = 0;
  Phrase named_;
};

void AppendRejectsOf(const FormerOutput& output, size_t list_index, LeftOut* left_out, std::string* out) {
  const FormerList& list = output.lists[list_index];
  std::vector<Wanted> wanted;
  for (const FormerReject& reject : output.rejects) {
    if (reject.list == list_index && reject.shortened()) wanted.push_back({reject.byte_offset, reject.bytes, ""});
  }
  const Phrase why_not = wanted.empty() ? Phrase() : ReadAgain(list, &wanted);
  const RecordSplitter splitter(list, output.list_option);
  size_t next_wanted = 0;
  for (const FormerReject& reject : output.rejects) {
    if (reject.list != list_index) continue;
    if (!reject.shortened()) {
      AppendRow(splitter.Split(reject.record, reject.code), out);
      continue;
    }
    const Wanted& again = wanted[next_wanted++];
    if (why_not.empty() && again.text.size() == again.bytes) {
      std::string record;
      AppendReversible(ShownAs(list, again.text), again.text, &record);
      AppendRow(splitter.Split(record, reject.code), out);
    } else {
      left_out->Add(list, reject, why_not);
    }
  }
}

}  // namespace

absl::Status RejectsAsList(const RejectsOptions& options, std::string* out) {
  const absl::StatusOr<FormerOutput> output = ReadFormerOutput(options.dir);
  if (!output.ok()) return output.status();
  const absl::StatusOr<std::set<size_t>> chosen = ChooseLists(options, *output);
  if (!chosen.ok()) return chosen.status();
  LeftOut left_out;
  if (!chosen->empty() && output->lists[*chosen->begin()].has_header) {
    AppendCsvLine(output->lists[*chosen->begin()].columns, out);
  }
  for (const size_t list : *chosen) AppendRejectsOf(*output, list, &left_out, out);
  return left_out.ToStatus();
}

}  // namespace muster
