#include "explicit_command.h"

#include <cstdio>
#include <string_view>

#include "text.h"

namespace muster::cli {
namespace {

class Writer {
 public:
  void Word(std::string_view word) { command_ += Join({" ", ShellQuoted(word)}); }
  // `--flag=value` where the value would be taken for a flag.
  void Flag(std::string_view flag, std::string_view value) {
    if (value.starts_with("-") && value != "-") {
      command_ += Join({" --", flag, "=", ShellQuoted(value)});
    } else {
      command_ += Join({" --", flag, " ", ShellQuoted(value)});
    }
  }
  void Flag(std::string_view flag, uint64_t value) { Flag(flag, std::to_string(value)); }
  void Switch(std::string_view flag, bool on) {
    if (on) command_ += Join({" --", flag});
  }
  void Each(std::string_view flag, const std::vector<std::string>& values) {
    for (const std::string& value : values) Flag(flag, value);
  }
  std::string Text() && { return std::move(command_); }

 private:
  std::string command_ = "muster run";
};

std::string BudgetText(const Budget& budget) {
  if (!budget.is_percent) return std::to_string(budget.count);
  char text[64];
  std::snprintf(text, sizeof text, "%.10g%%", budget.percent);
  return text;
}

std::string_view HeaderWord(HeaderMode header) {
  return header == HeaderMode::kAuto ? "auto" : header == HeaderMode::kYes ? "yes" : "no";
}

void WriteLists(const JobFlags& flags, Writer& writer) {
  for (const ListArgument& list : flags.lists) {
    if (list.typed) {
      writer.Flag("list-text", list.text);
    } else if (list.text.starts_with("-") && list.text != "-") {
      writer.Flag("list", list.text);
    } else {
      writer.Word(list.text);
    }
  }
}

void WriteFormat(const JobFlags& flags, const Summary& summary, Writer& writer) {
  const ListFormat& format = flags.job.format;
  const bool one_list = summary.lists.size() == 1 && !summary.lists[0].columns.empty();
  if (one_list) {
    const ListSummary& list = summary.lists[0];
    const bool header_in_content = (summary.job_option & kJobHeaderInContent) != 0;
    writer.Flag("encoding", list.encoding);
    // A list of one column has no delimiter, and there is no name for none.
    if (list.delimiter != "none") writer.Flag("delimiter", list.delimiter);
    if (!header_in_content) writer.Flag("header", list.has_header ? "yes" : "no");
    if (!list.number_column.empty()) writer.Flag("number-column", list.number_column);
  } else {
    if (format.encoding != Encoding::kAuto) writer.Flag("encoding", NameOf(format.encoding));
    if (format.delimiter != Delimiter::kAuto) writer.Flag("delimiter", NameOf(format.delimiter));
    if (format.header != HeaderMode::kAuto) writer.Flag("header", HeaderWord(format.header));
    if (!format.number_column.empty()) writer.Flag("number-column", format.number_column);
  }
  if (!format.ref_column.empty()) writer.Flag("ref-column", format.ref_column);
  if (!format.country_column.empty()) writer.Flag("country-column", format.country_column);
  writer.Flag("max-field-lines", format.max_field_lines);
}

void WriteWhom(const JobFlags& flags, const Summary& summary, Writer& writer) {
  writer.Flag("list-option", summary.list_option);
  const bool no_code = flags.job.country_code.empty();
  if (!no_code || flags.job.region.empty()) writer.Flag("country-code", no_code ? "886" : flags.job.country_code);
  if (!flags.job.region.empty()) writer.Flag("region", flags.job.region);
  if (!flags.job.area_code.empty()) writer.Flag("area-code", flags.job.area_code);
  writer.Flag("accept", flags.job.accept == Accept::kAny ? "any" : "mobile");
  writer.Flag("validity", NameOf(flags.job.validity));
  writer.Each("countries", flags.job.countries);
  if (!flags.numbering_plan.empty()) writer.Flag("numbering-plan", flags.numbering_plan);
  writer.Each("unsubscribe", flags.unsubscribe);
  writer.Each("blacklist", flags.blacklist);
  writer.Each("whitelist", flags.whitelist);
  if (summary.whitelist_mode.has_value()) writer.Flag("whitelist-mode", NameOf(*summary.whitelist_mode));
  writer.Each("exclude-output", flags.exclude_output);
  writer.Switch("allow-empty-list", flags.allow_empty_list);
  if (flags.max_list_errors.has_value()) writer.Flag("max-list-errors", BudgetText(*flags.max_list_errors));
}

void WriteMessage(const JobFlags& flags, const Summary& summary, Writer& writer) {
  const Job& job = flags.job;
  if (flags.content_file.has_value()) {
    writer.Flag("content-file", *flags.content_file);
    writer.Flag("content-encoding", NameOf(flags.content_encoding));
  } else if (flags.content.has_value()) {
    writer.Flag("content", *flags.content);
  }
  writer.Flag("job-option", summary.job_option);
  if (job.character_set.has_value()) writer.Flag("character-set", static_cast<uint64_t>(*job.character_set));
  writer.Flag("body-format", static_cast<uint64_t>(job.body_format));
  writer.Flag("max-segments", static_cast<uint64_t>(job.max_segments));
  switch (job.unknown_placeholder) {
    case UnknownPlaceholder::kStop:
      writer.Flag("unknown-placeholder", "stop");
      break;
    case UnknownPlaceholder::kKeep:
      writer.Flag("unknown-placeholder", "keep");
      break;
    case UnknownPlaceholder::kEmpty:
      writer.Flag("unknown-placeholder", "empty");
      break;
  }
  writer.Flag("empty-field", job.empty_field == EmptyFieldMode::kReject ? "reject" : "insert");
  if (!job.ref_id.empty()) writer.Flag("ref-id", job.ref_id);
  writer.Each("sender-name", summary.sender_names);
  writer.Each("registered", flags.registered);
  writer.Switch("strict-rules", job.strict_rules);
  writer.Switch("prepend-sender", job.prepend_sender);
  for (const auto& [field, value] : job.kept_fields) {
    if (field == "JobName") writer.Flag("job-name", value);
    if (field == "RefNumber") writer.Flag("ref-number", value);
    if (field == "StartTime") writer.Flag("start-time", value);
  }
}

void WriteOutput(const JobFlags& flags, Writer& writer) {
  if (!flags.folder.dir.empty()) writer.Flag("out", flags.folder.dir);
  writer.Flag("format", flags.folder.format == OutputFormat::kCsv ? "csv" : "ndjson");
  writer.Flag("batch-size", flags.job.batch_size);
  writer.Flag("file-size", flags.folder.file_size);
  writer.Switch("audit", flags.folder.audit == Audit::kRows);
  if (flags.folder.audit == Audit::kFirstRow) writer.Flag("audit", "first-row");
  writer.Switch("overwrite", flags.folder.overwrite);
  writer.Switch("sync", flags.folder.sync);
  writer.Switch("discard", flags.discard);
  if (flags.job.max_rejects.has_value()) writer.Flag("max-rejects", BudgetText(*flags.job.max_rejects));
}

}  // namespace

std::string ExplicitCommand(const JobFlags& flags, const Summary& summary) {
  Writer writer;
  WriteLists(flags, writer);
  // Only for the fields that no flag can give; the flags win over the rest of it.
  if (flags.has_unflagged_fields && flags.job_file.has_value()) writer.Flag("job", *flags.job_file);
  WriteFormat(flags, summary, writer);
  WriteWhom(flags, summary, writer);
  WriteMessage(flags, summary, writer);
  WriteOutput(flags, writer);
  return std::move(writer).Text();
}

}  // namespace muster::cli
