// Opens a compiled set, mapped, so many times and says how long the fastest and the median took, and how much private
// memory one takes:
//
//   muster_open_set FILE [TIMES]
//
// Each time all of the file is read against its checksum. The first open, which may have to fetch it from the disk, is
// told by itself. Memory is what the process has more of its own with the set than without, after 1 M questions to it:
// Anonymous of /proc/self/smaps_rollup, for the pages of the file belong to the system, even where no other process
// maps them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "muster/error.h"
#include "muster/suppression.h"

namespace {

using Set = std::shared_ptr<const muster::SuppressionSet>;

double MillisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

long OwnKib() {
  std::ifstream rollup("/proc/self/smaps_rollup");
  for (std::string word; rollup >> word;) {
    long kib = 0;
    if (word == "Anonymous:" && rollup >> kib) return kib;
  }
  return 0;
}

Set Open(const std::string& path) {
  muster::SuppressionOptions options;
  options.mapping = muster::SetMapping::kMap;
  auto set = muster::SuppressionSet::Load({muster::Source::File(path)}, options);
  if (set.ok()) return *set;
  std::fprintf(stderr, "%s\n", std::string(set.status().message()).c_str());
  std::exit(static_cast<int>(muster::KindOf(set.status())));
}

uint64_t Ask(const muster::SuppressionSet& set) {
  uint64_t found = 0;
  for (uint64_t i = 0; i < 1000000; ++i) found += set.Contains(886900000000 + i * 89) ? 1 : 0;
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s FILE [TIMES]\n", argv[0]);
    return 2;
  }
  const std::string path = argv[1];
  const int times = argc > 2 ? std::max(1, std::atoi(argv[2])) : 11;
  const long before = OwnKib();
  auto start = std::chrono::steady_clock::now();
  const Set set = Open(path);
  const double first = MillisecondsSince(start);
  const uint64_t found = Ask(*set);
  const long more = OwnKib() - before;
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    start = std::chrono::steady_clock::now();
    Open(path);
    taken.push_back(MillisecondsSince(start));
  }
  std::sort(taken.begin(), taken.end());
  const auto bytes = static_cast<double>(set->files()[0].bytes);
  const double median = taken[taken.size() / 2];
  std::printf("%llu numbers, %.0f bytes, %.2f a number\n", static_cast<unsigned long long>(set->size()), bytes,
              bytes / static_cast<double>(std::max<uint64_t>(set->size(), 1)));
  std::printf("open: first %.2f ms; then fastest %.2f, median %.2f ms, %.0f ms per GB\n", first, taken[0], median,
              median / (bytes / 1e9));
  std::printf("private memory: %ld KiB more, after a million questions (%llu found)\n", more,
              static_cast<unsigned long long>(found));
}
