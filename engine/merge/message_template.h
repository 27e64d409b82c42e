// The content with its placeholders found, compiled to copy operations. The header decides: `%X%` is a
// placeholder when X is a column's name; everything else is text.
//
// From each `%` (or `％`) on, left to right, the nearest closing `%` that makes a column's name of what lies between
// wins. Names are compared by FoldName. What is no placeholder stays as it is; there is no escape.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_MERGE_MESSAGE_TEMPLATE_H_
#define MUSTER_MERGE_MESSAGE_TEMPLATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/job.h"

namespace muster {

struct TemplateOp {
  // A literal of the template's text, or a column slot.
  bool is_field = false;
  uint32_t slot = 0;           // index into columns()
  uint32_t pos = 0, size = 0;  // of the literal in literals()
};

class MessageTemplate {
 public:
  // `content`: UTF-8, line ends already LF. `names`: every column name of any list. `merge` false (job option 16
  // absent): all of it is text. ErrorKind::kUsage for a placeholder without column (unless `unknown` relaxes).
  static absl::StatusOr<MessageTemplate> Compile(std::string_view content, const std::vector<std::string>& names,
                                                 UnknownPlaceholder unknown, bool merge);

  const std::vector<TemplateOp>& ops() const { return ops_; }
  std::string_view literal(const TemplateOp& op) const { return {literals_.data() + op.pos, op.size}; }
  // All literals, one behind the other.
  std::string_view literals() const { return literals_; }
  // The line, from 1, of the content on which the byte `pos` of literals() stands.
  uint64_t LineOf(size_t pos) const;
  // The columns used, by name as in the list that first had it, each once; a slot is an index into it.
  const std::vector<std::string>& columns() const { return columns_; }
  // Columns' names that stand unreplaced in other brackets, as written (`{Name}`, `#Name#`, `%Name`), each once. With
  // `merge` false `%Name%` too.
  const std::vector<std::string>& unreplaced() const { return unreplaced_; }

 private:
  friend class TemplateCompiler;
  MessageTemplate() = default;

  std::vector<TemplateOp> ops_;
  std::string literals_;
  std::vector<std::string> columns_;
  std::vector<std::string> unreplaced_;
};

// The content as a job means it: a BOM and one line end at the end dropped, line ends made LF. ErrorKind::kUsage
// when it is not UTF-8 (naming the byte).
absl::StatusOr<std::string> NormalizeContent(std::string_view content);

}  // namespace muster

#endif  // MUSTER_MERGE_MESSAGE_TEMPLATE_H_
