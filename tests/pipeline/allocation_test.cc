// Nothing is allocated for a row once the first chunks have gone through: a job of three times the rows makes about as
// many allocations. What is left goes by chunk, by batch and by a set's growth.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "muster/folder_sink.h"
#include "muster/pipeline.h"
#include "muster/suppression.h"

namespace {

std::atomic<uint64_t> allocations{0};

void* Counted(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// Replace the program's own; alignment beyond malloc's, and what may fail without an exception, is not counted.
void* operator new(size_t size) { return Counted(size); }
void* operator new[](size_t size) { return Counted(size); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, size_t) noexcept { std::free(memory); }

namespace muster {
namespace {

constexpr size_t kRows = 30'000;

// A number of nine digits behind the 9, in one of many writings.
std::string Written(size_t row) {
  std::string digits = std::to_string(100'000'000 + row * 37 % 80'000'000);
  digits[0] = '9';
  switch (row % 9) {
    case 0:
      return "+886" + digits;
    case 1:
      return "886" + digits;
    case 2:
      return digits;
    case 3:
      return "09" + digits.substr(1, 2) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
    case 4:
      return "手機：0" + digits;
    case 5:
      return "\"=\"\"0" + digits + "\"\"\"";
    case 6:
      return "０" + digits + ".0";
    case 7:
      return "+852 6123 " + digits.substr(5);
    default:
      return "0" + digits;
  }
}

// Every fifth number twice, every seventh row short, every eleventh of several lines, every thirteenth rejected.
std::string ListOf(size_t rows) {
  std::string list = "SMSNumber,Name,RefID,Country\n";
  for (size_t row = 0; row < rows; ++row) {
    const size_t number = row % 5 == 4 ? row - 4 : row;
    list += row % 13 == 12 ? "12-not a number at all" : Written(number);
    list += row % 11 == 10 ? ",\"a name\non \"\"two\"\" lines\"" : ",陳小明 with a name of some length";
    if (row % 7 != 6) list += ",reference-of-row-" + std::to_string(row) + ",TW";
    list += '\n';
  }
  return list;
}

struct Case {
  std::string name;
  std::function<void(Job*)> change = [](Job*) {};
  std::optional<OutputFormat> folder;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class AllocationTest : public testing::TestWithParam<Case> {
 protected:
  static uint64_t AllocationsOf(const Job& job, size_t rows) {
    const std::string list = ListOf(rows);
    RunOptions options;
    options.threads = 1;
    options.chunk_bytes = 64 << 10;
    const std::vector<Source> sources = {Source::Memory("list.csv", list)};
    absl::StatusOr<Summary> summary;
    uint64_t before = 0;
    if (GetParam().folder) {
      FolderOptions folder;
      folder.dir = std::filesystem::path(testing::TempDir()) / ("allocations-" + GetParam().name);
      folder.overwrite = true;
      folder.format = *GetParam().folder;
      folder.audit = Audit::kRows;
      folder.list_names = {"list.csv"};
      auto sink = FolderSink::Create(folder);
      EXPECT_TRUE(sink.ok()) << sink.status();
      before = allocations;
      summary = muster::Run(job, sources, **sink, options);
      const uint64_t after = allocations;
      EXPECT_TRUE((*sink)->Abort().ok());
      EXPECT_TRUE(summary.ok()) << summary.status();
      return after - before;
    }
    DiscardSink sink;
    before = allocations;
    summary = muster::Run(job, sources, sink, options);
    const uint64_t after = allocations;
    EXPECT_TRUE(summary.ok()) << summary.status();
    if (!summary.ok()) return 0;
    EXPECT_EQ(summary->rows, rows);
    EXPECT_GT(summary->emitted, rows / 2);
    return after - before;
  }
};

TEST_P(AllocationTest, NothingIsAllocatedForARow) {
  Job job;
  job.content = "親愛的%Name%，您好！好康大放送！咖啡買一送一！";
  std::vector<Key> opted_out;
  for (size_t row = 1; row < 3 * kRows; row += 29) opted_out.push_back(886'900'000'000 + row * 37 % 80'000'000);
  job.unsubscribe = SuppressionSet::FromKeys(opted_out, "unsubscribe");
  GetParam().change(&job);
  AllocationsOf(job, kRows);  // what is made once
  const uint64_t some = AllocationsOf(job, kRows);
  const uint64_t more = AllocationsOf(job, 3 * kRows);
  // A batch has its line in the folder; rejected rows that are told of have a text each, which says why.
  const uint64_t batches = 2 * kRows / 1000, rejected = GetParam().folder ? 2 * kRows / 13 : 0;
  EXPECT_LE(more, some + 1000 + 3 * batches + rejected) << "after " << some;
}

INSTANTIATE_TEST_SUITE_P(
    Jobs, AllocationTest,
    testing::Values(Case{"plain"}, Case{"ndjson", [](Job*) {}, OutputFormat::kNdjson},
                    Case{"csv", [](Job*) {}, OutputFormat::kCsv},
                    Case{"national",
                         [](Job* job) { job->list_option = kListNational | kListDedup | kListUnsubscribe; }},
                    Case{"any", [](Job* job) { job->accept = Accept::kAny; }},
                    Case{"strip", [](Job* job) { job->job_option |= kJobStrip; }},
                    Case{"long", [](Job* job) { job->content += job->content + job->content + job->content; }},
                    Case{"gsm7", [](Job* job) { job->content = "Dear customer, buy one and get one free [%RefID%]"; }},
                    Case{"sender",
                         [](Job* job) {
                           job->sender_names = {"好店"};
                           job->prepend_sender = true;
                         }},
                    Case{"country", [](Job* job) { job->format.country_column = "Country"; }}),
    [](const testing::TestParamInfo<Case>& shown) { return shown.param.name; });

}  // namespace
}  // namespace muster
