#include "emit/batch_cutter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "muster/error.h"

namespace muster {
namespace {

// A message that owns its text.
struct Kept {
  std::string to, text, ref;
  uint64_t row;
  friend bool operator==(const Kept&, const Kept&) = default;
};

struct KeptBatch {
  uint64_t id;
  std::vector<Kept> messages;
  std::string encoded;
  friend bool operator==(const KeptBatch&, const KeptBatch&) = default;
};

class KeepingSink : public Sink {
 public:
  absl::Status Submit(const Batch& batch) override {
    if (batch.id == failing_batch) return MakeError(ErrorKind::kOutput, "full");
    KeptBatch kept{batch.id, {}, ""};
    for (const Message& m : batch.messages) {
      kept.messages.push_back({std::string(m.to), std::string(m.text), std::string(m.ref), m.row});
    }
    for (const std::string_view piece : batch.encoded) {
      EXPECT_FALSE(piece.empty());
      kept.encoded += piece;
    }
    batches.push_back(std::move(kept));
    return absl::OkStatus();
  }

  uint64_t failing_batch = 0;
  std::vector<KeptBatch> batches;
};

Kept MakeKept(uint64_t row) {
  const std::string number = std::to_string(row);
  return {"+" + number, std::string(row % 7, 't') + number, row % 3 == 0 ? "" : "ref" + number, row};
}
std::string EncodedOf(const Kept& kept) { return "<" + kept.to + "|" + kept.text + ">"; }

// What a cutter must hand over for messages 1 to `count`.
std::vector<KeptBatch> Model(uint64_t count, uint32_t batch_size, bool encoded) {
  std::vector<KeptBatch> batches;
  for (uint64_t row = 1; row <= count; ++row) {
    if ((row - 1) % batch_size == 0) batches.push_back({batches.size() + 1, {}, ""});
    batches.back().messages.push_back(MakeKept(row));
    if (encoded) batches.back().encoded += EncodedOf(MakeKept(row));
  }
  return batches;
}

// Adds messages `begin`+1 to `end` as a chunk whose memory is gone afterwards.
absl::Status AddChunk(BatchCutter* cutter, uint64_t begin, uint64_t end, bool encoded) {
  auto kept = std::make_unique<std::vector<Kept>>();
  std::vector<Message> messages;
  std::string bytes;
  std::vector<uint32_t> ends;
  for (uint64_t row = begin + 1; row <= end; ++row) kept->push_back(MakeKept(row));
  for (const Kept& k : *kept) {
    messages.push_back({.to = k.to, .text = k.text, .row = k.row, .ref = k.ref});
    if (!encoded) continue;
    bytes += EncodedOf(k);
    ends.push_back(static_cast<uint32_t>(bytes.size()));
  }
  absl::Status added = cutter->Add(messages, bytes, ends);
  for (Kept& k : *kept) std::fill(k.text.begin(), k.text.end(), '#');
  std::fill(bytes.begin(), bytes.end(), '#');
  return added;
}

void ExpectCut(const std::vector<uint64_t>& chunk_sizes, uint32_t batch_size, bool encoded) {
  KeepingSink sink;
  BatchCutter cutter(&sink, batch_size, encoded);
  uint64_t begin = 0;
  for (const uint64_t size : chunk_sizes) {
    ASSERT_TRUE(AddChunk(&cutter, begin, begin + size, encoded).ok());
    begin += size;
    ASSERT_EQ(cutter.batches(), begin / batch_size) << "full batches are handed over at once";
    ASSERT_EQ(cutter.messages(), begin / batch_size * batch_size);
  }
  ASSERT_TRUE(cutter.Finish().ok());
  EXPECT_EQ(sink.batches, Model(begin, batch_size, encoded));
  EXPECT_EQ(cutter.batches(), sink.batches.size());
  EXPECT_EQ(cutter.messages(), begin);
}

TEST(BatchCutterTest, EverySplitOfEightMessagesGivesTheSameBatches) {
  constexpr unsigned kMessages = 8;
  for (unsigned splits = 0; splits < 1u << (kMessages - 1); ++splits) {
    std::vector<uint64_t> sizes = {1};
    for (unsigned i = 0; i + 1 < kMessages; ++i) {
      if ((splits >> i & 1) != 0) {
        sizes.push_back(1);
      } else {
        ++sizes.back();
      }
    }
    for (uint32_t batch_size = 1; batch_size <= kMessages + 1; ++batch_size) {
      ExpectCut(sizes, batch_size, false);
      ExpectCut(sizes, batch_size, true);
    }
  }
}

TEST(BatchCutterTest, RandomChunksGiveTheSameBatches) {
  for (uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<uint64_t> sizes(random() % 20);
    const uint64_t most = 1 + random() % 50;
    for (uint64_t& size : sizes) size = random() % most;
    ExpectCut(sizes, 1 + random() % 40, random() % 2 == 0);
  }
}

TEST(BatchCutterTest, EndsMayBeASliceOfALongerRun) {
  KeepingSink sink;
  BatchCutter cutter(&sink, 3, true);
  std::vector<Message> messages;
  std::vector<Kept> kept;
  std::vector<uint32_t> ends;
  std::string bytes;
  for (uint64_t row = 1; row <= 7; ++row) kept.push_back(MakeKept(row));
  for (const Kept& k : kept) {
    messages.push_back({.to = k.to, .text = k.text, .row = k.row, .ref = k.ref});
    bytes += EncodedOf(k);
    ends.push_back(static_cast<uint32_t>(bytes.size()));
  }
  const std::span<const Message> all = messages;
  ASSERT_TRUE(cutter.Add(all.first(2), bytes.substr(0, ends[1]), std::span(ends).first(2)).ok());
  ASSERT_TRUE(cutter.Add(all.subspan(2), bytes.substr(ends[1]), std::span(ends).subspan(2)).ok());
  ASSERT_TRUE(cutter.Finish().ok());
  EXPECT_EQ(sink.batches, Model(7, 3, true));
}

TEST(BatchCutterTest, NoMessagesMakeNoBatch) {
  KeepingSink sink;
  BatchCutter cutter(&sink, 5, true);
  EXPECT_TRUE(cutter.Add({}, {}, {}).ok());
  EXPECT_TRUE(cutter.Finish().ok());
  EXPECT_TRUE(cutter.Finish().ok());
  EXPECT_TRUE(sink.batches.empty());
}

TEST(BatchCutterTest, TheSinksErrorComesBackAndIsNotCounted) {
  for (const bool carried : {false, true}) {
    KeepingSink sink;
    sink.failing_batch = 2;
    BatchCutter cutter(&sink, 2, true);
    ASSERT_TRUE(AddChunk(&cutter, 0, carried ? 3 : 2, true).ok());
    const absl::Status failed = AddChunk(&cutter, carried ? 3 : 2, 6, true);
    EXPECT_EQ(KindOf(failed), ErrorKind::kOutput);
    EXPECT_EQ(cutter.batches(), 1u);
    EXPECT_EQ(cutter.messages(), 2u);
  }
}

}  // namespace
}  // namespace muster
