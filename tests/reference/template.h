// The judge's message template: the header decides what is a placeholder.
#ifndef MUSTER_TESTS_REFERENCE_TEMPLATE_H_
#define MUSTER_TESTS_REFERENCE_TEMPLATE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster_reference {

struct TemplatePart {
  bool placeholder = false;
  std::string text;  // literal text, or the folded name of the column
};

struct Template {
  std::string unknown;  // not "": this X looks like a name but is no column, and the mode is "stop"
  std::vector<TemplatePart> parts;
};

// A letter of any script, a mark on one, a digit, `_` or a CJK character.
bool IsNameCharacter(char32_t c);
// 1 to 32 of them.
bool LooksLikeName(std::string_view text);

// `columns` as written in the header. `unknown_mode`: "stop", "keep" or "empty". Line ends of `content` become LF.
Template ParseTemplate(std::string_view content, const std::vector<std::string>& columns,
                       const std::string& unknown_mode);

// Job option 1: white space off both ends of every line and of the text; runs of blank lines become one.
std::string StripMessage(std::string_view text);

// White space only, or nothing.
bool IsEmptyMessage(std::string_view text);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_TEMPLATE_H_
