// A door that workers pass one at a time in ticket order. Between Enter and Leave a worker has the gate's
// state for itself, and sees all that holders of lower tickets did there.
#ifndef MUSTER_PIPELINE_ORDERED_GATE_H_
#define MUSTER_PIPELINE_ORDERED_GATE_H_

#include <cstdint>

#include "base/mutex.h"

namespace muster {

class OrderedGate {
 public:
  // Waits for the turn of `ticket`; false when the gate was closed, and then it is not held.
  [[nodiscard]] bool Enter(uint64_t ticket);
  // Lets the next ticket in.
  void Leave();
  // Turns everybody away who waits or comes later; whoever is inside may finish.
  void Close();

 private:
  Mutex mutex_;
  CondVar turn_;
  uint64_t next_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace muster

#endif  // MUSTER_PIPELINE_ORDERED_GATE_H_
