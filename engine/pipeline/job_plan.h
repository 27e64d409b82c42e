// Everything about a job that is settled before its first row: lists opened and judged, template compiled,
// columns matched. Constant while rows are processed, except the open lists, which the feed takes over.
#ifndef MUSTER_PIPELINE_JOB_PLAN_H_
#define MUSTER_PIPELINE_JOB_PLAN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "filter/suppressor.h"
#include "merge/avoidable_ucs2.h"
#include "merge/message_builder.h"
#include "merge/message_template.h"
#include "merge/text_rules.h"
#include "muster/cancel.h"
#include "muster/job.h"
#include "muster/source.h"
#include "number/number_policy.h"
#include "parse/open_list.h"
#include "parse/record_scanner.h"

namespace muster {

// A list of the job, open until the feed takes it over. A typed one has no head, no projection and no source: its text
// is `read_ahead`.
struct ListPlan : OpenList {
  static constexpr uint32_t kNoColumn = UINT32_MAX;

  bool typed = false;  // numbers without columns
  Projection projection;
  // Template slot -> index into the projection; kNoColumn: the value is always empty.
  std::vector<uint32_t> slots;
  uint32_t ref = kNoColumn, country = kNoColumn;  // indices into the projection
};

struct JobPlan {
  Job job;  // effective
  NumberPolicy numbers;
  Suppressor suppressor;
  std::unique_ptr<MessageTemplate> message_template;
  std::unique_ptr<MessageBuilder> builder;
  std::vector<ListPlan> lists;
  std::unique_ptr<TextRules> rules;             // null: none to check
  std::optional<AvoidableUcs2> avoidable_ucs2;  // its line counts from the content's own first
};

// Opens all lists and reads their heads; errors of lists come before errors of the template.
absl::StatusOr<std::unique_ptr<JobPlan>> PlanJob(const Job& job, const std::vector<Source>& sources,
                                                 const CancelToken* cancel);

}  // namespace muster

#endif  // MUSTER_PIPELINE_JOB_PLAN_H_
