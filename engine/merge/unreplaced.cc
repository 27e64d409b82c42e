#include "merge/unreplaced.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "merge/percent.h"

namespace muster {
namespace {

struct Bracket {
  std::string_view open, close;
};

// The longer of two that begin alike comes first.
constexpr std::array<Bracket, 7> kBrackets = {{
    {"{{", "}}"},
    {"${", "}"},
    {"{", "}"},
    {"[", "]"},
    {"<", ">"},
    {"#", "#"},
    {"$", "$"},
}};

bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

class Finder {
 public:
  Finder(std::string_view text, const ColumnNames& names, std::vector<std::string>* found)
      : text_(text), names_(names), found_(found) {}

  void Run() {
    for (size_t i = 0; i < text_.size();) {
      size_t size = BracketedAt(i);
      if (size == 0) size = PercentNameAt(i);
      if (size > 0) Add(text_.substr(i, size));
      i += std::max<size_t>(size, 1);
    }
  }

 private:
  bool IsColumn(std::string_view text) const {
    if (!names_.Find(text).has_value()) return false;
    const std::string folded = FoldName(text);
    return LooksLikeName(folded) && folded.find_first_not_of("0123456789") != std::string::npos;
  }

  // The size of a column's name in a pair of brackets that begins at text_[i]; 0 when there is none.
  size_t BracketedAt(size_t i) const {
    for (const Bracket& bracket : kBrackets) {
      if (text_.compare(i, bracket.open.size(), bracket.open) != 0) continue;
      const size_t begin = i + bracket.open.size();
      // Room for the name and some space around it.
      const std::string_view reach = text_.substr(begin, names_.max_bytes() + 16);
      const size_t size = reach.find(bracket.close);
      if (size != std::string_view::npos && IsColumn(reach.substr(0, size))) {
        return bracket.open.size() + size + bracket.close.size();
      }
    }
    return 0;
  }

  // The size of the percent sign at text_[i], the longest column's name right behind it and the percent sign behind
  // that, if any; 0 when there is none.
  size_t PercentNameAt(size_t i) const {
    const size_t percent = PercentSizeAt(text_, i);
    if (percent == 0 || DigitBefore(text_, i)) return 0;
    size_t longest = 0;
    size_t end = i + percent;
    const size_t begin = end;
    const size_t limit = std::min(text_.size(), begin + names_.max_bytes());
    while (end < limit) {
      const CodePoint c = DecodeUtf8(text_, end);
      if (!IsNameCharacter(c.value)) break;
      end += c.size;
      const bool inside_word = end < text_.size() && IsAsciiWord(text_[end - 1]) && IsAsciiWord(text_[end]);
      if (!inside_word && IsColumn(text_.substr(begin, end - begin))) longest = end - i;
    }
    return longest == 0 ? 0 : longest + PercentSizeAt(text_, i + longest);
  }

  void Add(std::string_view written) {
    if (std::find(found_->begin(), found_->end(), written) == found_->end()) found_->emplace_back(written);
  }

  const std::string_view text_;
  const ColumnNames& names_;
  std::vector<std::string>* const found_;
};

}  // namespace

void FindUnreplaced(std::string_view text, const ColumnNames& names, std::vector<std::string>* found) {
  Finder(text, names, found).Run();
}

}  // namespace muster
