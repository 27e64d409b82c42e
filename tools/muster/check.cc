// muster check: the whole job without writing anything.
#include <muster/error.h>

#include <string>
#include <string_view>
#include <vector>

#include "command_line.h"
#include "commands.h"
#include "explicit_command.h"
#include "files.h"
#include "job_flags.h"
#include "job_setup.h"
#include "preview_sink.h"
#include "summary_text.h"
#include "text.h"

namespace muster::cli {
namespace {

// Two more spaces before every line but the first. JSON strings hold no bare line ends.
std::string Indented(std::string_view json) {
  while (json.ends_with('\n')) json.remove_suffix(1);
  std::string indented;
  for (char c : json) {
    indented += c;
    if (c == '\n') indented += "  ";
  }
  return indented;
}

std::string ReportJson(const JobFlags& flags, const Summary& summary, const PreviewSink& preview) {
  return Join({"{\n  \"summary\": ", Indented(ToJson(summary)), ",\n  \"preview\": ", PreviewJson(preview.messages()),
               ",\n  \"command\": ", JsonQuoted(ExplicitCommand(flags, summary)), "\n}\n"});
}

std::string ReportText(const JobFlags& flags, const Summary& summary, const PreviewSink& preview) {
  const std::string messages = PreviewText(preview.messages(), flags.lang);
  return Join(
      {SummaryText(summary, flags.lang), messages.empty() ? "" : "\n", messages,
       flags.lang == Lang::kChinese ? "\n寫明所有設定的相同指令\n" : "\nThe same job with everything spelled out\n",
       "  ", ExplicitCommand(flags, summary), "\n"});
}

int PrintReport(const JobFlags& flags, const Summary& summary, const PreviewSink& preview) {
  if (flags.json) return Print(ReportJson(flags, summary, preview), flags.lang);
  return flags.quiet ? 0 : Print(ReportText(flags, summary, preview), flags.lang);
}

int CheckJob(JobFlags& flags) {
  CancelToken& cancel = TokenOfSignals();
  for (const Phrase& note : flags.notes) WriteErr(Join({"muster: ", note.In(flags.lang), "\n"}));
  if (absl::Status status = ReadContent(flags, cancel); !status.ok()) return Fail(status, flags.lang);
  if (absl::Status status = LoadSuppressionSets(flags, cancel); !status.ok()) return Fail(status, flags.lang);
  PreviewSink preview(flags.preview);
  Summary partial;
  absl::StatusOr<Summary> summary = RunWithProgress(flags, preview, cancel, &partial);
  if (summary.ok()) return PrintReport(flags, *summary, preview);
  int printed = 0;
  if (KindOf(summary.status()) == ErrorKind::kRejectBudget) printed = PrintReport(flags, partial, preview);
  const int code = Fail(summary.status(), flags.lang);
  return printed != 0 ? printed : code;
}

}  // namespace

int CheckCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(JobSyntax("check"), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  absl::StatusOr<JobFlags> flags = ReadJobFlags(parsed->uses);
  if (!flags.ok()) return Fail(flags.status(), language);
  return CheckJob(*flags);
}

}  // namespace muster::cli
