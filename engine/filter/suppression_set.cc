#include <algorithm>
#include <utility>

#include "filter/former_recipients.h"
#include "filter/number_set.h"
#include "filter/set_file.h"
#include "filter/suppression_loader.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/numbering_plan.h"

namespace muster {
namespace {

// Of a former output the folder is the place: of two that hold a number, the first.
void Watch(SuppressionWatch* watch, const std::vector<bool>& known_before, const NumberSet& numbers,
           const std::string& dir) {
  for (size_t i = 0; i < watch->keys.size(); ++i) {
    const Key key = watch->keys[i];
    if (known_before[i] || !numbers.Contains(key)) continue;
    watch->findings.push_back(
        {.key = key, .role = "already_sent", .count = 1, .places = {{.list = dir}}, .last_list = dir});
  }
}

}  // namespace

SuppressionSet::SuppressionSet()
    : numbers_(std::make_unique<NumberSet>()), unreadable_(std::make_unique<NumberSet>()) {}

SuppressionSet::~SuppressionSet() = default;

absl::StatusOr<std::shared_ptr<const SuppressionSet>> SuppressionSet::Load(const std::vector<Source>& sources,
                                                                           const SuppressionOptions& options) {
  if (sources.empty()) {
    return MakeError(ErrorKind::kUsage, Verbatim(options.flag), Say("no suppression list is given"),
                     Say("name at least one file"));
  }
  absl::StatusOr<SuppressionLoader> loader = SuppressionLoader::Create(options);
  if (!loader.ok()) return loader.status();
  for (const Source& source : sources) {
    if (absl::Status added = loader->Add(source); !added.ok()) return added;
  }
  return loader->Finish();
}

absl::StatusOr<std::shared_ptr<const SuppressionSet>> SuppressionSet::FromOutputs(const std::vector<std::string>& dirs,
                                                                                  const SuppressionOptions& options) {
  if (dirs.empty()) {
    return MakeError(ErrorKind::kUsage, Verbatim("--exclude-output"), Say("no output folder is given"),
                     Say("name at least one folder"));
  }
  const NumberingPlan& plan = options.numbering_plan != nullptr ? *options.numbering_plan : *NumberingPlan::Default();
  std::shared_ptr<SuppressionSet> set(new SuppressionSet());
  set->role_ = "already_sent";
  set->numbering_plan_ = std::string(plan.version());
  const std::vector<Key> watched = options.watch != nullptr ? options.watch->keys : std::vector<Key>();
  for (const std::string& dir : dirs) {
    std::vector<bool> known_before;
    for (const Key key : watched) known_before.push_back(set->numbers_->Contains(key));
    absl::StatusOr<SuppressionSummary> read = AddFormerRecipients(dir, options, set->numbers_.get());
    if (!read.ok()) return read.status();
    if (options.watch != nullptr) Watch(options.watch, known_before, *set->numbers_, dir);
    read->role = set->role_;
    set->files_.push_back(*std::move(read));
  }
  set->numbers_->Complete();
  return set;
}

std::shared_ptr<const SuppressionSet> SuppressionSet::FromKeys(const std::vector<Key>& keys, std::string role) {
  std::shared_ptr<SuppressionSet> set(new SuppressionSet());
  set->role_ = std::move(role);
  std::vector<uint8_t> inserted(keys.size());
  set->numbers_->InsertBlock(keys, inserted.data());
  set->numbers_->Complete();
  return set;
}

bool SuppressionSet::Contains(Key key) const {
  return numbers_->Contains(key) || unreadable_->Contains(key) ||
         std::any_of(compiled_.begin(), compiled_.end(), [key](const std::unique_ptr<SetFile>& file) {
           return file->numbers().Contains(key) || file->hashes().Contains(key);
         });
}

uint64_t SuppressionSet::size() const {
  uint64_t size = numbers_->size();
  for (const std::unique_ptr<SetFile>& file : compiled_) size += file->numbers().size();
  return size;
}

uint64_t SuppressionSet::memory_bytes() const {
  uint64_t bytes = numbers_->memory_bytes() + unreadable_->memory_bytes();
  for (const std::unique_ptr<SetFile>& file : compiled_) bytes += file->memory_bytes();
  return bytes;
}

absl::Status SuppressionSet::CheckUnchanged() const {
  for (const std::unique_ptr<SetFile>& file : compiled_) {
    if (absl::Status unchanged = file->CheckUnchanged(); !unchanged.ok()) return unchanged;
  }
  return absl::OkStatus();
}

}  // namespace muster
