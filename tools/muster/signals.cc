#include "signals.h"

#include <signal.h>

#include <atomic>
#include <initializer_list>

namespace muster::cli {
namespace {

std::atomic<CancelToken*> token_to_cancel{nullptr};
std::atomic<int> caught{0};
static_assert(std::atomic<CancelToken*>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may touch lock-free atomics only");

void OnSignal(int number) {
  int none = 0;
  caught.compare_exchange_strong(none, number);
  if (CancelToken* token = token_to_cancel.load()) token->Cancel();
}

}  // namespace

void CancelOnSignals(CancelToken* token) {
  token_to_cancel.store(token);
  for (int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    if (number == SIGHUP && sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = OnSignal;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
  }
}

int SignalCaught() { return caught.load(); }

int InterruptedExitCode() { return 128 + (SignalCaught() != 0 ? SignalCaught() : SIGINT); }

}  // namespace muster::cli
