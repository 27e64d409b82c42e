#include "filter/set_header.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "muster/error.h"
#include "source/encoding_guess.h"

namespace muster {
namespace {

constexpr size_t kVersionAt = 8, kHeaderBytesAt = 12, kFileBytesAt = 16, kNumbersAt = 24, kHashesAt = 40;
constexpr size_t kHeaderHashAt = 56;

constexpr uint64_t RoundUp(uint64_t value) {
  return (value + SetHeader::kAlignment - 1) / SetHeader::kAlignment * SetHeader::kAlignment;
}

template <typename T>
void Store(T value, char* to) {
  for (size_t i = 0; i < sizeof value; ++i) to[i] = static_cast<char>(value >> (8 * i));
}

template <typename T>
T Load(const char* from) {
  T value = 0;
  for (size_t i = 0; i < sizeof value; ++i) value |= static_cast<T>(static_cast<unsigned char>(from[i])) << (8 * i);
  return value;
}

class Writer {
 public:
  explicit Writer(std::string* out) : out_(*out) {}
  void Number(uint64_t value) {
    out_.resize(out_.size() + sizeof value);
    Store(value, out_.data() + out_.size() - sizeof value);
  }
  void Text(std::string_view text) {
    Number(text.size());
    out_ += text;
  }

 private:
  std::string& out_;
};

// Reads what Writer wrote; past the end, and for lengths that are none, everything is 0 or empty and ok() false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  uint64_t Number() {
    if (left_.size() < sizeof(uint64_t)) return Fail();
    const auto value = Load<uint64_t>(left_.data());
    left_.remove_prefix(sizeof value);
    return value;
  }
  uint64_t Number(uint64_t most) {
    const uint64_t value = Number();
    return value <= most ? value : Fail();
  }
  std::string Text() {
    const uint64_t size = Number(left_.size());
    if (size > left_.size()) return (Fail(), std::string());
    const std::string_view text = left_.substr(0, size);
    left_.remove_prefix(size);
    return std::string(text);
  }
  bool ok() const { return ok_; }
  std::string_view left() const { return left_; }

 private:
  uint64_t Fail() {
    ok_ = false;
    left_ = {};
    return 0;
  }

  std::string_view left_;
  bool ok_ = true;
};

void WriteDescription(const SetHeader& header, std::string* out) {
  Writer writer(out);
  const SetReading& reading = header.reading;
  writer.Number(reading.rules);
  writer.Number(reading.white ? 1 : 0);
  writer.Number(reading.validity == Validity::kPossible ? 1 : 0);
  writer.Number(reading.calling_code);
  writer.Text(reading.region);
  writer.Text(reading.area_code);
  writer.Text(reading.country_column);
  writer.Text(reading.numbering_plan);
  writer.Number(header.numbers);
  writer.Number(header.no_number.count);
  const FirstSeen first = header.no_number.first.value_or(FirstSeen());
  writer.Number(header.no_number.first ? 1 : 0);
  writer.Text(first.list);
  writer.Number(first.line);
  writer.Text(first.text);
  writer.Number(header.lists.size());
  for (const CompiledList& list : header.lists) {
    writer.Text(list.name);
    for (const uint64_t value : {list.bytes, list.xxh3, list.records, list.no_number}) writer.Number(value);
  }
}

bool ReadDescription(std::string_view bytes, SetHeader* header) {
  Reader reader(bytes);
  SetReading& reading = header->reading;
  reading.rules = static_cast<uint32_t>(reader.Number(UINT32_MAX));
  reading.white = reader.Number(1) != 0;
  reading.validity = reader.Number(1) != 0 ? Validity::kPossible : Validity::kValid;
  reading.calling_code = static_cast<uint32_t>(reader.Number(999));
  reading.region = reader.Text();
  reading.area_code = reader.Text();
  reading.country_column = reader.Text();
  reading.numbering_plan = reader.Text();
  header->numbers = reader.Number();
  header->no_number.count = reader.Number();
  const bool has_first = reader.Number(1) != 0;
  FirstSeen first;
  first.list = reader.Text();
  first.line = reader.Number();
  first.text = reader.Text();
  if (has_first) header->no_number.first = std::move(first);
  for (uint64_t lists = reader.Number(); lists > 0 && reader.ok(); --lists) {
    CompiledList& list = header->lists.emplace_back();
    list.name = reader.Text();
    for (uint64_t* value : {&list.bytes, &list.xxh3, &list.records, &list.no_number}) *value = reader.Number();
  }
  return reader.ok() && reader.left().find_first_not_of('\0') == std::string_view::npos;
}

uint64_t HeaderHash(std::string_view header) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  constexpr char kZeros[8] = {};
  XXH3_64bits_update(&state, header.data(), kHeaderHashAt);
  XXH3_64bits_update(&state, kZeros, sizeof kZeros);
  XXH3_64bits_update(&state, header.data() + kHeaderHashAt + 8, header.size() - kHeaderHashAt - 8);
  return XXH3_64bits_digest(&state);
}

}  // namespace

SetLayout::SetLayout(uint64_t header_bytes, uint64_t numbers_image_bytes, uint64_t hashes_image_bytes) {
  numbers_at = header_bytes;
  hashes_at = RoundUp(numbers_at + numbers_image_bytes);
  checksum_at = hashes_at + (hashes_image_bytes + 7) / 8 * 8;
  file_bytes = checksum_at + 8;
}

absl::StatusOr<std::string> EncodeSetHeader(const SetHeader& header) {
  std::string bytes(SetHeader::kFixedBytes, '\0');
  WriteDescription(header, &bytes);
  bytes.resize(RoundUp(bytes.size()));
  if (bytes.size() > SetHeader::kMaxBytes) {
    return MakeError(ErrorKind::kUsage, Say("the set would be made of {} lists", header.lists.size()),
                     Say("their names do not fit into its header of 64 MiB"),
                     Say("put the lists together into fewer files"));
  }
  const SetLayout layout(bytes.size(), header.numbers_image_bytes, header.hashes_image_bytes);
  std::copy(kCompiledSetMagic.begin(), kCompiledSetMagic.end(), bytes.begin());
  Store(SetHeader::kFormat, bytes.data() + kVersionAt);
  Store(static_cast<uint32_t>(bytes.size()), bytes.data() + kHeaderBytesAt);
  Store(layout.file_bytes, bytes.data() + kFileBytesAt);
  Store(layout.numbers_at, bytes.data() + kNumbersAt);
  Store(header.numbers_image_bytes, bytes.data() + kNumbersAt + 8);
  Store(layout.hashes_at, bytes.data() + kHashesAt);
  Store(header.hashes_image_bytes, bytes.data() + kHashesAt + 8);
  Store(HeaderHash(bytes), bytes.data() + kHeaderHashAt);
  return bytes;
}

SetHeaderSize SizeOfSetHeader(std::string_view first_bytes) {
  if (first_bytes.size() < SetHeader::kFixedBytes) {
    return {0, {Say("the set is cut off: it ends within its header"), CompileAgain()}};
  }
  if (!first_bytes.starts_with(kCompiledSetMagic)) {
    return {0,
            {Say("the set was damaged on the way, as when a file is transferred as text"),
             Say("transfer it in binary mode, or compile it again from its lists")}};
  }
  const auto bytes = Load<uint32_t>(first_bytes.data() + kHeaderBytesAt);
  if (bytes == 0 || bytes % SetHeader::kAlignment != 0 || bytes > SetHeader::kMaxBytes) {
    return {0, {Say("the set is damaged: its header does not add up"), CompileAgain()}};
  }
  return {bytes, {}};
}

bool DecodeSetHeader(std::string_view bytes, SetHeader* header, SetFault* fault) {
  const auto number = [&bytes](size_t at) { return Load<uint64_t>(bytes.data() + at); };
  if (HeaderHash(bytes) != number(kHeaderHashAt)) {
    *fault = {Say("the set is damaged: the checksum of its header is wrong"), CompileAgain()};
    return false;
  }
  // Of another format only the first 64 bytes mean what they mean here.
  if (const auto format = Load<uint32_t>(bytes.data() + kVersionAt); format != SetHeader::kFormat) {
    *fault = {Say("the set has format {}, but this version of Muster reads format {}", format, SetHeader::kFormat),
              CompileAgain()};
    return false;
  }
  header->numbers_image_bytes = number(kNumbersAt + 8);
  header->hashes_image_bytes = number(kHashesAt + 8);
  constexpr uint64_t kMostBytes = uint64_t{1} << 48;
  bool sound = header->numbers_image_bytes < kMostBytes && header->hashes_image_bytes < kMostBytes;
  if (sound) {
    const SetLayout layout(bytes.size(), header->numbers_image_bytes, header->hashes_image_bytes);
    sound = number(kFileBytesAt) == layout.file_bytes && number(kNumbersAt) == layout.numbers_at &&
            number(kHashesAt) == layout.hashes_at && ReadDescription(bytes.substr(SetHeader::kFixedBytes), header);
  }
  if (!sound) *fault = {Say("the set is damaged: its header does not add up"), CompileAgain()};
  return sound;
}

}  // namespace muster
