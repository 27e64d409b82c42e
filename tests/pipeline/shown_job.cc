#include "pipeline/shown_job.h"

#include <gtest/gtest.h>

#include <vector>

#include "reference/text.h"

namespace muster {

std::string Show(const muster_reference::RefJob& job) {
  std::string text =
      "content: " + job.content + "\nlist option " + std::to_string(job.list_option) + ", job option " +
      std::to_string(job.job_option) + ", accept " + job.accept + ", country " + job.country + ", region " +
      job.region + ", area " + job.area + ", validity " + job.validity + ", " + std::to_string(job.countries.size()) +
      " countries, first '" + (job.countries.empty() ? "" : job.countries[0]) + "', country column '" +
      job.country_column + "'" + ", " + std::to_string(job.sender_names.size()) + " senders, first '" +
      (job.sender_names.empty() ? "" : job.sender_names[0]) + "'" + (job.prepend_sender ? " in front" : "") +
      (job.strict_rules ? " strictly" : "") + ", white list " + job.whitelist_mode + "\nheader " + job.header +
      ", delimiter " + job.delimiter + ", number column '" + job.number_column + "', ref column '" + job.ref_column +
      "', encoding " + job.encoding + "\nrecord limit " + std::to_string(job.max_record_bytes) + ", field lines " +
      std::to_string(job.max_field_lines) + ", rejects " + std::to_string(job.max_rejects) + " or " +
      std::to_string(job.max_rejects_percent) + " %, batches of " + std::to_string(job.batch_size) + "\nlist errors " +
      std::to_string(job.max_list_errors) + " or " + std::to_string(job.max_list_errors_percent) + " %" +
      (job.allow_empty_list ? ", may be empty" : "") + "\n";
  const auto show_all = [&text](const char* what, const std::vector<std::string>& lists) {
    for (const std::string& bytes : lists) {
      text += std::string("--- ") + what + "\n" +
              (muster_reference::IsUtf8(bytes) ? bytes : testing::PrintToString(bytes)) + "\n";
    }
  };
  for (const auto& list : job.lists) show_all(list.name.c_str(), {list.bytes});
  show_all("unsubscribe", job.unsubscribe);
  show_all("blacklist", job.blacklist);
  show_all("whitelist", job.whitelist);
  return text;
}

}  // namespace muster
