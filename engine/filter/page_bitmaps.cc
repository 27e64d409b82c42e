#include "filter/page_bitmaps.h"

#include <cassert>
#include <utility>

namespace muster {

PageBitmaps::PageBitmaps() : directory_(4), mask_(3), shift_(62) {}

void PageBitmaps::Enter(uint64_t slot) {
  size_t i = Home(slot >> kNumberBits);
  while (directory_[i] != 0) i = (i + 1) & mask_;
  directory_[i] = slot;
}

void PageBitmaps::AddPage(uint64_t range) {
  assert(range < kEndOfKeys >> kPageBits && FindWord(range << kPageBits) == nullptr);
  if ((pages_ + 1) * 2 > directory_.size()) {
    const std::vector<uint64_t> old = std::move(directory_);
    directory_ = std::vector<uint64_t>(old.size() * 2);
    mask_ = directory_.size() - 1;
    --shift_;
    for (const uint64_t slot : old) {
      if (slot != 0) Enter(slot);
    }
  }
  ++pages_;
  const size_t page_bytes = kPageWords * sizeof(uint64_t);
  const size_t needed = pages_ * page_bytes;
  if (needed > memory_.bytes()) memory_.Resize(needed + needed / 8);
  Enter(range << kNumberBits | pages_);
}

}  // namespace muster
