// What a generated list is to look like. Shares are from 0 to 1.
#ifndef MUSTER_TOOLS_GEN_LIST_PLAN_H_
#define MUSTER_TOOLS_GEN_LIST_PLAN_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::gen {

enum class Columns : uint8_t {
  kMinimal,   // SMSNumber
  kStandard,  // SMSNumber,Name,Gender
  kWide,      // SMSNumber,Name,Gender,RefID,Amount,Memo
};
enum class LineEnd : uint8_t { kLf, kCrlf };
// How numbers are written in the rows that are not dirty.
enum class Writings : uint8_t {
  kPlain,  // 0912345678
  kThree,  // also +886912345678 and 886912345678
  kAll,    // also the other usual ones, such as 0912-345-678 and 912345678
};
enum class Whitelist : uint8_t { kNone, kExclude, kOnly, kOverride };

struct ListPlan {
  uint64_t rows = 1000;
  uint64_t seed = 1;
  // Outcomes: every row is in at most one of these, so they add up to at most 1. The first row is in none.
  double invalid = 0;     // number that must be rejected
  double suppressed = 0;  // recipient on a suppression list
  double duplicates = 0;  // recipient of an earlier row
  // Ways of writing.
  double dirty = 0;   // of the accepted rows: number needs repair
  double quoted = 0;  // of the fields: in quotes
  double odd = 0;     // of the rows: blank line or repeated header before it, fields missing or surplus, …
  Columns columns = Columns::kStandard;
  LineEnd line_end = LineEnd::kLf;
  Writings writings = Writings::kPlain;
  Whitelist whitelist = Whitelist::kNone;
  bool header = true;
};

// Empty when `plan` can be generated, else what is wrong with it.
std::string WhatIsWrong(const ListPlan& plan);

std::string_view LineEndOf(const ListPlan& plan);

// The header record without its line end.
std::string_view HeaderRecord(Columns columns);

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_LIST_PLAN_H_
