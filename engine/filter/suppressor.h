// A job's suppression sets, asked a block of rows at once.
//
// Order of judgement: unsubscribed, blacklisted, whitelisted or not whitelisted, already sent.
// Thread rule: immutable after construction, any thread.
#ifndef MUSTER_FILTER_SUPPRESSOR_H_
#define MUSTER_FILTER_SUPPRESSOR_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/sink.h"

namespace muster {

// Working memory of one caller of Judge; kept between blocks.
struct SuppressorScratch {
  std::vector<uint8_t> found[4];
  std::vector<uint8_t> found_in_one;
};

class Suppressor {
 public:
  // `job` is an effective one (EffectiveJob). Shares its sets.
  explicit Suppressor(const Job& job);

  // For each key: codes[i] = the suppression code or kNone; override_kept[i] = 1 when only the whitelist in mode
  // kOverride keeps it. Keys that are 0 (rejected rows) get kNone and 0.
  void Judge(std::span<const Key> keys, SuppressorScratch* scratch, Code* codes, uint8_t* override_kept) const;

  // One row that has several keys (list option 12): listed when any of them is.
  Code JudgeOne(std::span<const Key> keys, bool* override_kept) const;

  // False: Judge would find nothing ever.
  bool any() const;

  // To be asked before anything is done on the ground of judgements: as SuppressionSet::CheckUnchanged, for all sets.
  absl::Status CheckUnchanged() const;

 private:
  // Constant after construction; null where the option bit is not set.
  std::shared_ptr<const SuppressionSet> unsubscribe_, blacklist_, whitelist_, already_sent_;
  WhitelistMode whitelist_mode_ = WhitelistMode::kExclude;
};

}  // namespace muster

#endif  // MUSTER_FILTER_SUPPRESSOR_H_
