#include "filter/list_watcher.h"

#include <algorithm>

#include "base/strings.h"
#include "source/text_decoder.h"

namespace muster {
namespace {

constexpr size_t kShownRecord = 120, kKeptEntry = 400;

SuppressionWatch::Finding& FindingOf(SuppressionWatch* watch, std::string_view role, Key key) {
  for (SuppressionWatch::Finding& finding : watch->findings) {
    if (finding.key == key && finding.role == role) return finding;
  }
  SuppressionWatch::Finding& finding = watch->findings.emplace_back();
  finding.key = key;
  finding.role = role;
  return finding;
}

}  // namespace

void ListWatcher::Look(std::span<const Key> keys, std::string_view entry) {
  for (const Key key : keys) {
    if (std::find(watch_->keys.begin(), watch_->keys.end(), key) == watch_->keys.end()) continue;
    SuppressionWatch::Finding& finding = FindingOf(watch_, role_, key);
    // One record counts once, in however many of its fields and pieces the number is seen.
    if (finding.count > 0 && finding.last_line == line_ && finding.last_list == list_) continue;
    ++finding.count;
    finding.last_line = line_;
    finding.last_list = list_;
    if (finding.places.size() == SuppressionWatch::kKeptPlaces) continue;
    finding.places.push_back({std::string(list_), line_,
                              ForDisplay(DecodeRecordLoosely(encoding_, record_), kShownRecord),
                              std::string(TruncateUtf8(entry, kKeptEntry))});
  }
}

void ListWatcher::InSet(std::string_view list, const std::function<bool(Key)>& holds) {
  if (watch_ == nullptr) return;
  for (const Key key : watch_->keys) {
    if (!holds(key)) continue;
    SuppressionWatch::Finding& finding = FindingOf(watch_, role_, key);
    ++finding.count;
    finding.last_list = list;
    finding.last_line = 0;
    if (finding.places.size() < SuppressionWatch::kKeptPlaces) finding.places.push_back({.list = std::string(list)});
  }
}

}  // namespace muster
