#include "emit/manifest.h"

#include <string_view>

#include "emit/json_text.h"
#include "emit/summary_json.h"
#include "muster/pipeline.h"
#include "number/countries.h"

namespace muster {
namespace {

constexpr uint64_t kFormatVersion = 1;

std::string_view NameOfHeaderMode(HeaderMode mode) {
  switch (mode) {
    case HeaderMode::kAuto:
      return "auto";
    case HeaderMode::kYes:
      return "yes";
    case HeaderMode::kNo:
      return "no";
  }
  return "";
}

std::string_view NameOfAudit(Audit audit) {
  switch (audit) {
    case Audit::kNone:
      return "none";
    case Audit::kRows:
      return "rows";
    case Audit::kFirstRow:
      return "first-row";
  }
  return "";
}

std::string_view NameOfUnknownPlaceholder(UnknownPlaceholder mode) {
  switch (mode) {
    case UnknownPlaceholder::kStop:
      return "stop";
    case UnknownPlaceholder::kKeep:
      return "keep";
    case UnknownPlaceholder::kEmpty:
      return "empty";
  }
  return "";
}

void WriteListFormat(const ListFormat& format, JsonWriter* json) {
  json->Key("encoding").String(format.encoding == Encoding::kAuto ? "auto" : NameOf(format.encoding));
  json->Key("delimiter").String(format.delimiter == Delimiter::kAuto ? "auto" : NameOf(format.delimiter));
  json->Key("header").String(NameOfHeaderMode(format.header));
  json->Key("number_column").String(format.number_column);
  json->Key("ref_column").String(format.ref_column);
  json->Key("country_column").String(format.country_column);
  json->Key("max_field_lines").Number(format.max_field_lines);
  json->Key("max_record_bytes").Number(format.max_record_bytes);
}

void WriteMaxRejects(const std::optional<Budget>& budget, JsonWriter* json) {
  json->Key("max_rejects");
  if (!budget.has_value()) {
    json->Null();
  } else if (budget->is_percent) {
    json->BeginObject().Key("percent").Decimal(budget->percent).EndObject();
  } else {
    json->Number(budget->count);
  }
}

void WriteOptions(const Job& job, const Summary& summary, const FolderOptions& options, JsonWriter* json) {
  json->BeginObject();
  WriteOptionMembers(summary, json);
  const std::shared_ptr<const NumberingPlan> plan =
      job.numbering_plan != nullptr ? job.numbering_plan : NumberingPlan::Default();
  // The job has run, so that there is one.
  const RegionId home = HomeRegion(*plan, job.country_code, job.region).value_or(kNoRegion);
  json->Key("country_code")
      .String(job.country_code.empty() ? std::to_string(plan->CallingCode(home)) : job.country_code);
  json->Key("region").String(plan->RegionName(home));
  json->Key("area_code").String(job.area_code);
  json->Key("accept").String(job.accept == Accept::kMobile ? "mobile" : "any");
  json->Key("validity").String(NameOf(job.validity));
  json->Key("countries").BeginArray();
  for (const std::string& country : job.countries) json->String(country);
  json->EndArray();
  WriteListFormat(job.format, json);
  json->Key("character_set");
  if (job.character_set.has_value()) {
    json->Number(static_cast<uint64_t>(*job.character_set));
  } else {
    json->Null();
  }
  json->Key("body_format").Number(static_cast<uint64_t>(job.body_format));
  json->Key("max_segments").Number(static_cast<uint64_t>(job.max_segments));
  json->Key("unknown_placeholder").String(NameOfUnknownPlaceholder(job.unknown_placeholder));
  json->Key("empty_field").String(job.empty_field == EmptyFieldMode::kInsert ? "insert" : "reject");
  json->Key("ref_id").String(job.ref_id);
  json->Key("batch_size").Number(job.batch_size);
  WriteMaxRejects(job.max_rejects, json);
  json->Key("output_format").String(options.format == OutputFormat::kNdjson ? "ndjson" : "csv");
  json->Key("file_size").Number(options.file_size);
  json->Key("audit").String(NameOfAudit(options.audit));
  json->EndObject();
}

void WriteTotals(const Summary& summary, JsonWriter* json) {
  json->BeginObject();
  json->Key("records").Number(summary.records);
  json->Key("headers").Number(summary.headers);
  json->Key("blank").Number(summary.blank);
  json->Key("rows").Number(summary.rows);
  json->Key("emitted").Number(summary.emitted);
  json->Key("rejected").Number(summary.rejected);
  json->Key("suppressed").Number(summary.suppressed);
  json->Key("duplicates").Number(summary.duplicates);
  json->Key("batches").Number(summary.batches);
  json->Key("segments").Number(summary.segments);
  json->EndObject();
}

}  // namespace

std::string ManifestJson(const Job& job, const Summary& summary, const FolderOptions& options,
                         const std::vector<FileRecord>& files) {
  JsonWriter json;
  json.Key("format").Number(kFormatVersion);
  json.Key("muster").String(Version());
  json.Key("numbering_plan").String(summary.numbering_plan);
  json.Key("job").BeginObject();
  for (const auto& [name, value] : job.kept_fields) json.Key(name).String(value);
  json.EndObject();
  json.Key("options");
  WriteOptions(job, summary, options, &json);
  json.Key("inputs");
  WriteLists(summary, &json);
  json.Key("suppression_lists");
  WriteSuppressionLists(summary, &json);
  json.Key("files").BeginArray();
  for (const FileRecord& file : files) {
    json.BeginObject();
    json.Key("name").String(file.name);
    json.Key("bytes").Number(file.bytes);
    json.Key("xxh3").String(Hex16(file.xxh3));
    json.EndObject();
  }
  json.EndArray();
  json.Key("totals");
  WriteTotals(summary, &json);
  return json.Finish();
}

}  // namespace muster
