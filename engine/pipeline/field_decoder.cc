#include "pipeline/field_decoder.h"

#include <algorithm>

#include "base/strings.h"
#include "parse/byte_kernels.h"
#include "source/text_decoder.h"
#include "source/utf16.h"

namespace muster {
namespace {

class Decoder {
 public:
  explicit Decoder(ChunkWork* work) : work_(*work), rows_(work->rows), chunk_(work->chunk) {}

  void Decode() {
    const std::string_view text = chunk_.bytes.view();
    const Encoding encoding = chunk_.encoding;
    ascii_ = FindNonAscii(text, 0) == text.size();
    const bool is_utf8 = encoding == Encoding::kUtf8 || IsUtf16(encoding);
    decoded_ = ascii_ || (is_utf8 && IsValidUtf8(text));
    look_for_damage_ = rows_.used_columns > 1 && (!(decoded_ || is_utf8) || HasDamageMarks(text.data(), text.size()));
    if (decoded_ && !look_for_damage_) return;
    for (size_t row = 0; row < rows_.rows(); ++row) {
      if (rows_.code[row] == Code::kNone) DecodeRow(row);
    }
  }

 private:
  void DecodeRow(size_t row) {
    bool all = true;
    Encoding encoding = Encoding::kAuto;
    bool known = false;  // `encoding` is the row's
    for (uint32_t used = 0; !decoded_ && used < rows_.used_columns; ++used) {
      FieldRef& field = rows_.fields[row * rows_.used_columns + used];
      const std::string_view text = rows_.text(field, chunk_);
      if (FindNonAscii(text, 0) == text.size()) continue;
      if (!known) encoding = RecordEncoding(chunk_.encoding, Record(row));
      known = true;
      all &= DecodeField(encoding, row, used, text, &field);
    }
    if (all && look_for_damage_ && IsDamaged(row)) rows_.flags[row] |= RowBlock::kDamaged;
  }

  std::string_view Record(size_t row) const { return chunk_.bytes.view().substr(rows_.begin[row], rows_.size[row]); }

  bool DecodeField(Encoding encoding, size_t row, uint32_t used, std::string_view text, FieldRef* field) {
    if (encoding == Encoding::kUtf8 && IsValidUtf8(text)) return true;
    size_t bad = 0;
    decoded_text_.clear();
    if (!AppendDecoded(encoding, text, &decoded_text_, &bad)) {
      work_.undecodable.push_back(Undecodable(row, used, text, bad));
      *field = {rows_.begin[row], 0};
      return false;
    }
    *field = {static_cast<uint32_t>(rows_.rewritten.size()) | FieldRef::kRewritten,
              static_cast<uint32_t>(decoded_text_.size())};
    rows_.rewritten += decoded_text_;
    return true;
  }

  UndecodableField Undecodable(size_t row, uint32_t used, std::string_view text, size_t bad) const {
    UndecodableField field{static_cast<uint32_t>(row), used, static_cast<uint32_t>(bad), {text[bad]}, 1};
    if (!IsUtf16(chunk_.encoding)) return field;
    const std::string unit = ToUtf16(chunk_.encoding, text.substr(bad, Utf16Unit(text, bad).size), field.bytes.size());
    field.at = static_cast<uint32_t>(Utf16Bytes(text.substr(0, bad)));
    field.size = static_cast<uint8_t>(unit.copy(field.bytes.data(), field.bytes.size()));
    return field;
  }

  bool IsDamaged(size_t row) const {
    for (uint32_t used = 1; used < rows_.used_columns; ++used) {
      const std::string_view text = rows_.text(rows_.field(row, used), chunk_);
      if (HasDamageMarks(text.data(), text.size()) && LooksDamaged(text)) return true;
    }
    return false;
  }

  ChunkWork& work_;
  RowBlock& rows_;
  const Chunk& chunk_;
  bool ascii_ = false;
  bool decoded_ = false;  // nothing needs decoding
  bool look_for_damage_ = false;
  std::string decoded_text_;
};

}  // namespace

void DecodeFields(ChunkWork* work) {
  work->undecodable.clear();
  Decoder(work).Decode();
}

const UndecodableField* FindUndecodable(const ChunkWork& work, size_t row) {
  const auto found = std::ranges::lower_bound(work.undecodable, row, {}, &UndecodableField::row);
  return found != work.undecodable.end() && found->row == row ? &*found : nullptr;
}

}  // namespace muster
