#include "compiled_set_text.h"

#include <cstdio>

#include "text.h"

namespace muster::cli {
namespace {

std::string Hex(uint64_t value) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

// Both languages of a report side by side.
class Report {
 public:
  Report(std::string_view path, const CompileSummary& made, Language language)
      : path_(path), made_(made), chinese_(language == Language::kChinese) {}

  std::string Text() const {
    std::string text = Join(
        {OneLine(path_, 1000), Say(": ", "："), Grouped(made_.numbers),
         Say(made_.numbers == 1 ? " number of " : " numbers of ", " 個號碼，來自 "), Grouped(made_.records),
         Say(made_.records == 1 ? " record" : " records", " 筆紀錄"), Say(" (", "（"), Grouped(made_.no_number.count),
         Say(" without a number)", " 筆沒有號碼）"), Say(", ", "，"), ByteText(made_.bytes), PerNumber(), "\n"});
    if (made_.no_number.first) {
      const FirstSeen& first = *made_.no_number.first;
      text += Join({Say("  the first without a number: ", "  第一筆沒有號碼的紀錄："), OneLine(first.list),
                    Say(", line ", " 第 "), Grouped(first.line), Say(": ", " 行："), OneLine(first.text), "\n"});
    }
    return text;
  }

 private:
  std::string_view Say(std::string_view english, std::string_view chinese) const {
    return chinese_ ? chinese : english;
  }

  std::string PerNumber() const {
    if (made_.numbers == 0) return "";
    char bytes[32];
    std::snprintf(bytes, sizeof bytes, "%.2f", static_cast<double>(made_.bytes) / static_cast<double>(made_.numbers));
    return Join({Say(", ", "，每個號碼 "), bytes, Say(" bytes a number", " 位元組")});
  }

  const std::string_view path_;
  const CompileSummary& made_;
  const bool chinese_;
};

}  // namespace

std::string CompiledSetText(std::string_view path, const CompileSummary& made, Language language) {
  return Report(path, made, language).Text();
}

std::string CompiledSetJson(std::string_view path, const CompileSummary& made) {
  std::string lists;
  for (const CompiledList& list : made.lists) {
    lists += Join({lists.empty() ? "" : ",", "\n    {\"name\": ", JsonQuoted(list.name),
                   ", \"bytes\": ", std::to_string(list.bytes), ", \"xxh3\": \"", Hex(list.xxh3), "\", \"records\": ",
                   std::to_string(list.records), ", \"no_number\": ", std::to_string(list.no_number), "}"});
  }
  return Join({"{\n  \"path\": ", JsonQuoted(path), ",\n  \"bytes\": ", std::to_string(made.bytes), ",\n  \"xxh3\": \"",
               Hex(made.xxh3), "\",\n  \"records\": ", std::to_string(made.records), ",\n  \"numbers\": ",
               std::to_string(made.numbers), ",\n  \"no_number\": ", std::to_string(made.no_number.count),
               ",\n  \"compiled_from\": [", lists, lists.empty() ? "" : "\n  ", "]\n}\n"});
}

}  // namespace muster::cli
