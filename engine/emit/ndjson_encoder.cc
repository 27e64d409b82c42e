#include "emit/ndjson_encoder.h"

#include <cstring>
#include <string_view>

#include "emit/decimal.h"
#include "emit/json_text.h"

namespace muster {
namespace {

char* Copy(std::string_view piece, char* to) {
  std::memcpy(to, piece.data(), piece.size());
  return to + piece.size();
}

}  // namespace

void NdjsonEncoder::Append(const Message& message, std::string* out) const {
  out->append(R"({"to":")");
  AppendJsonEscaped(message.to, out);
  out->append(R"(","text":")");
  AppendJsonEscaped(message.text, out);

  // Everything behind the text has a small bound, and is appended at once.
  char tail[128];
  char* end = Copy(R"(","row":)", tail);
  end = WriteDecimal(message.row, end);
  end = Copy(message.encoding == SmsEncoding::kGsm7 ? R"(,"encoding":"gsm7","segments":)"
                                                    : R"(,"encoding":"ucs2","segments":)",
             end);
  end = WriteDecimal(message.segments, end);
  if (message.flash) end = Copy(R"(,"flash":true)", end);
  if (!message.ref.empty()) {
    end = Copy(R"(,"ref":")", end);
    out->append(tail, end);
    AppendJsonEscaped(message.ref, out);
    end = Copy("\"", tail);
  }
  end = Copy("}\n", end);
  out->append(tail, end);
}

}  // namespace muster
