// One message from a template and a row's values: merged, stripped if asked, measured, and judged.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_MERGE_MESSAGE_BUILDER_H_
#define MUSTER_MERGE_MESSAGE_BUILDER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "merge/message_template.h"
#include "merge/sms_text.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/sink.h"

namespace muster {

struct BuiltMessage {
  Code code = Code::kNone;  // kNone, kEmptyField, kEmptyMessage, kNotEncodable or kMessageTooLong
  SmsEncoding encoding = SmsEncoding::kGsm7;
  uint32_t segments = 0;
  uint32_t empty_values = 0;  // placeholders of this row whose value is empty
};

class MessageBuilder {
 public:
  // `message_template` must outlive the builder. `job` is an effective one.
  MessageBuilder(const MessageTemplate& message_template, const Job& job);

  // `values[slot]`: valid UTF-8, as in the list. Appends the text to `out` when the code is kNone, nothing
  // otherwise. Grows `out` by at most max_text_bytes().
  BuiltMessage Build(std::span<const std::string_view> values, std::string* out) const;

  // No message is longer, in bytes of UTF-8.
  size_t max_text_bytes() const { return max_text_bytes_; }

  // English, why a row's message got `code`; may be empty.
  std::string Detail(Code code, std::span<const std::string_view> values) const;

 private:
  const MessageTemplate& template_;
  // Constant after construction.
  CharacterSet set_;
  uint32_t max_segments_;
  size_t max_text_bytes_;
  bool strip_, reject_empty_;
};

}  // namespace muster

#endif  // MUSTER_MERGE_MESSAGE_BUILDER_H_
