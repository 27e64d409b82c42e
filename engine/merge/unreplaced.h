// Finds columns' names that stand in brackets of other tools and so will not be replaced.
#ifndef MUSTER_MERGE_UNREPLACED_H_
#define MUSTER_MERGE_UNREPLACED_H_

#include <string>
#include <string_view>
#include <vector>

#include "merge/names.h"

namespace muster {

// `{Name}` `{{Name}}` `${Name}` `[Name]` `<Name>` `#Name#` `$Name$` `%Name%` and `%Name` without a closing `%`, as
// written in `text`, each spelling once. Only columns whose names look like names and are not mere digits; never
// behind a digit for `%`. `text` is what no placeholder of the template took. Appends to `found`.
void FindUnreplaced(std::string_view text, const ColumnNames& names, std::vector<std::string>* found);

}  // namespace muster

#endif  // MUSTER_MERGE_UNREPLACED_H_
