#include "gen/list_plan.h"

namespace muster::gen {

std::string WhatIsWrong(const ListPlan& plan) {
  for (double share : {plan.invalid, plan.suppressed, plan.duplicates, plan.dirty, plan.quoted, plan.odd}) {
    if (!(share >= 0 && share <= 1)) return "a share must be from 0 to 1";
  }
  if (plan.invalid + plan.suppressed + plan.duplicates > 1) {
    return "--invalid, --suppressed and --duplicates add up to more than 1";
  }
  if (plan.rows > 4'000'000'000) return "--rows must be at most 4000000000";
  return "";
}

std::string_view LineEndOf(const ListPlan& plan) { return plan.line_end == LineEnd::kCrlf ? "\r\n" : "\n"; }

std::string_view HeaderRecord(Columns columns) {
  switch (columns) {
    case Columns::kMinimal:
      return "SMSNumber";
    case Columns::kStandard:
      return "SMSNumber,Name,Gender";
    case Columns::kWide:
      return "SMSNumber,Name,Gender,RefID,Amount,Memo";
  }
  return "";
}

}  // namespace muster::gen
