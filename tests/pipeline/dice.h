// Choices of tests that make things at random; the same for the same seed.
#ifndef MUSTER_TESTS_PIPELINE_DICE_H_
#define MUSTER_TESTS_PIPELINE_DICE_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace muster {

class Dice {
 public:
  explicit Dice(uint32_t seed) : random_(seed) {}

  size_t Below(size_t n) { return random_() % n; }
  bool OneIn(size_t n) { return Below(n) == 0; }
  std::string Pick(const std::vector<std::string>& choices) { return choices[Below(choices.size())]; }
  template <typename T>
  T Pick(const std::vector<T>& choices) {
    return choices[Below(choices.size())];
  }

 private:
  std::mt19937 random_;
};

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_DICE_H_
