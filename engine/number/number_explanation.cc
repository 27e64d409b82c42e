#include "number/number_explanation.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "number/number_chars.h"
#include "number/number_trace.h"

namespace muster {
namespace {

constexpr size_t kShownBytes = 240, kShownPiece = 40, kShownParts = 8;
constexpr uint32_t kReplacement = 0xFFFD;

// Whether a character leaves nothing to see on a screen, or breaks its line.
bool IsHidden(const NumberChar& c, const CodePoint& point) {
  if (c.kind == CharKind::kInvisible || c.kind == CharKind::kWideSpace) return true;
  if (point.value == kReplacement && point.size == 1) return true;
  return point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) || point.value == 0x2028 ||
         point.value == 0x2029;
}

FieldCharacter CharacterAt(std::string_view field, size_t pos) {
  if (pos >= field.size()) return {.at = pos, .code_point = 0, .text = {}, .hidden = false};
  const CodePoint point = DecodeUtf8(field, pos);
  return {.at = pos,
          .code_point = point.value,
          .text = std::string(field.substr(pos, point.size)),
          .hidden = IsHidden(NumberCharAt(field, pos), point)};
}

std::string_view TrimAsciiBlanks(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

void DescribeField(std::string_view field, NumberExplanation* out) {
  out->bytes = field.size();
  out->spaces_around = TrimAsciiBlanks(field).size() < field.size();
  out->written = TruncateUtf8(field, kShownBytes);
  for (size_t pos = 0; pos < field.size(); ++out->characters) {
    const CodePoint point = DecodeUtf8(field, pos);
    if (pos < out->written.size() && IsHidden(NumberCharAt(field, pos), point)) {
      out->unseen.push_back(CharacterAt(field, pos));
    }
    pos += point.size;
  }
}

size_t FirstInvalid(std::string_view field) {
  size_t pos = 0;
  while (pos < field.size()) {
    const CodePoint point = DecodeUtf8(field, pos);
    if (point.value == kReplacement && point.size == 1) break;
    pos += point.size;
  }
  return pos;
}

WrittenAs ShapeOf(const NumberTrace& trace) {
  using Shape = WrittenNumber::Shape;
  if (trace.part_count > 0) return WrittenAs::kParts;
  switch (trace.written.shape) {
    case Shape::kDigits:
      return WrittenAs::kNumber;
    case Shape::kEmpty:
      return WrittenAs::kNothing;
    case Shape::kLostDigits:
      return WrittenAs::kLostDigits;
    case Shape::kExtension:
      return WrittenAs::kExtension;
    case Shape::kSeparated:
      return WrittenAs::kParts;
    case Shape::kOther:
      break;
  }
  return WrittenAs::kOther;
}

// What the walk mended; what the plan's answer mended, which is in `meant`, has no characters.
void DescribeRepairs(std::string_view field, const RepairTrace& trace, RepairSet meant, NumberExplanation* out) {
  for (const CodeInfo& info : AllCodes()) {
    if (info.group != CodeGroup::kRepair || (trace.Count(info.code) == 0 && !meant.Has(info.code))) continue;
    ExplainedRepair repair;
    repair.code = info.code;
    repair.count = trace.Count(info.code);
    for (const RepairTrace::Piece& piece : trace.pieces) {
      if (piece.code != info.code) continue;
      repair.pieces.push_back({piece.at, std::string(TruncateUtf8(field.substr(piece.at, piece.size), kShownPiece))});
    }
    std::sort(repair.pieces.begin(), repair.pieces.end(),
              [](const ExplainedRepair::Piece& a, const ExplainedRepair::Piece& b) { return a.at < b.at; });
    out->repairs.push_back(std::move(repair));
  }
}

CodeOrigin OriginOf(const PlanTrace& trace) {
  if (trace.area_digits > 0) return CodeOrigin::kArea;
  if (trace.skipped > 0) return CodeOrigin::kDoubleZero;
  if (trace.answer.calling_code == 0) return CodeOrigin::kNone;
  if (!trace.answer.code_found) return CodeOrigin::kHome;
  if (trace.answer.code_at > 0) return CodeOrigin::kInternationalPrefix;
  return trace.plus ? CodeOrigin::kPlus : CodeOrigin::kWritten;
}

void DescribePlan(const NumberReader& reader, const PlanTrace& trace, const NumberReading& reading,
                  PlanExplanation* out) {
  if (!trace.asked) return;
  const PlanNumber& answer = trace.answer;
  const std::string_view digits = trace.digits;
  out->asked = true;
  out->version = reader.plan().version();
  out->only_possible = reading.only_possible;
  const bool read = answer.status == PlanStatus::kValid || reading.only_possible;
  out->plus = trace.plus;
  out->origin = OriginOf(trace);
  out->digits = Join({std::string_view("00").substr(0, trace.skipped), digits});
  out->area = digits.substr(0, trace.area_digits);
  out->prefix = trace.skipped > 0 ? std::string_view("00") : digits.substr(0, answer.code_at);
  out->calling_code = answer.calling_code;
  const std::string_view behind = digits.substr(std::min<size_t>(answer.national_at, digits.size()));
  if (read) {
    if (answer.rewritten) {
      out->rewritten_from = behind;
      out->national = std::to_string(answer.key).substr(std::to_string(answer.calling_code).size());
    } else {
      out->trunk = behind.substr(0, behind.size() - answer.national_digits);
      out->national = behind.substr(out->trunk.size());
    }
    out->type = answer.type;
    out->region = reader.plan().RegionName(answer.region);
  }
  if (!read) out->national = behind;
  out->code = reading.code;
  if (out->code == Code::kNone || trace.plus) return;
  const PlanNumber with_plus = reader.plan().Read(digits, true, reader.home());
  if (with_plus.status == PlanStatus::kValid && with_plus.code_found) out->with_plus = with_plus.key;
}

void DescribeParts(std::string_view field, const NumberTrace& trace, NumberExplanation* out) {
  out->part_count = trace.part_count;
  out->parted_by_blanks = trace.parted_by_blanks;
  for (const NumberTrace::Part& part : trace.parts) {
    if (out->parts.size() == kShownParts) break;
    // A part behind the last separator may be empty, and then points nowhere.
    const size_t at = part.text.empty() ? field.size() : static_cast<size_t>(part.text.data() - field.data());
    out->parts.push_back({at, std::string(TruncateUtf8(part.text, kShownPiece)), part.reading.code, part.reading.key});
  }
}

void DescribeReading(const NumberReader& reader, std::string_view field, NumberExplanation* out) {
  NumberTrace trace;
  const NumberReading reading = reader.ReadGeneral(field, &trace);
  out->meaning = reading.code;
  out->meaning_key = reading.key;
  out->meaning_repairs = reading.repairs;
  out->written_as = ShapeOf(trace);
  out->digit_count = trace.written.digit_count;
  switch (out->written_as) {
    case WrittenAs::kNumber:
      DescribeRepairs(field, trace.repairs, reading.repairs, out);
      DescribePlan(reader, trace.plan, reading, &out->plan);
      break;
    case WrittenAs::kLostDigits:
      DescribeRepairs(field, trace.repairs, {}, out);
      std::erase_if(out->repairs, [](const ExplainedRepair& r) { return r.code == Code::kScientific; });
      out->missing_digits = trace.repairs.missing_digits;
      break;
    case WrittenAs::kExtension: {
      out->stop = CharacterAt(field, trace.written.other_at);
      const NumberReading before = reader.Read(field.substr(0, trace.written.other_at));
      if (before.valid()) out->before_extension = before.key;
      break;
    }
    case WrittenAs::kParts:
      DescribeParts(field, trace, out);
      if (!trace.parted_by_blanks) out->stop = CharacterAt(field, trace.written.other_at);
      break;
    case WrittenAs::kOther:
      // A field without a digit may hold nothing but characters of numbers.
      if (trace.written.other_at > 0 || NumberCharAt(field, 0).kind == CharKind::kOther) {
        out->stop = CharacterAt(field, trace.written.other_at);
      }
      break;
    case WrittenAs::kNothing:
    case WrittenAs::kNotUtf8:
      break;
  }
}

void DescribeVerdict(const NumberPolicy& policy, std::string_view field, NumberExplanation* out) {
  const NumberVerdict verdict = policy.Judge(field);
  out->code = verdict.code;
  out->key = verdict.key;
  out->type = verdict.type;
  out->no_trunk_prefix = verdict.no_trunk_prefix;
  if (verdict.code == Code::kNone) {
    policy.AppendTo(verdict, field, &out->to);
    out->probes.push_back(verdict.key);
    policy.AppendAlsoSeen(field, &out->probes);
    return;
  }
  out->detail = policy.Detail(verdict.code, field);
  if (out->meaning == Code::kNone) {
    out->probes.push_back(out->meaning_key);
  } else {
    // The beginning of a long field is enough.
    policy.reader().AppendNumbers(TruncateUtf8(field, 400), &out->probes);
  }
}

}  // namespace

NumberExplanation ExplainNumber(const NumberPolicy& policy, std::string_view field) {
  NumberExplanation out;
  DescribeField(field, &out);
  if (!IsValidUtf8(field)) {
    out.written_as = WrittenAs::kNotUtf8;
    out.stop = CharacterAt(field, FirstInvalid(field));
    out.meaning = out.code = Code::kInvalidEncoding;
    return out;
  }
  DescribeReading(policy.reader(), field, &out);
  DescribeVerdict(policy, field, &out);
  return out;
}

}  // namespace muster
