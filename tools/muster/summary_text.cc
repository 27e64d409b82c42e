#include "summary_text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::cli {
namespace {

class Report {
 public:
  Report(const Summary& summary, Lang lang) : summary_(summary), chinese_(lang == Lang::kChinese) {}

  std::string Text() {
    Totals();
    CodesOf(CodeGroup::kReject, Say("Why rows were rejected", "被退回的原因"), true);
    CodesOf(CodeGroup::kSuppressed, Say("Why rows were suppressed", "依名單移除的原因"), false);
    CodesOf(CodeGroup::kRepair, Say("Numbers that were mended", "已矯正的號碼"), false);
    Warnings();
    Destinations();
    Lists();
    SuppressionLists();
    Options();
    Speed();
    return std::move(text_);
  }

 private:
  struct Line {
    uint64_t count;
    std::string_view name;
    std::string_view meaning;
    std::string_view hint;
  };

  std::string_view Say(std::string_view english, std::string_view chinese) const {
    return chinese_ ? chinese : english;
  }
  std::string_view Colon() const { return Say(": ", "："); }

  void Heading(std::string_view heading) { text_ += Join({text_.empty() ? "" : "\n", heading, "\n"}); }

  void Total(std::string_view label, uint64_t count, std::string_view more) {
    text_ += Join({"  ", PadRight(label, 12), PadLeft(Grouped(count), 15), more.empty() ? "" : "   ", more, "\n"});
  }

  void Totals() {
    Heading(Say("Rows", "名單筆數"));
    const Summary& s = summary_;
    Total(Say("read", "讀入"), s.rows,
          Join({Say("of ", "共 "), Grouped(s.records), Say(" records; ", " 筆紀錄；"), Grouped(s.headers),
                Say(s.headers == 1 ? " header, " : " headers, ", " 筆標題，"), Grouped(s.blank),
                Say(" blank", " 筆空白")}));
    Total(Say("emitted", "產出簡訊"), s.emitted,
          Join({Say("in ", "分 "), Grouped(s.batches), Say(s.batches == 1 ? " batch; " : " batches; ", " 批；"),
                Grouped(s.segments), Say(s.segments == 1 ? " segment (" : " segments (", " 則計費簡訊（"), "GSM-7 ",
                Grouped(s.gsm7_messages), Say(", ", "，"), "UCS-2 ", Grouped(s.ucs2_messages), Say(")", "）")}));
    Total(Say("rejected", "退回"), s.rejected, "");
    Total(Say("suppressed", "依名單移除"), s.suppressed, "");
    Total(Say("duplicates", "重複"), s.duplicates, "");
    if (s.messages_by_segments.size() > 1) {
      std::string counts;
      for (const auto& [segments, messages] : s.messages_by_segments) {
        counts += Join({counts.empty() ? "" : Say(", ", "，"), std::to_string(segments), " × ", Grouped(messages)});
      }
      text_ += Join({"  ", Say("segments × messages", "則數 × 簡訊數"), Colon(), counts, "\n"});
    }
  }

  void CodesOf(CodeGroup group, std::string_view heading, bool with_hints) {
    std::vector<Line> lines;
    for (const CodeInfo& info : AllCodes()) {
      const uint64_t count = summary_.by_code[static_cast<size_t>(info.code)];
      if (info.group != group || count == 0) continue;
      lines.push_back(
          {count, info.name, Say(info.en, info.zh), with_hints ? Say(info.hint_en, info.hint_zh) : std::string_view()});
    }
    if (lines.empty()) return;
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.count > b.count; });
    Heading(heading);
    for (const Line& line : lines) {
      text_ += Join({"  ", PadLeft(Grouped(line.count), 12), "  ", PadRight(line.name, 22), "  ", line.meaning, "\n"});
      if (!line.hint.empty()) text_ += Join({std::string(40, ' '), "→ ", line.hint, "\n"});
    }
  }

  void Warnings() {
    bool first = true;
    for (const CodeInfo& info : AllCodes()) {
      if (info.group != CodeGroup::kWarning) continue;
      const Warning& warning = summary_.warnings[static_cast<size_t>(info.code)];
      if (warning.count == 0) continue;
      if (first) Heading(Say("Warnings", "警告"));
      first = false;
      text_ += Join({"  ", PadLeft(Grouped(warning.count), 12), "  ", PadRight(info.name, 22), "  ",
                     Say(info.en, info.zh), "\n"});
      if (const std::string place = Place(warning); !place.empty()) {
        text_ += Join({std::string(40, ' '), Say("first: ", "首見："), place, "\n"});
      }
    }
  }

  std::string Place(const Warning& warning) const {
    if (!warning.first.has_value()) return "";
    std::string place =
        warning.first->list == "content" ? std::string(Say("content", "簡訊內容")) : OneLine(warning.first->list, 1000);
    if (warning.first->line > 0) {
      const std::string line = Grouped(warning.first->line);
      place += Join({place.empty() ? "" : Say(", ", "，"), Say("line ", "第 "), line, Say("", " 行")});
    }
    if (!warning.first->text.empty()) place += Join({place.empty() ? "" : Colon(), OneLine(warning.first->text)});
    return place;
  }

  void Destinations() {
    if (summary_.emitted == 0) return;
    std::vector<std::pair<uint64_t, uint32_t>> countries;
    for (const auto& [calling_code, count] : summary_.countries) {
      if (count > 0) countries.emplace_back(count, calling_code);
    }
    std::stable_sort(countries.begin(), countries.end(), [](auto a, auto b) { return a.first > b.first; });
    constexpr size_t kShown = 10;
    std::string where;
    for (size_t i = 0; i < countries.size() && i < kShown; ++i) {
      const auto [count, calling_code] = countries[i];
      where +=
          Join({where.empty() ? "" : Say(", ", "，"),
                calling_code == 0 ? std::string(Say("unknown", "不明")) : Join({"+", std::to_string(calling_code)}),
                " ", Grouped(count)});
    }
    if (countries.size() > kShown) {
      where += Join({Say(", and ", "，另有 "), std::to_string(countries.size() - kShown), Say(" more", " 國")});
    }
    std::string types;
    for (size_t i = 0; i < kNumberTypeCount; ++i) {
      if (summary_.types[i] == 0) continue;
      types += Join(
          {types.empty() ? "" : Say(", ", "，"), NameOf(static_cast<NumberType>(i)), " ", Grouped(summary_.types[i])});
    }
    Heading(Say("Where the messages go", "簡訊去向"));
    if (!where.empty()) text_ += Join({"  ", Say("country", "國碼"), Colon(), where, "\n"});
    if (!types.empty()) text_ += Join({"  ", Say("number", "號碼類型"), Colon(), types, "\n"});
  }

  std::string Setting(std::string_view label, std::string_view value, bool detected) const {
    return Join({label, " ", value, Say(detected ? " (detected)" : " (set)", detected ? "（偵測）" : "（指定）")});
  }

  void Lists() {
    if (summary_.lists.empty()) return;
    Heading(Say("Lists", "名單"));
    for (const ListSummary& list : summary_.lists) {
      text_ += Join({"  ", OneLine(list.path, 1000), Colon(), Grouped(list.rows),
                     Say(list.rows == 1 ? " row, " : " rows, ", " 筆，"), ByteText(list.bytes), "\n"});
      if (list.columns.empty()) {
        text_ += Join({"    ", Say("numbers without columns", "只有號碼，沒有欄位"), "\n"});
        continue;
      }
      text_ += Join(
          {"    ", Setting(Say("encoding", "編碼"), list.encoding, list.encoding_detected), Say(", ", "，"),
           Setting(Say("delimiter", "分隔符號"), list.delimiter, list.delimiter_detected), Say(", ", "，"),
           Setting(Say("header", "標題列"), list.has_header ? Say("yes", "有") : Say("no", "無"), list.header_detected),
           Say(", ", "，"),
           Setting(Say("number column", "號碼欄"), OneLine(list.number_column), list.number_column_detected)});
      if (!list.country_column.empty()) {
        text_ += Join({Say(", ", "，"), Setting(Say("country column", "國家欄"), OneLine(list.country_column), false)});
      }
      text_ += "\n";
      text_ += Join({"    ", Say("shown by", "依據"), Colon(), Evidence(list.encoding_evidence), "\n"});
      std::string columns;
      for (const std::string& column : list.columns) {
        columns += Join({columns.empty() ? "" : Say(", ", "、"), OneLine(column)});
      }
      text_ += Join({"    ", Say("columns", "欄位"), Colon(), OneLine(columns, 1000), "\n"});
    }
  }

  // What the encoding rests on, and how texts read in it.
  std::string Evidence(const EncodingEvidence& evidence) const {
    std::string text;
    switch (evidence.by) {
      case EncodingEvidence::By::kAsciiOnly:
        text = Say("nothing but ASCII, which is the same in every encoding", "全為 ASCII，任何編碼都相同");
        break;
      case EncodingEvidence::By::kFirstBytes:
        text = Say("its first bytes", "檔案開頭的位元組");
        break;
      case EncodingEvidence::By::kCharacters:
      case EncodingEvidence::By::kUndecided:
        text = Join({Grouped(evidence.utf8_sequences), Say(" UTF-8 sequences, ", " 個 UTF-8 序列，"),
                     Grouped(evidence.only_big5), Say(" pairs common in Big5 only, ", " 個 Big5 專有常用字，"),
                     Grouped(evidence.only_gb18030), Say(" in GB18030 only", " 個 GB18030 專有常用字")});
        break;
    }
    for (size_t i = 0; i < evidence.samples.size(); ++i) {
      text += Join({i == 0 ? Say("; reads ", "；讀作 ") : Say(", ", "、"), OneLine(evidence.samples[i])});
    }
    return text;
  }

  void SuppressionLists() {
    if (summary_.suppression_lists.empty()) return;
    Heading(Say("Suppression lists", "移除名單"));
    for (const SuppressionSummary& list : summary_.suppression_lists) {
      text_ += Join({"  ", list.role, " ", OneLine(list.path, 1000), Colon(), Grouped(list.records),
                     Say(list.records == 1 ? " record, " : " records, ", " 筆紀錄，"), Grouped(list.no_number),
                     Say(" without a number", " 筆沒有號碼"), Say("; ", "；"), Grouped(list.numbers),
                     Say(list.numbers == 1 ? " number in the set" : " numbers in the set", " 個號碼"),
                     CompiledFrom(list), "\n"});
    }
  }

  // A set may have been put together of very many lists over the years.
  std::string CompiledFrom(const SuppressionSummary& list) const {
    constexpr size_t kShown = 3;
    if (!list.compiled) return "";
    std::string text(Say("; compiled from ", "；名單集，編自 "));
    const size_t shown = std::min(list.compiled_from.size(), kShown);
    for (size_t i = 0; i < shown; ++i) {
      text += Join({i > 0 ? Say(", ", "、") : "", OneLine(list.compiled_from[i].name)});
    }
    const size_t more = list.compiled_from.size() - shown;
    if (more > 0) text += Join({Say(" and ", " 等，另有 "), Grouped(more), Say(" more", " 份")});
    return text;
  }

  void Options() {
    Heading(Say("Options", "選項"));
    text_ += Join({"  ", Say("list option", "名單選項"), " [SMSListOption] ", std::to_string(summary_.list_option),
                   Colon(), ListOptionWords(summary_.list_option), "\n"});
    if (summary_.whitelist_mode.has_value()) {
      text_ += Join({"  ", Say("white list", "白名單"), Colon(), NameOf(*summary_.whitelist_mode), ", ",
                     WhitelistMeaning(*summary_.whitelist_mode), "\n"});
    }
    text_ += Join({"  ", Say("job option", "任務選項"), " [JobOption] ", std::to_string(summary_.job_option), Colon(),
                   JobOptionWords(summary_.job_option), "\n"});
    Rules();
    if (!summary_.numbering_plan.empty()) {
      text_ += Join({"  ", Say("numbering plan", "號碼計畫"), Colon(), summary_.numbering_plan, "\n"});
    }
  }

  void Rules() {
    if (!summary_.sender_names.empty()) {
      std::string names;
      for (const std::string& name : summary_.sender_names) {
        names += Join({names.empty() ? "" : Say(", ", "、"), OneLine(name)});
      }
      text_ += Join({"  ", Say("sender name", "發送名稱"), Colon(), names,
                     summary_.prepend_sender ? Say("; put in front where it is missing", "；未寫時自動加在開頭") : "",
                     "\n"});
    }
    for (const RegisteredSummary& file : summary_.registered) {
      text_ +=
          Join({"  ", Say("registered", "已登錄"), " ", OneLine(file.path, 1000), Colon(), Grouped(file.domains),
                Say(file.domains == 1 ? " domain or URL, " : " domains and URLs, ", " 個網域或網址，"),
                Grouped(file.numbers), Say(file.numbers == 1 ? " phone number" : " phone numbers", " 個電話"), "\n"});
    }
    if (summary_.strict_rules) {
      text_ +=
          Join({"  ", Say("strict rules: a message that breaks one ends the job", "嚴格規則：有簡訊違反即停止"), "\n"});
    }
  }

  std::string_view WhitelistMeaning(WhitelistMode mode) const {
    switch (mode) {
      case WhitelistMode::kExclude:
        return Say("listed recipients are removed", "移除名單內的收訊人");
      case WhitelistMode::kOnly:
        return Say("only listed recipients are kept", "只保留名單內的收訊人");
      case WhitelistMode::kOverride:
        return Say("listed recipients are never removed by 32 or 128", "名單內的收訊人不因 32 或 128 移除");
    }
    return "";
  }

  void Speed() {
    const RunFigures& run = summary_.run;
    char seconds[64];
    std::snprintf(seconds, sizeof seconds, "%.2f", run.seconds);
    text_ += Join({"\n", seconds, Say(" s, ", " 秒，"), Grouped(static_cast<uint64_t>(run.rows_per_second)),
                   Say(" rows/s, ", " 筆/秒，"), std::to_string(run.threads),
                   Say(run.threads == 1 ? " thread" : " threads", " 個執行緒")});
    if (run.peak_memory_bytes > 0) {
      text_ += Join({Say(", ", "，"), ByteText(run.peak_memory_bytes), Say(" of memory", " 記憶體")});
    }
    text_ += "\n";
  }

  const Summary& summary_;
  const bool chinese_;
  std::string text_;
};

}  // namespace

std::string SummaryText(const Summary& summary, Lang lang) { return Report(summary, lang).Text(); }

}  // namespace muster::cli
