#include "emit/ndjson_encoder.h"

#include "base/byte_room.h"
#include "emit/decimal.h"
#include "emit/json_text.h"
#include "emit/plain_number.h"

namespace muster {
namespace {

// Keys, quotes and numbers.
constexpr size_t kFrameBytes = 96 + 2 * kMaxDecimalDigits;

}  // namespace

size_t NdjsonEncoder::MostBytes(const Message& message) const {
  return kFrameBytes + MostJsonBytes(message.to) + MostJsonBytes(message.text) + MostJsonBytes(message.ref);
}

char* NdjsonEncoder::Put(const Message& message, char* to) const {
  to = CopyShort(R"({"to":")", to);
  to = IsPlainNumber(message.to) ? CopyShort(message.to, to) : PutJsonEscaped(message.to, to);
  to = CopyShort(R"(","text":")", to);
  to = PutJsonEscaped(message.text, to);
  to = CopyShort(R"(","row":)", to);
  to = WriteDecimal(message.row, to);
  to = message.encoding == SmsEncoding::kGsm7 ? CopyShort(R"(,"encoding":"gsm7","segments":)", to)
                                              : CopyShort(R"(,"encoding":"ucs2","segments":)", to);
  to = WriteDecimal(message.segments, to);
  if (message.flash) to = CopyShort(R"(,"flash":true)", to);
  if (!message.ref.empty()) {
    to = CopyShort(R"(,"ref":")", to);
    to = PutJsonEscaped(message.ref, to);
    *to++ = '"';
  }
  return CopyShort("}\n", to);
}

}  // namespace muster
