// The judge's reading of a written phone number: repairs, reject codes, keys, and what a row sends.
#ifndef MUSTER_TESTS_REFERENCE_NUMBER_H_
#define MUSTER_TESTS_REFERENCE_NUMBER_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// How a national number is read.
struct Home {
  std::string region = "TW";  // "" for none: then only numbers with a plus are read
  std::string area;           // without its trunk 0: "2"
  bool possible = false;      // --validity possible: a number of a possible length will do, its type is unknown
};

// `886`, `+886`, `00886`, `TW` -> "TW"; "" when it is no known country.
std::string ParseCountry(std::string_view text);
// `2`, `02`, `(02)` -> "2"; false when the region has no such area.
bool ParseArea(std::string_view text, const std::string& region, std::string* area);

struct Reading {
  std::string code;                  // "" when a number was read that will do, else the reject code
  std::vector<std::string> repairs;  // in the order of the README's table
  std::string calling_code, nsn, region, type;
  bool valid = false;            // else, when read, possible only
  bool international = false;    // written with a plus, a calling code or an IDD prefix
  bool rewritten = false;        // the NSN is not simply the end of the digits as written
  bool trunk_prefix = false;     // the trunk prefix stands before the NSN in its national form
  bool no_trunk_prefix = false;  // accepted without its trunk prefix though it is no mobile
  uint64_t key = 0;              // E.164 digits as an integer
  std::string E164() const;
  std::string National() const;
};

// `field` is well-formed UTF-8.
Reading ReadNumber(std::string_view field, const Home& home);

// Keys of every complete number seen in the field: the field's own, or those of several numbers, of a number with an
// extension, or of a number beside other text. In the order seen, each once.
std::vector<uint64_t> NumbersSeen(std::string_view field, const Home& home);

// The same so that nobody is missed: of a field that cannot be read also every run of neighbouring groups of digits (of
// at most 17 digits) that is a number by itself, with the plus right before it or without.
std::vector<uint64_t> AllNumbersSeen(std::string_view field, const Home& home);

// The space-separated parts of a text; spaces, tabs, U+00A0 and U+3000 separate.
std::vector<std::string> PartsBetweenSpaces(std::string_view text);

// XXH3-64 of the bytes with the top bit set.
uint64_t UnreadableKey(std::string_view field);

struct Policy {
  bool national = false;  // list option 4
  bool raw = false;       // list option 8
  bool accept_any = false;
  std::set<std::string> countries;  // --countries: calling codes; empty for all
  Home home;
};

struct Verdict {
  std::string code;  // "" when accepted
  std::string to;
  uint64_t key = 0;              // 0 when rejected
  std::vector<uint64_t> probes;  // every key to look up in suppression lists; the row's own first
  std::vector<std::string> repairs;
  std::string calling_code = "unknown";
  std::string region;  // "" when no region claims the number
  std::string type = "unknown";
  bool no_trunk_prefix = false;
};

Verdict JudgeNumber(std::string_view field, const Policy& policy);
// The same for a row whose number belongs to another home than the job's.
Verdict JudgeNumber(std::string_view field, const Policy& policy, const Home& home);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NUMBER_H_
