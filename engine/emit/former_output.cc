#include "emit/former_output.h"

#include <simdjson.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/strings.h"
#include "emit/csv_text.h"
#include "emit/readable_text.h"
#include "muster/error.h"

namespace muster {
namespace {

using simdjson::dom::element;

absl::Status NoOutput(std::string_view dir, const Phrase& why) {
  return MakeError(ErrorKind::kOutput, Say("cannot read {} as an output folder", dir), why,
                   Say("name the folder that a run wrote with --out, or its .failed"));
}

std::string TextOf(simdjson::simdjson_result<element> value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

uint64_t NumberOf(simdjson::simdjson_result<element> value) {
  uint64_t number;
  return value.get(number) == simdjson::SUCCESS ? number : 0;
}

std::optional<uint64_t> HashOf(simdjson::simdjson_result<element> value) {
  const std::string hex = TextOf(value);
  uint64_t hash = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), hash, 16);
  if (hex.size() != 16 || error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
  return hash;
}

FormerList ListOf(element list) {
  FormerList former;
  former.path = TextOf(list["path"]);
  former.bytes = NumberOf(list["bytes"]);
  former.xxh3 = HashOf(list["xxh3"]);
  former.rows = NumberOf(list["rows"]);
  former.delimiter = TextOf(list["delimiter"]["value"]);
  const std::string encoding = TextOf(list["encoding"]["value"]);
  for (const Encoding known : {Encoding::kUtf16Le, Encoding::kUtf16Be, Encoding::kBig5, Encoding::kBig5Hkscs,
                               Encoding::kGb18030, Encoding::kMixed}) {
    if (NameOf(known) == encoding) former.encoding = known;
  }
  bool has_header;
  former.has_header = list["header"]["value"].get(has_header) == simdjson::SUCCESS && has_header;
  simdjson::dom::array columns;
  if (list["columns"].get(columns) == simdjson::SUCCESS) {
    for (element column : columns) former.columns.push_back(TextOf(std::move(column)));
  }
  return former;
}

absl::Status ReadLists(const std::string& dir, FormerOutput* output) {
  FileSystem* const files = FileSystem::Real();
  std::string content;
  std::string_view key = "inputs";
  int error = files->ReadFile(JoinPath(dir, "manifest.json"), &content);
  if (error != 0) {
    key = "lists";
    content.clear();
    error = files->ReadFile(JoinPath(dir, "summary.json"), &content);
  }
  if (error != 0) return NoOutput(dir, Say("neither manifest.json nor summary.json: {}", SystemReason(error)));
  simdjson::dom::parser parser;
  element whole;
  simdjson::dom::array lists;
  if (parser.parse(content).get(whole) != simdjson::SUCCESS || whole[key].get(lists) != simdjson::SUCCESS) {
    return NoOutput(dir, Say("its manifest.json or summary.json is not as Muster writes it"));
  }
  for (const element list : lists) output->lists.push_back(ListOf(list));
  output->list_option = static_cast<uint32_t>(NumberOf(whole["options"]["list_option"]));
  return absl::OkStatus();
}

// The list that a row of rejects.csv came from. A list that was given twice is told by the rows it holds.
std::optional<size_t> FindList(const std::vector<FormerList>& lists, std::string_view path, uint64_t row) {
  std::optional<size_t> found;
  uint64_t rows_before = 0;
  for (size_t i = 0; i < lists.size(); ++i) {
    const bool holds_row = row > rows_before && row <= rows_before + lists[i].rows;
    if (lists[i].path == path && (!found || holds_row)) found = i;
    rows_before += lists[i].rows;
  }
  return found;
}

bool ParseReject(const std::vector<FormerList>& lists, std::vector<std::string>* fields, FormerReject* reject) {
  if (fields->size() != 9) return false;
  const std::optional<uint64_t> line = ParseUint((*fields)[1]), offset = ParseUint((*fields)[2]),
                                bytes = ParseUint((*fields)[3]), row = ParseUint((*fields)[4]);
  const std::optional<Code> code = CodeNamed((*fields)[5]);
  if (!line || !offset || !bytes || !row || !code) return false;
  const std::optional<size_t> list = FindList(lists, (*fields)[0], *row);
  if (!list) return false;
  *reject = {*list, *line, *offset, *bytes, *code, std::move((*fields)[8])};
  return true;
}

absl::Status ReadRejects(const std::string& dir, FormerOutput* output) {
  std::string content;
  const int error = FileSystem::Real()->ReadFile(JoinPath(dir, "rejects.csv"), &content);
  if (error != 0) return NoOutput(dir, Say("rejects.csv: {}", SystemReason(error)));
  CsvReader reader(content);
  std::vector<std::string> fields;
  reader.Next(&fields);
  for (uint64_t number = 1; reader.Next(&fields); ++number) {
    FormerReject reject;
    if (!ParseReject(output->lists, &fields, &reject)) {
      return NoOutput(dir, Say("entry {} of its rejects.csv is not as Muster writes it", number));
    }
    output->rejects.push_back(std::move(reject));
  }
  return absl::OkStatus();
}

}  // namespace

bool FormerReject::shortened() const { return bytes > kShownRecordBytes; }

absl::StatusOr<FormerOutput> ReadFormerOutput(const std::string& dir) {
  FormerOutput output;
  if (absl::Status read = ReadLists(dir, &output); !read.ok()) return read;
  if (absl::Status read = ReadRejects(dir, &output); !read.ok()) return read;
  return output;
}

}  // namespace muster
