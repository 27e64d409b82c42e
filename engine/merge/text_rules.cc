#include "merge/text_rules.h"

#include <algorithm>

#include "base/strings.h"

namespace muster {
namespace {

constexpr size_t kShownBeginning = 60;

BrokenRule NoSender(std::string_view text) {
  const std::string_view shown = TruncateUtf8(SenderNames::SkipSpace(text), kShownBeginning);
  return {.code = Code::kNoSenderName,
          .pos = static_cast<uint32_t>(SenderNames::SkipSpace(text).data() - text.data()),
          .size = static_cast<uint32_t>(shown.size())};
}

void Note(Code code, const FoldedText& folded, size_t begin, size_t end, BrokenRule* rule) {
  if (rule->code != Code::kNone) return;
  rule->code = code;
  rule->pos = folded[begin].offset;
  rule->size = folded[end].offset - rule->pos;
}

// Digits of an address are no phone number; what stands behind a comma in its path can be one all the same.
size_t NumbersMayBegin(const FoldedText& folded, const WebAddress& address) {
  size_t i = address.begin;
  while (i < address.end && folded.at(i) != ',' && folded.at(i) != ';') ++i;
  return i;
}

}  // namespace

TextRules::TextRules(const Job& job, const NumberReader& reader)
    : senders_(job.sender_names),
      must_begin_(!job.sender_names.empty() && !job.prepend_sender),
      registered_(job.registered),
      reader_(reader) {}

bool TextRules::AnyIn(const Job& job) {
  return job.registered != nullptr || (!job.sender_names.empty() && !job.prepend_sender);
}

void TextRules::Check(std::string_view text, uint32_t message, Scratch* scratch,
                      std::vector<BrokenRule>* broken) const {
  const auto add = [&](BrokenRule rule) {
    if (rule.code == Code::kNone) return;
    rule.message = message;
    broken->push_back(rule);
  };
  if (must_begin_ && !senders_.BeginsWithOne(text)) add(NoSender(text));
  if (registered_ == nullptr) return;
  BrokenRule url, number;
  CheckRegistered({text}, scratch, &url, &number);
  if (url.code != Code::kNone && number.code != Code::kNone && number.pos < url.pos) {
    add(number);
    add(url);
  } else {
    add(url);
    add(number);
  }
}

// The first of either kind. With an open end only what is certain counts.
void TextRules::CheckRegistered(const Stretch& stretch, Scratch* scratch, BrokenRule* url, BrokenRule* number) const {
  FoldedText& folded = scratch->folded;
  folded.Assign(stretch.text);
  WebAddress& address = scratch->address;
  for (WebAddressFinder finder(folded); finder.Next(&address);) {
    if (!registered_->CoversAddress(address.host, address.path, address.loose) && IsCertain(stretch, folded, address)) {
      Note(Code::kUnregisteredUrl, folded, address.begin, address.end, url);
    }
    folded.Blank(address.begin, NumbersMayBegin(folded, address));
  }
  PhoneInText phone;
  for (PhoneFinder finder(folded, reader_); number->code == Code::kNone && finder.Next(&phone);) {
    const bool certain =
        (!stretch.open_begin || !phone.open_begin) && (!stretch.open_end || phone.reach < folded.size());
    if (certain && !registered_->CoversNumber(phone.key)) {
      Note(Code::kUnregisteredNumber, folded, phone.begin, phone.end, number);
    }
  }
}

bool TextRules::IsCertain(const Stretch& stretch, const FoldedText& folded, const WebAddress& address) const {
  if (stretch.open_begin && address.open_begin) return false;
  if (!stretch.open_end || address.reach < folded.size()) return true;
  return !address.path.empty() && !address.loose && !registered_->KnowsHost(address.host);
}

std::optional<BrokenRule> TextRules::BrokenByLiterals(const MessageTemplate& message_template) const {
  const std::vector<TemplateOp>& ops = message_template.ops();
  if (must_begin_ && !ops.empty() && !ops[0].is_field) {
    const std::string_view first = message_template.literal(ops[0]);
    const bool whole = ops.size() == 1 && !senders_.BeginsWithOne(first);
    const bool blank = SenderNames::SkipSpace(first).empty();
    if (!blank && (whole || senders_.Match(first) == SenderNames::Begins::kNo)) return NoSender(first);
  }
  if (registered_ == nullptr) return std::nullopt;
  Scratch scratch;
  for (size_t i = 0; i < ops.size(); ++i) {
    if (ops[i].is_field) continue;
    BrokenRule url, number;
    CheckRegistered({message_template.literal(ops[i]), i > 0, i + 1 < ops.size()}, &scratch, &url, &number);
    for (BrokenRule* rule : {&url, &number}) {
      if (rule->code == Code::kNone) continue;
      rule->pos += ops[i].pos;
      return *rule;
    }
  }
  return std::nullopt;
}

}  // namespace muster
