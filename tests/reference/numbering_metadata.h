// libphonenumber's metadata as the judge reads them: numbering_metadata.json in memory, and its patterns.
#ifndef MUSTER_TESTS_REFERENCE_NUMBERING_METADATA_H_
#define MUSTER_TESTS_REFERENCE_NUMBERING_METADATA_H_

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// Numbers of one kind. No lengths: there are no such numbers.
struct NumberRange {
  std::string pattern;
  std::set<size_t> lengths, local_lengths;
};

struct NumberFormat {
  std::string pattern, leading, rule, format;  // leading, rule: "" for none
};

// A region, or a service of no country ("001"). Texts that are absent are empty.
struct Territory {
  std::string id, code;
  std::string idd, trunk, parse, transform, leading;
  bool same = false;  // mobile and fixed line share their pattern
  NumberRange general;
  std::map<std::string, NumberRange> types;
  std::vector<NumberFormat> formats;
};

struct NumberingMetadata {
  std::string version;
  std::map<std::string, std::vector<std::string>> codes;  // "886" to its regions, the main one first
  std::vector<Territory> territories;
  std::map<std::string, size_t, std::less<>> places;  // of the regions in `territories`

  // Nullptr when there is none. `code` matters for "001" only.
  const Territory* Find(std::string_view id, std::string_view code = "") const;
  // The main region of a known calling code.
  const Territory& Main(const std::string& code) const;
};

// Read at the first call; ends the program when the file is not there.
const NumberingMetadata& Metadata();

// Does all of `digits` match? Does a beginning of it?
bool MatchesWhole(const std::string& pattern, std::string_view digits);
bool MatchesStart(const std::string& pattern, std::string_view digits);

// What a pattern finds at the beginning of `digits`: the whole match first, then its groups, "" where one was not used.
// Empty when it does not match.
std::vector<std::string> MatchAtStart(const std::string& pattern, std::string_view digits);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NUMBERING_METADATA_H_
