#include "filter/set_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "filter/set_bytes.h"
#include "filter/suppressor.h"
#include "muster/error.h"
#include "muster/suppression.h"
#include "number/number_policy.h"

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Key kFirst = 886912345678, kSecond = 886923456789, kThird = 85261234567;
const Key kHash = UnreadableKey("A-17");

class SetFileTest : public ::testing::Test {
 protected:
  using Loaded = absl::StatusOr<std::shared_ptr<const SuppressionSet>>;

  SetFileTest() {
    std::string name = std::filesystem::temp_directory_path() / "muster-set-XXXXXX";
    folder_ = mkdtemp(name.data());
    header_.reading = DefaultReading();
    header_.no_number.count = 1;
    header_.no_number.first = FirstSeen{"black.txt", 7, "A-17"};
    header_.lists = {{"black.txt", 100, 0x1234, 9, 1}, {"more.txt", 50, 0x5678, 4, 0}};
  }
  ~SetFileTest() override { std::filesystem::remove_all(folder_); }

  std::string Sound() const { return SetBytes(header_, {kFirst, kSecond}, {kHash}); }

  std::string Write(const std::string& name, std::string_view bytes) const {
    const std::string path = folder_ / name;
    std::filesystem::remove(path);
    std::ofstream(path, std::ios::binary) << bytes;
    chmod(path.c_str(), 0600);
    return path;
  }

  Loaded FromMemory(std::string_view bytes) const {
    return SuppressionSet::Load({Source::Memory("black.mset", bytes)}, options_);
  }
  // Mapped when it begins like a set.
  Loaded FromFile(std::string_view bytes, const std::string& name = "black.mset") const {
    SuppressionOptions options = options_;
    options.mapping = SetMapping::kMap;
    return SuppressionSet::Load({Source::File(Write(name, bytes))}, options);
  }

  void ExpectRefused(std::string_view bytes, const ::testing::Matcher<std::string>& message) const {
    for (const Loaded& loaded : {FromMemory(bytes), FromFile(bytes)}) {
      ASSERT_FALSE(loaded.ok());
      EXPECT_EQ(KindOf(loaded.status()), ErrorKind::kSuppression) << loaded.status();
      EXPECT_THAT(std::string(loaded.status().message()), message);
    }
  }

  std::filesystem::path folder_;
  SetHeader header_;
  SuppressionOptions options_;
};

TEST_F(SetFileTest, HoldsWhatWasCompiled) {
  for (const Loaded& set : {FromMemory(Sound()), FromFile(Sound())}) {
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kFirst));
    EXPECT_TRUE((*set)->Contains(kSecond));
    EXPECT_TRUE((*set)->Contains(kHash));
    EXPECT_FALSE((*set)->Contains(kThird));
    EXPECT_FALSE((*set)->Contains(0));
    EXPECT_EQ((*set)->size(), 2u);
    EXPECT_EQ((*set)->no_number().count, 1u);
    EXPECT_EQ((*set)->no_number().first->line, 7u);
    ASSERT_EQ((*set)->files().size(), 1u);
    const SuppressionSummary& file = (*set)->files()[0];
    EXPECT_EQ(file.bytes, Sound().size());
    EXPECT_EQ(file.records, 13u);
    EXPECT_EQ(file.numbers, 2u);
    EXPECT_EQ(file.no_number, 1u);
    ASSERT_EQ(file.compiled_from.size(), 2u);
    EXPECT_EQ(file.compiled_from[0].name, "black.txt");
    EXPECT_EQ(file.compiled_from[1].xxh3, 0x5678u);
    EXPECT_TRUE((*set)->CheckUnchanged().ok());
  }
}

TEST_F(SetFileTest, IsTheSameFileByItsChecksumHoweverItIsRead) {
  const Loaded copied = FromMemory(Sound()), mapped = FromFile(Sound());
  ASSERT_TRUE(copied.ok() && mapped.ok());
  EXPECT_EQ((*copied)->files()[0].xxh3, (*mapped)->files()[0].xxh3);
}

// --- damage

TEST_F(SetFileTest, IsRefusedWhicheverByteOfItsHeaderIsDamaged) {
  const std::string sound = Sound();
  for (size_t at = 0; at < SetHeader::kAlignment; ++at) {
    SCOPED_TRACE(at);
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
    // Who changes its first bytes makes it some other file, a list without any number.
    ExpectRefused(damaged, HasSubstr(at < 5 ? "do:" : "black.mset"));
  }
}

TEST_F(SetFileTest, IsRefusedWhereverItsBodyIsDamaged) {
  const std::string sound = Sound();
  for (size_t at = SetHeader::kAlignment; at < sound.size(); at += at + 100 < sound.size() ? 61 : 1) {
    SCOPED_TRACE(at);
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    ExpectRefused(damaged, AllOf(HasSubstr("checksum"), HasSubstr("muster compile-set")));
  }
}

TEST_F(SetFileTest, IsRefusedWhereverItIsCutOff) {
  const std::string sound = Sound();
  for (size_t size = 5; size < sound.size(); size += size < SetHeader::kAlignment + 64 ? 1 : 97) {
    SCOPED_TRACE(size);
    ExpectRefused(sound.substr(0, size), HasSubstr("cut off"));
  }
  ExpectRefused(sound.substr(0, sound.size() - 1), HasSubstr("cut off"));
  ExpectRefused(sound + "x", HasSubstr("behind its end"));
}

TEST_F(SetFileTest, TellsATransferAsTextByItsFirstBytes) {
  std::string damaged = Sound();
  damaged.erase(5, 1);
  ExpectRefused(damaged, HasSubstr("binary"));
}

TEST_F(SetFileTest, TellsAnotherFormat) {
  std::string later = Sound();
  later[8] = 2;
  SealHeader(&later);
  SealFile(&later);
  ExpectRefused(later, AllOf(HasSubstr("format 2"), HasSubstr("format 1")));
}

// With all checksums right, so that only the checks of the images stand between it and memory that is not its own.
TEST_F(SetFileTest, ReadsNothingBeyondAForgedImage) {
  std::mt19937_64 random(1);
  const std::string numbers = ImageOf({kFirst, kSecond, kThird}), hashes = ImageOf({kHash});
  std::vector<Key> asked = {0, kFirst, kSecond, kThird, kHash, UINT64_MAX};
  for (int i = 0; i < 200; ++i) asked.push_back(i % 2 == 0 ? random() : kFirst + static_cast<Key>(i) * 65536);
  for (int round = 0; round < 3000; ++round) {
    std::string forged = round % 2 == 0 ? numbers : hashes;
    const size_t changes = 1 + random() % 4;
    for (size_t i = 0; i < changes && !forged.empty(); ++i) {
      const size_t word = random() % forged.size() / 8 * 8;
      const uint64_t value = random() % 3 == 0 ? random() : random() % 3 == 0 ? UINT64_MAX : random() % 4096;
      std::memcpy(forged.data() + word, &value, std::min<size_t>(8, forged.size() - word));
    }
    if (random() % 4 == 0) forged.resize(random() % (forged.size() + 1));
    header_.numbers = 3;
    const std::string file = round % 2 == 0 ? SetBytes(header_, forged, hashes) : SetBytes(header_, numbers, forged);
    const Loaded set = FromMemory(file);
    if (!set.ok()) continue;
    for (const Key key : asked) (*set)->Contains(key);
    std::vector<uint8_t> found(asked.size());
    for (const auto& part : (*set)->compiled()) part->numbers().ContainsBlock(asked, found.data());
  }
}

TEST_F(SetFileTest, BelievesNoSizeThatOnlyItsHeaderSpeaksOf) {
  header_.numbers_image_bytes = uint64_t{1} << 47;
  ExpectRefused(*EncodeSetHeader(header_) + std::string(10000, 'x'), HasSubstr("cut off"));
  header_.numbers_image_bytes = uint64_t{1} << 60;
  ExpectRefused(*EncodeSetHeader(header_) + std::string(10000, 'x'), HasSubstr("does not add up"));
}

// --- reading

TEST_F(SetFileTest, IsRefusedWhenItWasReadOtherwise) {
  const struct {
    const char* about;
    std::function<void(SetReading&)> set;
    std::function<void(SuppressionOptions&)> job;
    const char* word;
  } kCases[] = {
      {"country", [](SetReading&) {}, [](SuppressionOptions& job) { job.country_code = "852"; }, "852 (HK)"},
      {"region", [](SetReading&) {}, [](SuppressionOptions& job) { job.region = "JP"; }, "--region JP"},
      {"area", [](SetReading&) {}, [](SuppressionOptions& job) { job.area_code = "(02)"; }, "--area-code 2"},
      {"set's area", [](SetReading& set) { set.area_code = "4"; }, [](SuppressionOptions&) {}, "area code 4"},
      {"column", [](SetReading&) {}, [](SuppressionOptions& job) { job.country_column = "Land"; },
       "--country-column land"},
      {"other column", [](SetReading& set) { set.country_column = "country"; },
       [](SuppressionOptions& job) { job.country_column = "Land"; }, "country"},
      {"validity", [](SetReading&) {}, [](SuppressionOptions& job) { job.validity = Validity::kPossible; },
       "--validity possible"},
      {"plan", [](SetReading& set) { set.numbering_plan = "other 1.0"; }, [](SuppressionOptions&) {}, "other 1.0"},
      {"rules", [](SetReading& set) { ++set.rules; }, [](SuppressionOptions&) {}, "another version"},
      {"white set", [](SetReading& set) { set.white = true; }, [](SuppressionOptions&) {}, "as a white list"},
      {"white job", [](SetReading&) {}, [](SuppressionOptions& job) { job.role = "whitelist"; }, "--kind white"},
      {"white possible", [](SetReading& set) { set.white = true, set.validity = Validity::kPossible; },
       [](SuppressionOptions& job) { job.role = "whitelist"; }, "--validity possible"},
      {"white column", [](SetReading& set) { set.white = true, set.country_column = "land"; },
       [](SuppressionOptions& job) { job.role = "whitelist"; }, "country column land"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.about);
    SetHeader header = header_;
    test.set(header.reading);
    options_ = {};
    test.job(options_);
    ExpectRefused(SetBytes(header, {kFirst}, {}),
                  AllOf(HasSubstr("black.mset"), HasSubstr(test.word), HasSubstr("muster compile-set")));
  }
}

TEST_F(SetFileTest, MayHoldMoreThanTheJobWouldRead) {
  header_.reading.validity = Validity::kPossible;
  header_.reading.country_column = "land";
  const std::string bytes = SetBytes(header_, {kFirst}, {});
  EXPECT_TRUE(FromMemory(bytes).ok());
  options_.country_column = " LAND";
  EXPECT_TRUE(FromMemory(bytes).ok());
  options_.validity = Validity::kPossible;
  options_.country_code = "TW";
  EXPECT_TRUE(FromMemory(bytes).ok());
}

TEST_F(SetFileTest, WithoutNumbersNeedsLeave) {
  const std::string bytes = SetBytes(header_, std::vector<Key>{}, {kHash});
  ExpectRefused(bytes, HasSubstr("--allow-empty-list"));
  options_.allow_empty = true;
  const Loaded set = FromMemory(bytes);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 0u);
  EXPECT_TRUE((*set)->Contains(kHash));
}

// --- several

TEST_F(SetFileTest, StandsBesideTextsAndOtherSets) {
  const std::string other = SetBytes(header_, {kThird, kFirst}, {});
  const std::string sound = Sound();
  const Loaded set = SuppressionSet::Load({Source::Memory("a.mset", sound), Source::Memory("b.txt", "0934567890\n"),
                                           Source::Memory("c.mset", other), Source::Memory("a.mset", sound)},
                                          options_);
  ASSERT_TRUE(set.ok()) << set.status();
  Job job;
  job.list_option = kListBlack;
  job.blacklist = *set;
  const Suppressor suppressor(job);
  const std::vector<Key> keys = {kFirst, 886934567890, kThird, 886955000111, 0, kHash, kSecond};
  std::vector<Code> codes(keys.size());
  std::vector<uint8_t> kept(keys.size());
  SuppressorScratch scratch;
  suppressor.Judge(keys, &scratch, codes.data(), kept.data());
  EXPECT_THAT(codes, ElementsAre(Code::kBlacklisted, Code::kBlacklisted, Code::kBlacklisted, Code::kNone, Code::kNone,
                                 Code::kBlacklisted, Code::kBlacklisted));
  bool override_kept = false;
  EXPECT_EQ(suppressor.JudgeOne(std::vector<Key>{886955000111, kThird}, &override_kept), Code::kBlacklisted);
}

TEST_F(SetFileTest, TellsWhoIsOnItWithoutAPlace) {
  SuppressionWatch watch{.keys = {kSecond, kThird}, .findings = {}};
  options_.watch = &watch;
  ASSERT_TRUE(FromMemory(Sound()).ok());
  ASSERT_EQ(watch.findings.size(), 1u);
  EXPECT_EQ(watch.findings[0].key, kSecond);
  ASSERT_EQ(watch.findings[0].places.size(), 1u);
  EXPECT_EQ(watch.findings[0].places[0].list, "black.mset");
  EXPECT_EQ(watch.findings[0].places[0].line, 0u);
}

// --- ways in

class DripStream : public InputStream {
 public:
  explicit DripStream(std::string bytes) : bytes_(std::move(bytes)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    size = std::min({size, bytes_.size() - taken_, size_t{777}});
    std::memcpy(buffer, bytes_.data() + taken_, size);
    taken_ += size;
    return size;
  }

 private:
  std::string bytes_;
  size_t taken_ = 0;
};

std::string Gzipped(std::string_view bytes) {
  std::string packed(bytes.size() + 1000, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

TEST_F(SetFileTest, ComesAlsoPackedAndThroughStreams) {
  for (const Loaded& set :
       {FromFile(Gzipped(Sound()), "black.mset.gz"), FromMemory(Gzipped(Sound())),
        SuppressionSet::Load({Source::Stream("s", std::make_shared<DripStream>(Sound()))}, options_)}) {
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kSecond));
    EXPECT_TRUE((*set)->files()[0].compiled);
    EXPECT_EQ((*set)->files()[0].bytes, Sound().size());
  }
}

TEST_F(SetFileTest, MapsOnlyWhatNobodyElseCanChange) {
  const std::string path = Write("black.mset", Sound());
  int mapped = 0;
  options_.on_map = [&](std::string_view name, const void*, size_t bytes) {
    EXPECT_EQ(name, path);
    EXPECT_EQ(bytes, Sound().size());
    ++mapped;
  };
  const struct {
    SetMapping mapping;
    mode_t mode;
    int maps;
  } kCases[] = {{SetMapping::kCopy, 0600, 0},   {SetMapping::kMap, 0666, 1},    {SetMapping::kMapOwn, 0600, 1},
                {SetMapping::kMapOwn, 0644, 1}, {SetMapping::kMapOwn, 0660, 0}, {SetMapping::kMapOwn, 0602, 0}};
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.mode);
    mapped = 0;
    options_.mapping = test.mapping;
    chmod(path.c_str(), test.mode);
    const Loaded set = SuppressionSet::Load({Source::File(path)}, options_);
    ASSERT_TRUE(set.ok()) << set.status();
    EXPECT_TRUE((*set)->Contains(kFirst));
    EXPECT_EQ(mapped, test.maps);
  }
  if (geteuid() != 0) return;  // only root can give a file away
  ASSERT_EQ(chown(path.c_str(), 65534, 65534), 0);
  chmod(path.c_str(), 0600);
  mapped = 0;
  EXPECT_TRUE(SuppressionSet::Load({Source::File(path)}, options_).ok());
  EXPECT_EQ(mapped, 0);
}

TEST_F(SetFileTest, TellsThatAMappedFileWasChanged) {
  options_.mapping = SetMapping::kMap;
  const std::string path = folder_ / "black.mset";
  const struct {
    const char* about;
    std::function<void()> change;
    bool harmless;
  } kCases[] = {
      {"nothing", [] {}, true},
      {"shortened", [&] { std::filesystem::resize_file(path, 5000); }, false},
      {"written into",
       [&] {
         const int fd = open(path.c_str(), O_WRONLY);
         EXPECT_EQ(pwrite(fd, "x", 1, 4100), 1);
         close(fd);
       },
       false},
      {"replaced by rename", [&] { std::filesystem::rename(Write("new.mset", Sound()), path); }, true},
      {"removed", [&] { std::filesystem::remove(path); }, true},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.about);
    Write("black.mset", Sound());
    // A clock tick, so that the change has another time than the file.
    usleep(20000);
    const Loaded set = SuppressionSet::Load({Source::File(path)}, options_);
    ASSERT_TRUE(set.ok()) << set.status();
    test.change();
    const absl::Status unchanged = (*set)->CheckUnchanged();
    EXPECT_EQ(unchanged.ok(), test.harmless) << unchanged;
    if (!unchanged.ok()) {
      EXPECT_EQ(KindOf(unchanged), ErrorKind::kSuppression);
    }
  }
}

}  // namespace
}  // namespace muster
