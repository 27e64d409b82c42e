// The file of a compiled numbering plan, as tools/plan writes it, and its tables.
//
// All numbers are little-endian; all parts begin at multiples of 4:
//
//   header   "MUSTERNP", then u32: format (1), size of the file, CRC-32 of all bytes behind it, offset of the texts,
//            count and offset of the codes, of the regions, of the tables
//   texts    version and notice, each with a NUL behind it
//   codes    calling codes in ascending order
//   regions  those of the first code, the main one first, then those of the second …
//   tables   PlanTable: one for the digits behind every calling code, one for each way of dialling at home
//
// A table is a machine that walks digits. A reference is a row (below the count of rows), a tail (below the count of
// rows and tails), or, from kPlanJump on, the length of an IDD prefix behind which the digits are those behind a plus.
// A row has a reference for each digit, and an answer for digits that end there. In a tail the answer hangs on the
// count of further digits alone. An answer is the number of a result, or from kPlanJump on as above.
#ifndef MUSTER_NUMBER_PLAN_FILE_H_
#define MUSTER_NUMBER_PLAN_FILE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/status.h"

namespace muster {

inline constexpr uint32_t kPlanJump = 0xFFE0;
inline constexpr uint8_t kNoPlanRegion = 0xFF;

struct PlanCode {
  uint16_t code;
  uint16_t first_region, region_count;
  uint16_t start;  // a reference of the first table
};
static_assert(sizeof(PlanCode) == 8);

struct PlanRegion {
  char name[4];         // "TW", filled up with NULs
  uint16_t code_index;  // of the codes
  uint16_t table;       // for digits dialled there without a plus; 0: a service of no country
  char trunk[4];        // national prefix, filled up with NULs
};
static_assert(sizeof(PlanRegion) == 12);

// What the digits mean: literal + digits[from, to) + digits[rest, end) is the national number.
struct PlanResult {
  enum Flag : uint8_t { kPossible = 1, kTrunkPrefix = 2, kCodeFound = 4, kParsed = 8 };
  enum Status : uint8_t { kValid, kInvalid, kShort, kLong };

  uint8_t status;
  uint8_t type;    // NumberType
  uint8_t region;  // among those of the code; kNoPlanRegion
  uint8_t flags;
  uint8_t literal_digits, from, to, rest;
  uint32_t literal;
};
static_assert(sizeof(PlanResult) == 12);

struct PlanTail {
  uint16_t begin, size;  // in the pool; the last answer is that of all further counts
};

struct PlanTable {
  const uint16_t* rows = nullptr;     // 10 each
  const uint16_t* answers = nullptr;  // one for each row
  const PlanTail* tails = nullptr;
  const uint16_t* pool = nullptr;
  const PlanResult* results = nullptr;
  uint32_t row_count = 0, tail_count = 0, pool_size = 0, result_count = 0;
  uint32_t start = 0;  // a reference

  // The answer for `digits`, ASCII digits, from the reference `at` on.
  uint32_t Walk(uint32_t at, std::string_view digits) const {
    size_t i = 0;
    while (at < row_count) {
      if (i == digits.size()) return answers[at];
      at = rows[at * 10 + static_cast<uint32_t>(digits[i++] - '0')];
    }
    if (at >= kPlanJump) return at;
    const PlanTail& tail = tails[at - row_count];
    const size_t left = digits.size() - i;
    return pool[tail.begin + (left < tail.size ? left : tail.size - size_t{1})];
  }

  // Whether the answers for numbers that begin with `digits` hang on the count of further digits alone, from the
  // reference `at` on.
  bool IsEvenBehind(uint32_t at, std::string_view digits) const {
    for (size_t i = 0; i < digits.size() && at < row_count; ++i) {
      at = rows[at * 10 + static_cast<uint32_t>(digits[i] - '0')];
    }
    return at >= row_count && at < kPlanJump;
  }
};

class PlanFile {
 public:
  static constexpr size_t kMostTables = 300, kMostCodes = 255;

  // `bytes` must stay, at an address that is a multiple of 4; `name` is for messages. ErrorKind::kUsage says what is
  // wrong with them; nothing is read outside of them afterwards. `trusted`: they are the library's own, and are not
  // checked.
  absl::Status Open(std::string_view bytes, std::string_view name, bool trusted);

  std::string_view version() const { return version_; }
  std::string_view notice() const { return notice_; }
  std::span<const PlanCode> codes() const { return codes_; }
  std::span<const PlanRegion> regions() const { return regions_; }
  const PlanTable& table(size_t index) const { return tables_[index]; }
  size_t table_count() const { return table_count_; }

 private:
  std::string_view version_, notice_;
  std::span<const PlanCode> codes_;
  std::span<const PlanRegion> regions_;
  PlanTable tables_[kMostTables];
  size_t table_count_ = 0;
};

}  // namespace muster

#endif  // MUSTER_NUMBER_PLAN_FILE_H_
