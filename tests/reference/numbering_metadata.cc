#include "reference/numbering_metadata.h"

#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <regex>

namespace muster_reference {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string TextOf(const object& from, std::string_view key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::set<size_t> LengthsOf(const object& from, std::string_view key) {
  std::set<size_t> lengths;
  for (element length : simdjson::dom::array(from[key])) lengths.insert(uint64_t(length));
  return lengths;
}

NumberRange RangeOf(const object& from) {
  return {TextOf(from, "pattern"), LengthsOf(from, "lengths"), LengthsOf(from, "local")};
}

Territory TerritoryOf(const object& from) {
  Territory territory;
  territory.id = TextOf(from, "id");
  territory.code = std::to_string(uint64_t(from["code"]));
  territory.idd = TextOf(from, "idd");
  territory.trunk = TextOf(from, "trunk");
  territory.parse = TextOf(from, "parse");
  territory.transform = TextOf(from, "transform");
  territory.leading = TextOf(from, "leading");
  bool same = false;
  territory.same = from["same"].get(same) == simdjson::SUCCESS && same;
  territory.general = RangeOf(from["general"]);
  for (const auto& [name, range] : object(from["types"])) territory.types[std::string(name)] = RangeOf(range);
  for (element format : simdjson::dom::array(from["formats"])) {
    territory.formats.push_back(
        {TextOf(format, "pattern"), TextOf(format, "leading"), TextOf(format, "rule"), TextOf(format, "format")});
  }
  return territory;
}

NumberingMetadata ReadMetadata(const std::string& path) {
  NumberingMetadata metadata;
  simdjson::dom::parser parser;
  element root;
  if (parser.load(path).get(root) != simdjson::SUCCESS) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    std::abort();
  }
  metadata.version = std::string(std::string_view(root["version"]));
  for (const auto& [code, regions] : object(root["codes"])) {
    for (element region : simdjson::dom::array(regions)) {
      metadata.codes[std::string(code)].emplace_back(std::string_view(region));
    }
  }
  for (element territory : simdjson::dom::array(root["territories"])) {
    metadata.territories.push_back(TerritoryOf(territory));
    metadata.places[metadata.territories.back().id] = metadata.territories.size() - 1;
  }
  return metadata;
}

const std::regex& Compiled(const std::string& pattern) {
  static std::mutex mutex;
  static std::map<std::string, std::regex> compiled;
  std::lock_guard<std::mutex> lock(mutex);
  auto [entry, is_new] = compiled.try_emplace(pattern);
  if (is_new) entry->second = std::regex(pattern, std::regex::ECMAScript);
  return entry->second;
}

}  // namespace

const Territory* NumberingMetadata::Find(std::string_view id, std::string_view code) const {
  if (id != "001") {
    const auto place = places.find(id);
    return place == places.end() ? nullptr : &territories[place->second];
  }
  for (const Territory& territory : territories) {
    if (territory.id == id && territory.code == code) return &territory;
  }
  return nullptr;
}

const Territory& NumberingMetadata::Main(const std::string& code) const { return *Find(codes.at(code).front(), code); }

const NumberingMetadata& Metadata() {
  static const NumberingMetadata metadata = ReadMetadata(MUSTER_REFERENCE_METADATA);
  return metadata;
}

bool MatchesWhole(const std::string& pattern, std::string_view digits) {
  return std::regex_match(digits.begin(), digits.end(), Compiled(pattern));
}

bool MatchesStart(const std::string& pattern, std::string_view digits) {
  return std::regex_search(digits.begin(), digits.end(), Compiled(pattern), std::regex_constants::match_continuous);
}

std::vector<std::string> MatchAtStart(const std::string& pattern, std::string_view digits) {
  std::match_results<std::string_view::const_iterator> match;
  std::vector<std::string> found;
  if (!std::regex_search(digits.begin(), digits.end(), match, Compiled(pattern),
                         std::regex_constants::match_continuous)) {
    return found;
  }
  for (const auto& group : match) found.push_back(group.str());
  return found;
}

}  // namespace muster_reference
