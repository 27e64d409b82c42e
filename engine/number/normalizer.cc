#include "muster/normalizer.h"

#include <cassert>
#include <cstdint>
#include <cstring>
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

namespace {

constexpr NumberVerdict kNotText = {.code = Code::kInvalidEncoding};

// Validating costs more than reading a plain number, and ASCII needs none.
bool IsText(std::string_view written) {
  constexpr size_t kStep = sizeof(uint64_t);
  constexpr uint64_t kHighBits = 0x8080808080808080;
  if (written.size() < kStep) return FindNonAscii(written, 0) == written.size() || IsValidUtf8(written);
  const auto word_at = [&](size_t pos) {
    uint64_t word;
    std::memcpy(&word, written.data() + pos, kStep);
    return word;
  };
  uint64_t any = word_at(written.size() - kStep);
  for (size_t pos = 0; pos + kStep <= written.size(); pos += kStep) any |= word_at(pos);
  return (any & kHighBits) == 0 || IsValidUtf8(written);
}

}  // namespace

NormalizedNumber Normalizer::Normalize(std::string_view written) const {
  NormalizedNumber number;
  Normalize(std::span(&written, 1), std::span(&number, 1));
  if (number.code != Code::kNone && number.code != Code::kInvalidEncoding) {
    number.detail = impl_->policy.Detail(number.code, written);
  }
  return number;
}

void Normalizer::Normalize(std::span<const std::string_view> written, std::span<NormalizedNumber> numbers) const {
  assert(numbers.size() >= written.size());
  const NumberPolicy& policy = impl_->policy;
  const NumberingPlan& plan = policy.reader().plan();
  // Most rows of a list are of one region.
  RegionId region = kNoRegion;
  std::string_view region_name;
  for (size_t i = 0; i < written.size(); ++i) {
    NormalizedNumber& number = numbers[i];
    const NumberVerdict verdict = IsText(written[i]) ? policy.Judge(written[i]) : kNotText;
    if (verdict.region != region) {
      region = verdict.region;
      region_name = plan.RegionName(region);
    }
    number.code = verdict.code;
    number.repairs = verdict.repairs;
    number.no_trunk_prefix = verdict.no_trunk_prefix;
    number.key = verdict.key;
    number.type = verdict.type;
    number.region = region_name;
    number.detail.clear();
  }
}

}  // namespace muster
