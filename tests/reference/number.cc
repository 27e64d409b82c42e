#include "reference/number.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <set>

#include "reference/number_plan.h"
#include "reference/text.h"

namespace muster_reference {
namespace {

const std::vector<std::string> kRepairOrder = {"punctuation",  "width",        "invisible",
                                               "leading_zero", "prefix",       "spreadsheet_text",
                                               "scientific",   "decimal_tail", "area_code"};

// Longest first, so that the whole label is seen.
const std::vector<std::u32string> kPhoneLabels = {U"行動電話", U"手機", U"行動", U"電話", U"mobile",
                                                  U"phone",    U"cell", U"tel",  U"m",    U"t"};
const std::vector<std::u32string> kExtensionMarks = {U"extension", U"extn", U"ext", U"x",    U"#",    U"分機",
                                                     U"分机",      U"轉",   U"转",  U"內線", U"内線", U"内线"};

bool IsInvisibleSpace(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool IsInvisible(char32_t c) {
  return IsInvisibleSpace(c) || c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180F) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Spaces, dots, dashes, brackets: never a reason to refuse. `c` is already half width.
bool IsPunctuation(char32_t c) {
  return std::u32string_view(U" \t-()[].。｡_·•‧⁃∙⋅・ー･").find(c) != std::u32string_view::npos ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63;
}

bool IsSeparator(char32_t c) { return std::u32string_view(U"/、､;,").find(c) != std::u32string_view::npos; }

bool AllDigits(std::u32string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit); }

void TrimSpacesAndTabs(std::u32string* text) {
  while (!text->empty() && (text->front() == U' ' || text->front() == U'\t')) text->erase(0, 1);
  while (!text->empty() && (text->back() == U' ' || text->back() == U'\t')) text->pop_back();
}

std::u32string Lower(std::u32string_view text) {
  std::u32string lower;
  for (char32_t c : text) lower += LowerAscii(c);
  return lower;
}

// One field on its way to digits.
struct Work {
  std::u32string text;
  std::set<std::string> repairs;
};

// Half width, ASCII digits, nothing invisible, no white space at the ends.
void Normalise(Work* work) {
  std::u32string out;
  for (char32_t c : work->text) {
    if (IsInvisible(c)) {
      work->repairs.insert("invisible");
      continue;
    }
    if (DigitValue(c) >= 0 && !IsDigit(c)) {
      work->repairs.insert("width");
      c = static_cast<char32_t>(U'0' + DigitValue(c));
    }
    if (HalfWidth(c) != c && HalfWidth(c) == U'+') work->repairs.insert("width");
    out += HalfWidth(c);
  }
  TrimSpacesAndTabs(&out);
  work->text = out;
}

// ="0912345678" and '0912345678
void TakeOffSpreadsheetText(Work* work) {
  std::u32string& text = work->text;
  if (text.size() >= 3 && text.substr(0, 2) == U"=\"" && text.back() == U'"') {
    text = text.substr(2, text.size() - 3);
  } else if (!text.empty() && text[0] == U'\'') {
    text.erase(0, 1);
  } else {
    return;
  }
  work->repairs.insert("spreadsheet_text");
  TrimSpacesAndTabs(&text);
}

void TakeOffLabel(Work* work) {
  std::u32string lower = Lower(work->text);
  for (const std::u32string& label : kPhoneLabels) {
    if (lower.substr(0, label.size()) == label && lower.substr(label.size(), 1) == U":") {
      work->text.erase(0, label.size() + 1);
      work->repairs.insert("punctuation");
      return;
    }
  }
}

void TakeOffDecimalTail(Work* work) {
  size_t dot = work->text.find(U'.');
  if (dot == std::u32string::npos || !AllDigits(work->text.substr(0, dot))) return;
  std::u32string tail = work->text.substr(dot);
  if (tail != U".0" && tail != U".00") return;
  work->text = work->text.substr(0, dot);
  work->repairs.insert("decimal_tail");
}

// 9.12345678E+08. Returns a reject code, or "" (also when the text is nothing of the kind).
std::string TakeOffScientific(Work* work) {
  size_t e = Lower(work->text).find(U'e');
  if (e == std::u32string::npos) return "";
  std::u32string mantissa = work->text.substr(0, e), exponent = work->text.substr(e + 1);
  if (!exponent.empty() && exponent[0] == U'+') exponent.erase(0, 1);
  size_t dot = mantissa.find(U'.');
  std::u32string whole = mantissa.substr(0, dot);
  std::u32string fraction = dot == std::u32string::npos ? U"" : mantissa.substr(dot + 1);
  if (!AllDigits(whole) || !AllDigits(exponent) || (dot != std::u32string::npos && !AllDigits(fraction))) return "";
  while (exponent.size() > 1 && exponent[0] == U'0') exponent.erase(0, 1);
  size_t digits = exponent.size() > 3 ? 9999 : std::stoul(Encode(exponent));
  if (fraction.size() < digits) return "scientific_lost_digits";
  if (fraction.size() > digits) return "not_a_number";
  work->text = whole + fraction;
  work->repairs.insert("scientific");
  return "";
}

// A number, a mark (#, x, ext, 分機, 轉) and digits.
bool HasExtension(std::u32string_view text) {
  std::u32string rest = Lower(text);
  size_t at = 0;
  size_t digits = 0;
  bool plus = false;
  while (at < rest.size()) {
    if (rest[at] == U'+') {
      if (plus || digits > 0) return false;
      plus = true;
    } else if (IsDigit(rest[at])) {
      ++digits;
    } else if (!IsPunctuation(rest[at])) {
      break;
    }
    ++at;
  }
  if (digits == 0) return false;
  rest = rest.substr(at);
  bool marked = false;
  for (bool more = true; more;) {
    more = false;
    while (marked && !rest.empty() && (IsPunctuation(rest[0]) || rest[0] == U':' || rest[0] == U'=')) rest.erase(0, 1);
    for (const std::u32string& mark : kExtensionMarks) {
      if (rest.substr(0, mark.size()) != mark) continue;
      rest.erase(0, mark.size());
      marked = more = true;
      break;
    }
  }
  if (!marked || rest.empty() || !IsDigit(rest[0])) return false;
  return std::all_of(rest.begin(), rest.end(), [](char32_t c) { return IsDigit(c) || IsPunctuation(c); });
}

// Drops punctuation. Returns false when something else than digits and one leading plus remains.
bool KeepDigits(Work* work, std::string* digits, bool* plus) {
  for (char32_t c : work->text) {
    if (IsDigit(c)) {
      *digits += static_cast<char>(c);
    } else if (c == U'+' && digits->empty() && !*plus) {
      *plus = true;
    } else if (IsPunctuation(c)) {
      work->repairs.insert("punctuation");
    } else {
      return false;
    }
  }
  return !digits->empty();
}

Reading Refuse(const std::string& code) {
  Reading reading;
  reading.code = code;
  return reading;
}

Reading Accept(const PlanResult& plan, const std::set<std::string>& repairs) {
  Reading reading;
  reading.calling_code = plan.calling_code;
  reading.nsn = plan.nsn;
  reading.region = plan.region;
  reading.type = plan.type;
  reading.valid = plan.code.empty();
  reading.international = plan.code_written;
  reading.rewritten = plan.rewritten;
  reading.trunk_prefix = plan.trunk_prefix;
  reading.key = std::stoull(plan.calling_code + plan.nsn);
  for (const std::string& repair : kRepairOrder) {
    if (repairs.count(repair) > 0) reading.repairs.push_back(repair);
  }
  return reading;
}

bool IsMobile(const std::string& type) { return type == "mobile" || type == "fixed_line_or_mobile"; }

// A subscriber number of the area the job names, written without the area code.
bool ReadLocal(const std::string& digits, bool plus, const Home& home, PlanResult* local) {
  if (plus || home.area.empty() || digits[0] == '0') return false;
  if (!IsSubscriberLength(home.region, home.area, digits.size())) return false;
  *local = JudgeDigits(TrunkOf(home.region) + home.area + digits, false, home.region);
  return local->code.empty() && !local->code_written;
}

Reading ReadDigits(const std::string& digits, bool plus, std::set<std::string> repairs, const Home& home) {
  PlanResult local;
  if (ReadLocal(digits, plus, home, &local)) {
    repairs.insert("area_code");
    return Accept(local, repairs);
  }
  PlanResult plan = JudgeDigits(digits, plus, home.region);
  if (!plan.code.empty() && !plus && StartsWith(digits, "00") && !CallingCodeOf(digits.substr(2)).empty()) {
    PlanResult behind = JudgeDigits(digits.substr(2), true, home.region);
    if (behind.code.empty()) plan = behind;
  }
  if (!plan.code.empty() && !(home.possible && plan.possible)) return Refuse(plan.code);
  bool plain_plus = plus && digits == plan.calling_code + plan.nsn;
  if (plan.code_written && !plain_plus) repairs.insert("prefix");
  // Typed at home, nothing but the national number, and its national form has more.
  bool trunk_missing = plan.trunk_prefix && !plan.code_written && digits == plan.nsn;
  if (trunk_missing && IsMobile(plan.type)) repairs.insert("leading_zero");
  Reading reading = Accept(plan, repairs);
  reading.no_trunk_prefix = trunk_missing && !IsMobile(plan.type);
  // Of a range that the plan does not know: as it was written.
  bool wrote_trunk = digits != plan.nsn && !plan.code_written && digits == TrunkOf(home.region) + plan.nsn;
  if (!reading.valid && wrote_trunk) reading.trunk_prefix = true;
  return reading;
}

// Complete numbers beside each other are told by the plan alone: a possible length is too little to part a field.
bool IsValid(std::string_view text, const Home& home) {
  Home strict = home;
  strict.possible = false;
  return ReadNumber(text, strict).code.empty();
}

// `/ 、 ; , ，` are never punctuation.
Reading ReadSeparated(std::u32string_view text, const Home& home) {
  std::vector<std::u32string> parts(1);
  for (char32_t c : text) {
    if (IsSeparator(c)) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (const std::u32string& part : parts) {
    if (!IsValid(Encode(part), home)) return Refuse("not_a_number");
  }
  return Refuse("multiple_numbers");
}

// The field as one number.
Reading ReadWhole(std::string_view field, const Home& home) {
  Work work;
  work.text = Decode(field);
  Normalise(&work);
  TakeOffSpreadsheetText(&work);
  if (work.text.empty()) return Refuse("empty_number");
  if (std::any_of(work.text.begin(), work.text.end(), IsSeparator)) return ReadSeparated(work.text, home);
  TakeOffLabel(&work);
  TrimSpacesAndTabs(&work.text);
  TakeOffDecimalTail(&work);
  std::string scientific = TakeOffScientific(&work);
  if (!scientific.empty()) return Refuse(scientific);
  if (HasExtension(work.text)) return Refuse("extension");
  std::string digits;
  bool plus = false;
  if (!KeepDigits(&work, &digits, &plus)) return Refuse("not_a_number");
  return ReadDigits(digits, plus, work.repairs, home);
}

// The runs of characters a number is written with; a plus behind a digit begins a new one.
std::vector<std::string> NumberRuns(std::string_view field) {
  std::vector<std::string> runs(1);
  bool digit = false;  // in the last run
  for (char32_t c : Decode(field)) {
    char32_t half = HalfWidth(c);
    if (half == U'+' && digit) {
      runs.emplace_back();
      digit = false;
    }
    if (DigitValue(c) >= 0) digit = true;
    if (DigitValue(c) >= 0 || IsPunctuation(half) || half == U'+' || IsInvisible(c)) {
      runs.back() += Encode(std::u32string(1, c));
    } else {
      runs.emplace_back();
      digit = false;
    }
  }
  return runs;
}

bool MatchesDialable(std::string_view field) {
  if (StartsWith(field, "+")) field.remove_prefix(1);
  return AllDigits(Decode(field));
}

// List option 12: the number goes out exactly as written.
// A row of another country than the job's is also probed with what its field is in the job's.
Verdict JudgeAsWritten(std::string_view field, const Home& home, const Home& job_home) {
  Verdict verdict;
  bool control =
      std::any_of(field.begin(), field.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (field.size() > 64 || control) {
    verdict.code = "not_clean";
    return verdict;
  }
  verdict.to = field;
  Reading reading = ReadNumber(field, home);
  if (reading.code.empty()) {
    verdict.key = reading.key;
    verdict.calling_code = reading.calling_code;
    verdict.region = reading.region;
    verdict.type = reading.type;
    verdict.probes = {reading.key};
    // One that is only possible may hold others for certain.
    if (!reading.valid) {
      for (uint64_t key : AllNumbersSeen(field, home)) verdict.probes.push_back(key);
    }
  } else if (home.region.empty()) {
    // Nobody could be looked for on an opt-out list.
    verdict = Verdict();
    verdict.code = "unknown_country";
    return verdict;
  } else {
    verdict.key = UnreadableKey(field);
    verdict.probes = AllNumbersSeen(field, home);
    verdict.probes.insert(verdict.probes.begin(), verdict.key);
  }
  if (home.region == job_home.region) return verdict;
  for (uint64_t key : AllNumbersSeen(field, job_home)) verdict.probes.push_back(key);
  verdict.probes.push_back(UnreadableKey(field));
  return verdict;
}

}  // namespace

std::string ParseCountry(std::string_view text) {
  std::string folded = FoldName(text);
  std::string_view digits = folded;
  if (StartsWith(digits, "+")) {
    digits.remove_prefix(1);
  } else if (StartsWith(digits, "00")) {
    digits.remove_prefix(2);
  }
  std::string region = MainRegionOf(std::string(digits));
  if (!region.empty()) return region;
  for (char& c : folded) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return CallingCodeOfRegion(folded).empty() ? "" : folded;
}

bool ParseArea(std::string_view text, const std::string& region, std::string* area) {
  area->clear();
  if (IsWhiteSpaceOnly(text)) return true;
  for (char c : FoldName(text)) {
    if (c >= '0' && c <= '9') {
      *area += c;
    } else if (std::string_view("() -").find(c) == std::string_view::npos) {
      return false;
    }
  }
  std::string trunk = TrunkOf(region);
  if (StartsWith(*area, trunk)) area->erase(0, trunk.size());
  return IsArea(region, *area);
}

std::string Reading::E164() const { return "+" + calling_code + nsn; }

std::string Reading::National() const { return (trunk_prefix ? TrunkOf(MainRegionOf(calling_code)) : "") + nsn; }

std::vector<std::string> PartsBetweenSpaces(std::string_view text) {
  std::vector<std::string> parts;
  std::u32string part;
  for (char32_t c : Decode(text) + U" ") {
    if (c != U' ' && c != U'\t' && !IsInvisibleSpace(c)) {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(Encode(part));
      part.clear();
    }
  }
  return parts;
}

Reading ReadNumber(std::string_view field, const Home& home) {
  if (TrimWhiteSpace(field).empty()) return Refuse("empty_number");
  Reading whole = ReadWhole(field, home);
  if (whole.valid) return whole;
  std::vector<std::string> parts = PartsBetweenSpaces(field);
  if (parts.size() < 2) return whole;
  for (const std::string& part : parts) {
    if (!IsValid(part, home)) return whole;
  }
  return Refuse("multiple_numbers");
}

std::vector<uint64_t> NumbersSeen(std::string_view field, const Home& home) {
  std::vector<uint64_t> keys;
  auto add = [&](std::string_view text) {
    Reading reading = ReadNumber(text, home);
    if (!reading.code.empty()) return false;
    if (std::find(keys.begin(), keys.end(), reading.key) == keys.end()) keys.push_back(reading.key);
    return reading.valid;  // what is only possible may still hold a number that is valid
  };
  if (add(field)) return keys;
  for (const std::string& run : NumberRuns(field)) {
    if (add(run)) continue;
    for (const std::string& part : PartsBetweenSpaces(run)) add(part);
  }
  return keys;
}

std::vector<uint64_t> AllNumbersSeen(std::string_view field, const Home& home) {
  std::vector<uint64_t> keys = NumbersSeen(field, home);
  if (ReadNumber(field, home).valid) return keys;
  std::vector<std::string> groups(1);
  for (char32_t c : Decode(field)) {
    if (DigitValue(c) >= 0) {
      groups.back() += static_cast<char>('0' + DigitValue(c));
    } else if (!groups.back().empty() && (!IsInvisible(c) || IsInvisibleSpace(c))) {
      groups.emplace_back();
    }
  }
  for (size_t first = 0; first < groups.size(); ++first) {
    std::string run;
    for (size_t next = first; next < groups.size(); ++next) {
      run += groups[next];
      if (run.empty() || run.size() > 17) break;
      std::vector<std::string> texts = {run, "+" + run};
      if (StartsWith(run, "00")) texts.push_back("+" + run.substr(2));
      for (const std::string& text : texts) {
        Reading reading = ReadNumber(text, home);
        if (reading.code.empty() && std::find(keys.begin(), keys.end(), reading.key) == keys.end()) {
          keys.push_back(reading.key);
        }
      }
    }
  }
  return keys;
}

uint64_t UnreadableKey(std::string_view field) { return XXH3_64bits(field.data(), field.size()) | (uint64_t{1} << 63); }

Verdict JudgeNumber(std::string_view field, const Policy& policy) { return JudgeNumber(field, policy, policy.home); }

Verdict JudgeNumber(std::string_view field, const Policy& policy, const Home& home) {
  Verdict verdict;
  if (TrimWhiteSpace(field).empty()) {
    verdict.code = "empty_number";
    return verdict;
  }
  if (policy.national && policy.raw) return JudgeAsWritten(field, home, policy.home);
  Reading reading = ReadNumber(field, home);
  verdict.code = reading.code;
  if (policy.raw && (!MatchesDialable(field) || !reading.repairs.empty())) verdict.code = "not_clean";
  if (!verdict.code.empty()) return verdict;
  if (!policy.countries.empty() && policy.countries.count(reading.calling_code) == 0) {
    verdict.code = "country_not_allowed";
    return verdict;
  }
  if (!policy.accept_any && reading.valid && !IsMobile(reading.type)) {
    verdict.code = "not_mobile";
    return verdict;
  }
  bool national = policy.national && !reading.international && !reading.rewritten;
  verdict.to = national ? reading.National() : reading.E164();
  verdict.key = reading.key;
  verdict.probes = {reading.key};
  verdict.repairs = reading.repairs;
  verdict.calling_code = reading.calling_code;
  verdict.region = reading.region;
  verdict.type = reading.type;
  verdict.no_trunk_prefix = reading.no_trunk_prefix;
  return verdict;
}

}  // namespace muster_reference
