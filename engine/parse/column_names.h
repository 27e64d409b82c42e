// What Muster knows about the names of columns.
#ifndef MUSTER_PARSE_COLUMN_NAMES_H_
#define MUSTER_PARSE_COLUMN_NAMES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

// The column named `wanted` (FoldName equal; of several the first), or nullopt.
std::optional<uint32_t> FindColumn(const std::vector<std::string>& columns, std::string_view wanted);

// The column that the user asks for: by name, else by 1-based index.
std::optional<uint32_t> FindColumnOrIndex(const std::vector<std::string>& columns, std::string_view wanted);

// The columns of the best NumberColumnRank that there is: none, one, or several that nobody can decide between.
std::vector<uint32_t> BestNumberColumns(const std::vector<std::string>& columns);

// Digits in `text`, ASCII and full-width ones.
size_t CountDigits(std::string_view text);

}  // namespace muster

#endif  // MUSTER_PARSE_COLUMN_NAMES_H_
