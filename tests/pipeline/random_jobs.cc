#include "pipeline/random_jobs.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/dice.h"
#include "pipeline/list_encoder.h"
#include "pipeline/written_numbers.h"

namespace muster {
namespace {

using muster_reference::RefJob;

// What all lists of a job have in common.
struct Plan {
  bool headers = true;
  std::string content;
  std::vector<std::vector<std::string>> columns;  // to choose a list's columns from
};

class Maker : Dice {
 public:
  explicit Maker(uint32_t seed) : Dice(seed), numbers_(this) {}

  RefJob Make() {
    RefJob job;
    ChooseReading(&job);
    ChooseNumbers(&job);
    const Plan plan = ChoosePlan(&job);
    job.content = plan.content;
    ChooseMessage(&job);
    AddLists(plan, &job);
    AddSuppression(&job);
    if (OneIn(4)) job.batch_size = 1 + Below(4);
    if (OneIn(12)) {
      job.max_rejects = static_cast<long>(Below(4));
    } else if (OneIn(12)) {
      job.max_rejects_percent = Pick<double>({0, 10, 33.3, 60, 100});
    }
    return job;
  }

 private:
  // --- options

  void ChooseReading(RefJob* job) {
    if (OneIn(10)) job->delimiter = Pick({"comma", "semicolon", "tab", "pipe", "fullwidth-comma", "space"});
    if (OneIn(4)) job->max_field_lines = 1 + Below(3);
    if (OneIn(6)) job->max_record_bytes = 24 + Below(60);
    if (OneIn(8)) job->list_option |= 16;
    if (OneIn(12)) job->encoding = "utf-8";
    if (OneIn(2)) ChooseEncoding(job);
  }

  // Half of the jobs have lists that are not UTF-8. What is set mostly is what they are in.
  void ChooseEncoding(RefJob* job) {
    encodings_ = {Pick(AllEncodings())};
    if (OneIn(3)) job->encoding = encodings_[0];
    if (OneIn(20)) job->encoding = Pick(AllEncodings());
    if (OneIn(6)) encodings_ = AllEncodings();
  }

  static const std::vector<std::string>& AllEncodings() {
    static const std::vector<std::string> kAll = {"big5",  "big5",    "utf-16le",   "utf-16be",
                                                  "mixed", "gb18030", "big5-hkscs", "utf-8"};
    return kAll;
  }

  // The text of a list as bytes, sometimes with a few that are wrong.
  std::string Encoded(const std::string& text) {
    const std::string encoding = Pick(encodings_);
    if (encoding == "utf-8") return text;
    std::string bytes = EncodeList(text, encoding, Pick({"&", "?", "", "□"}));
    if (encoding == "utf-16le" && OneIn(2)) bytes = "\xFF\xFE" + bytes;
    if (encoding == "utf-16be" && OneIn(2)) bytes = "\xFE\xFF" + bytes;
    for (size_t i = OneIn(3) ? 1 + Below(3) : 0; i > 0; --i) {
      bytes.insert(Below(bytes.size() + 1),
                   Pick({"\xA4", "\x80", "\xFF", "\xC3\xB9", "\xA3\xC0", "\xFA\x40", "\xC7\xF2", "\x81\x30\x84\x36",
                         "\xFE\x39\xFE\x39", "\xA4|", "|", "\\", "小", "\xA1\x41", "\xA2\xB0", std::string(1, '\0'),
                         std::string("\0\xD8", 2), std::string("\0\xDC", 2), "\xEF\xBC"}));
    }
    return bytes;
  }

  void ChooseNumbers(RefJob* job) {
    if (OneIn(5)) job->list_option &= ~64;
    switch (Below(8)) {
      case 0:
      case 1:
        job->list_option |= 4;
        break;
      case 2:
        job->list_option |= 8;
        break;
      case 3:
        job->list_option |= 12;
        break;
      default:
        break;
    }
    numbers_.as_written = (job->list_option & 12) == 12;
    if (OneIn(4)) job->accept = "any";
    if (OneIn(8)) {
      job->area = Pick({"02", "2", "(04)", "049"});
      if (!OneIn(4)) job->accept = "any";
      numbers_.local = true;
    }
    if (OneIn(12)) {
      job->country = Pick({"44", "+1", "00852", "36", "TW", "+886", "86"});
      if (OneIn(2)) job->area = Pick({"", "20", "02"});
    }
    if (OneIn(60)) job->area = "01";
    ChooseCountries(job);
  }

  void ChooseCountries(RefJob* job) {
    if (OneIn(12)) {
      job->region = Pick({"TW", "IM", "ca", "AT", "HK", "XX"});
      if (!OneIn(4)) job->country = "";
    }
    if (OneIn(6)) job->validity = "possible";
    if (OneIn(8) && ((job->list_option & 12) != 12 || OneIn(8))) {
      job->countries = {Pick({"886", "886,852", "TW", "+44,1", "81", "886,999"})};
      if (OneIn(3)) job->countries.push_back("hk");
    }
  }

  void ChooseMessage(RefJob* job) {
    if (OneIn(8)) job->job_option |= 1;
    if (OneIn(12)) job->job_option &= ~16;
    if (OneIn(6)) job->character_set = OneIn(2) ? 17 : 117;
    if (OneIn(6)) job->body_format = static_cast<int>(Below(2));
    if (OneIn(6)) job->max_segments = 1 + Below(2);
    if (OneIn(8)) job->reject_empty_field = true;
    if (OneIn(6)) job->ref_id = "J-1";
    if (OneIn(4)) job->unknown_placeholder = Pick({"keep", "empty"});
    if (OneIn(4)) ChooseSender(job);
  }

  void ChooseSender(RefJob* job) {
    job->sender_names = {
        Pick({"品牌", "Hi", "【親愛的】", "dear", "小明", "Ａ", "{~}", "ref", "no placeholder", "王小明先生"})};
    if (OneIn(3)) job->sender_names.push_back(Pick({"to", "a", " ", "[王]"}));
    job->prepend_sender = OneIn(2);
    job->strict_rules = OneIn(4);
    if (OneIn(2) && job->character_set == 117) job->character_set = 0;
    if (OneIn(20)) job->sender_names.clear();
  }

  // Columns and content that fit each other, mostly.
  Plan ChoosePlan(RefJob* job) {
    Plan plan;
    plan.content = Content();
    plan.columns = {{"SMSNumber", "Name", "RefID"}, {"SMSNumber", "Name", "RefID"}, {"RefID", "姓名", "Name", "手機"},
                    {"Name", "手機", "RefID"},      {"name", "phone", "Mobile No"}, {"\"SMSNumber\"", " ＮＡＭＥ "},
                    {"SMSNumber", "Name", "Name"}};
    switch (Below(8)) {
      case 0:
        NoHeader(job, &plan);
        break;
      case 1:
        HeaderInContent(job, &plan);
        break;
      case 2:
        GivenColumns(job, &plan);
        break;
      case 4:
        CountryColumn(job, &plan);
        break;
      case 3:
        plan.content = Pick({"no placeholder", "5% off", "{Name}"});
        plan.columns.insert(plan.columns.end(), {{"SMSNumber"}, {"Whatever"}, {"手機", "Note"}, {"Phone", "Tel"}});
        break;
      default:
        if (OneIn(10)) job->header = "yes";
        if (OneIn(12)) plan.columns.insert(plan.columns.end(), {{"A", "B"}, {"Mobile"}, {"SMSNumber", "\"Name"}});
        break;
    }
    return plan;
  }

  void NoHeader(RefJob* job, Plan* plan) {
    plan->headers = false;
    plan->content = Pick({"hi", "hi", "%2%", "to %1%: %2%", "%Name%"});
    plan->columns = {{"SMSNumber", "Name", "RefID"}, {"SMSNumber", "Name"}, {"SMSNumber"}, {"Name", "SMSNumber"}};
    if (OneIn(2)) job->header = Pick({"no", "no", "yes"});
    if (OneIn(3)) job->number_column = Pick({"1", "2", "2", "9"});
    if (OneIn(3)) job->ref_column = Pick({"2", "3", "RefID"});
  }

  void HeaderInContent(RefJob* job, Plan* plan) {
    job->job_option |= 32;
    plan->headers = OneIn(4);
    plan->columns = {{"SMSNumber", "Name", "RefID"}};
    plan->content = Pick({"SMSNumber,Name,RefID\n", "SMSNumber,Name,RefID\r\n", "SMSNumber;Name;RefID\n",
                          "SMSNumber, name ,\"RefID\"\n", "SMSNumber,Name\n", "A,B\n", "", "Mobile,Phone,手機\n"}) +
                    plan->content;
    if (OneIn(6)) job->number_column = Pick({"1", "SMSNumber", "2", "Name", "Tel"});
    if (OneIn(6)) job->ref_column = Pick({"Name", "refid", "Nobody"});
  }

  void GivenColumns(RefJob* job, Plan* plan) {
    plan->columns = {{"Name", "Nummer", "Kunde"}, {"Nummer", "Kunde", "Name"}, {"Nummer", "SMSNumber", "Name"}};
    job->number_column = Pick({"Nummer", " NUMMER ", "Nummer", "2", "1", "Phone"});
    if (OneIn(2)) job->ref_column = Pick({"Kunde", "kunde", "Name"});
    if (OneIn(6)) job->header = Pick({"yes", "no"});
  }

  void CountryColumn(RefJob* job, Plan* plan) {
    plan->columns = {{"SMSNumber", "Country", "Name", "RefID"}, {"Name", "Country", "RefID", "手機"}};
    job->country_column = Pick({"Country", " country ", "2", "Country", "9", "Land"});
    if (OneIn(8)) {
      plan->headers = false;
      plan->columns = {{"SMSNumber", "Country", "Name"}};
      plan->content = "hi %3%";
    }
    if (OneIn(10)) plan->columns.push_back({"SMSNumber", "Name"});
  }

  std::string Country() {
    return Pick({"TW",
                 "TW",
                 "",
                 "886",
                 "+886",
                 "00886",
                 "886.0",
                 "８８６",
                 "台灣",
                 "臺灣",
                 "台湾",
                 "Taiwan",
                 "Taiwan (R.O.C.)",
                 "+886 台灣",
                 "Japan (81)",
                 "twn",
                 "JP",
                 "日本",
                 "81",
                 "HK",
                 "香港",
                 "Hong Kong",
                 "44",
                 "UK",
                 "Isle of Man",
                 "IM",
                 "1",
                 "美国",
                 "AT",
                 "Atlantis",
                 "?",
                 "999",
                 "王小明",
                 " ",
                 "　",
                 "\xFF",
                 "886.5"});
  }

  std::string Content() {
    if (OneIn(5)) return Pick({"“%Name%”…\nok", "a\n – %Name%", "【品牌】%Name%", "%Name%品牌"});
    return Pick({"Hi %Name%", "親愛的%Name%，您好！", "%Name%", "Dear %name%% NAME %", "no placeholder",
                 "全館5%回饋 %Name%", "％Name％ [~]", "Ref %RefID%: %Name%\r\n\r\n\r\n bye ", "%Nobody%",
                 std::string(150, 'a') + "%Name%", "{Name} %SMSNumber%", "  %Name%  ", "%ＮＡＭＥ%%%", "%Name%\n",
                 std::string(69, 'x') + "漢%Name%", "\xEF\xBB\xBF%Name%", "%Name", "100%Name% %x y%"});
  }

  // --- rows

  std::string Value() {
    return Pick({"小明",
                 "a",
                 "",
                 "\"x, y\"",
                 "\"say \"\"hi\"\"\"",
                 "\"two\nlines\"",
                 "\"two\r\nlines\"",
                 "{~}",
                 "\"stray",
                 "x\"y",
                 "%Name%",
                 "  ",
                 "　",
                 "\xE5\xB0",
                 "\"quoted\"tail",
                 "王小明先生",
                 "😀",
                 "è",
                 "line\x0B"
                 "feed",
                 "\\",
                 "0912345678",
                 std::string(30, 'z'),
                 "A%",
                 "，",
                 "許功蓋",
                 "堃犇碁",
                 "裏恒峯喆",
                 "弋\\一|",
                 "ぁア①",
                 "\uE000\uF848",
                 "王?明",
                 "羅",
                 "ùùùù",
                 "\"\n０９１２３４５６７８,b,c\n\"",
                 "&#22531;",
                 "\"\"",
                 "\"a\",\"b\"",
                 "\"\n0912345678,b,c\n\""});
  }

  std::string LineEnd(const std::string& delimiter) {
    return Pick({"\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n" + delimiter + delimiter + "\n", "\r\n \r\n"});
  }

  std::string Join(const std::vector<std::string>& fields, const std::string& delimiter) {
    std::string row;
    for (size_t i = 0; i < fields.size(); ++i) row += (i > 0 ? delimiter : "") + fields[i];
    return row;
  }

  static bool IsNumberColumn(const std::string& name) {
    static const std::vector<std::string> kNames = {"SMSNumber", "\"SMSNumber\"", "手機",     "Mobile No", "Mobile",
                                                    "Nummer",    "Phone",         "Whatever", "B"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }

  std::string Row(const std::vector<std::string>& columns, const std::string& delimiter) {
    if (OneIn(30)) return Join(columns, delimiter);
    if (OneIn(50)) return std::string("0912345678,a\0b,c", 16);
    if (OneIn(300)) return "0912345678" + delimiter + "\xA4\xFD\xA4\x70\xA9\xFA";  // Big5
    std::vector<std::string> fields;
    for (const std::string& column : columns) {
      const bool ref = column == "RefID" || column == "Kunde";
      fields.push_back(IsNumberColumn(column) ? numbers_.Next()
                       : column == "Country"  ? Country()
                       : ref && OneIn(2)      ? "R" + std::to_string(Below(5))
                                              : Value());
    }
    if (OneIn(10)) fields.resize(1 + Below(fields.size()));
    if (OneIn(15)) fields.push_back("surplus");
    return Join(fields, delimiter);
  }

  // Enough to show that a list is UTF-8.
  std::string Evidence(const std::vector<std::string>& columns, const std::string& delimiter) {
    std::vector<std::string> fields;
    for (const std::string& column : columns)
      fields.push_back(IsNumberColumn(column) ? "0912345678" : "王小明女士先生");
    if (columns.size() == 1) return "手機：0912345678";
    return Join(fields, delimiter);
  }

  std::string DelimiterOf(const RefJob& job) {
    static const std::vector<std::pair<std::string, std::string>> kSet = {
        {"comma", ","}, {"semicolon", ";"}, {"tab", "\t"}, {"pipe", "|"}, {"fullwidth-comma", "，"}, {"space", " "}};
    for (const auto& [word, bytes] : kSet) {
      if (job.delimiter == word && !OneIn(8)) return bytes;
    }
    return OneIn(4) ? Pick({";", "\t", "|", "，"}) : ",";
  }

  std::string List(const Plan& plan, const RefJob& job) {
    if (OneIn(150)) return Pick({"", "\xEF\xBB\xBF", "PK\x03\x04zip", "\n\n", ",\n", "sep=,", "x\n"});
    const std::string delimiter = DelimiterOf(job);
    const std::vector<std::string> columns = Pick(plan.columns);
    std::string list;
    if (OneIn(10)) list += "\xEF\xBB\xBF";
    if (OneIn(20)) list += OneIn(2) ? "sep=" + delimiter + "\r\n" : "SEP=;\n";
    if (OneIn(20)) list += "\n";
    if (plan.headers) list += Join(columns, delimiter) + LineEnd(delimiter);
    if (!OneIn(8)) list += Evidence(columns, delimiter) + LineEnd(delimiter);
    const size_t rows = OneIn(20) ? Below(120) : Below(14);
    for (size_t i = 0; i < rows; ++i) {
      list += Row(columns, delimiter) + (i + 1 < rows || !OneIn(4) ? LineEnd(delimiter) : "");
    }
    return OneIn(6) ? Mutated(list) : list;
  }

  std::string TypedList(const Plan& plan, const RefJob& job) {
    if (OneIn(30)) return Pick({"", "\xEF\xBB\xBF", ",", "\n"});
    if (OneIn(3)) return List(plan, job);
    std::string text;
    if (OneIn(20)) text += "\xEF\xBB\xBF";
    const size_t pieces = 1 + Below(6);
    for (size_t i = 0; i < pieces; ++i) {
      text += Pick({"0912345678", "0923-456-789", " 0934567890 ", "0945678901 0956789012", "abc", "", "0912 345 678",
                    "1,2", "0912345678　0923456789", "+886912345678", "\xFF", std::string("0\0", 2), numbers_.Next()});
      text += Pick({",", ";", "，", "、", "\t", "\n", "\r\n", " "});
    }
    return text;
  }

  void AddLists(const Plan& plan, RefJob* job) {
    if (!OneIn(15)) job->lists.push_back({"a.csv", Encoded(List(plan, *job)), false});
    if (OneIn(4)) job->lists.push_back({"b.csv", Encoded(List(plan, *job)), false});
    if (OneIn(6) || job->lists.empty()) job->lists.push_back({"--list-text", TypedList(plan, *job), true});
    if (OneIn(20)) job->lists.push_back({"c.csv", Encoded(List(plan, *job)), false});
  }

  // A few bytes go wrong.
  std::string Mutated(std::string list) {
    if (list.empty()) return list;
    for (size_t i = 1 + Below(4); i > 0; --i) {
      const size_t pos = Below(list.size());
      const std::string piece =
          Pick({"\"",   "\"\"", ",",  "\n", "\r", " ", "0", "\"\n", "\",",         ";", std::string(1, '\0'),
                "\xE5", "+",    "　", "\t", "'",  "=", "%", ".",    "\xEF\xBB\xBF"});
      switch (Below(3)) {
        case 0:
          list.insert(pos, piece);
          break;
        case 1:
          list.replace(pos, 1, piece);
          break;
        default:
          list.erase(pos, 1 + Below(3));
          break;
      }
      if (list.empty()) break;
    }
    return list;
  }

  // --- suppression lists

  std::string SuppressionList() {
    if (OneIn(25)) return Pick({"", "\xEF\xBB\xBF", "nobody\n", "\n", "PK\x03\x04"});
    std::string list = Pick({"", "", "Mobile,why\n", "電話\n", "SMSNumber;x\n", "anything\n"});
    if (OneIn(12)) list = "\xEF\xBB\xBF" + list;
    const size_t entries = 1 + Below(6);
    for (size_t i = 0; i < entries; ++i) {
      list += numbers_.Next();
      if (OneIn(12)) list += ",王小明女士先生";
      if (OneIn(3)) list += Pick({",x", ",小明", ";y", ",\xFF", ",\"", ",è", std::string(",\0", 2)});
      list += Pick({"\n", "\n", "\n", "\r\n", "\n\n", "\r"});
    }
    return OneIn(6) ? Mutated(list) : list;
  }

  void Suppress(int bit, std::vector<std::string>* lists, RefJob* job) {
    job->list_option |= bit;
    lists->push_back(Encoded(SuppressionList()));
    if (OneIn(6)) lists->push_back(Encoded(SuppressionList()));
  }

  void AddSuppression(RefJob* job) {
    if (OneIn(3)) Suppress(32, &job->unsubscribe, job);
    if (OneIn(4)) Suppress(128, &job->blacklist, job);
    if (OneIn(4)) {
      Suppress(256, &job->whitelist, job);
      job->whitelist_mode = Pick({"exclude", "only", "override"});
    }
    if (OneIn(6)) job->already_sent = {886912345678, 886923456789};
    job->allow_empty_list = !OneIn(6);
    job->max_list_errors = 100;
    if (OneIn(6)) {
      job->max_list_errors = OneIn(2) ? -1 : static_cast<long>(Below(3));
      job->max_list_errors_percent = Pick<double>({0, 1, 25, 50});
    }
  }

  WrittenNumbers numbers_;
  std::vector<std::string> encodings_ = {"utf-8"};  // to choose a list's from
};

}  // namespace

RefJob RandomJob(uint32_t seed) { return Maker(seed).Make(); }

}  // namespace muster
