// Written numbers to what they mean, for services: one at a time, or many at once as `muster normalize` does.
#ifndef MUSTER_NORMALIZER_H_
#define MUSTER_NORMALIZER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/numbering_plan.h"
#include "muster/sink.h"
#include "muster/summary.h"

namespace muster {

struct NormalizerOptions {
  // As in Job.
  std::string country_code;
  std::string region;
  std::string area_code;
  Accept accept = Accept::kAny;
  Validity validity = Validity::kValid;
  std::vector<std::string> countries;
  std::shared_ptr<const NumberingPlan> numbering_plan;
};

struct NormalizedNumber {
  Code code = Code::kNone;  // a reject code, or kNone when accepted
  RepairSet repairs;        // when accepted
  bool no_trunk_prefix = false;
  Key key = 0;  // 0 when rejected
  NumberType type = NumberType::kUnknown;
  std::string_view region;  // "TW"; empty when unknown; as long as the Normalizer
  std::string detail;       // English, about a reject; may be empty; always empty where many are normalized at once
};

// Immutable after construction: one Normalizer serves any number of threads.
class Normalizer {
 public:
  static absl::StatusOr<Normalizer> Create(const NormalizerOptions& options);
  Normalizer(Normalizer&&) noexcept;
  Normalizer& operator=(Normalizer&&) noexcept;
  ~Normalizer();

  // `written` is UTF-8; bytes that are not are rejected as kInvalidEncoding. Linear in its length.
  NormalizedNumber Normalize(std::string_view written) const;

  // Many at once, several times as fast: numbers[i] becomes what written[i] means, whatever stood there. `numbers` has
  // at least as many elements as `written`. Details cost more than all the rest and are left out: whoever shows one
  // normalizes that number by itself. Allocates nothing.
  void Normalize(std::span<const std::string_view> written, std::span<NormalizedNumber> numbers) const;

 private:
  struct Impl;
  explicit Normalizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "+886912345678" for a key below 2^50; empty for others.
std::string FormatE164(Key key);
// The same at `to`, where kE164Room bytes must be free although the form may be shorter; returns its end. Allocates
// nothing.
inline constexpr size_t kE164Room = 24;
char* PutE164(Key key, char* to);

}  // namespace muster

#endif  // MUSTER_NORMALIZER_H_
