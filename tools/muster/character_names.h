// Characters for people: what cannot be seen gets a name. Pure functions; safe from any thread.
#ifndef MUSTER_TOOLS_MUSTER_CHARACTER_NAMES_H_
#define MUSTER_TOOLS_MUSTER_CHARACTER_NAMES_H_

#include <muster/explain.h>

#include <span>
#include <string>
#include <string_view>

#include "text.h"

namespace muster::cli {

// "U+00A0 no-break space", "U+2028" when it has no name here; of a byte that is no UTF-8, "byte 0xFF".
std::string CharacterName(const FieldCharacter& character, Lang lang);

// `text` with each of `unseen`, whose offsets count from `at`, replaced by its code point: "0912⟨U+00A0⟩345678".
std::string WithUnseenShown(std::string_view text, uint64_t at, std::span<const FieldCharacter> unseen);

// A piece of a number as written: "space", "U+00A0 no-break space" (a hidden one), `"－" U+FF0D`, `"手機："`.
std::string PieceName(std::string_view piece, uint64_t at, std::span<const FieldCharacter> unseen, bool hidden,
                      Lang lang);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_CHARACTER_NAMES_H_
