#include "pipeline/written_numbers.h"

namespace muster {

std::string WrittenNumbers::Next() {
  // Few, so that duplicates and opt-outs happen.
  const std::string d = dice_.Pick({"912345678", "923456789", "934567890", "945678901", "956789012"});
  if (as_written && dice_.OneIn(3)) return Composed(d);
  if (local && dice_.OneIn(10)) return dice_.Pick({"27187200", "23456789", "2345678", "2345-6789"});
  switch (dice_.Below(28)) {
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
      return "０" + d;
    case 6:
      return "\"=\"\"0" + d + "\"\"\"";
    case 7:
      return d + ".0";
    case 8:
      return "00886" + d;
    case 9:
      return "手機：0" + d;
    case 10:
      return "\u200B0" + d + "\u00A0";
    case 11:
      return Composed(d);
    case 12:
      return Foreign();
    case 13:
    case 14:
      return Odd();
    default:
      return "0" + d;
  }
}

// A number beside something else.
std::string WrittenNumbers::Composed(const std::string& d) {
  return dice_.Pick({"0" + d + "/0923456789", "0" + d + "、" + "0934567890", "0" + d + " 王", "王0" + d, "0" + d + "#5",
                     "0" + d + " 0923456789", "a0" + d + "b", "0" + d + "轉9", "0" + d + "+886956789012", " 0" + d,
                     "N/A", "nobody", " N/A ", "\"0" + d + ",0923456789\"", "2+5轉9", "(0" + d.substr(0, 3) + ") 123"});
}

std::string WrittenNumbers::Foreign() {
  return dice_.Pick({"+85291234567",   "+44 (0)7700 900123", "07700900123",        "447700900123", "+447700900123",
                     "2025550123",     "+1 202 555 0123",    "8613800138000",      "013800138000", "13800138000",
                     "06201234567",    "0620123456",         "+36 06 20 123 4567", "91234567",     "85291234567",
                     "00285291234567", "+390612345678",      "09012345678",        "9012345678",   "61234567",
                     "7624123456",     "07624 123456",       "0043 1111570780",    "1111 570780",  "+8190 1234 5678",
                     "+80012345678",   "+85261234567"});
}

std::string WrittenNumbers::Odd() {
  return dice_.Pick({"",
                     " ",
                     "　",
                     "N/A",
                     "abc",
                     "02-27187200",
                     "0227187200",
                     "0800123456",
                     "27187200",
                     "23456789",
                     "2345678",
                     "9.12E+08",
                     "傳真:0227187200",
                     "0912345",
                     "09123456789",
                     "0912345678901234",
                     "+999123456789",
                     "0227187200#12",
                     "0912345678 0923456789",
                     "'0912345678",
                     "9.12345678E+08",
                     "10",
                     "0912\t345678",
                     "110",
                     "0301234567",
                     "٠٩١٢٣٤٥٦٧٨",
                     "\"0912345678",
                     "\"0912345678\" x",
                     "0912345678\"",
                     "\xE7\x8E",
                     "0912\xFF"
                     "345678",
                     "002886912345678",
                     "0501234567",
                     "0991234567",
                     "7012345678",
                     "0112345678",
                     "+886112345678",
                     "0112345678/0912345678",
                     "0112345678 0112345679",
                     "011-234-5678",
                     "2005550123",
                     "0112345678#5"});
}

}  // namespace muster
