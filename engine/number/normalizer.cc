#include "muster/normalizer.h"

#include <utility>

#include "base/strings.h"
#include "number/number_policy.h"

namespace muster {

struct Normalizer::Impl {
  NumberPolicy policy;
};

Normalizer::Normalizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Normalizer::Normalizer(Normalizer&&) noexcept = default;
Normalizer& Normalizer::operator=(Normalizer&&) noexcept = default;
Normalizer::~Normalizer() = default;

absl::StatusOr<Normalizer> Normalizer::Create(const NormalizerOptions& options) {
  absl::StatusOr<NumberPolicy> policy = NumberPolicy::Create({.reading = {.country_code = options.country_code,
                                                                          .region = options.region,
                                                                          .area_code = options.area_code,
                                                                          .validity = options.validity,
                                                                          .plan = options.numbering_plan},
                                                              .accept = options.accept,
                                                              .countries = options.countries});
  if (!policy.ok()) return policy.status();
  return Normalizer(std::make_unique<Impl>(Impl{*std::move(policy)}));
}

NormalizedNumber Normalizer::Normalize(std::string_view written) const {
  NormalizedNumber number;
  if (!IsValidUtf8(written)) {
    number.code = Code::kInvalidEncoding;
    return number;
  }
  const NumberPolicy& policy = impl_->policy;
  const NumberVerdict verdict = policy.Judge(written);
  number.code = verdict.code;
  if (verdict.code != Code::kNone) {
    number.detail = policy.Detail(verdict.code, written);
    return number;
  }
  number.repairs = verdict.repairs;
  number.no_trunk_prefix = verdict.no_trunk_prefix;
  number.key = verdict.key;
  number.type = verdict.type;
  number.region = policy.reader().plan().RegionName(verdict.region);
  return number;
}

std::string FormatE164(Key key) {
  constexpr Key kEnd = Key{1} << 50;
  return key > 0 && key < kEnd ? "+" + std::to_string(key) : std::string();
}

}  // namespace muster
