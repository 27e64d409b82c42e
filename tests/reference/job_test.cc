#include "reference/job.h"

#include <gtest/gtest.h>

#include "reference/number.h"

namespace muster_reference {
namespace {

RefJob SimpleJob(const std::string& bytes, const std::string& content = "%Name%您好") {
  RefJob job;
  job.lists = {{"list.csv", bytes, false}};
  job.content = content;
  return job;
}

// Every row's fate in the order of the rows: `+`, a reject or suppression code, or `=first_row`.
std::string Fates(const RefResult& result) {
  if (!result.error.empty()) return result.error;
  std::map<size_t, std::string> fates;
  for (const RefMessage& m : result.messages) fates[m.row] = "+";
  for (const RefReject& r : result.rejects) fates[r.row] = r.code;
  for (const RefSuppressed& s : result.suppressed) fates[s.row] = s.code;
  for (const RefDuplicate& d : result.duplicates) fates[d.row] = "=" + std::to_string(d.first_row);
  const RefCounters& c = result.counters;
  EXPECT_EQ(c.rows, c.emitted + c.rejected + c.suppressed + c.duplicates);
  EXPECT_EQ(c.records, c.rows + c.headers + c.blank);
  EXPECT_EQ(fates.size(), c.rows);
  std::string out;
  for (const auto& [row, fate] : fates) out += (out.empty() ? "" : " ") + fate;
  return out;
}

TEST(ReferenceJob, MergesTheSourceDocumentsExample) {
  RefJob job = SimpleJob("0912345678,小明,先生\n0923456789,小美,小姐\n",
                         "SMSNumber,Name,Gender\n親愛的%Name%%Gender%，咖啡買一送一！");
  job.job_option = 48;
  RefResult result = RunReference(job);
  EXPECT_EQ(Fates(result), "+ +");
  EXPECT_EQ(result.messages[0].text, "親愛的小明先生，咖啡買一送一！");
  EXPECT_EQ(result.messages[1].to, "+886923456789");
  job.lists[0].bytes = "SMSNumber,Name,Gender\n" + job.lists[0].bytes;
  result = RunReference(job);
  EXPECT_EQ(Fates(result), "+ +");
  EXPECT_EQ(result.counters.repeated_headers, 1u);
  job.content = "one line";
  EXPECT_EQ(Fates(RunReference(job)), "usage");
}

TEST(ReferenceJob, JudgesEachRowByTheFirstRuleThatApplies) {
  RefJob job = SimpleJob(
      "SMSNumber,Name,RefID\n"
      "0911111111,A,r1\n"       // unsubscribed
      "0922222222,B,r2\n"       // blacklisted
      "0933333333,C,r3\n"       // already sent
      "0944444444,丁,r4\n"      // sent
      "0944-444-444,E,r5\n"     // duplicate
      "02-27187200,F,r6\n"      // not mobile
      ",,\n"                    // blank
      "SMSNumber,name,REFID\n"  // repeated header
      ",G,r7\n"                 // empty number
      "0955555555,\xFF,r8\n"    // invalid encoding
      "0966666666,\"X\n"        // stray quote
      "0977777777\n");          // short
  job.list_option = 64 + 32 + 128;
  job.unsubscribe = {"+886 911 111 111\n0922222222 0911111111\n"};
  job.blacklist = {"0922222222"};
  job.already_sent = {886933333333};
  job.ref_id = "job";
  RefResult result = RunReference(job);
  EXPECT_EQ(
      Fates(result),
      "unsubscribed unsubscribed already_sent + =4 not_mobile empty_number invalid_encoding unterminated_quote +");
  ASSERT_EQ(result.rejects.size(), 4u);
  EXPECT_EQ(result.rejects[0].ref, "r6");
  EXPECT_EQ(result.rejects[2].ref, "r8");
  EXPECT_EQ(result.rejects[3].ref, "job");
  EXPECT_EQ(result.rejects[3].record, "0966666666,\"X");
  EXPECT_EQ(result.rejects[3].line, 12u);
  EXPECT_EQ(result.rejects[3].byte_offset, job.lists[0].bytes.find("0966666666"));
  EXPECT_EQ(result.counters.warnings.at("short_row").count, 1u);
  EXPECT_EQ(result.counters.warnings.at("short_row").first_line, 13u);
  EXPECT_EQ(result.counters.warnings.at("empty_value").count, 1u);
  EXPECT_EQ(result.counters.repaired.at("punctuation"), 1u);
  EXPECT_EQ(result.messages[1].ref, "job");
  EXPECT_EQ(result.counters.headers, 2u);
  EXPECT_EQ(result.counters.blank, 1u);
}

TEST(ReferenceJob, ReadsTheWhiteListInThreeWays) {
  RefJob job = SimpleJob("0911111111\n0922222222\n", "hi");
  job.list_option = 64 + 32 + 256;
  job.unsubscribe = {"0911111111\n"};
  job.whitelist = {"0911111111\n"};
  EXPECT_EQ(Fates(RunReference(job)), "unsubscribed +");
  job.whitelist_mode = "only";
  EXPECT_EQ(Fates(RunReference(job)), "unsubscribed not_whitelisted");
  job.whitelist_mode = "override";
  RefResult result = RunReference(job);
  EXPECT_EQ(Fates(result), "+ +");
  EXPECT_EQ(result.counters.warnings.at("override_kept").count, 1u);
}

TEST(ReferenceJob, LetsNobodyOnAnOptOutListSlipThroughAsWritten) {
  RefJob job = SimpleJob("0911111111/0922222222\nabc12345\n0911-111-111\n0933333333#5\n", "hi");
  job.list_option = 4 + 8 + 32;
  job.header = "no";
  job.unsubscribe = {"0922222222\nabc12345\n886911111111\n0933333333\n"};
  EXPECT_EQ(Fates(RunReference(job)), "unsubscribed unsubscribed unsubscribed unsubscribed");
  job.unsubscribe = {"0955555555\n"};
  RefResult result = RunReference(job);
  EXPECT_EQ(Fates(result), "+ + + +");
  EXPECT_EQ(result.messages[2].to, "0911-111-111");
  EXPECT_EQ(result.counters.countries.at("unknown"), 3u);
}

TEST(ReferenceJob, StopsForWrongOptionsListsTemplatesAndSuppressionLists) {
  EXPECT_EQ(Fates(RunReference(SimpleJob("a,b\n1,2\n"))), "list");
  EXPECT_EQ(Fates(RunReference(SimpleJob("Mobile,x\n0912345678,2\n"))), "usage");
  RefJob job = SimpleJob("0912345678\n", "hi");
  job.list_option = 65;
  EXPECT_EQ(Fates(RunReference(job)), "usage");
  job.list_option = 96;
  EXPECT_EQ(Fates(RunReference(job)), "usage");
  job.unsubscribe = {"nobody\n"};
  EXPECT_EQ(Fates(RunReference(job)), "suppression");
  job.unsubscribe = {""};
  EXPECT_EQ(Fates(RunReference(job)), "suppression");
  job.allow_empty_list = true;
  EXPECT_EQ(Fates(RunReference(job)), "+");
  job.unsubscribe = {"0911111111\nx\n"};
  EXPECT_EQ(Fates(RunReference(job)), "+");
  job.unsubscribe = {"0911111111\nx\ny\n"};
  EXPECT_EQ(Fates(RunReference(job)), "suppression");
  job.max_list_errors = 2;
  EXPECT_EQ(Fates(RunReference(job)), "+");
}

TEST(ReferenceJob, RefusesMessagesByName) {
  RefJob job = SimpleJob("Mobile,Name\n0911111111,\n0922222222,漢\n0933333333,a\n0911111111,b\n", "%Name%");
  RefResult result = RunReference(job);
  EXPECT_EQ(Fates(result), "empty_message + + =1");
  EXPECT_EQ(result.counters.warnings.at("lost_with_duplicates").count, 1u);
  job.character_set = 117;
  EXPECT_EQ(Fates(RunReference(job)), "empty_message not_encodable + =1");
  job.reject_empty_field = true;
  EXPECT_EQ(Fates(RunReference(job)), "empty_field not_encodable + =1");
  job.content = std::string(161, 'x') + "%Name%";
  job.body_format = 1;
  EXPECT_EQ(Fates(RunReference(job)), "empty_field not_encodable message_too_long =1");
  job.max_rejects = 1;
  EXPECT_EQ(Fates(RunReference(job)), "budget");
}

TEST(ReferenceJob, TakesTypedNumbersBesideALList) {
  RefJob job = SimpleJob("Mobile,Name\n0911111111,A\n", "hi %Name%!");
  job.lists.push_back({"--list-text", "0922222222、0933333333", true});
  RefResult result = RunReference(job);
  EXPECT_EQ(Fates(result), "+ + +");
  EXPECT_EQ(result.messages[2].text, "hi !");
  EXPECT_EQ(result.rejects.size(), 0u);
  EXPECT_EQ(result.counters.warnings.at("empty_value").count, 2u);
  job.lists.erase(job.lists.begin());
  EXPECT_EQ(Fates(RunReference(job)), "usage");
}

}  // namespace
}  // namespace muster_reference
