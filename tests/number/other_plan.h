// A numbering plan that differs from the built-in one in nothing but its version.
#ifndef MUSTER_TESTS_NUMBER_OTHER_PLAN_H_
#define MUSTER_TESTS_NUMBER_OTHER_PLAN_H_

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include "number/embedded_plan.h"
#include "number/numbering_plan.h"

namespace muster {

// "google-libphonenumber 9…" instead of "google-libphonenumber 3…".
inline std::shared_ptr<const NumberingPlan> OtherPlan() {
  std::string bytes(EmbeddedPlan());
  const std::string version(NumberingPlan::Default()->version());
  bytes[bytes.find(version) + version.find(' ') + 1] = '9';
  constexpr size_t kChecked = 20;  // the checksum before them is that of the bytes from here on
  const auto sum = static_cast<uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()) + kChecked, bytes.size() - kChecked));
  std::memcpy(bytes.data() + kChecked - sizeof sum, &sum, sizeof sum);
  return NumberingPlan::FromBytes(std::move(bytes), "other").value();
}

}  // namespace muster

#endif  // MUSTER_TESTS_NUMBER_OTHER_PLAN_H_
