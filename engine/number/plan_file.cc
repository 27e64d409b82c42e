#include "number/plan_file.h"

#include <zlib.h>

#include <bit>
#include <cstring>

#include "base/strings.h"
#include "muster/error.h"
#include "muster/summary.h"

namespace muster {
namespace {

static_assert(std::endian::native == std::endian::little, "plan files are read as they lie in memory");

constexpr std::string_view kMagic = "MUSTERNP";
constexpr uint32_t kFormat = 1;
constexpr size_t kChecked = 20;  // the checksum is that of the bytes from here on
constexpr uint32_t kLongestEdit = 31;

struct Header {
  char magic[8];
  uint32_t format, size, checksum, texts;
  uint32_t code_count, codes, region_count, regions, table_count, tables;
};
static_assert(sizeof(Header) == 48);

struct TableRecord {
  uint32_t at, rows, tails, pool, results, start;
};

Phrase Where(std::string_view name) { return Say("numbering plan {}", ForDisplay(name, 200)); }

absl::Status Damaged(std::string_view name) {
  return MakeError(ErrorKind::kUsage, Where(name), Say("the file is damaged"),
                   Say("make it anew, or leave --numbering-plan out"));
}

// The `count` elements at an offset; an empty span when they do not lie in the file.
template <typename T>
bool PartAt(std::string_view bytes, uint64_t offset, uint64_t count, std::span<const T>* part) {
  if (offset % 4 != 0 || offset > bytes.size() || count > (bytes.size() - offset) / sizeof(T)) return false;
  *part = {reinterpret_cast<const T*>(bytes.data() + offset), static_cast<size_t>(count)};
  return true;
}

bool TextAt(std::string_view bytes, uint64_t* offset, std::string_view* text) {
  if (*offset > bytes.size()) return false;
  const size_t end = bytes.find('\0', static_cast<size_t>(*offset));
  if (end == std::string_view::npos) return false;
  *text = bytes.substr(static_cast<size_t>(*offset), end - static_cast<size_t>(*offset));
  *offset = end + 1;
  return true;
}

bool OpenTable(std::string_view bytes, const TableRecord& record, PlanTable* table) {
  const uint64_t words = uint64_t{record.rows} * 11 + uint64_t{record.tails} * 2 + record.pool;
  const uint64_t padded = words + words % 2;
  std::span<const uint16_t> all;
  std::span<const PlanResult> results;
  if (!PartAt(bytes, record.at, padded, &all)) return false;
  if (!PartAt(bytes, record.at + padded * 2, record.results, &results)) return false;
  if (uint64_t{record.rows} + record.tails > kPlanJump) return false;
  table->rows = all.data();
  table->answers = table->rows + size_t{record.rows} * 10;
  table->tails = reinterpret_cast<const PlanTail*>(table->answers + record.rows);
  table->pool = table->answers + record.rows + size_t{record.tails} * 2;
  table->results = results.data();
  table->row_count = record.rows;
  table->tail_count = record.tails;
  table->pool_size = record.pool;
  table->result_count = record.results;
  table->start = record.start;
  return true;
}

bool IsReference(const PlanTable& table, uint32_t reference) {
  return reference < table.row_count + table.tail_count || (reference >= kPlanJump && reference <= 0xFFFF);
}

// Whether the literal has no more digits than it says: keys stay numbers of 15 digits.
bool IsLiteral(const PlanResult& result) {
  uint32_t end = 1;
  for (int digit = 0; digit < result.literal_digits; ++digit) end *= 10;
  return result.literal < end;
}

bool IsResult(const PlanResult& result) {
  if (result.status > PlanResult::kLong || result.type >= kNumberTypeCount) return false;
  if (result.status == PlanResult::kValid && (result.flags & PlanResult::kParsed) == 0) return false;
  return result.literal_digits <= 9 && IsLiteral(result) && result.from <= result.to && result.to <= result.rest &&
         result.rest <= kLongestEdit;
}

bool IsSound(const PlanTable& table) {
  const auto answers = [&](uint32_t answer) { return answer < table.result_count || answer >= kPlanJump; };
  for (size_t i = 0; i < size_t{table.row_count} * 10; ++i) {
    if (!IsReference(table, table.rows[i])) return false;
  }
  for (size_t i = 0; i < table.row_count; ++i) {
    if (!answers(table.answers[i])) return false;
  }
  for (size_t i = 0; i < table.tail_count; ++i) {
    const PlanTail& tail = table.tails[i];
    if (tail.size == 0 || uint32_t{tail.begin} + tail.size > table.pool_size) return false;
  }
  for (size_t i = 0; i < table.pool_size; ++i) {
    if (!answers(table.pool[i])) return false;
  }
  for (size_t i = 0; i < table.result_count; ++i) {
    if (!IsResult(table.results[i])) return false;
  }
  return IsReference(table, table.start);
}

// Printable ASCII, filled up with NULs: goes to screens and files as it is.
bool IsShortText(const char (&padded)[4]) {
  size_t size = 0;
  while (size < sizeof padded && padded[size] > ' ' && padded[size] <= '~') ++size;
  for (size_t i = size; i < sizeof padded; ++i) {
    if (padded[i] != 0) return false;
  }
  return size < sizeof padded;
}

bool IsRegion(const PlanRegion& region, size_t codes, size_t tables) {
  if (region.code_index >= codes || region.table >= tables) return false;
  for (const char c : region.trunk) {
    if (c != 0 && (c < '0' || c > '9')) return false;
  }
  return IsShortText(region.name) && IsShortText(region.trunk);
}

bool AreSound(std::span<const PlanCode> codes, std::span<const PlanRegion> regions, const PlanTable& behind_plus,
              size_t tables) {
  uint32_t before = 0;
  size_t region = 0;
  for (const PlanCode& code : codes) {
    if (code.code <= before || code.code > 999 || code.first_region != region || code.region_count == 0) return false;
    if (code.region_count >= kNoPlanRegion || !IsReference(behind_plus, code.start)) return false;
    before = code.code;
    region += code.region_count;
  }
  if (region != regions.size() || codes.empty() || codes.size() > PlanFile::kMostCodes) return false;
  for (const PlanRegion& r : regions) {
    if (!IsRegion(r, codes.size(), tables)) return false;
  }
  return true;
}

}  // namespace

absl::Status PlanFile::Open(std::string_view bytes, std::string_view name, bool trusted) {
  Header header;
  if (bytes.size() < sizeof header || !bytes.starts_with(kMagic)) {
    return MakeError(ErrorKind::kUsage, Where(name), Say("the file is no numbering plan of Muster"),
                     Say("give one that tools/plan/make_plan.mjs has made"));
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.format != kFormat) {
    return MakeError(ErrorKind::kUsage, Where(name),
                     Say("the file has format {}, this version of Muster reads {}", header.format, kFormat),
                     Say("make it anew, or leave --numbering-plan out"));
  }
  if (header.size != bytes.size()) return Damaged(name);
  if (!trusted) {
    const std::string_view checked = bytes.substr(kChecked);
    const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(checked.data()), checked.size());
    if (sum != header.checksum) return Damaged(name);
  }
  uint64_t texts = header.texts;
  std::span<const TableRecord> records;
  if (!TextAt(bytes, &texts, &version_) || !TextAt(bytes, &texts, &notice_) ||
      !PartAt(bytes, header.codes, header.code_count, &codes_) ||
      !PartAt(bytes, header.regions, header.region_count, &regions_) ||
      !PartAt(bytes, header.tables, header.table_count, &records) || records.empty() || records.size() > kMostTables) {
    return Damaged(name);
  }
  table_count_ = records.size();
  for (size_t i = 0; i < records.size(); ++i) {
    if (!OpenTable(bytes, records[i], &tables_[i]) || (!trusted && !IsSound(tables_[i]))) return Damaged(name);
  }
  if (!trusted && !AreSound(codes_, regions_, tables_[0], table_count_)) return Damaged(name);
  return absl::OkStatus();
}

}  // namespace muster
