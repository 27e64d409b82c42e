#include "muster/compiled_set.h"

#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "emit/output_file.h"
#include "emit/set_place.h"
#include "filter/number_set.h"
#include "filter/set_file.h"
#include "filter/set_header.h"
#include "filter/set_image_builder.h"
#include "filter/suppression_loader.h"
#include "muster/cancel.h"
#include "muster/error.h"
#include "source/metered_source.h"

namespace muster {
namespace {

// A set file that is written front to back, summed up on the way.
class SetWriter {
 public:
  SetWriter(const std::string& work_path, const std::string& shown, const CancelToken* cancel)
      : file_(FileSystem::Real(), work_path, shown), cancel_(cancel) {}

  absl::Status Write(const SetHeader& header, const SetImageBuilder& numbers, const SetImageBuilder& hashes,
                     bool sync) {
    if (absl::Status created = file_.Create(); !created.ok()) return created;
    const absl::StatusOr<std::string> head = EncodeSetHeader(header);
    if (!head.ok()) return head.status();
    const SetLayout layout(head->size(), header.numbers_image_bytes, header.hashes_image_bytes);
    absl::Status written = Append(*head);
    if (written.ok()) written = numbers.Write([this](std::string_view piece) { return Append(piece); });
    if (written.ok()) written = PadTo(layout.hashes_at);
    if (written.ok()) written = hashes.Write([this](std::string_view piece) { return Append(piece); });
    if (written.ok()) written = PadTo(layout.checksum_at);
    if (!written.ok()) return written;
    char checksum[8];
    for (size_t i = 0; i < sizeof checksum; ++i) checksum[i] = static_cast<char>(meter_.xxh3() >> (8 * i));
    written = Append({checksum, sizeof checksum});
    return written.ok() ? file_.Finish(sync) : written;
  }

  uint64_t bytes() const { return meter_.bytes(); }
  uint64_t xxh3() const { return meter_.xxh3(); }

 private:
  absl::Status Append(std::string_view bytes) {
    if (cancel_ != nullptr && cancel_->cancelled()) {
      return MakeError(ErrorKind::kCancelled, Say("cancelled while the set was written"));
    }
    meter_.Add(bytes.data(), bytes.size());
    return file_.Append(bytes);
  }
  absl::Status PadTo(uint64_t end) { return Append(std::string(end - meter_.bytes(), '\0')); }

  OutputFile file_;
  const CancelToken* const cancel_;
  SourceMeter meter_;
};

// By the last part of their paths, so that the set does not depend on where it is made.
std::vector<CompiledList> ListsOf(const SuppressionSet& set) {
  std::vector<CompiledList> lists;
  for (const SuppressionSummary& file : set.files()) {
    if (file.compiled) {
      lists.insert(lists.end(), file.compiled_from.begin(), file.compiled_from.end());
    } else {
      lists.push_back({BaseName(file.path), file.bytes, file.xxh3, file.records, file.no_number});
    }
  }
  return lists;
}

Warning NoNumberOf(const SuppressionSet& set) {
  Warning warning = set.no_number();
  if (warning.first) warning.first->list = BaseName(warning.first->list);
  return warning;
}

// Every number of the set, and every hash of what nothing can read.
void Gather(const SuppressionSet& set, SetImageBuilder* numbers, SetImageBuilder* hashes) {
  const auto to = [](SetImageBuilder* builder) { return [builder](std::span<const Key> keys) { builder->Add(keys); }; };
  set.numbers().ForEach(to(numbers));
  set.unreadable().ForEach(to(hashes));
  for (const std::unique_ptr<SetFile>& file : set.compiled()) {
    file->numbers().ForEach(to(numbers));
    file->hashes().ForEach(to(hashes));
  }
  numbers->Finish();
  hashes->Finish();
}

absl::Status CheckSourcesAreKept(const std::vector<Source>& sources, const SetPlace& place) {
  for (const Source& source : sources) {
    if (source.kind != Source::Kind::kFile || !place.WouldLose(source.name)) continue;
    return MakeError(ErrorKind::kUsage, Say("cannot write {}", source.name),
                     Say("it is one of the lists, and would be replaced by the set"),
                     Say("name another file with --out"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CompileSummary> CompileSuppression(const std::vector<Source>& sources, const SuppressionOptions& lists,
                                                  const CompileOptions& options) {
  if (sources.empty()) {
    return MakeError(ErrorKind::kUsage, Say("no suppression list is given"), {}, Say("name at least one file"));
  }
  absl::StatusOr<SuppressionLoader> loader = SuppressionLoader::Create(lists);
  if (!loader.ok()) return loader.status();
  auto place = SetPlace::Prepare(FileSystem::Real(), options.path, options.overwrite);
  if (!place.ok()) return place.status();
  if (absl::Status kept = CheckSourcesAreKept(sources, **place); !kept.ok()) return kept;
  for (const Source& source : sources) {
    if (absl::Status added = loader->Add(source); !added.ok()) return added;
  }
  const std::shared_ptr<const SuppressionSet> set = loader->Finish();
  SetImageBuilder numbers, hashes;
  Gather(*set, &numbers, &hashes);

  SetHeader header;
  header.reading = loader->reading();
  header.numbers = numbers.size();
  header.no_number = NoNumberOf(*set);
  header.lists = ListsOf(*set);
  header.numbers_image_bytes = numbers.image_bytes();
  header.hashes_image_bytes = hashes.image_bytes();
  SetWriter writer((*place)->work_path(), options.path, lists.cancel);
  if (absl::Status written = writer.Write(header, numbers, hashes, options.sync); !written.ok()) return written;
  if (absl::Status unchanged = set->CheckUnchanged(); !unchanged.ok()) return unchanged;
  if (lists.cancel != nullptr && lists.cancel->cancelled()) {
    return MakeError(ErrorKind::kCancelled, Say("cancelled while the set was written"));
  }
  if (absl::Status published = (*place)->Publish(options.sync); !published.ok()) return published;

  CompileSummary summary{.bytes = writer.bytes(), .xxh3 = writer.xxh3()};
  for (const CompiledList& list : header.lists) summary.records += list.records;
  summary.numbers = header.numbers;
  summary.no_number = std::move(header.no_number);
  summary.lists = std::move(header.lists);
  return summary;
}

}  // namespace muster
