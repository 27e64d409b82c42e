#include "muster/job_file.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "muster/error.h"

namespace muster {
namespace {

using Pairs = std::vector<std::pair<const JobParameter*, std::string>>;

// Parameters of SMS.aspx that a file cannot give on its own, and what to write in their place.
struct Unavailable {
  std::string_view name;
  Phrase (*instead)();
};
constexpr auto kSaveTheList = [] { return Say("save the list to a file and name it with SMSListFile"); };
constexpr auto kSaveTheText = [] {
  return Say("save the text to a file and name it with ContentFile, or give it as Content");
};
constexpr auto kWriteTheFields = [] { return Say("write its fields into the job file"); };
constexpr std::array kUnavailable = {
    Unavailable{"SMSUrl", kSaveTheList},
    Unavailable{"ContentUrl", kSaveTheText},
    Unavailable{"XmlRequest", kWriteTheFields},
    Unavailable{"XmlReqUrl", kWriteTheFields},
    Unavailable{"XmlReqFilePath", kWriteTheFields},
};

// Case, `-` and `_` make no difference, so that MaxSegments, max-segments and MAX_SEGMENTS are one name.
std::string Fold(std::string_view name) {
  std::string folded = FoldName(name);
  std::erase_if(folded, [](char c) { return c == '-' || c == '_'; });
  return folded;
}

const JobParameter* FindParameter(std::string_view name) {
  const std::string folded = Fold(name);
  for (const JobParameter& parameter : JobParameters()) {
    if (Fold(parameter.name) == folded || (!parameter.flag.empty() && Fold(parameter.flag) == folded)) {
      return &parameter;
    }
  }
  return nullptr;
}

const Unavailable* FindUnavailable(std::string_view name) {
  const std::string folded = Fold(name);
  for (const Unavailable& entry : kUnavailable) {
    if (Fold(entry.name) == folded) return &entry;
  }
  return nullptr;
}

absl::Status UnknownParameter(std::string_view where, std::string_view name) {
  const std::string folded = Fold(name);
  std::string_view nearest;
  int least = 0;
  for (const JobParameter& parameter : JobParameters()) {
    const int distance = EditDistance(folded, Fold(parameter.name));
    if (nearest.empty() || distance < least) {
      nearest = parameter.name;
      least = distance;
    }
  }
  return MakeError(ErrorKind::kUsage, Verbatim(where), Say("there is no such parameter"),
                   Say("the nearest is {}", nearest));
}

std::string DoubleText(double value) {
  std::array<char, 64> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

// The text of a string, number or boolean; empty for null; nullopt for objects and arrays.
std::optional<std::string> ScalarText(simdjson::dom::element value) {
  using simdjson::dom::element_type;
  switch (value.type()) {
    case element_type::STRING:
      return std::string(std::string_view(value));
    case element_type::INT64:
      return std::to_string(int64_t(value));
    case element_type::UINT64:
      return std::to_string(uint64_t(value));
    case element_type::DOUBLE:
      return DoubleText(double(value));
    case element_type::BOOL:
      return bool(value) ? "true" : "false";
    case element_type::NULL_VALUE:
      return std::string();
    case element_type::ARRAY:
    case element_type::OBJECT:
      break;
  }
  return std::nullopt;
}

absl::Status AppendValues(std::string_view where, const JobParameter& parameter, simdjson::dom::element value,
                          Pairs* pairs) {
  const auto wrong = [&] {
    return MakeError(ErrorKind::kUsage, Verbatim(where),
                     Say("the value is neither text nor a number nor true or false"),
                     parameter.repeatable ? Say("give a string, or an array of strings") : Say("give one string"));
  };
  if (value.is_array() && parameter.repeatable) {
    for (simdjson::dom::element item : simdjson::dom::array(value)) {
      std::optional<std::string> text = ScalarText(item);
      if (!text.has_value()) return wrong();
      if (!text->empty()) pairs->emplace_back(&parameter, std::move(*text));
    }
    return absl::OkStatus();
  }
  std::optional<std::string> text = ScalarText(value);
  if (!text.has_value()) return wrong();
  if (!text->empty()) pairs->emplace_back(&parameter, std::move(*text));
  return absl::OkStatus();
}

Phrase WriteOneObject() {
  return Say("write one object, for example {}", R"({"SMSListFile": "customers.csv", "Content": "…"})");
}

bool IsAbsent(simdjson::dom::element value) {
  const std::optional<std::string> text = ScalarText(value);
  return text.has_value() && text->empty();
}

absl::StatusOr<Pairs> ReadObject(std::string_view file, simdjson::dom::object object) {
  Pairs pairs;
  std::set<const JobParameter*> seen;
  const Unavailable* refused = nullptr;
  bool content = false;
  for (const simdjson::dom::key_value_pair field : object) {
    const std::string where = Join({file, ": ", ForDisplay(field.key)});
    if (const Unavailable* entry = FindUnavailable(field.key)) {
      if (!IsAbsent(field.value)) refused = entry;
      continue;
    }
    const JobParameter* parameter = FindParameter(field.key);
    if (parameter == nullptr) return UnknownParameter(where, field.key);
    if (IsAbsent(field.value)) continue;
    if (!seen.insert(parameter).second) {
      return MakeError(ErrorKind::kUsage, Verbatim(where), Say("the parameter is given twice"),
                       parameter->repeatable ? Say("give its values as one array") : Say("give it once"));
    }
    if (absl::Status status = AppendValues(where, *parameter, field.value, &pairs); !status.ok()) return status;
    content = content || parameter->name == "Content";
  }
  // The original lets Content win over ContentUrl.
  if (refused != nullptr && !(content && refused->name == "ContentUrl")) {
    return MakeError(ErrorKind::kUsage, Verbatim(Join({file, ": ", refused->name})),
                     Say("a job file cannot fetch or unpack other requests"), refused->instead());
  }
  return pairs;
}

}  // namespace

const std::vector<JobParameter>& JobParameters() {
  static const auto* const parameters = new std::vector<JobParameter>{
      {"ManagerLoginName", "", false, true},
      {"ManagerPassword", "", false, true},
      // Recipient lists.
      {"SMSListFile", "list", true},
      {"SMSList", "list-text"},
      {"SMSListOption", "list-option"},
      {"Encoding", "encoding"},
      {"Delimiter", "delimiter"},
      {"Header", "header"},
      {"NumberColumn", "number-column"},
      {"RefColumn", "ref-column"},
      {"CountryColumn", "country-column"},
      {"MaxFieldLines", "max-field-lines"},
      // Numbers.
      {"CountryCode", "country-code"},
      {"Region", "region"},
      {"AreaCode", "area-code"},
      {"Accept", "accept"},
      {"Validity", "validity"},
      {"Countries", "countries", true},
      {"NumberingPlan", "numbering-plan"},
      // Suppression lists.
      {"Unsubscribe", "unsubscribe", true},
      {"Blacklist", "blacklist", true},
      {"Whitelist", "whitelist", true},
      {"WhitelistMode", "whitelist-mode"},
      {"ExcludeOutput", "exclude-output", true},
      {"AllowEmptyList", "allow-empty-list"},
      {"MaxListErrors", "max-list-errors"},
      // The message.
      {"Content", "content"},
      {"ContentFile", "content-file"},
      {"ContentEncoding", "content-encoding"},
      {"JobOption", "job-option"},
      {"CharacterSetID", "character-set"},
      {"BodyFormat", "body-format"},
      {"MaxSegments", "max-segments"},
      {"UnknownPlaceholder", "unknown-placeholder"},
      {"EmptyField", "empty-field"},
      {"RefID", "ref-id"},
      // The rules of carriers.
      {"SenderName", "sender-name", true},
      {"Registered", "registered", true},
      {"StrictRules", "strict-rules"},
      {"PrependSender", "prepend-sender"},
      // The job.
      {"JobName", "job-name"},
      {"RefNumber", "ref-number"},
      {"StartTime", "start-time"},
      {"LaunchType", ""},
      {"LaunchExpireTime", ""},
      {"TrackingExpireTime", ""},
      {"AutoGenerateReport", ""},
      {"DispatchList", ""},
      {"DispatchStartTime", ""},
      {"DispatchMaxCount", ""},
      {"DispatchInterval", ""},
      // How the web service answers, of no use here.
      {"ReturnType", "", false, true},
      {"ReferUrl", "", false, true},
      {"SuccessfulUr", "", false, true},
      {"SuccessfulUrl", "", false, true},
      {"FailedUrl", "", false, true},
      // Output.
      {"Out", "out"},
      {"Format", "format"},
      {"BatchSize", "batch-size"},
      {"FileSize", "file-size"},
      {"Audit", "audit"},
      {"Overwrite", "overwrite"},
      {"Sync", "sync"},
      {"Discard", "discard"},
      {"MaxRejects", "max-rejects"},
      // The run.
      {"Threads", "threads"},
      {"ChunkSize", "chunk-size"},
      {"Quiet", "quiet"},
      {"Json", "json"},
      {"Progress", "progress"},
      {"Lang", "lang"},
  };
  return *parameters;
}

absl::StatusOr<Pairs> ParseJobFile(std::string_view name, std::string_view json) {
  if (json.starts_with(kUtf8Bom)) json.remove_prefix(kUtf8Bom.size());
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(json);
  if (simdjson::error_code error = parser.parse(padded).get(root)) {
    return MakeError(ErrorKind::kUsage, Verbatim(name), Say("it is no valid JSON: {}", simdjson::error_message(error)),
                     WriteOneObject());
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return MakeError(ErrorKind::kUsage, Verbatim(name), Say("it holds no JSON object"), WriteOneObject());
  }
  return ReadObject(name, object);
}

}  // namespace muster
