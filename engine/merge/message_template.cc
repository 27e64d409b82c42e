#include "merge/message_template.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "merge/names.h"
#include "merge/percent.h"
#include "merge/unreplaced.h"
#include "muster/error.h"

namespace muster {
namespace {

constexpr size_t kNowhere = std::string_view::npos;

// `text` from its last `max_bytes` on, cut on a character boundary.
std::string_view LastBytes(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  text.remove_prefix(text.size() - max_bytes);
  while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0) == 0x80) text.remove_prefix(1);
  return text;
}

// The line around two percent signs, both marked: `Dear »%«Nmae»%«, …`.
std::string MarkedLine(std::string_view content, size_t open, size_t close) {
  constexpr size_t kAround = 60;
  const size_t line_begin = open == 0 ? 0 : content.rfind('\n', open - 1) + 1;
  const size_t line_end = std::min(content.find('\n', close), content.size());
  const size_t name = open + PercentSizeAt(content, open);
  const size_t after = close + PercentSizeAt(content, close);
  const std::string_view before = content.substr(line_begin, open - line_begin);
  const std::string_view shown_before = LastBytes(before, kAround);
  return Join({shown_before.size() < before.size() ? "…" : "", ForDisplay(shown_before, 4 * kAround), "»",
               content.substr(open, name - open), "«", ForDisplay(content.substr(name, close - name), 4 * kAround), "»",
               content.substr(close, after - close), "«",
               ForDisplay(content.substr(after, line_end - after), kAround)});
}

absl::Status UnknownPlaceholderError(std::string_view content, size_t open, size_t close, const ColumnNames& names) {
  const std::string_view between = content.substr(open, close - open).substr(PercentSizeAt(content, open));
  const std::string line =
      std::to_string(std::count(content.begin(), content.begin() + static_cast<long>(open), '\n') + 1);
  const Phrase where = Say("content, line {}: {}", line, MarkedLine(content, open, close));
  const std::string nearest = ForDisplay(names.Nearest(between));
  if (nearest.empty()) {
    return MakeError(ErrorKind::kUsage, where,
                     Say("%{}% looks like a placeholder, but the list has no columns", between),
                     Say("give a list with a header, or add --unknown-placeholder keep (it stays as text) or empty (it "
                         "is left out)"));
  }
  return MakeError(
      ErrorKind::kUsage, where,
      Say("%{}% looks like a placeholder, but no column has that name; the columns are: {}", ForDisplay(between),
          names.List()),
      Say("write %{}% if that column is meant, or add --unknown-placeholder keep (it stays as text) or empty (it is "
          "left out)",
          nearest));
}

}  // namespace

// Reads the content from left to right and collects operations.
class TemplateCompiler {
 public:
  TemplateCompiler(std::string_view content, const std::vector<std::string>& names, UnknownPlaceholder unknown)
      : content_(content), names_(names), unknown_(unknown) {}

  absl::Status Compile() {
    size_t done = 0;  // everything before is in the operations
    size_t open = FindPercent(content_, 0);
    while (open != kNowhere) {
      const size_t name = open + PercentSizeAt(content_, open);
      size_t end = name;  // where reading goes on
      if (const std::optional<Placeholder> found = PlaceholderAt(name)) {
        AddLiteral(content_.substr(done, open - done));
        AddField(found->column);
        done = end = found->end;
      } else if (const size_t close = FindPercent(content_, name); close != kNowhere && !DigitBefore(content_, open) &&
                                                                   LooksLikeName(content_.substr(name, close - name))) {
        if (unknown_ == UnknownPlaceholder::kStop) return UnknownPlaceholderError(content_, open, close, names_);
        if (unknown_ == UnknownPlaceholder::kEmpty) {
          AddLiteral(content_.substr(done, open - done));
          done = end = close + PercentSizeAt(content_, close);
        }
      }
      open = FindPercent(content_, end);
    }
    AddLiteral(content_.substr(done));
    FindUnreplacedNames();
    return absl::OkStatus();
  }

  void CompileAsText() {
    AddLiteral(content_);
    FindUnreplacedNames();
  }

  MessageTemplate Take() { return std::move(result_); }

 private:
  struct Placeholder {
    uint32_t column;
    size_t end;  // behind the closing percent sign
  };

  // The placeholder whose name begins at `name`, right behind a percent sign: the shortest.
  std::optional<Placeholder> PlaceholderAt(size_t name) const {
    for (size_t close = FindPercent(content_, name); close != kNowhere;) {
      const std::string_view between = TrimSpace(content_.substr(name, close - name));
      if (between.size() > names_.max_bytes()) break;
      const size_t end = close + PercentSizeAt(content_, close);
      if (const std::optional<uint32_t> column = names_.Find(between)) return Placeholder{*column, end};
      close = FindPercent(content_, end);
    }
    return std::nullopt;
  }

  void AddLiteral(std::string_view text) {
    if (text.empty()) return;
    if (result_.ops_.empty() || result_.ops_.back().is_field) {
      TemplateOp op;
      op.pos = static_cast<uint32_t>(result_.literals_.size());
      result_.ops_.push_back(op);
    }
    result_.literals_ += text;
    result_.ops_.back().size += static_cast<uint32_t>(text.size());
  }

  void AddField(uint32_t column) {
    const std::string& name = names_.name(column);
    std::vector<std::string>& columns = result_.columns_;
    const auto known = std::find(columns.begin(), columns.end(), name);
    TemplateOp op;
    op.is_field = true;
    op.slot = static_cast<uint32_t>(known - columns.begin());
    if (known == columns.end()) columns.push_back(name);
    result_.ops_.push_back(op);
  }

  void FindUnreplacedNames() {
    for (const TemplateOp& op : result_.ops_) {
      if (!op.is_field) FindUnreplaced(result_.literal(op), names_, &result_.unreplaced_);
    }
  }

  const std::string_view content_;
  const ColumnNames names_;
  const UnknownPlaceholder unknown_;
  MessageTemplate result_;
};

// A placeholder is a name, and stands on one line.
uint64_t MessageTemplate::LineOf(size_t pos) const {
  return 1 + static_cast<uint64_t>(std::count(literals_.begin(), literals_.begin() + static_cast<long>(pos), '\n'));
}

absl::StatusOr<MessageTemplate> MessageTemplate::Compile(std::string_view content,
                                                         const std::vector<std::string>& names,
                                                         UnknownPlaceholder unknown, bool merge) {
  TemplateCompiler compiler(content, names, unknown);
  if (merge) {
    if (absl::Status status = compiler.Compile(); !status.ok()) return status;
  } else {
    compiler.CompileAsText();
  }
  return compiler.Take();
}

absl::StatusOr<std::string> NormalizeContent(std::string_view content) {
  if (!IsValidUtf8(content)) {
    size_t bad = 0;
    for (CodePoint c = DecodeUtf8(content, 0); !(c.value == 0xFFFD && c.size == 1); c = DecodeUtf8(content, bad)) {
      bad += c.size;
    }
    return MakeError(ErrorKind::kUsage,
                     Say("content, byte {}, after: {}", bad, ForDisplay(LastBytes(content.substr(0, bad), 40), 160)),
                     Say("the byte 0x{} is not UTF-8", HexByte(static_cast<unsigned char>(content[bad]))),
                     Say("save the content as UTF-8"));
  }
  if (content.starts_with(kUtf8Bom)) content.remove_prefix(kUtf8Bom.size());
  std::string text;
  text.reserve(content.size());
  for (size_t i = 0; i < content.size(); ++i) {
    if (content[i] != '\r') {
      text += content[i];
    } else if (i + 1 == content.size() || content[i + 1] != '\n') {
      text += '\n';
    }
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace muster
