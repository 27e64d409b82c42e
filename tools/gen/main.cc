// muster-gen: recipient lists for tests and benchmarks, with suppression lists and the right answer beside them.
// The same flags give the same bytes on every machine.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>

#include "gen/answer.h"
#include "gen/content.h"
#include "gen/list_generator.h"
#include "gen/list_plan.h"
#include "gen/suppression_lists.h"

namespace {

using muster::gen::Columns;
using muster::gen::LineEnd;
using muster::gen::ListPlan;
using muster::gen::Whitelist;
using muster::gen::Writings;

constexpr int kUsage = 2;
constexpr int kOutputFailed = 5;
constexpr size_t kPiece = 1 << 20;

// A file written in large pieces. The first failure is kept and told by Close.
class OutFile {
 public:
  explicit OutFile(const std::filesystem::path& path) : path_(path.string()), file_(std::fopen(path_.c_str(), "wb")) {
    if (file_ == nullptr) {
      error_ = errno;
    } else {
      std::setvbuf(file_, nullptr, _IONBF, 0);
    }
  }
  // Standard output.
  OutFile() : path_("standard output"), file_(stdout) { std::setvbuf(file_, nullptr, _IONBF, 0); }
  ~OutFile() { Close(); }
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;

  void Write(std::string_view text) {
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
  }
  bool failed() const { return error_ != 0; }

  // False, with a message on standard error, when anything was not written.
  bool Close() {
    if (closed_) return error_ == 0;
    closed_ = true;
    if (file_ != nullptr && std::fclose(file_) != 0 && error_ == 0) error_ = errno;
    if (error_ != 0) std::fprintf(stderr, "muster-gen: %s: %s\n", path_.c_str(), std::strerror(error_));
    return error_ == 0;
  }

 private:
  std::string path_;
  std::FILE* file_;
  int error_ = 0;
  bool closed_ = false;
};

// Text that goes to a file whenever a piece is full.
class TextOut {
 public:
  explicit TextOut(OutFile* file) : file_(file) { text_.reserve(kPiece + (64 << 10)); }
  std::string* text() { return &text_; }
  void Turn() {
    if (text_.size() >= kPiece) Flush();
  }
  void Flush() {
    file_->Write(text_);
    text_.clear();
  }

 private:
  OutFile* file_;
  std::string text_;
};

int WriteToStandardOutput(const muster::gen::ListGenerator& generator) {
  OutFile file;
  TextOut out(&file);
  generator.AppendHeader(out.text());
  for (uint64_t row = 0; row < generator.plan().rows && !file.failed(); ++row) {
    generator.AppendRow(row, out.text(), nullptr);
    out.Turn();
  }
  out.Flush();
  return file.Close() ? 0 : kOutputFailed;
}

bool WriteList(const muster::gen::ListGenerator& generator, const std::filesystem::path& folder, bool full) {
  const ListPlan& plan = generator.plan();
  OutFile list_file(folder / "list.csv");
  TextOut list(&list_file);
  std::optional<OutFile> line_file;
  if (full) line_file.emplace(folder / "answer.ndjson");
  std::optional<TextOut> lines;
  if (full) lines.emplace(&*line_file);

  muster::gen::Answer answer(plan);
  muster::gen::RowValues values;
  generator.AppendHeader(list.text());
  for (uint64_t row = 0; row < plan.rows && !list_file.failed(); ++row) {
    const muster::gen::RowTruth truth = generator.AppendRow(row, list.text(), full ? &values : nullptr);
    const uint64_t line = answer.Add(truth);
    list.Turn();
    if (!full) continue;
    lines->text()->append(muster::gen::AnswerLine(plan, row + 1, line, truth, values)).append("\n");
    lines->Turn();
  }
  list.Flush();
  bool ok = list_file.Close();
  if (full) {
    lines->Flush();
    ok = line_file->Close() && ok;
  }
  OutFile json(folder / "answer.json");
  json.Write(answer.ToJson());
  OutFile content(folder / "content.txt");
  content.Write(muster::gen::ContentFile(plan));
  ok = json.Close() && ok;
  return content.Close() && ok;
}

bool WriteSuppression(const muster::gen::ListGenerator& generator, const std::filesystem::path& folder) {
  OutFile unsubscribe(folder / "unsubscribe.csv");
  OutFile black(folder / "blacklist.txt");
  std::optional<OutFile> white;
  if (generator.plan().whitelist != Whitelist::kNone) white.emplace(folder / "whitelist.txt");
  WriteSuppressionLists(generator, {.unsubscribe = [&](std::string_view text) { unsubscribe.Write(text); },
                                    .black = [&](std::string_view text) { black.Write(text); },
                                    .white = [&](std::string_view text) { white->Write(text); }});
  bool ok = unsubscribe.Close();
  ok = black.Close() && ok;
  if (white) ok = white->Close() && ok;
  return ok;
}

int WriteToFolder(const muster::gen::ListGenerator& generator, const std::filesystem::path& folder, bool full) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    std::fprintf(stderr, "muster-gen: %s: %s\n", folder.c_str(), error.message().c_str());
    return kOutputFailed;
  }
  const bool list = WriteList(generator, folder, full);
  return WriteSuppression(generator, folder) && list ? 0 : kOutputFailed;
}

struct Flags {
  ListPlan plan;
  std::string folder;
  bool to_standard_output = false;
  std::string answer = "totals";
};

void AddFlags(CLI::App* app, Flags* flags) {
  ListPlan& plan = flags->plan;
  app->add_option("--rows", plan.rows, "rows, header and blank lines not counted")->capture_default_str();
  app->add_option("--seed", plan.seed, "another seed, another list")->capture_default_str();
  auto* folder = app->add_option("--out", flags->folder, "folder for list.csv, the suppression lists and the answer");
  app->add_flag("--stdout", flags->to_standard_output, "only the list, to standard output")->excludes(folder);
  app->add_option("--answer", flags->answer, "totals: answer.json; full: also answer.ndjson, a line per row")
      ->check(CLI::IsMember({"totals", "full"}))
      ->capture_default_str();
  app->add_option("--invalid", plan.invalid, "share of rows with a number that must be rejected")
      ->capture_default_str();
  app->add_option("--suppressed", plan.suppressed, "share of rows on a suppression list")->capture_default_str();
  app->add_option("--duplicates", plan.duplicates, "share of rows that repeat an earlier number")
      ->capture_default_str();
  app->add_option("--dirty", plan.dirty, "share of accepted rows whose number needs repair")->capture_default_str();
  app->add_option("--quoted", plan.quoted, "share of fields in quotes")->capture_default_str();
  app->add_option("--odd", plan.odd, "share of rows with a blank line, header, missing or surplus field, …")
      ->capture_default_str();
  const auto add_choice = [app](const char* name, auto* value, auto names, const char* help) {
    app->add_option_function<std::string>(
           name, [value, names](const std::string& given) { *value = names.at(given); }, help)
        ->check(CLI::IsMember(names));
  };
  add_choice("--columns", &plan.columns,
             std::map<std::string, Columns>{
                 {"minimal", Columns::kMinimal}, {"standard", Columns::kStandard}, {"wide", Columns::kWide}},
             "shape of the rows");
  add_choice("--line-end", &plan.line_end,
             std::map<std::string, LineEnd>{{"lf", LineEnd::kLf}, {"crlf", LineEnd::kCrlf}}, "line ends");
  add_choice("--writings", &plan.writings,
             std::map<std::string, Writings>{
                 {"plain", Writings::kPlain}, {"three", Writings::kThree}, {"all", Writings::kAll}},
             "how numbers that are not dirty are written");
  add_choice("--whitelist", &plan.whitelist,
             std::map<std::string, Whitelist>{{"none", Whitelist::kNone},
                                              {"exclude", Whitelist::kExclude},
                                              {"only", Whitelist::kOnly},
                                              {"override", Whitelist::kOverride}},
             "writes whitelist.txt, meant for this --whitelist-mode");
  app->add_flag("--header,!--no-header", plan.header, "whether the list has a header record");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes recipient lists for tests and benchmarks, with the right answer beside them.", "muster-gen");
  Flags flags;
  AddFlags(&app, &flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  std::string wrong = WhatIsWrong(flags.plan);
  if (!flags.to_standard_output && flags.folder.empty()) wrong = "give --out DIR or --stdout";
  if (!wrong.empty()) {
    std::fprintf(stderr, "muster-gen: %s\n", wrong.c_str());
    return kUsage;
  }
  const muster::gen::ListGenerator generator(flags.plan);
  if (flags.to_standard_output) return WriteToStandardOutput(generator);
  return WriteToFolder(generator, flags.folder, flags.answer == "full");
}
