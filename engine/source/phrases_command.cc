// The catalogue: the command line.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"interrupted", "已中斷"},
    {"an internal error", "程式內部錯誤"},
};

}  // namespace

std::span<const PhraseEntry> CommandPhrases() { return kPhrases; }

}  // namespace muster
