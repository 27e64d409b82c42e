// List text that was typed in: a whole small CSV, or numbers between commas.
#ifndef MUSTER_TESTS_REFERENCE_TYPED_LIST_H_
#define MUSTER_TESTS_REFERENCE_TYPED_LIST_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "reference/number.h"
#include "reference/scanner.h"

namespace muster_reference {

// Does the first line, read like a header, name a number column?
bool IsCsvText(std::string_view text);

// Each number (or what stands in its place) as a record of one field; empty pieces are blank records.
std::vector<Record> CutTypedNumbers(std::string_view text, const Home& home, size_t max_record_bytes);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_TYPED_LIST_H_
