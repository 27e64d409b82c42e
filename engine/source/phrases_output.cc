// The catalogue: the output folder and the run.
#include "source/phrase_catalogue.h"

namespace muster {

std::span<const PhraseEntry> OutputPhrases() { return {}; }

}  // namespace muster
