#include "emit/summary_json.h"

#include <string>
#include <string_view>

#include "muster/codes.h"
#include "muster/job.h"

namespace muster {
namespace {

uint64_t CountOf(const Summary& summary, Code code) { return summary.by_code[static_cast<size_t>(code)]; }

// A member per code of `group`, in the table's order.
void WriteCodeCounts(const Summary& summary, CodeGroup group, JsonWriter* json) {
  for (const CodeInfo& info : AllCodes()) {
    if (info.group == group) json->Key(info.name).Number(CountOf(summary, info.code));
  }
}

void WriteSetting(std::string_view key, std::string_view value, bool detected, JsonWriter* json) {
  json->Key(key).BeginObject();
  json->Key("value").String(value);
  json->Key("by").String(detected ? "detected" : "set");
  json->EndObject();
}

void WriteHash(uint64_t xxh3, JsonWriter* json) {
  json->Key("xxh3");
  if (xxh3 == 0) {
    json->Null();
  } else {
    json->String(Hex16(xxh3));
  }
}

void WriteEvidence(const EncodingEvidence& evidence, JsonWriter* json) {
  json->Key("encoding_evidence").BeginObject();
  json->Key("by").String(NameOf(evidence.by));
  json->Key("utf8_sequences").Number(evidence.utf8_sequences);
  json->Key("only_big5").Number(evidence.only_big5);
  json->Key("only_gb18030").Number(evidence.only_gb18030);
  json->Key("samples").BeginArray();
  for (const std::string& sample : evidence.samples) json->String(sample);
  json->EndArray();
  json->EndObject();
}

void WriteList(const ListSummary& list, JsonWriter* json) {
  json->BeginObject();
  json->Key("path").String(list.path);
  json->Key("bytes").Number(list.bytes);
  WriteHash(list.xxh3, json);
  json->Key("records").Number(list.records);
  json->Key("rows").Number(list.rows);
  WriteSetting("encoding", list.encoding, list.encoding_detected, json);
  WriteEvidence(list.encoding_evidence, json);
  WriteSetting("delimiter", list.delimiter, list.delimiter_detected, json);
  json->Key("header").BeginObject();
  json->Key("value").Bool(list.has_header);
  json->Key("by").String(list.header_detected ? "detected" : "set");
  json->EndObject();
  WriteSetting("number_column", list.number_column, list.number_column_detected, json);
  if (!list.country_column.empty()) WriteSetting("country_column", list.country_column, false, json);
  json->Key("columns").BeginArray();
  for (const std::string& column : list.columns) json->String(column);
  json->EndArray();
  json->Key("header_record").String(list.header_record);
  json->EndObject();
}

void WriteRegistered(const RegisteredSummary& file, JsonWriter* json) {
  json->BeginObject();
  json->Key("path").String(file.path);
  json->Key("bytes").Number(file.bytes);
  WriteHash(file.xxh3, json);
  json->Key("domains").Number(file.domains);
  json->Key("numbers").Number(file.numbers);
  json->EndObject();
}

void WriteSegments(const Summary& summary, JsonWriter* json) {
  json->Key("segments").BeginObject();
  json->Key("total").Number(summary.segments);
  json->Key("gsm7_messages").Number(summary.gsm7_messages);
  json->Key("ucs2_messages").Number(summary.ucs2_messages);
  json->Key("by_count").BeginObject();
  for (const auto& [segments, messages] : summary.messages_by_segments) {
    json->Key(std::to_string(segments)).Number(messages);
  }
  json->EndObject();
  json->EndObject();
}

void WriteOutcomes(const Summary& summary, JsonWriter* json) {
  json->Key("rejected").BeginObject();
  json->Key("total").Number(summary.rejected);
  json->Key("by_code").BeginObject();
  WriteCodeCounts(summary, CodeGroup::kReject, json);
  json->EndObject();
  json->EndObject();
  json->Key("suppressed").BeginObject();
  json->Key("total").Number(summary.suppressed);
  WriteCodeCounts(summary, CodeGroup::kSuppressed, json);
  json->EndObject();
  json->Key("duplicates").Number(summary.duplicates);
  json->Key("repaired").BeginObject();
  json->Key("total").Number(summary.repaired);
  WriteCodeCounts(summary, CodeGroup::kRepair, json);
  json->EndObject();
}

void WriteRecipients(const Summary& summary, JsonWriter* json) {
  json->Key("countries").BeginObject();
  for (const auto& [calling_code, emitted] : summary.countries) {
    json->Key(calling_code == 0 ? "unknown" : std::to_string(calling_code)).Number(emitted);
  }
  json->EndObject();
  json->Key("types").BeginObject();
  for (size_t i = 0; i < kNumberTypeCount; ++i) {
    json->Key(NameOf(static_cast<NumberType>(i))).Number(summary.types[i]);
  }
  json->EndObject();
}

void WriteWarning(const Warning& warning, JsonWriter* json) {
  json->BeginObject();
  json->Key("count").Number(warning.count);
  json->Key("first");
  if (warning.first.has_value()) {
    json->BeginObject();
    json->Key("list").String(warning.first->list);
    json->Key("line").Number(warning.first->line);
    json->Key("text").String(warning.first->text);
    json->EndObject();
  } else {
    json->Null();
  }
  json->EndObject();
}

void WriteWarnings(const Summary& summary, JsonWriter* json) {
  json->Key("warnings").BeginObject();
  for (const CodeInfo& info : AllCodes()) {
    if (info.group != CodeGroup::kWarning) continue;
    json->Key(info.name);
    WriteWarning(summary.warnings[static_cast<size_t>(info.code)], json);
  }
  json->EndObject();
}

void WriteCompiledFrom(const SuppressionSummary& set, JsonWriter* json) {
  json->Key("compiled_from").BeginArray();
  for (const CompiledList& list : set.compiled_from) {
    json->BeginObject();
    json->Key("name").String(list.name);
    json->Key("bytes").Number(list.bytes);
    WriteHash(list.xxh3, json);
    json->Key("records").Number(list.records);
    json->Key("no_number").Number(list.no_number);
    json->EndObject();
  }
  json->EndArray();
}

void WriteRun(const RunFigures& run, JsonWriter* json) {
  json->Key("run").BeginObject();
  json->Key("threads").Number(static_cast<uint64_t>(run.threads));
  json->Key("chunk_bytes").Number(run.chunk_bytes);
  json->Key("seconds").Decimal(run.seconds);
  json->Key("rows_per_second").Decimal(run.rows_per_second);
  json->Key("peak_memory_bytes").Number(run.peak_memory_bytes);
  json->EndObject();
}

}  // namespace

void WriteLists(const Summary& summary, JsonWriter* json) {
  json->BeginArray();
  for (const ListSummary& list : summary.lists) WriteList(list, json);
  json->EndArray();
}

void WriteSuppressionLists(const Summary& summary, JsonWriter* json) {
  json->BeginArray();
  for (const SuppressionSummary& list : summary.suppression_lists) {
    json->BeginObject();
    json->Key("role").String(list.role);
    json->Key("path").String(list.path);
    json->Key("bytes").Number(list.bytes);
    WriteHash(list.xxh3, json);
    json->Key("records").Number(list.records);
    json->Key("numbers").Number(list.numbers);
    json->Key("no_number").Number(list.no_number);
    if (list.compiled) WriteCompiledFrom(list, json);
    json->EndObject();
  }
  json->EndArray();
}

void WriteOptionMembers(const Summary& summary, JsonWriter* json) {
  json->Key("list_option").Number(summary.list_option);
  json->Key("list_option_words").String(ListOptionWords(summary.list_option));
  json->Key("job_option").Number(summary.job_option);
  json->Key("job_option_words").String(JobOptionWords(summary.job_option));
  json->Key("whitelist_mode");
  if (summary.whitelist_mode.has_value()) {
    json->String(NameOf(*summary.whitelist_mode));
  } else {
    json->Null();
  }
  json->Key("sender_names").BeginArray();
  for (const std::string& name : summary.sender_names) json->String(name);
  json->EndArray();
  json->Key("registered").BeginArray();
  for (const RegisteredSummary& file : summary.registered) WriteRegistered(file, json);
  json->EndArray();
  json->Key("strict_rules").Bool(summary.strict_rules);
  json->Key("prepend_sender").Bool(summary.prepend_sender);
}

std::string ToJson(const Summary& summary) {
  JsonWriter json;
  json.Key("records").Number(summary.records);
  json.Key("headers").Number(summary.headers);
  json.Key("blank").Number(summary.blank);
  json.Key("rows").Number(summary.rows);
  json.Key("emitted").Number(summary.emitted);
  json.Key("batches").Number(summary.batches);
  WriteSegments(summary, &json);
  WriteOutcomes(summary, &json);
  WriteRecipients(summary, &json);
  WriteWarnings(summary, &json);
  json.Key("lists");
  WriteLists(summary, &json);
  json.Key("suppression_lists");
  WriteSuppressionLists(summary, &json);
  json.Key("options").BeginObject();
  WriteOptionMembers(summary, &json);
  json.EndObject();
  json.Key("numbering_plan").String(summary.numbering_plan);
  WriteRun(summary.run, &json);
  return json.Finish();
}

}  // namespace muster
