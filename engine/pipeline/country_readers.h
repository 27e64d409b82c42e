// The readers for what the fields of a country column say. A list says the same few things again and again, so each is
// looked up once.
//
// Belongs to one worker; `numbers` is shared and constant, and must stay.
#ifndef MUSTER_PIPELINE_COUNTRY_READERS_H_
#define MUSTER_PIPELINE_COUNTRY_READERS_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "number/number_policy.h"

namespace muster {

class CountryReaders {
 public:
  explicit CountryReaders(const NumberPolicy& numbers) : numbers_(numbers) {}

  // NumberPolicy::ReaderOf(country).
  const NumberReader& Of(std::string_view country) {
    if (last_reader_ == nullptr || country != last_) LookUp(country);
    return *last_reader_;
  }

 private:
  void LookUp(std::string_view country);

  const NumberPolicy& numbers_;
  std::string last_;
  const NumberReader* last_reader_ = nullptr;  // for last_
  absl::flat_hash_map<std::string, const NumberReader*> known_;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_COUNTRY_READERS_H_
