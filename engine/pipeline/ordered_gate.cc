#include "pipeline/ordered_gate.h"

namespace muster {

bool OrderedGate::Enter(uint64_t ticket) {
  MutexLock lock(mutex_);
  while (!closed_ && next_ != ticket) turn_.Wait(mutex_);
  return !closed_;
}

void OrderedGate::Leave() {
  MutexLock lock(mutex_);
  ++next_;
  turn_.NotifyAll();
}

void OrderedGate::Close() {
  MutexLock lock(mutex_);
  closed_ = true;
  turn_.NotifyAll();
}

}  // namespace muster
