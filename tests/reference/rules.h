// The judge's view of the carriers' rules: the sender's name at the front, and characters that force UCS-2.
#ifndef MUSTER_TESTS_REFERENCE_RULES_H_
#define MUSTER_TESTS_REFERENCE_RULES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

// Without white space and one pair of brackets around it.
std::string BareSender(const std::string& name);

// Whether `text` begins, behind white space, with one of `names` (bare ones), as it stands or in brackets.
bool BeginsWithSender(std::string_view text, const std::vector<std::string>& names);

// Whether no text that begins with `begin` begins with a sender's name.
bool NeverBeginsWithSender(std::string_view begin, const std::vector<std::string>& names);

// "" or what is wrong with the options.
std::string CheckSenderOptions(const std::vector<std::string>& names, bool prepend, bool strict, int character_set);

// The characters of `literals` (all text of a content, in order) that could be written in GSM-7, when nothing else
// keeps it out; `line` is where the first stands.
struct Ucs2Characters {
  size_t count = 0, line = 0;
};
Ucs2Characters FindUcs2Characters(std::string_view literals);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_RULES_H_
