// The message that goes with a list of each shape, as a template and merged with a row's values.
#ifndef MUSTER_TOOLS_GEN_CONTENT_H_
#define MUSTER_TOOLS_GEN_CONTENT_H_

#include <string>

#include "gen/list_generator.h"
#include "gen/list_plan.h"

namespace muster::gen {

// The content file. In a list without a header placeholders are columns' positions.
std::string ContentFile(const ListPlan& plan);

// The text that the content becomes for a row.
std::string MergedText(const ListPlan& plan, const RowValues& values);

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_CONTENT_H_
