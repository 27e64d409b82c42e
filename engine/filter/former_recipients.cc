#include "filter/former_recipients.h"

#define XXH_INLINE_ALL
#include <simdjson.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "muster/error.h"
#include "muster/source.h"
#include "number/number_policy.h"
#include "number/number_reader.h"
#include "parse/chunk_cutter.h"
#include "parse/record_scanner.h"
#include "parse/row_block.h"
#include "source/byte_source.h"
#include "source/metered_source.h"

namespace muster {
namespace {

constexpr uint64_t kFormatVersion = 1;
constexpr uint64_t kReadBytes = 1 << 20;
constexpr size_t kKeysAtOnce = 4096;
constexpr std::string_view kCsvHeader = "to,text,row,encoding,segments,flash,ref\n";
static_assert(PaddedBuffer::kPadding >= simdjson::SIMDJSON_PADDING);

absl::Status Error(std::string_view where, const Phrase& why, const Phrase& what_to_do) {
  return MakeError(ErrorKind::kSuppression, Verbatim(Join({"--exclude-output ", where})), why, what_to_do);
}

absl::Status Damaged(std::string_view where, const Phrase& why) {
  return Error(where, why, Say("the output is damaged or was changed: restore it, or leave the folder out"));
}

struct FileEntry {
  std::string name;
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;
};

struct Manifest {
  std::string country_code, region, area_code, country_column;
  bool as_written = false;  // list option 4 + 8
  bool csv = false;
  uint64_t emitted = 0;
  std::vector<FileEntry> files;
};

// A checksum as 16 lower-case hex digits.
std::optional<uint64_t> ParseHex16(std::string_view text) {
  if (text.size() != 16) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      value = value << 4 | static_cast<uint64_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value << 4 | static_cast<uint64_t>(c - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

// nullopt: something that must be there is not.
std::optional<Manifest> ParseManifest(const std::string& text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(text).get(root) != simdjson::SUCCESS) return std::nullopt;
  uint64_t format = 0;
  uint64_t list_option = 0;
  std::string_view country_code, area_code, output_format;
  Manifest manifest;
  const simdjson::dom::element_type kObject = simdjson::dom::element_type::OBJECT;
  if (root.type() != kObject || root["format"].get(format) || format != kFormatVersion) return std::nullopt;
  const auto options = root["options"];
  if (options["country_code"].get(country_code) || options["area_code"].get(area_code) ||
      options["list_option"].get(list_option) || options["output_format"].get(output_format) ||
      root["totals"]["emitted"].get(manifest.emitted)) {
    return std::nullopt;
  }
  manifest.country_code = country_code;
  manifest.area_code = area_code;
  // Outputs of before these options have neither.
  if (std::string_view region; options["region"].get(region) == simdjson::SUCCESS) manifest.region = region;
  if (std::string_view column; options["country_column"].get(column) == simdjson::SUCCESS) {
    manifest.country_column = column;
  }
  manifest.as_written = (list_option & (kListNational | kListRaw)) == (kListNational | kListRaw);
  manifest.csv = output_format == "csv";
  simdjson::dom::array files;
  if (root["files"].get(files)) return std::nullopt;
  for (const simdjson::dom::element file : files) {
    FileEntry entry;
    std::string_view name, xxh3;
    if (file["name"].get(name) || file["bytes"].get(entry.bytes) || file["xxh3"].get(xxh3)) return std::nullopt;
    const std::optional<uint64_t> checksum = ParseHex16(xxh3);
    if (!checksum || name.empty() || name.find('/') != std::string_view::npos || name == "..") return std::nullopt;
    entry.name = name;
    entry.xxh3 = *checksum;
    manifest.files.push_back(std::move(entry));
  }
  return manifest;
}

absl::StatusOr<std::string> ReadWhole(const std::string& path, const CancelToken* cancel) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(Source::File(path), cancel, ErrorKind::kSuppression);
  if (!source.ok()) return source.status();
  std::string text;
  for (;;) {
    const size_t had = text.size();
    text.resize(had + (64 << 10));
    absl::StatusOr<size_t> got = (*source)->Read(text.data() + had, text.size() - had);
    if (!got.ok()) return got.status();
    text.resize(had + *got);
    if (*got == 0) return text;
  }
}

// Gathers keys of recipients and hands them to the set in blocks.
class Recipients {
 public:
  Recipients(NumberReader reader, const Manifest& manifest, NumberSet* numbers)
      : reader_(std::move(reader)),
        as_written_(manifest.as_written),
        country_per_row_(!manifest.country_column.empty()),
        numbers_(numbers),
        inserted_(kKeysAtOnce + 1) {
    keys_.reserve(kKeysAtOnce + 1);
  }

  void Add(std::string_view to) {
    ++count_;
    AddKeys(to);
    if (keys_.size() >= kKeysAtOnce) Flush();
  }
  void Flush() {
    numbers_->InsertBlock(keys_, inserted_.data());
    keys_.clear();
  }
  uint64_t count() const { return count_; }
  // A number that is of another country for each that a row may have named; empty for none.
  const std::string& ambiguous() const { return ambiguous_; }

 private:
  void AddKeys(std::string_view to) {
    // Unless it is kept as written, `+` and digits are a key that went out.
    if (!as_written_ && to.size() >= 2 && to.size() <= 16 && to[0] == '+') {
      const std::optional<uint64_t> digits = ParseUint(to.substr(1));
      if (digits && *digits != 0) return keys_.push_back(*digits);
    }
    const NumberReading reading = reader_.Read(to);
    if (reading.code == Code::kNone) keys_.push_back(reading.key);
    if (!reading.valid()) keys_.push_back(UnreadableKey(to));
    if (country_per_row_ && !reading.international && ambiguous_.empty()) ambiguous_ = ForDisplay(to, 40);
  }

  const NumberReader reader_;
  const bool as_written_, country_per_row_;
  NumberSet* const numbers_;
  std::vector<Key> keys_;
  std::vector<uint8_t> inserted_;
  uint64_t count_ = 0;
  std::string ambiguous_;
};

// The checksum of a message file that was read to its end; nullopt: its content is not what Muster writes.
using Checksum = absl::StatusOr<std::optional<uint64_t>>;

// `line` stands in a padded buffer with `room` readable bytes from its beginning on.
bool AddJsonLine(std::string_view line, size_t room, simdjson::ondemand::parser* parser, Recipients* recipients) {
  // As Muster writes it: the number first, and without escapes.
  static constexpr std::string_view kBegin = R"({"to":")";
  if (line.starts_with(kBegin)) {
    const size_t end = line.find_first_of("\"\\", kBegin.size());
    if (end != std::string_view::npos && line[end] == '"') {
      recipients->Add(line.substr(kBegin.size(), end - kBegin.size()));
      return true;
    }
  }
  simdjson::ondemand::document message;
  std::string_view to;
  if (parser->iterate(line.data(), line.size(), room).get(message) || message["to"].get_string().get(to)) return false;
  recipients->Add(to);
  return true;
}

Checksum ReadNdjson(ByteSource* source, Recipients* recipients) {
  XXH3_state_t hash;
  XXH3_64bits_reset(&hash);
  simdjson::ondemand::parser parser;
  PaddedBuffer held;
  for (;;) {
    const size_t had = held.size();
    held.Reserve(had + kReadBytes);
    held.Resize(had + kReadBytes);
    absl::StatusOr<size_t> got = source->Read(held.data() + had, kReadBytes);
    held.Resize(had + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    XXH3_64bits_update(&hash, held.data() + had, *got);
    const std::string_view bytes = held.view();
    size_t begin = 0;
    for (size_t end = bytes.find('\n', had); end != std::string_view::npos; end = bytes.find('\n', begin)) {
      const size_t room = bytes.size() - begin + PaddedBuffer::kPadding;
      if (!AddJsonLine(bytes.substr(begin, end - begin), room, &parser, recipients)) return std::nullopt;
      begin = end + 1;
    }
    std::memmove(held.data(), held.data() + begin, bytes.size() - begin);
    held.Resize(bytes.size() - begin);
  }
  // Every line has its end.
  if (held.size() > 0) return std::nullopt;
  return XXH3_64bits_digest(&hash);
}

Checksum ReadCsv(std::unique_ptr<ByteSource> source, Recipients* recipients) {
  Dialect dialect;
  dialect.delimiter_bytes[0] = ',';
  dialect.delimiter_size = 1;
  // Message texts may have any number of lines, which may look like rows.
  dialect.max_field_lines = 1 << 30;
  dialect.max_record_bytes = 1 << 30;
  const auto meter = std::make_shared<SourceMeter>();
  source = Metered(std::move(source), meter);
  PaddedBuffer head;
  head.Reserve(kCsvHeader.size());
  while (head.size() < kCsvHeader.size()) {
    const size_t had = head.size();
    head.Resize(kCsvHeader.size());
    absl::StatusOr<size_t> got = source->Read(head.data() + had, kCsvHeader.size() - had);
    head.Resize(had + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    if (*got == 0) return std::nullopt;
  }
  if (head.view() != kCsvHeader) return std::nullopt;
  ChunkCutter cutter(std::move(source), std::move(head), /*source_ended=*/false, kCsvHeader.size(), 2, dialect,
                     kReadBytes);
  const Projection projection{{0}, {}};
  Chunk chunk;
  RowBlock block;
  for (;;) {
    absl::StatusOr<bool> more = cutter.Next(&chunk);
    if (!more.ok()) return more.status();
    if (!*more) return meter->xxh3();
    ScanChunk(dialect, projection, chunk, &block);
    for (size_t row = 0; row < block.rows(); ++row) {
      if (block.code[row] != Code::kNone && block.code[row] != Code::kNulByte) return std::nullopt;
      const std::string_view to = block.text(block.field(row, 0), chunk);
      const std::string_view record(chunk.bytes.data() + block.begin[row], block.size[row]);
      recipients->Add(block.code[row] == Code::kNone ? to : record.substr(0, record.find(',')));
    }
  }
}

absl::Status CheckSizes(const std::string& dir, const Manifest& manifest) {
  for (const FileEntry& file : manifest.files) {
    const std::string path = Join({dir, "/", file.name});
    struct stat found;
    if (stat(path.c_str(), &found) != 0) {
      return Damaged(path, Say("the manifest names this file, but: {}", SystemReason(errno)));
    }
    if (static_cast<uint64_t>(found.st_size) != file.bytes) {
      return Damaged(path, Say("it has {} bytes, but {} by the manifest", found.st_size, file.bytes));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadMessages(const std::string& dir, const Manifest& manifest, const CancelToken* cancel,
                          Recipients* recipients) {
  const std::string_view extension = manifest.csv ? ".csv" : ".ndjson";
  for (const FileEntry& file : manifest.files) {
    if (!file.name.starts_with("messages-") || !file.name.ends_with(extension)) continue;
    const std::string path = Join({dir, "/", file.name});
    absl::StatusOr<std::unique_ptr<ByteSource>> source =
        OpenSource(Source::File(path), cancel, ErrorKind::kSuppression);
    if (!source.ok()) return source.status();
    const Checksum checksum =
        manifest.csv ? ReadCsv(*std::move(source), recipients) : ReadNdjson(source->get(), recipients);
    if (!checksum.ok()) return checksum.status();
    if (!checksum->has_value()) return Damaged(path, Say("it holds a line that is no message of Muster"));
    if (**checksum != file.xxh3) return Damaged(path, Say("its checksum is not the one in the manifest"));
  }
  recipients->Flush();
  if (!recipients->ambiguous().empty()) {
    return Error(dir,
                 Say("its numbers were read in the countries of a column, and \"{}\" does not say in which",
                     recipients->ambiguous()),
                 Say("leave the folder out; such a job can be left out of later ones when list option 4 is not used"));
  }
  if (recipients->count() != manifest.emitted) {
    return Damaged(dir, Say("it holds {} messages, but {} by the manifest", recipients->count(), manifest.emitted));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SuppressionSummary> AddFormerRecipients(const std::string& dir, const SuppressionOptions& options,
                                                       NumberSet* numbers) {
  const Phrase advice =
      Say("name the output folder of a finished run; a folder named .failed, or one from --discard, has no messages");
  const std::string path = Join({dir, "/manifest.json"});
  struct stat found;
  if (stat(path.c_str(), &found) != 0) {
    const bool missing = stat(dir.c_str(), &found) != 0;
    return Error(dir,
                 missing ? SystemReason(errno) : Say("it has no readable manifest.json, so it is no finished output"),
                 advice);
  }
  absl::StatusOr<std::string> text = ReadWhole(path, options.cancel);
  if (!text.ok()) return text.status();
  const std::optional<Manifest> manifest = ParseManifest(*text);
  if (!manifest) return Error(dir, Say("its manifest.json is not one that this version of Muster can read"), advice);
  absl::StatusOr<NumberReader> reader = NumberReader::Create({.country_code = manifest->country_code,
                                                              .region = manifest->region,
                                                              .area_code = manifest->area_code,
                                                              .validity = Validity::kPossible,
                                                              .plan = options.numbering_plan});
  if (!reader.ok()) return Error(dir, Say("its manifest.json names an unknown country or area code"), advice);
  if (absl::Status sizes = CheckSizes(dir, *manifest); !sizes.ok()) return sizes;

  Recipients recipients(*std::move(reader), *manifest, numbers);
  if (absl::Status read = ReadMessages(dir, *manifest, options.cancel, &recipients); !read.ok()) return read;
  SuppressionSummary summary;
  summary.path = dir;
  summary.bytes = text->size();
  summary.xxh3 = XXH3_64bits(text->data(), text->size());
  summary.records = recipients.count();
  summary.numbers = numbers->size();
  return summary;
}

}  // namespace muster
