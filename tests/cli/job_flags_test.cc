#include "job_flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muster/error.h>
#include <muster/job_file.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "command_line.h"
#include "explicit_command.h"

namespace muster::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

absl::StatusOr<JobFlags> Read(const std::vector<std::string>& arguments, std::string_view command = "run") {
  const absl::StatusOr<ParsedArguments> parsed = ParseArguments(JobSyntax(command), arguments);
  if (!parsed.ok()) return parsed.status();
  return ReadJobFlags(parsed->uses);
}

// What is read from `arguments` beside a list and a content.
JobFlags With(std::vector<std::string> arguments, std::string_view command = "run") {
  arguments.insert(arguments.begin(), {"list.csv", "--content", "hello"});
  absl::StatusOr<JobFlags> flags = Read(arguments, command);
  EXPECT_TRUE(flags.ok()) << flags.status();
  return flags.ok() ? *std::move(flags) : JobFlags();
}

std::string Complaint(const std::vector<std::string>& arguments, std::string_view command = "run") {
  const absl::StatusOr<JobFlags> flags = Read(arguments, command);
  EXPECT_FALSE(flags.ok());
  if (flags.ok()) return "";
  EXPECT_EQ(KindOf(flags.status()), ErrorKind::kUsage);
  return std::string(flags.status().message());
}

std::string ComplaintWith(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"list.csv", "--content", "hello"});
  return Complaint(arguments);
}

std::vector<std::string> ListNames(const JobFlags& flags) {
  std::vector<std::string> names;
  for (const ListArgument& list : flags.lists) names.push_back((list.typed ? "typed " : "") + list.text);
  return names;
}

std::string WriteJobFile(std::string_view json) {
  // Tests run at once, each in a process of its own.
  const std::string path = ::testing::TempDir() + "/job_flags_test." + std::to_string(getpid()) + ".json";
  std::ofstream(path) << json;
  return path;
}

TEST(Lists, KeepTheOrderOfTheCommandLine) {
  const auto flags = Read({"a.csv", "--list", "b.csv", "--content", "x", "c.csv", "--list-text", "0912345678", "-"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_THAT(ListNames(*flags), ElementsAre("a.csv", "b.csv", "c.csv", "typed 0912345678", "-"));
  const std::vector<Source> sources = SourcesOf(*flags);
  ASSERT_EQ(sources.size(), 5u);
  EXPECT_EQ(sources[3].kind, Source::Kind::kListText);
  EXPECT_EQ(sources[4].kind, Source::Kind::kStdin);
}

TEST(Lists, AreNotSwallowedByOtherFlags) {
  EXPECT_THAT(ListNames(With({"--audit", "b.csv", "--unsubscribe", "u.csv", "c.csv", "--quiet", "d.csv"})),
              ElementsAre("list.csv", "b.csv", "c.csv", "d.csv"));
  EXPECT_THAT(ListNames(With({"--", "--odd-name.csv"})), ElementsAre("list.csv", "--odd-name.csv"));
  EXPECT_THAT(ListNames(With({"[a,b].csv", "[c,d]"})), ElementsAre("list.csv", "[a,b].csv", "[c,d]"));
}

TEST(Audit, IsRowsAloneAndFirstRowWhenSaid) {
  EXPECT_EQ(With({}).folder.audit, Audit::kNone);
  EXPECT_EQ(With({"--audit"}).folder.audit, Audit::kRows);
  EXPECT_EQ(With({"--audit", "b.csv"}).folder.audit, Audit::kRows);
  EXPECT_EQ(With({"--audit", "first-row"}).folder.audit, Audit::kFirstRow);
  EXPECT_EQ(With({"--audit=first-row"}).folder.audit, Audit::kFirstRow);
  EXPECT_THAT(ComplaintWith({"--audit=second"}), HasSubstr("first-row"));
}

TEST(Flags, SetWhatTheyName) {
  const JobFlags flags = With({"--list-option",
                               "dedup,national",
                               "--encoding",
                               "utf-8",
                               "--delimiter",
                               "tab",
                               "--header",
                               "yes",
                               "--number-column",
                               "手機",
                               "--ref-column",
                               "Id",
                               "--max-field-lines",
                               "7",
                               "--country-code",
                               "TW",
                               "--area-code",
                               "02",
                               "--accept",
                               "any",
                               "--job-option",
                               "strip,merge",
                               "--character-set",
                               "117",
                               "--body-format",
                               "1",
                               "--max-segments",
                               "9",
                               "--unknown-placeholder",
                               "keep",
                               "--empty-field",
                               "reject",
                               "--ref-id",
                               "R",
                               "--out",
                               "o",
                               "--format",
                               "csv",
                               "--batch-size",
                               "10",
                               "--file-size",
                               "1MiB",
                               "--overwrite",
                               "--sync",
                               "--max-rejects",
                               "2%",
                               "--threads",
                               "3",
                               "--chunk-size",
                               "64KiB",
                               "--quiet",
                               "--json",
                               "--progress",
                               "never",
                               "--lang",
                               "zh-TW",
                               "--job-name",
                               "三月",
                               "--ref-number",
                               "007",
                               "--start-time",
                               "2026-03-05 10:00:00"});
  EXPECT_EQ(flags.job.list_option, 68u);
  EXPECT_EQ(flags.job.format.encoding, Encoding::kUtf8);
  EXPECT_EQ(flags.job.format.delimiter, Delimiter::kTab);
  EXPECT_EQ(flags.job.format.header, HeaderMode::kYes);
  EXPECT_EQ(flags.job.format.number_column, "手機");
  EXPECT_EQ(flags.job.format.ref_column, "Id");
  EXPECT_EQ(flags.job.format.max_field_lines, 7u);
  EXPECT_EQ(flags.job.country_code, "TW");
  EXPECT_EQ(flags.job.area_code, "02");
  EXPECT_EQ(flags.job.accept, Accept::kAny);
  EXPECT_EQ(flags.job.job_option, 17u);
  EXPECT_EQ(flags.job.character_set, 117);
  EXPECT_EQ(flags.job.body_format, 1);
  EXPECT_EQ(flags.job.max_segments, 9);
  EXPECT_EQ(flags.job.unknown_placeholder, UnknownPlaceholder::kKeep);
  EXPECT_EQ(flags.job.empty_field, EmptyFieldMode::kReject);
  EXPECT_EQ(flags.job.ref_id, "R");
  EXPECT_EQ(flags.job.batch_size, 10u);
  EXPECT_TRUE(flags.job.max_rejects->is_percent);
  EXPECT_EQ(flags.folder.dir, "o");
  EXPECT_EQ(flags.folder.format, OutputFormat::kCsv);
  EXPECT_EQ(flags.folder.file_size, uint64_t{1} << 20);
  EXPECT_TRUE(flags.folder.overwrite);
  EXPECT_TRUE(flags.folder.sync);
  EXPECT_EQ(flags.run.threads, 3);
  EXPECT_EQ(flags.run.chunk_bytes, 65536u);
  EXPECT_TRUE(flags.quiet);
  EXPECT_TRUE(flags.json);
  EXPECT_EQ(flags.progress, ProgressMode::kNever);
  EXPECT_EQ(flags.lang, Lang::kChinese);
  EXPECT_THAT(flags.job.kept_fields,
              ElementsAre(Pair("JobName", "三月"), Pair("RefNumber", "007"), Pair("StartTime", "2026-03-05 10:00:00")));
}

TEST(Flags, SayHowNumbersAreReadAndTaken) {
  const JobFlags flags = With({"--region", "IM", "--validity", "possible", "--countries", "886,HK", "--countries",
                               "+81", "--country-column", "Land"});
  EXPECT_EQ(flags.job.country_code, "");
  EXPECT_EQ(flags.job.region, "IM");
  EXPECT_EQ(flags.job.validity, Validity::kPossible);
  EXPECT_THAT(flags.job.countries, ElementsAre("886,HK", "+81"));
  EXPECT_EQ(flags.job.format.country_column, "Land");
  EXPECT_EQ(With({}).job.validity, Validity::kValid);
  EXPECT_EQ(With({}).job.numbering_plan, nullptr);
  EXPECT_THAT(ComplaintWith({"--region", "UK"}), HasSubstr("the nearest is GB (United Kingdom)"));
  EXPECT_THAT(ComplaintWith({"--region", ""}), HasSubstr("it is empty"));
  EXPECT_THAT(ComplaintWith({"--country-code", " "}), HasSubstr("a calling code, such as 886"));
  EXPECT_THAT(ComplaintWith({"--region", "IM", "--country-code", "886"}), HasSubstr("has the calling code 44"));
  EXPECT_THAT(ComplaintWith({"--validity", "posible"}), HasSubstr("for example possible"));
  EXPECT_THAT(ComplaintWith({"--countries", "Japn"}), HasSubstr("the nearest is 81 or JP (Japan)"));
  EXPECT_THAT(ComplaintWith({"--countries", ""}), HasSubstr("886,852 or TW,HK"));
  EXPECT_THAT(ComplaintWith({"--countries", "886", "--list-option", "12"}), HasSubstr("leave --countries out"));
  EXPECT_THAT(ComplaintWith({"--country-column", ""}), HasSubstr("it is empty"));
  EXPECT_THAT(ComplaintWith({"--numbering-plan", "/nowhere"}), HasSubstr("No such file or directory"));
  EXPECT_THAT(ComplaintWith({"--numbering-plan", ""}), HasSubstr("it is empty"));
}

TEST(Flags, TheCountryOfTheCommandLineReplacesTheJobFiles) {
  const std::string file = WriteJobFile(R"({"CountryCode": "886", "Region": "TW", "AreaCode": "02"})");
  EXPECT_EQ(With({"--job", file}).job.country_code, "886");
  EXPECT_EQ(With({"--job", file}).job.region, "TW");
  const JobFlags flags = With({"--job", file, "--region", "GB", "--area-code", "20"});
  EXPECT_EQ(flags.job.country_code, "");
  EXPECT_EQ(flags.job.region, "GB");
}

TEST(Flags, TheJobFileHasThemToo) {
  const std::string file = WriteJobFile(R"({"Region": "IM", "Validity": "possible", "Countries": ["886", "44"],)"
                                        R"("CountryColumn": "Land"})");
  const JobFlags flags = With({"--job", file});
  EXPECT_EQ(flags.job.region, "IM");
  EXPECT_EQ(flags.job.validity, Validity::kPossible);
  EXPECT_THAT(flags.job.countries, ElementsAre("886", "44"));
  EXPECT_EQ(flags.job.format.country_column, "Land");
  EXPECT_THAT(With({"--job", WriteJobFile(R"({"Countries": "886,44"})")}).job.countries, ElementsAre("886,44"));
}

TEST(Flags, GiveTheRulesOfCarriers) {
  const JobFlags flags = With({"--sender-name", "品牌", "--sender-name", "Acme", "--registered", "a.txt",
                               "--registered", "b.txt", "--strict-rules"});
  EXPECT_THAT(flags.job.sender_names, ElementsAre("品牌", "Acme"));
  EXPECT_THAT(flags.registered, ElementsAre("a.txt", "b.txt"));
  EXPECT_TRUE(flags.job.strict_rules);
  EXPECT_FALSE(flags.job.prepend_sender);
  EXPECT_TRUE(With({"--sender-name", "x", "--prepend-sender"}).job.prepend_sender);
  EXPECT_TRUE(With({"--registered", "a.txt", "--strict-rules"}).job.strict_rules);
}

TEST(Flags, TakeValuesAsTheyStand) {
  EXPECT_EQ(With({"--ref-id="}).job.ref_id, "");
  EXPECT_EQ(With({"--ref-id=--out"}).job.ref_id, "--out");
  EXPECT_EQ(With({"--ref-id", "-5"}).job.ref_id, "-5");
  EXPECT_EQ(With({"--ref-id", "[a,b]"}).job.ref_id, "[a,b]");
}

TEST(Flags, AreRefusedWithTheReason) {
  const struct {
    std::vector<std::string> arguments;
    std::string_view part;
  } cases[] = {
      {{"--batch-size", "0"}, "from 1 to 100000"},
      {{"--batch-size", "10", "--batch-size", "10"}, "--batch-size is given twice"},
      {{"--quiet", "--quiet"}, "--quiet is given twice"},
      {{"--max-segments", "256"}, "from 1 to 255"},
      {{"--body-format", "3"}, "from 0 to 2"},
      {{"--character-set", "16"}, "17 (Chinese"},
      {{"--chunk-size", "2GiB"}, "--chunk-size"},
      {{"--format", "xml"}, "ndjson"},
      {{"--max-rejects", "x"}, "--max-rejects: "},
      {{"--list-option", "3"}, "--list-option: list option 3"},
      {{"--list-option", "512"}, "512"},
      {{"--list-option", "96"}, "--unsubscribe FILE"},
      {{"--list-option", "64", "--blacklist", "b.csv"}, "--list-option 192"},
      {{"--whitelist", "w.csv"}, "--whitelist-mode override"},
      {{"--whitelist-mode", "only"}, "no white list"},
      {{"--job-option", "18"}, "later capability"},
      {{"--job-option", "4"}, "--job-option: job option 4"},
      {{"--content-encoding", "mixed"}, "gb18030"},
      {{"--content-file", "message.txt"}, "--content and --content-file"},
      {{"--conten", "x"}, "the nearest is --content"},
      {{"--preview", "3"}, "unknown flag --preview"},
      {{"--out"}, "--out needs a value"},
      {{"--out", "--quiet"}, "--out needs a value"},
      {{"--out", ""}, "it is empty"},
      {{""}, "it is empty"},
      {{"--list-text", ""}, "it is empty"},
      {{"-", "-"}, "standard input (-) is asked for 2 times"},
      {{"--country-code", "nowhere"}, "nowhere"},
      {{"--strict-rules"}, "add --sender-name NAME"},
      {{"--prepend-sender"}, "add --sender-name NAME"},
      {{"--prepend-sender", "--sender-name", "a", "--sender-name", "b"}, "more than one"},
      {{"--prepend-sender", "--sender-name", "a", "--character-set", "117"}, "GSM-7"},
      {{"--sender-name", ""}, "it is empty"},
      {{"--sender-name", "【】"}, "the name is empty"},
      {{"--registered", ""}, "it is empty"},
      {{"-", "--registered", "-"}, "standard input (-) is asked for 2 times"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(::testing::PrintToString(c.arguments));
    EXPECT_THAT(ComplaintWith(c.arguments), HasSubstr(c.part));
  }
  EXPECT_THAT(Complaint({"--content", "x"}), HasSubstr("no recipient list"));
  EXPECT_THAT(Complaint({"list.csv"}), HasSubstr("no content"));
  EXPECT_THAT(Complaint({"list.csv", "--content", ""}), HasSubstr("no content"));
  EXPECT_THAT(Complaint({"-", "--content-file", "-"}), HasSubstr("standard input"));
}

TEST(Flags, OfCheckAreThoseOfRunAndPreview) {
  EXPECT_EQ(With({}, "check").preview, 3u);
  EXPECT_EQ(With({"--preview", "10"}, "check").preview, 10u);
}

TEST(Help, NamesEveryFlagWithItsOriginalParameter) {
  const auto parsed = ParseArguments(JobSyntax("check"), {"--help"});
  ASSERT_TRUE(parsed.ok());
  ASSERT_TRUE(parsed->help.has_value());
  for (const Flag& flag : JobSyntax("check").flags) {
    EXPECT_THAT(*parsed->help, HasSubstr("--" + std::string(flag.name)));
    EXPECT_FALSE(flag.help.empty());
  }
  EXPECT_THAT(*parsed->help, HasSubstr("[SMSListOption]"));
}

TEST(JobFiles, KnowOnlyFlagsThatExist) {
  std::vector<std::string> flags;
  for (const Flag& flag : JobSyntax("check").flags) flags.emplace_back(flag.name);
  for (const JobParameter& parameter : JobParameters()) {
    if (parameter.flag.empty()) continue;
    EXPECT_THAT(flags, ::testing::Contains(std::string(parameter.flag)));
  }
}

TEST(JobFiles, GiveTheWholeJob) {
  const std::string path = WriteJobFile(R"({"SMSListFile": ["a.csv", "b.csv"], "Content": "hi", "SMSListOption": 64,
      "ManagerPassword": "secret", "JobName": "三月", "TrackingExpireTime": 3600, "Audit": "first-row", "Sync": true})");
  const auto flags = Read({"--job", path});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_THAT(ListNames(*flags), ElementsAre("a.csv", "b.csv"));
  EXPECT_EQ(flags->job.content, "hi");
  EXPECT_EQ(flags->job.list_option, 64u);
  EXPECT_EQ(flags->folder.audit, Audit::kFirstRow);
  EXPECT_TRUE(flags->folder.sync);
  EXPECT_THAT(flags->job.kept_fields, ElementsAre(Pair("JobName", "三月"), Pair("TrackingExpireTime", "3600")));
}

TEST(JobFiles, GiveTheRulesOfCarriers) {
  const auto flags = Read({"--job", WriteJobFile(R"({"SMSListFile": "a.csv", "Content": "hi", "SenderName": ["品牌"],
      "Registered": ["a.txt", "b.txt"], "StrictRules": true, "PrependSender": true})")});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_THAT(flags->job.sender_names, ElementsAre("品牌"));
  EXPECT_THAT(flags->registered, ElementsAre("a.txt", "b.txt"));
  EXPECT_TRUE(flags->job.strict_rules);
  EXPECT_TRUE(flags->job.prepend_sender);
}

TEST(JobFiles, YieldToFlags) {
  const std::string path = WriteJobFile(R"({"SMSListFile": "a.csv", "SMSList": "0912345678", "ContentFile": "m.txt",
      "BatchSize": 5, "MaxSegments": 2, "JobName": "old", "Unsubscribe": "u.csv"})");
  const auto flags = Read({"--job", path, "b.csv", "--content", "hi", "--batch-size", "7", "--job-name", "new"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_THAT(ListNames(*flags), ElementsAre("b.csv"));
  EXPECT_EQ(flags->job.content, "hi");
  EXPECT_FALSE(flags->content_file.has_value());
  EXPECT_EQ(flags->job.batch_size, 7u);
  EXPECT_EQ(flags->job.max_segments, 2);
  EXPECT_THAT(flags->job.kept_fields, ElementsAre(Pair("JobName", "new")));
  EXPECT_THAT(flags->unsubscribe, ElementsAre("u.csv"));
  EXPECT_THAT(flags->notes, IsEmpty());
}

TEST(JobFiles, SayWhenASuppressionListIsReplaced) {
  const std::string path = WriteJobFile(R"({"SMSListFile": "a.csv", "Content": "hi", "Unsubscribe": "u.csv"})");
  const auto flags = Read({"--job", path, "--unsubscribe", "v.csv"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_THAT(flags->unsubscribe, ElementsAre("v.csv"));
  ASSERT_EQ(flags->notes.size(), 1u);
  EXPECT_THAT(flags->notes[0].In(Language::kEnglish), HasSubstr("u.csv is not used"));
  EXPECT_THAT(flags->notes[0].In(Language::kChinese), HasSubstr("已指定 --unsubscribe，因此不使用 Unsubscribe u.csv"));
}

TEST(JobFiles, NameThemselvesInErrors) {
  EXPECT_THAT(Complaint({"--job", WriteJobFile(R"({"SMSListFile": "a", "Content": "b", "BatchSize": 0})")}),
              HasSubstr(".json: BatchSize"));
  EXPECT_THAT(Complaint({"--job", WriteJobFile(R"({"Contnt": "b"})")}), HasSubstr("nearest is Content"));
  EXPECT_THAT(Complaint({"--job", "/nowhere/job.json"}), HasSubstr("/nowhere/job.json"));
}

Summary SummaryOfOneList() {
  Summary summary;
  summary.list_option = 64;
  summary.job_option = 16;
  ListSummary list;
  list.path = "list.csv";
  list.encoding = "utf-8";
  list.delimiter = "comma";
  list.has_header = true;
  list.number_column = "手機 號碼";
  list.columns = {"手機 號碼", "Name"};
  summary.lists.push_back(list);
  return summary;
}

TEST(ExplicitCommand, SpellsOutWhatWasDetected) {
  const std::string command = ExplicitCommand(With({}), SummaryOfOneList());
  EXPECT_THAT(command, ::testing::StartsWith("muster run list.csv "));
  EXPECT_THAT(command, HasSubstr("--encoding utf-8 --delimiter comma --header yes --number-column '手機 號碼'"));
  EXPECT_THAT(command, HasSubstr("--list-option 64"));
  EXPECT_THAT(command, HasSubstr("--content hello --job-option 16"));
  EXPECT_THAT(command, Not(HasSubstr("--out")));
}

TEST(ExplicitCommand, LeavesFormatsOfSeveralListsToThem) {
  Summary summary = SummaryOfOneList();
  summary.lists.push_back(summary.lists[0]);
  EXPECT_THAT(ExplicitCommand(With({"b.csv"}), summary), Not(HasSubstr("--delimiter")));
  EXPECT_THAT(ExplicitCommand(With({"b.csv", "--delimiter", "pipe"}), summary), HasSubstr("--delimiter pipe"));
}

TEST(ExplicitCommand, HasNoDelimiterForOneColumn) {
  Summary summary = SummaryOfOneList();
  summary.lists[0].delimiter = "none";
  EXPECT_THAT(ExplicitCommand(With({}), summary), Not(HasSubstr("--delimiter")));
}

TEST(ExplicitCommand, ReadsBackAsTheSameJob) {
  const JobFlags flags = With(
      {"--audit",          "first-row", "--max-rejects", "0.5%",       "--ref-id=-5",    "--whitelist",     "w.csv",
       "--whitelist-mode", "only",      "--overwrite",   "--job-name", "三月",           "--accept",        "any",
       "--sender-name",    "品牌",      "--registered",  "r.txt",      "--strict-rules", "--prepend-sender"});
  Summary summary = SummaryOfOneList();
  summary.list_option = 320;
  summary.whitelist_mode = WhitelistMode::kOnly;
  summary.sender_names = {"品牌", "-x"};
  const std::string command = ExplicitCommand(flags, summary);
  EXPECT_THAT(command,
              HasSubstr("--sender-name '品牌' --sender-name=-x --registered r.txt --strict-rules --prepend-sender"));
  EXPECT_THAT(command, HasSubstr("--ref-id=-5"));
  EXPECT_THAT(command, HasSubstr("--max-rejects 0.5%"));
  EXPECT_THAT(command, HasSubstr("--whitelist w.csv --whitelist-mode only"));
  EXPECT_THAT(command, HasSubstr("--audit first-row --overwrite"));
  EXPECT_THAT(command, HasSubstr("--job-name '三月'"));
  EXPECT_THAT(command, HasSubstr("--accept any"));
}

}  // namespace
}  // namespace muster::cli
