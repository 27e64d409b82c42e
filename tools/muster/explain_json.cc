#include <muster/pipeline.h>

#include "character_names.h"
#include "explain_text.h"

namespace muster::cli {
namespace {

// One line of JSON, key by key in the order of the calls.
class Json {
 public:
  void Begin(char bracket) {
    BeforeValue();
    text_ += bracket;
    first_ = true;
  }
  void End(char bracket) {
    text_ += bracket;
    first_ = false;
  }
  Json& Key(std::string_view key) {
    if (!first_) text_ += ',';
    text_ += JsonQuoted(key);
    text_ += ':';
    after_key_ = true;
    return *this;
  }
  void String(std::string_view value) {
    BeforeValue();
    text_ += JsonQuoted(value);
    first_ = false;
  }
  void Number(uint64_t value) {
    BeforeValue();
    text_ += std::to_string(value);
    first_ = false;
  }
  void Bool(bool value) {
    BeforeValue();
    text_ += value ? "true" : "false";
    first_ = false;
  }
  std::string Finish() { return text_ + "\n"; }

 private:
  void BeforeValue() {
    if (!first_ && !after_key_) text_ += ',';
    after_key_ = false;
  }

  std::string text_;
  bool first_ = true, after_key_ = false;
};

std::string_view NameOfShape(WrittenAs written_as) {
  switch (written_as) {
    case WrittenAs::kNumber:
      return "number";
    case WrittenAs::kNothing:
      return "nothing";
    case WrittenAs::kLostDigits:
      return "lost_digits";
    case WrittenAs::kExtension:
      return "extension";
    case WrittenAs::kParts:
      return "parts";
    case WrittenAs::kOther:
      return "other";
    case WrittenAs::kNotUtf8:
      return "not_utf8";
  }
  return {};
}

std::string_view NameOfOrigin(CodeOrigin origin) {
  switch (origin) {
    case CodeOrigin::kNone:
      return "none";
    case CodeOrigin::kPlus:
      return "plus";
    case CodeOrigin::kInternationalPrefix:
      return "international_prefix";
    case CodeOrigin::kDoubleZero:
      return "double_zero";
    case CodeOrigin::kWritten:
      return "written";
    case CodeOrigin::kHome:
      return "home";
    case CodeOrigin::kArea:
      return "area";
  }
  return {};
}

void WriteCharacter(const FieldCharacter& character, Lang lang, Json& json) {
  json.Begin('{');
  json.Key("at").Number(character.at);
  json.Key("name").String(CharacterName(character, lang));
  json.End('}');
}

void WriteField(const NumberExplanation& n, Lang lang, Json& json) {
  json.Key("written").String(n.written);
  json.Key("bytes").Number(n.bytes);
  json.Key("characters").Number(n.characters);
  json.Key("unseen").Begin('[');
  for (const FieldCharacter& character : n.unseen) WriteCharacter(character, lang, json);
  json.End(']');
  json.Key("written_as").String(NameOfShape(n.written_as));
  if (!n.stop.text.empty()) {
    json.Key("stop");
    WriteCharacter(n.stop, lang, json);
  }
  if (n.written_as == WrittenAs::kLostDigits) {
    json.Key("digits_shown").Number(n.digit_count);
    json.Key("digits_missing").Number(n.missing_digits);
  }
  if (n.before_extension != 0) json.Key("before_extension").String(FormatE164(n.before_extension));
}

void WriteRepairs(const NumberExplanation& n, Json& json) {
  json.Key("repairs").Begin('[');
  for (const ExplainedRepair& repair : n.repairs) {
    json.Begin('{');
    json.Key("code").String(NameOf(repair.code));
    json.Key("count").Number(repair.count);
    json.Key("pieces").Begin('[');
    for (const ExplainedRepair::Piece& piece : repair.pieces) {
      json.Begin('{');
      json.Key("at").Number(piece.at);
      json.Key("text").String(piece.text);
      json.End('}');
    }
    json.End(']');
    json.End('}');
  }
  json.End(']');
}

void WriteParts(const NumberExplanation& n, Json& json) {
  if (n.part_count == 0) return;
  json.Key("part_count").Number(n.part_count);
  json.Key("parts").Begin('[');
  for (const ExplainedPart& part : n.parts) {
    json.Begin('{');
    json.Key("text").String(part.text);
    json.Key("code").String(NameOf(part.code));
    json.Key("e164").String(FormatE164(part.key));
    json.End('}');
  }
  json.End(']');
}

void WritePlan(const PlanExplanation& plan, Json& json) {
  if (!plan.asked) return;
  json.Key("plan").Begin('{');
  json.Key("version").String(plan.version);
  json.Key("plus").Bool(plan.plus);
  json.Key("digits").String(plan.digits);
  json.Key("calling_code").Number(plan.calling_code);
  json.Key("calling_code_from").String(NameOfOrigin(plan.origin));
  json.Key("prefix").String(plan.prefix);
  json.Key("area").String(plan.area);
  json.Key("trunk").String(plan.trunk);
  json.Key("national_number").String(plan.national);
  json.Key("rewritten_from").String(plan.rewritten_from);
  json.Key("code").String(NameOf(plan.code));
  json.Key("type").String(plan.code == Code::kNone ? NameOf(plan.type) : std::string_view());
  json.Key("region").String(plan.region);
  json.Key("only_possible").Bool(plan.only_possible);
  if (plan.with_plus != 0) json.Key("with_plus").String(FormatE164(plan.with_plus));
  json.End('}');
}

void WriteVerdict(const NumberExplanation& n, Lang lang, Json& json) {
  json.Key("code").String(NameOf(n.code));
  if (n.code == Code::kNone) {
    json.Key("to").String(n.to);
    // Of a number that is kept as written the key may be a hash, which a JSON number may be too small for.
    json.Key("key").String(std::to_string(n.key));
    json.Key("type").String(NameOf(n.type));
    json.Key("no_trunk_prefix").Bool(n.no_trunk_prefix);
  } else {
    const CodeInfo& info = InfoOf(n.code);
    json.Key("text").String(lang == Lang::kChinese ? info.zh : info.en);
    json.Key("hint").String(lang == Lang::kChinese ? info.hint_zh : info.hint_en);
    json.Key("detail").String(n.detail);
  }
  json.Key("e164").String(FormatE164(n.meaning_key));
  json.Key("needed_repairs").String(JoinRepairs(n.meaning_repairs));
}

void WritePlaces(const SuppressionWatch::Finding& finding, const Normalizer& reader, Json& json) {
  for (const SuppressionWatch::Place& place : finding.places) {
    const std::optional<RepairSet> repairs = HowEntryMatches(place.entry, finding.key, reader);
    json.Begin('{');
    json.Key("list").String(place.list);
    json.Key("line").Number(place.line);
    json.Key("record").String(place.record);
    json.Key("entry").String(place.entry);
    json.Key("whole_entry").Bool(repairs.has_value());
    json.Key("repairs").String(repairs.has_value() ? JoinRepairs(*repairs) : std::string());
    json.End('}');
  }
}

void WriteLists(const NumberExplanation& n, const std::vector<ListVerdict>& lists, const Normalizer& reader,
                Json& json) {
  if (lists.empty()) return;
  json.Key("lists").Begin('[');
  for (const ListVerdict& list : lists) {
    json.Begin('{');
    json.Key("role").String(list.role);
    json.Key("on_it").Bool(list.found);
    json.Key("found").Begin('[');
    for (const SuppressionWatch::Finding* finding : list.findings) {
      json.Begin('{');
      json.Key("e164").String(FormatE164(finding->key));
      json.Key("records").Number(finding->count);
      json.Key("places").Begin('[');
      WritePlaces(*finding, reader, json);
      json.End(']');
      json.End('}');
    }
    json.End(']');
    json.End('}');
  }
  json.End(']');
  json.Key("suppression").String(NameOf(n.suppression));
  json.Key("override_kept").Bool(n.override_kept);
}

void WriteOptions(const Job& job, Json& json) {
  json.Key("options").Begin('{');
  json.Key("country_code").String(job.country_code);
  json.Key("region").String(job.region);
  json.Key("area_code").String(job.area_code);
  json.Key("accept").String(job.accept == Accept::kAny ? "any" : "mobile");
  json.Key("validity").String(NameOf(job.validity));
  json.Key("countries").Begin('[');
  for (const std::string& country : job.countries) json.String(country);
  json.End(']');
  json.Key("list_option").Number(job.list_option.value_or(0));
  if (job.whitelist_mode.has_value()) json.Key("whitelist_mode").String(NameOf(*job.whitelist_mode));
  json.End('}');
}

}  // namespace

std::string ExplanationsJson(const std::vector<NumberExplanation>& numbers,
                             const std::vector<std::vector<ListVerdict>>& lists, const Job& job,
                             const Normalizer& reader, Lang lang) {
  Json json;
  json.Begin('{');
  WriteOptions(job, json);
  json.Key("numbers").Begin('[');
  for (size_t i = 0; i < numbers.size(); ++i) {
    json.Begin('{');
    WriteField(numbers[i], lang, json);
    WriteRepairs(numbers[i], json);
    WriteParts(numbers[i], json);
    WritePlan(numbers[i].plan, json);
    WriteVerdict(numbers[i], lang, json);
    WriteLists(numbers[i], lists[i], reader, json);
    json.End('}');
  }
  json.End(']');
  json.End('}');
  return json.Finish();
}

}  // namespace muster::cli
