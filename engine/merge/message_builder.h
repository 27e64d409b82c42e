// One message from a template and a row's values: merged, stripped if asked, the sender's name put in front if asked
// and not there yet, measured, and judged. A message is empty or not without that name.
//
// The template's text is measured once, a row's values each time; sizes add up, so a message whose size cannot fit is
// refused before a byte of it is copied. One of several segments with escape sequences or surrogate pairs is counted
// again when it is built, and taken back if those do not fit. Where the values' bytes are no more than the units
// that the template leaves of one segment of UCS-2, they are not measured at all. Line ends in values become LF. No
// allocation but the growth of `out`; linear in the values, and under strip in the whole text.
//
// Immutable after construction: any number of threads.
#ifndef MUSTER_MERGE_MESSAGE_BUILDER_H_
#define MUSTER_MERGE_MESSAGE_BUILDER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/byte_room.h"
#include "merge/message_template.h"
#include "merge/sender.h"
#include "merge/sms_text.h"
#include "merge/text_size.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/sink.h"

namespace muster {

// Encoding and segments are those of the text; they mean nothing when the message is refused.
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

  // `values[slot]`: valid UTF-8, as in the list; with `one_line` the caller knows that none of them holds a line end.
  // Appends the text to `out` when the code is kNone, nothing otherwise. Grows `out` by at most max_text_bytes().
  BuiltMessage Build(std::span<const std::string_view> values, bool one_line, ByteRoom* out) const;

  // No message is longer, in bytes of UTF-8.
  size_t max_text_bytes() const { return max_text_bytes_; }

  // English, why a row's message got `code`; may be empty.
  std::string Detail(Code code, std::span<const std::string_view> values) const;

 private:
  // A message of `size` in its encoding: what can be said before it is built.
  struct Fit {
    bool encodable = true;
    bool fits = true;     // no: at least one segment too many
    bool certain = true;  // `segments` is right whatever the order of its characters
    SmsEncoding encoding = SmsEncoding::kGsm7;
    uint32_t segments = 1;
    uint64_t units = 0;
  };

  // Whether the sender's name goes in front of the row's text.
  bool TakesMark(std::span<const std::string_view> values) const;
  // Of all of the message.
  TextSize SizeOfAll(std::span<const std::string_view> values, bool mark) const;
  // Merged, not stripped. `mark`: with the sender's. `has_cr`: a value holds a CR.
  TextSize MergedSize(std::span<const std::string_view> values, bool mark, bool* has_cr) const;
  // Merged and stripped. `whole` false: may stop when the message is too long in every encoding.
  TextSize StrippedSize(std::span<const std::string_view> values, bool whole) const;
  Fit Judge(const TextSize& size) const;
  bool IsBlankMessage(std::span<const std::string_view> values) const;
  // The end of what was written.
  char* PutMerged(std::span<const std::string_view> values, bool has_cr, char* to) const;
  void AppendStripped(std::span<const std::string_view> values, uint64_t bytes, ByteRoom* out) const;
  std::string_view Piece(const TemplateOp& op, std::span<const std::string_view> values) const {
    return op.is_field ? values[op.slot] : template_.literal(op);
  }
  std::string EmptyFieldDetail(std::span<const std::string_view> values) const;
  std::string NotEncodableDetail(std::span<const std::string_view> values) const;
  std::string TooLongDetail(std::span<const std::string_view> values) const;

  const MessageTemplate& template_;
  // Constant after construction.
  std::vector<uint32_t> uses_;  // of each slot
  TextSize literals_;           // of the template's text, all of it
  bool literals_blank_ = true;
  // Values on one line of so many bytes in all make a message of UCS-2 and one segment, whatever they are: no character
  // has more units than bytes. Negative: that cannot be said.
  int64_t unmeasured_bytes_ = -1;
  CharacterSet set_;
  uint32_t max_segments_;
  uint64_t max_units_;  // of a message in any encoding that the character set allows
  size_t max_text_bytes_;
  bool strip_, reject_empty_;
  std::string mark_;  // `【name】`; empty unless senders' names are put in front
  TextSize mark_size_;
  SenderNames senders_;
};

}  // namespace muster

#endif  // MUSTER_MERGE_MESSAGE_BUILDER_H_
