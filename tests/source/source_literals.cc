#include "source/source_literals.h"

#include <algorithm>
#include <cctype>

namespace muster {
namespace {

bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  size_t pos() const { return pos_; }
  bool AtEnd() const { return pos_ >= text_.size(); }
  bool At(std::string_view what) const { return text_.substr(pos_).starts_with(what); }
  void Skip(size_t count) { pos_ += count; }

  // White space and comments.
  void SkipBlank() {
    while (!AtEnd()) {
      if (std::isspace(static_cast<unsigned char>(text_[pos_])) != 0) {
        ++pos_;
      } else if (At("//")) {
        pos_ = std::min(text_.size(), text_.find('\n', pos_));
      } else if (At("/*")) {
        pos_ = std::min(text_.size(), text_.find("*/", pos_) + 2);
      } else {
        return;
      }
    }
  }

  // The literal that begins here.
  std::string Literal() {
    const char quote = text_[pos_++];
    std::string value;
    for (; !AtEnd() && text_[pos_] != quote; ++pos_) {
      if (text_[pos_] != '\\') {
        value += text_[pos_];
        continue;
      }
      const char escaped = text_[++pos_];
      value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
    ++pos_;
    return value;
  }

  // True when a whole word `word` stands here.
  bool AtWord(std::string_view word) const {
    return At(word) && (pos_ == 0 || !IsWord(text_[pos_ - 1])) &&
           (pos_ + word.size() >= text_.size() || !IsWord(text_[pos_ + word.size()]));
  }
  // A quote between digits or letters (1'000) opens no character literal.
  bool AtQuote() const { return At("\"") || (At("'") && (pos_ == 0 || !IsWord(text_[pos_ - 1]))); }

  size_t Line() const {
    return 1 + static_cast<size_t>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(pos_), '\n'));
  }

 private:
  const std::string_view text_;
  size_t pos_ = 0;
};

}  // namespace

std::vector<LiteralCall> LiteralCalls(std::string_view path, std::string_view source, std::string_view function) {
  std::vector<LiteralCall> calls;
  Reader reader(source);
  while (reader.SkipBlank(), !reader.AtEnd()) {
    if (reader.AtQuote()) {
      reader.Literal();
      continue;
    }
    if (!reader.AtWord(function)) {
      reader.Skip(1);
      continue;
    }
    LiteralCall call;
    call.place = std::string(path) + ":" + std::to_string(reader.Line());
    reader.Skip(function.size());
    reader.SkipBlank();
    if (!reader.At("(")) continue;
    reader.Skip(1);
    reader.SkipBlank();
    const bool literal = reader.At("\"");
    while (reader.At("\"")) {
      call.literal += reader.Literal();
      reader.SkipBlank();
    }
    call.whole = literal && (reader.At(",") || reader.At(")"));
    calls.push_back(std::move(call));
  }
  return calls;
}

}  // namespace muster
