// The string literals that C++ sources hand to a function as its first argument. For tests that hold tables to sources.
#ifndef MUSTER_TESTS_SOURCE_SOURCE_LITERALS_H_
#define MUSTER_TESTS_SOURCE_SOURCE_LITERALS_H_

#include <string>
#include <string_view>
#include <vector>

namespace muster {

struct LiteralCall {
  std::string place;    // "engine/source/phrase.cc:17"
  std::string literal;  // adjacent literals joined, escapes resolved
  bool whole = false;   // the first argument is this literal and nothing else
};

// Every call of `function` in `source` (file text; comments and strings are not searched), in order. A call whose first
// argument begins with anything else than a plain literal has an empty literal and is not whole.
std::vector<LiteralCall> LiteralCalls(std::string_view path, std::string_view source, std::string_view function);

}  // namespace muster

#endif  // MUSTER_TESTS_SOURCE_SOURCE_LITERALS_H_
