// An explanation in words, and as JSON.
#ifndef MUSTER_TOOLS_MUSTER_EXPLAIN_TEXT_H_
#define MUSTER_TOOLS_MUSTER_EXPLAIN_TEXT_H_

#include <muster/explain.h>
#include <muster/normalizer.h>
#include <muster/suppression.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace muster::cli {

// One kind of list that was given, and what it says about a number.
struct ListVerdict {
  std::string_view role;  // "unsubscribe", "blacklist", "whitelist", "already_sent"
  bool found = false;
  std::vector<const SuppressionWatch::Finding*> findings;  // the places, per number that was looked for
};

// The lists of the explainer's job, in the order of judgement. `watch` was there when they were loaded and must outlive
// the result.
std::vector<ListVerdict> ListVerdicts(const NumberExplanation& number, const Job& job, const SuppressionWatch& watch);

// How an entry of a list came to be this number: the repairs that it needed; nullopt when the entry as a whole is not
// the number, but holds it among other things.
std::optional<RepairSet> HowEntryMatches(std::string_view entry, Key key, const Normalizer& reader);

// "Country 886, …": the options that decide about numbers.
std::string OptionsText(const Job& job, Lang lang);

// `reader` takes every valid number of the job's country and area.
std::string ExplanationText(const NumberExplanation& number, const std::vector<ListVerdict>& lists, const Job& job,
                            const Normalizer& reader, Lang lang);

// One JSON object with an entry for each number.
std::string ExplanationsJson(const std::vector<NumberExplanation>& numbers,
                             const std::vector<std::vector<ListVerdict>>& lists, const Job& job,
                             const Normalizer& reader, Lang lang);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_EXPLAIN_TEXT_H_
