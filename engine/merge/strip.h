// Job option 1: white space taken off both ends of every line, empty lines off both ends of the text, and runs of
// empty lines made one.
//
// The text comes in pieces and is never put together first: text passes through at once, white space waits until it
// is known to stand between two words of a line, line ends until another line with text follows. What waits is
// counted or written by `Out`, so measuring and copying are the same walk:
//
//   void Text(std::string_view);       text that stays
//   void LineEnds(int);                line ends that stay
//   void Wait(std::string_view);       white space that stays if text follows on this line
//   void Keep();                       what waits stays
//   void Drop();                       what waits goes
//
// White space is the ASCII one, U+00A0 and U+3000. CRLF, CR and LF are line ends; a CRLF must lie in one piece.
#ifndef MUSTER_MERGE_STRIP_H_
#define MUSTER_MERGE_STRIP_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_room.h"
#include "base/strings.h"
#include "merge/text_size.h"

namespace muster {

// The size in bytes of the white space character (no line end) at text[i]; 0 for others.
inline size_t SpaceSizeAt(std::string_view text, size_t i) {
  switch (text[i]) {
    case ' ':
    case '\t':
    case '\v':
    case '\f':
      return 1;
    case '\xC2':
      return text.compare(i, 2, "\xC2\xA0") == 0 ? 2 : 0;
    case '\xE3':
      return text.compare(i, 3, "\xE3\x80\x80") == 0 ? 3 : 0;
    default:
      return 0;
  }
}

// Bytes that end a stretch of text or may: white space, line ends, and the lead bytes of U+00A0 and U+3000.
inline constexpr std::array<bool, 256> kMayEndText = [] {
  std::array<bool, 256> may{};
  for (const unsigned char c : std::string_view(" \t\v\f\n\r\xC2\xE3")) may[c] = true;
  return may;
}();

// Nothing but white space and line ends.
bool IsBlank(std::string_view text);

template <typename Out>
class Stripper {
 public:
  explicit Stripper(Out* out) : out_(out) {}

  void Add(std::string_view piece) {
    for (size_t i = 0; i < piece.size();) {
      const size_t begin = i;
      if (IsLineEnd(piece[i])) {
        i += piece.compare(i, 2, "\r\n") == 0 ? 2 : 1;
        EndLine();
        continue;
      }
      i = SkipSpaces(piece, i);
      if (i > begin) {
        if (line_has_text_) out_->Wait(piece.substr(begin, i - begin));
        continue;
      }
      i = SkipText(piece, i);
      AddText(piece.substr(begin, i - begin));
    }
  }
  // Call once, after the last piece.
  void Finish() { out_->Drop(); }

 private:
  static size_t SkipSpaces(std::string_view piece, size_t i) {
    while (i < piece.size()) {
      const size_t size = SpaceSizeAt(piece, i);
      if (size == 0) break;
      i += size;
    }
    return i;
  }
  static size_t SkipText(std::string_view piece, size_t i) {
    for (; i < piece.size(); ++i) {
      if (!kMayEndText[static_cast<unsigned char>(piece[i])]) continue;
      if (IsLineEnd(piece[i]) || SpaceSizeAt(piece, i) > 0) break;
    }
    return i;
  }

  void EndLine() {
    out_->Drop();
    line_has_text_ = false;
    line_ends_ = std::min(line_ends_ + 1, 2);
  }
  void AddText(std::string_view text) {
    if (started_ && line_ends_ > 0) out_->LineEnds(line_ends_);
    out_->Keep();
    out_->Text(text);
    started_ = line_has_text_ = true;
    line_ends_ = 0;
  }

  Out* const out_;
  bool started_ = false;        // text was seen
  bool line_has_text_ = false;  // on the current line
  int line_ends_ = 0;           // since the last text, at most 2
};

// Measures what stays.
class StripMeasure {
 public:
  void Text(std::string_view text) { size_.Add(SizeOf(text)); }
  void LineEnds(int count) {
    for (; count > 0; --count) size_.Add(TextSize{1, true, 1, 0, 1, 0});
  }
  void Wait(std::string_view spaces) { waiting_.Add(SizeOf(spaces)); }
  void Keep() {
    size_.Add(waiting_);
    waiting_ = {};
  }
  void Drop() { waiting_ = {}; }
  const TextSize& size() const { return size_; }

 private:
  TextSize size_, waiting_;
};

// Appends what stays to a room. `bytes` is what StripMeasure found: white space that would not fit into it is not
// going to stay, so no more than `bytes` are ever written.
class StripCopy {
 public:
  StripCopy(uint64_t bytes, ByteRoom* out) : out_(out), kept_(out->size()), end_(out->size() + bytes) {}
  void Text(std::string_view text) {
    out_->Append(text);
    kept_ = out_->size();
  }
  void LineEnds(int count) { out_->Append(std::string_view("\n\n", static_cast<size_t>(count))); }
  void Wait(std::string_view spaces) {
    if (spaces.size() <= end_ - out_->size()) out_->Append(spaces);
  }
  void Keep() {}
  void Drop() { out_->Truncate(kept_); }

 private:
  ByteRoom* const out_;
  size_t kept_;  // where the text ends that is sure to stay
  const size_t end_;
};

}  // namespace muster

#endif  // MUSTER_MERGE_STRIP_H_
