#include "mapped_sets.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <muster/cancel.h>
#include <muster/error.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace muster::cli {
namespace {

constexpr size_t kPage = 4096, kBytes = 8 * kPage;

// A mapped file full of ones. Every test is a process of its own, as what was lost stays lost.
class MappedFile {
 public:
  MappedFile() {
    char name[] = "/tmp/muster-mapped-XXXXXX";
    fd_ = mkstemp(name);
    unlink(name);
    const std::string ones(kBytes, '\1');
    if (write(fd_, ones.data(), ones.size()) != static_cast<ssize_t>(kBytes)) _exit(90);
    data_ = static_cast<const unsigned char*>(mmap(nullptr, kBytes, PROT_READ, MAP_SHARED, fd_, 0));
  }
  void Shorten(size_t bytes) const {
    if (ftruncate(fd_, static_cast<off_t>(bytes)) != 0) _exit(91);
  }
  const void* data() const { return data_; }
  unsigned Sum() const { return std::accumulate(data_, data_ + kBytes, 0u); }

 private:
  int fd_;
  const unsigned char* data_;
};

void Check(bool holds, int code) {
  if (!holds) _exit(code);
}

TEST(MappedSetsDeathTest, WhatIsGoneReadsAsZerosAndEndsTheJob) {
  const auto scenario = [] {
    static CancelToken token;
    const MappedFile whole, cut, other;
    for (const MappedFile* file : {&whole, &cut, &other}) GuardMappedSet("black.mset", file->data(), kBytes, &token);
    Check(whole.Sum() == kBytes && LostSet().ok() && !token.cancelled(), 1);
    cut.Shorten(3 * kPage);
    Check(LostSet().ok(), 2);
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) readers.emplace_back([&cut] { Check(cut.Sum() == 3 * kPage, 3); });
    for (std::thread& reader : readers) reader.join();
    Check(token.cancelled(), 4);
    const absl::Status lost = LostSet();
    Check(KindOf(lost) == ErrorKind::kSuppression, 5);
    Check(std::string_view(lost.message().data(), lost.message().size()).find("black.mset") != std::string_view::npos,
          6);
    Check(whole.Sum() == kBytes && other.Sum() == kBytes, 7);
    _exit(0);
  };
  EXPECT_EXIT(scenario(), ::testing::ExitedWithCode(0), "");
}

TEST(MappedSetsDeathTest, AnyOtherFaultEndsTheProcessAsEver) {
  const auto scenario = [] {
    static CancelToken token;
    const MappedFile guarded, stray;
    GuardMappedSet("black.mset", guarded.data(), kBytes, &token);
    stray.Shorten(0);
    _exit(static_cast<int>(stray.Sum()));
  };
  EXPECT_EXIT(scenario(), ::testing::KilledBySignal(SIGBUS), "");
}

}  // namespace
}  // namespace muster::cli
