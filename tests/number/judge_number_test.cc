// Written numbers made of pieces that are likely to go wrong: the engine's reader against the judge's.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "number/number_policy.h"
#include "number/number_reader.h"
#include "reference/number.h"

namespace muster {
namespace {

using muster_reference::Home;

// A proper writing into which something was put.
std::string DisturbedField(std::mt19937* random) {
  static const std::vector<std::string> kWritings = {
      "=\"0912345678\"", "'0912345678",       "手機：0912345678", "9.12345678E+08",        "912345678.0",
      "0227187200分機5", "0227187200 ext 5",  "tel:0912345678",   "0912345678/0923456789", "0912345678 0923456789",
      "+886912345678",   "+886 (0)912345678", "002886912345678",  "0227187200#12",         "0912345678 王先生",
      "27187200",        "+447700900123",     "13800138000",      "0111523456789",         "+7 771 000 9998",
      "7624123456",      "2025550123",        "4641234",          "80294911911",           "061234567"};
  static const std::vector<std::string> kPieces = {"　", "\u00A0", "\u200B", " ", "\t", ".", "-", "(", ":",  "+",
                                                   "0",  "5",      "/",      "'", "\"", "=", "x", "E", "．", "０"};
  std::string field = kWritings[(*random)() % kWritings.size()];
  for (size_t pieces = 1 + (*random)() % 3; pieces > 0; --pieces) {
    size_t pos = (*random)() % (field.size() + 1);
    while (pos < field.size() && (static_cast<unsigned char>(field[pos]) & 0xC0) == 0x80) ++pos;
    field.insert(pos, kPieces[(*random)() % kPieces.size()]);
  }
  return field;
}

std::string RandomField(std::mt19937* random) {
  static const std::vector<std::string> kPieces = {
      "0912345678", "912345678", "0923456789", "27187200", "0227187200", "0912", "345678", "0",          "00",   "2",
      "7",          "9",         "5",          "12345",    "886",        "002",  "852",    "1",          "44",   "999",
      "+",          "+886",      " ",          " ",        "-",          "(",    ")",      ".",          ".0",   ".00",
      "\t",         "　",        "\u00A0",     "\u200B",   "／",         "/",    "、",     ",",          "，",   ";",
      "#",          "x",         "ext ",       "分機",     "轉",         ":",    "：",     "=",          "手機", "tel",
      "M",          "傳真",      "王",         "a",        "E",          "e+08", "E+8",    "9.12345678", "'",    "=\"",
      "\"",         "０９",      "１２３４",   "＋",       "－",         "．",   "٠٩",     "\xFF",       "_",    "·"};
  if ((*random)() % 3 == 0) return DisturbedField(random);
  std::string field;
  if ((*random)() % 3 == 0) {  // nothing but digits
    static const std::vector<std::string> kLeads = {"", "0", "+", "+886", "886", "+8860", "00886", "002", "+44", "00"};
    field = kLeads[(*random)() % kLeads.size()];
    for (size_t digits = 4 + (*random)() % 9; digits > 0; --digits) field += static_cast<char>('0' + (*random)() % 10);
    return field;
  }
  for (size_t pieces = 1 + (*random)() % 7; pieces > 0; --pieces) field += kPieces[(*random)() % kPieces.size()];
  return field;
}

struct Place {
  const char* country;
  const char* area;
};

constexpr Place kPlaces[] = {{"886", ""},  {"886", "02"}, {"886", "04"}, {"44", ""},    {"44", "20"}, {"1", ""},
                             {"1", "212"}, {"36", ""},    {"852", ""},   {"86", "010"}, {"39", "06"}, {"54", "11"},
                             {"55", ""},   {"IM", ""},    {"AG", ""},    {"KZ", ""},    {"BY", ""},   {"LT", ""}};

std::string ShowReading(const NumberReading& reading) {
  if (reading.code != Code::kNone) return std::string(NameOf(reading.code));
  return std::to_string(reading.key) + " of " + std::to_string(reading.calling_code) + " " +
         std::string(NameOf(reading.type)) + " " + JoinRepairs(reading.repairs) +
         (reading.international ? " international" : "") + (reading.no_trunk_prefix ? " no trunk" : "");
}

std::string ShowReading(const muster_reference::Reading& reading) {
  if (!reading.code.empty()) return reading.code;
  std::string repairs;
  for (const std::string& repair : reading.repairs) repairs += (repairs.empty() ? "" : "+") + repair;
  return std::to_string(reading.key) + " of " + reading.calling_code + " " + reading.type + " " + repairs +
         (reading.international ? " international" : "") + (reading.no_trunk_prefix ? " no trunk" : "");
}

void CompareAt(const Place& place, bool possible, std::mt19937* random) {
  const auto reader =
      NumberReader::Create(ReaderOptions{.country_code = place.country,
                                         .area_code = place.area,
                                         .validity = possible ? Validity::kPossible : Validity::kValid});
  ASSERT_TRUE(reader.ok());
  Home home;
  home.region = muster_reference::ParseCountry(place.country);
  home.possible = possible;
  ASSERT_TRUE(muster_reference::ParseArea(place.area, home.region, &home.area));
  const auto as_set = [](const auto& keys) { return std::set<uint64_t>(keys.begin(), keys.end()); };
  for (int round = 0; round < 5000; ++round) {
    const std::string field = RandomField(random);
    SCOPED_TRACE("'" + field + "' in " + place.country + " " + place.area + (possible ? ", possible" : ""));
    const NumberReading reading = reader->Read(field);
    const muster_reference::Reading judged = muster_reference::ReadNumber(field, home);
    ASSERT_EQ(ShowReading(reading), ShowReading(judged));
    ASSERT_EQ(reading.valid(), judged.valid);
    std::vector<Key> seen;
    reader->AppendNumbers(field, &seen);
    ASSERT_EQ(as_set(seen), as_set(muster_reference::NumbersSeen(field, home)));
    seen.clear();
    reader->AppendNumbersSeen(field, &seen);
    ASSERT_EQ(as_set(seen), as_set(muster_reference::AllNumbersSeen(field, home)));
  }
}

TEST(NumberReaderTest, ReadsRandomFieldsLikeTheJudge) {
  const char* given = std::getenv("MUSTER_JUDGE_SEED");
  const uint32_t seed =
      given != nullptr ? static_cast<uint32_t>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (const Place& place : kPlaces) {
    for (const bool possible : {false, true}) {
      CompareAt(place, possible, &random);
      if (HasFailure()) return;
    }
  }
}

TEST(NumberReaderTest, ReadsEveryCharacterLikeTheJudge) {
  const auto reader = NumberReader::Create("886", "");
  Home home;
  home.region = "TW";
  for (uint32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string field = "0912";
    AppendUtf8(c, &field);
    field += "345678";
    ASSERT_EQ(ShowReading(reader->Read(field)), ShowReading(muster_reference::ReadNumber(field, home))) << "U+" << c;
  }
}

}  // namespace
}  // namespace muster
