// The parts that summary.json and manifest.json share.
#ifndef MUSTER_EMIT_SUMMARY_JSON_H_
#define MUSTER_EMIT_SUMMARY_JSON_H_

#include "emit/json_text.h"
#include "muster/summary.h"

namespace muster {

// An array of how each list was read, settings as {"value": …, "by": "detected"|"set"}; `xxh3` is null for a list that
// was not read to its end. RejectsAsList reads it back.
void WriteLists(const Summary& summary, JsonWriter* json);

// An array of the suppression lists that took part.
void WriteSuppressionLists(const Summary& summary, JsonWriter* json);

// The members list_option, list_option_words, job_option, job_option_words and whitelist_mode.
void WriteOptionMembers(const Summary& summary, JsonWriter* json);

}  // namespace muster

#endif  // MUSTER_EMIT_SUMMARY_JSON_H_
