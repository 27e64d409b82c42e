// In a fuzz run a disagreement is a crash: libFuzzer then keeps the input.
#include <cstdio>
#include <cstdlib>

#include "fuzz/fuzz_input.h"

namespace muster::fuzz {

void Disagree(const std::string& message) {
  std::fprintf(stderr, "Engine and judge disagree about %s\n", message.c_str());
  std::abort();
}

}  // namespace muster::fuzz
