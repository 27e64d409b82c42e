#include "reference/countries.h"

#include <map>

#include "reference/number_plan.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

// By Bare name.
const std::map<std::string, std::string> kNames = {
    {"taiwan", "TW"}, {"taiwanroc", "TW"}, {"台灣", "TW"},     {"台湾", "TW"},    {"twn", "TW"},  {"japan", "JP"},
    {"日本", "JP"},   {"hongkong", "HK"},  {"香港", "HK"},     {"uk", "GB"},      {"英國", "GB"}, {"美国", "US"},
    {"us", "US"},     {"isleman", "IM"},   {"中國大陸", "CN"}, {"austria", "AT"}, {"roc", "TW"},  {"台", ""}};

std::string Upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string RegionNamed(const std::string& folded) {
  std::string region = Upper(folded);
  return CallingCodeOfRegion(region).empty() ? "" : region;
}

// "886" of 886, +886, 00886 and, as long as it is a region, TW; "" of anything else.
std::string CodeOf(std::string_view text) {
  std::string folded = FoldName(text);
  std::string digits = folded;
  if (StartsWith(digits, "+")) {
    digits.erase(0, 1);
  } else if (StartsWith(digits, "00")) {
    digits.erase(0, 2);
  }
  if (!digits.empty() && CallingCodeOf(digits) == digits) return digits;
  return CallingCodeOfRegion(RegionNamed(folded));
}

// "886.0" is how a spreadsheet writes 886.
std::string WithoutTail(std::string text) {
  for (std::string tail : {".00", ".0"}) {
    if (text.size() <= tail.size() || text.substr(text.size() - tail.size()) != tail) continue;
    std::string whole = text.substr(0, text.size() - tail.size());
    if (whole.find_first_not_of("0123456789") == std::string::npos) return whole;
  }
  return text;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The words of a name one behind the other, without dots and without words that are in many names.
std::string Bare(const std::u32string& folded) {
  std::string bare, word;
  auto end_word = [&] {
    if (word != "the" && word != "and" && word != "of") bare += word == "st" ? "saint" : word;
    word.clear();
  };
  for (char32_t c : folded) {
    if (c == U'.') continue;
    bool letter = (c >= U'a' && c <= U'z') || IsDigit(c) || (c >= 0xC0 && c != U'×' && c != U'÷');
    if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) || c >= 0xFE00) letter = false;
    if (c >= 0x300 && c <= 0x36F) continue;  // an accent by itself
    if (letter) {
      word += Encode(std::u32string(1, c == U'臺' ? U'台' : c));
    } else {
      end_word();
    }
  }
  end_word();
  return bare;
}

std::string RegionOfName(const std::u32string& folded) {
  std::string bare = Bare(folded);
  auto name = kNames.find(bare);
  return name != kNames.end() ? name->second : RegionNamed(bare);
}

// A code, a name, or both of one country; "" of anything else.
std::string RegionOfField(std::string_view text) {
  std::u32string folded = Decode(WithoutTail(FoldName(text)));
  std::string digits;
  std::u32string rest;
  size_t runs = 0;
  for (size_t i = 0; i < folded.size(); ++i) {
    if (!IsDigit(folded[i])) {
      rest += folded[i] == U'+' ? U' ' : folded[i];
      continue;
    }
    if (i == 0 || !IsDigit(folded[i - 1])) ++runs;
    digits += static_cast<char>(folded[i]);
  }
  if (runs == 0) return RegionOfName(rest);
  std::string code = CodeOf(digits);
  if (runs > 1 || code.empty()) return "";
  if (Bare(rest).empty()) return MainRegionOf(code);
  std::string region = RegionOfName(rest);
  return CallingCodeOfRegion(region) == code ? region : "";
}

}  // namespace

std::string JobRegion(std::string_view country, std::string_view region) {
  std::string of_code = IsWhiteSpaceOnly(country) ? "" : ParseCountry(country);
  if (!IsWhiteSpaceOnly(country) && of_code.empty()) return "";
  if (IsWhiteSpaceOnly(region)) return of_code.empty() ? "TW" : of_code;
  std::string named = RegionNamed(FoldName(region));
  if (!of_code.empty() && CallingCodeOfRegion(of_code) != CallingCodeOfRegion(named)) return "";
  return named;
}

bool CodesOf(const std::vector<std::string>& countries, std::set<std::string>* codes) {
  for (const std::string& item : countries) {
    std::string rest = item + ",";
    while (!rest.empty()) {
      std::string code = CodeOf(rest.substr(0, rest.find(',')));
      if (code.empty()) return false;
      codes->insert(code);
      rest.erase(0, rest.find(',') + 1);
    }
  }
  return true;
}

Home HomeOfField(std::string_view text, const Home& job) {
  if (FoldName(text).empty()) return job;
  Home home = job;
  home.region = RegionOfField(text);
  if (home.region != job.region) home.area.clear();
  return home;
}

}  // namespace muster_reference
