#include "pipeline/country_readers.h"

#include "base/strings.h"

namespace muster {

void CountryReaders::LookUp(std::string_view country) {
  // A column of something else must not fill the memory.
  constexpr size_t kMostKnown = 1024, kLongestKnown = 200;
  last_ = country;
  const auto found = known_.find(ToAbsl(country));
  if (found != known_.end()) {
    last_reader_ = found->second;
    return;
  }
  last_reader_ = &numbers_.ReaderOf(country);
  if (known_.size() < kMostKnown && country.size() <= kLongestKnown) known_.emplace(last_, last_reader_);
}

}  // namespace muster
