#include "filter/suppressor.h"

#include <algorithm>
#include <array>

#include "filter/number_set.h"
#include "filter/set_file.h"
#include "muster/suppression.h"

namespace muster {
namespace {

// The key of a number that nothing can read.
constexpr bool IsHash(Key key) { return key >> 63 != 0; }

template <typename Hashes>
void FindHashes(const Hashes& hashes, std::span<const Key> keys, std::vector<uint8_t>* found) {
  if (hashes.empty()) return;
  for (size_t i = 0; i < keys.size(); ++i) {
    if (IsHash(keys[i]) && hashes.Contains(keys[i])) (*found)[i] = 1;
  }
}

void Find(const SuppressionSet* set, std::span<const Key> keys, std::vector<uint8_t>* in_one,
          std::vector<uint8_t>* found) {
  found->assign(keys.size(), 0);
  if (set == nullptr) return;
  if (!set->numbers().empty()) set->numbers().ContainsBlock(keys, found->data());
  FindHashes(set->unreadable(), keys, found);
  for (const std::unique_ptr<SetFile>& file : set->compiled()) {
    if (!file->numbers().empty()) {
      in_one->resize(keys.size());
      file->numbers().ContainsBlock(keys, in_one->data());
      for (size_t i = 0; i < keys.size(); ++i) (*found)[i] |= (*in_one)[i];
    }
    FindHashes(file->hashes(), keys, found);
  }
}

bool IsEmpty(const SuppressionSet* set) {
  return set == nullptr || (set->numbers().empty() && set->unreadable().empty() && set->compiled().empty());
}

// What the four sets say about a row.
struct Findings {
  bool unsubscribed, blacklisted, whitelisted, already_sent;
};

struct Judgement {
  Code code;
  bool override_kept;
};

Judgement JudgeFindings(Findings found, bool has_whitelist, WhitelistMode mode) {
  bool override_kept = false;
  if (has_whitelist && mode == WhitelistMode::kOverride && found.whitelisted) {
    override_kept = found.unsubscribed || found.blacklisted;
    found.unsubscribed = found.blacklisted = false;
  }
  Code code = Code::kNone;
  if (found.unsubscribed) {
    code = Code::kUnsubscribed;
  } else if (found.blacklisted) {
    code = Code::kBlacklisted;
  } else if (has_whitelist && mode == WhitelistMode::kExclude && found.whitelisted) {
    code = Code::kWhitelisted;
  } else if (has_whitelist && mode == WhitelistMode::kOnly && !found.whitelisted) {
    code = Code::kNotWhitelisted;
  } else if (found.already_sent) {
    code = Code::kAlreadySent;
  }
  return {code, override_kept && code == Code::kNone};
}

// Every judgement there is: rows that some list holds stand among the others as they come, which no branch foresees.
class VerdictTable {
 public:
  VerdictTable(bool has_whitelist, WhitelistMode mode) {
    for (size_t i = 0; i < kNobody; ++i) {
      const Findings found = {(i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0};
      judgements_[i] = JudgeFindings(found, has_whitelist, mode);
    }
    judgements_[kNobody] = {Code::kNone, false};
  }

  // The flags are 0 or 1.
  Judgement Of(Key key, uint8_t unsubscribed, uint8_t blacklisted, uint8_t whitelisted, uint8_t already_sent) const {
    const uint32_t found = unsubscribed | blacklisted << 1 | whitelisted << 2 | already_sent << 3;
    return judgements_[key == 0 ? kNobody : found];
  }

 private:
  static constexpr size_t kNobody = 16;
  std::array<Judgement, kNobody + 1> judgements_;
};

}  // namespace

Suppressor::Suppressor(const Job& job) {
  const uint32_t bits = job.list_option.value_or(0);
  if ((bits & kListUnsubscribe) != 0) unsubscribe_ = job.unsubscribe;
  if ((bits & kListBlack) != 0) blacklist_ = job.blacklist;
  if ((bits & kListWhite) != 0) whitelist_ = job.whitelist;
  already_sent_ = job.already_sent;
  whitelist_mode_ = job.whitelist_mode.value_or(WhitelistMode::kExclude);
}

bool Suppressor::any() const {
  return !IsEmpty(unsubscribe_.get()) || !IsEmpty(blacklist_.get()) || !IsEmpty(already_sent_.get()) ||
         !IsEmpty(whitelist_.get()) || (whitelist_ != nullptr && whitelist_mode_ == WhitelistMode::kOnly);
}

absl::Status Suppressor::CheckUnchanged() const {
  for (const auto* set : {&unsubscribe_, &blacklist_, &whitelist_, &already_sent_}) {
    if (*set == nullptr) continue;
    if (absl::Status unchanged = (*set)->CheckUnchanged(); !unchanged.ok()) return unchanged;
  }
  return absl::OkStatus();
}

void Suppressor::Judge(std::span<const Key> keys, SuppressorScratch* scratch, Code* codes,
                       uint8_t* override_kept) const {
  std::fill_n(codes, keys.size(), Code::kNone);
  std::fill_n(override_kept, keys.size(), uint8_t{0});
  if (!any()) return;
  Find(unsubscribe_.get(), keys, &scratch->found_in_one, &scratch->found[0]);
  Find(blacklist_.get(), keys, &scratch->found_in_one, &scratch->found[1]);
  Find(whitelist_.get(), keys, &scratch->found_in_one, &scratch->found[2]);
  Find(already_sent_.get(), keys, &scratch->found_in_one, &scratch->found[3]);
  const VerdictTable table(whitelist_ != nullptr, whitelist_mode_);
  for (size_t i = 0; i < keys.size(); ++i) {
    const Judgement judgement =
        table.Of(keys[i], scratch->found[0][i], scratch->found[1][i], scratch->found[2][i], scratch->found[3][i]);
    codes[i] = judgement.code;
    override_kept[i] = judgement.override_kept ? 1 : 0;
  }
}

// Under kOverride the whitelist protects only the number that is on it, not the others of the row.
Code Suppressor::JudgeOne(std::span<const Key> keys, bool* override_kept) const {
  const auto has = [](const std::shared_ptr<const SuppressionSet>& set, Key key) {
    return set != nullptr && set->Contains(key);
  };
  Findings found = {};
  bool any_key = false;
  bool protected_key = false;
  for (const Key key : keys) {
    if (key == 0) continue;
    any_key = true;
    const bool whitelisted = has(whitelist_, key);
    const bool unsubscribed = has(unsubscribe_, key);
    const bool blacklisted = has(blacklist_, key);
    found.whitelisted |= whitelisted;
    found.already_sent |= has(already_sent_, key);
    if (whitelist_mode_ == WhitelistMode::kOverride && whitelisted) {
      protected_key |= unsubscribed || blacklisted;
    } else {
      found.unsubscribed |= unsubscribed;
      found.blacklisted |= blacklisted;
    }
  }
  *override_kept = false;
  if (!any_key) return Code::kNone;
  if (whitelist_mode_ == WhitelistMode::kOverride) found.whitelisted = false;
  const Code code = JudgeFindings(found, whitelist_ != nullptr, whitelist_mode_).code;
  *override_kept = protected_key && code == Code::kNone;
  return code;
}

}  // namespace muster
