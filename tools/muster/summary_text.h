// The account of a job in words, for a person at a terminal.
#ifndef MUSTER_TOOLS_MUSTER_SUMMARY_TEXT_H_
#define MUSTER_TOOLS_MUSTER_SUMMARY_TEXT_H_

#include <muster/summary.h>

#include <string>

#include "text.h"

namespace muster::cli {

// Totals; why rows were dropped, with the text and advice of each code; repairs; warnings with the place where each was
// first seen; how each list was read, every setting marked detected or set; the options in words. Several lines, the
// last one ended.
std::string SummaryText(const Summary& summary, Lang lang);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_SUMMARY_TEXT_H_
