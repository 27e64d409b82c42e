#include "pipeline/typed_list.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "parse/list_head.h"

namespace muster {
namespace {

constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

// The length of the separator that begins at text[pos]; 0 for none.
size_t SeparatorSize(std::string_view text, size_t pos) {
  switch (text[pos]) {
    case ',':
    case ';':
    case '\t':
      return 1;
    case '\xEF':
      return text.substr(pos, 3) == "，" ? 3 : 0;
    case '\xE3':
      return text.substr(pos, 3) == "、" ? 3 : 0;
    default:
      return 0;
  }
}

// The length of the blank that begins at text[pos]; 0 for none.
size_t BlankSize(std::string_view text, size_t pos) {
  if (text[pos] == ' ') return 1;
  return text.substr(pos, 3) == kIdeographicSpace ? 3 : 0;
}

class Splitter {
 public:
  Splitter(const NumberReader& reader, uint32_t max_record_bytes, std::string_view text, RowBlock* block)
      : reader_(reader), max_record_bytes_(max_record_bytes), text_(text), block_(block) {}

  void Run() {
    size_t pos = text_.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0;
    while (pos < text_.size()) {
      const size_t end = std::min(text_.find_first_of("\r\n", pos), text_.size());
      SplitLine(pos, end);
      pos = end;
      if (pos < text_.size()) pos += text_.substr(pos, 2) == "\r\n" ? 2 : 1;
      ++line_;
    }
  }

 private:
  void SplitLine(size_t begin, size_t end) {
    size_t piece = begin;
    for (size_t pos = begin; pos < end;) {
      const size_t separator = SeparatorSize(text_.substr(0, end), pos);
      if (separator > 0) {
        AddPiece(piece, pos);
        piece = pos + separator;
      }
      pos += std::max<size_t>(separator, 1);
    }
    AddPiece(piece, end);
  }

  void AddPiece(size_t begin, size_t end) {
    parts_.clear();
    const std::string_view text = text_.substr(0, end);
    size_t part = begin;
    for (size_t pos = begin; pos < end;) {
      const size_t blank = BlankSize(text, pos);
      if (blank > 0) {
        if (pos > part) parts_.push_back({part, pos});
        part = pos + blank;
      }
      pos += std::max<size_t>(blank, 1);
    }
    if (end > part) parts_.push_back({part, end});
    if (parts_.empty()) {
      ++block_->records;
      ++block_->blank;
      return;
    }
    const Part whole{parts_.front().begin, parts_.back().end};
    if (parts_.size() > 1 && !IsNumber(whole) &&
        std::all_of(parts_.begin(), parts_.end(), [this](const Part& one) { return IsNumber(one); })) {
      for (const Part& one : parts_) AddRow(one);
    } else {
      AddRow(whole);
    }
  }

  struct Part {
    size_t begin, end;
  };

  bool IsNumber(const Part& part) const {
    return reader_.Read(text_.substr(part.begin, part.end - part.begin)).valid();
  }

  void AddRow(const Part& part) {
    const size_t size = part.end - part.begin;
    Code code = Code::kNone;
    if (size > max_record_bytes_) {
      code = Code::kRecordTooLong;
    } else if (text_.substr(part.begin, size).find('\0') != std::string_view::npos) {
      code = Code::kNulByte;
    }
    ++block_->records;
    const auto begin = static_cast<uint32_t>(part.begin);
    const size_t row = block_->AddRow(begin, static_cast<uint32_t>(size), line_, code, 0);
    if (code == Code::kNone) block_->fields[row] = {begin, static_cast<uint32_t>(size)};
  }

  const NumberReader& reader_;
  const uint32_t max_record_bytes_;
  const std::string_view text_;
  RowBlock* const block_;
  std::vector<Part> parts_;
  uint32_t line_ = 0;
};

}  // namespace

bool IsTypedList(std::string_view text) {
  if (text.starts_with(kUtf8Bom)) text.remove_prefix(kUtf8Bom.size());
  const std::vector<std::string> names = SplitHeaderLine(text.substr(0, text.find_first_of("\r\n")));
  return std::none_of(names.begin(), names.end(),
                      [](const std::string& name) { return NumberColumnRank(name).has_value(); });
}

void SplitTypedList(const NumberReader& reader, uint32_t max_record_bytes, const Chunk& chunk, RowBlock* block) {
  block->Clear();
  block->used_columns = 1;
  Splitter(reader, max_record_bytes, chunk.bytes.view(), block).Run();
}

}  // namespace muster
