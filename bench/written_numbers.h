// Numbers as lists hold them, packed like the fields of a list, with the right answers: for the benchmarks.
#ifndef MUSTER_BENCH_WRITTEN_NUMBERS_H_
#define MUSTER_BENCH_WRITTEN_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster_bench {

// Views point into `text`, so a WrittenNumbers is moved only, never copied.
class WrittenNumbers {
 public:
  WrittenNumbers() = default;
  WrittenNumbers(WrittenNumbers&&) = default;
  WrittenNumbers& operator=(WrittenNumbers&&) = default;

  // Adds what was appended to `text` since the last one.
  void Close(uint64_t key) {
    ends_.push_back(text.size());
    keys.push_back(key);
  }
  // To be called once all are there.
  void Finish() {
    size_t begin = 0;
    for (const size_t end : ends_) {
      fields.emplace_back(text.data() + begin, end - begin);
      begin = end;
    }
  }

  std::string text;
  std::vector<std::string_view> fields;
  std::vector<uint64_t> keys;

 private:
  std::vector<size_t> ends_;
};

// Taiwan mobiles: 0912345678.
WrittenNumbers PlainMobiles(size_t count);
// Taiwan mobiles in the eight usual writings of clean lists.
WrittenNumbers UsualWritings(size_t count);
// Taiwan mobiles in all the ways of writing of muster-gen's dirty rows, each as often as the others.
WrittenNumbers DirtyMix(size_t count);

}  // namespace muster_bench

#endif  // MUSTER_BENCH_WRITTEN_NUMBERS_H_
