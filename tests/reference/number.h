// The judge's reading of a written phone number: repairs, reject codes, keys, and what a row sends.
#ifndef MUSTER_TESTS_REFERENCE_NUMBER_H_
#define MUSTER_TESTS_REFERENCE_NUMBER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// How a national number is read.
struct Home {
  std::string country = "886";  // calling code
  std::string area;             // without its trunk 0: "2"
};

// `886`, `+886`, `00886`, `TW` -> "886"; "" when it is no known country.
std::string ParseCountry(std::string_view text);
// `2`, `02`, `(02)` -> "2"; false when the country has no such area.
bool ParseArea(std::string_view text, const std::string& country, std::string* area);

struct Reading {
  std::string code;                  // "" when a valid number was read, else the reject code
  std::vector<std::string> repairs;  // in the order of the README's table
  std::string calling_code, nsn, type;
  bool international = false;    // written with a plus, a calling code or an IDD prefix
  bool no_trunk_prefix = false;  // accepted without its trunk 0 though it is no mobile
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
  Home home;
};

struct Verdict {
  std::string code;  // "" when accepted
  std::string to;
  uint64_t key = 0;              // 0 when rejected
  std::vector<uint64_t> probes;  // every key to look up in suppression lists; the row's own first
  std::vector<std::string> repairs;
  std::string calling_code = "unknown";
  std::string type = "unknown";
  bool no_trunk_prefix = false;
};

Verdict JudgeNumber(std::string_view field, const Policy& policy);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NUMBER_H_
