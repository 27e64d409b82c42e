// Percent signs in a template's text, half or full width.
#ifndef MUSTER_MERGE_PERCENT_H_
#define MUSTER_MERGE_PERCENT_H_

#include <cstddef>
#include <string_view>

namespace muster {

// The size in bytes of the percent sign at text[i]; 0 when there is none.
inline size_t PercentSizeAt(std::string_view text, size_t i) {
  if (i >= text.size()) return 0;
  if (text[i] == '%') return 1;
  return text.compare(i, 3, "％") == 0 ? 3 : 0;
}

// The next percent sign at or behind `from`; npos when there is none.
inline size_t FindPercent(std::string_view text, size_t from) {
  for (size_t i = from; i < text.size(); ++i) {
    if (PercentSizeAt(text, i) > 0) return i;
  }
  return std::string_view::npos;
}

// A digit, half or full width, ends right before text[i].
inline bool DigitBefore(std::string_view text, size_t i) {
  if (i >= 1 && text[i - 1] >= '0' && text[i - 1] <= '9') return true;
  if (i < 3) return false;
  const std::string_view last = text.substr(i - 3, 3);
  return last >= "０" && last <= "９";
}

}  // namespace muster

#endif  // MUSTER_MERGE_PERCENT_H_
