// How NumberReader came to its reading of one field: for explanations only. Filled by the very functions that read.
//
// A value, bounded in size however long the field; views point into the field.
#ifndef MUSTER_NUMBER_NUMBER_TRACE_H_
#define MUSTER_NUMBER_NUMBER_TRACE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "number/number_reader.h"
#include "number/numbering_plan.h"
#include "number/repair.h"
#include "number/repair_trace.h"

namespace muster {

// What the numbering plan was asked last, and its answer.
struct PlanTrace {
  bool asked = false;
  std::string digits;  // as the plan got them
  bool plus = false;
  size_t skipped = 0;      // 2: a leading 00 was taken for an international prefix and left out of `digits`
  size_t area_digits = 0;  // trunk prefix and area code that were put in front
  PlanNumber answer;
};

struct NumberTrace {
  static constexpr size_t kKeptParts = 8;

  struct Part {
    std::string_view text;
    NumberReading reading;
  };

  WrittenNumber written;
  RepairTrace repairs;
  PlanTrace plan;
  // Of a field that was cut: the parts up to the one that decided.
  std::vector<Part> parts;
  size_t part_count = 0;  // of all of them, also those not kept
  bool parted_by_blanks = false;

  void AddPart(std::string_view text, const NumberReading& reading) {
    if (part_count++ < kKeptParts) parts.push_back({text, reading});
  }
};

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_TRACE_H_
