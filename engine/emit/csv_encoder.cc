#include "emit/csv_encoder.h"

#include "base/byte_room.h"
#include "emit/csv_text.h"
#include "emit/decimal.h"
#include "emit/plain_number.h"

namespace muster {
namespace {

// Commas, words and numbers.
constexpr size_t kFrameBytes = 24 + 2 * kMaxDecimalDigits;

}  // namespace

size_t CsvEncoder::MostBytes(const Message& message) const {
  return kFrameBytes + MostCsvBytes(message.to) + MostCsvBytes(message.text) + MostCsvBytes(message.ref);
}

char* CsvEncoder::Put(const Message& message, char* to) const {
  to = IsPlainNumber(message.to) ? CopyShort(message.to, to) : PutCsvField(message.to, to);
  *to++ = ',';
  to = PutCsvField(message.text, to);
  *to++ = ',';
  to = WriteDecimal(message.row, to);
  to = message.encoding == SmsEncoding::kGsm7 ? CopyShort(",gsm7,", to) : CopyShort(",ucs2,", to);
  to = WriteDecimal(message.segments, to);
  to = message.flash ? CopyShort(",true,", to) : CopyShort(",false,", to);
  to = PutCsvField(message.ref, to);
  *to++ = '\n';
  return to;
}

}  // namespace muster
