#include "filter/set_reading.h"

#include "base/strings.h"

namespace muster {
namespace {

// The texts of a set that somebody forged may be anything.
Phrase CountryText(const SetReading& reading) {
  return Verbatim(Join({std::to_string(reading.calling_code), " (", ForDisplay(reading.region), ")"}));
}

Phrase OrNone(const std::string& text) { return text.empty() ? Say("none") : Verbatim(ForDisplay(text)); }

std::optional<Phrase> WhyUnfitNumbers(const SetReading& set, const SetReading& job) {
  if (set.numbering_plan != job.numbering_plan) {
    return Say("it was compiled with the numbering plan {}, but the job has {}", ForDisplay(set.numbering_plan),
               ForDisplay(job.numbering_plan));
  }
  if (set.calling_code != job.calling_code || set.region != job.region) {
    return Say("its national numbers were read as those of {}, but the job's country is {}", CountryText(set),
               CountryText(job));
  }
  if (set.area_code != job.area_code) {
    return Say("its local numbers were read with the area code {}, but the job's is {}", OrNone(set.area_code),
               OrNone(job.area_code));
  }
  const bool more_columns = job.country_column.empty() && !set.white;
  if (set.country_column != job.country_column && !more_columns) {
    return Say("its lists were read with the country column {}, but the job's is {}", OrNone(set.country_column),
               OrNone(job.country_column));
  }
  const bool more_numbers = set.validity == Validity::kPossible && !set.white;
  if (set.validity != job.validity && !more_numbers) {
    return Say("it was compiled with --validity {}, but the job has --validity {}", NameOf(set.validity),
               NameOf(job.validity));
  }
  return std::nullopt;
}

}  // namespace

SetReading ReadingOf(const SuppressionOptions& options, const NumberReader& reader) {
  SetReading reading;
  reading.white = options.role == "whitelist";
  reading.validity = options.validity;
  reading.calling_code = reader.calling_code();
  reading.region = std::string(reader.plan().RegionName(reader.home()));
  reading.area_code = reader.area_code();
  reading.country_column = FoldName(options.country_column);
  reading.numbering_plan = std::string(reader.plan().version());
  return reading;
}

std::optional<SetFault> WhyUnfit(const SetReading& set, const SetReading& job) {
  std::optional<Phrase> why;
  if (set.rules != SetReading::kRules) {
    why = Say("it was compiled by another version of Muster, which read lists in another way");
  } else if (set.white != job.white) {
    why = set.white ? Say("it was compiled as a white list, which holds only numbers that are certainly meant")
                    : Say("it was not compiled as a white list, and may hold numbers that only might be meant");
  } else {
    why = WhyUnfitNumbers(set, job);
  }
  if (!why) return std::nullopt;
  return SetFault{*std::move(why), CompileAgainFor(job)};
}

Phrase CompileAgain() { return Say("compile it again from its lists: {}", "muster compile-set -o FILE LIST"); }

Phrase CompileAgainFor(const SetReading& reading) {
  std::string command = "muster compile-set";
  const auto add = [&command](std::string_view flag, std::string_view value) {
    if (!value.empty()) command += Join({" --", flag, " ", value});
  };
  if (reading.white) add("kind", "white");
  if (reading.region.find_first_of("0123456789") != std::string::npos) {
    add("country-code", std::to_string(reading.calling_code));  // a service of no country
  } else if (reading.region != "TW") {
    add("region", reading.region);
  }
  add("area-code", reading.area_code);
  add("country-column", reading.country_column);
  if (reading.validity == Validity::kPossible) add("validity", NameOf(reading.validity));
  return Say("compile it again from its lists: {}", Join({command, " -o FILE LIST"}));
}

}  // namespace muster
