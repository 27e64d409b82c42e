// What compile-set says about the set that it made.
#ifndef MUSTER_TOOLS_MUSTER_COMPILED_SET_TEXT_H_
#define MUSTER_TOOLS_MUSTER_COMPILED_SET_TEXT_H_

#include <muster/compiled_set.h>
#include <muster/phrase.h>

#include <string>
#include <string_view>

namespace muster::cli {

// In words; ends with a line end.
std::string CompiledSetText(std::string_view path, const CompileSummary& made, Language language);

// One JSON object.
std::string CompiledSetJson(std::string_view path, const CompileSummary& made);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_COMPILED_SET_TEXT_H_
