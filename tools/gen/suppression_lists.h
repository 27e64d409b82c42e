// The suppression lists that go with a generated list: every listed number once, in one of the six usual
// writings, beside numbers of people who are not on the list at all.
#ifndef MUSTER_TOOLS_GEN_SUPPRESSION_LISTS_H_
#define MUSTER_TOOLS_GEN_SUPPRESSION_LISTS_H_

#include <functional>
#include <string_view>

#include "gen/list_generator.h"

namespace muster::gen {

// Take the texts in pieces.
struct SuppressionTexts {
  std::function<void(std::string_view)> unsubscribe;  // CSV with a header: SMSNumber,Date
  std::function<void(std::string_view)> black;        // a number a line
  std::function<void(std::string_view)> white;        // a number a line; called only with a whitelist
};

// Goes once over all rows.
void WriteSuppressionLists(const ListGenerator& generator, const SuppressionTexts& texts);

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_SUPPRESSION_LISTS_H_
