// The one catalogue of messages: every pattern that is said anywhere in the library or the command, with its 繁體中文.
// It is split by subject into phrases_*.cc; a new file adds its function here and to the list in phrase_catalogue.cc.
//
// A test (tests/source/phrase_catalogue_test.cc) holds it to the sources: no pattern without an entry, no entry without
// a use, the same placeholders in both languages.
//
// Thread rule: constant data, safe from any thread.
#ifndef MUSTER_SOURCE_PHRASE_CATALOGUE_H_
#define MUSTER_SOURCE_PHRASE_CATALOGUE_H_

#include <span>
#include <string_view>
#include <vector>

namespace muster {

struct PhraseEntry {
  std::string_view english;
  std::string_view chinese;
};

std::span<const PhraseEntry> GeneralPhrases();      // labels of the blocks, the system's reasons, kinds of cancel
std::span<const PhraseEntry> ListPhrases();         // reading a recipient list
std::span<const PhraseEntry> JobPhrases();          // options, template, job file, numbers
std::span<const PhraseEntry> NumberPhrases();       // countries, regions, numbering plan
std::span<const PhraseEntry> SuppressionPhrases();  // suppression lists and former outputs
std::span<const PhraseEntry> OutputPhrases();       // the output folder and the run
std::span<const PhraseEntry> RulePhrases();         // the rules of carriers
std::span<const PhraseEntry> CommandPhrases();      // the command line

// All parts, in the order above.
std::vector<std::span<const PhraseEntry>> PhraseCatalogue();

// The Chinese pattern of an English one; empty when there is none.
std::string_view ChineseOf(std::string_view english);

}  // namespace muster

#endif  // MUSTER_SOURCE_PHRASE_CATALOGUE_H_
