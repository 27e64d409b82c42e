// muster run: lists in, an output folder of batches out.
#include <muster/error.h>
#include <muster/folder_sink.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command_line.h"
#include "commands.h"
#include "files.h"
#include "job_flags.h"
#include "job_setup.h"
#include "summary_text.h"
#include "text.h"

namespace muster::cli {
namespace {

std::string SummaryFor(const JobFlags& flags, const Summary& summary) {
  if (flags.json) return ToJson(summary);
  return flags.quiet ? "" : SummaryText(summary, flags.lang);
}

std::string WithNewline(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text;
}

int FailRun(const JobFlags& flags, const absl::Status& status, const Summary& partial, FolderSink* folder) {
  if (KindOf(status) != ErrorKind::kRejectBudget) {
    const absl::Status aborted = folder != nullptr ? folder->Abort() : absl::OkStatus();
    const int code = Fail(status, flags.lang);
    if (!aborted.ok()) {
      Fail(aborted, flags.lang);
    } else if (folder != nullptr && KindOf(status) == ErrorKind::kCancelled) {
      WriteErr(Join({"  ", Say("no output was made").In(flags.lang), "\n"}));
    }
    return code;
  }
  const absl::Status kept = folder != nullptr ? folder->CommitFailed(partial) : absl::OkStatus();
  const int printed = Print(WithNewline(SummaryFor(flags, partial)), flags.lang);
  const int code = Fail(status, flags.lang);
  if (!kept.ok()) {
    Fail(kept, flags.lang);
  } else if (folder != nullptr) {
    WriteErr(Join(
        {"  ", Say("the rejected rows and the summary so far are in {}", folder->failed_dir()).In(flags.lang), "\n"}));
  }
  return printed != 0 ? printed : code;
}

int FinishRun(const JobFlags& flags, bool chosen_dir, const Summary& summary, bool wrote_folder) {
  std::string text = WithNewline(SummaryFor(flags, summary));
  const bool in_words = !flags.json && !flags.quiet;
  if (wrote_folder && in_words) {
    text += Join({flags.lang == Lang::kChinese ? "輸出資料夾：" : "Output folder: ", flags.folder.dir, "\n"});
  } else if (wrote_folder && !chosen_dir) {
    WriteErr(Join({"muster: ", Say("the output folder is {}", flags.folder.dir).In(flags.lang), "\n"}));
  }
  const int printed = Print(text, flags.lang);
  if (printed != 0 && wrote_folder) {
    WriteErr(Join({"  ", Say("the output folder {} is complete", flags.folder.dir).In(flags.lang), "\n"}));
  }
  return printed;
}

int RunJob(JobFlags& flags) {
  CancelToken& cancel = TokenOfSignals();
  for (const Phrase& note : flags.notes) WriteErr(Join({"muster: ", note.In(flags.lang), "\n"}));
  if (absl::Status status = ReadContent(flags, cancel); !status.ok()) return Fail(status, flags.lang);
  const bool chosen_dir = !flags.folder.dir.empty();
  std::unique_ptr<FolderSink> folder;
  DiscardSink discard;
  if (!flags.discard) {
    if (!chosen_dir) flags.folder.dir = DefaultOutputDir();
    for (const Source& source : SourcesOf(flags)) flags.folder.list_names.push_back(source.name);
    auto created = FolderSink::Create(flags.folder);
    if (!created.ok()) return Fail(created.status(), flags.lang);
    folder = *std::move(created);
  }
  Summary partial;
  if (absl::Status status = LoadSuppressionSets(flags, cancel); !status.ok()) {
    return FailRun(flags, status, partial, folder.get());
  }
  Sink& sink = folder != nullptr ? static_cast<Sink&>(*folder) : discard;
  absl::StatusOr<Summary> summary = RunWithProgress(flags, sink, cancel, &partial);
  if (summary.ok() && cancel.cancelled()) {
    summary = MakeError(ErrorKind::kCancelled, Say("the job was stopped before its output was complete"));
  }
  if (!summary.ok()) return FailRun(flags, summary.status(), partial, folder.get());
  if (folder != nullptr) {
    if (absl::Status status = folder->Commit(flags.job, *summary); !status.ok()) {
      return FailRun(flags, status, *summary, folder.get());
    }
  }
  return FinishRun(flags, chosen_dir, *summary, folder != nullptr);
}

}  // namespace

int RunCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(JobSyntax("run"), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  absl::StatusOr<JobFlags> flags = ReadJobFlags(parsed->uses);
  if (!flags.ok()) return Fail(flags.status(), language);
  return RunJob(*flags);
}

}  // namespace muster::cli
