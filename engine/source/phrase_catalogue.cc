#include "source/phrase_catalogue.h"

namespace muster {

std::vector<std::span<const PhraseEntry>> PhraseCatalogue() {
  return {GeneralPhrases(),     ListPhrases(),   JobPhrases(),  NumberPhrases(),
          SuppressionPhrases(), OutputPhrases(), RulePhrases(), CommandPhrases()};
}

std::string_view ChineseOf(std::string_view english) {
  for (const std::span<const PhraseEntry> part : PhraseCatalogue()) {
    for (const PhraseEntry& entry : part) {
      if (entry.english == english) return entry.chinese;
    }
  }
  return {};
}

}  // namespace muster
