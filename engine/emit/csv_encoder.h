// A message as a line of CSV: to,text,row,encoding,segments,flash,ref. `flash` is `true` or `false`.
#ifndef MUSTER_EMIT_CSV_ENCODER_H_
#define MUSTER_EMIT_CSV_ENCODER_H_

#include <string>
#include <string_view>

#include "muster/sink.h"

namespace muster {

// Thread rule: stateless. Cost: a scan and a copy of the texts; no allocation once `out` has grown.
class CsvEncoder : public MessageEncoder {
 public:
  static constexpr std::string_view kHeader = "to,text,row,encoding,segments,flash,ref\n";

  void Append(const Message& message, std::string* out) const override;
};

}  // namespace muster

#endif  // MUSTER_EMIT_CSV_ENCODER_H_
