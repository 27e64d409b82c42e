// A recipient list row by row, and what must come of every row. Any row can be asked for by itself: nothing is
// remembered from one to the next, so that lists of a hundred million rows need no memory.
//
// What must come of a row supposes the options of RightOptions in answer.h. Rows that repeat a number repeat that
// of a row whose own number is accepted, so that the first row with a number is always known.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_TOOLS_GEN_LIST_GENERATOR_H_
#define MUSTER_TOOLS_GEN_LIST_GENERATOR_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "gen/list_plan.h"
#include "gen/mobile_range.h"
#include "gen/number_forms.h"
#include "gen/random.h"

namespace muster::gen {

enum class Outcome : uint8_t { kEmitted, kRejected, kSuppressed, kDuplicate };

// Which suppression lists hold a number.
struct Membership {
  bool unsubscribe = false;
  bool black = false;
  bool white = false;
};

// What must come of one row, and what it adds to the list beside itself.
struct RowTruth {
  Outcome outcome = Outcome::kEmitted;
  std::string_view code;  // of a rejected, suppressed or duplicate row; static storage
  uint64_t mobile = 0;    // without trunk 0; 0 when rejected
  uint16_t repairs = 0;   // Repair bits
  bool override_kept = false;
  bool repeated_header = false;  // before the row
  bool blank = false;            // before the row
  bool short_row = false;
  bool long_row = false;
  uint32_t first_line = 0;  // the line of the row itself among the lines appended, from 0
  uint32_t lines = 0;       // line ends appended
  uint32_t empty_values = 0;
  bool multiline = false;
};

// The columns' values of one row, as a reader of the list must see them. Line ends in them are LF.
struct RowValues {
  std::string name, gender, ref, amount, memo;
};

class ListGenerator {
 public:
  // `plan` must be right (WhatIsWrong).
  explicit ListGenerator(const ListPlan& plan);

  const ListPlan& plan() const { return plan_; }

  // Appends the header record, if the list has one.
  void AppendHeader(std::string* out) const;

  // Appends row `index` (from 0) with its line end, and whatever stands before it. `values` may be null.
  RowTruth AppendRow(uint64_t index, std::string* out, RowValues* values) const;

  // True when the number of row `index` is its own, neither a repetition nor rejected, and in `*mobile`.
  bool OwnNumber(uint64_t index, uint64_t* mobile) const;
  // The suppression lists that hold the own number of row `index`.
  Membership ListsOf(uint64_t index) const;

  const MobileRange& mobiles() const { return mobiles_; }

 private:
  enum class Kind : uint8_t { kFresh, kInvalid, kSuppressed, kDuplicate };
  // Whose number a row has: the index into mobiles_, and whether an earlier row had it.
  struct Identity {
    uint64_t index;
    bool repeated;
    bool suppressible;
  };

  Kind KindOf(uint64_t row) const;
  Identity IdentityOf(uint64_t row, Kind kind) const;
  bool IsOverridden(uint64_t row) const;
  void Judge(uint64_t row, Kind kind, RowTruth* truth) const;
  void AppendOddity(uint64_t row, Random* random, RowTruth* truth, std::string* out) const;
  void AppendNumber(uint64_t row, Random* random, RowTruth* truth, std::string* out) const;
  void AppendColumns(uint64_t row, Random* random, bool odd, RowTruth* truth, std::string* out,
                     RowValues* values) const;

  // Constant after construction.
  ListPlan plan_;
  MobileRange mobiles_;
  uint64_t invalid_, suppressed_, duplicates_;  // thresholds, each with those before it added
  uint64_t dirty_, quoted_, odd_;
  std::string line_end_;
};

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_LIST_GENERATOR_H_
