// A fuzz run that can be repeated: an entry point over the first inputs of Variations.
//
//   muster_fuzz_TARGET_fixed CORPUS SEED RUNS FIND
//
// CORPUS is the folder of the committed inputs. Ends at the first find: a disagreement, a sanitizer's report, an input
// that takes over 10 s. Its input is then left in the file FIND.
#include <sanitizer/common_interface_defs.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/fuzz_input.h"
#include "fuzz/variations.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace muster::fuzz {
namespace {

constexpr size_t kMaxBytes = 400;
constexpr unsigned kMaxSeconds = 10;

// What is under test; handlers of a dying process have no other way to it.
std::string current_input;
uint64_t current_run;
std::string find_path;

void SaveCurrentInput() {
  std::ofstream(find_path, std::ios::binary) << current_input;
  std::fprintf(stderr, "Run %llu; its input is in %s\n", static_cast<unsigned long long>(current_run),
               find_path.c_str());
}

void SaveAndEnd(int signal) {
  if (signal == SIGALRM) std::fprintf(stderr, "An input took over %u s.\n", kMaxSeconds);
  __sanitizer_print_stack_trace();
  SaveCurrentInput();
  _exit(1);
}

std::vector<std::string> ReadCorpus(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const std::filesystem::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

int Run(const char* corpus, uint64_t seed, uint64_t runs) {
  std::vector<std::string> committed = ReadCorpus(corpus);
  if (committed.empty()) {
    std::fprintf(stderr, "There are no inputs in %s\n", corpus);
    return 2;
  }
  const Variations variations(std::move(committed), seed);
  __sanitizer_set_death_callback(SaveCurrentInput);
  std::signal(SIGABRT, SaveAndEnd);
  std::signal(SIGALRM, SaveAndEnd);
  for (current_run = 0; current_run < runs; ++current_run) {
    current_input = variations.Make(current_run, kMaxBytes);
    // A copy that ends where the input ends, so that reading on is seen.
    const std::vector<uint8_t> bytes(current_input.begin(), current_input.end());
    alarm(kMaxSeconds);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("Done %llu runs of seed %llu\n", static_cast<unsigned long long>(runs),
              static_cast<unsigned long long>(seed));
  return 0;
}

}  // namespace
}  // namespace muster::fuzz

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s CORPUS SEED RUNS FIND\n", argv[0]);
    return 2;
  }
  muster::fuzz::find_path = argv[4];
  return muster::fuzz::Run(argv[1], std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
}
