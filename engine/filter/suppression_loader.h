// Reads suppression lists into a SuppressionSet: always detected, every number of the number column's field. All
// columns count without a header and in rows whose fields do not line up; a field that does not decode is searched in
// other encodings too. (A white list counts only what is certainly meant.)
//
// What yields no number is never lost from sight: it is counted with its place, its hash is kept for list option 12,
// and too much of it stops the load. A record that the scanner rejects is searched for numbers all the same.
// Compiled sets are taken as they are, when their numbers were read as these lists are.
// Used by one thread; the set it gives is immutable.
#ifndef MUSTER_FILTER_SUPPRESSION_LOADER_H_
#define MUSTER_FILTER_SUPPRESSION_LOADER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "filter/list_watcher.h"
#include "filter/number_set.h"
#include "filter/set_reading.h"
#include "muster/suppression.h"
#include "number/number_policy.h"
#include "number/number_reader.h"
#include "parse/chunk.h"
#include "parse/open_list.h"
#include "parse/row_block.h"

namespace muster {

class SuppressionLoader {
 public:
  // ErrorKind::kUsage for an unknown country or a wrong area code.
  static absl::StatusOr<SuppressionLoader> Create(const SuppressionOptions& options);

  // Reads one list to its end, or opens a compiled set. After an error the loader is of no more use.
  absl::Status Add(const Source& source);

  std::shared_ptr<const SuppressionSet> Finish();

  // How it reads lists, and how compiled sets must have been read.
  const SetReading& reading() const { return reading_; }

 private:
  // The list that is being read.
  struct List {
    OpenList open;
    bool has_country = false;  // each row names its own, in field 1 of its RowBlock
    uint64_t records = 0, rows = 0, numbers = 0, no_number = 0;
    std::optional<FirstSeen> first_without;
  };

  SuppressionLoader(const SuppressionOptions& options, NumberReader reader, std::optional<NumberReader> valid_reader);

  absl::Status ReadCountries();
  std::optional<uint32_t> CountryColumn(const ListHead& head) const;

  absl::Status AddCompiled(const Source& source, OpenList list);
  absl::Status ReadBody(List* list);
  absl::Status AddAssumedHeader(List* list);
  absl::Status AddBlock(const Chunk& chunk, List* list);
  absl::Status UndecidedNumber(const List& list, uint64_t line, std::string_view record) const;
  std::string_view RecordOf(const Chunk& chunk, size_t row) const;
  void AddRow(const Chunk& chunk, size_t row, List* list);
  bool AddNumberField(const Chunk& chunk, size_t row, const List& list, std::string_view field);
  bool AddAbroad(const NumberReader& reader, std::string_view field);
  const NumberReader& ReaderOfRow(const Chunk& chunk, size_t row);
  bool AddField(std::string_view field);
  void AppendFrom(std::string_view text);
  void AppendWith(const NumberReader& reader, std::string_view text);
  bool AddWholeRow(const Chunk& chunk, size_t row, const List& list);
  bool AddPieces(const Chunk& chunk, std::string_view written, const ListHead& head);
  void AddUnreadable(std::string_view text);
  void Flush();
  absl::Status CheckEnough(const List& list) const;
  absl::Status Error(const Phrase& where, const Phrase& why, const Phrase& what_to_do) const;
  absl::Status WithFlag(const absl::Status& status) const;

  const SuppressionOptions options_;
  const NumberReader reader_;
  // Where possible numbers count: tells which are valid. For a job that takes valid ones alone, an entry without any is
  // one that nothing can read.
  const std::optional<NumberReader> valid_reader_;
  std::optional<NumberPolicy> by_country_;  // where lists may have a country column
  const bool only_certain_;                 // a white list: only numbers that are certainly meant
  const SetReading reading_;
  std::shared_ptr<SuppressionSet> set_;
  ListWatcher watcher_;
  // Working memory.
  RowBlock block_;
  std::string decoded_;
  std::vector<Key> keys_;
  uint64_t valid_ = 0;  // valid numbers that were seen so far, also again and again
  std::vector<uint8_t> inserted_;
};

}  // namespace muster

#endif  // MUSTER_FILTER_SUPPRESSION_LOADER_H_
