// A message as a line of CSV: to,text,row,encoding,segments,flash,ref. `flash` is `true` or `false`.
#ifndef MUSTER_EMIT_CSV_ENCODER_H_
#define MUSTER_EMIT_CSV_ENCODER_H_

#include <cstddef>
#include <string_view>

#include "muster/sink.h"

namespace muster {

// Thread rule: stateless. Cost: a scan and a copy of the texts; no allocation.
class CsvEncoder : public MessageEncoder {
 public:
  static constexpr std::string_view kHeader = "to,text,row,encoding,segments,flash,ref\n";

  size_t MostBytes(const Message& message) const override;
  char* Put(const Message& message, char* to) const override;
};

}  // namespace muster

#endif  // MUSTER_EMIT_CSV_ENCODER_H_
