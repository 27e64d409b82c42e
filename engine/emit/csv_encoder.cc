#include "emit/csv_encoder.h"

#include "emit/csv_text.h"
#include "emit/decimal.h"

namespace muster {

void CsvEncoder::Append(const Message& message, std::string* out) const {
  AppendCsvField(message.to, out);
  *out += ',';
  AppendCsvField(message.text, out);
  *out += ',';
  AppendDecimal(message.row, out);
  out->append(message.encoding == SmsEncoding::kGsm7 ? ",gsm7," : ",ucs2,");
  AppendDecimal(message.segments, out);
  out->append(message.flash ? ",true," : ",false,");
  AppendCsvField(message.ref, out);
  *out += '\n';
}

}  // namespace muster
