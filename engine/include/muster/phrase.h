// A piece of a message in both languages of Muster: English, which stands at the call site, and 繁體中文, which comes
// from one catalogue keyed by the English pattern (engine/source/phrases_*.cc).
//
//     Say("list {}, line {}: {}", name, line, text)
//
// `{}` takes the arguments in turn, `{0}`, `{1}` … take them by position, because the order of words differs; any other
// brace is text. An argument is text or an integer, the same in both languages, or a Phrase. A pattern is a literal,
// and takes as many arguments as it is given: both are checked when it is compiled. That every pattern has its Chinese
// is checked by a test; one without (an embedding program's own) reads in English in both languages.
//
// Thread rule: plain values and pure functions.
#ifndef MUSTER_PHRASE_H_
#define MUSTER_PHRASE_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace muster {

enum class Language : uint8_t { kEnglish, kChinese };

// The same text in both languages. Owns its bytes (UTF-8).
class Phrase {
 public:
  Phrase() = default;
  Phrase(std::string_view english, std::string_view chinese) : english_(english), chinese_(chinese) {}

  bool empty() const { return english_.empty(); }
  const std::string& In(Language language) const { return language == Language::kChinese ? chinese_ : english_; }
  // Puts `more` behind, with nothing between.
  Phrase& operator+=(const Phrase& more) {
    english_ += more.english_;
    chinese_ += more.chinese_;
    return *this;
  }

 private:
  std::string english_;
  std::string chinese_;
};

// What fills a placeholder.
class PhraseArgument {
 public:
  PhraseArgument(const Phrase& phrase) : phrase_(phrase) {}
  template <typename T>
  requires std::convertible_to<const T&, std::string_view> PhraseArgument(const T& text) : phrase_(text, text) {}
  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) PhraseArgument(T number)
      : PhraseArgument(std::to_string(number)) {}

  const Phrase& phrase() const { return phrase_; }

 private:
  Phrase phrase_;
};

namespace phrase_internal {

// The index that the placeholder at pattern[pos] names, as `{}` takes `next`; -1 where none stands. `size` gets its
// length.
constexpr int PlaceholderAt(std::string_view pattern, size_t pos, int next, size_t* size) {
  pattern.remove_prefix(pos);
  if (pattern.starts_with("{}")) {
    *size = 2;
    return next;
  }
  if (pattern.size() < 3 || pattern[0] != '{' || pattern[2] != '}' || pattern[1] < '0' || pattern[1] > '9') return -1;
  *size = 3;
  return pattern[1] - '0';
}

// How many arguments `pattern` takes.
constexpr int ArgumentsOf(std::string_view pattern) {
  int next = 0, count = 0;
  for (size_t pos = 0; pos < pattern.size(); ++pos) {
    size_t size = 0;
    const int index = PlaceholderAt(pattern, pos, next, &size);
    if (index < 0) continue;
    if (size == 2) ++next;
    if (index + 1 > count) count = index + 1;
  }
  return count;
}

// Not a constant expression: where this is reached, the pattern does not take as many arguments as it is given.
inline void PatternAndArgumentsDiffer() {}

template <int kArguments>
struct Pattern {
  consteval Pattern(const char* literal) : text(literal) {
    if (ArgumentsOf(text) != kArguments) PatternAndArgumentsDiffer();
  }
  std::string_view text;
};

Phrase Fill(std::string_view pattern, std::initializer_list<PhraseArgument> arguments);

}  // namespace phrase_internal

// `pattern` with its placeholders filled, in both languages. Arguments are inserted as they are: braces in them are
// text.
template <typename... A>
Phrase Say(std::type_identity_t<phrase_internal::Pattern<static_cast<int>(sizeof...(A))>> pattern,
           const A&... arguments) {
  return phrase_internal::Fill(pattern.text, {PhraseArgument(arguments)...});
}

// Text that is no language's: a path, a flag, a code, what somebody else said.
Phrase Verbatim(std::string_view text);

// The items one behind the other, with `, ` between them in English and `、` in Chinese.
Phrase Enumerate(const std::vector<Phrase>& items);
Phrase Enumerate(const std::vector<std::string>& items);

// What the system says about an errno value; rare ones in the system's own words in both languages.
Phrase SystemReason(int error_number);

}  // namespace muster

#endif  // MUSTER_PHRASE_H_
