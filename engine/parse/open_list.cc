#include "parse/open_list.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "muster/error.h"
#include "source/encoding_guess.h"
#include "source/utf16.h"

namespace muster {
namespace {

// Reads until `want` bytes are there or the list ends.
absl::Status ReadAhead(OpenList* list, size_t want) {
  PaddedBuffer& held = list->read_ahead;
  held.Reserve(want);
  while (!list->source_ended && held.size() < want) {
    const size_t had = held.size();
    held.Resize(want);
    absl::StatusOr<size_t> got = list->source->Read(held.data() + had, want - had);
    held.Resize(had + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    list->source_ended = *got == 0;
  }
  return absl::OkStatus();
}

// From here on the list is read as UTF-8.
absl::Status RecodeUtf16(Encoding encoding, OpenList* list) {
  list->source = Utf16AsUtf8(encoding, WithFirstBytes(std::string(list->read_ahead.view()), std::move(list->source)));
  list->read_ahead.Clear();
  list->source_ended = false;
  return ReadAhead(list, kHeadBytes + 1);
}

// A byte order mark, or NULs at every other place, that say something else than what was set.
absl::Status Contradiction(const OpenList& list, ErrorKind kind, Encoding set, Encoding shown) {
  return MakeError(kind, Say("list {}", list.name),
                   Say("its first bytes show that it is {}, but --encoding {} is set", NameOf(shown), NameOf(set)),
                   Say("leave --encoding out, or set --encoding {}", NameOf(shown)));
}

// What the list's bytes show of its encoding, as far as they are needed; of a UTF-16 list the text is made. `*open`:
// nothing but ASCII so far.
absl::StatusOr<EncodingGuess> SettleEncoding(const HeadOptions& options, OpenList* list, bool* open) {
  const Encoding set = options.format.encoding;
  const std::optional<Encoding> first_bytes = EncodingOfFirstBytes(list->read_ahead.view());
  if (set != Encoding::kAuto && first_bytes.has_value() && first_bytes != set &&
      !(set == Encoding::kMixed && first_bytes == Encoding::kUtf8)) {
    return Contradiction(*list, options.kind, set, *first_bytes);
  }
  EncodingGuess guess;
  if (first_bytes) {
    guess.encoding = *first_bytes;
    guess.evidence.by = EncodingEvidence::By::kFirstBytes;
  }
  if (IsUtf16(set) || IsUtf16(guess.encoding)) {
    if (absl::Status recoded = RecodeUtf16(IsUtf16(set) ? set : guess.encoding, list); !recoded.ok()) return recoded;
    return guess;
  }
  if (first_bytes) return guess;
  const size_t first = FindNonAscii(list->read_ahead.view().substr(0, kHeadBytes), 0);
  *open = set == Encoding::kAuto && first == kHeadBytes;
  if (first == std::min(kHeadBytes, list->read_ahead.size())) return guess;
  if (absl::Status read = ReadAhead(list, first + kEvidenceBytes + 1); !read.ok()) return read;
  return GuessEncoding(list->read_ahead.view(), list->source_ended);
}

}  // namespace

absl::StatusOr<OpenList> OpenAndJudge(const Source& source, const CancelToken* cancel, const HeadOptions& options) {
  OpenList list;
  list.name = source.name;
  absl::StatusOr<std::unique_ptr<ByteSource>> opened = OpenSource(source, cancel, options.kind);
  if (!opened.ok()) return opened.status();
  list.total_bytes = (*opened)->TotalBytes();
  list.meter = std::make_shared<SourceMeter>();
  list.source = Metered(*std::move(opened), list.meter);
  // One byte more than is judged tells whether the list goes on.
  if (absl::Status read = ReadAhead(&list, kHeadBytes + 1); !read.ok()) return read;

  if (options.kind == ErrorKind::kSuppression && IsCompiledSet(list.read_ahead.view())) {
    list.compiled_set = true;
    return list;
  }
  HeadOptions judged = options;
  bool open = false;
  if (!RecogniseForeignFile(list.read_ahead.view())) {
    absl::StatusOr<EncodingGuess> shown = SettleEncoding(options, &list, &open);
    if (!shown.ok()) return shown.status();
    judged.shown = *std::move(shown);
  }
  absl::StatusOr<ListHead> head = ReadListHead(list.name, list.read_ahead.view().substr(0, kHeadBytes),
                                               list.read_ahead.size() <= kHeadBytes, judged);
  if (!head.ok()) return head.status();
  list.head = *std::move(head);
  list.head.encoding_open = open;
  return list;
}

std::unique_ptr<ChunkCutter> CutterOf(OpenList* list, ErrorKind kind, uint64_t chunk_bytes) {
  std::optional<OpenEncoding> open;
  if (list->head.encoding_open) open = OpenEncoding{list->name, kind};
  return std::make_unique<ChunkCutter>(std::move(list->source), std::move(list->read_ahead), list->source_ended,
                                       list->head.body_offset, list->head.first_line, list->head.dialect, chunk_bytes,
                                       std::move(open));
}

}  // namespace muster
