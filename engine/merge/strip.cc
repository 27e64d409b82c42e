#include "merge/strip.h"

namespace muster {

bool IsBlank(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t size = IsLineEnd(text[i]) ? 1 : SpaceSizeAt(text, i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

}  // namespace muster
