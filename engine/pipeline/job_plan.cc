#include "pipeline/job_plan.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "muster/error.h"
#include "parse/column_names.h"
#include "pipeline/strict_rules.h"
#include "pipeline/typed_list.h"

namespace muster {
namespace {

// A typed list is one chunk, and places in a chunk are 31-bit numbers.
constexpr size_t kMaxTypedBytes = size_t{1} << 30;

Phrase BothLayouts() {
  constexpr std::string_view kMessage = "    親愛的%Name%%Gender%，您好！";
  return Say(
      "job option 32 wants a content whose first line names the list's columns:\n"
      "    SMSNumber,Name,Gender\n"
      "{0}\n"
      "  or leave 32 out, and let the list's own first line be the header:\n"
      "{0}",
      kMessage);
}

// The content's parts under job option 32; without it all of the content is the message.
struct ContentParts {
  std::string message;
  std::vector<std::string> columns;
};

absl::StatusOr<ContentParts> SplitContent(const Job& job) {
  absl::StatusOr<std::string> content = NormalizeContent(job.content);
  if (!content.ok()) return content.status();
  ContentParts parts;
  if ((job.job_option & kJobHeaderInContent) == 0) {
    parts.message = *std::move(content);
    return parts;
  }
  const size_t line_end = content->find('\n');
  if (line_end == std::string::npos) {
    return MakeError(ErrorKind::kUsage, Say("the content has one line only"), {}, BothLayouts());
  }
  const std::string first_line = content->substr(0, line_end);
  parts.columns = SplitHeaderLine(first_line);
  parts.message = content->substr(line_end + 1);
  const std::string wanted = FoldName(job.format.number_column);
  const bool has_number_column =
      std::any_of(parts.columns.begin(), parts.columns.end(), [&wanted](const std::string& name) {
        return wanted.empty() ? NumberColumnRank(name).has_value() : FoldName(name) == wanted;
      });
  const std::optional<uint64_t> index = ParseUint(job.format.number_column);
  if (!has_number_column && !(index && *index >= 1 && *index <= parts.columns.size())) {
    return MakeError(ErrorKind::kUsage,
                     Say("the content's first line names no number column: {}", ForDisplay(first_line)), {},
                     BothLayouts());
  }
  return parts;
}

absl::StatusOr<ListPlan> PlanList(const Job& job, const Source& source, const ContentParts& content,
                                  const CancelToken* cancel) {
  ListPlan list;
  list.name = source.name;
  list.typed = source.kind == Source::Kind::kListText && IsTypedList(source.memory);
  if (list.typed && source.memory.size() > kMaxTypedBytes) {
    return MakeError(ErrorKind::kList, Say("{}: the text is longer than 1 GiB", list.name), {},
                     Say("put the numbers into a file, one a line"));
  }
  if (list.typed) {
    list.total_bytes = source.memory.size();
    list.read_ahead.Append(source.memory);
    list.projection.columns = {0};
    if (source.memory.empty() || source.memory == kUtf8Bom) {
      return MakeError(ErrorKind::kList, Verbatim(list.name), Say("the list is empty"),
                       Say("give at least one number"));
    }
    return list;
  }
  HeadOptions options;
  options.format = job.format;
  if (source.kind == Source::Kind::kListText) {
    options.format.encoding = Encoding::kUtf8;  // typed in, whatever the files are written in
    // Text that is a list because its first line names a number column has a header.
    if (job.format.header == HeaderMode::kNo) options.format.header = HeaderMode::kAuto;
  }
  options.quotes = (*job.list_option & kListNoQuotes) == 0;
  if (!content.columns.empty()) options.content_columns = &content.columns;
  absl::StatusOr<OpenList> opened = OpenAndJudge(source, cancel, options);
  if (!opened.ok()) return opened.status();
  static_cast<OpenList&>(list) = *std::move(opened);
  return list;
}

// Where `column` stands in the projection; added when it is new there.
uint32_t Project(uint32_t column, Projection* projection) {
  const auto found = std::find(projection->columns.begin(), projection->columns.end(), column);
  if (found != projection->columns.end()) return static_cast<uint32_t>(found - projection->columns.begin());
  projection->columns.push_back(column);
  return static_cast<uint32_t>(projection->columns.size() - 1);
}

// Matches the template's columns with the list's.
absl::Status MatchColumns(const MessageTemplate& message_template, bool header_in_content, ListPlan* list) {
  if (list->typed) {
    list->slots.assign(message_template.columns().size(), ListPlan::kNoColumn);
    return absl::OkStatus();
  }
  list->projection.columns = {list->head.dialect.number_column};
  for (const std::string& name : message_template.columns()) {
    const std::optional<uint32_t> column = FindColumn(list->head.columns, name);
    if (!column) {
      return MakeError(ErrorKind::kUsage, Say("the content's %{}% is no column of {}", name, list->name),
                       Say("its columns are: {}", Enumerate(list->head.columns)),
                       Say("name one of them between the % signs, or add the column to the list"));
    }
    list->slots.push_back(Project(*column, &list->projection));
  }
  if (list->head.ref_column) list->ref = Project(*list->head.ref_column, &list->projection);
  if (list->head.country_column) list->country = Project(*list->head.country_column, &list->projection);
  if (list->head.has_header || header_in_content) {
    for (const std::string& name : list->head.columns) list->projection.header.push_back(FoldName(name));
  }
  return absl::OkStatus();
}

// Every column name of any list, each once.
std::vector<std::string> AllColumns(const std::vector<ListPlan>& lists) {
  std::vector<std::string> names;
  std::vector<std::string> folded;
  for (const ListPlan& list : lists) {
    for (const std::string& name : list.head.columns) {
      std::string key = FoldName(name);
      if (key.empty() || std::find(folded.begin(), folded.end(), key) != folded.end()) continue;
      folded.push_back(std::move(key));
      names.push_back(name);
    }
  }
  return names;
}

// Whether characters that make messages UCS-2 are worth a word: not when UCS-2 was asked for or is sure anyway, and
// under GSM-7 the rows are rejected.
std::optional<AvoidableUcs2> LookForUcs2(const Job& job, const MessageTemplate& message_template) {
  if (job.character_set.has_value() || job.prepend_sender) return std::nullopt;
  std::optional<AvoidableUcs2> found = FindAvoidableUcs2(message_template);
  if (found && (job.job_option & kJobHeaderInContent) != 0) ++found->line;
  return found;
}

// Under --strict-rules a content that breaks a rule by itself stops the job before its first row.
absl::Status CheckLiterals(const JobPlan& plan) {
  if (plan.rules == nullptr || !plan.job.strict_rules) return absl::OkStatus();
  const std::optional<BrokenRule> broken = plan.rules->BrokenByLiterals(*plan.message_template);
  if (!broken) return absl::OkStatus();
  const uint64_t line =
      plan.message_template->LineOf(broken->pos) + ((plan.job.job_option & kJobHeaderInContent) != 0 ? 1 : 0);
  const std::string_view text = plan.message_template->literals().substr(broken->pos, broken->size);
  return StrictRulesError(*broken, Say("content, line {}", line), text, plan.job);
}

absl::Status CheckSources(const std::vector<Source>& sources) {
  if (sources.empty()) {
    return MakeError(ErrorKind::kUsage, Say("no recipient list"), {}, Say("name a file, or - for standard input"));
  }
  const auto is_stdin = [](const Source& source) { return source.kind == Source::Kind::kStdin; };
  if (std::count_if(sources.begin(), sources.end(), is_stdin) > 1) {
    return MakeError(ErrorKind::kUsage, Say("standard input (-) is given twice as a list"), {},
                     Say("it can be read only once: leave one out"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<JobPlan>> PlanJob(const Job& given, const std::vector<Source>& sources,
                                                 const CancelToken* cancel) {
  absl::StatusOr<Job> job = EffectiveJob(given);
  if (!job.ok()) return job.status();
  if (absl::Status sound = CheckSources(sources); !sound.ok()) return sound;
  absl::StatusOr<NumberPolicy> numbers = NumberPolicy::Create(PolicyOptionsOf(*job));
  if (!numbers.ok()) return numbers.status();
  absl::StatusOr<ContentParts> content = SplitContent(*job);
  if (!content.ok()) return content.status();

  std::vector<ListPlan> lists;
  for (const Source& source : sources) {
    absl::StatusOr<ListPlan> list = PlanList(*job, source, *content, cancel);
    if (!list.ok()) return list.status();
    lists.push_back(*std::move(list));
  }
  const bool merge = (job->job_option & kJobMerge) != 0;
  absl::StatusOr<MessageTemplate> compiled =
      MessageTemplate::Compile(content->message, AllColumns(lists), job->unknown_placeholder, merge);
  if (!compiled.ok()) return compiled.status();

  Suppressor suppressor(*job);
  auto plan = std::make_unique<JobPlan>(JobPlan{*std::move(job), *std::move(numbers), std::move(suppressor),
                                                std::make_unique<MessageTemplate>(*std::move(compiled)), nullptr,
                                                std::move(lists), nullptr, std::nullopt});
  plan->builder = std::make_unique<MessageBuilder>(*plan->message_template, plan->job);
  for (ListPlan& list : plan->lists) {
    absl::Status matched = MatchColumns(*plan->message_template, !content->columns.empty(), &list);
    if (!matched.ok()) return matched;
  }
  if (TextRules::AnyIn(plan->job)) plan->rules = std::make_unique<TextRules>(plan->job, plan->numbers.reader());
  if (absl::Status sound = CheckLiterals(*plan); !sound.ok()) return sound;
  plan->avoidable_ucs2 = LookForUcs2(plan->job, *plan->message_template);
  return plan;
}

}  // namespace muster
