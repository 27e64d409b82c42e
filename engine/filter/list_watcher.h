// Keeps the places of watched numbers while suppression lists are read. Without a watch every call is one branch.
//
// Used by one thread, the loader's.
#ifndef MUSTER_FILTER_LIST_WATCHER_H_
#define MUSTER_FILTER_LIST_WATCHER_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "muster/sink.h"
#include "muster/suppression.h"

namespace muster {

class ListWatcher {
 public:
  // `watch` may be null: nobody asks. It must outlive the watcher.
  ListWatcher(SuppressionWatch* watch, std::string_view role) : watch_(watch), role_(role) {}

  // What follows comes out of this record of a list in `encoding`. The views must stay until the next call.
  void AtRecord(std::string_view list, uint64_t line, Encoding encoding, std::string_view record) {
    list_ = list;
    line_ = line;
    encoding_ = encoding;
    record_ = record;
  }

  // `entry`, a field of the record or a piece of it, yielded these keys.
  void Yielded(std::span<const Key> keys, std::string_view entry) {
    if (watch_ != nullptr) Look(keys, entry);
  }

  // `list` is a compiled set, which keeps no records.
  void InSet(std::string_view list, const std::function<bool(Key)>& holds);

 private:
  void Look(std::span<const Key> keys, std::string_view entry);

  SuppressionWatch* watch_;
  std::string role_;
  std::string_view list_, record_;
  uint64_t line_ = 0;
  Encoding encoding_ = Encoding::kUtf8;
};

}  // namespace muster

#endif  // MUSTER_FILTER_LIST_WATCHER_H_
