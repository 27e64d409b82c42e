#include "pipeline/random_jobs.h"

#include <iterator>
#include <random>
#include <vector>

namespace muster {
namespace {

using muster_reference::RefJob;

class Maker {
 public:
  explicit Maker(uint32_t seed) : random_(seed) {}

  RefJob Make() {
    RefJob job;
    job.lists.push_back({"a.csv", List(), false});
    if (OneIn(6)) job.lists.push_back({"b.csv", List(), false});
    if (OneIn(8)) job.lists.push_back({"--list-text", TypedList(), true});
    job.content = Content();
    job.list_option = 64;
    if (OneIn(5)) job.list_option = 0;
    if (OneIn(4)) job.list_option |= 4;
    if (OneIn(4)) job.list_option |= 8;
    if (OneIn(8)) job.list_option |= 16;
    if (OneIn(8)) job.job_option |= 1;
    if (OneIn(3)) Suppress(32, &job.unsubscribe, &job);
    if (OneIn(4)) Suppress(128, &job.blacklist, &job);
    if (OneIn(6)) {
      Suppress(256, &job.whitelist, &job);
      job.whitelist_mode = Pick({"exclude", "only", "override"});
    }
    if (OneIn(8)) job.already_sent = {886912345678, 886923456789};
    if (OneIn(6)) job.accept = "any";
    if (OneIn(8)) job.area = "02";
    if (OneIn(6)) job.character_set = OneIn(2) ? 17 : 117;
    if (OneIn(6)) job.body_format = Below(2);
    if (OneIn(6)) job.max_segments = 1 + Below(2);
    if (OneIn(8)) job.reject_empty_field = true;
    if (OneIn(6)) job.ref_id = "J-1";
    if (OneIn(4)) job.batch_size = 1 + Below(4);
    if (OneIn(4)) job.max_field_lines = 1 + Below(3);
    if (OneIn(6)) job.max_record_bytes = 24 + Below(60);
    if (OneIn(10)) job.max_rejects = Below(3);
    return job;
  }

 private:
  size_t Below(size_t n) { return random_() % n; }
  bool OneIn(size_t n) { return Below(n) == 0; }
  std::string Pick(const std::vector<std::string>& choices) { return choices[Below(choices.size())]; }

  // A few numbers come again and again, so that duplicates and opt-outs happen, in many writings.
  std::string Number() {
    static const std::vector<std::string> kDigits = {"912345678", "923456789", "934567890", "945678901", "956789012"};
    const std::string d = Pick(kDigits);
    switch (Below(24)) {
      case 0:
        return "0" + d.substr(0, 3) + "-" + d.substr(3, 3) + "-" + d.substr(6);
      case 1:
        return "+886" + d;
      case 2:
        return "886" + d;
      case 3:
        return d;
      case 4:
        return "+886 (0) " + d;
      case 5:
        return "００" + d;
      case 6:
        return "\"=\"\"0" + d + "\"\"\"";
      case 7:
        return d + ".0";
      case 8:
        return "00886" + d;
      case 9:
        return "手機：0" + d;
      case 10:
        return "\xE2\x80\x8B"
               "0" +
               d + "\xC2\xA0";
      case 11:
        return Pick({"",
                     " ",
                     "N/A",
                     "abc",
                     "02-27187200",
                     "0800123456",
                     "27187200",
                     "9.12E+08",
                     "傳真:0227187200",
                     "0912345",
                     "09123456789",
                     "85291234567",
                     "+85291234567",
                     "+999123456789",
                     "0227187200#12",
                     "0912345678 0923456789",
                     "0912345678、0923456789",
                     "'0912345678",
                     "9.12345678E+08",
                     "0912345678 王",
                     "10",
                     "+1 202 555 0123",
                     "0912\t345678",
                     "110",
                     "\"0912345678",
                     "\"0912345678\" x",
                     "0912345678\"",
                     "\xE7\x8E",
                     "0912\xFF"
                     "345678",
                     "002886912345678"});
      default:
        return "0" + d;
    }
  }

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
                 "\"\"",
                 "\"a\",\"b\""});
  }

  std::string LineEnd() { return Pick({"\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n,,\n", "\r\n \r\n"}); }

  std::string Row() {
    if (OneIn(30)) return "SMSNumber,Name,RefID";
    if (OneIn(40)) return std::string("0912345678,a\0b,c", 16);
    std::string row = Number();
    if (OneIn(12)) return row;
    row += "," + Value();
    if (OneIn(12)) return row;
    row += "," + (OneIn(2) ? "R" + std::to_string(Below(5)) : Value());
    if (OneIn(15)) row += ",surplus";
    return row;
  }

  std::string List() {
    std::string list;
    if (OneIn(10)) list += "\xEF\xBB\xBF";
    if (OneIn(20)) list += "sep=,\r\n";
    if (OneIn(20)) list += "\n";
    list += Pick({"SMSNumber,Name,RefID", "SMSNumber,Name,RefID", "SMSNumber,Name,RefID", "\"SMSNumber\", name ,RefID",
                  "Name,手機,RefID", "name,phone,Mobile No"});
    list += LineEnd();
    const size_t rows = Below(14);
    for (size_t i = 0; i < rows; ++i) list += Row() + (i + 1 < rows || !OneIn(4) ? LineEnd() : "");
    return list;
  }

  std::string TypedList() {
    std::string text;
    const size_t pieces = 1 + Below(5);
    for (size_t i = 0; i < pieces; ++i) {
      text += Pick(
          {"0912345678", "0923-456-789", " 0934567890 ", "0945678901 0956789012", "abc", "", "0912 345 678", "1,2"});
      text += Pick({",", ";", "，", "、", "\t", "\n", "\r\n", " "});
    }
    return text;
  }

  std::string Content() {
    return Pick({"Hi %Name%", "親愛的%Name%，您好！", "%Name%", "Dear %name%% NAME %", "no placeholder",
                 "全館5%回饋 %Name%", "％Name％ [~]", "Ref %RefID%: %Name%\r\n\r\n\r\n bye ", "%Nobody%",
                 std::string(150, 'a') + "%Name%", "{Name} %SMSNumber%", "  %Name%  "});
  }

  void Suppress(int bit, std::vector<std::string>* lists, RefJob* job) {
    job->list_option |= bit;
    std::string list = Pick({"", "", "Mobile,why\n", "電話\n"});
    const size_t entries = 1 + Below(4);
    for (size_t i = 0; i < entries; ++i) list += Number() + (OneIn(3) ? ",x" : "") + "\n";
    lists->push_back(list);
    job->max_list_errors = OneIn(5) ? -1 : 100;
    job->allow_empty_list = !OneIn(5);
  }

  std::mt19937 random_;
};

}  // namespace

RefJob RandomJob(uint32_t seed) { return Maker(seed).Make(); }

std::string Show(const RefJob& job) {
  std::string text = "content: " + job.content + "\nlist option " + std::to_string(job.list_option) + ", job option " +
                     std::to_string(job.job_option) + ", accept " + job.accept + ", area " + job.area +
                     ", record limit " + std::to_string(job.max_record_bytes) + ", field lines " +
                     std::to_string(job.max_field_lines) + "\n";
  const auto show_all = [&text](const char* what, const std::vector<std::string>& lists) {
    for (const std::string& bytes : lists) text += std::string("--- ") + what + "\n" + bytes + "\n";
  };
  for (const auto& list : job.lists) show_all(list.name.c_str(), {list.bytes});
  show_all("unsubscribe", job.unsubscribe);
  show_all("blacklist", job.blacklist);
  show_all("whitelist", job.whitelist);
  return text;
}

}  // namespace muster
