#include "normalize_lines.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "text.h"

namespace muster::cli {
namespace {

constexpr size_t kUsualBytes = 8 << 20;  // more than the answers to a usual block
// Lines that are read at once: their answers stay in the first-level cache.
constexpr size_t kLinesAtOnce = 64;

constexpr Code kRepairs[] = {Code::kPunctuation, Code::kWidth,       Code::kInvisible,
                             Code::kLeadingZero, Code::kPrefix,      Code::kSpreadsheetText,
                             Code::kScientific,  Code::kDecimalTail, Code::kAreaCode};

char* Put(std::string_view text, char* to) {
  // A number of no known region has a view of nothing, which memcpy must not be given.
  return std::copy(text.begin(), text.end(), to);
}

constexpr std::array<uint8_t, 256> kNeedsEscape = [] {
  std::array<uint8_t, 256> needs{};
  for (const unsigned char c : {'\t', '\\', '\r', '\0'}) needs[c] = 1;
  return needs;
}();

bool NeedEscapes(std::string_view text) {
  uint8_t any = 0;
  for (const char c : text) any |= kNeedsEscape[static_cast<unsigned char>(c)];
  return any != 0;
}

// What is in a block, so that lines need not be searched for it.
struct BlockBytes {
  explicit BlockBytes(std::string_view block)
      : has_escapes(block.find('\t') != std::string_view::npos || block.find('\\') != std::string_view::npos ||
                    block.find('\0') != std::string_view::npos),
        has_cr(block.find('\r') != std::string_view::npos) {}

  // Whether a line that is UTF-8 has to be escaped.
  bool NeedsEscapes(std::string_view line) const {
    if (has_escapes) return NeedEscapes(line);
    return has_cr && line.find('\r') != std::string_view::npos;
  }

  bool has_escapes, has_cr;
};

// Takes the next line off the front of `*block`.
std::string_view NextLine(std::string_view* block) {
  const size_t end = block->find('\n');
  std::string_view line = block->substr(0, end);
  block->remove_prefix(end == std::string_view::npos ? block->size() : end + 1);
  if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

void LineBuffer::Clear() {
  size_ = 0;
  if (capacity_ <= kUsualBytes) return;
  bytes_.reset();
  capacity_ = 0;
}

void LineBuffer::Grow(size_t bytes) {
  const size_t capacity = std::max({size_ + bytes, capacity_ * 2, size_t{64} << 10});
  auto grown = std::make_unique_for_overwrite<char[]>(capacity);
  if (size_ > 0) std::memcpy(grown.get(), bytes_.get(), size_);
  bytes_ = std::move(grown);
  capacity_ = capacity;
}

char* PutEscaped(std::string_view input, char* to) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  for (size_t pos = 0; pos < input.size();) {
    const size_t length = Utf8Length(input, pos);
    const auto byte = static_cast<unsigned char>(input[pos]);
    if (length == 0) {
      to = Put("\\x", to);
      *to++ = kHexDigits[byte >> 4];
      *to++ = kHexDigits[byte & 15];
    } else if (byte == '\t') {
      to = Put("\\t", to);
    } else if (byte == '\\') {
      to = Put("\\\\", to);
    } else if (byte == '\r') {
      to = Put("\\r", to);
    } else if (byte == 0) {
      to = Put("\\0", to);
    } else {
      to = Put(input.substr(pos, length), to);
    }
    pos += std::max<size_t>(length, 1);
  }
  return to;
}

LineNormalizer::LineNormalizer(const Normalizer* normalizer) : normalizer_(*normalizer) {
  const auto fill = [](Piece* piece, std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
      piece->size =
          static_cast<uint8_t>(piece->size + text.copy(piece->text + piece->size, sizeof piece->text - piece->size));
    }
  };
  for (size_t type = 0; type < kNumberTypeCount; ++type) {
    fill(&types_[type], {"\t", NameOf(static_cast<NumberType>(type)), "\t"});
  }
  for (size_t code = 0; code < kCodeCount; ++code) {
    fill(&refusals_[code], {"\t\t\t\t", NameOf(static_cast<Code>(code)), "\n"});
  }
  for (size_t set = 0; set < kRepairSets; ++set) {
    RepairSet repairs;
    for (size_t i = 0; i < std::size(kRepairs); ++i) {
      if ((set >> i & 1) != 0) repairs.Add(kRepairs[i]);
    }
    std::string& mended = mended_[repairs.bits()];
    mended = Join({"\t", JoinRepairs(repairs), "\n"});
    most_repairs_ = std::max(most_repairs_, mended.size());
  }
}

void LineNormalizer::Append(std::string_view block, LineBuffer* out) const {
  const BlockBytes bytes(block);
  std::array<std::string_view, kLinesAtOnce> lines;
  std::array<NormalizedNumber, kLinesAtOnce> numbers;
  while (!block.empty()) {
    size_t count = 0;
    while (count < kLinesAtOnce && !block.empty()) lines[count++] = NextLine(&block);
    normalizer_.Normalize(std::span(lines).first(count), numbers);
    for (size_t i = 0; i < count; ++i) {
      const NormalizedNumber& number = numbers[i];
      const bool escaped = number.code == Code::kInvalidEncoding || bytes.NeedsEscapes(lines[i]);
      char* to = out->Room(lines[i].size() * (escaped ? 4 : 1) + number.region.size() + most_repairs_ + kE164Room +
                           3 * sizeof(Piece));
      to = escaped ? PutEscaped(lines[i], to) : Put(lines[i], to);
      out->EndAt(PutMeaning(number, to));
    }
  }
}

char* LineNormalizer::PutMeaning(const NormalizedNumber& number, char* to) const {
  const auto put_piece = [](const Piece& piece, char* at) {
    std::memcpy(at, piece.text, sizeof piece.text);
    return at + piece.size;
  };
  if (number.code != Code::kNone) return put_piece(refusals_[static_cast<size_t>(number.code)], to);
  *to++ = '\t';
  to = PutE164(number.key, to);
  to = put_piece(types_[static_cast<size_t>(number.type)], to);
  to = Put(number.region, to);
  return Put(mended_[number.repairs.bits()], to);
}

}  // namespace muster::cli
