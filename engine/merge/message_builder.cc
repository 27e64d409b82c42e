#include "merge/message_builder.h"

#include <algorithm>

#include "base/strings.h"
#include "merge/gsm7_table.h"
#include "merge/strip.h"

namespace muster {
namespace {

// Bytes of UTF-8 that one unit can stand for: U+FFFF is 3 bytes in a UCS-2 unit, `Δ` 2 bytes in a septet (the euro
// sign 3 in two septets).
constexpr size_t kBytesPerUcs2Unit = 3;
constexpr size_t kBytesPerSeptet = 2;

CharacterSet CharacterSetOf(const Job& job) {
  if (!job.character_set.has_value()) return CharacterSet::kAuto;
  return *job.character_set == 17 ? CharacterSet::kUcs2 : CharacterSet::kGsm7;
}

// Copies `value` with its line ends made LF; the end of the copy.
char* CopyWithLf(std::string_view value, char* to) {
  for (size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\r') {
      *to++ = value[i];
    } else if (i + 1 == value.size() || value[i + 1] != '\n') {
      *to++ = '\n';
    }
  }
  return to;
}

// Finds the first character outside GSM-7 among what stays of a text.
class FirstOutsideGsm7 {
 public:
  struct Found {
    uint32_t character = 0;
    const TemplateOp* op = nullptr;  // null: nothing found
  };

  // What follows comes from `op`.
  void Enter(const TemplateOp* op) { op_ = op; }
  void Text(std::string_view text) { Search(text, &kept_); }
  void LineEnds(int) {}
  void Wait(std::string_view spaces) { Search(spaces, &waiting_); }
  void Keep() {
    if (kept_.op == nullptr) kept_ = waiting_;
    waiting_ = {};
  }
  void Drop() { waiting_ = {}; }
  const Found& found() const { return kept_; }

 private:
  void Search(std::string_view text, Found* found) const {
    for (size_t i = 0; found->op == nullptr && i < text.size();) {
      const CodePoint c = DecodeUtf8(text, i);
      if (Gsm7Septets(c.value) == 0) *found = {c.value, op_};
      i += c.size;
    }
  }

  const TemplateOp* op_ = nullptr;
  Found kept_, waiting_;
};

std::string InHex(uint32_t code_point) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string hex;
  for (int shift = code_point > 0xFFFFF ? 20 : code_point > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
    hex += kDigits[code_point >> shift & 15];
  return hex;
}

}  // namespace

MessageBuilder::MessageBuilder(const MessageTemplate& message_template, const Job& job)
    : template_(message_template),
      uses_(message_template.columns().size(), 0),
      set_(CharacterSetOf(job)),
      max_segments_(job.body_format == 2 ? static_cast<uint32_t>(job.max_segments) : 1),
      strip_((job.job_option & kJobStrip) != 0),
      reject_empty_(job.empty_field == EmptyFieldMode::kReject),
      mark_(job.prepend_sender ? SenderMark(job.sender_names.at(0)) : std::string()),
      mark_size_(SizeOf(mark_)),
      senders_(job.sender_names) {
  for (const TemplateOp& op : template_.ops()) {
    if (op.is_field) {
      ++uses_[op.slot];
      continue;
    }
    literals_.Add(SizeOf(template_.literal(op)));
    literals_blank_ = literals_blank_ && IsBlank(template_.literal(op));
  }
  const size_t septets = MostUnits(SmsEncoding::kGsm7, max_segments_);
  const size_t units = MostUnits(SmsEncoding::kUcs2, max_segments_);
  // A character of GSM-7 is one UTF-16 unit and one or two septets: the septets bound both.
  max_units_ = set_ == CharacterSet::kUcs2 ? units : septets;
  const bool is_ucs2 = set_ == CharacterSet::kUcs2 || (set_ == CharacterSet::kAuto && !literals_.gsm7);
  if (is_ucs2 && !strip_ && mark_.empty() && !literals_blank_) {
    unmeasured_bytes_ = int64_t{LimitsOf(SmsEncoding::kUcs2).single} - static_cast<int64_t>(literals_.units);
  }
  max_text_bytes_ = std::max(set_ == CharacterSet::kUcs2 ? 0 : septets * kBytesPerSeptet,
                             set_ == CharacterSet::kGsm7 ? 0 : units * kBytesPerUcs2Unit);
}

BuiltMessage MessageBuilder::Build(std::span<const std::string_view> values, bool one_line, ByteRoom* out) const {
  BuiltMessage built;
  const auto refused = [&built](Code code) {
    built.code = code;
    return built;
  };
  uint64_t value_bytes = 0;
  for (size_t slot = 0; slot < uses_.size(); ++slot) {
    value_bytes += uses_[slot] * values[slot].size();
    if (values[slot].empty()) built.empty_values += uses_[slot];
  }
  if (reject_empty_ && built.empty_values > 0) return refused(Code::kEmptyField);
  if (one_line && static_cast<int64_t>(value_bytes) <= unmeasured_bytes_) {
    out->SetEnd(PutMerged(values, /*has_cr=*/false, out->Reserve(literals_.bytes + value_bytes)));
    built.encoding = SmsEncoding::kUcs2;
    built.segments = 1;
    return built;
  }

  bool has_cr = false;
  const bool mark = !mark_.empty() && TakesMark(values);
  TextSize size = strip_ ? StrippedSize(values, false) : MergedSize(values, mark, &has_cr);
  if (strip_ ? size.bytes == 0 : IsBlankMessage(values)) return refused(Code::kEmptyMessage);
  if (strip_ && mark) size.Add(mark_size_);
  const Fit fit = Judge(size);
  built.encoding = fit.encoding;
  if (!fit.encodable) return refused(Code::kNotEncodable);
  if (!fit.fits) return refused(Code::kMessageTooLong);

  const size_t begin = out->size();
  char* const to = out->Reserve(size.bytes);
  if (mark) {
    out->SetEnd(CopyShort(mark_, to));
    size.bytes -= mark_.size();
  }
  if (strip_) {
    AppendStripped(values, size.bytes, out);
  } else {
    out->SetEnd(PutMerged(values, has_cr, mark ? to + mark_.size() : to));
  }
  built.segments = fit.segments;
  if (!fit.certain) {
    const uint32_t segments = CountParts(out->view().substr(begin), fit.encoding);
    if (segments > max_segments_) {
      out->Truncate(begin);
      built.segments = 0;
      return refused(Code::kMessageTooLong);
    }
    built.segments = segments;
  }
  return built;
}

bool MessageBuilder::TakesMark(std::span<const std::string_view> values) const {
  char head[SenderNames::kDecisiveBytes];
  size_t size = 0;
  for (const TemplateOp& op : template_.ops()) {
    std::string_view piece = Piece(op, values);
    if (size == 0) piece = SenderNames::SkipSpace(piece);
    size += piece.copy(head + size, sizeof head - size);
    if (size == sizeof head) break;
  }
  return !senders_.BeginsWithOne({head, size});
}

TextSize MessageBuilder::SizeOfAll(std::span<const std::string_view> values, bool mark) const {
  bool has_cr = false;
  if (!strip_) return MergedSize(values, mark, &has_cr);
  TextSize size = StrippedSize(values, true);
  if (mark) size.Add(mark_size_);
  return size;
}

TextSize MessageBuilder::MergedSize(std::span<const std::string_view> values, bool mark, bool* has_cr) const {
  TextSize size = literals_;
  if (mark) size.Add(mark_size_);
  for (size_t slot = 0; slot < uses_.size(); ++slot) size.bytes += uses_[slot] * values[slot].size();
  bool any_cr = false;
  size.gsm7 = size.gsm7 && set_ != CharacterSet::kUcs2;
  for (size_t slot = 0; size.gsm7 && slot < uses_.size(); ++slot) {
    const Gsm7Size value = MeasureGsm7(values[slot]);
    size.gsm7 = value.fits;
    size.septets += uses_[slot] * value.septets;
    size.escapes += uses_[slot] * value.escapes;
    any_cr |= value.has_cr;
  }
  for (size_t slot = 0; !size.gsm7 && slot < uses_.size(); ++slot) {
    const Utf16Size value = MeasureUtf16(values[slot]);
    size.units += uses_[slot] * value.units;
    size.surrogates += uses_[slot] * value.surrogates;
    any_cr |= value.has_cr;
  }
  if (any_cr) {
    uint64_t dropped = 0;
    for (size_t slot = 0; slot < uses_.size(); ++slot) dropped += uses_[slot] * CountCrLf(values[slot]);
    size.bytes -= dropped;
    (size.gsm7 ? size.septets : size.units) -= dropped;
  }
  *has_cr = any_cr;
  return size;
}

TextSize MessageBuilder::StrippedSize(std::span<const std::string_view> values, bool whole) const {
  StripMeasure measure;
  Stripper stripper(&measure);
  // Under GSM-7 a character outside it, wherever it stands, goes before the length.
  const bool may_stop = !whole && set_ != CharacterSet::kGsm7;
  for (const TemplateOp& op : template_.ops()) {
    stripper.Add(Piece(op, values));
    if (may_stop && measure.size().units > max_units_) break;
  }
  stripper.Finish();
  return measure.size();
}

MessageBuilder::Fit MessageBuilder::Judge(const TextSize& size) const {
  Fit fit;
  const bool gsm7 = size.gsm7 && set_ != CharacterSet::kUcs2;
  fit.encodable = gsm7 || set_ != CharacterSet::kGsm7;
  fit.encoding = gsm7 || !fit.encodable ? SmsEncoding::kGsm7 : SmsEncoding::kUcs2;
  fit.units = gsm7 ? size.septets : size.units;
  const SegmentLimits limits = LimitsOf(fit.encoding);
  if (fit.units <= limits.single) return fit;
  const uint64_t at_least = (fit.units + limits.part - 1) / limits.part;
  fit.fits = at_least <= max_segments_;
  fit.certain = (gsm7 ? size.escapes : size.surrogates) == 0;
  fit.segments = fit.fits ? static_cast<uint32_t>(at_least) : 0;
  return fit;
}

bool MessageBuilder::IsBlankMessage(std::span<const std::string_view> values) const {
  if (!literals_blank_) return false;
  return std::all_of(values.begin(), values.begin() + static_cast<long>(uses_.size()), IsBlank);
}

char* MessageBuilder::PutMerged(std::span<const std::string_view> values, bool has_cr, char* to) const {
  for (const TemplateOp& op : template_.ops()) {
    const std::string_view piece = Piece(op, values);
    to = has_cr && op.is_field ? CopyWithLf(piece, to) : CopyShort(piece, to);
  }
  return to;
}

void MessageBuilder::AppendStripped(std::span<const std::string_view> values, uint64_t bytes, ByteRoom* out) const {
  StripCopy copy(bytes, out);
  Stripper stripper(&copy);
  for (const TemplateOp& op : template_.ops()) stripper.Add(Piece(op, values));
  stripper.Finish();
}

std::string MessageBuilder::Detail(Code code, std::span<const std::string_view> values) const {
  switch (code) {
    case Code::kEmptyField:
      return EmptyFieldDetail(values);
    case Code::kNotEncodable:
      return NotEncodableDetail(values);
    case Code::kMessageTooLong:
      return TooLongDetail(values);
    default:
      return "";
  }
}

std::string MessageBuilder::EmptyFieldDetail(std::span<const std::string_view> values) const {
  std::string columns;
  for (size_t slot = 0; slot < uses_.size(); ++slot) {
    if (!values[slot].empty()) continue;
    if (!columns.empty()) columns += ", ";
    columns += ForDisplay(TrimSpace(template_.columns()[slot]), 40);
  }
  return Join({"empty: ", columns});
}

std::string MessageBuilder::NotEncodableDetail(std::span<const std::string_view> values) const {
  FirstOutsideGsm7 first;
  Stripper stripper(&first);
  for (const TemplateOp& op : template_.ops()) {
    first.Enter(&op);
    if (strip_) {
      stripper.Add(Piece(op, values));
    } else {
      first.Text(Piece(op, values));
    }
  }
  const FirstOutsideGsm7::Found& found = first.found();
  if (found.op == nullptr) return "";
  std::string character;
  AppendUtf8(found.character, &character);
  const std::string place = found.op->is_field
                                ? Join({"in ", ForDisplay(TrimSpace(template_.columns()[found.op->slot]), 40)})
                                : "in the content";
  return Join({ForDisplay(character), " (U+", InHex(found.character), ") ", place, " is not in GSM-7"});
}

std::string MessageBuilder::TooLongDetail(std::span<const std::string_view> values) const {
  const Fit fit = Judge(SizeOfAll(values, !mark_.empty() && TakesMark(values)));
  const bool gsm7 = fit.encoding == SmsEncoding::kGsm7;
  const uint32_t most = MostUnits(fit.encoding, max_segments_);
  return Join({std::to_string(fit.units), gsm7 ? " septets of GSM-7" : " UCS-2 code units", "; ",
               std::to_string(max_segments_), max_segments_ == 1 ? " segment holds " : " segments hold ",
               std::to_string(most), fit.units <= most ? ", less where a character of two may not be split" : ""});
}

}  // namespace muster
