#include "source/byte_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace muster {
namespace {

using ::testing::HasSubstr;

class ByteSourceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "/muster-source-XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Write(std::string_view bytes) {
    const std::string path = folder_ + "/list";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::string folder_;
};

absl::StatusOr<std::string> ReadAll(ByteSource& source, size_t step) {
  std::string all, buffer(step, '\0');
  for (;;) {
    absl::StatusOr<size_t> got = source.Read(buffer.data(), buffer.size());
    if (!got.ok()) return got.status();
    if (*got == 0) return all;
    all.append(buffer, 0, *got);
  }
}

absl::StatusOr<std::string> ReadAll(const Source& source, size_t step = 1000, const CancelToken* cancel = nullptr) {
  absl::StatusOr<std::unique_ptr<ByteSource>> opened = OpenSource(source, cancel, ErrorKind::kList);
  if (!opened.ok()) return opened.status();
  return ReadAll(**opened, step);
}

std::string Refusal(const absl::StatusOr<std::string>& result, ErrorKind kind = ErrorKind::kList) {
  EXPECT_FALSE(result.ok());
  if (result.ok()) return "";
  EXPECT_EQ(KindOf(result.status()), kind) << result.status();
  return std::string(result.status().message());
}

std::string Gzip(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string Zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

TEST_F(ByteSourceTest, ReadsFilesAndMemory) {
  for (const std::string& text : {std::string(), std::string("a"), std::string(10'000, 'x')}) {
    for (const Source& source : {Source::File(Write(text)), Source::Memory("list", text)}) {
      EXPECT_EQ(*ReadAll(source, 1), text);
      EXPECT_EQ(*ReadAll(source, 4096), text);
      EXPECT_EQ((*OpenSource(source, nullptr, ErrorKind::kList))->TotalBytes(), text.size());
    }
  }
}

TEST_F(ByteSourceTest, UnpacksMembersInARow) {
  const std::string first(100'000, 'a'), second = "b\nc\n";
  const std::string skippable("\x50\x2A\x4D\x18\x02\x00\x00\x00xx", 10);
  const struct {
    std::string packed, text;
  } cases[] = {
      {Gzip(first), first},
      {Gzip(first) + Gzip("") + Gzip(second), first + second},
      {Gzip(second) + std::string(512, '\0'), second},
      {Gzip(""), ""},
      {Zstd(first), first},
      {Zstd(first) + Zstd("") + Zstd(second), first + second},
      {skippable + Zstd(second), second},
  };
  for (const auto& c : cases) {
    for (const size_t step : {1, 7, 65536}) {
      EXPECT_EQ(*ReadAll(Source::File(Write(c.packed)), step), c.text);
      EXPECT_EQ(*ReadAll(Source::Memory("list", c.packed), step), c.text);
    }
    EXPECT_EQ((*OpenSource(Source::Memory("list", c.packed), nullptr, ErrorKind::kList))->TotalBytes(), std::nullopt);
  }
}

TEST_F(ByteSourceTest, RefusesTruncatedPackedFiles) {
  const std::string text = "0912345678,a\n0912345679,bcdefgh\n";
  for (const std::string& packed : {Gzip(text), Gzip(text) + Gzip(text), Zstd(text), Zstd(text) + Zstd(text)}) {
    const size_t member = Gzip(text) == packed.substr(0, Gzip(text).size()) ? Gzip(text).size() : Zstd(text).size();
    for (size_t size = 4; size < packed.size(); ++size) {
      if (size == member) continue;
      const auto result = ReadAll(Source::Memory("list.gz", std::string_view(packed).substr(0, size)));
      EXPECT_THAT(Refusal(result), HasSubstr("truncated")) << size << " of " << packed.size();
    }
  }
}

TEST_F(ByteSourceTest, RefusesDamagedPackedFiles) {
  std::string damaged = Gzip("0912345678\n");
  damaged[damaged.size() - 6] ^= 1;
  EXPECT_THAT(Refusal(ReadAll(Source::Memory("list.gz", damaged))), HasSubstr("cannot be unpacked"));
  EXPECT_THAT(Refusal(ReadAll(Source::Memory("list.gz", Gzip("a") + "more"))), HasSubstr("follows its last member"));
  EXPECT_THAT(Refusal(ReadAll(Source::Memory("list.zst", Zstd("a") + "more"))), HasSubstr("cannot be unpacked"));
}

TEST_F(ByteSourceTest, RefusesWhatCannotBeOpened) {
  EXPECT_THAT(Refusal(ReadAll(Source::File(folder_ + "/none"))), HasSubstr("No such file or directory"));
  EXPECT_THAT(Refusal(ReadAll(Source::File(folder_))), HasSubstr("it is a folder"));
  EXPECT_THAT(Refusal(ReadAll(Source::Stream("s", nullptr)), ErrorKind::kUsage), HasSubstr("no stream"));
  const auto opened = OpenSource(Source::File(folder_ + "/none"), nullptr, ErrorKind::kSuppression);
  EXPECT_EQ(KindOf(opened.status()), ErrorKind::kSuppression);
}

TEST_F(ByteSourceTest, NamesTheReasonOfAnUnreadableFile) {
  const std::string path = Write("a");
  chmod(path.c_str(), 0);
  // Root may read everything: the answer is then the file itself.
  const auto result = ReadAll(Source::File(path));
  if (geteuid() == 0) {
    EXPECT_TRUE(result.ok());
  } else {
    EXPECT_THAT(Refusal(result), HasSubstr("Permission denied"));
  }
}

TEST_F(ByteSourceTest, NoticesAFileThatChangesWhileItIsRead) {
  const std::string path = Write(std::string(5000, 'a'));
  const auto read_while = [&path](const auto& change) {
    auto source = *OpenSource(Source::File(path), nullptr, ErrorKind::kList);
    change();
    return ReadAll(*source, 1000);
  };
  EXPECT_THAT(Refusal(read_while([&] { std::ofstream(path, std::ios::app) << "more"; })), HasSubstr("grew"));
  EXPECT_THAT(Refusal(read_while([&] { std::filesystem::resize_file(path, 100); })), HasSubstr("shrank"));
  EXPECT_THAT(Refusal(read_while([&] {
                using std::chrono::hours;
                std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + hours(1));
              })),
              HasSubstr("was changed"));
}

TEST_F(ByteSourceTest, ReadsANamedPipe) {
  const std::string path = folder_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&path] {
    std::ofstream pipe(path);
    for (int i = 0; i < 1000; ++i) pipe << "0912345678\n" << std::flush;
  });
  const auto text = ReadAll(Source::File(path));
  writer.join();
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(text->size(), 11'000u);
}

TEST_F(ByteSourceTest, CancelWakesAReaderThatWaitsOnAPipe) {
  const std::string path = folder_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  CancelToken cancel;
  std::thread canceller([&cancel] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    cancel.Cancel();
  });
  Refusal(ReadAll(Source::File(path), 1000, &cancel), ErrorKind::kCancelled);
  canceller.join();
}

// Standard input replaced by `fd` while it lives.
class StdinFrom {
 public:
  explicit StdinFrom(int fd) : kept_(dup(STDIN_FILENO)) { dup2(fd, STDIN_FILENO); }
  ~StdinFrom() {
    dup2(kept_, STDIN_FILENO);
    close(kept_);
  }

 private:
  const int kept_;
};

TEST_F(ByteSourceTest, ReadsStandardInput) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const StdinFrom in(ends[0]);
  const std::string packed = Gzip("a\nb\n");
  ASSERT_EQ(write(ends[1], packed.data(), packed.size()), static_cast<ssize_t>(packed.size()));
  close(ends[1]);
  EXPECT_EQ(*ReadAll(Source::Stdin()), "a\nb\n");
  close(ends[0]);
}

TEST_F(ByteSourceTest, ReadsTheRestOfAFileOnStandardInput) {
  FILE* file = std::fopen(Write("skipped,rest").c_str(), "rb");
  ASSERT_NE(file, nullptr);
  lseek(fileno(file), 8, SEEK_SET);
  const StdinFrom in(fileno(file));
  auto source = *OpenSource(Source::Stdin(), nullptr, ErrorKind::kList);
  EXPECT_EQ(source->TotalBytes(), 4u);
  EXPECT_EQ(*ReadAll(*source, 100), "rest");
  std::fclose(file);
}

TEST_F(ByteSourceTest, CancelWakesAReaderThatWaitsOnStandardInput) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const StdinFrom in(ends[0]);
  ASSERT_EQ(write(ends[1], "abcdef", 6), 6);
  CancelToken cancel;
  auto source = *OpenSource(Source::Stdin(), &cancel, ErrorKind::kList);
  std::thread canceller([&cancel] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    cancel.Cancel();
  });
  Refusal(ReadAll(*source, 1000), ErrorKind::kCancelled);
  canceller.join();
  close(ends[0]);
  close(ends[1]);
}

class StringStream : public InputStream {
 public:
  explicit StringStream(std::string text) : text_(std::move(text)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (next_ == text_.size()) return absl::UnavailableError("line dropped");
    buffer[0] = text_[next_++];
    return 1;
  }

 private:
  std::string text_;
  size_t next_ = 0;
};

TEST_F(ByteSourceTest, HandsTheErrorOfACallersStreamOn) {
  const auto result = ReadAll(Source::Stream("db", std::make_shared<StringStream>("abcdefgh")));
  EXPECT_EQ(result.status(), absl::UnavailableError("line dropped"));
}

TEST_F(ByteSourceTest, ListTextIsNeverUnpacked) {
  const std::string text = "\x1F\x8B,0912345678";
  EXPECT_EQ(*ReadAll(Source::ListText(text)), text);
}

}  // namespace
}  // namespace muster
