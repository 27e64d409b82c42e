// A message as a line of JSON:
//   {"to":"+886912345678","text":"…","row":1,"encoding":"ucs2","segments":1}
// with "flash":true and "ref":"…" behind it when they apply.
#ifndef MUSTER_EMIT_NDJSON_ENCODER_H_
#define MUSTER_EMIT_NDJSON_ENCODER_H_

#include <cstddef>

#include "muster/sink.h"

namespace muster {

// Thread rule: stateless. Cost: a scan and a copy of the texts; no allocation.
class NdjsonEncoder : public MessageEncoder {
 public:
  size_t MostBytes(const Message& message) const override;
  char* Put(const Message& message, char* to) const override;
};

}  // namespace muster

#endif  // MUSTER_EMIT_NDJSON_ENCODER_H_
