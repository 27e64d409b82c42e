// SIGINT, SIGTERM and SIGHUP turned into a cancelled run.
#ifndef MUSTER_TOOLS_MUSTER_SIGNALS_H_
#define MUSTER_TOOLS_MUSTER_SIGNALS_H_

#include <muster/cancel.h>

namespace muster::cli {

// From now on the first of these signals calls token->Cancel(), from the handler. Reads that wait are interrupted.
// SIGHUP that was ignored when the program began (nohup) stays ignored. Call once; `token` must live until the program
// ends.
void CancelOnSignals(CancelToken* token);

// The signal that came, or 0.
int SignalCaught();

// 130, 143 or 129 when a signal came, else 130.
int InterruptedExitCode();

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_SIGNALS_H_
