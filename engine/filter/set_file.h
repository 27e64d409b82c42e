// A compiled set (名單集, `.mset`) opened: mapped where the file may be, else in memory. Whichever way, the whole of it
// was checked against its checksum before the first question is asked, and a forged one cannot make anything read
// outside of it.
//
// A mapped file must not change while it is used. Replacing it by rename does no harm: the old file stays until nobody
// has it open. Whoever shortens it in place makes reads of what is gone fault (SIGBUS), and whoever writes into it
// changes the answers; CheckUnchanged tells of either, and must be asked before anything is done on the ground of an
// answer.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_FILTER_SET_FILE_H_
#define MUSTER_FILTER_SET_FILE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "filter/set_header.h"
#include "filter/set_image.h"
#include "muster/cancel.h"
#include "muster/suppression.h"
#include "source/byte_source.h"
#include "source/metered_source.h"

namespace muster {

// Errors are of ErrorKind::kSuppression, or kCancelled, or a caller's stream's own.
class SetFile {
 public:
  // Maps the file at `path`. Null: it is no regular file that begins like a set, or `options.mapping` or the system do
  // not let it be mapped, so that it is to be read.
  static absl::StatusOr<std::unique_ptr<SetFile>> Map(const std::string& path, const SuppressionOptions& options);
  // Reads it into memory: `first`, and then what `rest` gives, up to its end. `meter` has counted `first` and counts
  // what is read of `rest`.
  static absl::StatusOr<std::unique_ptr<SetFile>> Read(const std::string& name, std::string_view first,
                                                       ByteSource* rest, const SourceMeter& meter);
  ~SetFile();
  SetFile(const SetFile&) = delete;
  SetFile& operator=(const SetFile&) = delete;

  const SetHeader& header() const { return header_; }
  const SetImage& numbers() const { return *numbers_; }
  // The hashes of records that no repair can read.
  const SetImage& hashes() const { return *hashes_; }

  uint64_t bytes() const { return layout_.file_bytes; }
  uint64_t xxh3() const { return xxh3_; }  // XXH3-64, seed 0, of the whole file
  uint64_t memory_bytes() const;           // what it takes besides the mapped file
  bool mapped() const { return memory_ == nullptr; }

  // ErrorKind::kSuppression when the mapped file is no longer what it was when it was checked.
  absl::Status CheckUnchanged() const;

 private:
  struct Descriptor;
  struct Mapping;
  struct Memory;
  class Gatherer;

  explicit SetFile(std::string name);
  absl::Status Error(const Phrase& why, const Phrase& what_to_do) const;
  absl::Status TakeHeader(std::string_view bytes);
  absl::Status TakeImages(const char* file);
  absl::StatusOr<std::string> ReadHeader() const;
  absl::Status HashFile(const CancelToken* cancel);
  absl::Status CutOff(uint64_t bytes) const;
  absl::Status BadChecksum() const;

  // All constant after construction.
  const std::string name_;
  SetHeader header_;
  SetLayout layout_{0, 0, 0};
  uint64_t xxh3_ = 0;
  std::unique_ptr<Descriptor> file_;  // of a mapped one, as long as it is mapped
  std::unique_ptr<Mapping> mapping_;
  std::unique_ptr<Memory> memory_;            // of one that was read
  std::optional<SetImage> numbers_, hashes_;  // over one of the two
};

}  // namespace muster

#endif  // MUSTER_FILTER_SET_FILE_H_
