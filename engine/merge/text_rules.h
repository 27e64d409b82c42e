// The rules of carriers that a message is held to: it begins with a sender's name, and all its URLs and phone numbers
// are registered.
//
// Immutable after construction: any number of threads, each with its own Scratch. Linear in the text; no allocation
// once the scratch has seen texts as long.
#ifndef MUSTER_MERGE_TEXT_RULES_H_
#define MUSTER_MERGE_TEXT_RULES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filter/folded_text.h"
#include "filter/phone_finder.h"
#include "filter/web_address.h"
#include "merge/message_template.h"
#include "merge/sender.h"
#include "muster/codes.h"
#include "muster/job.h"
#include "muster/registered.h"
#include "number/number_reader.h"

namespace muster {

// A rule that a text breaks, and where: the URL or number, or the text's beginning.
struct BrokenRule {
  Code code = Code::kNone;  // kNoSenderName, kUnregisteredUrl or kUnregisteredNumber
  uint32_t message = 0;     // the caller's own number of the text
  uint32_t pos = 0, size = 0;
};

class TextRules {
 public:
  struct Scratch {
    FoldedText folded;
    WebAddress address;
  };

  // `job` is an effective one; `reader`, in the job's country, must outlive the rules.
  TextRules(const Job& job, const NumberReader& reader);

  // False: there is nothing to check.
  static bool AnyIn(const Job& job);

  // Appends what `text` breaks, each code once, in the order of their places.
  void Check(std::string_view text, uint32_t message, Scratch* scratch, std::vector<BrokenRule>* broken) const;

  // What the literals of a template break whatever the values are; `pos` is in literals().
  std::optional<BrokenRule> BrokenByLiterals(const MessageTemplate& message_template) const;

 private:
  // A stretch of text, and whether other text may stand before and behind it.
  struct Stretch {
    std::string_view text;
    bool open_begin = false, open_end = false;
  };

  void CheckRegistered(const Stretch& stretch, Scratch* scratch, BrokenRule* url, BrokenRule* number) const;
  bool IsCertain(const Stretch& stretch, const FoldedText& folded, const WebAddress& address) const;

  const SenderNames senders_;
  const bool must_begin_;  // with a sender's name
  const std::shared_ptr<const RegisteredSet> registered_;
  const NumberReader& reader_;
};

}  // namespace muster

#endif  // MUSTER_MERGE_TEXT_RULES_H_
