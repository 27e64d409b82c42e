// Any field as a written number: NumberReader and NumberPolicy against the judge.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.h"
#include "number/number_policy.h"
#include "number/number_reader.h"
#include "reference/number.h"
#include "reference/text.h"

namespace muster::fuzz {
namespace {

constexpr std::string_view kPieces[] = {
    "0912345678", "912345678", "27187200", "345678", "+886", "886",  "002",    "852",  "　",     "\u00A0", "\u200B",
    "\u202A",     "\uFE0F",    "\uFEFF",   "／",     "、",   "，",   "分機",   "轉",   "：",     "手機",   "行動電話",
    "傳真",       "王",        "＋",       "－",     "．",   "０",   "９１",   "２３", "４５６", "٠٩",     "·",
    "•",          "。",        "–",        "—",      "−",    "tel:", "mobile", "ext ", "e+08",   "E+8",    "9.12345678",
    "=\"",        "\"",        "（",       "）",     "#",    "＃",   "ｘ",     "é",    "Ⅸ",      "𝟗",      "०",
    "0923456789", "23456789",  "(0)",      "ａ",     "～",   "‐",    "\u2060", "〇",   "一",     "\u3000 "};

struct Place {
  std::string_view country, area;
};
constexpr Place kPlaces[] = {{"886", ""},  {"886", "02"}, {"886", "04"}, {"44", ""},
                             {"44", "20"}, {"1", ""},     {"36", ""},    {"852", ""}};

std::string Numbers(const std::set<uint64_t>& keys) {
  std::string text;
  for (const uint64_t key : keys) text += " " + std::to_string(key);
  return text;
}

std::string ShowReading(const NumberReading& reading) {
  if (reading.code != Code::kNone) return std::string(NameOf(reading.code));
  return std::to_string(reading.key) + " of " + std::to_string(reading.calling_code) + " " +
         std::string(NameOf(reading.type)) + " " + JoinRepairs(reading.repairs) +
         (reading.international ? " international" : "") + (reading.no_trunk_prefix ? " no trunk" : "");
}

std::string JoinedRepairs(const std::vector<std::string>& repairs) {
  std::string text;
  for (const std::string& repair : repairs) text += (text.empty() ? "" : "+") + repair;
  return text;
}

std::string ShowReading(const muster_reference::Reading& reading) {
  if (!reading.code.empty()) return reading.code;
  return std::to_string(reading.key) + " of " + reading.calling_code + " " + reading.type + " " +
         JoinedRepairs(reading.repairs) + (reading.international ? " international" : "") +
         (reading.no_trunk_prefix ? " no trunk" : "");
}

void CheckReader(const NumberReader& reader, const muster_reference::Home& home, const std::string& field,
                 const std::string& about) {
  const std::string judged = ShowReading(muster_reference::ReadNumber(field, home));
  ExpectSame(ShowReading(reader.Read(field)), judged, about);
  ExpectSame(ShowReading(reader.ReadGeneral(field)), judged, about + ", read without shortcuts");
  std::vector<Key> seen, all_seen;
  reader.AppendNumbers(field, &seen);
  reader.AppendNumbersSeen(field, &all_seen);
  const std::vector<uint64_t> numbers = muster_reference::NumbersSeen(field, home);
  const std::vector<uint64_t> all_numbers = muster_reference::AllNumbersSeen(field, home);
  ExpectSame(Numbers({seen.begin(), seen.end()}), Numbers({numbers.begin(), numbers.end()}), about + ", numbers in it");
  ExpectSame(Numbers({all_seen.begin(), all_seen.end()}), Numbers({all_numbers.begin(), all_numbers.end()}),
             about + ", all numbers in it");
}

std::string ShowVerdict(const std::string& to, const std::vector<uint64_t>& probes, const std::string& repairs,
                        const std::string& calling_code, std::string_view type, bool no_trunk_prefix) {
  return to + ", probed" + Numbers({probes.begin(), probes.end()}) + ", repaired " + repairs + ", of " + calling_code +
         " " + std::string(type) + (no_trunk_prefix ? " no trunk" : "");
}

void CheckPolicy(const NumberPolicy& policy, const muster_reference::Policy& judges, const std::string& field,
                 const std::string& about) {
  const NumberVerdict verdict = policy.Judge(field);
  std::string engine(NameOf(verdict.code));
  if (verdict.code == Code::kNone) {
    std::string to;
    policy.AppendTo(verdict, field, &to);
    std::vector<Key> probes = {verdict.key};
    policy.AppendAlsoSeen(field, &probes);
    engine = ShowVerdict(to, probes, JoinRepairs(verdict.repairs),
                         verdict.calling_code == 0 ? "unknown" : std::to_string(verdict.calling_code),
                         NameOf(verdict.type), verdict.no_trunk_prefix);
  } else {
    policy.Detail(verdict.code, field);  // is only shown, but must not fail
  }
  const muster_reference::Verdict want = muster_reference::JudgeNumber(field, judges);
  const std::string judged = !want.code.empty() ? want.code
                                                : ShowVerdict(want.to, want.probes, JoinedRepairs(want.repairs),
                                                              want.calling_code, want.type, want.no_trunk_prefix);
  ExpectSame(engine, judged, about + ", judged");
}

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace muster;
  fuzz::FuzzInput input(data, size);
  const fuzz::Place place = fuzz::kPlaces[input.Below(std::size(fuzz::kPlaces))];
  const uint32_t list_option = 4 * input.Below(4);
  const bool accept_any = input.Flag();
  const std::string field = input.Rest(fuzz::kPieces).substr(0, 200);
  if (!muster_reference::IsUtf8(field)) return 0;  // such a row is rejected before its number is read
  muster_reference::Policy judges;
  judges.national = (list_option & kListNational) != 0;
  judges.raw = (list_option & kListRaw) != 0;
  judges.accept_any = accept_any;
  judges.home.region = muster_reference::ParseCountry(place.country);
  muster_reference::ParseArea(place.area, judges.home.region, &judges.home.area);
  const auto policy =
      NumberPolicy::Create(place.country, place.area, accept_any ? Accept::kAny : Accept::kMobile, list_option);
  const std::string about = "'" + fuzz::Escaped(field) + "' in " + std::string(place.country) + " " +
                            std::string(place.area) + " under " + std::to_string(list_option);
  if (!policy.ok()) {
    fuzz::Disagree(about + ": " + std::string(policy.status().message()));
    return 0;
  }
  fuzz::CheckReader(policy->reader(), judges.home, field, about);
  fuzz::CheckPolicy(*policy, judges, field, about);
  return 0;
}
