// The catalogue: options, template, job file, numbers.
#include "source/phrase_catalogue.h"

namespace muster {

std::span<const PhraseEntry> JobPhrases() { return {}; }

}  // namespace muster
