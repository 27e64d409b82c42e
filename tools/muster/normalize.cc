// muster normalize: one written number a line in, what it means out.
#include <muster/error.h>
#include <muster/normalizer.h>

#include <string>
#include <vector>

#include "command_line.h"
#include "commands.h"
#include "flag_values.h"
#include "language.h"
#include "normalize_stream.h"

namespace muster::cli {
namespace {

Syntax NormalizeSyntax() {
  return {.command = "normalize",
          .description =
              "Read one number a line from standard input and write input, e164, type, region and code, "
              "separated by tabs.\n",
          .flags = {{.name = "country-code",
                     .value = "CODE",
                     .group = "Numbers",
                     .help = "[CountryCode] Country of national numbers: 886 (default), +886, 00886 or TW"},
                    {.name = "region",
                     .value = "XX",
                     .group = "Numbers",
                     .help = "Region of national numbers where several share a country code: IM, CA …"},
                    {.name = "area-code",
                     .value = "CODE",
                     .group = "Numbers",
                     .help = "[AreaCode] Area of local numbers: 2, 02 or (02)"},
                    {.name = "accept",
                     .value = "mobile|any",
                     .group = "Numbers",
                     .help = "Which valid numbers are taken (any)"},
                    {.name = "validity",
                     .value = "valid|possible",
                     .group = "Numbers",
                     .help = "possible: also take numbers of no known range, when numbers of their country may be so "
                             "long (valid)"},
                    {.name = "countries",
                     .value = "CODE,…",
                     .group = "Numbers",
                     .help = "Take numbers of these countries only: 886,852 or TW,HK",
                     .repeatable = true},
                    {.name = "numbering-plan",
                     .value = "FILE",
                     .group = "Numbers",
                     .help = "Another numbering plan than the built-in one"},
                    {.name = "threads",
                     .value = "N",
                     .group = "The run",
                     .help = "Threads (as many as processors); the order of lines stays"},
                    LanguageFlag("The run")},
          .footer =
              "A tab, backslash, CR, NUL or byte that is no UTF-8 in the input is written \\t \\\\ \\r \\0 \\xHH. For\n"
              "a rejected number e164, type and region are empty and code says why; for a mended one code holds\n"
              "the repairs, joined by +.\n"
              "\n"
              "Example:\n"
              "  printf '0912-345-678\\n' | muster normalize\n"};
}

absl::Status Apply(const FlagUse& use, NormalizerOptions& options, int* threads) {
  constexpr std::string_view kAccepts[] = {"mobile", "any"}, kValidities[] = {"valid", "possible"};
  if (use.name == "country-code") {
    options.country_code = use.value;
    return CheckCountryCode(use.origin, use.value);
  }
  if (use.name == "region") {
    options.region = use.value;
    return CheckRegion(use.origin, use.value);
  }
  if (use.name == "area-code") options.area_code = use.value;
  if (use.name == "countries") {
    options.countries.push_back(use.value);
    return CheckCountries(use.origin, use.value);
  }
  if (use.name == "validity") {
    const absl::StatusOr<size_t> index = ParseWord(use.origin, use.value, kValidities);
    if (!index.ok()) return index.status();
    options.validity = *index == 0 ? Validity::kValid : Validity::kPossible;
  }
  if (use.name == "numbering-plan") {
    auto plan = LoadNumberingPlan(use.value);
    if (!plan.ok()) return plan.status();
    options.numbering_plan = *std::move(plan);
  }
  if (use.name == "accept") {
    const absl::StatusOr<size_t> index = ParseWord(use.origin, use.value, kAccepts);
    if (!index.ok()) return index.status();
    options.accept = *index == 0 ? Accept::kMobile : Accept::kAny;
  }
  if (use.name == "lang") return CheckLanguage(use);
  if (use.name == "threads") {
    const absl::StatusOr<uint64_t> count = ParseCount(use.origin, use.value, 0, 1024);
    if (!count.ok()) return count.status();
    *threads = static_cast<int>(*count);
  }
  return absl::OkStatus();
}

}  // namespace

int NormalizeCommand(const std::vector<std::string>& arguments) {
  const Language language = LanguageOf(arguments);
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(NormalizeSyntax(), arguments);
  if (!parsed.ok()) return Fail(parsed.status(), language);
  if (parsed->help.has_value()) return Print(*parsed->help, language);
  NormalizerOptions options;
  int threads = 0;
  for (const FlagUse& use : parsed->uses) {
    if (absl::Status status = Apply(use, options, &threads); !status.ok()) return Fail(status, language);
  }
  const absl::StatusOr<Normalizer> normalizer = Normalizer::Create(options);
  if (!normalizer.ok()) return Fail(normalizer.status(), language);
  const absl::Status status = NormalizeStandardInput(*normalizer, threads);
  return status.ok() ? 0 : Fail(status, language);
}

}  // namespace muster::cli
