// A job's recipient lists and suppression lists, read whole.
#ifndef MUSTER_TESTS_REFERENCE_LISTS_H_
#define MUSTER_TESTS_REFERENCE_LISTS_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "reference/head.h"
#include "reference/job.h"
#include "reference/number.h"
#include "reference/scanner.h"

namespace muster_reference {

struct ReadList {
  std::string error;  // "" or "list" / "usage"
  std::string message;
  bool typed_numbers = false;  // no columns
  Head head;
  std::vector<Record> records;  // the body; `begin`, `end` and `line` are those of the list
};

ReadList ReadRecipientList(const RefList& list, const RefJob& job, const Home& home,
                           const std::vector<std::string>& content_columns);

// Does this record repeat the list's header?
bool IsRepeatedHeader(const Record& record, const Head& head);

// Adds the list's keys to `keys`, also those of entries that nothing can read. Returns "" or an error.
std::string ReadSuppressionList(const std::string& bytes, const Home& home, const RefJob& job, RefSuppressionList* list,
                                std::set<uint64_t>* keys);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_LISTS_H_
