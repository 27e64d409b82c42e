#include <utility>

#include "filter/suppressor.h"
#include "muster/explain.h"
#include "muster/suppression.h"
#include "number/number_explanation.h"
#include "number/number_policy.h"

namespace muster {

struct Explainer::Impl {
  Job job;
  NumberPolicy policy;
  Suppressor suppressor;
};

namespace {

bool HoldsAny(const std::shared_ptr<const SuppressionSet>& set, const std::vector<Key>& keys) {
  if (set == nullptr) return false;
  for (const Key key : keys) {
    if (set->Contains(key)) return true;
  }
  return false;
}

}  // namespace

Explainer::Explainer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;
Explainer::~Explainer() = default;

absl::StatusOr<Explainer> Explainer::Create(Job job) {
  if (job.content.empty()) job.content = "-";  // a number has no message
  absl::StatusOr<Job> effective = EffectiveJob(std::move(job));
  if (!effective.ok()) return effective.status();
  absl::StatusOr<NumberPolicy> policy = NumberPolicy::Create(PolicyOptionsOf(*effective));
  if (!policy.ok()) return policy.status();
  Suppressor suppressor(*effective);
  return Explainer(std::make_unique<Impl>(Impl{*std::move(effective), *std::move(policy), std::move(suppressor)}));
}

NumberExplanation Explainer::Explain(std::string_view field) const {
  NumberExplanation explanation = ExplainNumber(impl_->policy, field);
  const Job& job = impl_->job;
  explanation.on_unsubscribe = HoldsAny(job.unsubscribe, explanation.probes);
  explanation.on_blacklist = HoldsAny(job.blacklist, explanation.probes);
  explanation.on_whitelist = HoldsAny(job.whitelist, explanation.probes);
  explanation.already_sent = HoldsAny(job.already_sent, explanation.probes);
  if (explanation.code == Code::kNone) {
    explanation.suppression = impl_->suppressor.JudgeOne(explanation.probes, &explanation.override_kept);
  }
  return explanation;
}

const Job& Explainer::job() const { return impl_->job; }

}  // namespace muster
