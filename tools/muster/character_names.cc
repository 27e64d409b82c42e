#include "character_names.h"

#include <algorithm>
#include <cstdio>

namespace muster::cli {
namespace {

struct NamedRange {
  uint32_t first, last;
  std::string_view english, chinese;
};

// The first that holds a character counts.
constexpr NamedRange kNames[] = {
    {0x00, 0x00, "NUL", "NUL 字元"},
    {0x09, 0x09, "tab", "定位字元 (tab)"},
    {0x0A, 0x0A, "line feed", "換行 (LF)"},
    {0x0D, 0x0D, "carriage return", "歸位 (CR)"},
    {0x00, 0x1F, "control character", "控制字元"},
    {0x20, 0x20, "space", "空格"},
    {0x7F, 0x9F, "control character", "控制字元"},
    {0xA0, 0xA0, "no-break space", "不換行空白"},
    {0xAD, 0xAD, "soft hyphen", "軟連字號"},
    {0x2000, 0x200A, "space of another width", "其他寬度的空白"},
    {0x200B, 0x200B, "zero-width space", "零寬空白"},
    {0x200C, 0x200C, "zero-width non-joiner", "零寬不連字符"},
    {0x200D, 0x200D, "zero-width joiner", "零寬連字符"},
    {0x200E, 0x200E, "left-to-right mark", "由左至右記號"},
    {0x200F, 0x200F, "right-to-left mark", "由右至左記號"},
    {0x2010, 0x2010, "hyphen", "連字號"},
    {0x2011, 0x2011, "no-break hyphen", "不換行連字號"},
    {0x2012, 0x2012, "figure dash", "數字連接號"},
    {0x2013, 0x2013, "en dash", "短破折號"},
    {0x2014, 0x2014, "em dash", "破折號"},
    {0x2028, 0x2028, "line separator", "分行符號"},
    {0x2029, 0x2029, "paragraph separator", "分段符號"},
    {0x202A, 0x202A, "left-to-right embedding", "由左至右嵌入符"},
    {0x202B, 0x202B, "right-to-left embedding", "由右至左嵌入符"},
    {0x202C, 0x202C, "end of a writing direction", "文字方向結束符"},
    {0x202D, 0x202D, "left-to-right override", "強制由左至右符"},
    {0x202E, 0x202E, "right-to-left override", "強制由右至左符"},
    {0x202F, 0x202F, "narrow no-break space", "窄式不換行空白"},
    {0x2060, 0x2060, "word joiner", "文字連接符"},
    {0x2066, 0x2068, "isolated writing direction", "文字方向隔離符"},
    {0x2069, 0x2069, "end of an isolated writing direction", "文字方向隔離結束符"},
    {0x2212, 0x2212, "minus sign", "減號"},
    {0x3000, 0x3000, "full-width space", "全形空白"},
    {0xFE00, 0xFE0F, "variation selector", "異體字選擇符"},
    {0xFEFF, 0xFEFF, "byte order mark", "位元組順序記號 (BOM)"},
    {0xFF0B, 0xFF0B, "full-width plus", "全形加號"},
    {0xFF0D, 0xFF0D, "full-width hyphen", "全形連字號"},
    {0xFF10, 0xFF19, "full-width digit", "全形數字"},
};

std::string_view NameOfCodePoint(uint32_t code_point, Lang lang) {
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames), [code_point](const NamedRange& range) {
    return code_point >= range.first && code_point <= range.last;
  });
  if (found == std::end(kNames)) return {};
  return lang == Lang::kChinese ? found->chinese : found->english;
}

bool IsBadByte(const FieldCharacter& character) { return character.code_point == 0xFFFD && character.text.size() == 1; }

std::string Hex(std::string_view prefix, uint32_t value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*X", digits, static_cast<unsigned>(value));
  return Join({prefix, text});
}

std::string CodeOf(const FieldCharacter& character) {
  if (IsBadByte(character)) return Hex("0x", static_cast<unsigned char>(character.text[0]), 2);
  return Hex("U+", character.code_point, 4);
}

// The code point that makes up all of `piece`; false when that is none or several.
bool IsOneCharacter(std::string_view piece, uint32_t* code_point) {
  if (piece.empty() || Utf8Length(piece, 0) != piece.size()) return false;
  const auto first = static_cast<unsigned char>(piece[0]);
  *code_point = piece.size() == 1 ? first : first & (0xFFu >> (piece.size() + 1));
  for (size_t i = 1; i < piece.size(); ++i)
    *code_point = *code_point << 6 | (static_cast<unsigned char>(piece[i]) & 63u);
  return true;
}

}  // namespace

std::string CharacterName(const FieldCharacter& character, Lang lang) {
  if (IsBadByte(character)) return Join({lang == Lang::kChinese ? "位元組 " : "byte ", CodeOf(character)});
  const std::string_view name = NameOfCodePoint(character.code_point, lang);
  return name.empty() ? CodeOf(character) : Join({CodeOf(character), " ", name});
}

std::string WithUnseenShown(std::string_view text, uint64_t at, std::span<const FieldCharacter> unseen) {
  std::string shown;
  size_t done = 0;
  for (const FieldCharacter& character : unseen) {
    if (character.at < at + done) continue;
    if (character.at >= at + text.size()) break;
    const size_t pos = character.at - at;
    shown += Join({text.substr(done, pos - done), "⟨", CodeOf(character), "⟩"});
    done = std::min(pos + character.text.size(), text.size());
  }
  // Text that lies behind the part of a field whose unseen characters are known.
  shown += OneLine(text.substr(done), 4 * text.size() + 1);
  return shown;
}

std::string PieceName(std::string_view piece, uint64_t at, std::span<const FieldCharacter> unseen, bool hidden,
                      Lang lang) {
  uint32_t code_point = 0;
  if (IsOneCharacter(piece, &code_point)) {
    const FieldCharacter character{.at = at, .code_point = code_point, .text = std::string(piece)};
    if (code_point == ' ') return std::string(NameOfCodePoint(code_point, lang));
    if (hidden || code_point < 0x20) return CharacterName(character, lang);
    if (code_point >= 0x80) return Join({"\"", piece, "\" ", CharacterName(character, lang)});
  }
  return Join({"\"", WithUnseenShown(piece, at, unseen), "\""});
}

}  // namespace muster::cli
