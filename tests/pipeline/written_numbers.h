// Number fields of random lists: a few numbers again and again, in many writings, and what is no number.
#ifndef MUSTER_TESTS_PIPELINE_WRITTEN_NUMBERS_H_
#define MUSTER_TESTS_PIPELINE_WRITTEN_NUMBERS_H_

#include <string>

#include "pipeline/dice.h"

namespace muster {

class WrittenNumbers {
 public:
  // `dice` must outlive this.
  explicit WrittenNumbers(Dice* dice) : dice_(*dice) {}

  // UTF-8, mostly; quoted where CSV wants it.
  std::string Next();

  // Oftener a number beside something else, as list option 12 keeps it.
  bool as_written = false;
  // Oftener a number without its area code.
  bool local = false;

 private:
  std::string Composed(const std::string& digits);
  std::string Foreign();
  std::string Odd();

  Dice& dice_;
};

}  // namespace muster

#endif  // MUSTER_TESTS_PIPELINE_WRITTEN_NUMBERS_H_
