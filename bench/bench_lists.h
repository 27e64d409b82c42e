// Deterministic lists in memory for the benchmarks, with the answers that follow from how they are made.
#ifndef MUSTER_BENCH_BENCH_LISTS_H_
#define MUSTER_BENCH_BENCH_LISTS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace muster_bench {

// The subscriber digits of row `i`: a Taiwan mobile 9xxxxxxxx, distinct for rows below 10 M.
inline uint64_t Mobile(uint32_t i) { return 900000000ull + (static_cast<uint64_t>(i) * 7368787ull) % 89999999ull; }
inline uint64_t MobileKey(uint32_t i) { return 886000000000ull + Mobile(i); }

// `SMSNumber,Name,Gender` and `rows` rows of about 30 bytes.
inline std::string PlainList(uint32_t rows) {
  std::string list = "SMSNumber,Name,Gender\n";
  for (uint32_t i = 0; i < rows; ++i) list += "0" + std::to_string(Mobile(i)) + ",王小明,先生\n";
  return list;
}

}  // namespace muster_bench

#endif  // MUSTER_BENCH_BENCH_LISTS_H_
