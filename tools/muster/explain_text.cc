#include "explain_text.h"

#include <muster/pipeline.h>

#include <algorithm>
#include <map>
#include <utility>

#include "character_names.h"

namespace muster::cli {
namespace {

constexpr size_t kLabelWidth = 18;

class Explanation {
 public:
  Explanation(const NumberExplanation& number, const std::vector<ListVerdict>& lists, const Job& job,
              const Normalizer& reader, Lang lang)
      : n_(number), lists_(lists), job_(job), reader_(reader), lang_(lang), chinese_(lang == Lang::kChinese) {}

  std::string Text() {
    Field();
    Repairs();
    Parts();
    Plan();
    Verdict();
    Lists();
    Outcome();
    return std::move(text_);
  }

 private:
  std::string_view Say(std::string_view english, std::string_view chinese) const {
    return chinese_ ? chinese : english;
  }
  std::string_view Comma() const { return Say(", ", "、"); }
  std::string_view Stop() const { return Say(".", "。"); }
  std::string Quoted(std::string_view text) const { return Join({Say("\"", "「"), text, Say("\"", "」")}); }

  void Heading(std::string_view heading) { text_ += Join({"\n", heading, "\n"}); }
  void Line(std::string_view label, std::string_view words) {
    text_ += Join({"  ", PadRight(label, kLabelWidth), DisplayWidth(label) < kLabelWidth ? "" : "  ", words, "\n"});
  }
  void Sentence(std::string_view words) { text_ += Join({"  ", words, "\n"}); }

  // --- the field

  void Field() {
    text_ += n_.bytes == 0 ? Say("(empty)", "（空白）") : WithUnseenShown(n_.written, 0, n_.unseen);
    text_ += n_.bytes > n_.written.size() ? "…\n" : "\n";
    Heading(Say("The number as written", "原始號碼"));
    Sentence(Join({Grouped(n_.characters), Say(n_.characters == 1 ? " character, " : " characters, ", " 個字元，"),
                   Grouped(n_.bytes), Say(n_.bytes == 1 ? " byte" : " bytes", " 個位元組"), Stop()}));
    std::map<std::string, uint64_t> names;
    for (const FieldCharacter& character : n_.unseen) ++names[CharacterName(character, lang_)];
    for (const auto& [name, count] : names) {
      Sentence(Join({Say("Not to be seen as it stands: ", "肉眼看不出的字元："), name, Times(count), Stop()}));
    }
    if (n_.spaces_around && n_.written_as != WrittenAs::kNothing) {
      Sentence(Say("Spaces at its ends are ignored; that is no repair.", "前後的空格略過，不算修正。"));
    }
  }

  std::string Times(uint64_t count) const { return count == 1 ? std::string() : Join({" × ", Grouped(count)}); }

  // --- what was mended

  void Repairs() {
    if (n_.repairs.empty()) {
      if (n_.written_as == WrittenAs::kNumber) {
        Heading(Say("What had to be mended", "修正"));
        Sentence(Say("Nothing.", "無。"));
      }
      return;
    }
    Heading(Say("What had to be mended", "修正"));
    for (const ExplainedRepair& repair : n_.repairs) Line(NameOf(repair.code), Join({RepairText(repair), Stop()}));
  }

  // The pieces, equal ones counted: `space × 2, "(", ")"`.
  std::string Pieces(const ExplainedRepair& repair) const {
    std::vector<std::pair<std::string, uint64_t>> names;
    for (const ExplainedRepair::Piece& piece : repair.pieces) {
      std::string name = PieceName(piece.text, piece.at, n_.unseen, repair.code == Code::kInvisible, lang_);
      const auto same = std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.first == name; });
      if (same == names.end()) {
        names.emplace_back(std::move(name), 1);
      } else {
        ++same->second;
      }
    }
    std::string text;
    for (const auto& [name, count] : names) text += Join({text.empty() ? "" : Comma(), name, Times(count)});
    if (repair.count > repair.pieces.size()) {
      text += Join({Say(" and more, ", " 等，共 "), Grouped(repair.count), Say(" in all", " 處")});
    }
    return text;
  }

  std::string RepairText(const ExplainedRepair& repair) const {
    const std::string pieces = Pieces(repair);
    switch (repair.code) {
      case Code::kPunctuation:
        return Join({Say("taken out, for it is no part of the number: ", "去除不屬於號碼的符號："), pieces});
      case Code::kWidth:
        return Join({Say("made ordinary characters: ", "改成一般半形字元："), pieces});
      case Code::kInvisible:
        return Join({Say("taken out, for it cannot be seen: ", "去除看不見的字元："), pieces});
      case Code::kSpreadsheetText:
        return Join({Say("taken off, a spreadsheet's mark for text: ", "去除試算表的文字記號："), pieces});
      case Code::kScientific:
        return Join({pieces, Say(" was written out; every digit is there", " 已還原，位數完整")});
      case Code::kDecimalTail:
        return Join({Say("taken off, a spreadsheet's decimals: ", "去除試算表加上的小數："), pieces});
      case Code::kLeadingZero:
        return Join({Say("the trunk prefix before ", "補回 "), n_.plan.national,
                     Say(" is missing, as when a spreadsheet drops a leading 0, and was taken as meant",
                         " 前面缺少的國內冠碼（開頭的 0 常被試算表去掉）")});
      case Code::kAreaCode:
        return Join({n_.plan.area,
                     Say(", trunk prefix and area code of the job, was put in front", "（設定的區碼）已補在前面")});
      case Code::kPrefix:
        return PrefixText();
      default:
        return std::string(Say(InfoOf(repair.code).en, InfoOf(repair.code).zh));
    }
  }

  std::string PrefixText() const {
    std::string text;
    const std::string code = std::to_string(n_.plan.calling_code);
    if (n_.plan.origin == CodeOrigin::kWritten) {
      text = Join({Say("the calling code ", "國碼 "), code, Say(" was written without its plus", " 前面沒有加號")});
    } else if (n_.plan.origin == CodeOrigin::kInternationalPrefix || n_.plan.origin == CodeOrigin::kDoubleZero) {
      text = Join({n_.plan.prefix, Say(" before the calling code ", " 是國際冠碼，後面是國碼 "), code,
                   Say(" is an international prefix", "")});
    }
    if (!n_.plan.trunk.empty()) {
      text += Join({text.empty() ? "" : Say("; ", "；"), Say("the ", "國碼後的 "), n_.plan.trunk,
                    Say(" behind the calling code was left out", " 已去除")});
    }
    if (!n_.plan.rewritten_from.empty()) {
      text += Join({text.empty() ? "" : Say("; ", "；"), n_.plan.rewritten_from,
                    Say(" behind the calling code was written as it is dialled there", " 是國碼後的國內撥法，已改寫")});
    }
    return text;
  }

  // --- what stands in the way

  void Parts() {
    if (n_.written_as == WrittenAs::kNumber) return;
    Heading(Say("Why it is no number", "為何不是號碼"));
    Sentence(Join({ShapeText(), Stop()}));
    for (const ExplainedPart& part : n_.parts) {
      Line(Quoted(WithUnseenShown(part.text, part.at, n_.unseen)),
           part.code == Code::kNone ? FormatE164(part.key) : std::string(NameOf(part.code)));
    }
    if (n_.part_count > n_.parts.size()) Sentence(Join({"… ", Say("of ", "共 "), Grouped(n_.part_count)}));
  }

  std::string StopName() const { return PieceName(n_.stop.text, n_.stop.at, n_.unseen, n_.stop.hidden, lang_); }

  std::string ShapeText() const {
    switch (n_.written_as) {
      case WrittenAs::kNumber:
        return {};
      case WrittenAs::kNothing:
        return std::string(Say("Nothing that can be seen stands in it", "裡面沒有看得見的字元"));
      case WrittenAs::kLostDigits:
        return Join({Say("It is scientific notation that shows ", "這是科學記號，只顯示 "), Grouped(n_.digit_count),
                     Say(n_.digit_count == 1 ? " digit; " : " digits; ", " 位數字，另有 "),
                     n_.missing_digits > 15 ? std::string(Say("many", "許多")) : Grouped(n_.missing_digits),
                     Say(" more are lost", " 位已遺失")});
      case WrittenAs::kExtension:
        return Join({StopName(), Say(" begins an extension", " 之後是分機"),
                     n_.before_extension == 0 ? std::string()
                                              : Join({Say("; the number before it is ", "；前面的號碼是 "),
                                                      FormatE164(n_.before_extension)})});
      case WrittenAs::kParts:
        return n_.parted_by_blanks
                   ? std::string(Say("Put together its digits are no number, but the parts between the spaces each are "
                                     "one",
                                     "所有數字連在一起不是號碼，但以空白分開的每一段都是號碼"))
                   : Join({StopName(),
                           Say(" parts it, and each part must be a number", " 把內容分成幾段，每一段都必須是號碼")});
      case WrittenAs::kOther:
        return n_.stop.text.empty() ? std::string(Say("There is no digit in it", "裡面沒有數字"))
                                    : Join({StopName(), Say(" at byte ", "（第 "), Grouped(n_.stop.at + 1),
                                            Say(" does not belong in a number", " 個位元組）不屬於號碼")});
      case WrittenAs::kNotUtf8:
        return Join({CharacterName(n_.stop, lang_), Say(" at byte ", "（第 "), Grouped(n_.stop.at + 1),
                     Say(" is no UTF-8", " 個位元組）不是 UTF-8")});
    }
    return {};
  }

  // --- the numbering plan

  void Plan() {
    const PlanExplanation& plan = n_.plan;
    if (!plan.asked) return;
    Heading(Join({Say("What the numbering plan says (", "編碼計畫（"), plan.version, Say(")", "）")}));
    std::string digits = Join({plan.plus ? "+" : "", plan.digits});
    if (n_.digit_count > plan.digits.size()) {
      digits += Join({Say("…, ", "…，共 "), Grouped(n_.digit_count), Say(" in all", " 位")});
    }
    Line(Say("digits", "數字"), digits);
    Line(Say("calling code", "國碼"), OriginText());
    if (!plan.trunk.empty()) {
      Line(Say("trunk prefix", "國內冠碼"),
           Join({plan.trunk, Say(", no part of the international form", "，國際格式不含")}));
    }
    std::string national = plan.national.empty() ? std::string(Say("none", "無")) : plan.national;
    if (!plan.rewritten_from.empty()) {
      national +=
          Join({Say(", put together by the plan out of ", "，由編碼計畫依 "), plan.rewritten_from, Say("", " 組成")});
    }
    Line(Say("national number", "國內號碼"), national);
    if (plan.code == Code::kNone) {
      Line(Say("type", "類型"), TypeText(plan.type));
      Line(Say("region", "地區"), plan.region.empty() ? Say("not known", "不詳") : plan.region);
      Line(Say("valid", "有效"), plan.only_possible
                                     ? Say("no, but of a possible length, which is enough (--validity possible)",
                                           "否，但長度合理，依 --validity possible 接受")
                                     : Say("yes", "是"));
    } else {
      Line(Say("valid", "有效"), Join({Say("no, ", "否，"), NameOf(plan.code), Say(": ", "："),
                                       chinese_ ? InfoOf(plan.code).zh : InfoOf(plan.code).en}));
    }
    if (plan.with_plus != 0) {
      Sentence(Join({Say("As ", "若為 "), FormatE164(plan.with_plus),
                     Say(" it would be valid: its plus is missing.", " 則有效：缺少加號。")}));
    }
    if (n_.no_trunk_prefix) {
      Sentence(Join({NameOf(Code::kNoTrunkPrefix), Say(": ", "："),
                     Say(InfoOf(Code::kNoTrunkPrefix).en, InfoOf(Code::kNoTrunkPrefix).zh)}));
    }
  }

  std::string TypeText(NumberType type) const {
    static constexpr std::string_view kChinese[kNumberTypeCount] = {
        "市內電話", "手機",     "市內電話或手機", "免付費電話",   "付費語音", "分攤付費電話",
        "網路電話", "個人號碼", "呼叫器",         "企業統一號碼", "語音信箱", "不詳"};
    if (!chinese_) return std::string(NameOf(type));
    return Join({NameOf(type), "（", kChinese[static_cast<size_t>(type)], "）"});
  }

  std::string OriginText() const {
    const std::string code = std::to_string(n_.plan.calling_code);
    switch (n_.plan.origin) {
      case CodeOrigin::kNone:
        return std::string(Say("none that a country has", "不存在的國碼"));
      case CodeOrigin::kPlus:
        return Join({code, Say(", behind the plus", "，寫在加號後")});
      case CodeOrigin::kInternationalPrefix:
      case CodeOrigin::kDoubleZero:
        return Join(
            {code, Say(", behind the international prefix ", "，寫在國際冠碼 "), n_.plan.prefix, Say("", " 後")});
      case CodeOrigin::kWritten:
        return Join({code, Say(", written in front without a plus", "，寫在最前面但沒有加號")});
      case CodeOrigin::kHome:
        return Join({code, Say(", not written: the job's country", "，未寫出，依設定的國家")});
      case CodeOrigin::kArea:
        return Join({code, Say(", not written: the job's country and area", "，未寫出，依設定的國家與區碼")});
    }
    return code;
  }

  // --- the job's verdict

  void Verdict() {
    Heading(Say("What the job makes of it", "處理結果"));
    Sentence(OptionsText(job_, lang_));
    if (n_.code == Code::kNone) return Accepted();
    const CodeInfo& info = InfoOf(n_.code);
    Line(Say("rejected", "退回"), Join({info.name, Say(": ", "："), Say(info.en, info.zh)}));
    if (!info.hint_en.empty()) Line(Say("what to do", "如何處理"), Say(info.hint_en, info.hint_zh));
    if (!n_.detail.empty()) Line(Say("in rejects.csv", "rejects.csv 內容"), n_.detail);
    if (n_.meaning != Code::kNone) return;
    if (n_.code == Code::kNotMobile) {
      Sentence(Join(
          {Say("--accept any would take it as ", "使用 --accept any 則接受為 "), FormatE164(n_.meaning_key), Stop()}));
    } else if (n_.code == Code::kNotClean) {
      Sentence(Join({Say("With correction (without list option 8) it is ", "若允許修正（不使用名單選項 8）則為 "),
                     FormatE164(n_.meaning_key), n_.meaning_repairs.empty() ? "" : Say(", mended by ", "，修正項目："),
                     JoinRepairs(n_.meaning_repairs), Stop()}));
    }
  }

  void Accepted() {
    Line(Say("accepted", "接受"), n_.meaning == Code::kNone
                                      ? Join({Say("key ", "識別碼 "), std::to_string(n_.key)})
                                      : Join({Say("as written, though it is ", "照原樣，雖然它是 "), NameOf(n_.meaning),
                                              Say("; it is known by a hash of its bytes", "；以內容的雜湊值識別")}));
    Line(Say("goes out as", "送出號碼"), n_.to);
    const uint32_t form = job_.list_option.value_or(0) & (kListNational | kListRaw);
    if (form == kListNational) {
      Sentence(Say("List option 4 keeps the kind in which the number was written.",
                   "名單選項 4：保留原本的寫法（國內或國際格式）。"));
    } else if (form == (kListNational | kListRaw)) {
      Sentence(
          Say("List option 12 (4 + 8) sends it exactly as it is written.", "名單選項 12（4 + 8）：完全照原樣送出。"));
    }
  }

  // --- the suppression lists

  void Lists() {
    if (lists_.empty()) return;
    Heading(Say("What the suppression lists say", "排除名單"));
    for (const ListVerdict& list : lists_) {
      if (!list.found) {
        Line(RoleText(list.role), Join({Say("not on it", "不在名單上"), Stop()}));
        continue;
      }
      for (const SuppressionWatch::Finding* finding : list.findings) OneFinding(list, *finding);
    }
  }

  std::string_view RoleText(std::string_view role) const {
    if (role == "unsubscribe") return Say("unsubscribe list", "退訂名單");
    if (role == "blacklist") return Say("black list", "黑名單");
    if (role == "whitelist") return Say("white list", "白名單");
    return Say("former output", "先前的輸出");
  }

  void OneFinding(const ListVerdict& list, const SuppressionWatch::Finding& finding) {
    const std::string e164 = FormatE164(finding.key);
    const bool former = finding.role == "already_sent";
    std::string words =
        Join({e164.empty() ? std::string(Say("the text itself", "原文")) : e164, Say(" is on it", " 在名單上")});
    const bool has_records = !former && !finding.places.empty() && finding.places.front().line > 0;
    if (has_records) {
      words += Join(
          {Say(", in ", "，共 "), Grouped(finding.count), Say(finding.count == 1 ? " record" : " records", " 筆")});
    }
    Line(RoleText(list.role), Join({words, Stop()}));
    for (const SuppressionWatch::Place& place : finding.places) {
      if (former) {
        Sentence(Join({"  ", Say("a message of ", "先前輸出 "), OneLine(place.list), Say("", " 的簡訊")}));
        continue;
      }
      if (place.line == 0) {
        Sentence(Join({"  ", OneLine(place.list), Say(", a compiled set", "（名單集）")}));
        continue;
      }
      Sentence(Join(
          {"  ", OneLine(place.list), Say(", line ", "，第 "), Grouped(place.line), Say(": ", " 行："), place.record}));
      Sentence(Join({"    ", MatchText(place.entry, finding.key)}));
    }
    if (finding.count > finding.places.size()) {
      Sentence(
          Join({"  … ", Say("and ", "另有 "), Grouped(finding.count - finding.places.size()), Say(" more", " 筆")}));
    }
  }

  std::string MatchText(std::string_view entry, Key key) const {
    if (FormatE164(key).empty()) return std::string(Say("the same text, letter for letter", "文字完全相同"));
    const std::optional<RepairSet> repairs = HowEntryMatches(entry, key, reader_);
    if (!repairs.has_value()) {
      return Join(
          {Say("one of the numbers that can be seen in ", "內容中可看出的號碼之一："), Quoted(OneLine(entry, 60))});
    }
    if (repairs->empty()) {
      return Join({Quoted(OneLine(entry, 60)), Say(" is this number as it stands", " 就是這個號碼")});
    }
    return Join(
        {Quoted(OneLine(entry, 60)), Say(" is this number, mended by ", " 修正後是這個號碼："), JoinRepairs(*repairs)});
  }

  void Outcome() {
    if (lists_.empty() || n_.code != Code::kNone) {
      if (!lists_.empty()) {
        Sentence(Say("The row is rejected before any list is asked; no message is sent.",
                     "此列在比對名單之前已退回，不會傳送。"));
      }
      return;
    }
    if (n_.suppression != Code::kNone) {
      const CodeInfo& info = InfoOf(n_.suppression);
      Sentence(Join({info.name, Say(": ", "："), Say(info.en, info.zh)}));
      return;
    }
    if (n_.override_kept) {
      const CodeInfo& info = InfoOf(Code::kOverrideKept);
      Sentence(Join({info.name, Say(": ", "："), Say(info.en, info.zh)}));
    }
    Sentence(Join({Say("No list removes it: a message goes to ", "沒有名單將它移除，簡訊會送到 "), n_.to, Stop()}));
  }

  const NumberExplanation& n_;
  const std::vector<ListVerdict>& lists_;
  const Job& job_;
  const Normalizer& reader_;
  const Lang lang_;
  const bool chinese_;
  std::string text_;
};

}  // namespace

std::vector<ListVerdict> ListVerdicts(const NumberExplanation& number, const Job& job, const SuppressionWatch& watch) {
  const struct {
    std::string_view role;
    bool given, found;
  } roles[] = {{"unsubscribe", job.unsubscribe != nullptr, number.on_unsubscribe},
               {"blacklist", job.blacklist != nullptr, number.on_blacklist},
               {"whitelist", job.whitelist != nullptr, number.on_whitelist},
               {"already_sent", job.already_sent != nullptr, number.already_sent}};
  std::vector<ListVerdict> verdicts;
  for (const auto& role : roles) {
    if (!role.given) continue;
    ListVerdict verdict{.role = role.role, .found = role.found, .findings = {}};
    for (const SuppressionWatch::Finding& finding : watch.findings) {
      const bool asked = std::find(number.probes.begin(), number.probes.end(), finding.key) != number.probes.end();
      if (asked && finding.role == role.role) verdict.findings.push_back(&finding);
    }
    verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

std::optional<RepairSet> HowEntryMatches(std::string_view entry, Key key, const Normalizer& reader) {
  const NormalizedNumber number = reader.Normalize(entry);
  if (number.code != Code::kNone || number.key != key) return std::nullopt;
  return number.repairs;
}

std::string OptionsText(const Job& job, Lang lang) {
  const bool chinese = lang == Lang::kChinese;
  const uint32_t option = job.list_option.value_or(0);
  std::string text = chinese ? "設定：國碼 " : "Options: country ";
  text += job.country_code;
  if (!job.region.empty()) text += Join({chinese ? "，地區 " : ", region ", job.region});
  if (!job.area_code.empty()) text += Join({chinese ? "，區碼 " : ", area ", job.area_code});
  text += Join({chinese ? "，--accept " : ", --accept ", job.accept == Accept::kAny ? "any" : "mobile",
                chinese ? "，名單選項 " : ", list option ", std::to_string(option), chinese ? "（" : " (",
                ListOptionWords(option), chinese ? "）" : ")"});
  if (job.whitelist_mode.has_value())
    text += Join({chinese ? "，白名單模式 " : ", white list ", NameOf(*job.whitelist_mode)});
  if (job.validity == Validity::kPossible) text += chinese ? "，--validity possible" : ", --validity possible";
  for (size_t i = 0; i < job.countries.size(); ++i) {
    text += Join({i > 0 ? "," : chinese ? "，--countries " : ", --countries ", job.countries[i]});
  }
  return text + (chinese ? "。" : ".");
}

std::string ExplanationText(const NumberExplanation& number, const std::vector<ListVerdict>& lists, const Job& job,
                            const Normalizer& reader, Lang lang) {
  return Explanation(number, lists, job, reader, lang).Text();
}

}  // namespace muster::cli
