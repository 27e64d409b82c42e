// Inputs made out of the committed ones, as a fuzzer makes them, but always the same: the N-th input follows from the
// committed inputs, the seed and N alone, on every machine. What the code does with an input has no influence on the
// next (a fuzzer that is led by coverage goes other ways after every change of the code).
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_TESTS_FUZZ_VARIATIONS_H_
#define MUSTER_TESTS_FUZZ_VARIATIONS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::fuzz {

class Variations {
 public:
  // `committed`: at least one, in an order that is always the same.
  Variations(std::vector<std::string> committed, uint64_t seed);

  // At first the committed inputs one by one, as they are, then variations of them of at most `max_bytes`.
  std::string Make(uint64_t n, size_t max_bytes) const;

 private:
  const std::vector<std::string> committed_;
  const uint64_t seed_;
};

}  // namespace muster::fuzz

#endif  // MUSTER_TESTS_FUZZ_VARIATIONS_H_
