#include "job_setup.h"

#include <muster/content.h>
#include <muster/error.h>
#include <muster/pipeline.h>
#include <muster/registered.h>
#include <muster/suppression.h>

#include <array>
#include <future>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "files.h"
#include "mapped_sets.h"
#include "progress_bar.h"
#include "signals.h"
#include "text.h"

namespace muster::cli {
namespace {

// Far more than the longest message; a file over it is some other file.
constexpr size_t kMaxContentBytes = 1 << 20;

void DropOneLineEnd(std::string& text) {
  if (text.ends_with("\r\n")) {
    text.resize(text.size() - 2);
  } else if (text.ends_with('\n') || text.ends_with('\r')) {
    text.pop_back();
  }
}

}  // namespace

std::vector<Source> FileSources(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) sources.push_back(path == "-" ? Source::Stdin() : Source::File(path));
  return sources;
}

SuppressionOptions OptionsFor(const JobFlags& flags, std::string_view role, std::string_view flag, CancelToken& cancel,
                              SuppressionWatch* watch) {
  SuppressionOptions options;
  options.role = role;
  options.flag = flag;
  options.country_code = flags.job.country_code;
  options.region = flags.job.region;
  options.area_code = flags.job.area_code;
  options.country_column = flags.job.format.country_column;
  options.validity = flags.job.validity;
  options.numbering_plan = flags.job.numbering_plan;
  options.allow_empty = flags.allow_empty_list;
  if (flags.max_list_errors.has_value()) options.max_errors = *flags.max_list_errors;
  options.cancel = &cancel;
  options.watch = watch;
  options.mapping = SetMapping::kMapOwn;
  options.on_map = [&cancel](std::string_view path, const void* data, size_t bytes) {
    GuardMappedSet(path, data, bytes, &cancel);
  };
  return options;
}

absl::Status ReadContent(JobFlags& flags, const CancelToken& cancel) {
  if (!flags.content_file.has_value()) return absl::OkStatus();
  absl::StatusOr<std::string> text = ReadWhole(Say("the content"), *flags.content_file, kMaxContentBytes, &cancel);
  if (!text.ok()) return text.status();
  absl::StatusOr<DecodedContent> decoded = DecodeContent(*flags.content_file, *text, flags.content_encoding);
  if (!decoded.ok()) return decoded.status();
  flags.content_encoding = decoded->encoding;
  DropOneLineEnd(decoded->text);
  if (decoded->text.empty()) {
    return MakeError(ErrorKind::kUsage, Say("{} {}", Say("the content"), *flags.content_file), Say("it is empty"),
                     Say("write the message into it"));
  }
  flags.job.content = std::move(decoded->text);
  return CheckBeforeReading(flags);
}

absl::Status LoadSuppressionSets(JobFlags& flags, CancelToken& cancel, SuppressionWatch* watch) {
  const struct {
    const std::vector<std::string>& paths;
    std::string_view role, flag;
    std::shared_ptr<const SuppressionSet>& set;
  } roles[] = {
      {flags.unsubscribe, "unsubscribe", "--unsubscribe", flags.job.unsubscribe},
      {flags.blacklist, "blacklist", "--blacklist", flags.job.blacklist},
      {flags.whitelist, "whitelist", "--whitelist", flags.job.whitelist},
  };
  // At once, where there are threads for it; the first error in the order of the flags is told.
  const std::launch how =
      watch == nullptr && flags.run.threads != 1 ? std::launch::async | std::launch::deferred : std::launch::deferred;
  std::array<std::future<absl::StatusOr<std::shared_ptr<const SuppressionSet>>>, std::size(roles)> sets;
  for (size_t i = 0; i < sets.size(); ++i) {
    if (roles[i].paths.empty()) continue;
    sets[i] = std::async(how, [&flags, &cancel, watch, &role = roles[i]] {
      return SuppressionSet::Load(FileSources(role.paths), OptionsFor(flags, role.role, role.flag, cancel, watch));
    });
  }
  for (size_t i = 0; i < sets.size(); ++i) {
    if (!sets[i].valid()) continue;
    auto set = sets[i].get();
    if (absl::Status lost = LostSet(); !lost.ok()) return lost;
    if (!set.ok()) return set.status();
    roles[i].set = *std::move(set);
  }
  if (!flags.registered.empty()) {
    auto registered = RegisteredSet::Load(FileSources(flags.registered), {.country_code = flags.job.country_code,
                                                                          .region = flags.job.region,
                                                                          .area_code = flags.job.area_code,
                                                                          .numbering_plan = flags.job.numbering_plan,
                                                                          .cancel = &cancel});
    if (!registered.ok()) return registered.status();
    flags.job.registered = *std::move(registered);
  }
  if (flags.exclude_output.empty()) return absl::OkStatus();
  auto sent = SuppressionSet::FromOutputs(flags.exclude_output,
                                          OptionsFor(flags, "already_sent", "--exclude-output", cancel, watch));
  if (!sent.ok()) return sent.status();
  flags.job.already_sent = *std::move(sent);
  return absl::OkStatus();
}

absl::StatusOr<Summary> RunWithProgress(const JobFlags& flags, Sink& sink, CancelToken& cancel, Summary* partial) {
  const bool silent = flags.quiet && flags.progress == ProgressMode::kAuto;
  ProgressBar bar(silent ? ProgressMode::kNever : flags.progress);
  RunOptions options = flags.run;
  options.cancel = &cancel;
  options.partial = partial;
  if (bar.shown()) options.progress = [&bar](const Progress& progress) { bar.Draw(progress); };
  absl::StatusOr<Summary> summary = Run(flags.job, SourcesOf(flags), sink, options);
  if (absl::Status lost = LostSet(); !lost.ok()) return lost;
  return summary;
}

CancelToken& TokenOfSignals() {
  // Never destroyed: a signal may come at any time until the program ends.
  static CancelToken* const token = [] {
    auto* made = new CancelToken;
    CancelOnSignals(made);
    return made;
  }();
  return *token;
}

}  // namespace muster::cli
