// A message as a line of JSON:
//   {"to":"+886912345678","text":"…","row":1,"encoding":"ucs2","segments":1}
// with "flash":true and "ref":"…" behind it when they apply.
#ifndef MUSTER_EMIT_NDJSON_ENCODER_H_
#define MUSTER_EMIT_NDJSON_ENCODER_H_

#include <string>

#include "muster/sink.h"

namespace muster {

// Thread rule: stateless. Cost: a scan and a copy of the texts; no allocation once `out` has grown.
class NdjsonEncoder : public MessageEncoder {
 public:
  void Append(const Message& message, std::string* out) const override;
};

}  // namespace muster

#endif  // MUSTER_EMIT_NDJSON_ENCODER_H_
